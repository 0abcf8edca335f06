"""Batches over any executor: so many at once, and each done once, whatever becomes of workers."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from briefing.batches.sources import Batch, Source

Done = TypeVar("Done")

MOST_FATAL = 3  # texts of one batch that end workers; with more of them it is not the texts


class WorkersDieError(Exception):
    """Workers end whatever they read, so that going on makes no sense."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Where batches are read: a way to get an executor, and how many batches to send ahead.

    `deaths` are what futures raise whose worker has died; a batch is then read `tries` times
    alone, before its halves are.
    """

    start: Callable[[], Executor]
    ahead: Callable[[], int]
    deaths: tuple[type[BaseException], ...] = (BrokenExecutor,)
    tries: int = 2


def stream(
    batches: Iterable[Batch], task: Callable[[Batch], Done], workers: Workers
) -> Iterator[tuple[Batch, Done]]:
    """Each batch with what `task` makes of it, as they are finished.

    No more than `workers.ahead()` batches are taken from `batches` beyond the oldest unfinished
    one. A batch whose worker died is read again, with no other at the same time; if that ends its
    worker as well, the texts that do so are found by halves, and the batch is read without them:
    `fatal` says so to the task. What the task raises is raised here, and ends the run.
    Raises WorkersDieError where more than `MOST_FATAL` texts of one batch end workers.
    """
    run = _Run(task, workers)
    try:
        yield from run.of(batches)
    finally:
        run.end()


def in_order(done: Iterable[tuple[Batch, Done]]) -> Iterator[Done]:
    """What was made of the batches in the order of their numbers, which start at 0."""
    early: dict[int, Done] = {}
    turn = 0
    for batch, made in done:
        early[batch.number] = made
        while turn in early:
            yield early.pop(turn)
            turn += 1


@dataclass
class _Run(Generic[Done]):
    task: Callable[[Batch], Done]
    workers: Workers
    waiting: dict[Future[Done], tuple[int, Batch]] = field(default_factory=dict)
    sent: int = 0

    def __post_init__(self) -> None:
        self.executor = self.workers.start()

    def of(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, Done]]:
        rest = iter(batches)
        more = True
        while more or self.waiting:
            if more and not self._is_full():
                batch = next(rest, None)
                more = batch is not None
                if batch:
                    self.waiting[self._send(batch)] = self.sent, batch
                    self.sent += 1
            else:
                yield from self._finished()

    def end(self) -> None:
        for future in self.waiting:
            future.cancel()
        self.executor.shutdown()

    def _is_full(self) -> bool:
        turns = [turn for turn, _ in self.waiting.values()]
        return bool(turns) and self.sent - min(turns) >= self.workers.ahead()

    def _send(self, batch: Batch) -> Future[Done]:
        try:
            return self.executor.submit(self.task, batch)
        except self.workers.deaths as error:
            future: Future[Done] = Future()
            future.set_exception(error)
            return future

    def _finished(self) -> Iterator[tuple[Batch, Done]]:
        done = wait(self.waiting, return_when=FIRST_COMPLETED).done
        if any(map(self._has_died, done)):
            done = wait(self.waiting).done  # so that those who died are then read alone
        lost: list[Batch] = []
        for future in sorted(done, key=lambda one: self.waiting[one][0]):
            _, batch = self.waiting.pop(future)
            if self._has_died(future):
                lost.append(batch)
            else:
                yield batch, future.result()
        if lost:
            self._renew()
        for batch in lost:
            yield batch, self._alone(batch)

    def _has_died(self, future: Future[Done]) -> bool:
        return isinstance(future.exception(), self.workers.deaths)

    def _renew(self) -> None:
        self.executor.shutdown()
        self.executor = self.workers.start()

    def _alone(self, batch: Batch) -> Done:
        for _ in range(self.workers.tries):
            if made := self._attempt(batch):
                return made[0]
        fatal: set[str] = set()
        for source in self._fatal(batch):
            fatal.add(source.path)
            if len(fatal) > MOST_FATAL:
                raise WorkersDieError(f"{len(fatal)} texts of one batch ended their workers.")
        if made := self._attempt(replace(batch, fatal=frozenset(fatal))):
            return made[0]
        raise WorkersDieError("A batch ended its worker, and no text of it did so by itself.")

    def _fatal(self, batch: Batch) -> Iterator[Source]:
        """The texts of a batch that end a worker, given that the batch does."""
        if len(batch.sources) == 1:
            yield batch.sources[0]
            return
        middle = len(batch.sources) // 2
        for half in (batch.sources[:middle], batch.sources[middle:]):
            if not self._attempt(replace(batch, sources=half)):
                yield from self._fatal(replace(batch, sources=half))

    def _attempt(self, batch: Batch) -> list[Done]:
        """What the task makes of a batch with no other under way; nothing if its worker dies."""
        future = self._send(batch)
        if not self._has_died(future):
            return [future.result()]
        self._renew()
        return []
