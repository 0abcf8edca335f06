"""A relation of two articles, as the object that `briefing relations --json` prints."""

from collections.abc import Iterator, Mapping
from typing import Any

from briefing.corpus import Corpus
from briefing.relations import Relation
from briefing.rights import published_words


def relation(found: Relation, corpus: Corpus) -> dict[str, Any]:
    """A relation of `corpus` as JSON values: article ids, kind, slot, both quotations, values."""
    first, second = (corpus.by_article[name] for name in (found.a, found.b))
    return {
        "a": found.a,
        "b": found.b,
        "kind": found.kind,
        "slot": found.slot,
        "quote_a": published_words(first, found.span_a),
        "quote_b": published_words(second, found.span_b),
        "value_a": published_words(first, found.value_a),
        "value_b": published_words(second, found.value_b),
    }


def lines(found: Mapping[str, Any]) -> Iterator[str]:
    """The same as lines for a reader at a terminal."""
    yield f"{found['kind']:<12} {found['slot']}"
    for side in ("a", "b"):
        yield f"  {found[side]}: {found[f'quote_{side}']}"
