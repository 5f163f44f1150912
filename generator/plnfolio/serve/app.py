"""What the dev server answers: files of the site, events, and refusals."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from plnfolio.frozen import dataclass
from plnfolio.serve import host_rules
from plnfolio.serve.board import Board, News, Shown
from plnfolio.serve.dress import OURS, asset, dressed, plain_page, said
from plnfolio.serve.find import File, Moved, candidates, find
from plnfolio.serve.hosts import OnlyHosts
from plnfolio.serve.media import HTML, media_type
from plnfolio.serve.outcome import Plan
from plnfolio.serve.review import ADDRESS, review_page

FRESH = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}

STREAMS = 200
"""Open event streams; a browser keeps one for each page in view."""


def application(plan: Plan, board: Board, gone: Callable[[], None]) -> Starlette:
    """The site of a plan, as it is at every moment, under the versions of the board.

    ``gone`` is called when the served folder turns out to be missing.
    """
    pages = _Pages(plan, board, gone)
    return Starlette(
        routes=[
            Route(f"{OURS}events", _Events(plan, board), methods=["GET"]),
            Route(f"{OURS}live.js", _asset("live.js", "text/javascript"), methods=["GET"]),
            Route(f"{OURS}notes.css", _asset("notes.css", "text/css"), methods=["GET"]),
            Route("/{path:path}", pages.answer, methods=["GET"]),
        ],
        middleware=[Middleware(OnlyHosts, host=plan.host, headers=FRESH)],
    )


class _Events:
    """Tells open pages what happens, as many as there is room for.

    A place is taken before anything is waited for: else a crowd that comes at once would find room
    for all of it, and take the connections from the author's own pages.
    """

    def __init__(self, plan: Plan, board: Board) -> None:
        self._plan = plan
        self._board = board
        self._taken = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer until the page goes away."""
        if self._taken >= STREAMS:
            refused = {**FRESH, "Connection": "close"}
            response = PlainTextResponse("Too many pages are open.\n", 503, headers=refused)
            await response(scope, receive, send)
            return
        self._taken += 1
        try:
            await self._telling(Request(scope))(scope, receive, send)
        finally:
            self._taken -= 1

    def _telling(self, request: Request) -> Response:
        asked = request.query_params
        version = request.headers.get("Last-Event-ID") or asked.get("version", "")
        address = asked.get("page", "").removeprefix(self._plan.base)
        files = frozenset([asked.get("file", ""), *candidates(address)])
        told = _stream(self._board, version, files)
        return StreamingResponse(told, headers={**FRESH, "Content-Type": "text/event-stream"})


@dataclass(frozen=True, slots=True)
class _Pages:
    plan: Plan
    board: Board
    gone: Callable[[], None]

    def answer(self, request: Request) -> Response:
        """What a host would answer at an address, dressed."""
        # Before the file is read: a page that is newer than its version is only shown twice.
        shown = self.board.shown
        asked: str = request.scope["path"]
        address = asked.removeprefix(self.plan.base)
        if self.plan.base and (not asked.startswith(self.plan.base) or address[:1] != "/"):
            return self._outside(asked, shown)
        if address == ADDRESS and self.plan.review:
            return _html(review_page(self.plan.review(), self.plan.root, shown, self.plan.base))
        response = self._at(address, request.url.query, shown)
        for name, value in host_rules.headers(self.plan.folder, address).items():
            response.headers.setdefault(name, value)
        return response

    def _at(self, address: str, query: str, shown: Shown) -> Response:
        folder = self.plan.folder
        if sent := host_rules.sent(folder, address, query, forced=True):
            return self._sent(sent, query, shown)
        found = find(folder, address)
        if isinstance(found, Moved):
            return self._moved(found.address, query)
        if isinstance(found, File) and (answer := self._file(found, shown)):
            return answer
        if sent := host_rules.sent(folder, address, query, forced=False):
            return self._sent(sent, query, shown)
        return self._missing(shown)

    def _sent(self, sent: host_rules.Sent, query: str, shown: Shown) -> Response:
        if sent.moves:
            return self._moved(sent.target, query, sent.status)
        found = find(self.plan.folder, sent.target.partition("?")[0])
        if isinstance(found, Moved):
            found = find(self.plan.folder, found.address)
        answer = self._file(found, shown, sent.status) if isinstance(found, File) else None
        return answer or self._missing(shown)

    def _moved(self, target: str, query: str, status: int = 307) -> Response:
        own = target.startswith("/") and not target.startswith("//")
        address = quote(target, safe="/:?#[]@!$&'()*+,;=%~")
        if query and "?" not in target:
            address += f"?{query}"
        location = self.plan.base + address if own else address
        return Response(status_code=status, headers={**FRESH, "Location": location})

    def _file(self, found: File, shown: Shown, status: int = 200) -> Response | None:
        """A file's answer; None if it went away while we looked."""
        kind = media_type(found.path)
        try:
            if kind == HTML:
                html = found.path.read_bytes()
                self.board.asked(found.name)
                return _html(dressed(html, found.name, shown, self.plan.base), status)
            facts = os.stat(found.path)  # noqa: PTH116 - what FileResponse takes
        except OSError:
            return None
        return FileResponse(found.path, status, media_type=kind, headers=FRESH, stat_result=facts)

    def _missing(self, shown: Shown) -> Response:
        folder = self.plan.folder
        if not (folder / "index.html").is_file():
            sentence = "There is no site to show so far."
            if not shown.outcome.errors:
                self.gone()
                sentence = "The built site is gone; it is being built again."
            return _html(plain_page("Not built yet", said(sentence), shown, self.plan.base), 503)
        found = find(folder, "/404.html")
        answer = self._file(found, shown, 404) if isinstance(found, File) else None
        sentence = "The site has no page at this address."
        return answer or _html(plain_page("Not found", said(sentence), shown, self.plan.base), 404)

    def _outside(self, asked: str, shown: Shown) -> Response:
        base = self.plan.base
        if asked in ("/", base):
            return Response(status_code=307, headers={**FRESH, "Location": quote(f"{base}/")})
        sentence = said(f"The site begins at {base}/.")
        return _html(plain_page("Not found", sentence, shown, base), 404)


def _html(page: bytes, status: int = 200) -> Response:
    return Response(page, status, headers=FRESH, media_type=HTML)


def _asset(name: str, kind: str) -> Callable[[Request], Awaitable[Response]]:
    data = asset(name)

    async def answer(request: Request) -> Response:
        return Response(data, media_type=kind, headers=FRESH)

    return answer


async def _stream(board: Board, version: str, files: frozenset[str]) -> AsyncIterator[str]:
    """Server-sent events (WHATWG HTML 9.2): each message says what a page has to do."""
    yield "retry: 500\n\n"
    async for news in board.news(version, files):
        yield _message(news) if news else ": nothing new\n\n"


def _message(news: News) -> str:
    return f"id: {news.version}\ndata: {json.dumps(asdict(news))}\n\n"
