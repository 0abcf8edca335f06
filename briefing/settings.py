"""What a host may choose."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What the host's options say; `edition` None means the newest article's date."""

    language: str = "es"
    edition: dt.date | None = None
    discover: str = "link"
    publish: str = "full"
    internal: bool = False
