"""Those that broadcast by their numbers and letters, and networks where something is only said."""

from briefing.extract.names.view import View

CHANNEL = 2  # digits


def is_broadcaster(view: View, index: int) -> bool:
    """Whether a sign tells which of those that broadcast is meant: TV 7, Canal 30, Radio Y."""
    grammar, lower = view.grammar, view.lower[index]
    if lower not in grammar.organization_words and lower not in grammar.included:
        return False
    waters = grammar.before.get(lower) == "organization"
    if not view.adjacent(index) or not (waters or lower in grammar.organization_words):
        return False
    sign = view.words[index + 1]
    if len(sign) == 1 and sign.isupper():
        return not view.continues(index + 1)
    return len(sign) <= CHANNEL and sign.isdecimal()


def is_channel(view: View, index: int, end: int) -> bool:
    """Whether a social network is only where something was said: en X."""
    if view.words[index] not in view.grammar.channels.opening:
        return False
    if view.text[view.starts[index] : view.ends[end - 1]] not in view.grammar.channels.names:
        return False
    return (
        end - index == 1 == len(view.words[index])
        or view.lower[index - 1] in view.grammar.channels.before
    )


def opens_as_channel(view: View, index: int) -> bool:
    """Whether a network of one letter stands before another name: en la red social [X] Ana Pi."""
    return (
        is_channel(view, index, index + 1)
        and index > 0
        and view.lower[index - 1] in view.grammar.channels.before
    )
