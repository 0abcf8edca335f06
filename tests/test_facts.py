"""Key facts: golden cases, and what holds for any text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from golden import Case, cases
from hypothesis import given
from hypothesis import strategies as st

from briefing.edtf import EDTF
from briefing.extract.facts import facts
from briefing.extract.facts.cues import cues
from briefing.extract.facts.passage import passages
from briefing.extract.facts.selection import WEIGHTS, weigh
from briefing.extract.facts.setting import setting
from briefing.extract.scan import scan
from briefing.extract.timexes import timexes
from briefing.languages import LANGUAGES, language
from briefing.model import Article, Entity, Fact, Mention, Quantity
from briefing.text import Span, slug

CASES = list(cases("facts"))
DAY = EDTF("2025-08-12")
# Words that make the rules work, to stand in any order.
WORDS = """
    El ministro Ana dijo que según de acuerdo con lo informado por negó habría podría será no se el
    lunes , . : ; " « » — ( ) 14.000 entre y dos millones % más de fue ha denunciado prevé insistió
    en rechazó las acusaciones Francia ¿ ? 10-12 US$ quizás testigos
"""
SPANISH = st.lists(st.sampled_from([*WORDS.split(), "\n\n"]), max_size=40).map(" ".join)


def read(article: Article, actors: Mapping[str, str]) -> list[Fact]:
    """The facts of an article whose actors are given: kinds by name."""
    tongue = language(article.language)
    looked = scan(article.text, tongue)
    entities = {
        slug(name): Entity(slug(name), name, kind, "default") for name, kind in actors.items()
    }
    mentions = sorted(
        (
            Mention(Span(*match.span()), slug(name), "name", "given")
            for name in actors
            for match in re.finditer(rf"\b{re.escape(name)}\b", article.text)
        ),
        key=lambda mention: mention.span,
    )
    dates = timexes(looked, tongue, article.date)
    return facts(article, looked, mentions, dates, tongue, entities)


def article(text: str, tongue: str = "es") -> Article:
    return Article("x", "articles/x.md", text.partition("\n")[0], text, tongue, DAY)


def actors(case: Case) -> dict[str, str]:
    lines = case.blocks.get("actors", "").splitlines()
    return dict(line.split(" = ") for line in lines)


def shown(fact: Fact) -> Iterator[str]:
    yield fact.modality
    source = fact.attribution
    if source is None:
        yield "- | -"
    else:
        yield f"{source.source} = {source.actor}" if source.actor else source.source
        yield source.cue
    if fact.quantities:
        yield ", ".join(counted(quantity) for quantity in fact.quantities)


def counted(quantity: Quantity) -> str:
    low, high = ("..." if end is None else f"{end}" for end in (quantity.low, quantity.high))
    return f"{low if low == high else f'{low}-{high}'} {quantity.unit}".rstrip()


@pytest.mark.parametrize("case", [case for case in CASES if "sentences" in case.blocks], ids=str)
def test_sentences(case: Case) -> None:
    tongue = case.blocks.get("language", "es")
    found = []
    for sentence in case.blocks["sentences"].splitlines():
        whole = article(f"x\n\n{sentence}", tongue)
        if case.blocks.get("date") == "-":
            whole = replace(whole, date=None)
        (fact,) = read(whole, actors(case))
        found.append(" | ".join(shown(fact)))
    assert found == case.blocks["expected"].splitlines()


@pytest.mark.parametrize("case", [case for case in CASES if "article" in case.blocks], ids=str)
def test_choice(case: Case) -> None:
    whole = article(case.blocks["article"])
    found = [f"{f.rule} | {f.span.of(whole.text)}" for f in read(whole, actors(case))]
    assert found == case.blocks["chosen"].splitlines()


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_cues_of_every_language_compile(tongue: str) -> None:
    assert cues(language(tongue)).lexicon


def test_reasons_are_counted_in_the_order_of_their_weights() -> None:
    whole = article("x\n\nAna cayó al río.")
    looked = scan(whole.text, language("es"))
    (passage,) = passages(looked, looked.sentences[1:], cues(language("es")), [], ())
    weighed = weigh(setting(whole, [passage], [], []), passage, "asserted", sourced=False)
    assert list(weighed.counts) == list(WEIGHTS)


def test_what_the_body_says_is_not_said_by_the_standfirst() -> None:
    body = "Ana bloqueó el lunes el puerto. Los barcos esperan. Nadie supo más. El mar calla."
    whole = article(f"Cierre\n\nEl lunes Ana bloquea su puerto.\n\n{body}")
    names = {"Ana": "person"}
    opening = "El lunes Ana bloquea su puerto."
    assert read(whole, names)[0].span.of(whole.text) == opening
    chosen = [fact.span.of(whole.text) for fact in read(replace(whole, lead=True), names)]
    assert chosen[0] == "Ana bloqueó el lunes el puerto."
    assert opening not in chosen


def test_same_words_twice_have_two_ids() -> None:
    text = "x\n\nAna cayó al río.\n\nLos dos barcos zarparon del puerto.\n\nAna cayó al río."
    ids = [fact.id for fact in read(article(text), {"Ana": "person"})]
    assert len(ids) == len(set(ids))


def test_an_edit_elsewhere_keeps_the_id() -> None:
    (before,) = read(article("x\n\nAna cayó al río."), {})
    after = read(article("Otro titular\n\nNadie vio nada en la orilla.\n\nAna cayó  al río."), {})
    assert before.id in {fact.id for fact in after}


@given(st.text(max_size=300) | SPANISH)
def test_facts_quote_the_text_and_never_raise(body: str) -> None:
    whole = article(f"Titular de Ana\n\n{body}")
    found = read(whole, {"Ana": "person", "Francia": "country"})
    assert len(found) <= 6
    assert [fact.score for fact in found] == sorted((f.score for f in found), reverse=True)
    for fact in found:
        assert whole.body_start <= fact.span.start < fact.span.end <= len(whole.text)
        assert fact.rule in WEIGHTS
        quotation = fact.span.of(whole.text)
        if fact.attribution:
            assert fact.attribution.source in quotation
            assert fact.attribution.cue in quotation
        for quantity in fact.quantities:
            assert fact.span.covers(quantity.span)
            assert quantity.low is not None or quantity.high is not None


@given(SPANISH)
def test_a_source_is_a_phrase_with_an_end(body: str) -> None:
    known = cues(language("es"))
    for fact in read(article(f"Titular\n\n{body}."), {"Ana": "person", "Francia": "country"}):
        words = fact.attribution.source.lower().split() if fact.attribution else ["nadie"]
        assert words[-1] not in known["joining"]
        assert words[0] not in known["prepositions"] | known["of"] | known["joins"]


@given(SPANISH)
def test_white_space_after_the_text_changes_nothing(body: str) -> None:
    names = {"Ana": "person"}
    first = read(article(f"Titular\n\n{body}."), names)
    second = read(article(f"Titular\n\n{body}.\n \n"), names)
    told = [
        [(f.span, f.modality, f.attribution, f.quantities) for f in some]
        for some in (first, second)
    ]
    assert told[0] == told[1]
