"""The dev server at work: one event loop for answers and events, one thread for the builds."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import secrets
import socket
import traceback
from collections.abc import Callable, Collection, Coroutine, Iterable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import uvicorn
from starlette.applications import Starlette

from plnfolio.diagnostics import Problem, Span, where_failed
from plnfolio.serve.app import application
from plnfolio.serve.board import Board
from plnfolio.serve.notes import notes
from plnfolio.serve.outcome import Build, Listener, Outcome, Plan, Stopped, Turn
from plnfolio.serve.ports import EVERYWHERE, LOCALHOST, bound, in_url, seen_from_outside
from plnfolio.serve.review import FILE as REVIEW
from plnfolio.serve.watch import Watching, watching

QUIET = 0.01
"""Seconds without a further change after which a burst of saves is over."""

BURST = 1.0
"""Seconds after which a build begins even though changes keep coming."""

SECOND_THOUGHT = 0.15
"""Seconds that a problem has to last before it is shown; a file may be half written."""

CONNECTIONS = 400
"""Connections that are answered; a browser opens six to one server."""


class DevServer:
    """Builds, serves, watches and builds again, until ``stop``.

    ``listener`` is called from the thread that runs the server.
    """

    def __init__(self, plan: Plan, build: Build, listener: Listener) -> None:
        self._plan = plan
        self._build = build
        self._listener = listener
        self._stop: Callable[[], None] | None = None
        self._stopped = False

    def run(self, port: int) -> None:
        """Serve on ``port`` or the next free one; returns after ``stop``.

        Raises NoPortError and NoHostError.
        """
        with bound(self._plan.host, port) as listening:
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
        plan = self._plan
        with watching(plan.watched, lambda: _set_in(loop, changed), poll=plan.poll) as watcher:
            if watcher.polls and not plan.poll:
                self._listener.notice(
                    "The system cannot watch more files; looking for changes every second."
                )
            await self._build_once(board, watcher)
            if not stop.is_set():
                builds = self._build_on(changed, board, watcher)
                app = application(plan, board, changed.set)
                await self._serve(listening, board, stop, builds, app)

    async def _serve(
        self,
        listening: socket.socket,
        board: Board,
        stop: asyncio.Event,
        builds: Coroutine[None, None, None],
        app: Starlette,
    ) -> None:
        port = listening.getsockname()[1]
        server = _Server(app, lambda: self._listener.ready(*self._addresses(port)))
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
            self._stopped = True
            board.close()
            server.should_exit = True
            work[0].cancel()
            work[1].cancel()
            await asyncio.gather(*work, return_exceptions=True)

    def _addresses(self, port: int) -> tuple[str, str]:
        """Where the site is for its author, and for a phone beside them."""
        host, base = self._plan.host, quote(self._plan.base)
        if host not in EVERYWHERE:
            return f"http://{in_url(host)}:{port}{base}/", ""
        outside = seen_from_outside()
        return f"http://{LOCALHOST}:{port}{base}/", outside and f"http://{outside}:{port}{base}/"

    async def _build_on(self, changed: asyncio.Event, board: Board, watcher: Watching) -> None:
        while True:
            await changed.wait()
            await _settled(changed)
            await asyncio.to_thread(watcher.refresh)
            await self._build_once(board, watcher, changed)

    async def _build_once(
        self, board: Board, watcher: Watching, changed: asyncio.Event | None = None
    ) -> None:
        saved = watcher.taken()
        turn = Turn(self._end_if_stopped, board.in_view, _told_in_loop(board), saved)
        building = asyncio.ensure_future(asyncio.to_thread(self._build, turn))
        building.add_done_callback(lambda done: done.cancelled() or done.exception())
        await asyncio.wait({building})
        error = building.exception()
        if isinstance(error, Stopped):
            return
        if error is None:
            outcome = building.result()
        elif isinstance(error, Exception):
            # Ours, not the author's: but the page in the browser must not die of it.
            outcome = Outcome(problems=(_our_mistake(error),))
            self._listener.notice("".join(traceback.format_exception(error)))
        else:
            raise error
        if outcome.errors and changed and await _changes_within(changed, SECOND_THOUGHT):
            return  # a file was half written; the next build is about to begin
        self._listener.built(outcome)
        if self._plan.review and not outcome.errors:
            # A text may have changed, and nothing that it is published as.
            outcome = replace(outcome, files=(*outcome.files, REVIEW))
        said = await asyncio.to_thread(notes, outcome, self._plan.root)
        board.post(outcome, said, self._followed(outcome, saved))
        await asyncio.to_thread(_tidy)  # while the author looks at the page

    def _end_if_stopped(self) -> None:
        if self._stopped:
            raise Stopped

    def _followed(self, outcome: Outcome, saved: Iterable[Path]) -> str:
        """The address of the text that was saved last, where pages go there."""
        if not self._plan.follow or outcome.errors:
            return ""
        root = self._plan.root.resolve()
        inside = (path.relative_to(root) for path in saved if path.is_relative_to(root))
        found = [answer for path in inside if (answer := outcome.answers(path.as_posix()))]
        return quote(self._plan.base + found[-1]) if found else ""


def _tidy() -> None:
    """Collect garbage; what is left stays, and is not looked at after every save."""
    gc.collect()
    gc.freeze()


class _Server(uvicorn.Server):
    """uvicorn, leaving the signals to us, and saying when it answers."""

    def __init__(self, app: Starlette, ready: Callable[[], None]) -> None:
        config = uvicorn.Config(
            app,
            access_log=False,
            http="h11",
            limit_concurrency=_most_connections(),
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


def _told_in_loop(board: Board) -> Callable[[Collection[str]], None]:
    """Tells the board, from the thread of a build."""
    loop = asyncio.get_running_loop()

    def tell(files: Collection[str]) -> None:
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(board.hurry, files)

    return tell


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


async def _changes_within(changed: asyncio.Event, seconds: float) -> bool:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(changed.wait(), seconds)
    return changed.is_set()


def _most_connections() -> int:
    """How many connections leave enough open files for the builds."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return CONNECTIONS
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return min(CONNECTIONS, files // 2) if files > 0 else CONNECTIONS


def _our_mistake(error: Exception) -> Problem:
    name, line = where_failed(error)
    message = f"plnfolio itself failed: {type(error).__name__}"
    remedy = "please report this, with what the terminal shows; undoing your last change may help"
    return Problem("internal-error", message, Span(name, line), remedy)
