"""The noun phrase that is the source of a saying, before or after its cue."""

from collections.abc import Sequence

from briefing.extract.facts.beginnings import clause_start
from briefing.extract.facts.clauses import that_follows
from briefing.extract.facts.cues import FINITE, PASSIVE, PERFECT, PRESENT, SAYING, SPOKEN
from briefing.extract.facts.passage import Passage
from briefing.extract.facts.phrases import (
    LONGEST_NAME,
    STOPS,
    Run,
    cut,
    end_of_phrase,
    is_adverbial,
    is_bare_name,
    is_determined,
    next_phrase,
    opens_phrase,
    runs,
    without_clitics,
)
from briefing.extract.facts.sources import proper


def after(passage: Passage, place: int) -> list[Run]:
    """The noun phrase from word `place` on, and what stands beside it in apposition."""
    start = next_phrase(passage, place)
    if start is None:
        return []
    if not opens_phrase(passage, start) and passage.word(start + 1) in passage.cues["determiners"]:
        # "según relata el alcalde": a verb that no list knows.
        start += 1
    end = end_of_phrase(passage, start)
    places = (at for at in range(start + 1, end + 1) if passage.bits(at) & (FINITE | PRESENT))
    told = any(not is_determined(passage, at) for at in places)
    if told and "," in passage.gap(place - 1):
        # "…, precisó, la isla tenía": no subject, as it has a verb of its own.
        return []
    found = [(start, end)]
    others = passage.cues["relative"] | passage.cues["joins"]
    apposed = "," in passage.gap(end - 1) and passage.word(end) not in others
    if end < passage.last and apposed:
        found.append((end, end_of_phrase(passage, end)))
    return found


def before(passage: Passage, place: int) -> list[Run]:
    """The subject of the verb at word `place`: noun phrase, and what stands beside it."""
    pronoun = without_clitics(passage, passage.first, place) - 1
    if passage.word(pronoun) in passage.cues["relative"]:
        return _antecedent(passage, pronoun, place)
    if passage.word(pronoun) in passage.cues["joins"] and (said := _said_before(passage, place)):
        return before(passage, said)
    start = clause_start(passage, place)
    if passage.word(start - 1) in passage.cues["relative"] and not opens_phrase(passage, start):
        # "Los jefes que gobiernan Malí dijeron": a verb that no list knows.
        found = _subject(passage, clause_start(passage, start - 1), start - 1)
        if found and _is_subject(passage, found[0]):
            return found
    return _subject(passage, start, place)


def _said_before(passage: Passage, place: int) -> int | None:
    """The last verb with a clause of its own: "Ana aseguró que llueve y negó", "espera que"."""
    for verb in reversed(range(passage.first, place)):
        told = passage.bits(verb) & SAYING and passage.bits(verb) & SPOKEN
        if (told or passage.word(verb) in passage.cues["wanting"]) and that_follows(passage, verb):
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
    end = without_clitics(passage, start, place)
    found = list(runs(passage, start, end))
    if found and STOPS.isdisjoint(passage.gap(end - 1)):
        beside = _beside(passage, found)
        if beside is not None:
            return beside
    subjects = [run for run in found if not is_adverbial(passage, run)]
    while len(subjects) > 1 and not proper(passage, cut(passage, subjects[0])):
        subjects.pop(0)
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
    return [noun, *beside[:1], *(run for run in beside[1:][-1:] if is_bare_name(passage, run))]


def _beside(passage: Passage, found: Sequence[Run]) -> list[Run] | None:
    """The subject that stands right before its verb; None where it may stand further ahead."""
    start, end = last = found[-1]
    cues = passage.cues
    if passage.word(start) in cues["subordinate"]:
        # "La crisis creció cuando la empresa dijo": the clause has its own subject, or none.
        return [(start + 1, end)] if opens_phrase(passage, start + 1) else None
    if len(found) == 1 or is_adverbial(passage, last) or not opens_phrase(passage, start):
        return None
    if cut(passage, last) != last or not proper(passage, last):
        return None
    names = [is_bare_name(passage, run) for run in found[:-1]]
    if any(passage.word(place) in cues["joins"] for place in range(start, end)):
        # "Malí, Níger y Togo dijeron"
        first = next((at + 1 for at in reversed(range(len(names))) if not names[at]), 0)
        start = found[first][0]
    return [(start, end)]


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
    if any(passage.is_name(place) for place in range(start, end)):
        return False
    return end - start > 2 and not passage.is_name(start + 1)


def _antecedent(passage: Passage, pronoun: int, place: int) -> list[Run]:
    """For "Ana, que desmintió" and "Ana, vocera del banco, quien aseguró": Ana."""
    cues, last = passage.cues, passage.word(pronoun - 1)
    if pronoun == passage.first or last in cues["articles"] or last in cues["prepositions"]:
        return []
    found = list(runs(passage, passage.first, pronoun))
    verbs = (at for at in passage.where(FINITE | PRESENT) if not passage.is_name(at))
    start = max(found[-1][0], *(verb + 1 for verb in verbs if verb < pronoun), 0)
    if passage.word(start) in cues["joins"] and opens_phrase(passage, start + 1):
        start += 1  # "Hungría amenaza con irse, y Pekín, que insiste"
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
