"""One function over many items, in as many processes as are worth starting.

The results are the same for any number of processes, and come in the order of the items.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from plnfolio.frozen import dataclass

Scene = TypeVar("Scene")
Item = TypeVar("Item")
Result = TypeVar("Result")

_WORTH = 48
"""Items that a forked process is worth; less is done sooner alone."""

_WORTH_SPAWNED = 1500
"""The same for a process that has to import everything first."""

_LITTER = 100
"""Items after which a process that works alone collects the garbage that they have left."""


@dataclass(frozen=True, slots=True)
class WorkerPool:
    """``processes`` processes; 0 for as many as there are processors and the work is worth."""

    processes: int = 0

    def map(
        self,
        work: Callable[[Scene, Item], Result],
        scene: Scene,
        items: Sequence[Item],
    ) -> Iterator[Result]:
        """``work(scene, item)`` for each item.

        The scene reaches a process once, as it is now; what is done to it there is not seen here.
        Results must be few bytes.
        """
        processes, start = self._wanted(len(items), _WORTH), "fork"
        if processes > 1:
            start, worth = _start_method()
            processes = self._wanted(len(items), worth)
        if processes > 1:
            yield from _shared(work, scene, items, processes, start)
        else:
            for number, item in enumerate(items, 1):
                yield work(scene, item)
                if number % _LITTER == 0:
                    gc.collect(0)  # only what has come since, of which little is kept

    def _wanted(self, items: int, worth: int) -> int:
        return min(self.processes or _processors(), items // (1 if self.processes else worth))


def _processors() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _start_method() -> tuple[str, int]:
    """How to start a process, and what one is worth; as this program was told to, if it was.

    A copy of a process with several threads may wait for a lock forever.
    """
    import multiprocessing  # noqa: PLC0415 - slow to load, and small builds have no use for it

    alone = threading.active_count() == 1
    usual = "fork" if alone and sys.platform.startswith("linux") else "spawn"
    start = multiprocessing.get_start_method(allow_none=True) or usual
    return start, _WORTH if start == "fork" else _WORTH_SPAWNED


def _shared(
    work: Callable[[Scene, Item], Result],
    scene: Scene,
    items: Sequence[Item],
    processes: int,
    start: str,
) -> Iterator[Result]:
    import multiprocessing  # noqa: PLC0415 - see above
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    # What exists now is not looked at by the collector again, and its memory stays shared.
    gc.freeze()
    pool = ProcessPoolExecutor(
        processes, multiprocessing.get_context(start), _begin, (_Desk(work, scene),)
    )
    chunk = max(1, min(64, len(items) // (processes * 4)))
    try:
        with _undisturbed():
            results = pool.map(_do, items, chunksize=chunk)
        yield from results
        pool.shutdown()
    except BaseException:
        # Whoever interrupts does not want to wait for what nobody will use.
        pool.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()
        raise
    finally:
        gc.unfreeze()


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Processes that begin in here hear nothing of Ctrl-C and of a closed terminal.

    One that ended before it had read its scene would leave the parent writing to nobody forever.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@dataclass(frozen=True, slots=True)
class _Desk(Generic[Scene, Item, Result]):
    work: Callable[[Scene, Item], Result]
    scene: Scene


_desk: _Desk[Any, Any, Any] | None = None


def _begin(desk: _Desk[Any, Any, Any]) -> None:
    global _desk  # noqa: PLW0603 - how a process of a pool is told what it works on
    _desk = desk
    gc.enable()  # a process that makes one text after the other leaves garbage behind
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to act on


def _do(item: Any) -> Any:
    if _desk is None:
        raise RuntimeError("a process of a pool is begun before it works")
    return _desk.work(_desk.scene, item)
