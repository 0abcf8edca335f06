"""The nouns of those who can tell something, put together from what a language knows."""

from collections.abc import Mapping
from itertools import chain

from briefing.languages import Language, several


def speakers(language: Language) -> Mapping[str, frozenset[str]]:
    """The nouns of those who tell something, of whole peoples, and of single persons."""
    names, data = language.toml("names"), language.toml("facts")
    before, heads, listed = names["before"], names["heads"], data["speakers"]
    demonyms = (several(row["demonyms"]) for row in language.table("countries"))
    peoples = frozenset(chain.from_iterable(demonyms))
    speaking = chain(
        *(before[kind] for kind in ("person", "organization", "group")),
        *(heads[kind] for kind in ("organization", "group", "bare")),
        *(listed[kind] for kind in ("people", "bodies", "documents")),
        data["grammar"]["sources"],
        peoples,
    )
    return {
        "speakers": frozenset(speaking),
        "peoples": peoples,
        "persons": frozenset([*before["person"], *listed["people"]]),
    }
