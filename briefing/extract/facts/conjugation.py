"""The forms of a verb that a newspaper uses of others, generated from a language's endings."""

from collections.abc import Iterable, Mapping
from typing import Any


def finite(verbs: Iterable[str], data: Mapping[str, Any]) -> set[str]:
    """The third-person forms of `verbs` (infinitives), regular and irregular ones."""
    found = _forms(verbs, data, "finite")
    for verb in verbs:
        found.update(data["irregular"].get(verb, ()))
    return found


def participles(verbs: Iterable[str], data: Mapping[str, Any]) -> set[str]:
    """The past participles of `verbs`, in every gender and number."""
    found = _forms(verbs, data, "participle")
    for verb in verbs:
        found.update(data["irregular_participles"].get(verb, ()))
    return found


def _forms(verbs: Iterable[str], data: Mapping[str, Any], tense: str) -> set[str]:
    # Longer infinitive endings first: English "deny" is no "den" + "y" unless its table says so.
    tables = sorted(data["conjugation"].items(), key=lambda item: -len(item[0]))
    found: set[str] = set()
    for verb in verbs:
        bare = verb.removesuffix(data["pronominal"]) if data.get("pronominal") else verb
        for ending, table in tables:
            if bare.endswith(ending):
                stem = bare[: len(bare) - len(ending)]
                found.update(stem + form for form in table[tense])
                break
    return found
