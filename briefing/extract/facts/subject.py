"""The noun phrase that is the source of a saying, before or after its cue."""

from collections.abc import Iterator

from briefing.extract.facts.clauses import after_dates
from briefing.extract.facts.cues import FINITE, SAYING, SPOKEN
from briefing.extract.facts.passage import QUOTES, Passage

# A run of words: first and last (exclusive).
Run = tuple[int, int]
STOPS = frozenset(",;:.()[]…!?—–") | QUOTES


def after(passage: Passage, place: int) -> list[Run]:
    """The noun phrase from word `place` on, and what stands beside it in apposition."""
    start = _skip_adverbials(passage, place)
    if start is None:
        return []
    end = _end_of_phrase(passage, start)
    if start == end:
        return []
    runs = [(start, end)]
    if end < passage.last and "," in passage.gap(end - 1):
        beside = _end_of_phrase(passage, end)
        if end < beside:
            runs.append((end, beside))
    return runs


def before(passage: Passage, place: int) -> list[Run]:
    """The subject of the verb at word `place`: noun phrase, and what stands beside it."""
    relative = _antecedent(passage, place)
    if relative is not None:
        return [relative]
    return _subject(passage, _clause_start(passage, place), place)


def first(passage: Passage, place: int) -> list[Run]:
    """The subject with which the sentence starts, for a verb at word `place` that closes it."""
    return _subject(passage, passage.first, place)


def _subject(passage: Passage, start: int, place: int) -> list[Run]:
    runs = list(_runs(passage, start, _without_clitics(passage, start, place)))
    subjects = [run for run in runs if not _is_adverbial(passage, run)]
    if not subjects:
        return [_without_opening(passage, runs[-1])] if runs else []
    head = subjects[0]
    if passage.bits(head[0]) & SAYING and passage.bits(head[0]) & SPOKEN:
        # "dijo Ana, y añadió que": the other verb has the subject.
        return after(passage, head[0] + 1)
    cut = _cut(passage, head)
    if cut[1] < head[1]:
        return [cut] if cut[0] < cut[1] else []
    place_of_head = runs.index(head)
    return [cut, *runs[place_of_head + 1 : place_of_head + 2]]


def _without_clitics(passage: Passage, start: int, place: int) -> int:
    """Where the words before a verb end that are not its own ("Francia lo desmiente")."""
    while place > start and passage.word(place - 1) in passage.cues["clitics"]:
        place -= 1
    return place


def _antecedent(passage: Passage, place: int) -> Run | None:
    """For "X, que desmintió" and "X, quien aseguró": X."""
    pronoun = place - 1
    while passage.word(pronoun) in passage.cues["clitics"] and pronoun > passage.first:
        pronoun -= 1
    if passage.word(pronoun) not in passage.cues["relative"] or pronoun == passage.first:
        return None
    start = pronoun - 1
    while start > passage.first and STOPS.isdisjoint(passage.gap(start - 1)):
        if passage.bits(start - 1) & FINITE:
            break
        start -= 1
    return (start, pronoun)


def _clause_start(passage: Passage, place: int) -> int:
    cues = passage.cues
    verbs = False
    for index in range(place - 1, passage.first - 1, -1):
        gap = passage.gap(index)
        if ";" in gap or ":" in gap or not QUOTES.isdisjoint(gap):
            return index + 1
        word = passage.word(index)
        if index + 1 < place:
            own = not passage.bits(index + 1) & FINITE and not verbs
            if own and _opens_clause(passage, index):
                return index + 1
            if word in cues["that"] and passage.bits(index - 1) & SAYING and index > passage.first:
                return index + 1
            if (
                own
                and word in cues["relative"]
                and ","
                not in passage.tokens.text[
                    passage.tokens.ends[index] : passage.tokens.starts[place]
                ]
            ):
                return index + 1
        verbs = verbs or bool(passage.bits(index) & FINITE)
    return passage.first


