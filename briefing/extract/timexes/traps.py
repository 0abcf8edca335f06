"""What looks like a date and is none: amounts, numbered things, names, habits of the present."""

from collections.abc import Callable, Mapping

from briefing.extract.timexes.amounts import are_years, counts, is_year
from briefing.extract.timexes.context import Context
from briefing.extract.timexes.place import Place

DASHES = ("-", "–", "—")
TODAY = 5  # words after "today" that may name a part of it


def is_date(place: Place, known: Context) -> bool:
    """Whether what stands around the match lets it be a date."""
    check = CHECKS.get(place.match.rule)
    return check is None or check(place, known)


def _month(place: Place, known: Context) -> bool:
    """Not of a day that there is none of, "45 de mayo", nor of a saying, "hizo su agosto"."""
    of_number = known.has("year_of", place.before) and place.second_before().isdecimal()
    return not of_number and not known.has("idle", place.before) and _named(place, known)


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
        if not place.after or known.has("year_list", place.after):
            return True
        # "Marzo fue", but "Julio fue" may be somebody.
        given = known.has("given_names", place.scan.tokens.lower[place.first])
        return not given and known.tenses.finite(place.after) is not None
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
    word, gap = tokens.words[place.first], tokens.gap(place.first - 1).strip()
    opens = place.opens or gap.endswith(DASHES)  # LIMA.- Ayer
    if word[0].isupper() and not opens and not word.isupper():
        return False
    if place.match.number("deictic") != 0 or len(place.match.items) > 1:
        return not known.has("by_day", place.before)
    before, after = place.before, place.after
    following = " ".join(tokens.lower[place.last + 1 : place.last + 3])
    if following in known.words["nowadays"] or known.has("lasting", before):
        return False
    if _renames(place):
        return False
    if before and f"{place.second_before()} {before}" in known.words["today_after"]:
        return True
    if not after or known.has("prepositions", after) or tokens.words[place.last + 1][0].isupper():
        return True
    if any(known.tenses.has("scheduled", word) for word in (before, after)):
        return not known.has("lasting", after)
    ahead = tokens.lower[place.last + 1 : place.last + 1 + TODAY]
    return (
        not known.words["part_of_today"].isdisjoint(ahead)
        or not known.tenses.words["planned"].isdisjoint(ahead[:2])
        or any(known.tenses.finite(word) is not None for word in (before, after))
        or known.tenses.participle(before)
    )


def _renames(place: Place) -> bool:
    """Whether only a new name follows, or nothing: "Birmania, hoy Myanmar,", "; hoy, del gas"."""
    tokens, at = place.scan.tokens, place.last + 1
    if ";" in tokens.gap(place.first - 1) and tokens.gap(place.last).startswith(","):
        return True
    if place.before or place.opens or not place.precedes_name():
        return False
    while at < len(tokens) and tokens.words[at][0].isupper() and not tokens.gap(at - 1).strip():
        at += 1
    return bool(tokens.gap(at - 1).strip())


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
        "season_after", place.second_before() if known.has("season_the", before) else before
    )


def _holiday(place: Place, known: Context) -> bool:
    """Not the Christmas of "árbol de Navidad", nor the day of "Acuerdo del Viernes Santo"."""
    if known.has("named_after", place.second_before()) or place.precedes_name():
        return False
    owned = known.has("holiday_of", place.before)
    limits = known.has("holiday_after", place.second_before())
    return len(place.match.items) > 1 or not owned or limits


def _unnumbered(place: Place, known: Context) -> bool:
    """Not the number of "decreto 10/2025"."""
    return not known.has("numbered", place.before)


def _decade(place: Place, known: Context) -> bool:
    if "the_decade" not in place.match.items[0].reading:
        return True
    if place.match.has("short"):
        alone = not place.after or known.tenses.finite(place.after) is not None
        return known.has("short_after", place.before) and alone
    return known.has("tens_after", place.before) and not counts(place, known)


def _numbered_day(place: Place, known: Context) -> bool:
    return not counts(place, known)


CHECKS: Mapping[str, Callable[[Place, Context], bool]] = {
    "year": is_year,
    "list_of_years": are_years,
    "month": _month,
    "weekday": _named,
    "date": _full_date,
    "deictic": _deictic,
    "season": _season,
    "holiday": _holiday,
    "month_of_year": _unnumbered,
    "feast": _holiday,
    "after_tomorrow": _after_tomorrow,
    "century": _century,
    "decade": _decade,
    "decades": _decade,
    "numbered_weekday": _numbered_day,
    "list_of_numbered_days": _numbered_day,
}
