"""The command line: import, extract, check, and the host that is none."""

import json
import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

import click

from briefing.commands import FOLDER, complain, plainly
from briefing.commands.importing import import_
from briefing.commands.ledger import ledger, verify
from briefing.commands.notes import notes
from briefing.commands.relations import relations
from briefing.commands.rights import publish_options
from briefing.commands.sources import LANGUAGE, source_bytes, source_options
from briefing.corpus import Corpus
from briefing.export.folder import content, replace
from briefing.export.listing import listing
from briefing.export.sources import docs_extractions, file_extraction, is_docs, sources_in
from briefing.problems import Problem
from briefing.publishing import publish
from briefing.settings import Settings

EXAMPLES = """\b
Examples:
  briefing import noticia.txt --publisher "El Diario"
  briefing extract noticia.txt --date 2025-08-12 --json
  briefing check docs
  briefing build docs out
"""
IMPORT = "Run `briefing import`."


def main() -> None:
    """Run the command line."""
    cli(prog_name="briefing")


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXAMPLES)
@click.version_option(package_name="mkdocs-briefing", prog_name="briefing")
@click.pass_context
def cli(context: click.Context) -> None:
    """News articles as briefings: who, when, what is known and by whose account."""
    if os.environ.get("NO_COLOR"):
        context.color = False


@cli.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object per article.")
@click.option("--docs", type=FOLDER, help="A docs folder whose actors are known.")
@source_options
def extract(sources: Sequence[str], *, as_json: bool, docs: Path | None, **told: str) -> None:
    """Print the actors, dates and key facts of articles, or of raw texts imported in memory.

    SOURCES are files, folders of them, docs folders (read with their actors), or `-` for standard
    input. Nothing is written.
    """
    settings = Settings(language=told["language"])
    files = content(docs) if docs else {}
    actors = {path: raw for path, raw in files.items() if path.startswith("actors/")}
    complete = True
    for found in chain.from_iterable(_found(one, settings, told, actors) for one in sources):
        if found is None:
            complete = False
        elif as_json:
            click.echo(json.dumps(found, ensure_ascii=False))
        else:
            click.echo("\n".join(listing(found)))
    raise click.exceptions.Exit(0 if complete else 1)


def _found(
    source: str, settings: Settings, told: dict[str, str], actors: dict[str, bytes]
) -> Iterator[dict[str, Any] | None]:
    """The extractions of a source; None for each text that gives none, after saying why."""
    folder = Path(source)
    texts = [source]
    if source != "-" and folder.is_dir():
        if is_docs(folder):
            with plainly():
                yield from docs_extractions(folder, settings)
            return
        texts = [str(path) for path in sources_in(folder)]
        if not texts:
            raise click.ClickException(f"{source}: no articles and no texts in this folder.")
    for text in texts:
        raw = source_bytes(text)
        with plainly():
            found, problems = file_extraction(text, raw, settings, told, actors)
        for problem in problems:
            complain(problem)
        yield found


@cli.command()
@click.argument("docs", type=FOLDER)
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@LANGUAGE
@click.option("--edition", type=click.DateTime(["%Y-%m-%d"]), help="Dates after it are upcoming.")
@click.option(
    "--discover",
    default="link",
    type=click.Choice(("link", "suggest", "off")),
    show_default=True,
    help="Whether names that no editor registered get pages and links.",
)
@publish_options
def build(
    docs: Path,
    out: Path,
    *,
    language: str,
    edition: datetime | None,
    discover: str,
    **rights: Any,  # noqa: ANN401
) -> None:
    """Write the site of the folder DOCS as plain Markdown into OUT, for any generator.

    OUT is a new folder, or one that an earlier build wrote. Internal notes are not in it.
    """
    if out.resolve().is_relative_to(docs.resolve()):
        raise click.ClickException(f"{out} is inside {docs}: name a folder outside it.")
    files = content(docs)
    with plainly():
        day = edition.date() if edition else None
        settings = Settings(language, day, discover, **rights)
        corpus = Corpus.of(files, settings)
        site = publish(corpus)
        plain = {path: raw for path, raw in files.items() if path not in site.withheld}
        pages = {page.path: page.text.encode() for page in site.pages}
        replace(out, {**plain, **site.files, **pages})
    for problem in corpus.problems:
        complain(problem, docs)
    click.echo(f"{out}: {len(corpus.readings)} articles, {len(pages)} pages")


@cli.command()
@click.argument("docs", default="docs", type=FOLDER)
def check(docs: Path) -> None:
    """Say what an editor should look at in DOCS, with file and line; exit 1 if anything."""
    with plainly():
        corpus = Corpus.of(content(docs), Settings(internal=True))
    if not corpus.readings:
        complain(Problem("articles", 1, "no-articles", "there is no article.", IMPORT), docs)
    for problem in corpus.problems:
        complain(problem, docs)
    found = any(problem.level != "info" for problem in corpus.problems)
    raise click.exceptions.Exit(1 if found or not corpus.readings else 0)


for command in (import_, relations, ledger, verify, notes):
    cli.add_command(command)


if __name__ == "__main__":
    main()
