"""What looks like a date and is none: amounts, numbered things, names, habits of the present."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from briefing.extract.timexes.place import Place
from briefing.extract.timexes.tense import Tenses, tenses
from briefing.languages import Language

# A bare noun before a year ("elecciones 2024") licenses only years of our time.
MODERN = range(1990, 2051)
ROUND = 1000
TODAY = 5  # words after "today" that may name a part of it


@dataclass(frozen=True, slots=True)
class Context:
    """The words that stand beside what is a date and what is none (time.toml, [context])."""

    words: Mapping[str, frozenset[str]]
    plurals: tuple[str, ...]
    tenses: Tenses
    capitalised: bool

    def has(self, name: str, word: str) -> bool:
        """Whether `word` is in the list `name`."""
        return word in self.words[name]


@cache
def context(language: Language) -> Context:
    """The compiled [context] table of `language`."""
    data = language.toml("time")
    words = {name: frozenset(listed) for name, listed in data["context"].items()}
    return Context(words, tuple(words["plural_endings"]), tenses(language), data["capitalised"])


def is_date(place: Place, known: Context) -> bool:
    """Whether what stands around the match lets it be a date."""
    check = CHECKS.get(place.match.rule)
    return check is None or check(place, known)


def _year(place: Place, known: Context) -> bool:
    if len(place.match.items) > 1:
        return not _counts(place, known)
    if _counts(place, known) or _is_money(place):
        return False
    return _licensed(place, known)


def _counts(place: Place, known: Context) -> bool:
    """Whether the number counts what follows: "2024 soldados", but not "en 2024 soldados"."""
    after = place.after
    if known.has("year_after", place.before) and int(place.match.number("year") or 0) % 100:
        return known.has("counted", after)
    if known.has("counted", after):
        return True
    return (
        after.endswith(known.plurals)
        and not known.has("after_year", after)
        and not place.precedes_name()
    )


def _is_money(place: Place) -> bool:
    text, tokens = place.scan.text, place.scan.tokens
    start, end = tokens.starts[place.first], tokens.ends[place.last]
    before, after = text[max(0, start - 2) : start].strip(), text[end : end + 2].strip()
    decimal = text[end : end + 1] in {",", "."} and text[end + 1 : end + 2].isdigit()
    return (
        before[-1:] in {"$", "€", "£", "#"}
        or after[:1] in {"%", "€", "$", "£", "º", "°"}
        or decimal
    )


def _licensed(place: Place, known: Context) -> bool:
    tokens, number = place.scan.tokens, int(place.match.number("year") or 0)
    before = place.before
    if not before:
        return _after_sign(place, known)
    if known.has("year_after", before) or known.has("year_the", before):
        return not known.has("amount_before", before)
    if known.has("year_of", before):
        return not (
            known.has("amount_before", place.second_before())
            or known.has("numbered", place.second_before())
        )
    if f"{place.second_before()} {before}" in known.words["year_after_two"]:
        return True
    if known.has("year_list", before):
        return any(
            tokens.lower[at].isdecimal() and len(tokens.lower[at]) == 4
            for at in range(max(0, place.first - 3), place.first)
        )
    if known.has("amount_before", before) or known.has("numbered", before) or place.follows_name():
        return False
    return (
        number in MODERN
        and number % ROUND != 0
        and known.tenses.finite(before) is None
        and before.isalpha()
    )


def _after_sign(place: Place, known: Context) -> bool:
    """At the start of a sentence, in parentheses, or next in a list of years."""
    tokens = place.scan.tokens
    if place.opens:
        return bool(place.after) and not place.precedes_name()
    sign = tokens.gap(place.first - 1).strip() if place.first else ""
    if sign.endswith("("):
        return True
    if sign == "," and place.first:
        earlier = tokens.lower[place.first - 1]
        return (earlier.isdecimal() and len(earlier) == 4) or not place.after
    del known
    return sign in {"-", "–", "—", ";"}


def _named(place: Place, known: Context) -> bool:
    """A capital inside a sentence makes a name, unless the language writes months so."""
    word = place.scan.tokens.words[place.first]
    named = [
        item for item in place.match.items if item.reading.keys() & {"month", "mon", "weekday"}
    ]
    if known.capitalised and named and place.scan.tokens.words[named[0].first].islower():
        return False
    if (
        len(place.match.items) > 1
        or not word[0].isupper()
        or word.isupper()
        or _goes_without_saying(place, known)
    ):
        return not known.has("names_before", place.before)
    if place.precedes_name():
        return False
    if "weekday" in place.match.items[0].reading:
        return place.opens or known.has("definite", place.before)
    if known.has("month_after", place.before):
        return True
    # "Abril calla", but "Mayo, junio".
    if place.opens:
        return not place.after or known.has("year_list", place.after)
    return known.has("year_list", place.before)


def _goes_without_saying(place: Place, known: Context) -> bool:
    """Where the language writes all months so, a capital inside a sentence says nothing."""
    return known.capitalised and not place.opens and not place.precedes_name()


def _full_date(place: Place, known: Context) -> bool:
    """Not "Movimiento 26 de Julio" nor "avenida 9 de julio", but "MADRID 3 Feb." is."""
    if place.match.items[0].reading.keys().isdisjoint({"day"}):
        return True
    if known.has("name_nouns", place.before):
        return False
    return known.capitalised or not place.follows_name() or _opens_paragraph(place)


def _opens_paragraph(place: Place) -> bool:
    """Whether only capitalised words stand between the start of the line and the match."""
    tokens, at = place.scan.tokens, place.first - 1
    while at >= 0 and "\n" not in tokens.gap(at):
        if not tokens.words[at][0].isupper():
            return False
        at -= 1
    return True


def _deictic(place: Place, known: Context) -> bool:
    """Not the nowadays of "hoy preside", nor a newspaper's name."""
    tokens = place.scan.tokens
    if (
        tokens.words[place.first][0].isupper()
        and not place.opens
        and not tokens.words[place.first].isupper()
    ):
        return False
    if place.match.number("deictic") != 0 or len(place.match.items) > 1:
        return not known.has("by_day", place.before)
    before, after = place.before, place.after
    following = " ".join(tokens.lower[place.last + 1 : place.last + 3])
    if following in known.words["nowadays"]:
        return False
    if not after or known.has("prepositions", after) or tokens.words[place.last + 1][0].isupper():
        return True
    if known.has("happening", before) or known.has("happening", after):
        return True
    ahead = tokens.lower[place.last + 1 : place.last + 1 + TODAY]
    return (
        not known.words["part_of_today"].isdisjoint(ahead)
        or any(known.tenses.finite(word) is not None for word in (before, after))
        or known.tenses.participle(before)
    )


