"""Words that have their capital only from where they stand."""

from briefing.extract.names.view import QUOTES, SPACES, View

QUOTED = 5  # words of a nickname
CALLED_WITHIN = 5  # words


def only_opens(view: View, index: int, head: str | None) -> bool:
    """Whether the word is capitalised only because it opens a sentence or a quotation."""
    lower, grammar = view.lower[index], view.grammar
    if head is not None:
        return view.opens(index) and not view.adjacent_capital(index) and view.is_generic(index)
    if view.words[index].isupper() and len(lower) > 1 and not grammar.is_symbol(view.words[index]):
        return False
    if lower in grammar.never:
        return not _is_quoted(view, index) and _only_opens_small(view, index)
    if not view.opens(index) or view.last_head(index) or _is_bracketed(view, index):
        return False
    named = view.adjacent_capital(index)
    says = view.adjacent(index) and view.lower[index + 1] in grammar.saying
    if lower in grammar.ordinary:
        if says:
            return lower.endswith(grammar.speaking)
        return not (lower in grammar.given and named)
    if named or says or lower in grammar.given:
        return False
    return lower.endswith(grammar.verbal_endings) or grammar.is_verb(lower)


def with_degrees(view: View, index: int) -> int:
    """The end of a title in capitals, with what goes on with it: el [Enviado Especial], Ana Pi."""
    end, degrees = index + 1, view.grammar.titles.degrees
    while end < len(view.words):
        target = view.joined(end, view.grammar.joints.listing) if end > index + 1 else None
        target = end if view.adjacent_capital(end - 1) else target
        if target is None or view.lower[target] not in degrees:
            break
        end = target + 1
    return end


def _is_bracketed(view: View, index: int) -> bool:
    """Whether it stands alone in brackets right behind a name: Bruma y Libertad (Bruli)."""
    behind = index > 0 and view.gap(index - 1) == " (" and view.capital(index - 1)
    return behind and view.gap(index)[:1] == ")"


def _only_opens_small(view: View, index: int) -> bool:
    after = view.words[index - 1] if index else ""
    lost = len(after) > 1 and after.isupper() and view.starts_anew(index - 1)
    return view.opens(index) or lost or not _is_named_so(view, index)


def _is_quoted(view: View, index: int) -> bool:
    """Whether an article opens what stands in quotation marks and is all a name: “El Capi”."""
    opened = index and view.lower[index] in view.grammar.articles
    if not opened or view.gap(index - 1)[-1:] not in QUOTES or not view.adjacent(index):
        return False
    end = index + 1
    if view.head(end) or view.lower[end] in view.grammar.bare:
        return False
    while view.continues(end - 1):
        end += 1
    return end > index + 1 and view.gap(end - 1)[:1] in QUOTES


def _is_named_so(view: View, index: int) -> bool:
    """Whether a small word is part of a name amid a sentence: De la Rúa."""
    return view.continues(index) or view.joined(index + 1, view.grammar.leading) is not None


def quoted_nickname(view: View, index: int) -> int | None:
    """The end of what is all one nickname in quotation marks: “Tuto el Breve”, como lo llaman."""
    if view.gaps[index][-1:] not in QUOTES or index == 0:
        return None
    end, last = index + 1, len(view.words) - 1
    while end < last and end - index < QUOTED and view.gap(end - 1) in SPACES:
        end += 1
    gap, calling = view.gap(end - 1), view.grammar.calling
    if gap[:1] not in QUOTES or end > last:
        return None
    behind = gap[1:] == ", " and view.lower[end] in calling.how
    told = behind and not calling.verbs.isdisjoint(view.lower[end + 1 : end + 1 + CALLED_WITHIN])
    before = view.lower[index - 1]
    named = before in calling.announcing and view.grammar.before.get(before) == "person"
    return end if told or named or before in calling.verbs else None
