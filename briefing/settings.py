"""What a host may choose."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """What the host's options say; `edition` None means the newest article's date.

    `compose` is the docs folder as editors call it, where articles' pages offer to write notes on
    them; empty where they do not.
    """

    language: str = "es"
    edition: dt.date | None = None
    discover: str = "link"
    publish: str = "full"
    publishers: Mapping[str, str] = field(default_factory=dict)
    internal: bool = False
    compose: str = ""
