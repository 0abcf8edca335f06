"""What leaves the building: no more of a text than its rule allows, nobody who is hidden."""

import html
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sites import CONFIG, ROOT, MakeSite, unpacked

from briefing.corpus import Corpus
from briefing.edtf import EDTF
from briefing.memory import Memory
from briefing.model import Article, Fact, Note, Reading, Timex
from briefing.pages.parts import LONGEST
from briefing.publishing import publish
from briefing.rights import LIMITS, VALUE, public_parts, published_words, with_rights
from briefing.sentences import sentences
from briefing.settings import Settings
from briefing.text import Span, TextQuoteSelector, tokenize

# The files of a site that are made of articles.
SAYING = (".html", ".json", ".jsonl", ".xml", ".gz", ".pf_fragment", ".pf_filter", ".md", ".txt")
# Words that stand in a row elsewhere by chance: names, dates, the idioms of news.
CHANCE = 7

HEAD = (
    "---\ntitle: {title}\ndate: 2025-08-12\nsource:\n  publisher: {publisher}\n{more}---\n\n{body}"
)
TEXT = st.lists(
    st.sampled_from([*"abcdefg", "palabra", "1.200", "«", "»", ".", ",", "\n\n", "## ", "…", "ñu"]),
    max_size=300,
).map(" ".join)


def words(text: str) -> list[str]:
    return tokenize(text).lower


def runs(found: list[str], length: int) -> Iterator[tuple[str, ...]]:
    return zip(*(found[start:] for start in range(length)), strict=False)


def said(path: Path) -> list[str]:
    """The words of a file of a site, those in attributes included."""
    text = unpacked(path).decode("utf-8", errors="replace")
    if path.suffix != ".html":
        text = text.replace("\\n", " ")
    text = text.replace("…", " (cut) ")
    for _ in range(2):  # a search index holds HTML in its strings
        text = html.unescape(text)
    hidden = " ".join(re.findall(r'(?:content|title|data-[\w-]+|aria-\w+)="([^"]*)"', text))
    return words(f"{re.sub('<[^>]*>', ' ', text)} {hidden}")


def longest(shown: Iterable[bool]) -> int:
    """How many in a row are shown at most."""
    return max(map(len, "".join("#" if one else "." for one in shown).split(".")))


def bodies(docs: Path) -> Iterator[str]:
    """The bodies of the articles in a docs folder."""
    for path in sorted((docs / "articles").rglob("*.md")):
        if not path.name.endswith(".notes.md"):
            yield path.read_text(encoding="utf-8").split("---\n", 2)[2]


def example() -> dict[str, bytes]:
    return {
        path.relative_to(ROOT / "docs").as_posix(): path.read_bytes()
        for folder in ("articles", "actors")
        for path in sorted((ROOT / "docs" / folder).iterdir())
    }


@pytest.mark.slow
@pytest.mark.parametrize("how", ["excerpt", "link"])
def test_no_file_of_a_site_holds_more_than_the_rule_allows(how: str, make_site: MakeSite) -> None:
    config = f"{CONFIG.replace('[briefing]', '[search, {briefing: {publish: ' + how + '}}]')}"
    site = make_site(example(), config=config)
    limits = LIMITS[how]
    files = [path for path in site.rglob("*") if path.suffix in SAYING]
    assert {"ledger.jsonl", "search_index.json", "index.html"} <= {path.name for path in files}
    assert any(path.suffix == ".pf_fragment" for path in files)
    seen: set[tuple[str, ...]] = set()
    for path in files:
        seen.update(runs(said(path), CHANCE))
    for body in bodies(site.parent / "docs"):
        text = words(body)
        shown = [False] * len(text)
        for at, run in enumerate(runs(text, CHANCE)):
            if run in seen:
                shown[at : at + CHANCE] = [True] * CHANCE
        assert longest(shown) <= limits.longest
        assert sum(shown) <= min(limits.most, limits.share * len(text))


def annotated(text: str, how: str, places: list[int]) -> Reading:
    """An article with facts, dates and notes wherever its sentences and `places` say."""
    article = Article("a", "articles/a.md", "Título", f"Título\n\n{text}", publish=how)
    divided = tuple(sentences(tokenize(article.text)))
    some = [divided[place % len(divided)] for place in places]
    facts = tuple(Fact(f"f-{n}", at, None, "asserted", (), "r", 1.0) for n, at in enumerate(some))
    timexes = tuple(Timex(at, EDTF("2024"), "event", "r") for at in sorted(set(some)))
    notes = tuple(
        Note("a", "n", 1, "t", "plain", "", TextQuoteSelector(at.of(article.text)), "anchored", at)
        for at in some[:2]
    )
    return with_rights(Reading(article, divided, (), timexes, facts, notes))


@given(TEXT, st.sampled_from(["excerpt", "link"]), st.lists(st.integers(0, 50), max_size=9))
def test_what_is_quoted_keeps_to_the_limits(text: str, how: str, places: list[int]) -> None:
    reading, limits = annotated(text, how, places), LIMITS[how]
    whole = tokenize(reading.article.text)
    body = [at for at, start in enumerate(whole.starts) if start >= reading.article.body_start]
    parts = reading.quotable[1:]
    taken = [
        any(part.start <= whole.starts[at] and whole.ends[at] <= part.end for part in parts)
        for at in body
    ]
    assert sum(taken) <= min(limits.most, limits.share * len(body))
    assert longest(taken) <= limits.longest
    assert list(parts) == sorted(parts)
    assert all(one.end <= other.start for one, other in pairwise(parts))
    for sentence in reading.sentences:
        for part in public_parts(reading, sentence):
            assert sentence.covers(part)
            assert part.of(reading.article.text) in published_words(reading, sentence)


