"""How the words of a name may be those of a longer one; all words are folded."""

Words = tuple[str, ...]
FULL_NAME, INITIALS = 2, 2  # words of a name, letters of Jr
COMPLEMENT = 2  # words before it: Departamento del
SIMILAR_FROM, SIMILAR_TWICE_FROM = 5, 9
OPENING, ENDING = 3, 2  # letters


def same(words: Words, key: Words) -> bool:
    """All words are the same."""
    return words == key


def is_suffix(words: Words, key: Words) -> bool:
    """Petro in Gustavo Petro, Marcos in Ferdinand Marcos Jr."""
    if len(key[-1]) <= INITIALS < len(key):
        key = key[:-1]
    return len(words) < len(key) and key[-len(words) :] == words


def is_prefix(words: Words, key: Words) -> bool:
    """Policía Nacional in Policía Nacional de Haití."""
    return len(words) < len(key) and key[: len(words)] == words


def is_complement(words: Words, key: Words) -> bool:
    """Tesoro in Departamento del Tesoro."""
    size = len(words)
    return len(key) > size + 1 and key[COMPLEMENT : COMPLEMENT + size] == words


def is_headless(words: Words, key: Words) -> bool:
    """Supremo in Tribunal Supremo, Ebuteli in Instituto Ebuteli de Kinshasa."""
    return len(words) < len(key) and key[1 : 1 + len(words)] == words


def is_longer(words: Words, key: Words) -> bool:
    """Lenín Moreno Garcés for Lenín Moreno, but not Donald Trump Jr for Donald Trump."""
    size = len(key)
    return len(words) == size + 1 > FULL_NAME and words[:size] == key and len(words[-1]) > INITIALS


def is_part(words: Words, key: Words) -> bool:
    """Lula in Luiz Inácio Lula da Silva."""
    size = len(words)
    return size < len(key) and any(key[i : i + size] == words for i in range(len(key) - size))


def is_similar(words: Words, key: Words) -> bool:
    """Whether the words are another spelling of the key or of its end."""
    end = key[-len(words) :]
    return len(words) == len(end) and words != end and all(map(_is_alike, words, end))


def _is_alike(a: str, b: str) -> bool:
    if a == b:
        return True
    shorter = min(len(a), len(b))
    if shorter < SIMILAR_FROM or a[0] != b[0]:
        return False
    return _is_within(2 if shorter >= SIMILAR_TWICE_FROM else 1, a, b)


def parts(word: str) -> tuple[str, ...]:
    """Its opening, its ending, and what is amid: another spelling changes two of them at most."""
    if len(word) < SIMILAR_FROM:
        return ()
    ends = f"{word[:OPENING]}*", f"*{word[-ENDING:]}"
    return ends if len(word) < SIMILAR_TWICE_FROM else (*ends, f"*{word[OPENING:-ENDING]}*")


def shared_parts(word: str) -> tuple[str, ...]:
    """The parts of which another spelling of the word has one; what is amid may have moved."""
    if len(word) < SIMILAR_TWICE_FROM:
        return parts(word)
    first, last = OPENING, len(word) - ENDING
    starts, ends = range(first - 1, first + 2), range(last - 1, last + 2)
    return *parts(word), *[f"*{word[start:end]}*" for start in starts for end in ends]


def _is_within(most: int, a: str, b: str) -> bool:
    """Whether Levenshtein's distance is at most so much, which is little."""
    if abs(len(a) - len(b)) > most:
        return False
    place, end = 0, min(len(a), len(b))
    while place < end and a[place] == b[place]:
        place += 1
    a, b = a[place:], b[place:]
    if most == 1:
        return a[1:] == b[1:] or a[1:] == b or a == b[1:]
    steps = ((a[1:], b[1:]), (a[1:], b), (a, b[1:]))
    return any(_is_within(most - 1, *step) for step in steps)
