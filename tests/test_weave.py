"""Weaving: the article's own words, whatever they are, and no markup but ours."""

import random
import re
from html.parser import HTMLParser

import markdown
import pytest
from golden import Case, cases
from handmade import corpus
from hypothesis import given
from hypothesis import strategies as st

from briefing.corpus import Corpus
from briefing.edtf import EDTF
from briefing.model import Article, Entity, Fact, Mention, Note, Reading, Timex
from briefing.text import Span
from briefing.weave import weave, weave_lead

# What the plugin enables, and what MkDocs always does.
EXTENSIONS = ["attr_list", "footnotes", "md_in_html", "toc", "tables", "fenced_code"]
EXPECTED = {
    "p": set(),
    "h3": {"id"},
    "a": {"class", "href", "data-number", "aria-label"},
    "span": {"class", "id", "data-edtf", "title"},
    "time": {"class", "datetime", "title"},
    "mark": {"class", "id", "tabindex"},
}
SPECIALS = [
    *"\\`*_{}[]<>&#|~^=+-:!?/.()@$\"'%;,\n ",
    *("\u00a0", "\t", "\x02", "\x03", "\u2028", "\x85", "ñ", "a", "1", "24", "## ", "\n\n", "    "),
    *("---", "===", "```", "~~~", "[^1]: ", "[x]: /y", "{: .b }", "<b>", "</p>", "<!--", "-->"),
    *("&amp;", "&#42;", "javascript:", "http://a.b", "www.a.b", ":smile:", "!!! ", "1. ", "* "),
    *("*[a]: b", "](x)", "!["),
]
DATES = ["2024", "2024-07", "XXXX-03", "2024/.."]
TEXT = st.lists(st.sampled_from(SPECIALS), max_size=40).map("".join)
ANY = st.one_of(TEXT, st.text(max_size=60))


class Rendered(HTMLParser):
    """The words of a page, and the elements and attributes they stand in."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.unexpected: list[str] = []
        self.addresses: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        expected = EXPECTED.get(tag)
        self.unexpected += [tag] if expected is None else [n for n, _ in attrs if n not in expected]
        self.addresses += [value or "" for name, value in attrs if name == "href"]
        if tag in ("p", "h3"):
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.unexpected.append(f"<!--{data}-->")


def words(text: str) -> str:
    """Text as a reader sees it: subheads without their signs, white space as one space."""
    text = re.sub(r"^##[ \t]+(?=\S)", "", text, flags=re.MULTILINE)
    return " ".join(
        re.sub(
            r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffd\ufdd0-\ufdef\ufffe\uffff]", "", text
        ).split()
    )


def annotated(article: Article, seed: int) -> Corpus:
    """The article with annotations at any places, crossing each other as they like."""
    dice = random.Random(seed)  # noqa: S311
    size = len(article.text)

    def span() -> Span:
        start, end = sorted((dice.randrange(size + 1), dice.randrange(size + 1)))
        return Span(start, end)

    def spans(count: int) -> list[Span]:
        return sorted(span() for _ in range(count))

    reading = Reading(
        article,
        mentions=tuple(Mention(where, dice.choice("xyz"), "name", "r") for where in spans(4)),
        timexes=tuple(Timex(where, EDTF(dice.choice(DATES)), "event", "r") for where in spans(2)),
        facts=tuple(Fact(f"f-{n}", span(), None, "asserted", (), "r", 1.0) for n in range(3)),
        notes=tuple(
            Note("a", "n", 1, f"n{n}", "plain", "", None, "anchored", span()) for n in range(2)
        ),
    )
    entities = {name: Entity(name, name, "person", "default") for name in "xyz"}
    return Corpus((reading,), entities)


def rendered(found: Corpus) -> Rendered:
    """The lead and the body as a browser gets them, the notes left out."""
    (reading,) = found.readings
    source = f"{weave_lead(reading, found)}\n\n{weave(reading, found)}"
    html = markdown.markdown(source, extensions=EXTENSIONS)
    return Rendered(
        re.sub(r'<div aria-label="[^"]*" class="b-note.*?</div>', " ", html, flags=re.DOTALL)
    )


@pytest.mark.parametrize("case", list(cases("weave")), ids=str)
def test_golden(case: Case) -> None:
    found = corpus(case.blocks)
    assert weave(found.readings[0], found) == case.blocks["expected"]


@given(ANY)
def test_an_article_keeps_its_words(body: str) -> None:
    article = Article("a", "articles/a.md", "Título", f"Título\n\n{body}")
    page = rendered(Corpus((Reading(article),), {}))
    assert words("".join(page.words)) == words(body)
    assert page.unexpected == []


@given(ANY, st.integers(0, 2**32), st.booleans())
def test_annotations_change_no_word(body: str, seed: int, lead: bool) -> None:  # noqa: FBT001
    article = Article("a", "articles/a.md", "Título", f"Título\n\n{body}", lead=lead)
    page = rendered(annotated(article, seed))
    squeezed = "".join(words("".join(page.words)).split())
    assert squeezed == "".join(words(body).split())
    assert page.unexpected == []
    assert {address for address in page.addresses if not address.startswith("#n-")} <= {
        f"../actors/{name}.md" for name in "xyz"
    }
