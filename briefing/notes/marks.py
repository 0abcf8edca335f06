"""Where a line seems to say `.internal` without being read so: such a note is withheld."""

import re
from difflib import get_close_matches

from briefing.text import folded

WORD = re.compile(r"[^\W_][\w-]*")
DOTTED = re.compile(r"\.(?P<word>[^\W_][\w-]*)")
LIST = re.compile(r"(?:\{[^{}]*\}?|^[^{}]*\})[ \t]*$")
HEADED = re.compile(r"[ ]{0,3}#{1,6}(?!#)")
EXAMPLE = re.compile(r"(?:[ ]{4}|\t)[ \t]*#")
INTERNAL = "internal"
# As little as makes the cure of an unknown kind ask whether `.internal` was meant.
LIKENESS = 0.6


def is_like(word: str) -> bool:
    """Whether whoever wrote the word may have meant `internal`."""
    plain = folded(word)
    return INTERNAL in plain or bool(get_close_matches(plain, [INTERNAL], 1, LIKENESS))


def likely(text: str) -> bool:
    """Whether any word of a text may mean `internal`."""
    return any(is_like(match[0]) for match in WORD.finditer(text))


def marked(line: str) -> int:
    """The column of what, in a heading that is not read as it stands, may mean `.internal`."""
    for match in DOTTED.finditer(line):
        if is_like(match["word"]):
            return match.start() + 1
    brace = line.find("{")
    return brace + 1 if brace >= 0 and likely(line[brace:]) else 0


def marked_below(line: str, *, fenced: bool) -> int:
    """The same of a line below a note's heading: another heading, or a list at its end."""
    if HEADED.match(line):
        return marked(line)
    attributes = None if fenced or EXAMPLE.match(line) else LIST.search(line)
    if attributes and any(is_like(dotted["word"]) for dotted in DOTTED.finditer(attributes[0])):
        return attributes.start() + 1
    return 0
