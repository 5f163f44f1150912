"""What the dev server answers: files of the site, events, and refusals."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from plnfolio.serve.board import Board, Shown
from plnfolio.serve.dress import OURS, asset, dressed, plain_page
from plnfolio.serve.find import File, Moved, find

LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""The names under which this machine calls itself."""

FRESH = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}

# The machine's own table of types is not asked: it differs, and on Windows programs change it.
_TYPES = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".epub": "application/epub+zip",
    ".gif": "image/gif",
    ".htm": "text/html",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".vtt": "text/vtt",
    ".wasm": "application/wasm",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


def application(folder: Path, board: Board) -> Starlette:
    """The site in ``folder``, as it is at every moment, under the versions of the board."""

    def page(request: Request) -> Response:
        # Before the file is read: a page that is newer than its version is only loaded twice.
        shown = board.shown
        found = find(folder, request.scope["path"])
        if isinstance(found, Moved):
            query = f"?{request.url.query}" if request.url.query else ""
            return Response(status_code=307, headers=_to(quote(found.address) + query))
        answer = _file(found.path, shown) if isinstance(found, File) else None
        return answer or _missing(folder, shown)

    async def events(request: Request) -> Response:
        return StreamingResponse(
            _stream(board), headers={**FRESH, "Content-Type": "text/event-stream"}
        )

    return Starlette(
        routes=[
            Route(f"{OURS}events", events, methods=["GET"]),
            Route(f"{OURS}live.js", _asset("live.js", "text/javascript"), methods=["GET"]),
            Route(f"{OURS}problems.css", _asset("problems.css", "text/css"), methods=["GET"]),
            Route("/{path:path}", page, methods=["GET"]),
        ],
        middleware=[Middleware(OnlyHosts, hosts=LOCAL_HOSTS)],
    )


class OnlyHosts:
    """Refuses requests for names that are not ours, against DNS rebinding (CWE-350)."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer 403."""
        if scope["type"] == "http":
            named = [value for key, value in scope["headers"] if key == b"host"]
            if len(named) != 1 or _without_port(named[0].decode("latin-1")) not in self._hosts:
                sentence = "This server answers only on the machine that it runs on.\n"
                refusal = PlainTextResponse(sentence, status_code=403, headers=FRESH)
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    if colon and (port.isdecimal() or not port):
        host = name
    return host.lower()


def _to(address: str) -> dict[str, str]:
    return {**FRESH, "Location": address}


def _file(path: Path, shown: Shown) -> Response | None:
    """A file's answer; None if it went away while we looked."""
    media_type = _TYPES.get(path.suffix.lower(), "application/octet-stream")
    try:
        if media_type == "text/html":
            return _html(dressed(path.read_bytes(), shown))
        status = os.stat(path)  # noqa: PTH116 - what FileResponse takes
    except OSError:
        return None
    return FileResponse(path, media_type=media_type, headers=FRESH, stat_result=status)


def _missing(folder: Path, shown: Shown) -> Response:
    if shown.outcome.errors and not (folder / "index.html").is_file():
        page = plain_page("Not built yet", "There is no site to show so far.", shown)
        return _html(page, status=503)
    try:
        page = dressed((folder / "404.html").read_bytes(), shown)
    except OSError:
        page = plain_page("Not found", "The site has no page at this address.", shown)
    return _html(page, status=404)


def _html(page: bytes, status: int = 200) -> Response:
    # Without a charset in the header, a page from elsewhere says its own.
    return Response(page, status, headers={**FRESH, "Content-Type": "text/html"})


def _asset(name: str, media_type: str) -> Callable[[Request], Awaitable[Response]]:
    data = asset(name)

    async def answer(request: Request) -> Response:
        return Response(data, media_type=media_type, headers=FRESH)

    return answer


async def _stream(board: Board) -> AsyncIterator[str]:
    """Server-sent events (WHATWG HTML 9.2): each message is the version to show."""
    yield "retry: 500\n\n"
    async for version in board.versions():
        yield f"data: {version}\n\n"