def _opens_clause(passage: Passage, index: int) -> bool:
    """Whether the word at `index` joins a clause with a subject of its own."""
    if passage.word(index) not in passage.cues["joins"]:
        return False
    if passage.word(index + 1) in passage.cues["clitics"] and passage.bits(index + 2) & FINITE:
        return False
    if "," in passage.gap(index - 1):
        return True
    return any(kind & FINITE for kind in passage.kinds[passage.first : index])


def _runs(passage: Passage, start: int, end: int) -> Iterator[Run]:
    """The words from `start` to `end`, parted at punctuation."""
    first = start
    for index in range(start, end):
        if index == end - 1 or not STOPS.isdisjoint(passage.gap(index)):
            yield (first, index + 1)
            first = index + 1


def _is_adverbial(passage: Passage, run: Run) -> bool:
    word = passage.word(run[0])
    return (
        word in passage.cues["prepositions"]
        or word in passage.cues["subordinate"]
        or word in passage.cues["joins"]
        or word in passage.cues["relative"]
        or after_dates(passage, run[0]) > run[0]
    )


def _without_opening(passage: Passage, run: Run) -> Run:
    """The source that a preposition opens: "Desde el Kremlin aseguran"."""
    start, end = run
    if passage.word(start) in passage.cues["speaking_from"] and start + 1 < end:
        return (start + 1, end)
    return (end, end)


def _cut(passage: Passage, run: Run) -> Run:
    """The noun phrase at the start of a run: up to its verb, a clitic before it, or a relative."""
    start, end = run
    for index in range(start, end):
        word = passage.word(index)
        verb = passage.bits(index) & (FINITE | SPOKEN) and not passage.is_name(index)
        ends = word in passage.cues["relative"] or word in passage.cues["consulted"]
        if index > start and (verb or ends or index in passage.in_dates):
            return (start, _without_clitics(passage, start + 1, index))
    return (start, end)


def _skip_adverbials(passage: Passage, place: int) -> int | None:
    cues = passage.cues
    while place < passage.last:
        if place in passage.in_dates:
            place += 1
            continue
        word = passage.word(place)
        if (
            passage.word(place + 1)
            and place + 1 in passage.in_dates
            and word in cues["determiners"]
        ):
            place += 1
        elif word in cues["prepositions"]:
            found = _after_preposition(passage, place)
            if found is None:
                return None
            place = found
        elif passage.bits(place) & FINITE or word in cues["joins"]:
            return None
        else:
            return place
    return None


def _after_preposition(passage: Passage, place: int) -> int | None:
    """The next noun phrase after "en Roma" or "ante ellos"; None where the clause ends first."""
    cues = passage.cues
    index = place + 1
    if passage.word(index) in cues["determiners"]:
        index += 1
    while index < passage.last:
        if not STOPS.isdisjoint(passage.gap(index - 1)):
            return None
        opens = (
            passage.word(index) in cues["determiners"]
            or passage.word(index) in cues["prepositions"]
        )
        if opens and passage.word(index - 1) not in cues["of"] and index > place + 1:
            return index
        index += 1
    return None


def _end_of_phrase(passage: Passage, start: int) -> int:
    cues = passage.cues
    for index in range(start, passage.last):
        word, kind = passage.word(index), passage.bits(index)
        if index > start and (
            not STOPS.isdisjoint(passage.gap(index - 1))
            or (word in cues["prepositions"] and not _is_agent(passage, index))
            or word in cues["relative"]
            or index in passage.in_dates
            or kind & FINITE
            or word in cues["consulted"]
        ):
            return _without_trailing(passage, start, index)
    return passage.last


def _is_agent(passage: Passage, index: int) -> bool:
    """Whether the word at `index` names who did it: "fuentes citadas por la prensa"."""
    cues = passage.cues
    return passage.word(index) in cues["agent"] and passage.word(index - 1).endswith(
        cues.participle
    )


def _without_trailing(passage: Passage, start: int, end: int) -> int:
    while end > start + 1 and (
        passage.word(end - 1) in passage.cues["joins"]
        or passage.word(end - 1) in passage.cues["articles"]
    ):
        end -= 1
    return end
