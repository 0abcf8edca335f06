"""Each actor in few words, as a small file beside its page: what a link to it shows when asked."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from urllib.parse import quote

from briefing.corpus import Corpus
from briefing.discretion import country_of
from briefing.edtf import EDTF
from briefing.languages import Language
from briefing.languages.calendar import in_words, precision
from briefing.model import Entity, Fact, Reading
from briefing.pages.objections import objections_told
from briefing.pages.parts import account, counted, dates_of, how_sure, listed, sentence_case
from briefing.pages.passages import Passages, passages
from briefing.relations.evidence import evidence
from briefing.rights import published_words
from briefing.weave import fact_anchor

# So many characters of a fact's words are quoted.
MOST = 240


def cards(corpus: Corpus) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The path of each shown actor's card in a site, and what makes it."""
    said = passages(corpus)
    for entity in corpus.shown:
        yield f"actors/{entity.id}/card.json", partial(_file, entity, said)


def card(entity: Entity, said: Passages) -> dict[str, Any]:
    """An actor as JSON values: words for readers, and what leads to the passage."""
    corpus = said.corpus
    say = corpus.language.say
    told = {
        "name": entity.name,
        "kind": sentence_case(say(f"kind_{entity.kind}")),
        "role": entity.role,
        "country": country_of(entity, corpus),
        "status": say("not_reviewed") if entity.status == "discovered" else "",
        "articles": counted(
            corpus.language, "articles", len(corpus.readings_of.get(entity.id, ()))
        ),
        "fact": next((_fact(*one, corpus) for one in said.facts(entity.id)), None),
    }
    return _known(told)


def _file(entity: Entity, said: Passages) -> bytes:
    return json.dumps(card(entity, said), ensure_ascii=False).encode()


def _fact(reading: Reading, fact: Fact, corpus: Corpus) -> dict[str, Any]:
    """The fact with its dates, how sure it is, by whose account, and where it stands."""
    article, language = reading.article, corpus.language
    say = language.say
    in_conflict = evidence(corpus).in_conflict(article.id, fact.span)
    told = {
        "heading": say("latest_fact"),
        "date": listed([_when(value, language) for value in dates_of(fact, reading)], language),
        "modality": fact.modality,
        "label": how_sure(fact, reading, corpus),
        "account": account(fact, reading, corpus),
        "conflict": say("in_conflict") if in_conflict else "",
        "objections": objections_told(reading, fact.span, corpus),
        "quotation": _shortened(published_words(reading, fact.span)),
        "language": article.language if article.language != language.code else "",
        "title": article.title,
        "publisher": article.source.publisher,
        "published": in_words(article.date, language) if article.date else say("undated"),
        "article": quote(article.path.removesuffix(".md")),
        "anchor": fact_anchor(fact),
    }
    return _known(told)


def _when(value: EDTF, language: Language) -> str:
    """A date in words, with what it leaves open."""
    words, left_open = in_words(value, language), precision(value, language)
    return words if left_open in words else f"{words} ({left_open})"


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= MOST else f"{words[:MOST].rsplit(' ', 1)[0]} …"


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
