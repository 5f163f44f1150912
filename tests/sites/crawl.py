"""A site served for real and followed link by link, as a browser or a search engine does it."""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from sites.dom import Node, parse
from sites.local import LocalServer

_ADDRESSES = ("href", "src", "poster", "data", "action")
_NAMES = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")
_CSS_URL = re.compile(rb"""url\(\s*['"]?([^'")]+)""")


@contextmanager
def serving(folder: Path, root: str) -> Iterator[int]:
    """Serve a folder under ``root`` (``/`` or ``/repo/``) and nothing else; gives the port."""

    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            if not path.startswith(root):
                return str(folder / "nothing is here")
            return super().translate_path("/" + path.removeprefix(root))

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            pass

    def handler(*args: object) -> Handler:
        return Handler(*args, directory=str(folder))  # type: ignore[arg-type]

    with LocalServer(("127.0.0.1", 0), handler).running() as server:
        yield server.server_port


@dataclass
class Crawl:
    """What was found: every answer by its path below the root, and everything that is broken."""

    answers: dict[str, bytes] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)


def crawl(folder: Path, root: str = "/", host: str = "127.0.0.1") -> Crawl:
    """Follow every link of the site that begins at ``root``."""
    with serving(folder, root) as port:
        return _Crawler(port, host, root).run()


class _Crawler:
    def __init__(self, port: int, host: str, root: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.host = host
        self.start = f"http://{host}{root}"
        self.found = Crawl()
        self.pages: dict[str, Node] = {}
        self.asked: dict[str, str] = {}

    def run(self) -> Crawl:
        waiting = [(self.start, "the start")]
        anchors: list[tuple[str, str, str]] = []
        while waiting:
            address, origin = waiting.pop()
            url, anchor = urldefrag(address)
            if urlsplit(url).netloc != self.host or urlsplit(url).scheme != "http":
                continue
            if anchor:
                anchors.append((url, unquote(anchor), origin))
            if url not in self.asked:
                self.asked[url] = origin
                waiting += [(link, url) for link in self._get(url)]
        for url, anchor, origin in anchors:
            if url in self.pages and not self.pages[url].all(f"#{anchor}"):
                self.found.broken.append(f"{origin} → {url}#{anchor}: no such id")
        self.connection.close()
        return self.found

    def _get(self, url: str) -> Iterator[str]:
        """Fetch an address; gives the addresses that it leads to."""
        parts = urlsplit(url)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        self.connection.request("GET", path, headers={"Host": self.host})
        answer = self.connection.getresponse()
        data = answer.read()
        if answer.status != 200:
            self.found.broken.append(f"{self.asked[url]} → {url}: {answer.status}")
            return
        self.found.answers[url.removeprefix(self.start)] = data
        kind = answer.headers.get_content_type()
        if kind == "text/html":
            page = self.pages[url] = parse(data.decode())
            self.found.broken += [f"{url}: {wrong}" for wrong in wrong_ids(page)]
            yield from (urljoin(url, link) for link in links(page))
        elif kind == "text/css":
            yield from (urljoin(url, match.decode()) for match in _CSS_URL.findall(data))


def links(page: Node) -> Iterator[str]:
    """Every address on a page."""
    for node in page.walk():
        yield from (node.attributes[name] for name in _ADDRESSES if name in node.attributes)
        for choice in node.attributes.get("srcset", "").split(","):
            if choice.strip():
                yield choice.split()[0]


def wrong_ids(page: Node) -> Iterator[str]:
    """Ids that are there twice or hold a space, and names that no id answers to."""
    ids = [node.attributes["id"] for node in page.walk() if "id" in node.attributes]
    yield from (
        f"the id “{name}” is there twice" for name in sorted(set(ids)) if ids.count(name) > 1
    )
    yield from (f"the id “{name}” is no id" for name in ids if not name or re.search(r"\s", name))
    for node in page.walk():
        for attribute in _NAMES:
            for name in node.attributes.get(attribute, "").split():
                if name not in ids:
                    yield f"{attribute} names “{name}”, which is not there"


def files_of(answers: Mapping[str, bytes]) -> dict[str, bytes]:
    """Answers as the files that they must come from."""
    return {
        unquote(f"{path}index.html" if not path or path.endswith("/") else path): data
        for path, data in answers.items()
    }
