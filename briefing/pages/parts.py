"""What several pages say in the same words: links, dates, counts, quotations."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from briefing.corpus import Corpus, Event
from briefing.discretion import names_unshown
from briefing.edtf import EDTF
from briefing.languages import Language
from briefing.languages import language as spoken
from briefing.languages.calendar import in_words, precision
from briefing.markup import attribute, date_tags, escape, link, path_to
from briefing.model import Entity, Fact, Reading
from briefing.relations.evidence import evidence
from briefing.rights import joined, public_parts, published_words, value_words
from briefing.text import Span

ACTORS, DATES, NOTES, HOME = "actors/index.md", "dates/index.md", "notes/index.md", "index.md"

# A sentence of more characters than these is not quoted whole on a page that is not its own.
LONGEST = 600

# What stands before the first word of an item.
MARKUP = re.compile(r"\A(?:<[^>]*>|[\[*])+")


def actor_path(identifier: str) -> str:
    """The page of an actor."""
    return f"actors/{identifier}.md"


def actor_link(entity: Entity, page: str) -> str:
    """The actor's name, leading to its page."""
    return link(escape(entity.name), path_to(actor_path(entity.id), page))


def article_link(reading: Reading, page: str, anchor: str = "") -> str:
    """The article's title, leading to its briefing."""
    return link(escape(reading.article.title), path_to(reading.article.path, page, anchor))


def crumbs(corpus: Corpus, *steps: str) -> Iterator[str]:
    """The way from the indexes to a page, above its title."""
    way = attribute(corpus.language.say("way"))
    yield f'<nav class="b-crumbs" aria-label="{way}" markdown="1">'
    yield ""
    yield " &rsaquo; ".join(steps)
    yield ""
    yield "</nav>"
    yield ""


def sentence_case(words: str) -> str:
    """`words` as they open a line."""
    return words[:1].upper() + words[1:]


def published(reading: Reading, language: Language) -> str:
    """The day an article was published, in words; or that it is not known."""
    day = reading.article.date
    return escape(in_words(day, language)) if day else language.say("undated")


@cache
def when(value: EDTF, language: Language) -> str:
    """A date readable by machines, in words, and what it leaves open: "2024 (solo el año)"."""
    words, left_open = in_words(value, language), precision(value, language)
    told = "" if left_open in words else f" <small>({escape(left_open)})</small>"
    before, after = date_tags(value)
    return f"{before}{escape(words)}{told}{after}"


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
    before = re.match(strings["and_euphonic_before"], MARKUP.sub("", items[-1]))
    conjunction = strings["and_euphonic"] if before else strings["and"]
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


def quoted(
    reading: Reading,
    span: Span,
    corpus: Corpus,
    bold: Iterable[Span] = (),
    focus: Span | None = None,
) -> str:
    """The article's words at `span`, in its language; those at `bold` stand out.

    Nothing where none of them may be published. A very long passage is cut to what stands around
    `focus`, else around the first words in bold.
    """
    article = reading.article
    names = sorted([name for name in bold if span.covers(name)])
    around = focus or (names[0] if names else Span(span.start, span.start))
    parts = public_parts(reading, _shortened(article.text, span, around))
    words = joined([_with_bold(article.text, part, names) for part in parts], parts, article, span)
    tongue = foreign(reading, corpus)
    return f"<span{tongue}>{words}</span>" if tongue and words else words


def _with_bold(text: str, span: Span, names: Iterable[Span]) -> str:
    out, at = [], span.start
    for name in names:
        if at <= name.start and name.end <= span.end:
            out += [escape(text[at : name.start]), f"<b>{escape(name.of(text))}</b>"]
            at = name.end
    return "".join([*out, escape(text[at : span.end])])


