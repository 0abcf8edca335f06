"""What was found in an article, as the object that `briefing extract --json` prints."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from briefing.corpus import Corpus
from briefing.model import Attribution, Fact, Mention, Quantity, Reading, Timex
from briefing.problems import Problem
from briefing.rights import published_words, value_words
from briefing.text import Span


def extraction(
    reading: Reading, corpus: Corpus, path: str, problems: Iterable[Problem] = ()
) -> dict[str, Any]:
    """The annotations of one article of `corpus` as JSON values, facts best first.

    Offsets are half-open code points of `text`, which is None where it may not be published.
    Unknown is None. Hidden actors are left out.
    """
    article = reading.article
    return {
        "path": path,
        "title": article.title,
        "date": article.date.text if article.date else None,
        "language": article.language,
        "text": article.text if article.publish == "full" else None,
        "actors": _actors(reading, corpus),
        "dates": [_date(timex, article.text) for timex in reading.timexes],
        "facts": [
            _fact(fact, reading, corpus) for fact in reading.facts if fact.review != "struck"
        ],
        "removed": [
            {"line": one.line, "text": value_words(article, one.text), "rule": one.rule}
            for one in article.removed
        ],
        "problems": [
            {"line": one.line, "code": one.code, "message": one.message} for one in problems
        ],
    }


def _actors(reading: Reading, corpus: Corpus) -> list[dict[str, Any]]:
    mentions: dict[str, list[Mention]] = {}
    for mention in reading.mentions:
        mentions.setdefault(mention.entity, []).append(mention)
    entities = [corpus.entity(identifier) for identifier in mentions]
    return [
        {
            "id": entity.id,
            "name": entity.name,
            "kind": entity.kind,
            "status": entity.status,
            "mentions": [
                {
                    **_place(mention.span, reading.article.text),
                    "how": mention.how,
                    "rule": mention.rule,
                }
                for mention in mentions[entity.id]
            ],
        }
        for entity in entities
        if not entity.hidden
    ]


def _date(timex: Timex, text: str) -> dict[str, Any]:
    return {
        **_place(timex.span, text),
        "edtf": timex.value.text if timex.value else None,
        "role": timex.role,
        "rule": timex.rule,
    }


def _fact(fact: Fact, reading: Reading, corpus: Corpus) -> dict[str, Any]:
    values = [timex.value.text for timex in reading.timexes_in(fact.span) if timex.value]
    return {
        "id": fact.id,
        "start": fact.span.start,
        "end": fact.span.end,
        "quote": published_words(reading, fact.span),
        "actors": _seen(reading.actors_of(fact), corpus),
        "dates": list(dict.fromkeys(values)),
        "attribution": _attribution(fact.attribution, reading, corpus),
        "quantities": [_quantity(quantity) for quantity in fact.quantities],
        "modality": fact.modality,
        "rule": fact.rule,
        "score": fact.score,
        "review": fact.review,
    }


def _attribution(
    said: Attribution | None, reading: Reading, corpus: Corpus
) -> dict[str, Any] | None:
    """By whose account, unless that names who is hidden."""
    hidden = {key for key, entity in corpus.entities.items() if entity.hidden}
    if said is None or said.actor in hidden:
        return None
    text = reading.article.text
    if any(m.entity in hidden and m.span.of(text) in said.source for m in reading.mentions):
        return None
    return {"source": said.source, "actor": said.actor, "cue": said.cue}


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "start": quantity.span.start,
        "end": quantity.span.end,
        "low": number(quantity.low),
        "high": number(quantity.high),
        "unit": quantity.unit,
    }


def number(value: float | None) -> float | None:
    """Whole numbers without a fraction, as people write them."""
    return int(value) if value is not None and value == int(value) else value


def _seen(identifiers: Sequence[str], corpus: Corpus) -> list[str]:
    return [identifier for identifier in identifiers if not corpus.entity(identifier).hidden]


def _place(span: Span, text: str) -> Mapping[str, Any]:
    return {"start": span.start, "end": span.end, "surface": span.of(text)}
