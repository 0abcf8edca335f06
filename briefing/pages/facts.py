"""The key facts of one article, as far as they may be told in its words."""

from collections.abc import Iterator, Sequence

from briefing.amendments import amended, note_of, written_date
from briefing.corpus import Corpus
from briefing.languages.calendar import in_words
from briefing.marginalia import note_anchors
from briefing.markup import attribute, escape, web_address
from briefing.model import Fact, Reading
from briefing.pages.objections import objections
from briefing.pages.parts import actor_link, claim, foreign, listed, rule_in_words
from briefing.pages.standing import standing
from briefing.rights import is_published, public_parts, value_words
from briefing.text import Span
from briefing.weave import fact_anchor, weave_fact


def facts(reading: Reading, corpus: Corpus) -> Iterator[str]:
    """The section of the facts on the page of their article: the pinned first."""
    say, tongue = corpus.language.say, foreign(reading, corpus)
    found = [fact for fact in reading.facts if fact.review != "struck"]
    yield f"## {say('key_facts')} {{ #facts }}"
    yield ""
    if not found:
        yield say("no_facts")
        return
    yield f'<p class="b-voice">{say("voice_extracted")}</p>'
    yield ""
    pinned_first = sorted(found, key=lambda fact: fact.review != "pinned")
    copy = f'<button class="b-copy" type="button" hidden>{say("copy_citation")}</button>'
    for fact in pinned_first:
        words = weave_fact(reading, fact, corpus)
        place = _place(fact, reading, corpus)
        yield claim(fact, reading, corpus, ways=[place, copy])
        yield ""
        doubt = objections(reading, fact.span, corpus, reading.article.path)
        yield f"<q{tongue}>{words}</q> {doubt}".rstrip()
        yield from _besides(fact, reading, corpus)
        yield ""
        yield from standing(fact, reading, corpus)
        yield from _decided(fact, reading, corpus)
    yield from _why(pinned_first, corpus)
    yield _citation(reading, corpus)


def _place(fact: Fact, reading: Reading, corpus: Corpus) -> str:
    """The link to the fact's place in the text; without one, the fact has its anchor here."""
    anchor, say = fact_anchor(fact), corpus.language.say
    if fact.span.start < reading.article.body_start:
        return f'<a href="#{anchor}">{say("in_the_headline")}</a>'
    if is_published(reading, fact.span.start):
        return f'<a href="#{anchor}">{say("in_the_text")}</a>'
    return f'<a id="{anchor}" href="#{anchor}">{say("fact_link")}</a>'


def _besides(fact: Fact, reading: Reading, corpus: Corpus) -> Iterator[str]:
    """Who and how many, as far as the words that may be published do not say it."""
    say, article = corpus.language.say, reading.article
    parts = public_parts(reading, fact.span)
    named = [actor for part in parts for actor in reading.actors_in(part)]
    links = [
        actor_link(corpus.entity(actor), article.path)
        for actor in reading.actors_of(fact)
        if actor not in named and corpus.is_shown(actor)
    ]
    if links:
        yield f"{say('who')} {listed(links, corpus.language)}"
    numbers = [
        escape(value_words(article, quantity.span.of(article.text)))
        for quantity in fact.quantities
        if not _is_in(quantity.span, parts)
    ]
    if numbers:
        yield f"{say('how_many')} {listed(list(dict.fromkeys(numbers)), corpus.language)}"


def _decided(fact: Fact, reading: Reading, corpus: Corpus) -> Iterator[str]:
    """By whom a fact was chosen and when, in which note, and what was put right."""
    decision, note = fact.decision, note_of(fact, reading)
    if decision is None:
        return
    told = [escape(decision.author), written_date(decision.date, corpus.language)]
    if note is not None:
        anchor = note_anchors(reading)[note]
        told.append(f'<a href="#{anchor}">{corpus.language.say("decided_note")}</a>')
    by = " · ".join(part for part in told if part)
    lines = [by, *amended(decision.corrections, reading, corpus)] if by else []
    yield f'<ul class="b-decided">{"".join(f"<li>{line}</li>" for line in lines)}</ul>'
    yield ""


def _citation(reading: Reading, corpus: Corpus) -> str:
    """Where it is said what was copied; it holds what a citation says besides the fact's words."""
    say, source, day = corpus.language.say, reading.article.source, reading.article.date
    published = in_words(day, corpus.language) if day else say("undated")
    origin = [source.publisher or source.agency, published, web_address(source.url)]
    data = {
        "citation": say("citation"),
        "nested": " ".join(corpus.language.toml("strings")["nested"]),
        "source": ", ".join(part for part in origin if part),
        "copied": say("citation_copied"),
        "failed": say("copy_failed"),
    }
    told = " ".join(f'data-{name}="{attribute(words)}"' for name, words in data.items())
    return f'<p class="b-status" role="status" {told}></p>'


def _is_in(span: Span, parts: Sequence[Span]) -> bool:
    return any(part.covers(span) for part in parts)


def _why(found: Sequence[Fact], corpus: Corpus) -> Iterator[str]:
    say = corpus.language.say
    yield '<details class="b-why">'
    yield f"<summary>{say('why_here')}</summary>"
    yield "<ol>"
    for fact in found:
        why = rule_in_words("why", fact.rule, corpus.language)
        score = f"{fact.score:.2f}".replace(".", say("decimal"))
        yield f"<li>{say('why_and_score', why=why, score=score)}</li>"
    yield "</ol>"
    yield "</details>"
