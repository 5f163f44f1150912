"""A host as students have it: a folder over HTTP, at its root or under a prefix.

It obeys ``_headers``, so that whatever tests look at in a browser is under the site’s own policy.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plnfolio.serve import host_rules
from sites.local import LocalServer


@contextmanager
def hosted(folder: Path, prefix: str = "/") -> Iterator[str]:
    """Serve ``folder`` under ``prefix`` (``/`` or ``/repo/``) on a free port; its address."""
    if not (prefix.startswith("/") and prefix.endswith("/")):
        raise ValueError(f"a prefix begins and ends with a slash: {prefix}")
    handler = partial(_Handler, directory=str(folder), prefix=prefix)
    with _Server(("127.0.0.1", 0), handler).running() as server:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"


class _Server(LocalServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of a file is no news."""


class _Handler(SimpleHTTPRequestHandler):
    """Pretty addresses and ``404.html``, as Netlify and GitHub Pages have them."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript",
        ".svg": "image/svg+xml",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def __init__(self, *args: object, prefix: str, **named: object) -> None:
        self._prefix = prefix
        super().__init__(*args, **named)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        if not path.startswith(self._prefix):
            return str(Path(self.directory) / "outside the prefix")
        return super().translate_path("/" + path.removeprefix(self._prefix))

    def end_headers(self) -> None:
        """What ``_headers`` says of an address, as Netlify sends it."""
        address = unquote(urlsplit(self.path).path)
        if address.startswith(self._prefix):
            asked = "/" + address.removeprefix(self._prefix)
            for name, value in host_rules.headers(Path(self.directory), asked).items():
                self.send_header(name, value)
        super().end_headers()

    def list_directory(self, path: object) -> None:
        """Hosts list no folders."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(page.stat().st_size))
        self.end_headers()
        if self.command != "HEAD":
            with page.open("rb") as file:
                shutil.copyfileobj(file, self.wfile)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""
