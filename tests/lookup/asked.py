"""Those who know works, as a server on this computer that answers what a test says."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from sites.local import LocalServer


@dataclass
class Reply:
    """An answer; ``wait`` is how many seconds it is kept back."""

    body: bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    to: str = ""
    wait: float = 0.0


@dataclass
class Known:
    """What is answered by path, and what was asked: path and wished kind."""

    base: str = ""
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def says(self, path: str, body: str | bytes, kind: str = "", status: int = 200) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.replies[path] = Reply(data, status, kind or "text/html; charset=utf-8")

    @property
    def env(self) -> dict[str, str]:
        """What makes a process ask here for everything."""
        names = ("PLNFOLIO_DOI", "PLNFOLIO_OPENLIBRARY", "PLNFOLIO_ARXIV")
        return dict.fromkeys(names, self.base)


@contextmanager
def serving() -> Iterator[Known]:
    known = Known()
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append((self.path, self.headers.get("Accept", "")))
            reply = known.replies.get(self.path, Reply(b"nothing here", 404))
            over.wait(reply.wait)
            self.send_response(302 if reply.to else reply.status)
            self.send_header("Content-Type", reply.kind)
            self.send_header("Content-Length", str(len(reply.body)))
            if reply.to:
                self.send_header("Location", reply.to)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            pass

    server = LocalServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    known.base = f"http://127.0.0.1:{server.server_address[1]}"
    with server.running():
        try:
            yield known
        finally:
            over.set()
