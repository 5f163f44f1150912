"""The web, as a proxy on this computer that answers what a test says."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.parse import quote

import pytest

from plnfolio.publish.web import Patience
from sites.local import LocalServer


@dataclass(frozen=True)
class Page:
    """An answer; ``to`` is where it leads on, ``wait`` how many seconds it is kept back."""

    status: int = 200
    to: str = ""
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0.0


NO_COPY = Page(body='{"archived_snapshots": {}}', headers={"Content-Type": "application/json"})
"""What the archive answers where it has no copy."""


def asks(address: str) -> str:
    """What the archive is asked for a copy of an address."""
    return f"/wayback/available?url={quote(address, safe='')}"


Reply = int | str | Page | list["int | Page"] | dict[str, int]
"""A status; an address that is led to for now; an answer; some, one after the other; by method."""


@dataclass
class Web:
    """What is answered by address, and what was asked. Nobody reaches what has no answer."""

    base: str = ""
    answers: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def reply(self, method: str, address: str) -> Page:
        said = self.answers.get(address, 502)
        if isinstance(said, list):
            said = said.pop(0) if len(said) > 1 else said[0]
        if isinstance(said, dict):
            said = said[method]
        if isinstance(said, str):
            return Page(302, to=said)
        return Page(said) if isinstance(said, int) else said


@contextmanager
def asked_for_all(answers: Mapping[str, Reply], monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A web that is asked instead of the true one, also for DOIs and for copies of pages."""
    for name in [name for name in os.environ if name.lower() == "no_proxy"]:
        monkeypatch.delenv(name)
    monkeypatch.setattr("plnfolio.publish.web.PATIENCE", Patience(sleep=lambda seconds: None))
    with a_web(answers) as web:
        for name in ("http_proxy", "PLNFOLIO_DOI", "PLNFOLIO_ARCHIVE"):
            monkeypatch.setenv(name, web.base)
        yield web


@contextmanager
def a_web(answers: Mapping[str, Reply]) -> Iterator[Web]:
    """A proxy for as long as a test lasts."""
    web, over = Web(answers=dict(answers)), threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            web.asked.append((self.command, self.path))
            page = web.reply(self.command, self.path)
            over.wait(page.wait)
            body = page.body.encode()
            self.send_response(page.status)
            kind = {"Content-Type": "text/html; charset=utf-8"} if body else {}
            where = {"Location": page.to} if page.to else {}
            for name, value in {**kind, **where, **page.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        def do_GET(self) -> None:
            self.answer()

        def do_HEAD(self) -> None:
            self.answer()

        def log_message(self, *_: object) -> None:
            pass

    server = LocalServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    web.base = f"http://127.0.0.1:{server.server_address[1]}"
    with server.running():
        try:
            yield web
        finally:
            over.set()
