"""What editors write a note with: a form that copies it, ready for its file."""

from collections.abc import Iterator

from briefing.corpus import Corpus
from briefing.languages import Language
from briefing.markup import attribute
from briefing.model import Reading
from briefing.pages.notes import KINDS_IN_ORDER

# The kind of most notes.
USUAL = "context"


def composer(reading: Reading, corpus: Corpus) -> Iterator[str]:
    """The form on an article's page, for whom the host says that he may write notes."""
    folder, language = corpus.settings.compose, corpus.language
    if not folder:
        return
    say = language.say
    file = f"{folder}/{reading.article.path.removesuffix('.md')}.notes.md"
    data = {
        "file": file,
        "title": say("compose_title"),
        "nothing": say("compose_nothing"),
        "copied": say("compose_copied", file=file),
        "failed": say("copy_failed"),
    }
    told = " ".join(f'data-{name}="{attribute(words)}"' for name, words in data.items())
    yield f'<form class="b-compose" aria-label="{attribute(say("compose"))}" hidden>'
    yield f'<label>{say("compose_kind")} <select name="kind">'
    yield from _kinds(language)
    yield "</select></label>"
    yield f'<label>{say("compose_author")} <input name="author" autocomplete="off"></label>'
    yield f"<button>{say('compose_copy')}</button>"
    yield f'<p class="b-status" role="status" {told}></p>'
    yield "</form>"
    yield ""


def _kinds(language: Language) -> Iterator[str]:
    for kind in KINDS_IN_ORDER:
        value = "" if kind == "plain" else kind
        chosen = " selected" if kind == USUAL else ""
        words = language.say(f"note_{kind.replace('-', '_')}")
        yield f'<option value="{value}"{chosen}>{words}</option>'
