"""How facts stand beside other articles: golden cases, and what holds for all of them."""

import re
from dataclasses import replace

import pytest
from golden import Case, cases
from hypothesis import given
from hypothesis import strategies as st

from briefing.corpus import Corpus
from briefing.edtf import EDTF
from briefing.model import Article, Reading, Source
from briefing.publishing import publish
from briefing.relations.evidence import evidence, is_reprint, voice
from briefing.settings import Settings

PASSAGE = re.compile(
    r'<div class="b-(?:standing|copies)" markdown="1">\n\n(.*?)\n\n</div>'
    r'|<p class="b-own">(.*?)</p>|(<span id="r-\d+">)',
    re.DOTALL,
)


def corpus(case: Case, **options: str) -> Corpus:
    """The articles of a case: each its day, its source, its title and its body."""
    files = {}
    for name, text in case.blocks.items():
        if len(name) == 1:
            day, source, title, body = text.split("\n", 3)
            date = f"date: {day}\n" if day != "-" else ""
            head = f'---\ntitle: "{title}"\n{date}source: {{{source}}}\n---\n'
            files[f"articles/{name}.md"] = f"{head}{body}\n".encode()
    return Corpus.of(files, Settings(**options))  # type: ignore[arg-type]


def shown(found: Corpus) -> str:
    """What the pages of the articles say of how they stand, page by page."""
    lines = []
    for page in sorted(publish(found).pages, key=lambda page: page.path):
        told = [next(filter(None, match)) for match in PASSAGE.findall(page.text)]
        if told and page.path.startswith("articles/"):
            lines += [f"{page.path}:", *told]
    return "\n".join(lines)


@pytest.mark.parametrize("case", list(cases("standing")), ids=str)
def test_golden(case: Case) -> None:
    options = dict(line.split(": ", 1) for line in case.blocks.get("settings", "").splitlines())
    assert shown(corpus(case, **options)) == case.blocks["expected"]


def test_conflicts_are_told_on_the_pages_of_actors_and_dates() -> None:
    [case] = [case for case in cases("standing") if case.title.startswith("Two numbers")]
    pages = {page.path: page.text for page in publish(corpus(case)).pages}
    label = '<span class="b-label b-label--contradicts">en conflicto con otro artículo</span>'
    assert label in pages["actors/kirguistan.md"]
    assert label in pages["dates/index.md"]


def reading(name: str, day: str = "", publisher: str = "", agency: str = "") -> Reading:
    source = Source(publisher, agency=agency)
    date = EDTF(day) if day else None
    return Reading(Article(name, f"articles/{name}.md", "T", "T\n\nB", date=date, source=source))


def test_sources_are_those_who_speak_for_themselves() -> None:
    assert voice(reading("a", publisher="El Diario", agency="EFE").article) == "efe"
    assert voice(reading("a", publisher="El Diario").article) == "el diario"
    assert voice(reading("a").article) == "a"


DAYS = st.sampled_from(["", "2025", "2025-01", "2025-01-01", "2025-01-02"])


@given(DAYS, DAYS)
def test_of_two_texts_at_most_one_is_the_reprint(one: str, other: str) -> None:
    a, b = reading("a", one), reading("b", other)
    assert not (is_reprint(a, b) and is_reprint(b, a))
    assert not is_reprint(a, replace(b, article=replace(b.article, date=a.article.date)))


def test_what_follows_from_relations_is_found_once() -> None:
    found = corpus(next(iter(cases("standing"))))
    assert evidence(found) is evidence(found)