def _shortened(text: str, span: Span, focus: Span) -> Span:
    """The span, or whole words of it around `focus` where it is too long to be quoted."""
    if span.end - span.start <= LONGEST:
        return span
    start = span.start
    if focus.end > start + LONGEST:
        middle = max(start, min(focus.start - LONGEST // 2, span.end - LONGEST))
        start = text.find(" ", middle, focus.start) + 1 or focus.start
    end = min(start + LONGEST, span.end)
    if end < span.end and " " in text[start:end].strip():
        end = text.rindex(" ", start, end)
    return Span(start, end)


def foreign(reading: Reading, corpus: Corpus) -> str:
    """The attribute that tells an article's language where the pages speak another."""
    code = reading.article.language
    return "" if code == corpus.language.code else f' lang="{attribute(code)}"'


def quotations(items: Iterable[str], kind: str = "", *, linked: bool = False) -> Iterator[str]:
    """A list; `linked` if it holds links, else it is HTML, which costs the host the least."""
    if linked:
        yield from block(f"b-quotes{kind}", (f"- {item}" for item in items))
        return
    yield f'<ul class="b-quotes{kind}">'
    for item in items:
        yield f"<li>{item}</li>"
    yield "</ul>"
    yield ""


def about(words: Iterable[str]) -> str:
    """What is said below the matter itself, in a smaller voice."""
    return f'<span class="b-about">{" · ".join(words)}</span>'


def label(kind: str, words: str) -> str:
    """A word or two set apart as a label."""
    return f'<span class="b-label b-label--{kind}">{words}</span>'


def claim(
    fact: Fact, reading: Reading, corpus: Corpus, *more: str, ways: Iterable[str] = ()
) -> str:
    """When, how sure and by whose account, in one line of HTML above the fact's own words.

    The links and buttons of `ways` are not printed, nor what parts them.
    """
    say = corpus.language.say
    dates = [when(value, corpus.language) for value in dates_of(fact, reading)]
    told = [listed(dates, corpus.language)]
    told += [label(fact.modality, escape(how_sure(fact, reading, corpus)))]
    if fact.review == "pinned":
        told.append(label("pinned", say("fact_pinned")))
    told.append(escape(account(fact, reading, corpus)))
    said = " · ".join(part for part in (*told, *more) if part)
    return f'<p class="b-claim">{said}{"".join(map(way, ways))}</p>'


def how_sure(fact: Fact, reading: Reading, corpus: Corpus) -> str:
    """How sure a fact is, in plain words, and by which of its own: "previsto: «viajará»"."""
    told = corpus.language.say(f"modality_{fact.modality}")
    words = published_words(reading, fact.hedge) if fact.hedge else ""
    return f"{told}: {corpus.language.say('quotation', words=words)}" if words else told


def dates_of(fact: Fact, reading: Reading) -> list[EDTF]:
    """When it happened or will, each date once."""
    dates = reading.timexes_in(fact.span)
    return list(dict.fromkeys(date.value for date in dates if date.value and date.role == "event"))


def account(fact: Fact, reading: Reading, corpus: Corpus) -> str:
    """By whose account, in plain words; nothing where that is not to be said."""
    said, language = fact.attribution, corpus.language
    if said is None:
        return language.say("according_to_article")
    if names_unshown(said.source, reading, corpus) or _is_hidden(said.actor, corpus):
        return ""
    source = _inside(value_words(reading.article, said.source), spoken(reading.article.language))
    return language.say("according_to", source=source)


def way(words: str) -> str:
    """A link or button behind what is said, which paper does without."""
    return f'<span class="b-way"> · {words}</span>'


def conflict(reading: Reading, passage: Span, corpus: Corpus) -> str:
    """A label where another article says what cannot be true beside a passage, else nothing."""
    if not evidence(corpus).in_conflict(reading.article.id, passage):
        return ""
    return label("contradicts", corpus.language.say("in_conflict"))


def rule_in_words(table: str, rule: str, language: Language) -> str:
    """A rule as the table of that name says it; a rule without words by its own name."""
    words: str = language.toml("strings")[table].get(rule, rule)
    return escape(words)


def _inside(words: str, language: Language) -> str:
    """Words that may have opened a sentence, as they stand inside one: "el Kremlin"."""
    article = re.match(language.toml("strings")["opening_article"], words)
    return words[:1].lower() + words[1:] if article else words


def _is_hidden(actor: str | None, corpus: Corpus) -> bool:
    return actor is not None and actor in corpus.entities and corpus.entities[actor].hidden


def block(kind: str, lines: Iterable[str], tag: str = "div", *, tongue: str = "") -> Iterator[str]:
    """`lines` inside an element of that class, and of the language `tongue` from `foreign`."""
    yield f'<{tag} class="{kind}"{tongue} markdown="1">'
    yield ""
    yield from lines
    yield ""
    yield f"</{tag}>"
    yield ""
