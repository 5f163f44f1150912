"""A dev server in a thread of its own, and a plain client for it."""

from __future__ import annotations

import asyncio
import http.client
import json
import queue
import threading
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit

from plnfolio.diagnostics import Problem, Severity, Span
from plnfolio.read.files import walk
from plnfolio.serve import Build, DevServer, Outcome, Plan, Turn
from plnfolio.serve.board import STILL_HERE, News
from sites.patience import PATIENCE, save

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """What comes of it, in a thread of its own: a browser's loop may be running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def version(self) -> str:
        """The version that the live script of a page carries."""
        return self.text.partition('data-version="')[2].partition('"')[0]


@dataclass
class Heard:
    """A listener that remembers."""

    notices: list[str] = field(default_factory=list)
    outcomes: queue.Queue[Outcome] = field(default_factory=queue.Queue)
    addresses: queue.Queue[str] = field(default_factory=queue.Queue)

    def notice(self, sentence: str) -> None:
        self.notices.append(sentence)

    def ready(self, address: str, outside: str) -> None:
        self.addresses.put(address)

    def built(self, outcome: Outcome) -> None:
        self.outcomes.put(outcome)


@dataclass(frozen=True)
class Running:
    heard: Heard
    address: str

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 80

    def ask(self, path: str, *, method: str = "GET", host: str | None = None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_host=host is not None)
            if host:
                connection.putheader("Host", host)
            connection.endheaders()
            response = connection.getresponse()
            text = response.read().decode("utf-8", "replace")
            headers = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, headers, text)
        finally:
            connection.close()

    @contextmanager
    def news(self, page: str = "/", version: str = "") -> Iterator[Iterator[News]]:
        """What a page with an open event stream hears."""
        version = version or self.ask("/").version
        asked = urlencode({"page": page, "file": "", "version": version})
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", f"/.plnfolio/events?{asked}")
        response = connection.getresponse()
        assert response.headers["Content-Type"] == "text/event-stream"

        def data() -> Iterator[News]:
            quiet = 0
            for line in response:
                # The server says now and then that it has nothing to say.
                quiet = quiet + 1 if line.startswith(b":") else 0
                assert quiet * STILL_HERE < PATIENCE, "nothing was told"
                if line.startswith(b"data: "):
                    said = json.loads(line.removeprefix(b"data: "))
                    yield News(**said | {"files": tuple(said["files"])})

        try:
            yield data()
        finally:
            response.close()
            connection.close()


def told(server: Running, news: Iterator[News], words: str) -> News:
    """Wait for the news with which the home page holds ``words``, as a browser would see it."""
    for one in news:
        if words in server.ask("/").text:
            return one
    raise AssertionError(f"the stream ended before “{words}” came")


class Copying:
    """The smallest site there is: a home page with all the texts, and a page for each.

    Other files of the content are copied. The word “broken” in a text is a problem of the
    author’s, “odd” a warning, “crash” a mistake of the program’s; “draft” keeps the page of the
    text unpublished.
    """

    def __init__(self, root: Path) -> None:
        self.content = root / "content"
        self.folder = root / "served"
        self.content.mkdir(parents=True)
        self.folder.mkdir()

    def write(self, name: str, text: str) -> None:
        save(self.content / name, text)

    def __call__(self, turn: Turn) -> Outcome:
        sources = {
            path.relative_to(self.content): path.read_text(encoding="utf-8")
            for path in map(Path, walk(self.content, _ignore))
        }
        texts = {
            path.with_suffix("").as_posix(): text
            for path, text in sources.items()
            if path.suffix == ".txt"
        }
        if any("crash" in text for text in texts.values()):
            raise KeyError("crash")
        problems = (*self._problems(texts, "broken"), *self._problems(texts, "odd"))
        if any(problem.severity == "error" for problem in problems):
            return Outcome(problems=problems)
        pages = {f"{name}/index.html": text for name, text in texts.items()}
        pages["index.html"] = " ".join(texts.values())
        files = {name: f"<html><body><p>{text}</p></body></html>" for name, text in pages.items()}
        files |= {path.as_posix(): text for path, text in sources.items() if path.suffix != ".txt"}
        return Outcome(
            "Built.",
            problems,
            tuple(self._written(files)),
            {f"{name}/index.html": "Not now" for name, text in texts.items() if "draft" in text},
            {f"content/{name}.txt": f"/{name}/" for name in texts}.get,
        )

    def _problems(self, texts: dict[str, str], word: str) -> Iterator[Problem]:
        severity: Severity = "error" if word == "broken" else "warning"
        for name, text in texts.items():
            if word in text:
                message = f"“{text}” is <b>{severity}</b>"
                place = Span(f"content/{name}.txt", 1, text.index(word) + 1)
                yield Problem("a-code", message, place, "mend it", severity)

    def _written(self, files: dict[str, str]) -> Iterator[str]:
        for name, text in files.items():
            path = self.folder / name
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
                yield name


def _ignore(folder: str, error: OSError) -> None:
    """A folder that cannot be opened has nothing in it."""


@contextmanager
def running(
    site: Copying, build: Build | None = None, *, port: int = 0, **wishes: Any
) -> Iterator[Running]:
    """The site, built once and served until the block ends; ``wishes`` are those of a Plan."""
    heard = Heard()
    plan = Plan(site.folder, site.content.parent, (site.content,), **wishes)
    server = DevServer(plan, build or site, heard)
    thread = threading.Thread(target=server.run, args=[port])
    thread.start()
    try:
        yield Running(heard, heard.addresses.get(timeout=PATIENCE))
    finally:
        server.stop()
        thread.join(PATIENCE)
        assert not thread.is_alive()
