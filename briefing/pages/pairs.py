"""What was reported of two actors together: a page for the pairs that meet most often."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations, groupby

from briefing.corpus import COMPANY, Corpus
from briefing.edtf import EDTF
from briefing.languages.calendar import in_words
from briefing.markup import escape, front_matter, link, opening
from briefing.model import Entity, Reading
from briefing.pages.parts import (
    about,
    actor_link,
    article_link,
    block,
    counted,
    crumbs,
    listed,
    published,
)
from briefing.pages.passages import (
    Passages,
    article_passages,
    date_section,
    fact_section,
    first_sentences,
    in_both,
    passages,
    sentences_with,
)
from briefing.site import Page

Pair = tuple[str, str]
# A pair has a page from so many shared articles on, and an actor so many pages of pairs.
LEAST_SHARED, MOST_PAIRS = 3, 10
# How much of a pair one page tells: the newest articles, some sentences of each.
MOST_ARTICLES, MOST_SENTENCES, MOST_FACTS, MOST_DATES = 40, 6, 6, 10


def pair_path(one: str, other: str) -> str:
    """The page of two actors, whichever is named first."""
    return f"pairs/{'--'.join(sorted((one, other)))}.md"


def pairs_of(corpus: Corpus) -> Mapping[Pair, Sequence[Reading]]:
    """The registered actors that have a page together, with the articles they share, newest first.

    Those that share most come first and an actor is in few of them, so that there are never more
    than a few times as many pages as registered actors.
    """
    made_of = (corpus.readings, corpus.entities, corpus.settings)
    return corpus.memory.recall("pairs", "", made_of, partial(_pairs_of, corpus))


def _pairs_of(corpus: Corpus) -> Mapping[Pair, Sequence[Reading]]:
    paired = frozenset(actor for actor in corpus.entities if _is_paired(actor, corpus))
    named = tuple((one.article.id, corpus.actors_of(one)[:COMPANY]) for one in corpus.readings)
    recall = corpus.memory.recall_once
    shared = recall("paired", "", (named, paired), partial(_shared, named, paired))
    return {
        pair: [corpus.by_article[article] for article in articles]
        for pair, articles in shared.items()
    }


def _shared(
    named: Iterable[tuple[str, Sequence[str]]], paired: Collection[str]
) -> Mapping[Pair, Sequence[str]]:
    """The pairs with the ids of the articles in their order, each given with who is named."""
    shared: dict[Pair, list[str]] = defaultdict(list)
    for article, actors in named:
        for pair in combinations(sorted(actor for actor in actors if actor in paired), 2):
            shared[pair].append(article)
    taken: Counter[str] = Counter()
    found: dict[Pair, Sequence[str]] = {}
    for pair in sorted(shared, key=lambda pair: (-len(shared[pair]), pair)):
        enough = len(shared[pair]) >= LEAST_SHARED
        if enough and all(taken[actor] < MOST_PAIRS for actor in pair):
            taken.update(pair)
            found[pair] = shared[pair]
    return found


def _is_paired(actor: str, corpus: Corpus) -> bool:
    """Whether editors know the actor; two hyphens in its id would make addresses ambiguous."""
    return corpus.entity(actor).status == "registered" and "--" not in actor


def pairs(corpus: Corpus) -> Iterator[Page]:
    """The pages of the pairs."""
    said = passages(corpus)
    for pair, readings in pairs_of(corpus).items():
        yield Page(pair_path(*pair), _pair(pair, readings, said))


def _pair(pair: Pair, readings: Sequence[Reading], said: Passages) -> Iterator[str]:
    corpus, page = said.corpus, pair_path(*pair)
    say = corpus.language.say
    two = [corpus.entity(actor) for actor in pair]
    title = listed([entity.name for entity in two], corpus.language)
    number = counted(corpus.language, "in_articles", len(readings))
    yield from front_matter({"title": title, "description": f"{title}: {number}"})
    yield from crumbs(corpus, link(say("actors"), "../actors/index.md"))
    yield f"# {opening(title)} {{ #top .b-title }}"
    yield ""
    yield from block(
        "b-identity", [_who(two, page), "", " · ".join([number, *_span(readings, corpus)])]
    )
    facts = in_both(*(said.facts(actor) for actor in pair))
    yield from fact_section(facts[:MOST_FACTS], pair, page, corpus)
    yield from _in_order(pair, readings, corpus)
    events = in_both(*(said.events(actor) for actor in pair))
    yield from date_section(events[:MOST_DATES], pair, page, corpus)


def _who(two: Sequence[Entity], page: str) -> str:
    """Who the two are."""
    return "; ".join(
        actor_link(entity, page) + (f", {escape(entity.role)}" if entity.role else "")
        for entity in two
    )


def _span(readings: Sequence[Reading], corpus: Corpus) -> Iterator[str]:
    """From when to when the articles were published, as far as days are known."""
    days = [one.article.date for one in readings if one.article.date and one.article.date.is_day]
    if days:
        whole = days[0] if days[0] == days[-1] else EDTF(f"{days[-1]}/{days[0]}")
        yield escape(in_words(whole, corpus.language))


def _in_order(pair: Pair, readings: Sequence[Reading], corpus: Corpus) -> Iterator[str]:
    """Article by article as they appeared, those last that name the two in no one sentence."""
    language, page = corpus.language, pair_path(*pair)
    newest = readings[:MOST_ARTICLES]
    together: list[Reading] = []
    apart: list[Reading] = []
    for reading in newest:
        (together if sentences_with(pair, reading) else apart).append(reading)
    if together:
        yield f"## {language.say('in_order')} {{ #in-order }}"
        yield ""
        dated = [reading for reading in reversed(together) if reading.article.date]
        undated = [reading for reading in together if not reading.article.date]
        for year, of_year in groupby([*dated, *undated], _year):
            yield f"### {year or language.say('period_undated')} {{ #y{year or '-undated'} }}"
            yield ""
            for reading in of_year:
                yield from article_passages(pair, reading, page, corpus, MOST_SENTENCES)
    if apart:
        yield f"## {language.say('never_together')} {{ #apart }}"
        yield ""
        for reading in reversed(apart):
            yield f"**{article_link(reading, page)}** {about([published(reading, language)])}"
            yield ""
            yield from first_sentences(pair, reading, page, corpus)
    if len(readings) > len(newest):
        yield counted(language, "older_shared", len(readings) - len(newest))
        yield ""


def _year(reading: Reading) -> str:
    day = reading.article.date
    return day.text[:4] if day else ""
