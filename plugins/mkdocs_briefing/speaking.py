"""Words for the log, kept to be said at another time."""

import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple


class Said(NamedTuple):
    """A line of the log: of which logger, how grave, the words."""

    logger: str
    level: int
    words: str


def say(lines: Iterable[Said]) -> None:
    """Log the lines, past the filters of their loggers: those were asked when it was said first."""
    for one in lines:
        logger = logging.getLogger(one.logger)
        if logger.isEnabledFor(one.level):
            record = logger.makeRecord(one.logger, one.level, "", 0, one.words, (), None)
            logger.callHandlers(record)


@contextmanager
def hearing(name: str = "mkdocs") -> Iterator[list[Said]]:
    """The lines that are logged meanwhile at the logger of that name or below, which keeps mum.

    Warnings are heard even where nobody wants to: those who hear them later may.
    """
    said: list[Said] = []
    logger = logging.getLogger(name)
    handlers, propagates, level = logger.handlers, logger.propagate, logger.level
    logger.handlers, logger.propagate = [_Heard(said)], False
    logger.setLevel(min(level, logging.INFO))
    try:
        yield said
    finally:
        logger.handlers, logger.propagate = handlers, propagates
        logger.setLevel(level)
        if sys.exception():
            say(said)  # it may tell what went wrong


class _Heard(logging.Handler):
    def __init__(self, said: list[Said]) -> None:
        super().__init__()
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(Said(record.name, record.levelno, record.getMessage()))
