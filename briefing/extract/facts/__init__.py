"""Key facts: which sentences of an article matter, by whose account, how sure, and how many."""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from briefing.extract.facts.attribution import attribution
from briefing.extract.facts.cues import cues
from briefing.extract.facts.modality import Stance, stance
from briefing.extract.facts.passage import Passage, passages
from briefing.extract.facts.quantities import quantities
from briefing.extract.facts.sayings import sayings
from briefing.extract.facts.selection import Weighed, select, weigh
from briefing.extract.facts.setting import Setting, setting
from briefing.extract.scan import Scan
from briefing.languages import Language
from briefing.model import Article, Entity, Fact, Mention, Timex
from briefing.text import Span

# Place, date and agency before the first sentence: "BANGKOK, 24 jul (Reuters) - ", "LIMA.- ".
DATELINE = re.compile(
    r"""[^\W\d_a-zß-öø-ÿ](?:[^\n.;:!?"“«]|\.(?=\s[(\d])){1,70}?
        (?: \s?\([^)\n]{2,40}\)\s?\.?\s?[-–—]{1,2}  # an agency in brackets
          | \.\s?[-–—]{1,2}  # a stop and a dash
          | (?<=[^\W\d_a-zß-öø-ÿ]{3})\s[-–—]{1,2}  # a dash after capitals
          | \s?/\s?[^\W\d_a-zß-öø-ÿ][\w ]{1,30}\.  # an agency after a slash
        )(?:\s+|$)""",
    re.VERBOSE,
)
MARK = re.compile("[-–—/]")
LONGEST = 120
# A word that may tell something: no name, and none of the small words between names.
TELLING = re.compile(r"(?<![^\W_])[a-zß-öø-ÿ][^\W\d_]{3,}")
ASIDE = re.compile(r"\([^()\n]*\)")
# The rule by which an editor's own fact is one.
CHOSEN = "editor"
ENDS = frozenset(".!…\"”»’')")


def facts(
    article: Article,
    scan: Scan,
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    language: Language,
    entities: Mapping[str, Entity],
) -> list[Fact]:
    """The three to six sentences that matter, best first; fewer where there are fewer.

    A fact's span is a whole sentence of the body, without the dateline before it. Headline,
    subheads, questions and lines that are no sentences are never facts.
    """
    found = _passages(article, scan, mentions, timexes, language)
    if not found:
        return []
    known = setting(article, found, mentions, timexes)
    said = {passage.span: _heard(known, passage) for passage in found}
    weighed = [_weighed(known, passage, said[passage.span]) for passage in found]
    return [
        _fact(known, chosen, said[chosen.passage.span], language, entities)
        for chosen in select(weighed)
    ]


def described(
    article: Article,
    scan: Scan,
    sentence: Span,
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    language: Language,
    entities: Mapping[str, Entity],
) -> Fact:
    """The fact that `sentence` is by an editor's word, whatever the rules think of it.

    It may be several sentences in a row, a headline or a question; a dateline before it is left
    out.
    """
    start = _after_dateline(article.text, sentence.start)
    span = Span(start, sentence.end) if start < sentence.end else sentence
    found = _passages(article, scan, mentions, timexes, language, span)
    if not found or found[-1].span != span:
        return Fact(_identifier(article, span), span, None, "asserted", (), CHOSEN, 0.0)
    known = setting(article, found, mentions, timexes)
    heard = _heard(known, found[-1])
    fact = _fact(known, _weighed(known, found[-1], heard), heard, language, entities)
    return replace(fact, rule=CHOSEN)


def _passages(
    article: Article,
    scan: Scan,
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    language: Language,
    *chosen: Span,
) -> list[Passage]:
    """The sentences that may be facts, and those `chosen`, as the rules see them."""
    dates = [timex.span for timex in timexes]
    names = {mention.span.start for mention in mentions}
    spans = [*_sentences(article, scan, dates), *chosen]
    return passages(scan, spans, cues(language), dates, names)


def _heard(known: Setting, passage: Passage) -> Stance:
    """How sure a sentence is, and who makes it so."""
    said, span = sayings(passage), passage.span
    ahead = known.is_ahead(span) or (not said and known.is_perhaps_ahead(span))
    return stance(passage, said, ahead=ahead)


def _weighed(known: Setting, passage: Passage, heard: Stance) -> Weighed:
    return weigh(known, passage, heard.modality, sourced=heard.saying is not None)


def _fact(
    known: Setting,
    chosen: Weighed,
    heard: Stance,
    language: Language,
    entities: Mapping[str, Entity],
) -> Fact:
    passage = chosen.passage
    return Fact(
        id=_identifier(known.article, passage.span),
        span=passage.span,
        attribution=attribution(passage, heard.saying, known.mentions_in(passage.span), entities),
        modality=chosen.modality,
        quantities=quantities(passage, language),
        rule=chosen.rule,
        score=chosen.score,
        hedge=passage.stretch(*heard.words) if heard.words else None,
    )


def _sentences(article: Article, scan: Scan, dates: Sequence[Span]) -> Iterator[Span]:
    """The sentences of the body that may be facts, without datelines."""
    text = article.text
    begins = body = article.body_start
    for sentence in scan.sentences:
        start, end = sentence
        if start < body or _is_subhead(text, start):
            continue
        if text.startswith("\n\n", start - 2):
            begins = _after_dateline(text, start)
        if text[end - 1] in ENDS and max(start, begins) < end:
            spoken = Span(begins, end) if start < begins else sentence
            if not _is_question(text, spoken) and _tells(text, spoken, dates):
                yield spoken


def _after_dateline(text: str, start: int) -> int:
    """Where the paragraph at `start` begins to speak; its dateline may hold several stops."""
    end = start + LONGEST
    dateline = DATELINE.match(text, start, end) if MARK.search(text, start, end) else None
    return dateline.end() if dateline else start


def _is_subhead(text: str, start: int) -> bool:
    if "#" not in text[max(0, start - 8) : start]:
        return False
    return text[text.rfind("\n", 0, start) + 1] == "#"


def _is_question(text: str, span: Span) -> bool:
    return text[span.start] == "¿" or text[span.end - 1] == "?"


def _tells(text: str, span: Span, dates: Sequence[Span]) -> bool:
    """Whether a sentence says more than place, day and sender: "LIMA (Enviada especial)."."""
    if span.end - span.start > LONGEST:
        return True
    aside = (Span(*found.span()) for found in ASIDE.finditer(text, *span))
    within = [*_inside(span, dates), *aside]
    return any(
        not any(start <= word.start() < end for start, end in within)
        for word in TELLING.finditer(text, *span)
    )


def _inside(span: Span, dates: Sequence[Span]) -> Sequence[Span]:
    first = bisect_left(dates, span.start, key=itemgetter(0))
    return dates[first : bisect_left(dates, span.end, first, key=itemgetter(0))]


def _identifier(article: Article, span: Span) -> str:
    """A hash of article, words and occurrence: it outlives edits elsewhere in the text."""
    quotation = span.of(article.text)
    occurrence = article.text.count(quotation, 0, span.start)
    words = " ".join(quotation.casefold().split())
    digest = hashlib.sha256(f"{article.id}\n{words}\n{occurrence}".encode()).hexdigest()
    return digest[:10]
