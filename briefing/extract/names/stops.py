"""The stop of what is shortened, with which a name may end."""

from briefing.extract.names.lexicon import Alias
from briefing.extract.names.view import STOPS, View
from briefing.text import Span


def with_stop(view: View, index: int, end: int, known: Alias | None = None) -> Span:
    """Where a name stands, with the stop of a last abbreviation: Supremo de EE. UU[.]."""
    stop = view.ends[end - 1]
    if known is not None:
        shortened = known.surface.endswith(".")
    else:
        shortened = end - index > 1 and view.gap(end - 2) in STOPS and view.is_short(end - 1)
    return Span(view.starts[index], stop + (shortened and view.text[stop : stop + 1] == "."))
