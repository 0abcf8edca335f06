"""The command that says what in a docs folder is wrong, as linters do."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from briefing.commands import FOLDER
from briefing.commands.reports import REPORTS
from briefing.commands.sources import LANGUAGE
from briefing.corpus import Corpus
from briefing.export.folder import astray, content
from briefing.links import dead_links, replaced
from briefing.problems import Problem
from briefing.publishing import publish
from briefing.read import in_utf8
from briefing.settings import Settings

EXAMPLES = """\b
Examples:
  briefing check
  briefing check docs --format github
  briefing check docs --format sarif > briefing.sarif
  briefing check docs --format json | jq -r .code | sort | uniq -c

\b
Exit codes: 0 nothing is wrong, 1 there are errors or warnings, 2 it could not be run.
"""
NO_ARTICLES = Problem(
    "articles", 1, "no-articles", "there is no article.", "Run `briefing import`."
)
COUNTED = ("error", "warning")
UNUSABLE = 2


@click.command(epilog=EXAMPLES)
@click.argument("docs", default="docs", type=FOLDER)
@click.option(
    "--format",
    "form",
    default="text",
    type=click.Choice(tuple(REPORTS)),
    show_default=True,
    help="json is an object per line, sarif 2.1.0 is for code scanning, github for workflows.",
)
@LANGUAGE
def check(docs: Path, *, form: str, language: str) -> None:
    """Say what is wrong in the folder DOCS, with file, line and column, and how to mend it.

    Looked at are front matter, dates, actors, notes and their quotations, links between pages, and
    files that lie in the wrong place. What waits for a decision is told by `briefing review`.
    """
    try:
        files = content(docs)
        found = [*astray(docs), *problems(files, Settings(language=language, internal=True))]
    except OSError as error:
        click.echo(f"Error: {error}", err=True)
        raise click.exceptions.Exit(UNUSABLE) from None
    placed = [replace(problem, path=(docs / problem.path).as_posix()) for problem in found]
    for line in REPORTS[form](placed):
        click.echo(line)
    counts = {level: sum(one.level == level for one in found) for level in COUNTED}
    if form == "text" and any(counts.values()):
        click.echo(", ".join(f"{level}s: {count}" for level, count in counts.items()), err=True)
    raise click.exceptions.Exit(1 if any(counts.values()) else 0)


def problems(files: Mapping[str, bytes], settings: Settings) -> list[Problem]:
    """What is wrong in the files of a docs folder, by path and line."""
    files, illegible = in_utf8(files)
    corpus = Corpus.of(files, settings)
    site = publish(corpus)
    unread = {(one.path, "no-front-matter") for one in illegible}  # that is not known yet
    told = (one for one in corpus.problems if (one.path, one.code) not in unread)
    found = [*illegible, *(one for one in told if one.level != "review")]
    paths = [page.path for page in site.pages]
    found += [*dead_links(files, site), *replaced(files, corpus, paths)]
    found += [] if corpus.readings else [NO_ARTICLES]
    return sorted(found, key=lambda one: (one.path, one.line, one.column, one.code))
