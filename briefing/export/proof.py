"""Whether each quotation of a ledger stands where the ledger says, in the articles as they are."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from briefing.export.ledger import text_hash
from briefing.model import Article
from briefing.text import Span, TextQuoteSelector

# JSON can write them, and no text can hold them.
SURROGATE = re.compile("[\ud800-\udfff]")
State = Literal["stands", "moved", "ambiguous", "gone", "no-article"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a line of a ledger says of a quotation; `line` counts from 1."""

    line: int
    id: str
    path: str
    sha256: str
    span: Span
    quotation: TextQuoteSelector


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of a claim.

    `places` are where its words stand now, in the order of the text: one if it stands or moved.
    `edited` tells whether the article's text is another than the one the ledger was made of.
    """

    claim: Claim
    state: State
    places: tuple[Span, ...] = ()
    edited: bool = False


class CorruptError(ValueError):
    """A line that is no entry of a ledger."""


def claims(raw: bytes) -> tuple[list[Claim], list[tuple[int, str]]]:
    """The claims of a ledger, and the lines that cannot be read, each with what is wrong with it.

    A fact of which no word may be published claims nothing.
    """
    found: list[Claim] = []
    corrupt: list[tuple[int, str]] = []
    for number, line in enumerate(raw.split(b"\n"), 1):
        try:
            if line.strip() and (claim := _claim(number, line)):
                found.append(claim)
        except CorruptError as error:
            corrupt.append((number, str(error)))
    return found, corrupt


def proofs(claimed: Iterable[Claim], articles: Iterable[Article]) -> Iterator[Proof]:
    """What became of each claim, in their order."""
    texts = {article.path: article.text for article in articles}
    hashes = {path: text_hash(text) for path, text in texts.items()}
    for claim in claimed:
        text = texts.get(claim.path)
        if text is None:
            yield Proof(claim, "no-article")
        else:
            yield _proof(claim, text, edited=hashes[claim.path] != claim.sha256)


def _proof(claim: Claim, text: str, *, edited: bool) -> Proof:
    """A quotation at its own place stands; elsewhere it moved, if there is one such place."""
    quotation = claim.quotation
    if claim.span.of(text) == quotation.exact:
        return Proof(claim, "stands", (claim.span,), edited)
    places = list(_places(text, quotation.exact))
    alike = [span for span in places if _is_between(text, span, quotation)]
    if len(alike) == 1:
        places = alike
    states: Sequence[State] = ("gone", "moved", "ambiguous")
    return Proof(claim, states[min(len(places), 2)], tuple(places), edited)


def _places(text: str, exact: str) -> Iterator[Span]:
    place = text.find(exact)
    while place >= 0:
        yield Span(place, place + len(exact))
        place = text.find(exact, place + 1)


def _is_between(text: str, span: Span, quotation: TextQuoteSelector) -> bool:
    before, after = text[: span.start], text[span.end :]
    return before.endswith(quotation.prefix) and after.startswith(quotation.suffix)


def _claim(number: int, line: bytes) -> Claim | None:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CorruptError(f"not JSON: {error}") from None
    if not isinstance(entry, dict):
        raise CorruptError("not a JSON object")
    if entry.get("quotation", "") is None:
        return None
    quoted = _value(entry, "quotation", dict)
    span = Span(_value(entry, "start", int), _value(entry, "end", int))
    exact, prefix, suffix = (_value(quoted, key, str) for key in ("exact", "prefix", "suffix"))
    if not exact:
        raise CorruptError("an empty quotation")
    if span.start < 0 or span.end - span.start != len(exact):
        raise CorruptError(f"{span.start} to {span.end} is no place of {len(exact)} characters")
    identifier, path, sha256 = (_value(entry, key, str) for key in ("id", "path", "sha256"))
    return Claim(number, identifier, path, sha256, span, TextQuoteSelector(exact, prefix, suffix))


def _value(entry: Mapping[str, Any], key: str, kind: type) -> Any:  # noqa: ANN401
    value = entry.get(key)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise CorruptError(f"`{key}` is missing" if value is None else f"`{key}` is {value!r}")
    if isinstance(value, str) and not value.isprintable() and SURROGATE.search(value):
        raise CorruptError(f"`{key}` holds half a character")
    return value
