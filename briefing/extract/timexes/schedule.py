"""Days that a verb of the present announces: recibe el sábado, votes on Sunday."""

from briefing.extract.scan import Scan
from briefing.extract.timexes.clause import ahead, back, is_fronted, stops
from briefing.extract.timexes.tense import PARTICIPLE_REACH, Tenses, belongs, start_of
from briefing.text import Span


def is_scheduled(scan: Scan, sentence: Span, first: int, last: int, forms: Tenses) -> bool:
    """Whether the verb of the day at tokens `first`..`last` tells what is on a calendar.

    Of such acts (viaja, se reúne, arranca) the present beside the bare name of a day means the one
    to come; of others (ataca, muere) it may tell what was.
    """
    tokens, start = scan.tokens, start_of(scan, first, forms)
    if forms.has("attached", tokens.lower[first]) or belongs(scan, first, forms):
        return False
    behind = back(scan, sentence, start)
    for place in behind:
        if tokens.lower[place] in forms.words["clause_words"]:
            return False
        if stops(tokens.gaps[place + 1]):
            break
        if (told := _tells(scan, sentence, place, forms)) is not None:
            return told
        beside = start - place <= PARTICIPLE_REACH
        if beside and forms.participle(tokens.lower[place]):
            return False  # firmado el sábado
    fronted = is_fronted(tokens.gaps, behind)
    for place in ahead(scan, sentence, last):
        if not fronted and stops(tokens.gaps[place]):
            return False
        if (told := _tells(scan, sentence, place, forms)) is not None:
            return told
    return False


def _tells(scan: Scan, sentence: Span, place: int, forms: Tenses) -> bool | None:
    """Whether a verb is one of those; None for what is no verb that is known."""
    word = scan.tokens.lower[place]
    if forms.has("scheduled", word) and not _is_noun(scan, sentence, place, forms):
        return True
    return None if forms.finite(word) is None else False


def _is_noun(scan: Scan, sentence: Span, place: int, forms: Tenses) -> bool:
    """Whether it has an article or a capital, as a noun or a name has: la visita."""
    tokens = scan.tokens
    determined = place > 0 and forms.has("determiners", tokens.lower[place - 1])
    capital = tokens.words[place][0].isupper() and tokens.starts[place] > sentence.start
    return determined or capital
