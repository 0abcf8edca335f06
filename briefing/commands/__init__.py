"""Commands that are more than a few lines, and what all of them share."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@contextmanager
def plainly() -> Iterator[None]:
    """What is wrong with content or a folder is an error to be read, not a traceback."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from None
