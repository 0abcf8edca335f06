"""Where batches are read: here, in processes of this machine, or on a Dask cluster."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import ParamSpec, TypeVar

from briefing.batches.stream import Workers

P = ParamSpec("P")
R = TypeVar("R")

AHEAD = 3  # batches sent for each worker, so that none waits for the next
SCHEMES = {"dask": "tcp", "dask+tls": "tls"}
TIMEOUT = 10  # seconds to reach a scheduler


class Here(Executor):
    """The executor that runs a call when it is handed over, in this process."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """The future of a call that is done."""
        future: Future[R] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - a future's work is to keep it
            future.set_exception(error)
        return future


@contextmanager
def opened(address: str, processes: int) -> Iterator[Workers]:
    """The workers at an address, `dask://HOST:PORT`; without one, processes of this machine.

    One process is this one. Raises ValueError where the address is none, nobody answers there, or
    the package for it is missing.
    """
    if address:
        with _cluster(address) as workers:
            yield workers
    elif processes == 1:
        yield Workers(Here, lambda: 1)
    else:
        yield Workers(partial(_pool, processes), lambda: AHEAD * processes)


def _pool(processes: int) -> Executor:
    # Spawned, because a pool is also started when this process has threads already.
    return ProcessPoolExecutor(processes, get_context("spawn"), initializer=_enlist)


def _enlist() -> None:
    """A worker leaves interruptions to the process that started it, and ends when that one does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


@contextmanager
def _cluster(address: str) -> Iterator[Workers]:
    scheme, _, place = address.partition("://")
    if scheme not in SCHEMES or not place:
        raise ValueError(f"no executor {address!r}: write dask://HOST:PORT.")
    try:
        distributed = import_module("distributed")
    except ImportError:
        raise ValueError(
            "A Dask cluster needs distributed: pip install 'mkdocs-briefing[dask]', here and on"
            " its workers."
        ) from None
    try:
        client = distributed.Client(
            f"{SCHEMES[scheme]}://{place}", timeout=TIMEOUT, set_as_default=False
        )
    except (OSError, ValueError) as error:
        raise ValueError(f"{address}: {error}; start one with `dask scheduler`.") from None
    with client:
        yield Workers(
            client.get_executor,
            lambda: AHEAD * max(1, sum(client.nthreads().values())),
            (BrokenExecutor, distributed.KilledWorker),
            tries=0,  # the scheduler has tried several workers already
        )
