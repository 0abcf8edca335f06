"""How far a long command is: a line kept up on a terminal, a line now and then elsewhere."""

import sys
import time
from typing import TextIO

import click

FIRST = 1.0  # seconds before anything is said
ON_TERMINAL = 0.1  # seconds between two changes of the line
ELSEWHERE = 10.0  # seconds between two lines of a log


class Progress:
    """Tells on standard error how many of something are done, and how many in a second."""

    def __init__(self, things: str, stream: TextIO | None = None) -> None:
        self._things = things
        self._stream = stream or sys.stderr
        self._is_terminal = self._stream.isatty()
        self._start = time.monotonic()
        self._next = self._start + (FIRST if self._is_terminal else ELSEWHERE)
        self._done = self._failed = self._kept = self._width = 0

    def add(self, done: int, failed: int, *, is_new: bool = True) -> None:
        """Count what is done, what failed, and whether it was done by an earlier run."""
        self._done += done
        self._failed += failed
        self._kept += 0 if is_new else done
        now = time.monotonic()
        if now >= self._next:
            self._next = now + (ON_TERMINAL if self._is_terminal else ELSEWHERE)
            self._say(now)

    def clear(self) -> None:
        """Take the line from the terminal, so that something else can be said."""
        if self._width:
            click.echo("\r" + " " * self._width + "\r", nl=False, file=self._stream)
            self._width = 0

    def summary(self) -> str:
        """What was done in all."""
        kept = f", {self._kept:,} of them before" if self._kept else ""
        failed = f"; {self._failed:,} failed" if self._failed else ""
        return f"{self._done:,} {self._things}{kept}{failed}"

    def _say(self, now: float) -> None:
        rate = (self._done - self._kept) / max(now - self._start, FIRST)
        line = f"{self.summary()}, {rate:,.0f} a second"
        if self._is_terminal:
            self.clear()
            self._width = len(line)
        click.echo(line, nl=not self._is_terminal, file=self._stream)
