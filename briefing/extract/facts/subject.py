"""The noun phrase that is the source of a saying, before or after its cue."""

from briefing.extract.facts.clauses import that_follows
from briefing.extract.facts.cues import FINITE, PASSIVE, PERFECT, SAYING, SPOKEN
from briefing.extract.facts.passage import QUOTES, Passage
from briefing.extract.facts.phrases import (
    STOPS,
    Run,
    cut,
    end_of_phrase,
    is_adverbial,
    next_phrase,
    opens_phrase,
    runs,
    without_clitics,
)

# What ends one clause and begins another.
LONGEST_NAME = 3  # words of a name that opens a sentence
FEW_QUOTED = 4  # words that are only somebody's expression
DIVIDERS = frozenset(";:") | QUOTES
ENDS = STOPS - QUOTES


def after(passage: Passage, place: int) -> list[Run]:
    """The noun phrase from word `place` on, and what stands beside it in apposition."""
    start = next_phrase(passage, place)
    if start is None:
        return []
    if not opens_phrase(passage, start) and passage.word(start + 1) in passage.cues["determiners"]:
        # "según relata el alcalde": a verb that no list knows.
        start += 1
    end = end_of_phrase(passage, start)
    found = [(start, end)]
    if end < passage.last and "," in passage.gap(end - 1):
        found.append((end, end_of_phrase(passage, end)))
    return found


def before(passage: Passage, place: int) -> list[Run]:
    """The subject of the verb at word `place`: noun phrase, and what stands beside it."""
    pronoun = without_clitics(passage, passage.first, place) - 1
    if passage.word(pronoun) in passage.cues["relative"]:
        return _antecedent(passage, pronoun, place)
    if passage.word(pronoun) in passage.cues["joins"] and (said := _said_before(passage, place)):
        return before(passage, said)
    start = _clause_start(passage, place)
    if passage.word(start - 1) in passage.cues["relative"] and not opens_phrase(passage, start):
        # "Los jefes que gobiernan Malí dijeron": a verb that no list knows.
        found = _subject(passage, _clause_start(passage, start - 1), start - 1)
        if found and _is_subject(passage, found[0]):
            return found
    return _subject(passage, start, place)


def _said_before(passage: Passage, place: int) -> int | None:
    """The last verb of saying with a clause of its own: "Ana aseguró que llueve y negó"."""
    for verb in reversed(passage.where(SAYING)):
        if verb < place and passage.bits(verb) & SPOKEN and that_follows(passage, verb):
            return verb
    return None


def opening(passage: Passage, place: int) -> list[Run]:
    """The subject with which the sentence starts, for a verb at word `place` that closes it.

    Only before a quotation: 'Ana calló: "…", dijo' has one, '"…", dijo' and "…, dijo" have none.
    """
    # A mark alone closes a quotation that an earlier sentence opened.
    if len(passage.marks) < 2 or passage.marks[0] < passage.tokens.starts[passage.first]:
        return []
    return _subject(passage, passage.first, place)


def parted(passage: Passage, place: int) -> list[Run]:
    """The subject of the verb at word `place` behind the comma before it: "…, Ana said"."""
    commas = (index for index in range(place - 1, passage.first, -1) if "," in passage.gap(index))
    return _subject(passage, next(commas, passage.first) + 1, place)


def _subject(passage: Passage, start: int, place: int) -> list[Run]:
    found = list(runs(passage, start, without_clitics(passage, start, place)))
    subjects = [run for run in found if not is_adverbial(passage, run)]
    if not subjects:
        return _opened(passage, found[-1], place) if found else []
    if _is_clause(passage, found[0]) and opens_phrase(passage, subjects[-1][0]):
        # "Aunque llovía en Lima, Cusco y Puno, los vecinos dijeron".
        subjects = subjects[-1:]
    if len(subjects) > 1 and _is_vague(passage, subjects[0]):
        subjects.pop(0)
    head = subjects[0]
    if passage.bits(head[0]) & SAYING and passage.bits(head[0]) & SPOKEN:
        # "dijo Ana, y añadió que": the other verb has the subject.
        return after(passage, head[0] + 1)
    noun = cut(passage, head)
    if passage.word(noun[1] - 1) in passage.cues["joins"]:
        return []
    if noun[1] < head[1]:
        return [noun]
    beside = found[found.index(head) + 1 :]
    return [noun, *beside[:1], *(run for run in beside[1:][-1:] if _is_bare_name(passage, run))]


def _is_bare_name(passage: Passage, run: Run) -> bool:
    """Whether a run is a name alone: "el portavoz del banco, una entidad menor, [Ana Pérez],"."""
    start, end = run
    return passage.is_name(start) and passage.is_name(end - 1) and end - start <= LONGEST_NAME


