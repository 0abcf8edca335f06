"""The evidence ledger: every fact with the words it stands on, as JSON Lines."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from io import BytesIO
from typing import Any

from briefing.corpus import Corpus
from briefing.decisions import Correction
from briefing.discretion import names_unshown
from briefing.export.extraction import number
from briefing.model import Article, Fact, Quantity, Reading, Timex
from briefing.rights import public_parts, value_words
from briefing.text import Span
from briefing.weave import fact_anchor

# So much of the text stands before and after a quotation, to tell it from others like it.
CONTEXT = 32


def ledger(corpus: Corpus) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The path of the ledger in a site, and what makes it."""
    yield "ledger.jsonl", partial(ledger_file, corpus)


def ledger_file(corpus: Corpus) -> bytes:
    """All facts of `corpus` as `ledger.jsonl`: by article id, then as they stand in the text."""
    whole = BytesIO()  # as it grows: of all lines side by side the sum would be several times it
    encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
    whole.writelines(f"{encoder.encode(entry)}\n".encode() for entry in entries(corpus))
    return whole.getvalue()


def entries(corpus: Corpus) -> Iterator[dict[str, Any]]:
    """The same as JSON values, struck facts included; unknown is None."""
    for reading in sorted(corpus.readings, key=lambda reading: reading.article.id):
        sha256 = text_hash(reading.article.text)
        for fact in sorted(reading.facts, key=lambda fact: (fact.span, fact.id)):
            yield {
                **_evidence(fact, reading, sha256),
                **_content(fact, reading, corpus),
            }


def text_hash(text: str) -> str:
    """What tells an edited article: SHA-256 of its text in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _evidence(fact: Fact, reading: Reading, sha256: str) -> dict[str, Any]:
    """Where a fact stands: the article, its source, the quotation and its place."""
    article = reading.article
    source = article.source
    span = _quoted(fact.span, reading)
    return {
        "id": fact.id,
        "anchor": fact_anchor(fact),
        "article": article.id,
        "path": article.path,
        "title": article.title,
        "source": {
            "publisher": source.publisher or None,
            "url": source.url or None,
            "author": source.author or None,
            "date": article.date.text if article.date else None,
        },
        "sha256": sha256,
        "start": (span or fact.span).start,
        "end": (span or fact.span).end,
        "quotation": span and _quotation(span, article),
    }


def _quoted(span: Span, reading: Reading) -> Span | None:
    """The longest part of a fact's words that may be published."""
    parts = (_bare(part, reading.article.text) for part in public_parts(reading, span))
    return max(parts, key=lambda part: (part.end - part.start, -part.start), default=None)


def _bare(span: Span, text: str) -> Span:
    """The span without white space around its words."""
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))


def _quotation(span: Span, article: Article) -> dict[str, str]:
    """The words at `span`, and those around them where all may be published."""
    text, context = article.text, CONTEXT if article.publish == "full" else 0
    return {
        "exact": span.of(text),
        "prefix": text[max(0, span.start - context) : span.start],
        "suffix": text[span.end : span.end + context],
    }


def _content(fact: Fact, reading: Reading, corpus: Corpus) -> dict[str, Any]:
    """What a fact says: when, who, by whose account, how sure, how many; and how it was found."""
    text = reading.article.text
    said = fact.attribution
    if said and (names_unshown(said.source, reading, corpus) or not _may_stand(said.actor, corpus)):
        said = None
    return {
        "dates": [_date(timex, text) for timex in reading.timexes_in(fact.span)],
        "actors": [
            {"id": actor, "name": corpus.entity(actor).name}
            for actor in reading.actors_of(fact)
            if _may_stand(actor, corpus)
        ],
        "attribution": said
        and {
            "source": value_words(reading.article, said.source),
            "actor": said.actor,
            "cue": said.cue or None,
        },
        "modality": fact.modality,
        "quantities": [_quantity(quantity, text) for quantity in fact.quantities],
        "rule": fact.rule,
        "score": fact.score,
        "review": {
            "state": fact.review,
            "author": (fact.decision and fact.decision.author) or None,
            "date": (fact.decision and fact.decision.date) or None,
            "corrections": [
                _correction(one, reading, corpus)
                for one in (fact.decision.corrections if fact.decision else ())
            ],
        },
    }


def _date(timex: Timex, text: str) -> dict[str, Any]:
    return {
        "edtf": timex.value.text if timex.value else None,
        "precision": timex.value.precision if timex.value else None,
        "surface": timex.span.of(text),
    }


def _quantity(quantity: Quantity, text: str) -> dict[str, Any]:
    return {
        "low": number(quantity.low),
        "high": number(quantity.high),
        "unit": quantity.unit,
        "surface": quantity.span.of(text),
    }


def _correction(correction: Correction, reading: Reading, corpus: Corpus) -> Mapping[str, Any]:
    values = [correction.was, correction.now]
    if correction.attribute == "actors":
        values = [
            " ".join(actor for actor in value.split() if _may_stand(actor, corpus))
            for value in values
        ]
    elif correction.attribute == "attribution":
        values = ["" if names_unshown(value, reading, corpus) else value for value in values]
    return {
        "attribute": correction.attribute,
        "was": values[0] or None,
        "now": values[1] or None,
        "author": correction.author or None,
        "date": correction.date or None,
    }


def _may_stand(actor: str | None, corpus: Corpus) -> bool:
    """Whether data of ours may name the actor; nobody in particular always may."""
    return actor is None or corpus.is_shown(actor)