@given(TEXT)
def test_an_article_in_full_is_quoted_as_it_stands(text: str) -> None:
    reading = annotated(text, "full", [])
    for span in reading.sentences:
        assert published_words(reading, span) == span.of(reading.article.text)


def test_what_is_left_out_is_told_by_an_ellipsis() -> None:
    sentence = " ".join(f"palabra{number}" for number in range(60))
    reading = annotated(f"{sentence}. {sentence.upper()} " * 5, "excerpt", [])
    opening = reading.sentence_at(reading.article.body_start)
    quoted = published_words(reading, opening)
    assert quoted.startswith("palabra0 palabra1 ")
    assert quoted.endswith("palabra39 …")
    assert published_words(reading, Span(opening.end + 30, opening.end + 40)) == ""


def test_a_fact_without_a_word_that_may_be_quoted_is_none() -> None:
    sentence = "El enviado número {} habló ayer con los vecinos de Ankara durante un buen rato."
    text = " ".join(map(sentence.format, range(30)))
    whole = annotated(text, "link", list(range(30)))
    assert len(whole.facts) < 30
    assert all(published_words(whole, fact.span) for fact in whole.facts)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{agency: EFE}", "El texto completo, de EFE, no se publica aquí."),
        ("{publisher: Clarín, agency: EFE}", "El texto completo, de Clarín, no se publica aquí."),
        ("{place: Lima}", "El texto completo no se publica aquí."),
        (
            "{publisher: Clarín, url: 'https://a.example/b'}",
            "El texto completo está en [Clarín](https://a.example/b){ .b-original }.",
        ),
    ],
)
def test_where_the_whole_text_is_is_said_only_with_its_address(source: str, said: str) -> None:
    raw = f"---\ntitle: Uno\npublish: link\nsource: {source}\n---\n\nPutin llegó el lunes.\n"
    found = Corpus.of({"articles/a.md": raw.encode()}, Settings())
    assert said in next(page.text for page in publish(found).pages if page.path == "articles/a.md")


def test_the_rule_is_as_documented() -> None:
    page = (ROOT / "docs" / "about" / "formats.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(excerpt|link)` \| (at most .*) \|$", page, re.MULTILINE))
    for how, limits in LIMITS.items():
        numbers = {int(number) for number in re.findall(r"\d+", rows[how])}
        expected = {round(limits.share * 100), limits.most, limits.opening, limits.quoted}
        assert numbers == expected - {0}
    assert f"No more than {LIMITS['excerpt'].longest} words" in page
    assert f"up to {VALUE} words" in page


def corpus(files: dict[str, str], **options: object) -> Corpus:
    raw = {path: text.encode() for path, text in files.items()}
    return Corpus.of(raw, Settings(**options))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("own", "publisher", "expected"),
    [
        ("", "El Diario", "excerpt"),
        ("", "el diario", "excerpt"),
        ("", "Otro", "link"),
        ("publish: full\n", "El Diario", "full"),
    ],
)
def test_the_nearest_rule_counts(own: str, publisher: str, expected: str) -> None:
    text = HEAD.format(title="A", publisher=publisher, more=own, body="Uno.")
    found = corpus({"articles/a.md": text}, publish="link", publishers={"El Diario": "excerpt"})
    assert found.readings[0].article.publish == expected


def test_what_is_remembered_of_an_article_is_of_its_front_matter_too() -> None:
    text = HEAD.format(title="A", publisher="El Diario", more="", body="Kim llegó a Pekín. " * 20)
    memory = Memory()
    for language in ("es", "en"):
        files = {"articles/a.md": text.replace("---\n", f"---\nlanguage: {language}\n", 1).encode()}
        for how in ("full", "excerpt", "link"):
            known = Corpus.of(files, Settings(publish=how), memory)
            fresh = Corpus.of(files, Settings(publish=how))
            assert known.readings == fresh.readings
            assert known.readings[0].article.publish == how


def test_a_publisher_that_the_options_name_nearly_is_told() -> None:
    text = HEAD.format(title="A", publisher="El Diario", more="", body="Uno.")
    found = corpus({"articles/a.md": text}, publishers={"El Diairo": "link", "Otro": "link"})
    [problem] = [one for one in found.problems if one.code == "publisher-unlike"]
    assert "'El Diairo'" in problem.message
    assert "'El Diario'" in problem.cure


def test_a_giant_sentence_is_quoted_around_its_dates() -> None:
    days = ", ".join(f"el {day} de mayo de {year}" for year in range(1990, 2010) for day in (1, 9))
    body = f"Los vecinos de la isla firmaron acuerdos {days}, y los olvidaron todos."
    found = corpus({"articles/a.md": HEAD.format(title="A", publisher="P", more="", body=body)})
    text = next(page.text for page in publish(found).pages if page.path == "dates/index.md")
    lines = [line for line in text.splitlines() if line.startswith("- ") and "de mayo de 2" in line]
    assert len(lines) >= 20
    for line in lines:
        said = re.sub(r"<time.*?</time>|<[^>]*>|\[.*?\]\(.*?\)", "", line)
        assert len(said) <= LONGEST + 80
        assert "…" in said
        year = re.search(r'datetime="(\d{4})', line)
        assert year
        assert f"de {year[1]}" in said
