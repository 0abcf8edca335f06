"""The command that turns source texts into articles."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from briefing.commands import COLOURS, complain, plainly
from briefing.commands.sources import source_bytes, source_options
from briefing.editing import edited
from briefing.editing.answers import telling
from briefing.export.folder import alone, content, create, write
from briefing.export.listing import removed_line
from briefing.importing import Filing, Imported, State, filing, imported_file, is_article

# What may be told of an article that an editor has changed since.
TOLD = ("date", "publisher", "url")


@click.command("import")
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
    raw = source_bytes(file)
    if is_article(file, raw) and Path(file).resolve().is_relative_to(into.resolve()):
        raise click.ClickException(f"{file} is an article already. Edit it where it is.")
    with plainly():
        imported = imported_file(file, raw, **told)
    for problem in imported.problems:
        complain(problem)
    if not imported.title:
        return False
    with plainly():
        docs = _docs(into)
        docs.mkdir(parents=True, exist_ok=True)
        with alone(docs):
            filed, written = _file(file, raw, imported, into, told, force=force)
    state = filed.state
    if state == "kept" and written:
        state = "edited" if force else "updated"
    _tell(filed, state, into, written=written)
    _tell_text(imported, is_dated=filed.is_dated)
    return written or filed.state in ("unchanged", "kept")


def _docs(into: Path) -> Path:
    """The docs folder that `into` is in, which decisions are written to; else `into` itself."""
    whole = into.resolve()
    return next((one.parent for one in (whole, *whole.parents) if one.name == "articles"), whole)


def _file(
    file: str, raw: bytes, imported: Imported, into: Path, told: Mapping[str, str], *, force: bool
) -> tuple[Filing, bool]:
    """Write what is new, of an editor's article what is told alone; whether anything was."""
    found = content(into) if into.is_dir() else {}
    articles = {
        path: there
        for path, there in found.items()
        if path.endswith(".md") and not path.endswith(".notes.md")
    }
    filed = filing(imported, Path(file).name, raw, articles)
    if filed.state == "kept" and not force:
        fields = {key: told[key] for key in TOLD if told[key]}
        completed = edited(articles, telling(filed.name, fields))
        write(into, completed)
        return filed, bool(completed)
    text = filed.text.encode()
    if filed.state == "new" and not create(into / filed.name, text):
        # Where nothing can be locked, another import has just taken the name.
        return _file(file, raw, imported, into, told, force=force)
    rewritten = filed.state == "updated" or (filed.state in ("edited", "kept") and force)
    if rewritten:
        write(into, {filed.name: text})
    return filed, rewritten or filed.state == "new"


def _tell(filed: Filing, state: State, into: Path, *, written: bool) -> None:
    click.secho(f"{state:<9} {into / filed.name}", fg=COLOURS.get(state))
    if filed.state == "refused":
        there = into / filed.other
        click.echo(f"  {there} has the same text or address: edit that, or remove it first.")
    if filed.usual and state == "updated":
        click.echo("  it keeps its name, and with it its notes and the links to it.")
    if filed.state == "kept" and state == "updated":
        click.echo("  edited: only what was told is written; --force overwrites the rest.")
    if state == "kept":
        click.echo("  edited, source unchanged: --force overwrites it.")
    if state == "edited":
        click.echo(filed.diff)
        if not written:
            click.echo("  an editor changed it since import: --force overwrites it.")


def _tell_text(imported: Imported, *, is_dated: bool) -> None:
    if imported.undated and not is_dated:
        click.echo(f"  the date printed could not be read: {imported.undated}; --date tells it.")
    elif not is_dated:
        click.echo("  no date found: it stays unknown, unless --date tells it.")
    for one in imported.removed:
        click.echo(removed_line(one.line, one.rule, one.text))
