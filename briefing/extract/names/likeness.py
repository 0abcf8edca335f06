"""How the words of a name may be those of a longer one; all words are folded."""

Words = tuple[str, ...]
FULL_NAME, INITIALS = 2, 2  # words of a name, letters of Jr
COMPLEMENT = 2  # words before it: Departamento del
SIMILAR_FROM, SIMILAR_TWICE_FROM = 5, 9


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


def _is_within(most: int, a: str, b: str) -> bool:
    """Whether Levenshtein's distance is at most so much; the words are short.

    Each step of it changes two letters of those that the words have at most.
    """
    if abs(len(a) - len(b)) > most or len({*a} ^ {*b}) > 2 * most:
        return False
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1] <= most
