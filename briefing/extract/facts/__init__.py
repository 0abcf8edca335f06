"""Key facts: which sentences of an article matter, by whose account, how sure, and how many."""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from briefing.extract.facts.attribution import attribution
from briefing.extract.facts.cues import cues
from briefing.extract.facts.modality import modality
from briefing.extract.facts.passage import Passage, passages
from briefing.extract.facts.quantities import quantities
from briefing.extract.facts.sayings import Saying, sayings
from briefing.extract.facts.selection import Setting, Weighed, select, stems, weigh
from briefing.extract.scan import Scan
from briefing.languages import Language
from briefing.model import Article, Entity, Fact, Mention, Modality, Timex
from briefing.text import Span, folded

# Place, date and agency before the first sentence: "BANGKOK, 24 jul (Reuters) - ", "SANTO DOMINGO.- ".
DATELINE = re.compile(
    r"""[^\W\d_a-zß-öø-ÿ][^\n.;:!?"“«]{1,70}?
        (?: \s?\([^)\n]{2,40}\)\s?\.?\s?[-–—]
          | \.\s?[-–—]
          | \s?/\s?[^\W\d_a-zß-öø-ÿ][\w ]{1,30}\.
        )\s+""",
    re.VERBOSE,
)
ENDS = frozenset(".!…\"”»’')")


def facts(  # noqa: PLR0913 - what the chain has found so far, one argument each
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
    candidates = _weighed(article, scan, mentions, timexes, language)
    chosen = select([weighed for weighed, _ in candidates])
    sources = {weighed.passage.span: saying for weighed, saying in candidates}
    return [
        Fact(
            id=_identifier(article, weighed.passage.span),
            span=weighed.passage.span,
            attribution=attribution(
                weighed.passage,
                sources[weighed.passage.span],
                _inside(weighed.passage.span, mentions),
                entities,
            ),
            modality=weighed.modality,
            quantities=quantities(weighed.passage, language),
            rule=weighed.rule,
            score=weighed.score,
        )
        for weighed in chosen
    ]


def _weighed(
    article: Article,
    scan: Scan,
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    language: Language,
) -> list[tuple[Weighed, Saying | None]]:
    spans = list(_sentences(article, scan))
    if not spans:
        return []
    found = passages(scan, spans, cues(language), [timex.span for timex in timexes])
    setting = Setting(
        article,
        stems(scan.tokens.lower[: bisect_left(scan.tokens.starts, len(article.title))]),
        article.body_start,
        _opening(article, spans),
    )
    weighed = []
    for passage in found:
        inside = [timex for timex in timexes if passage.span.covers(timex.span)]
        how_sure, saying = _modality(article, passage, inside)
        named = _inside(passage.span, mentions)
        weighed.append((weigh(setting, passage, how_sure, named, inside), saying))
    return weighed


def _modality(
    article: Article, passage: Passage, timexes: Sequence[Timex]
) -> tuple[Modality, Saying | None]:
    own = article.date.latest if article.date else None
    ahead = own is not None and any(
        timex.value and timex.value.earliest and timex.value.earliest > own for timex in timexes
    )
    return modality(passage, sayings(passage), ahead=ahead)


def _sentences(article: Article, scan: Scan) -> Iterator[Span]:
    """The sentences of the body that may be facts, without datelines."""
    text = article.text
    for span in scan.sentences:
        if span.start < article.body_start or _is_subhead(text, span):
            continue
        start = span.start
        if text[max(0, start - 2) : start] == "\n\n":
            dateline = DATELINE.match(text, start, span.end)
            start = dateline.end() if dateline else start
        sentence = Span(start, span.end)
        if text[span.end - 1] in ENDS and not _is_question(text, sentence):
            yield sentence


def _is_subhead(text: str, span: Span) -> bool:
    return text[text.rfind("\n", 0, span.start) + 1] == "#"


def _is_question(text: str, span: Span) -> bool:
    return text[span.start] == "¿" or text[span.end - 1] == "?"


def _opening(article: Article, spans: Sequence[Span]) -> int:
    """Where the first sentence after the standfirst starts."""
    if not article.lead:
        return spans[0].start
    ends = article.text.find("\n\n", article.body_start)
    return next((span.start for span in spans if span.start > ends), spans[0].start)


def _inside(span: Span, mentions: Sequence[Mention]) -> list[Mention]:
    return [mention for mention in mentions if span.covers(mention.span)]


def _identifier(article: Article, span: Span) -> str:
    """A hash of article, words and occurrence: it outlives edits elsewhere in the text."""
    quotation = span.of(article.text)
    occurrence = article.text.count(quotation, 0, span.start)
    words = " ".join(folded(quotation).split())
    digest = hashlib.sha256(f"{article.id}\n{words}\n{occurrence}".encode()).hexdigest()
    return digest[:10]
