"""The command that says where articles copy, confirm, refine or contradict each other."""

import json
from pathlib import Path

import click

from briefing.commands import FOLDER, plainly
from briefing.corpus import Corpus
from briefing.export.folder import content
from briefing.export.relation import lines, relation
from briefing.relations import relations as related
from briefing.settings import Settings


@click.command()
@click.argument("docs", default="docs", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object per relation.")
def relations(docs: Path, *, as_json: bool) -> None:
    """Say which articles of DOCS copy, corroborate, refine or contradict each other, and where.

    Both passages are quoted; nothing decides between them.
    """
    with plainly():
        corpus = Corpus.of(content(docs), Settings(internal=True))
        found = [relation(one, corpus) for one in related(corpus)]
    for one in found:
        click.echo(json.dumps(one, ensure_ascii=False) if as_json else "\n".join(lines(one)))
