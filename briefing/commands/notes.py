"""The command that lists the editors' notes, and where each of them stands."""

import json
from pathlib import Path

import click

from briefing.commands import FOLDER, complain, plainly
from briefing.corpus import Corpus
from briefing.export.annotation import annotation
from briefing.export.folder import content
from briefing.model import Note
from briefing.read import in_utf8
from briefing.settings import Settings


@click.command()
@click.argument("docs", default="docs", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object per note.")
def notes(docs: Path, *, as_json: bool) -> None:
    """List the notes of DOCS, internal ones too, and whether each stands at its passage.

    A file that is not UTF-8 is named, and read as it is likely to be meant.
    """
    with plainly():
        files, illegible = in_utf8(content(docs))
        corpus = Corpus.of(files, Settings(internal=True))
    for problem in illegible:
        complain(problem, docs)
    found = [note for reading in corpus.readings for note in reading.notes]
    for note in sorted(found, key=lambda note: (note.path, note.line)):
        click.echo(json.dumps(annotation(note), ensure_ascii=False) if as_json else _told(note))


def _told(note: Note) -> str:
    visibility = ", internal" if note.internal else ""
    return f"{note.path}:{note.line}: {note.state} {note.kind}{visibility}: {note.title}".rstrip()
