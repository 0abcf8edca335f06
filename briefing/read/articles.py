"""An article file: front matter and body become an `Article`."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from briefing.languages import LANGUAGES
from briefing.model import Article, Removed, Source
from briefing.problems import Problem
from briefing.read.fields import Fields
from briefing.read.frontmatter import document
from briefing.settings import Settings

KNOWN = (
    "title", "date", "lead", "section", "source", "language", "actors", "publish", "import",
)  # fmt: skip
SOURCE = ("publisher", "url", "author", "agency", "place", "retrieved", "licence")
BELOW = dict.fromkeys(SOURCE, "source")
IMPORT = ("file", "sha256", "text_sha256", "removed")
PUBLISH = ("full", "excerpt", "link")
WEB = re.compile(r"https?://[^\s<>\"]+")


def article(
    path: str, identifier: str, raw: bytes, settings: Settings
) -> tuple[Article | None, list[Problem]]:
    r"""The article of a file, or None where it cannot be read, and what is wrong with it.

    Its `text` is the title, `\n\n`, and the file's text after the front matter, with line ends
    read as `\n` and without the empty lines before and after it; nothing else is changed.
    """
    parts = document(path, raw)
    if isinstance(parts, Problem):
        return None, [parts]
    fields = Fields(parts, KNOWN, inner=BELOW)
    title = fields.text("title")
    if not title:
        cure = "Write `title: …`."
        fields.complain("title", "no-title", "is missing: withheld.", cure, "error")
        return None, fields.problems
    if not parts.body.strip():
        fields.complain("title", "no-body", "has no text below it.", "Add the article's text.")
    source, source_problems = _source(Fields(parts, SOURCE, "source"))
    imported = Fields(parts, IMPORT, "import")
    decided = fields.pairs("actors")
    found = Article(
        id=identifier,
        path=path,
        title=title,
        text=f"{title}\n\n{parts.body}",
        language=fields.one_of("language", LANGUAGES, settings.language, "warning"),
        date=fields.date("date"),
        source=source,
        section=fields.text("section"),
        lead=fields.flag("lead"),
        publish=fields.one_of("publish", PUBLISH, _of(source.publisher, settings), "warning"),
        decided=decided,
        decided_at={name: fields.place(f"actors.{name}") for name in decided},
        removed=_removed(imported),
        first_line=parts.first_line,
        title_at=fields.place("title"),
    )
    return found, [*fields.problems, *source_problems, *imported.problems]


def unlike(articles: Iterable[Article], settings: Settings) -> Iterator[Problem]:
    """The publishers that the options name nearly as articles do: their rule is for nobody."""
    first: dict[str, Article] = {}
    for one in articles:
        first.setdefault(one.source.publisher.casefold(), one)
    named = {name.casefold(): name for name in settings.publishers}
    for key in sorted(named.keys() - first.keys()):
        if near := get_close_matches(key, sorted(first.keys() - named.keys()), n=1):
            article = first[near[0]]
            said = f"the options say what is published of {named[key]!r}, and nobody is called so."
            cure = f"Did you mean {article.source.publisher!r}?"
            yield Problem(article.path, 1, "publisher-unlike", said, cure)


def _of(publisher: str, settings: Settings) -> str:
    """How much is published of an article that does not say it itself."""
    known = {name.casefold(): mode for name, mode in settings.publishers.items()}
    return known.get(publisher.casefold(), settings.publish)


def _source(fields: Fields) -> tuple[Source, list[Problem]]:
    said = {
        key: ", ".join(fields.texts(key)) if key == "author" else fields.text(key) for key in SOURCE
    }
    if said["url"] and not WEB.fullmatch(said["url"]):
        cure = "Write the whole address: https://…"
        fields.complain("url", "field-value", f"is no address: {said['url']!r}.", cure)
        said["url"] = ""
    fields.date("retrieved")
    return Source(**said), fields.problems


def _removed(fields: Fields) -> tuple[Removed, ...]:
    return tuple(
        Removed(int(line), item.get("text", ""), item.get("rule", ""))
        for item in fields.items("removed")
        if (line := item.get("line", "")).isascii() and line.isdigit() and len(line) < 10
    )
