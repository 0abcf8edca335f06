"""The commands that write the evidence ledger, and that prove it against the articles."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import click

from briefing.commands import FOLDER, plainly
from briefing.commands.rights import publish_options
from briefing.corpus import Corpus
from briefing.export.folder import content
from briefing.export.ledger import ledger_file
from briefing.export.proof import Proof, claims, proofs
from briefing.model import Article
from briefing.read import read
from briefing.settings import Settings

FILE = click.Path(dir_okay=False, path_type=Path)
UNREADABLE = 2


@click.command()
@click.argument("docs", default="docs", type=FOLDER)
@click.option("--output", "-o", type=FILE, help="Write it there and not to standard output.")
@publish_options
def ledger(docs: Path, output: Path | None, **rights: Any) -> None:  # noqa: ANN401
    """Print each fact of DOCS with the words it stands on, as JSON Lines.

    It is what a site published so has as ledger.jsonl: internal notes leave no trace in it.
    """
    with plainly():
        lines = ledger_file(Corpus.of(content(docs), Settings(**rights)))
    if output:
        output.write_bytes(lines)
    else:
        click.echo(lines, nl=False)


@click.command()
@click.argument("stream", metavar="LEDGER", type=click.File("rb"))
@click.argument("docs", default="docs", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object per quotation.")
def verify(stream: BinaryIO, docs: Path, *, as_json: bool) -> None:
    """Prove that each quotation of LEDGER stands where it says in the articles of DOCS.

    Exits 0 if all do, 1 naming those that do not (and where their words stand now, if they moved),
    2 if some of it could not be read.
    """
    found, corrupt = claims(stream.read())
    try:
        articles = {one.path: one for one in read(content(docs), Settings()).articles}
    except (OSError, ValueError) as error:
        click.echo(f"Error: {error}", err=True)
        raise click.exceptions.Exit(UNREADABLE) from None
    proved = list(proofs(found, articles.values()))
    for proof in proved:
        if as_json:
            click.echo(json.dumps(_as_json(proof), ensure_ascii=False))
        elif proof.state != "stands":
            click.echo(_told(proof, articles.get(proof.claim.path), stream.name))
    for line, wrong in corrupt:
        click.echo(f"{stream.name}:{line}: no entry of a ledger: {wrong}.", err=True)
    if not as_json:
        click.echo(_summary(proved))
    moved = any(proof.state != "stands" for proof in proved)
    raise click.exceptions.Exit(UNREADABLE if corrupt else int(moved))


def _as_json(proof: Proof) -> dict[str, object]:
    claim, is_one = proof.claim, len(proof.places) == 1
    return {
        "line": claim.line,
        "id": claim.id,
        "path": claim.path,
        "exact": claim.quotation.exact,
        "state": proof.state,
        "edited": proof.edited,
        "start": proof.places[0].start if is_one else None,
        "end": proof.places[0].end if is_one else None,
        "candidates": [] if is_one else [{"start": s.start, "end": s.end} for s in proof.places],
    }


def _told(proof: Proof, article: Article | None, name: str) -> str:
    """A quotation that does not stand where it should, in a line."""
    claim = proof.claim
    said = f"{name}:{claim.line}: {claim.id}: “{claim.quotation.exact}”"
    if article is None:
        return f"{said} there is no {claim.path}."
    places = ", ".join(
        f"{span.start} to {span.end} (line {article.line_of(span.start)})" for span in proof.places
    )
    gone = f"does not stand in {claim.path}"
    if not proof.edited:
        gone = f"{gone}, which is unchanged"
    return {
        "gone": f"{said} {gone}.",
        "moved": f"{said} {gone} at {claim.span.start}: it stands at {places}.",
        "ambiguous": f"{said} {gone} at {claim.span.start}: it may be at {places}.",
    }[proof.state]


def _summary(proved: Iterable[Proof]) -> str:
    done = list(proved)
    standing = sum(proof.state == "stands" for proof in done)
    edited = sorted({proof.claim.path for proof in done if proof.edited})
    since = f"; edited since: {', '.join(edited)}" if edited else ""
    return f"{standing} of {len(done)} quotations stand where they should{since}."
