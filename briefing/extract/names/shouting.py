"""Lines of capitals, where only known names can be told."""

from briefing.extract.names.view import SPACES, View


def shouted(view: View, index: int) -> bool:
    """Whether the word stands in a line of capitals."""
    word = view.words[index]
    if not word.isupper():
        return False
    if len(word) > 1 and _is_line(view, index):
        return True
    return _shouts(view, range(index - 1, index - 3, -1), index) or _shouts(
        view, range(index + 1, index + 3), index
    )


def _is_line(view: View, index: int) -> bool:
    """Whether the word is all that stands on its line."""
    return (index == 0 or "\n" in view.gaps[index]) and "\n" in view.gap(index)


def _shouts(view: View, places: range, index: int) -> bool:
    """Whether the next words that way are capitals too; one letter alone says nothing yet."""
    own = len(view.words[index])
    for place in places:
        if not 0 <= place < len(view.words) or view.gap(min(place, index)) not in SPACES:
            return False
        word = view.words[place]
        if not (word.isupper() and word.isalpha()):
            return False
        if len(word) > 1:
            return len(word) + own > 3
        index = place
    return False
