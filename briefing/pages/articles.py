"""A briefing: one article, what was found in it, and what the editors say of it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from briefing.corpus import Corpus
from briefing.languages import Language
from briefing.markup import escape, front_matter, link, opening, web_address
from briefing.model import KINDS, Article, Entity, Fact, Note, Page, Reading
from briefing.pages.parts import (
    about,
    actor_link,
    article_link,
    block,
    claims,
    counted,
    listed,
    published,
    quoted,
    when,
)
from briefing.weave import fact_anchor, lead, note_box, weave, weave_lead, weave_title

# How much of an article stands in the description that search engines and messengers show.
DESCRIPTION = 200


def articles(corpus: Corpus) -> Iterator[Page]:
    """The briefing of each article, over the article's own file."""
    for reading in corpus.readings:
        yield Page(reading.article.path, "\n".join(_briefing(reading, corpus)))


def _briefing(reading: Reading, corpus: Corpus) -> Iterator[str]:
    article, say = reading.article, corpus.language.say
    yield from front_matter({"title": article.title, "description": _description(reading)})
    yield f"# {weave_title(reading)} {{ #top .b-title }}"
    yield ""
    yield from _notes(reading, corpus, lambda note: _is_on_title(note, article))
    if lead(article):
        yield from block("b-lead", [weave_lead(reading, corpus)])
    yield from block("b-source", [_source_line(reading, corpus)])
    yield from block("b-extracted b-facts", _facts(reading, corpus), "section")
    yield f"## {say('text')} {{ #text .b-text-head }}"
    yield ""
    yield from block("b-text", [weave(reading, corpus)])
    yield from block("b-extracted b-actors", _actors(reading, corpus), "section")
    yield from block("b-extracted b-dates", _dates(reading, corpus), "section")
    yield from _related(reading, corpus)
    yield from _loose_notes(reading, corpus)


def _description(reading: Reading) -> str:
    article = reading.article
    words = " ".join(article.text[article.body_start :].split())
    return words if len(words) <= DESCRIPTION else words[:DESCRIPTION].rsplit(" ", 1)[0] + "…"


def _source_line(reading: Reading, corpus: Corpus) -> str:
    """Where and when the article was published, and what import left out of it."""
    article, language, source = reading.article, corpus.language, reading.article.source
    told = (source.publisher, source.agency, source.author, source.place, article.section)
    parts = [opening(" · ".join(part for part in told if part))] if any(told) else []
    parts.append(published(reading, language))
    if address := web_address(source.url):
        parts.append(link(language.say("original"), address, ".b-original"))
    elif source.url:
        parts.append(escape(source.url))
    if source.licence:
        parts.append(escape(source.licence))
    if article.removed:
        rules = Counter(removed.rule for removed in article.removed)
        rules_told = listed(
            [f"{_rule(rule, language)}: {n}" for rule, n in rules.items()], language
        )
        parts.append(f"{counted(language, 'removed', len(article.removed))} ({rules_told})")
    return " · ".join(parts)


def _rule(rule: str, language: Language) -> str:
    """The rule by which import removed a line, in words; a rule without words by its own name."""
    words: str = language.toml("strings")["removed"].get(rule, rule)
    return escape(words)


def _facts(reading: Reading, corpus: Corpus) -> Iterator[str]:
    say = corpus.language.say
    facts = [fact for fact in reading.facts if fact.review != "struck"]
    yield f"## {say('key_facts')} {{ #facts }}"
    yield ""
    if not facts:
        yield say("no_facts")
        return
    yield f'<p class="b-voice">{say("voice_extracted")}</p>'
    yield ""
    pinned_first = sorted(facts, key=lambda fact: fact.review != "pinned")
    for fact in pinned_first:
        yield f"1.  {_fact(fact, reading, corpus)}"
        yield ""
        yield f"    {' · '.join(_about(fact, reading, corpus))}"
        yield ""
    yield from block("b-why", _reasons(pinned_first, corpus), "details")


