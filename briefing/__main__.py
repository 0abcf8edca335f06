"""The command line: import, extract, check, and the host that is none."""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace as changed
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

import click

from briefing.commands import FOLDER, plainly
from briefing.commands.ledger import ledger, verify
from briefing.commands.notes import notes
from briefing.commands.relations import relations
from briefing.corpus import Corpus
from briefing.edtf import EDTF
from briefing.export.folder import content, replace
from briefing.export.listing import listing, removed_line
from briefing.export.sources import docs_extractions, file_extraction, is_docs, sources_in
from briefing.importing import Filing, Imported, filing, imported_file
from briefing.languages import LANGUAGES
from briefing.model import Problem
from briefing.publishing import publish
from briefing.settings import Settings

COLOURS = {
    "new": "green", "updated": "green", "edited": "red", "refused": "red",
    "error": "red", "warning": "yellow",
}  # fmt: skip
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


LANGUAGE = click.option(
    "--language",
    default="es",
    type=click.Choice(tuple(LANGUAGES)),
    show_default=True,
    help="The language of the articles.",
)


def _edtf(_: click.Context, option: click.Parameter, value: str) -> str:
    try:
        return EDTF(value).text if value else ""
    except ValueError as error:
        said = f"{error}; write 2025-08-12, 2025-08 or 2025."
        raise click.BadParameter(said, param=option) from None


def source_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say of a source text what it does not say itself."""
    options = (
        click.option("--date", default="", callback=_edtf, help="When published: 2025-08-12."),
        click.option("--publisher", default="", help="Who published it."),
        click.option("--url", default="", help="Its address."),
        LANGUAGE,
        click.option("--encoding", default="", help="Its encoding, where that is not UTF-8."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@cli.command("import")
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--into",
    default="docs/articles",
    type=click.Path(file_okay=False, path_type=Path),
    show_default=True,
    help="The folder for the articles, made if it is not there.",
)
@click.option("--force", is_flag=True, help="Overwrite articles edited since, showing the diff.")
@source_options
def import_(files: Sequence[str], into: Path, *, force: bool, **told: str) -> None:
    """Turn source texts into articles; `-` reads standard input.

    Lines that are noise are left out, listed, and kept in the article's front matter.
    Nothing that an editor has changed since is overwritten without --force.
    """
    done = [_import(file, into, told, force=force) for file in files]
    raise click.exceptions.Exit(0 if all(done) else 1)


def _import(file: str, into: Path, told: dict[str, str], *, force: bool) -> bool:
    raw = _bytes(file)
    with plainly():
        imported = imported_file(file, raw, **told)
        found = content(into) if into.is_dir() else {}
        articles = {
            path: raw
            for path, raw in found.items()
            if path.endswith(".md") and not path.endswith(".notes.md")
        }
        filed = filing(imported, Path(file).name, raw, articles) if imported.title else None
    for problem in imported.problems:
        _complain(problem)
    if filed is None:
        return False
    written = filed.state in ("new", "updated") or (filed.state == "edited" and force)
    if written and not _write(into / filed.name, filed):
        return _import(file, into, told, force=force)
    _tell(filed, imported, into, written=written)
    return written or filed.state == "unchanged"


def _write(path: Path, filed: Filing) -> bool:
    """Write the article; False where another import has just taken the name of a new one."""
    with plainly():
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("xb" if filed.state == "new" else "wb") as file:
                file.write(filed.text.encode())
        except FileExistsError:
            return False
    return True


def _tell(filed: Filing, imported: Imported, into: Path, *, written: bool) -> None:
    click.secho(f"{filed.state:<9} {into / filed.name}", fg=COLOURS.get(filed.state))
    if filed.state == "refused":
        there = into / filed.other
        click.echo(f"  {there} has the same text or address: edit that, or remove it first.")
    if filed.state == "edited":
        click.echo(filed.diff)
        if not written:
            click.echo("  an editor changed it since import: --force overwrites it.")
    if imported.date is None:
        click.echo("  no date printed: it stays unknown, unless --date tells it.")
    for one in imported.removed:
        click.echo(removed_line(one.line, one.rule, one.text))


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
        raw = _bytes(text)
        with plainly():
            found, problems = file_extraction(text, raw, settings, told, actors)
        for problem in problems:
            _complain(problem)
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
@click.option(
    "--publish",
    "how",
    default="full",
    type=click.Choice(("full", "excerpt", "link")),
    show_default=True,
    help="How much of a text is shown where the article does not say.",
)
def build(
    docs: Path, out: Path, *, language: str, edition: datetime | None, discover: str, how: str
) -> None:
    """Write the site of the folder DOCS as plain Markdown into OUT, for any generator.

    OUT is a new folder, or one that an earlier build wrote. Internal notes are not in it.
    """
    if out.resolve().is_relative_to(docs.resolve()):
        raise click.ClickException(f"{out} is inside {docs}: name a folder outside it.")
    files = content(docs)
    with plainly():
        settings = Settings(language, edition.date() if edition else None, discover, how)
        corpus = Corpus.of(files, settings)
        site = publish(corpus)
        plain = {path: raw for path, raw in files.items() if path not in site.withheld}
        pages = {page.path: page.text.encode() for page in site.pages}
        replace(out, {**plain, **site.files, **pages})
    for problem in corpus.problems:
        _complain(problem, docs)
    click.echo(f"{out}: {len(corpus.readings)} articles, {len(pages)} pages")


@cli.command()
@click.argument("docs", default="docs", type=FOLDER)
def check(docs: Path) -> None:
    """Say what an editor should look at in DOCS, with file and line; exit 1 if anything."""
    with plainly():
        corpus = Corpus.of(content(docs), Settings(internal=True))
    if not corpus.readings:
        _complain(Problem("articles", 1, "no-articles", "there is no article.", IMPORT), docs)
    for problem in corpus.problems:
        _complain(problem, docs)
    found = any(problem.level != "info" for problem in corpus.problems)
    raise click.exceptions.Exit(1 if found or not corpus.readings else 0)


for command in (relations, ledger, verify, notes):
    cli.add_command(command)


def _bytes(file: str) -> bytes:
    try:
        with click.open_file(file, "rb") as stream:
            raw: bytes = stream.read()
            return raw
    except OSError as error:
        raise click.FileError(file, error.strerror) from None


def _complain(problem: Problem, folder: Path | None = None) -> None:
    placed = changed(problem, path=str(folder / problem.path)) if folder else problem
    level = click.style(problem.level, fg=COLOURS.get(problem.level))
    click.echo(f"{placed} ({level})", err=True)


if __name__ == "__main__":
    main()
