"""Words taken apart where names hide in them, and where what stands before a name is none of it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.extract.names.lexicon import Lexicon
from briefing.text import Tokens, apart, parted, tokenize

# Who asks and who answers, before each of their paragraphs: P. ¿Por qué? R. Porque no.
SPEAKER = re.compile(r"^(?:## )?(\w)\. ", re.MULTILINE)
OFTEN = 2


def words_for_names(tokens: Tokens, lexicon: Lexicon) -> Tokens:
    """The words of a text as names are looked for in them."""
    tokens = apart(tokens, lexicon.enclitics)
    pairs = dict(_pairs(tokens, lexicon)) if "-" in tokens.text else {}
    return _without_speakers(parted(tokens, pairs) if pairs else tokens)


def _pairs(tokens: Tokens, lexicon: Lexicon) -> Iterator[tuple[int, Sequence[str]]]:
    """The pairs of known names by their places: la cumbre [UE-Mercosur].

    A pair amid capitals is a name of its own: el Consejo OTAN-Ucrania.
    """
    for index, word in enumerate(tokens.words):
        if "-" not in word or not tokens.cased[index] or _is_known(word, lexicon):
            continue
        follows = index and tokens.gaps[index] == " " and tokens.words[index - 1][0].isupper()
        parts = word.split("-")
        if not follows and all(_is_known(part, lexicon) for part in parts):
            yield index, parts


def _is_known(word: str, lexicon: Lexicon) -> bool:
    return lexicon.longest(tokenize(word), 0) is not None


def _without_speakers(tokens: Tokens) -> Tokens:
    """The words of an interview, each letter that tells who speaks as a line of its own."""
    found = [match for match in SPEAKER.finditer(tokens.text) if match[1].isupper()]
    often = Counter(match[1] for match in found)
    starts = {match.start(1) for match in found if often[match[1]] >= OFTEN}
    if not starts:
        return tokens
    gaps = tokens.gaps[:]
    for index, start in enumerate(tokens.starts):
        if start in starts:
            gaps[index + 1] = ".\n"
    return replace(tokens, gaps=gaps)
