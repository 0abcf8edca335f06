"""Files watched by the system itself: nothing is asked again and again, and nothing is missed."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import get_plugin_logger
from watchdog.events import FileDeletedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger(__name__)

# Reading a file is an event too, on some systems, and would begin a rebuild for ever.
CHANGES = {"modified", "created", "deleted", "moved"}
# An editor that saves writes several times at once; after so long it has done.
QUIET = 0.02


class Native:
    """An observer as the host's server uses one: of folders by events, of single files by looking.

    The watch on one file is lost where an editor puts a new file in its place.
    """

    def __init__(self) -> None:
        self._folders: BaseObserver = Observer()
        self._files: BaseObserver = PollingObserver(timeout=0.5)
        self._scheduled: list[tuple[FileSystemEventHandler, str, bool]] = []

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> ObservedWatch:
        """Tell `handler` of the changes in `path`."""
        links = Links(Changes(handler), partial(self._watch, recursive=recursive))
        first, *others = targets(path)
        watch = self._watch(links, first, recursive=recursive)
        links.follow(others)
        return watch

    def unschedule(self, watch: ObservedWatch) -> None:
        """Say no more of a path."""
        observer = self._folders if Path(watch.path).is_dir() else self._files
        observer.unschedule(watch)

    def _watch(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool
    ) -> ObservedWatch:
        if Path(path).is_dir():
            self._scheduled.append((handler, path, recursive))
            return self._folders.schedule(handler, path, recursive=recursive)
        return self._files.schedule(handler, path, recursive=recursive)

    def start(self) -> None:
        """Begin to watch; by looking, where the system has no events left to give."""
        try:
            self._folders.start()
        except OSError as error:
            log.info("files are polled, as they cannot be watched: %s", error)
            self._folders = PollingObserver()
            for handler, path, recursive in self._scheduled:
                self._folders.schedule(handler, path, recursive=recursive)
            self._folders.start()
        self._files.start()

    def stop(self) -> None:
        """Stop watching."""
        for observer in (self._folders, self._files):
            if observer.is_alive():
                observer.stop()

    def join(self, timeout: float | None = None) -> None:
        """Wait until it has stopped."""
        for observer in (self._folders, self._files):
            if observer.is_alive():
                observer.join(timeout)


class Changes(FileSystemEventHandler):
    """Hands on what changes a file, and nothing else."""

    def __init__(self, handler: FileSystemEventHandler) -> None:
        self._handler = handler

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Hand on `event` if it is a change.

        Of a folder that is moved out the system names no file, and the host hears of files alone.
        """
        if event.event_type == "deleted" and event.is_directory:
            event = FileDeletedEvent(event.src_path)
        if event.event_type in CHANGES:
            self._handler.on_any_event(event)


class Links(FileSystemEventHandler):
    """Hands on what it hears; where new links lead it has watched as well."""

    def __init__(
        self,
        handler: FileSystemEventHandler,
        watch: Callable[[FileSystemEventHandler, str], ObservedWatch],
    ) -> None:
        self._handler, self._watch = handler, watch
        self._known: set[str] = set()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Hand on `event`; what changes from now on where a new link leads comes after it."""
        if event.event_type in ("created", "moved"):
            path = os.fsdecode(event.dest_path or event.src_path)
            _, *beyond = targets(path)
            self.follow([os.path.realpath(path), *beyond] if Path(path).is_symlink() else beyond)
        self._handler.on_any_event(event)

    def follow(self, paths: Iterable[str]) -> None:
        """Have those of the paths watched that are not yet."""
        for path in paths:
            if path not in self._known and Path(path).exists():
                self._known.add(path)
                try:
                    self._watch(self, path)
                except OSError as error:
                    log.info("%s cannot be watched: %s", path, error)


def watch_natively(server: "LiveReloadServer") -> None:
    """Have `server` watch what it polls until now by the events of the system."""
    paths = watched(server)
    for path in paths:
        with suppress(KeyError):
            while True:  # it counts who wants a path
                server.unwatch(path)
    observer: Any = Native()
    server.observer = observer
    server.build_delay = QUIET
    for path in paths:
        server.watch(path)


def watched(server: "LiveReloadServer") -> list[str]:
    """The paths that the host, other plugins and the user have the server watch.

    The server tells nobody: it has no public name for them.
    """
    return list(server._watched_paths)  # noqa: SLF001


def targets(path: str) -> list[str]:
    """A path, and where the links below it lead: the system tells nothing of what changes there."""
    known = [path]
    for above in known:
        links = (one for one in Path(above).rglob("*") if one.is_symlink() and one.exists())
        known += {os.path.realpath(link) for link in links}.difference(known)
    return known