def _fact(fact: Fact, reading: Reading, corpus: Corpus) -> str:
    """The fact's own words, leading to their place in the text."""
    words = opening(fact.span.of(reading.article.text))
    if fact.span.start < reading.article.body_start:
        return words
    return f"{words} {link(corpus.language.say('in_the_text'), f'#{fact_anchor(fact)}')}"


def _about(fact: Fact, reading: Reading, corpus: Corpus) -> Iterator[str]:
    """How sure, by whose account, when and who."""
    language, page = corpus.language, reading.article.path
    yield from claims(fact, corpus)
    dates = reading.timexes_in(fact.span)
    values = dict.fromkeys(date.value for date in dates if date.value and date.role == "event")
    if values:
        dated = [when(value, language) for value in values]
        yield f"{language.say('when')} {listed(dated, language)}"
    actors = [actor for actor in reading.actors_in(fact.span) if corpus.is_shown(actor)]
    if actors:
        named = [actor_link(corpus.entity(actor), page) for actor in actors]
        yield f"{language.say('who')} {listed(named, language)}"


def _reasons(facts: Sequence[Fact], corpus: Corpus) -> Iterator[str]:
    """Why each fact was chosen: the rule and its score."""
    say = corpus.language.say
    yield f"<summary>{say('why_here')}</summary>"
    yield ""
    for fact in facts:
        score = f"{fact.score:.2f}".replace(".", say("decimal"))
        yield f"1.  {say('rule_and_score', rule=escape(fact.rule), score=score)}"


def _actors(reading: Reading, corpus: Corpus) -> Iterator[str]:
    say = corpus.language.say
    yield f"## {say('actors')} {{ #actors }}"
    yield ""
    identifiers = corpus.actors_of(reading)
    if not identifiers:
        yield say("no_actors")
    for kind in KINDS:
        named = [
            corpus.entity(identifier)
            for identifier in identifiers
            if corpus.entity(identifier).kind == kind
        ]
        if named:
            items = [_counted_actor(entity, reading, corpus) for entity in named]
            yield f"**{say(f'kind_{kind}_heading')}:** {', '.join(items)}"
            yield ""


def _counted_actor(entity: Entity, reading: Reading, corpus: Corpus) -> str:
    number = len(corpus.mentions_of(entity.id, reading))
    return f"{actor_link(entity, reading.article.path)} ({number})"


def _dates(reading: Reading, corpus: Corpus) -> Iterator[str]:
    say = corpus.language.say
    yield f"## {say('dates')} {{ #dates }}"
    yield ""
    found = {
        (timex.value.order, reading.sentence_at(timex.span.start), timex.role): timex.value
        for timex in reading.timexes
        if timex.value and timex.role != "publication"
    }
    if not found:
        yield say("no_dates")
    for (_, sentence, role), value in sorted(found.items(), key=lambda item: item[0]):
        reference = f" ({say('date_of_reference')})" if role == "other" else ""
        yield f"- {when(value, corpus.language)}{reference}: {quoted(reading, sentence)}"


def _related(reading: Reading, corpus: Corpus) -> Iterator[str]:
    language = corpus.language
    related = corpus.related(reading)
    if not related:
        return
    yield f"## {language.say('related')} {{ #related }}"
    yield ""
    for other, shared in related:
        names = listed([escape(corpus.entity(actor).name) for actor in shared[:4]], language)
        reason = language.say("they_share", names=names)
        title = article_link(other, reading.article.path)
        yield f"- {title} {about([published(other, language), reason])}"
    yield ""


def _is_on_title(note: Note, article: Article) -> bool:
    return note.span is not None and note.span.end <= len(article.title)


def _loose_notes(reading: Reading, corpus: Corpus) -> Iterator[str]:
    """The notes on the whole article, and those whose passage is not there or not the only one."""
    loose = list(_notes(reading, corpus, lambda note: note.span is None))
    if loose:
        yield f"## {corpus.language.say('notes')} {{ #notes }}"
        yield ""
        yield from loose


def _notes(reading: Reading, corpus: Corpus, wanted: Callable[[Note], bool]) -> Iterator[str]:
    for index, note in enumerate(reading.notes):
        if wanted(note):
            yield note_box(reading, index, corpus)
            yield ""
