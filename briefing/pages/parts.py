"""What several pages say in the same words: links, dates, counts, quotations."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from briefing.corpus import Corpus, Event
from briefing.edtf import EDTF
from briefing.languages import Language
from briefing.languages.calendar import in_words, precision
from briefing.markup import escape, link, path_to
from briefing.model import Entity, Fact, Mention, Reading
from briefing.text import Span

ACTORS, DATES, NOTES, HOME = "actors/index.md", "dates/index.md", "notes/index.md", "index.md"


def actor_path(identifier: str) -> str:
    """The page of an actor."""
    return f"actors/{identifier}.md"


def actor_link(entity: Entity, page: str) -> str:
    """The actor's name, leading to its page."""
    return link(escape(entity.name), path_to(actor_path(entity.id), page))


def article_link(reading: Reading, page: str, anchor: str = "") -> str:
    """The article's title, leading to its briefing."""
    return link(escape(reading.article.title), path_to(reading.article.path, page, anchor))


def published(reading: Reading, language: Language) -> str:
    """The day an article was published, in words; or that it is not known."""
    day = reading.article.date
    return escape(in_words(day, language)) if day else language.say("undated")


@cache
def when(value: EDTF, language: Language) -> str:
    """A date in words and what it leaves open: "**julio de 2024** (día no indicado)"."""
    words, left_open = in_words(value, language), precision(value, language)
    told = "" if left_open in words else f" ({escape(left_open)})"
    return f"**{escape(words)}**{told}"


def latest_first(event: Event) -> tuple[bool, int, str, Span]:
    """A sort key: the latest dates first, unknown years last."""
    value = event.timex.value
    start = value.order[0] if value else date.max
    known = bool(value and value.year_known)
    return not known, -start.toordinal(), event.reading.article.id, event.timex.span


def counted(language: Language, key: str, number: int) -> str:
    """A number of things: "1 artículo", "2 artículos"."""
    return language.say(f"{key}_one" if number == 1 else f"{key}_many", n=number)


def listed(items: Sequence[str], language: Language) -> str:
    """Words in a row as the language joins them: "a, b y c", "Putin e Irán"."""
    if len(items) < 2:
        return "".join(items)
    strings = language.toml("strings")
    before = re.match(strings["and_euphonic_before"], items[-1].lstrip("[*"))
    conjunction = strings["and_euphonic"] if before else strings["and"]
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


def quoted(reading: Reading, span: Span, bold: Iterable[Mention] = ()) -> str:
    """The article's words at `span`; the names in `bold` stand out."""
    text = reading.article.text
    out, at = [], span.start
    for name in sorted(mention.span for mention in bold if span.covers(mention.span)):
        if name.start >= at:
            out += [escape(text[at : name.start]), f"**{escape(name.of(text))}**"]
            at = name.end
    return "".join([*out, escape(text[at : span.end])])


def about(words: Iterable[str]) -> str:
    """What is said below the matter itself, in a smaller voice."""
    return f'<span class="b-about">{" · ".join(words)}</span>'


def label(kind: str, words: str) -> str:
    """A word or two set apart as a label."""
    return f'<span class="b-label b-label--{kind}">{words}</span>'


def claims(fact: Fact, corpus: Corpus) -> Iterator[str]:
    """By whose account and how sure: labels of a fact."""
    say = corpus.language.say
    yield label(fact.modality, say(f"modality_{fact.modality}"))
    if fact.attribution and not _is_hidden(fact.attribution.actor, corpus):
        yield say("according_to", source=escape(_inside(fact.attribution.source, corpus.language)))
    if fact.review == "pinned":
        yield label("pinned", say("fact_pinned"))


def _inside(words: str, language: Language) -> str:
    """Words that may have opened a sentence, as they stand inside one: "el Kremlin"."""
    article = re.match(language.toml("strings")["opening_article"], words)
    return words[:1].lower() + words[1:] if article else words


def _is_hidden(actor: str | None, corpus: Corpus) -> bool:
    return actor is not None and actor in corpus.entities and corpus.entities[actor].hidden


def block(kind: str, lines: Iterable[str], tag: str = "div") -> Iterator[str]:
    """`lines` inside an element of that class in which Markdown goes on."""
    yield f'<{tag} class="{kind}" markdown="1">'
    yield ""
    yield from lines
    yield ""
    yield f"</{tag}>"
    yield ""
