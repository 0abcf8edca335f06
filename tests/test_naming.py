"""Who is named where, after any edits of any articles."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Article, Mention, Reading
from briefing.naming import Naming
from briefing.text import Span

# The number of an article and its actors by their letters, of which there may be none.
EDITS = st.lists(st.tuples(st.integers(0, 4), st.text("abc", max_size=3)), max_size=12)


def reading(number: int, actors: str) -> Reading:
    article = Article(str(number), f"articles/{number}.md", "", "")
    return Reading(article, mentions=tuple(Mention(Span(0, 1), one, "name", "") for one in actors))


@given(EDITS)
def test_what_is_kept_up_to_date_is_what_is_found_anew(edits: list[tuple[int, str]]) -> None:
    kept, there = Naming(), dict[int, Reading]()
    before = kept.of(())
    for number, actors in edits:
        old = there.pop(number, None)
        if actors:
            there[number] = reading(number, actors)
        readings = [there[one] for one in sorted(there)]
        found = kept.of(readings)
        assert found == Naming().of(readings)
        touched = {*actors, *(old.named if old else ())}
        assert all(found[one] is before[one] for one in found.keys() - touched)
        before = found
