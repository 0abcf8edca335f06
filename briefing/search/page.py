"""The page of the search: a form, and the skeleton that its script fills."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from html import escape as escape_html
from urllib.parse import urlencode

from briefing.corpus import Corpus
from briefing.markup import attribute, escape, front_matter, link, path_to
from briefing.pages.parts import ACTORS, DATES, NOTES
from briefing.search.document import FACETS, SEARCH
from briefing.search.documents import facets, namesakes
from briefing.site import Page

# How many values of a facet are offered before anything is searched.
OFFERED = 12


def search_page(corpus: Corpus) -> Page:
    """The page; without a script it says what to do instead."""
    return Page(SEARCH, _page(corpus))


def _page(corpus: Corpus) -> Iterator[str]:
    say, data = corpus.language.say, corpus.language.toml("search")
    strings = data["strings"]
    yield from front_matter({"title": strings["title"], "description": strings["about"]})
    yield f"# {strings['title']} {{ #top .b-title .b-search-title }}"
    yield ""
    yield from _form(data["strings"])
    yield f"<noscript><p>{escape_html(strings['without_script'])}</p></noscript>"
    yield ""
    indexes = [
        link(escape(say(words)), path_to(target, SEARCH))
        for words, target in (("actors", ACTORS), ("chronology", DATES), ("notes", NOTES))
    ]
    yield strings["indexes"].format(links=" · ".join(indexes))
    yield "{ .b-about }"
    yield ""
    yield from _results(data)
    yield from _offers(corpus, data)


def _form(strings: Mapping[str, str]) -> Iterator[str]:
    title = attribute(strings["title"])
    failed = attribute(strings["failed"])
    yield f'<form class="b-find" method="get" role="search" aria-label="{title}" '
    yield f'data-failed="{failed}">'
    yield f'<label for="b-find-q">{escape_html(strings["label"])}</label>'
    yield '<input id="b-find-q" type="search" name="q" autocomplete="off" spellcheck="false">'
    yield f'<button class="b-find-go">{escape_html(strings["go"])}</button>'
    yield f'<p class="b-about">{escape_html(strings["about"])}</p>'
    yield "</form>"
    yield ""


def _results(data: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Empty and hidden until the script has something to put into it."""
    strings, keys = data["strings"], data["keys"]
    yield '<div class="b-found" hidden>'
    yield '<div class="b-found-head"><p class="b-count" role="status"></p>'
    yield f'<label>{escape_html(strings["order"])} <select name="{keys["order"]}">'
    for order, label in data["orders"].items():
        yield f'<option value="{keys.get(order, "")}">{escape_html(label)}</option>'
    yield "</select></label></div>"
    yield '<div class="b-found-body">'
    yield f'<section class="b-filters" aria-label="{attribute(strings["filters"])}">'
    yield '<div class="b-chosen"></div>'
    for facet in FACETS:
        yield f'<details data-facet="{keys[facet]}" hidden>'
        yield f"<summary>{escape_html(data['facets'][facet])}</summary>"
        if facet == "actor":
            another = attribute(strings["another"])
            yield f'<input class="b-another" type="text" placeholder="{another}" '
            yield f'aria-label="{another}" autocomplete="off" spellcheck="false">'
        yield '<ul class="b-values"></ul>'
        yield "</details>"
    yield "</section>"
    yield '<div class="b-hits">'
    yield '<ul class="b-hit-actors"></ul><ol class="b-hit-list"></ol>'
    yield f'<button class="b-more" type="button" hidden>{escape_html(strings["more"])}</button>'
    yield "</div></div></div>"
    yield ""


def _offers(corpus: Corpus, data: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """What there is to narrow down by: counted at build, so that nothing is loaded for it."""
    twins = namesakes(corpus)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in corpus.readings:
        for facet, value in dict.fromkeys(facets(reading, corpus, twins)):
            counts[facet][value] += 1
    if not counts:
        return
    yield '<div class="b-offers" hidden>'
    yield f"<h2>{escape_html(data['strings']['explore'])}</h2>"
    for facet in FACETS:
        ranked = sorted(counts[facet].items(), key=lambda item: (-item[1], item[0]))[:OFFERED]
        if ranked:
            yield f"<h3>{escape_html(data['facets'][facet])}</h3>"
            yield "<ul>"
            for value, number in ranked:
                query = escape_html(urlencode({data["keys"][facet]: value}))
                shown = escape_html(" ".join(value.split()))
                yield f'<li><a href="?{query}">{shown}</a> <small>{number}</small></li>'
            yield "</ul>"
    yield "</div>"
    yield ""
