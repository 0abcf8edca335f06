"""The command line: import, extract, check, and the host that is none."""

import os
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from briefing.commands import FOLDER, complain, plainly
from briefing.commands.checking import check
from briefing.commands.extract import extract
from briefing.commands.importing import import_
from briefing.commands.ledger import ledger, verify
from briefing.commands.notes import notes
from briefing.commands.relations import relations
from briefing.commands.reviewing import accept, merge, reject, review
from briefing.commands.rights import publish_options
from briefing.commands.sources import LANGUAGE
from briefing.corpus import Corpus
from briefing.export.folder import content, replace
from briefing.publishing import publish
from briefing.settings import Settings

EXAMPLES = """\b
Examples:
  briefing import noticia.txt --publisher "El Diario"
  briefing extract noticia.txt --date 2025-08-12 --json
  briefing check docs
  briefing build docs out
"""


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


for command in (
    import_,
    extract,
    check,
    relations,
    ledger,
    verify,
    notes,
    review,
    accept,
    merge,
    reject,
):
    cli.add_command(command)


if __name__ == "__main__":
    main()
