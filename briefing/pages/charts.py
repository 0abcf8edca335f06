"""Pictures of numbers over time as static SVG, each with the same numbers in a table."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.languages import Language
from briefing.markup import escape
from briefing.pages.periods import period_in_words

# Up to how many bars a picture counts by days, then by months, then by years.
MOST_DAYS, MOST_MONTHS, MOST_YEARS = 31, 60, 60
# The grid of months, in units of the drawing: a cell, the room for a year's name, the largest dot.
CELL, MARGIN, LARGEST, SMALLEST = 24, 46, 10.5, 1.8
NO_MONTH = 13


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time, in words, and how much there was in it."""

    period: str
    value: int


def over_time(days: Mapping[date, int], language: Language) -> list[Bar]:
    """What fell on each day, as bars without gaps: of days, months or years, by the whole length.

    Nothing where all fell into one of them; of a very long time only the last part is shown.
    """
    if not days:
        return []
    first, last = min(days), max(days)
    if (last - first).days < MOST_DAYS:
        steps = [(first + timedelta(n)).isoformat() for n in range((last - first).days + 1)]
    elif 12 * (last.year - first.year) + last.month - first.month < MOST_MONTHS:
        steps = list(_months(first, last))
    else:
        steps = [f"{year:04}" for year in range(first.year, last.year + 1)][-MOST_YEARS:]
    if len(steps) < 2:
        return []
    numbers: Counter[str] = Counter()
    for day, number in days.items():
        numbers[day.isoformat()[: len(steps[0])]] += number
    return [Bar(period_in_words(step, language), numbers[step]) for step in steps]


def _months(first: date, last: date) -> Iterator[str]:
    for month in range(12 * first.year + first.month - 1, 12 * last.year + last.month):
        yield f"{month // 12:04}-{month % 12 + 1:02}"


def bar_chart(title: str, bars: Sequence[Bar], language: Language, unit: str) -> Iterator[str]:
    """A figure: a bar for each, the ends of the time below, the numbers in a table.

    `unit` is the name of an interface string that heads the numbers.
    """
    most = max(bar.value for bar in bars)
    shapes = [
        f'<rect x="{8 * place}" y="{_short(60 - height)}" width="6" height="{_short(height)}"/>'
        for place, bar in enumerate(bars)
        if (height := 60 * bar.value / most)
    ]
    width = 8 * len(bars) - 2
    shapes.append(f'<path d="M0 60.5H{width}"/>')
    yield f'<figure class="b-chart b-chart--{"few" if len(bars) < 8 else "many"}">'
    yield _picture(title, f'viewBox="0 0 {width} 61" preserveAspectRatio="none"', shapes)
    ends = (bars[0].period, bars[-1].period)
    yield '<p class="b-chart__ends" aria-hidden="true">'
    yield f"<span>{ends[0]}</span> <span>{ends[1]}</span></p>"
    top = next(bar for bar in bars if bar.value == most)
    told = language.say("chart_most", n=most, period=top.period)
    yield f"<figcaption>{escape(title)}. {escape(told)}</figcaption>"
    rows = [(bar.period, bar.value) for bar in bars if bar.value]
    yield from _table(title, language.say("period"), language.say(unit), rows, language)
    yield "</figure>"
    yield ""


def month_grid(
    title: str, numbers: Mapping[tuple[int, int], int], language: Language, unit: str
) -> Iterator[str]:
    """A figure: a row for each year, a dot for each month, as large as its number.

    `numbers` is by year and month; NO_MONTH counts what names only the year.
    """
    names = list(language.toml("time")["say"]["months"])
    years = sorted({year for year, _ in numbers}, reverse=True)
    most = max(numbers.values())
    shapes = [
        _words(MARGIN + CELL * (place + 0.5), 12, name[0].upper())
        for place, name in enumerate([*names, "–"])
    ]
    for row, year in enumerate(years):
        middle = CELL * (row + 1.25)
        shapes.append(_words(MARGIN - 8, middle + 4, str(year), ' class="b-chart__year"'))
        shapes.append(f'<path d="M{MARGIN} {_short(middle + CELL / 2)}H{MARGIN + 13 * CELL}"/>')
        for month in range(1, NO_MONTH + 1):
            if number := numbers.get((year, month)):
                radius = max(SMALLEST, LARGEST * (number / most) ** 0.5)
                across = _short(MARGIN + CELL * (month - 0.5))
                shapes.append(f'<circle cx="{across}" cy="{_short(middle)}" r="{_short(radius)}"/>')
    height = _short(CELL * (len(years) + 0.75) + 2)
    yield '<figure class="b-chart b-chart--grid">'
    yield _picture(title, f'viewBox="0 0 {MARGIN + 13 * CELL} {height}"', shapes)
    yield f"<figcaption>{language.say('grid_legend')}</figcaption>"
    rows = [
        (_month_in_words(year, month, language), number)
        for (year, month), number in sorted(numbers.items(), reverse=True)
    ]
    yield from _table(title, language.say("period"), language.say(unit), rows, language)
    yield "</figure>"
    yield ""


def _month_in_words(year: int, month: int, language: Language) -> str:
    if month == NO_MONTH:
        return language.say("year_without_month", year=year)
    return period_in_words(f"{year:04}-{month:02}", language)


def _picture(title: str, attributes: str, shapes: Iterable[str]) -> str:
    """One line: a blank one would end the HTML."""
    named = f"<title>{escape(title)}</title>{''.join(shapes)}"
    return f'<svg role="img" {attributes}>{named}</svg>'


def _words(across: float, down: float, words: str, attributes: str = "") -> str:
    return f'<text x="{_short(across)}" y="{_short(down)}"{attributes}>{words}</text>'


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _table(
    title: str, first: str, second: str, rows: Iterable[tuple[str, int]], language: Language
) -> Iterator[str]:
    yield f'<details class="b-twin"><summary>{language.say("in_a_table")}</summary>'
    yield f'<table class="b-table"><caption>{escape(title)}</caption>'
    yield f'<thead><tr><th scope="col">{first}</th><th scope="col">{second}</th></tr></thead>'
    yield "<tbody>"
    for period, value in rows:
        yield f'<tr><th scope="row">{period}</th><td>{value}</td></tr>'
    yield "</tbody></table></details>"
