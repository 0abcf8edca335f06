"""Every sentence that names an actor: the newest on its page, all of them on pages by period."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from briefing.corpus import Corpus
from briefing.markup import escape, front_matter, link, opening, path_to
from briefing.model import Entity, Reading
from briefing.pages.charts import bar_chart, over_time
from briefing.pages.parts import actor_link, actor_path, block, counted, crumbs
from briefing.pages.passages import article_passages
from briefing.pages.periods import Period, periods
from briefing.site import Page

# How many articles are quoted on an actor's own page: all of so many, of more only the newest;
# and how many sentences of each.
WHOLE, QUOTED, SENTENCES = 60, 30, 8
# How many articles there are on a page of older mentions, and sentences of each.
MOST_ARTICLES, MOST_SENTENCES = 60, 24
ACTORS = "actors/index.md"


def overview(entity: Entity, readings: Sequence[Reading], corpus: Corpus) -> Iterator[str]:
    """How often articles name the actor, in all and over time."""
    if readings:
        yield from block("b-sum", [link(_sum(entity, readings, corpus), "#mentions")])
        yield from _chart(entity, readings, corpus)


def mentions(entity: Entity, readings: Sequence[Reading], corpus: Corpus) -> Iterator[str]:
    """The section of an actor's page that quotes the newest articles and leads to the others."""
    language, page = corpus.language, actor_path(entity.id)
    yield f"## {language.say('mentions')} {{ #mentions }}"
    yield ""
    if not readings:
        yield language.say("not_mentioned")
        yield ""
        return
    passages = (
        line
        for reading in _quoted(readings)
        for line in article_passages([entity.id], reading, page, corpus, SENTENCES)
    )
    yield from block("b-mentions", passages)
    if len(readings) <= WHOLE:
        return
    yield f"### {language.say('mentions_before')} {{ #mentions-before }}"
    yield ""
    yield language.say("mentions_before_about", n=QUOTED)
    yield ""
    for period in _periods(readings, corpus):
        number = counted(language, "articles", len(period.items))
        yield f"- {link(period.words, path_to(_path(entity, period), page))} ({number})"
    yield ""


def _quoted(readings: Sequence[Reading]) -> Sequence[Reading]:
    return readings if len(readings) <= WHOLE else readings[:QUOTED]


def older(entity: Entity, readings: Sequence[Reading], corpus: Corpus) -> Iterator[Page]:
    """The pages of all mentions by period, where the actor's own page does not hold them."""
    if len(readings) > WHOLE:
        for period in _periods(readings, corpus):
            yield Page(_path(entity, period), _of_period(entity, period, corpus))


def _of_period(entity: Entity, period: Period[Reading], corpus: Corpus) -> Iterator[str]:
    say, page = corpus.language.say, _path(entity, period)
    title = say("mentions_of_in", name=entity.name, period=period.words)
    yield from front_matter({"title": title})
    yield from crumbs(corpus, link(say("actors"), path_to(ACTORS, page)), actor_link(entity, page))
    yield f"# {opening(title)} {{ #top .b-title }}"
    yield ""
    yield _sum(entity, period.items, corpus)
    yield ""
    passages = (
        line
        for reading in period.items
        for line in article_passages([entity.id], reading, page, corpus, MOST_SENTENCES)
    )
    yield from block("b-mentions", passages)


def _path(entity: Entity, period: Period[Reading]) -> str:
    return f"actors/{entity.id}/{period.name}.md"


def _periods(readings: Sequence[Reading], corpus: Corpus) -> list[Period[Reading]]:
    return list(periods(readings, _day, MOST_ARTICLES, corpus.language))


def _day(reading: Reading) -> date | None:
    """The day from which on the article may have been published."""
    day = reading.article.date
    return (day.earliest or day.latest) if day else None


def _sum(entity: Entity, readings: Sequence[Reading], corpus: Corpus) -> str:
    """How often, in how many articles."""
    language = corpus.language
    number = sum(len(reading.named.get(entity.id, ())) for reading in readings)
    return language.say(
        "mentions_in_articles",
        mentions=counted(language, "mentions", number),
        articles=counted(language, "articles", len(readings)),
    )


def _chart(entity: Entity, readings: Sequence[Reading], corpus: Corpus) -> Iterator[str]:
    """Mentions over time; articles without a day of publication have no place in it."""
    language = corpus.language
    days: Counter[date] = Counter()
    without = 0
    for reading in readings:
        day = reading.article.date
        if day and day.is_day and day.earliest:
            days[day.earliest] += len(reading.named.get(entity.id, ()))
        else:
            without += 1
    if bars := over_time(days, language):
        title = language.say("mentions_over_time", name=entity.name)
        yield from bar_chart(title, bars, language, "mentions")
        if without:
            yield f'<p class="b-aside">{escape(counted(language, "chart_without", without))}</p>'
            yield ""
