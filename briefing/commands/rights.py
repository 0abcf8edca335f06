"""The options that say how much of the articles is published."""

from collections.abc import Callable

import click

from briefing.read.articles import PUBLISH


def _publishers(
    _: click.Context, option: click.Parameter, values: tuple[str, ...]
) -> dict[str, str]:
    found = {}
    for value in values:
        publisher, _sign, how = value.rpartition("=")
        if not publisher or how not in PUBLISH:
            said = f"{value!r} is none; write 'El Diario=excerpt', or =full, or =link."
            raise click.BadParameter(said, param=option)
        found[publisher.strip()] = how
    return found


def publish_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options `publish` and `publishers`, as `Settings` has them."""
    by_publisher = click.option(
        "--publisher",
        "publishers",
        multiple=True,
        metavar="NAME=HOW",
        callback=_publishers,
        help="The same for one publisher: 'El Diario=excerpt'. May be given again.",
    )
    for_all = click.option(
        "--publish",
        default="full",
        type=click.Choice(PUBLISH),
        show_default=True,
        help="How much of a text is shown where the article does not say.",
    )
    return for_all(by_publisher(command))
