"""Whether a number is a year or an amount: "en 2024", "2024 soldados", "2.024 euros"."""

from briefing.extract.timexes.context import Context
from briefing.extract.timexes.place import Place

# A bare noun before a year ("elecciones 2024") licenses only years of our time.
MODERN = range(1990, 2051)
ROUND = 1000


def is_year(place: Place, known: Context) -> bool:
    """Whether the match is a year: said to be one, or licensed by the words around it."""
    if len(place.match.items) > 1:
        return not counts(place, known)
    if counts(place, known) or _is_money(place):
        return False
    return _licensed(place, known)


def are_years(place: Place, known: Context) -> bool:
    """Whether the first of two years in a row is licensed, and the second counts nothing."""
    return not counts(place, known) and not _is_money(place) and _licensed(place, known)


def counts(place: Place, known: Context) -> bool:
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
        before[-1:] in {"$", "€", "£"}
        or text[start - 1 : start] == "#"
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
    if f"{place.second_before()} {before}" in known.words["year_after_two"]:
        return True
    if known.has("year_of", before):
        return not (
            known.has("amount_before", place.second_before())
            or known.has("numbered", place.second_before())
        )
    if known.has("year_list", before):
        return any(
            tokens.lower[at].isdecimal() and len(tokens.lower[at]) == 4
            for at in range(max(0, place.first - 3), place.first)
        )
    if known.has("amount_before", before) or known.has("numbered", before) or place.follows_name():
        return False
    return (
        not place.precedes_name()
        and number in MODERN
        and number % ROUND != 0
        and known.tenses.finite(before) is None
        and before.isalpha()
    )


def _after_sign(place: Place, known: Context) -> bool:
    """At the start of a sentence, in parentheses, or next in a list of years."""
    tokens = place.scan.tokens
    if place.opens:
        first_of_line = place.first == 0 or "\n" in tokens.gap(place.first - 1)
        heads = first_of_line and tokens.gap(place.last).startswith((": ", ". ", "\n", ":\n"))
        return heads or (bool(place.after) and not place.precedes_name())
    sign = tokens.gap(place.first - 1).strip() if place.first else ""
    if sign.endswith("("):
        return True
    if sign == "," and place.first:
        earlier = tokens.lower[place.first - 1]
        return (earlier.isdecimal() and len(earlier) == 4) or not place.after
    del known
    return sign in {"-", "–", "—", ";"}
