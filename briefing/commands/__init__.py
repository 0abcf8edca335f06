"""Commands that are more than a few lines, and what all of them share."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from briefing.problems import Problem

COLOURS = {
    "new": "green", "updated": "green", "edited": "red", "refused": "red",
    "error": "red", "warning": "yellow",
}  # fmt: skip
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@contextmanager
def plainly() -> Iterator[None]:
    """What is wrong with content or a folder is an error to be read, not a traceback."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from None


def complain(problem: Problem, folder: Path | None = None) -> None:
    """Say what is wrong on standard error, with the path of the folder that it is in."""
    placed = replace(problem, path=str(folder / problem.path)) if folder else problem
    click.echo(told(placed), err=True)


def told(problem: Problem) -> str:
    """A problem as it is printed, with the colour of its level."""
    level = click.style(problem.level, fg=COLOURS.get(problem.level))
    return str(problem).replace(f": {problem.level} ", f": {level} ", 1)
