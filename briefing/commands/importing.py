"""The command that turns source texts into articles."""

from collections.abc import Sequence
from pathlib import Path

import click

from briefing.commands import COLOURS, complain, plainly
from briefing.commands.sources import source_bytes, source_options
from briefing.export.folder import content, create, write
from briefing.export.listing import removed_line
from briefing.importing import Filing, Imported, filing, imported_file, is_article


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
        found = content(into) if into.is_dir() else {}
        articles = {
            path: raw
            for path, raw in found.items()
            if path.endswith(".md") and not path.endswith(".notes.md")
        }
        filed = filing(imported, Path(file).name, raw, articles) if imported.title else None
    for problem in imported.problems:
        complain(problem)
    if filed is None:
        return False
    written = filed.state in ("new", "updated") or (filed.state in ("edited", "kept") and force)
    if written and not _write(into, filed):
        return _import(file, into, told, force=force)
    _tell(filed, imported, into, written=written)
    return written or filed.state in ("unchanged", "kept")


def _write(into: Path, filed: Filing) -> bool:
    """Write the article; False where another import has just taken the name of a new one."""
    raw = filed.text.encode()
    with plainly():
        if filed.state == "new":
            return create(into / filed.name, raw)
        write(into, {filed.name: raw})
    return True


def _tell(filed: Filing, imported: Imported, into: Path, *, written: bool) -> None:
    state = "edited" if filed.state == "kept" and written else filed.state
    click.secho(f"{state:<9} {into / filed.name}", fg=COLOURS.get(state))
    if filed.state == "refused":
        there = into / filed.other
        click.echo(f"  {there} has the same text or address: edit that, or remove it first.")
    if state == "kept":
        click.echo("  edited, source unchanged: --force overwrites it.")
    if state == "edited":
        click.echo(filed.diff)
        if not written:
            click.echo("  an editor changed it since import: --force overwrites it.")
    if imported.undated:
        click.echo(f"  the date printed could not be read: {imported.undated}; --date tells it.")
    elif imported.date is None:
        click.echo("  no date found: it stays unknown, unless --date tells it.")
    for one in imported.removed:
        click.echo(removed_line(one.line, one.rule, one.text))
