"""What stands behind a statement: who else says so, who says otherwise, and on whose account."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from briefing.corpus import Corpus
from briefing.model import Article, Reading
from briefing.relations import Relation, relations
from briefing.text import Span, tokenize

# A value where it stands: the id of the article, and the place in its text.
Stated = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The relations of a corpus, by article.

    `original` gives for each copy the article whose text it is, `saying` for each value compared
    the articles that say the same of it, itself included, with their sentences.
    """

    relations: Mapping[str, Sequence[Relation]]
    original: Mapping[str, str]
    saying: Mapping[Stated, frozenset[Stated]]

    def of(self, article: str) -> Sequence[Relation]:
        """The relations in which an article stands, in the order of `relations`."""
        return self.relations.get(article, ())

    def passages(self, article: str) -> list[Span]:
        """The sentences of an article that are held against others, in the order of the text."""
        sides = chain.from_iterable(
            ((one.a, one.span_a), (one.b, one.span_b))
            for one in self.of(article)
            if one.kind != "copies"
        )
        return sorted({span for name, span in sides if name == article})

    def in_conflict(self, article: str, sentence: Span) -> bool:
        """Whether something in a sentence cannot be true beside what another article says."""
        return any(
            one.kind == "contradicts"
            and ((one.a == article and one.span_a.overlaps(sentence))
                 or (one.b == article and one.span_b.overlaps(sentence)))
            for one in self.of(article)
        )  # fmt: skip

    def sources(self, article: str, value: Span, corpus: Corpus) -> int:
        """How many say a value independently of each other.

        A copy is its original; articles of one agency, or else of one publisher, are one, and so
        are sentences of the same words.
        """
        saying = self.saying.get((article, value), frozenset(((article, value),)))
        said: dict[Sequence[str], str] = {}
        for name, sentence in sorted(saying):
            text = corpus.by_article[name].article.text
            said.setdefault(tokenize(sentence.of(text)).lower, self.original.get(name, name))
        return len({voice(corpus.by_article[name].article) for name in said.values()})


def evidence(corpus: Corpus) -> Evidence:
    """The relations of `corpus` with what follows from them; found once for each corpus."""
    made_of = (corpus.readings, corpus.entities, corpus.settings)
    return corpus.memory.recall("evidence", "", made_of, lambda: _evidence(relations(corpus)))


def voice(article: Article) -> str:
    """Whose account an article is: that of its agency, its publisher, or its own."""
    return (article.source.agency or article.source.publisher or article.id).casefold()


def is_reprint(copy: Reading, original: Reading) -> bool:
    """Whether it is known that one of two articles with one text appeared after the other."""
    later, earlier = copy.article.date, original.article.date
    if not (later and later.earliest and earlier and earlier.latest):
        return False
    return earlier.latest < later.earliest


def _evidence(found: Sequence[Relation]) -> Evidence:
    by_article: dict[str, list[Relation]] = defaultdict(list)
    for one in found:
        for name in dict.fromkeys((one.a, one.b)):
            by_article[name].append(one)
    original = {one.b: one.a for one in found if one.kind == "copies"}
    return Evidence(by_article, original, _saying(found))


def _saying(found: Sequence[Relation]) -> dict[Stated, frozenset[Stated]]:
    """The sentences that say each value: those that say the same as one that says it, too."""
    groups: dict[Stated, set[Stated]] = {}
    sentences: dict[Stated, Stated] = {}
    for one in found:
        if one.kind == "corroborates":
            sides = ((one.a, one.value_a), (one.b, one.value_b))
            sentences |= zip(sides, ((one.a, one.span_a), (one.b, one.span_b)), strict=True)
            joined = set().union(*(groups.get(side, {side}) for side in sides))
            groups.update(dict.fromkeys(joined, joined))
    return {side: frozenset(sentences[one] for one in group) for side, group in groups.items()}
