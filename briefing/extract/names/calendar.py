"""Words of the calendar that look like names and are none."""

from collections.abc import Iterator

from briefing.languages import Language


def feasts(language: Language) -> Iterator[str]:
    """The feasts of the calendar that have names of their own: Nochebuena, Semana Santa."""
    words = language.toml("time")["words"]
    return (name for name in (*words["holiday"], *words["feast"]) if len(name.split()) <= 2)


def short_months(language: Language) -> frozenset[str]:
    """The short names of months: 18 Nov."""
    return frozenset(language.toml("time")["words"]["mon"])
