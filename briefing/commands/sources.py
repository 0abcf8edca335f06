"""What the commands that read source texts share: their options, and reading the files."""

from collections.abc import Callable

import click

from briefing.edtf import EDTF
from briefing.languages import LANGUAGES

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


def source_bytes(file: str) -> bytes:
    """The bytes of a file, or of standard input for `-`."""
    try:
        with click.open_file(file, "rb") as stream:
            raw: bytes = stream.read()
            return raw
    except OSError as error:
        raise click.FileError(file, error.strerror) from None
