"""What a host may choose."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import splitext
from string import Formatter
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Settings:
    """What the host's options say; `edition` None means the newest article's date.

    `compose` is the docs folder as editors call it, where articles' pages offer to write notes on
    them; empty where they do not. `edit` is the address at which a file is edited, with `{path}` or
    `{path_noext}` in it, and `!q` behind what is to be quoted whole; empty where there is none.
    `name` is what the site is called, if the host knows.
    """

    language: str = "es"
    edition: dt.date | None = None
    discover: str = "link"
    publish: str = "full"
    publishers: Mapping[str, str] = field(default_factory=dict)
    internal: bool = False
    compose: str = ""
    edit: str = ""
    name: str = ""

    def edit_address(self, path: str) -> str:
        """Where the file at `path` below the docs folder is edited; empty where nobody says."""
        named = {"path": path, "path_noext": splitext(path)[0]}
        return quote(_Address().vformat(self.edit, (), named), safe=":/?#@!$&,;=+%~")


class _Address(Formatter):
    """A template of an address; a path is quoted in it, `{path!q}` as one part of it."""

    def convert_field(self, value: str, conversion: str | None) -> object:
        return quote(value, safe="" if conversion == "q" else "/")
