"""Documents as the small HTML pages that Pagefind reads, and what its interface must know."""

import html
import json
import re
from collections.abc import Iterator

from briefing.languages import Language
from briefing.search.document import FACETS, Document

# A word that every document has and nobody writes: looked for where only a filter is given, since
# Pagefind answers a filter without words by loading the whole index.
EVERYTHING = "\ua66e"
# What ends a sentence, one of an actor's names, and all of them: signs that are part of no word.
SENTENCE, NAME, NAMES = "\u2060", "\u2063", "\u2061"
# Such signs in a text, and what HTML does not hold.
NOT_SAID = re.compile(
    f"[{EVERYTHING}{SENTENCE}{NAME}{NAMES}\u200b\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]"
)
# Pagefind's weights go from 0 to 10; a heading has 7. An actor's page is found by any of its names;
# an article first by its own words.
WEIGHTS = {"actor": 5.0, "article": 0.3, "page": 0.3}
# Sorts below every date; a document without the key would be left out of what is sorted.
UNDATED = "0000-00-00"


def stub(document: Document, language: Language) -> bytes:
    """The HTML page that stands for `document` in the index."""
    return "".join(_stub(document, language)).encode()


def _stub(document: Document, language: Language) -> Iterator[str]:
    keys = language.toml("search")["keys"]
    yield f'<!doctype html><html lang="{language.code}"><meta charset="utf-8">'
    yield '<body data-pagefind-body data-pagefind-sort="date[data-v]" '
    yield f'data-v="{document.day or UNDATED}"><h1>{_text(document.title)}{SENTENCE}</h1>'
    yield _filter("is", document.kind)
    for facet, value in document.facets:
        yield _filter(keys[facet], value)
    for words in (document.line, *document.sentences):
        yield f"<p>{_text(words)}{SENTENCE}</p>"
    yield f'<p data-pagefind-weight="{WEIGHTS[document.kind]}">'
    for names in document.names:
        yield " ".join(f"{_text(name)}{NAME}" for name in names) + f"{NAMES} "
    yield f'</p><p data-pagefind-weight="0">{EVERYTHING}</p></body></html>'


def _filter(key: str, value: str) -> str:
    """As attributes, for the words of an element would be found and quoted."""
    return f'<i data-pagefind-filter="{key}[data-v]" data-v="{_text(value)}"></i>'


def _text(words: str) -> str:
    return html.escape(" ".join(NOT_SAID.sub("", words).split()))


def interface(language: Language) -> bytes:
    """What the search in the browser is told, as JSON: words, names of facets, stopwords."""
    data = language.toml("search")
    keys, labels = data["keys"], data["facets"]
    told = {
        "everything": EVERYTHING,
        "facets": [{"key": keys[facet], "label": labels[facet]} for facet in FACETS],
        "order": {"key": keys["order"], keys["newest"]: "desc", keys["oldest"]: "asc"},
        "stopwords": sorted(data["stopwords"]),
        "strings": dict(data["strings"]),
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