def _opened(passage: Passage, run: Run, place: int) -> list[Run]:
    """The source that a preposition opens right before the verb: "Desde el Kremlin aseguran"."""
    start, end = run
    speaks = passage.word(start) in passage.cues["speaking_from"] and start + 1 < end
    return [(start + 1, end)] if speaks and STOPS.isdisjoint(passage.gap(place - 1)) else []


def _is_clause(passage: Passage, run: Run) -> bool:
    word, cues = passage.word(run[0]), passage.cues
    return word in cues["subordinate"] or word in cues["joins"]


def _is_vague(passage: Passage, run: Run) -> bool:
    """Whether a run that starts the sentence may be no subject: "Poco antes del hallazgo, Ana"."""
    start, end = run
    if start != passage.first or passage.word(start) in passage.cues["determiners"]:
        return False
    return end - start > 2 and not passage.is_name(start + 1)


def _antecedent(passage: Passage, pronoun: int, place: int) -> list[Run]:
    """For "Ana, que desmintió" and "Ana, vocera del banco, quien aseguró": Ana."""
    cues, last = passage.cues, passage.word(pronoun - 1)
    if pronoun == passage.first or last in cues["articles"] or last in cues["prepositions"]:
        return []
    found = list(runs(passage, passage.first, pronoun))
    start = max(found[-1][0], *(verb + 1 for verb in passage.where(FINITE) if verb < pronoun), 0)
    if passage.bits(start - 1) & (PERFECT | PASSIVE) and passage.word(start).endswith(
        cues.participle
    ):
        start += 1  # "ha discrepado de la decisión, que"
    named = opens_phrase(passage, start) or start == passage.first
    if start == pronoun - 1 and not named:
        # "versión que niega la ministra": the bare noun is what is said.
        return after(passage, place + 1)
    if "," not in passage.gap(pronoun - 1) and passage.word(pronoun) not in cues["who"]:
        return []
    if not named and start == found[-1][0] and len(found) > 1:
        return found[-2:]
    if start < pronoun and is_adverbial(passage, (start, pronoun)):
        # "lo confirmó el viernes a Efe el director, que negó"
        behind = next_phrase(passage, start)
        start = pronoun if behind is None else behind
    return [(start, pronoun)] if start < pronoun else []


def _is_subject(passage: Passage, run: Run) -> bool:
    """Whether a run is a noun phrase for sure: a determiner, a name, or a name that opens."""
    start, end = run
    opens = start == passage.first and end - start <= LONGEST_NAME
    named = opens and passage.word(start) not in passage.cues["clitics"]
    return opens_phrase(passage, start) or named


def _clause_start(passage: Passage, place: int) -> int:
    """Where the clause of the verb at word `place` begins."""
    gaps, lower, kinds = passage.tokens.gaps, passage.tokens.lower, passage.kinds
    openers = passage.cues["openers"]
    verbs = False
    index, opened = place - 1, place
    while index >= passage.first:
        divides = gaps[index + 1] != " " and not DIVIDERS.isdisjoint(gaps[index + 1])
        if divides and index + 1 != opened:
            quoted = _quoted_from(passage, index)
            if quoted is None:
                return index + 1
            opened, index = quoted, quoted - 1
            continue
        if lower[index] in openers and index + 1 < place:
            own = not kinds[index + 1] & FINITE and not verbs
            if _is_complement(passage, index) or (own and _begins(passage, index, place)):
                return index + 1
        verbs = verbs or bool(kinds[index] & FINITE)
        index -= 1
    return passage.first


def _quoted_from(passage: Passage, last: int) -> int | None:
    """The first of a few words in quotation marks that end at `last`: calificó de "absurdo"."""
    gaps, kinds = passage.tokens.gaps, passage.kinds
    if QUOTES.isdisjoint(gaps[last + 1]) or not ENDS.isdisjoint(gaps[last + 1]):
        return None
    for first in range(last, max(passage.first, last - FEW_QUOTED), -1):
        if kinds[first] & FINITE:
            return None
        if not QUOTES.isdisjoint(gaps[first]):
            return first if ENDS.isdisjoint(gaps[first]) else None
    return None


def _is_complement(passage: Passage, index: int) -> bool:
    return passage.word(index) in passage.cues["that"] and bool(passage.bits(index - 1) & SAYING)


def _begins(passage: Passage, index: int, place: int) -> bool:
    """Whether behind the word at `index` a clause begins that has a subject of its own."""
    word, cues, tokens = passage.word(index), passage.cues, passage.tokens
    parted = "," in tokens.text[tokens.ends[index] : tokens.starts[place]]
    if word in cues["relative"]:
        return not parted
    if word not in cues["joins"]:
        return False
    if passage.word(index + 1) in cues["clitics"] and passage.bits(index + 2) & FINITE:
        return False
    verbs = passage.where(FINITE)
    # "Lima, Cusco y Puno, los vecinos dijeron": this "y" joins names.
    return "," in passage.gap(index - 1) or (bool(verbs) and verbs[0] < index and not parted)