def _after_tomorrow(place: Place, known: Context) -> bool:
    """Not the participle of "ha pasado" nor the adjective of "lo pasado"."""
    if known.tenses.finite(place.before) != 1:
        return False
    return not place.after or known.has("tomorrow_and", place.after)


def _century(place: Place, known: Context) -> bool:
    """Not the initials of a name: "S. V. Naipaul", "Juan Pablo II d. C."."""
    words = place.scan.tokens.words
    signs = [item for item in place.match.items if "century_sign" in item.reading]
    if signs:
        return words[signs[0].first].islower()
    return place.match.has("u_century") or known.has("definite", place.before)


def _season(place: Place, known: Context) -> bool:
    if len(place.match.items) > 1:
        return True
    if place.scan.tokens.words[place.first][0].isupper() and not place.opens:
        return False
    before = place.before
    return known.has(
        "season_after", place.second_before() if known.has("year_the", before) else before
    )


def _holiday(place: Place, known: Context) -> bool:
    """Not the Christmas of "árbol de Navidad"."""
    return len(place.match.items) > 1 or not known.has("holiday_of", place.before)


def _decade(place: Place, known: Context) -> bool:
    if "the_decade" not in place.match.items[0].reading:
        return True
    if place.match.has("short"):
        return known.has("short_after", place.before) and not place.after
    return known.has("tens_after", place.before) and not _counts(place, known)


def _numbered_day(place: Place, known: Context) -> bool:
    return not _counts(place, known)


CHECKS: Mapping[str, Callable[[Place, Context], bool]] = {
    "year": _year,
    "month": _named,
    "weekday": _named,
    "date": _full_date,
    "deictic": _deictic,
    "season": _season,
    "holiday": _holiday,
    "feast": _holiday,
    "after_tomorrow": _after_tomorrow,
    "century": _century,
    "decade": _decade,
    "numbered_weekday": _numbered_day,
}
