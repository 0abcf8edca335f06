"""A briefing: one article, what was found in it, and what the editors say of it."""

from collections import Counter
from collections.abc import Callable, Iterator

from briefing.corpus import Corpus
from briefing.languages import Language
from briefing.marginalia import note_box, placed
from briefing.markup import escape, front_matter, link, opening, path_to, web_address
from briefing.model import KINDS, Article, Entity, Note, Reading, Source
from briefing.pages.compose import composer
from briefing.pages.facts import facts
from briefing.pages.objections import objections
from briefing.pages.parts import (
    HOME,
    about,
    actor_link,
    article_link,
    block,
    counted,
    crumbs,
    foreign,
    listed,
    published,
    quotations,
    quoted,
    rule_in_words,
    sentence_case,
    when,
)
from briefing.pages.standing import compared, copied
from briefing.read import article_id
from briefing.rights import published_words
from briefing.site import Page
from briefing.text import Span, folded
from briefing.weave import weave, weave_lead, weave_title

# How much of an article stands in the description that search engines and messengers show.
DESCRIPTION = 200


def articles(corpus: Corpus) -> Iterator[Page]:
    """The briefing of each article, over the article's own file."""
    return (_page(reading, corpus) for reading in corpus.readings)


def article_at(path: str, corpus: Corpus) -> Page | None:
    """The briefing at `path`; None where there is none."""
    reading = corpus.by_article.get(article_id(path))
    return _page(reading, corpus) if reading and reading.article.path == path else None


def _page(reading: Reading, corpus: Corpus) -> Page:
    return Page(reading.article.path, _briefing(reading, corpus))


def _briefing(reading: Reading, corpus: Corpus) -> Iterator[str]:
    article, say = reading.article, corpus.language.say
    tongue = foreign(reading, corpus)
    yield from front_matter({"title": article.title, "description": _description(reading)})
    index = link(say("articles"), path_to(HOME, article.path, "latest"))
    yield from crumbs(corpus, index, *([escape(article.section)] if article.section else []))
    yield f"# {weave_title(reading, corpus)} {{ #top .b-title{tongue} }}"
    yield ""
    yield from _notes(reading, corpus, lambda note: _is_on_title(note, article))
    if standfirst := weave_lead(reading, corpus):
        yield from block("b-lead", [standfirst], tongue=tongue)
    yield from block("b-source", [_source_line(reading, corpus)])
    if article.removed:
        yield f'<p class="b-colophon">{_removed(article, corpus.language)}</p>'
        yield ""
    yield from copied(reading, corpus)
    yield from block("b-extracted b-facts", facts(reading, corpus), "section")
    heading = say("excerpt" if article.publish == "excerpt" else "text")
    yield f"## {heading} {{ #text .b-text-head }}"
    yield ""
    yield from block("b-text", [weave(reading, corpus)], tongue=tongue)
    if article.publish != "full":
        yield from block("b-about", [_elsewhere(article, corpus.language)])
    yield from block("b-extracted b-actors", _actors(reading, corpus), "section")
    yield from block("b-extracted b-dates", _dates(reading, corpus), "section")
    yield from compared(reading, corpus)
    yield from _related(reading, corpus)
    yield from _loose_notes(reading, corpus)
    yield from composer(reading, corpus)


def _description(reading: Reading) -> str:
    article = reading.article
    if article.publish == "link":
        return ""
    words = published_words(reading, Span(article.body_start, len(article.text)))
    # So many words are surely longer.
    words = " ".join(words.split(maxsplit=DESCRIPTION))
    return words if len(words) <= DESCRIPTION else words[:DESCRIPTION].rsplit(" ", 1)[0] + "…"


def _source_line(reading: Reading, corpus: Corpus) -> str:
    """Where and when the article was published."""
    language, source = corpus.language, reading.article.source
    told = (source.publisher, _agency(source), source.author, source.place)
    parts = [opening(" · ".join(part for part in told if part))] if any(told) else []
    day = published(reading, language)
    parts.append(day if parts else sentence_case(day))
    if address := web_address(source.url):
        parts.append(link(language.say("original"), address, ".b-original"))
    elif source.url:
        parts.append(escape(source.url))
    if source.licence:
        parts.append(escape(source.licence))
    return " · ".join(parts)


def _agency(source: Source) -> str:
    """The agency, where it is not what published: "EFE" is "Agencia EFE"."""
    one, other = (set(folded(name).split()) for name in (source.publisher, source.agency))
    return "" if one and (one <= other or other <= one) else source.agency


def _elsewhere(article: Article, language: Language) -> str:
    """Where the text is that stands here in part or not at all."""
    source = article.source
    if address := web_address(source.url):
        publisher = escape(source.publisher) or language.say("elsewhere")
        return language.say("whole_text_at", publisher=link(publisher, address, ".b-original"))
    if outlet := escape(source.publisher or source.agency):
        return language.say("whole_text_by", publisher=outlet)
    return language.say("whole_text_not")


def _removed(article: Article, language: Language) -> str:
    """What import left out of the article: how many lines, and by which rules."""
    rules = Counter(removed.rule for removed in article.removed).most_common()
    told = [f"{rule_in_words('removed', rule, language)} ({n})" for rule, n in rules]
    return f"{counted(language, 'removed', len(article.removed))}: {listed(told, language)}."


def _actors(reading: Reading, corpus: Corpus) -> Iterator[str]:
    say = corpus.language.say
    yield f"## {say('actors')} {{ #actors }}"
    yield ""
    identifiers = corpus.actors_of(reading)
    if not identifiers:
        yield say("no_actors")
        return
    yield f'<p class="b-voice">{say("voice_counted")}</p>'
    yield ""
    for kind in KINDS:
        named = [
            corpus.entity(identifier)
            for identifier in identifiers
            if corpus.entity(identifier).kind == kind
        ]
        if named:
            items = [_counted_actor(entity, reading) for entity in named]
            yield f"**{say(f'kind_{kind}_heading')}:** {', '.join(items)}"
            yield ""


def _counted_actor(entity: Entity, reading: Reading) -> str:
    number = len(reading.named.get(entity.id, ()))
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
        return
    doubts = {
        sentence: objections(reading, sentence, corpus, reading.article.path)
        for _, sentence, _ in found
    }
    lines = [
        f"{when(value, corpus.language)} "
        + (f"<i>{say('date_of_reference')}</i> " if role == "other" else "")
        + f"{quoted(reading, sentence, corpus)} {doubts[sentence]}".rstrip()
        for (_, sentence, role), value in sorted(found.items(), key=lambda item: item[0])
    ]
    linked = any(doubts.values())
    yield from quotations(dict.fromkeys(lines), " b-dated", linked=linked)


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
    for one in placed(reading):
        if wanted(one.note):
            yield note_box(reading, one, corpus)
            yield ""
