"""The dev server at work: one event loop for answers and events, one thread for the builds."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import socket
import traceback
from collections.abc import Callable, Coroutine, Iterable
from pathlib import Path

import uvicorn

from plnfolio.diagnostics import Problem, Span
from plnfolio.serve.app import application
from plnfolio.serve.board import Board
from plnfolio.serve.outcome import Build, Listener, Outcome
from plnfolio.serve.ports import bound
from plnfolio.serve.watch import Watcher

QUIET = 0.05
"""Seconds without a further change after which a burst of saves is over."""

BURST = 1.0
"""Seconds after which a build begins even though changes keep coming."""


class DevServer:
    """Builds, serves ``folder``, watches ``watched`` and builds again, until ``stop``.

    ``listener`` is called from the thread that runs the server.
    """

    def __init__(
        self, folder: Path, watched: Iterable[Path], build: Build, listener: Listener
    ) -> None:
        self._folder = folder
        self._watched = tuple(watched)
        self._build = build
        self._listener = listener
        self._stop: Callable[[], None] | None = None
        self._stopped = False

    def run(self, port: int) -> None:
        """Serve on ``port`` or the next free one; returns after ``stop``. Raises NoPortError."""
        with bound(port) as listening:
            found = listening.getsockname()[1]
            if port not in (0, found):
                self._listener.notice(f"Port {port} is taken; using {found}.")
            asyncio.run(self._run(listening))

    def stop(self) -> None:
        """End the server, from any thread or from a signal handler; once is enough."""
        self._stopped = True
        if self._stop:
            self._stop()

    async def _run(self, listening: socket.socket) -> None:
        loop, stop, changed = asyncio.get_running_loop(), asyncio.Event(), asyncio.Event()
        self._stop = lambda: _set_in(loop, stop)
        if self._stopped:
            return
        board = Board(secrets.token_hex(4))
        with Watcher(self._watched, lambda: _set_in(loop, changed)) as watcher:
            if watcher.polls:
                self._listener.notice(
                    "The system cannot watch more files; looking for changes every second."
                )
            await self._build_once(board)
            if not stop.is_set():
                await self._serve(listening, board, stop, self._build_on(changed, board, watcher))

    async def _serve(
        self,
        listening: socket.socket,
        board: Board,
        stop: asyncio.Event,
        builds: Coroutine[None, None, None],
    ) -> None:
        host, port = listening.getsockname()
        address = f"http://{host}:{port}/"
        server = _Server(self._folder, board, lambda: self._listener.ready(address))
        work = [
            asyncio.create_task(stop.wait()),
            asyncio.create_task(builds),
            asyncio.create_task(server.serve([listening])),
        ]
        try:
            done, _ = await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                await task  # one that failed ends it all
        finally:
            board.close()
            server.should_exit = True
            for task in work[:2]:
                task.cancel()
            await asyncio.gather(*work, return_exceptions=True)

    async def _build_on(self, changed: asyncio.Event, board: Board, watcher: Watcher) -> None:
        while True:
            await changed.wait()
            await _settled(changed)
            await asyncio.to_thread(watcher.refresh)
            await self._build_once(board)

    async def _build_once(self, board: Board) -> None:
        building = asyncio.ensure_future(asyncio.to_thread(self._build))
        await asyncio.wait({building})
        error = building.exception()
        if error is None:
            outcome = building.result()
        elif isinstance(error, Exception):
            # Ours, not the author's: but the page in the browser must not die of it.
            outcome = Outcome(problems=(_our_mistake(error),))
            self._listener.notice("".join(traceback.format_exception(error)))
        else:
            raise error
        self._listener.built(outcome)
        board.post(outcome)


class _Server(uvicorn.Server):
    """uvicorn, leaving the signals to us, and saying when it answers."""

    def __init__(self, folder: Path, board: Board, ready: Callable[[], None]) -> None:
        config = uvicorn.Config(
            application(folder, board),
            access_log=False,
            http="h11",
            lifespan="off",
            log_config=None,
            log_level="error",
            loop="asyncio",
            server_header=False,
            timeout_graceful_shutdown=1,
            ws="none",
        )
        super().__init__(config)
        self._ready = ready

    def capture_signals(self) -> contextlib.AbstractContextManager[None]:  # type: ignore[override]
        return contextlib.nullcontext()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def _set_in(loop: asyncio.AbstractEventLoop, event: asyncio.Event) -> None:
    with contextlib.suppress(RuntimeError):  # a last change, after the loop has ended
        loop.call_soon_threadsafe(event.set)


async def _settled(changed: asyncio.Event) -> None:
    """Wait until a burst of changes is over; what follows counts as the next one."""
    last = asyncio.get_running_loop().time() + BURST
    while asyncio.get_running_loop().time() < last:
        changed.clear()
        try:
            await asyncio.wait_for(changed.wait(), QUIET)
        except TimeoutError:
            return
    changed.clear()


def _our_mistake(error: Exception) -> Problem:
    *_, frame = traceback.extract_tb(error.__traceback__)
    message = f"plnfolio itself failed: {type(error).__name__}: {error}"
    remedy = "please report this, with what the terminal shows; undoing your last change may help"
    place = Span(Path(frame.filename).name, frame.lineno or 0)
    return Problem("internal-error", message, place, remedy)
