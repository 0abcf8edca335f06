"""Work in as many processes as there are cores, each a copy of this one that shares its memory."""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

# So many things are taken at once: few enough that all end together, enough to be worth a message.
BATCH = 16


def workers_for(wanted: int, tasks: int) -> int:
    """How many processes to use: `wanted`, or for 0 as many as have enough to do, one on each core.

    It is 1 where only that works: a process with threads cannot be copied safely, and some systems
    cannot copy one at all.
    """
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    if wanted:
        return min(wanted, tasks)
    known = hasattr(os, "sched_getaffinity")
    cores = len(os.sched_getaffinity(0)) if known else os.cpu_count() or 1
    return max(1, min(cores, tasks // (2 * BATCH)))


def shared(wanted: int) -> Callable[[Callable[[T], R], Sequence[T]], Iterator[tuple[int, R]]]:
    """A function that has work done in processes, and does nothing where one is best."""

    def share(work: Callable[[T], R], tasks: Sequence[T]) -> Iterator[tuple[int, R]]:
        number = workers_for(wanted, len(tasks))
        if number > 1:
            yield from Workers(work, tasks, number).results()

    return share


class Workers(Generic[T, R]):
    """Processes that work off `tasks` while this one does something else.

    `work` gets one task after the other in a copy of this process; what it gives is sent back. The
    first error ends all, and is raised where the results are asked for.
    """

    def __init__(self, work: Callable[[T], R], tasks: Sequence[T], number: int) -> None:
        context: ForkContext = multiprocessing.get_context("fork")
        self._next = context.Value("l", 0)
        self._batch = max(1, min(BATCH, len(tasks) // (2 * number)))
        self._running: dict[Connection, BaseProcess] = {}
        gc.collect()
        gc.freeze()  # so that counting references of what is shared copies less of it
        for _ in range(number):
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=self._work, args=(work, tasks, theirs), daemon=True)
            process.start()
            theirs.close()
            self._running[ours] = process

    def results(self) -> Iterator[tuple[int, R]]:
        """Each result with the place of its task, as they come; raises what a worker raised."""
        try:
            while self._running:
                for ready in wait(list(self._running)):
                    yield from self._received(ready)  # type: ignore[arg-type]
        finally:
            self.stop()

    def stop(self) -> None:
        """End what still works."""
        for connection, process in self._running.items():
            process.terminate()
            process.join()
            connection.close()
        self._running.clear()

    def _received(self, connection: Connection) -> Iterator[tuple[int, R]]:
        try:
            batch, error = connection.recv()
        except EOFError:
            process = self._running.pop(connection)
            process.join()
            connection.close()
            if process.exitcode:
                raise ChildProcessError(f"a worker ended with {process.exitcode}") from None
            return
        if error is not None:
            raise error
        yield from batch

    def _work(self, work: Callable[[T], R], tasks: Sequence[T], results: Connection) -> None:
        with suppress(BrokenPipeError, KeyboardInterrupt):
            while (start := self._taken()) < len(tasks):
                places = range(start, min(start + self._batch, len(tasks)))
                try:
                    results.send(([(place, work(tasks[place])) for place in places], None))
                except (Exception, SystemExit) as error:  # noqa: BLE001
                    results.send(((), _plain(error)))
                    return

    def _taken(self) -> int:
        with self._next.get_lock():
            start: int = self._next.value
            self._next.value += self._batch
        return start


def _plain(error: BaseException) -> Exception:
    """An error that can be sent: some hold what cannot be."""
    return RuntimeError(f"{type(error).__name__}: {error}")
