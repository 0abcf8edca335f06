"""How sure the news of a sentence is: denied, conditional, planned, reported or asserted."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.extract.facts.clauses import after_dates, is_noun
from briefing.extract.facts.cues import (
    ASKS,
    COMING,
    CONDITIONAL,
    DOUBT,
    ESTIMATES,
    FINITE,
    FUTURE,
    NOT,
    PAST,
    PERFECT,
    PHRASE,
    PLANS,
    PROMISES,
    RUMOUR,
    SPOKEN,
)
from briefing.extract.facts.passage import Passage
from briefing.extract.facts.phrases import Run, without_clitics
from briefing.extract.facts.saying import Saying
from briefing.extract.facts.subject import after
from briefing.model import Modality

REACH = 12  # words between the start of a condition and what is said in it
CONTENT_REACH = 3  # words between a text and what tells its content
UNSURE = CONDITIONAL | DOUBT | FUTURE | COMING | PLANS | PHRASE


class Stance(NamedTuple):
    """How sure a sentence is, the saying that makes it so, and the words, as far as there are any.

    Where `saying` is None, the text speaks for itself.
    """

    modality: Modality
    saying: Saying | None = None
    words: Run | None = None


def stance(passage: Passage, said: Sequence[Saying], *, ahead: bool) -> Stance:
    """How sure the sentence is: if its clauses differ, the least sure one decides.

    `ahead` tells whether a date in the sentence lies after the article's own.
    """
    if not (ahead or said or passage.seen & UNSURE):
        return Stance(_plain(passage))
    for saying in said:
        if saying.use == "denies":
            return Stance("denied", saying, (saying.first, saying.last))
    said = [saying for saying in said if not _is_condition(passage, saying)]
    doubt = _doubt(passage)
    if doubt is not None:
        return Stance("conditional", _governing(passage, said, doubt[0]), doubt)
    plan = _plan(passage, said)
    if plan is not None:
        return Stance("planned", _governing(passage, said, plan[0]), plan)
    if _is_to_come(passage, said, ahead=ahead):
        coming = passage.where(COMING)
        return Stance("planned", _governing(passage, said, (coming or [passage.first])[0]))
    told = (saying for saying in said if saying.use == "says")
    main = next((saying for saying in told if not _is_aside(passage, saying)), None)
    return Stance("reported", main) if main else Stance(_plain(passage))


def _plain(passage: Passage) -> Modality:
    return "reported" if passage.is_spoken() else "asserted"


def _is_condition(passage: Passage, saying: Saying) -> bool:
    """Whether a saying stands in a condition: "Si el juez confirma los cargos, ..."."""
    for place in range(saying.first - 1, max(passage.first, saying.first - REACH) - 1, -1):
        if "," in passage.gap(place) or passage.bits(place) & FINITE:
            return False
        if passage.word(place) in passage.cues["if"]:
            return True
    return False


def _is_aside(passage: Passage, saying: Saying) -> bool:
    """Whether a saying only tells of somebody in the news: "Ana viajó con Luis, que la acusa"."""
    pronoun = without_clitics(passage, passage.first, saying.first) - 1
    if saying.scope != "forward" or passage.word(pronoun) not in passage.cues["relative"]:
        return False
    if passage.word(pronoun - 1) in passage.cues["articles"]:
        return False  # "una cena, en la que dijo que"
    verbs = passage.where(FINITE)
    if verbs and verbs[0] < pronoun:
        return True
    commas = (at for at in range(saying.last, passage.last) if "," in passage.gap(at))
    return bool(verbs) and verbs[-1] > next(commas, passage.last)


def _governing(passage: Passage, said: Sequence[Saying], place: int) -> Saying | None:
    """The saying in whose clause the word at `place` stands."""
    for saying in reversed(said):
        if saying.scope != "backward" and saying.first <= place:
            return saying
    for saying in said:
        if saying.scope == "around" or (saying.scope == "backward" and saying.first > place):
            return saying
    return next((saying for saying in said if _goes_on(passage, saying, place)), None)


def _goes_on(passage: Passage, saying: Saying, verb: int) -> bool:
    """Whether what is told goes on behind its source: "…, dijo Ana, y podría volver".

    Or only has its `verb` there: "El pacto, dijo Ana, se firmará".
    """
    if saying.scope != "backward":
        return False
    runs = after(passage, saying.last)
    last = runs[0][1] - 1 if runs else passage.last
    end = next((at + 1 for at in range(last, passage.last) if "," in passage.gap(at)), passage.last)
    return end < passage.last and (
        passage.word(end) in passage.cues["joins"] or verb in (end, end + 1)
    )


def _doubt(passage: Passage) -> Run | None:
    for place in passage.where(CONDITIONAL | DOUBT):
        bits = passage.bits(place)
        if bits & (DOUBT | RUMOUR) or _is_rumour(passage, place):
            return place, place + 1
    return _phrase(passage, "doubt")


def _phrase(passage: Passage, use: str) -> Run | None:
    """The first cue of several words that has this use."""
    found = ((start, end) for start, end, phrase in passage.phrases() if phrase.use == use)
    return next(found, None)


def _is_rumour(passage: Passage, place: int) -> bool:
    """Whether a conditional says what may be, rather than what was promised."""
    if not _is_verb(passage, place):
        return False
    return not any(passage.bits(before) & PROMISES for before in range(passage.first, place))


def _is_verb(passage: Passage, place: int) -> bool:
    if place > passage.first and passage.tokens.words[place][0].isupper():
        return False
    before, cues = passage.word(place - 1), passage.cues
    if before not in cues["of"] and before not in cues["determiners"]:
        return True
    return before in cues["clitics"] and not passage.word(place).endswith(cues.nominal)


def _plan(passage: Passage, said: Sequence[Saying]) -> Run | None:
    """The words that announce something."""
    for place in passage.where(FUTURE):
        firm = _is_verb(passage, place) and _is_firm(passage, said, place)
        if firm and not _is_attribute(passage, said, place):
            return place, place + 1
    for place in passage.where(PLANS):
        told = passage.bits(place) & SPOKEN and not is_noun(passage, place)
        if told and not _near(passage, place, NOT) and not _is_content(passage, place):
            return place, place + 1
    return _phrase(passage, "plan")


def _is_to_come(passage: Passage, said: Sequence[Saying], *, ahead: bool) -> bool:
    """Whether a sentence without a past announces something by its time alone."""
    if passage.seen & (PAST | PERFECT) or any(_is_estimate(passage, one) for one in said):
        return False
    return ahead or bool(passage.where(COMING))


def _is_attribute(passage: Passage, said: Sequence[Saying], place: int) -> bool:
    """Whether a future only tells which: "llegó ayer para unas maniobras que acabarán el jueves".

    A clause that a comma parts tells more, and news: "recibió a Ana, que viajará el lunes".
    """
    pronoun = without_clitics(passage, passage.first, place) - 1
    if passage.word(pronoun) not in passage.cues["relative"] or "," in passage.gap(pronoun - 1):
        return False
    if _governing(passage, said, place):
        return False
    finite = (at for at in passage.where(PAST | PERFECT | SPOKEN) if at < pronoun)
    verbs = [at for at in finite if passage.bits(at) & (PAST | PERFECT | PROMISES)]
    if not any(passage.bits(at) & (PAST | PERFECT) for at in verbs):
        return False
    # "resolvió el martes que", "insistió en que": what is said, and no noun is told apart.
    behind = after_dates(passage, verbs[-1] + 1)
    if behind >= pronoun - 1:
        return False
    # "acordaron con Lima que volverán" likewise, but "firmaron ayer el pacto que regirá".
    promised = passage.bits(verbs[-1]) & PROMISES
    return not promised or passage.word(behind) in passage.cues["determiners"]


def _is_content(passage: Passage, place: int) -> bool:
    """Whether a verb of planning tells what a text holds: "firmaron un pacto que prevé pagos"."""
    before = place - 1
    if passage.word(before) not in passage.cues["relative"]:
        return False
    noun = passage.tokens.lower[max(passage.first, before - CONTENT_REACH) : before]
    return not passage.cues["documents"].isdisjoint(noun) and bool(passage.seen & (PAST | PERFECT))


def _is_firm(passage: Passage, said: Sequence[Saying], place: int) -> bool:
    """Not what is asked ("qué hará"), only expected, or will not be by somebody's word."""
    if _near(passage, place, ASKS):
        return False
    saying = _governing(passage, said, place)
    if saying is None:
        return True
    return not _is_estimate(passage, saying) and not _near(passage, place, NOT)


def _is_estimate(passage: Passage, saying: Saying) -> bool:
    return any(passage.kinds[at] & ESTIMATES for at in range(saying.first, saying.last))


def _near(passage: Passage, place: int, bits: int) -> bool:
    return any(
        passage.bits(before) & bits for before in range(max(passage.first, place - 2), place)
    )
