"""From saving a file to the new word over HTTP: ``plnfolio serve`` beside ``hugo server``.

All servers run at once on copies of one corpus, and one after the other gets a save while the
others are idle. Run ``python benchmarks/serve.py --help``; README.md says what is measured.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
from corpus import Corpus
from generators import HUGO, PLNFOLIO, Generator, Site
from measure import Cost, burnt, held, launch, run
from report import facts, serve_table

PAUSE = 0.005
"""Seconds between two looks at the page."""

PATIENCE = 300.0
"""Seconds after which something is wrong."""


@dataclass(frozen=True)
class Kind:
    """A way to serve: ``words`` follow the program, and a port follows them."""

    label: str
    generator: Generator
    words: Sequence[str]


KINDS = {
    "hugo": Kind("Hugo", HUGO, [*HUGO.build, "server"]),
    "full": Kind("Hugo, full render", HUGO, [*HUGO.build, "server", "--disableFastRender"]),
    "plnfolio": Kind("plnfolio", PLNFOLIO, [*PLNFOLIO.build[:-1], "serve"]),
}


class Server:
    """A running server and its site; ``started`` is what it cost until its first answer."""

    def __init__(self, kind: Kind, site: Site) -> None:
        self.site = site
        self._port = _free_port()
        words = [*kind.words, "--port", str(self._port)]
        start = time.perf_counter()
        self._child = launch(words, site.root, kind.generator.environment, subprocess.DEVNULL)
        self._process = psutil.Process(self._child.pid)
        self.wait(lambda text: True)
        self.started = Cost(time.perf_counter() - start, burnt(self._process))

    def wait(self, shown: Callable[[str], bool]) -> None:
        """Return as soon as the page is as it should be."""
        end = time.perf_counter() + PATIENCE
        while not ((text := self._page()) and shown(text)):
            if self._child.poll() is not None:
                sys.exit(f"the server in {self.site.root.name} ended")
            if time.perf_counter() > end:
                sys.exit(f"the server in {self.site.root.name} does not show the change")
            time.sleep(PAUSE)

    def save(self, change: Callable[[Site], str]) -> float:
        """Seconds from a change on the disk to the new word in the page."""
        word = change(self.site)
        start = time.perf_counter()
        self.wait(lambda text: word in text)
        return time.perf_counter() - start

    def settle(self) -> None:
        """Wait until it has nothing left to do."""
        before = -1.0
        while (now := burnt(self._process)) - before > 0.02:
            before = now
            time.sleep(0.5)

    def memory(self) -> int:
        return held(self._process)

    def stop(self) -> None:
        self._child.terminate()
        self._child.wait(PATIENCE)

    def _page(self) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        try:
            connection.request("GET", self.site.address())
            answer = connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException):
            return ""
        finally:
            connection.close()
        return text if answer.status == http.client.OK else ""


def main() -> None:
    words = _words()
    folder = Path(tempfile.mkdtemp(prefix="benchmark-", dir=words.folder))
    try:
        print(facts([HUGO.label, PLNFOLIO.label]), end="\n\n")
        for posts in words.posts:
            _measure(folder, posts, words)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _measure(folder: Path, posts: int, words: argparse.Namespace) -> None:
    figures: dict[tuple[str, str], list[float]] = defaultdict(list)
    sites = {}
    for name in words.kinds:
        sites[name] = Site(KINDS[name].generator, Corpus(posts), folder / name)
        sites[name].write()
        run(KINDS[name].generator.build, sites[name].root, KINDS[name].generator.environment)
        for start in range(words.starts + 1):
            with _serving(name, sites[name]) as server:
                # The first time, a server may have to make what it keeps.
                if start:
                    figures["start, CPU", name].append(server.started.cpu)
                    figures["start", name].append(server.started.wall)
                server.settle()
        _say(f"{posts} posts: {name} starts")
    with contextlib.ExitStack() as stack:
        servers = {name: stack.enter_context(_serving(name, site)) for name, site in sites.items()}
        for change, label, times in (
            (Site.edit, "a word saved", words.saves),
            (Site.template, "a template of every page saved", max(3, words.saves // 4)),
        ):
            for number in range(times):
                for name, server in servers.items():
                    server.settle()
                    figures[label, name].append(server.save(change))
                _say(f"{posts} posts: {label}, {number + 1} of {times}")
        for name, server in servers.items():
            server.settle()
            figures["memory in the end", name].append(server.memory())
    print(serve_table(posts, {name: KINDS[name].label for name in words.kinds}, figures))
    for site in sites.values():
        shutil.rmtree(site.root)


@contextlib.contextmanager
def _serving(name: str, site: Site) -> Iterator[Server]:
    server = Server(KINDS[name], site)
    try:
        yield server
    finally:
        server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, nargs="+", default=[1_000, 10_000], metavar="N")
    parser.add_argument("--saves", type=int, default=20, metavar="N", help="of a word, each server")
    parser.add_argument("--starts", type=int, default=3, metavar="N")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=[*KINDS])
    parser.add_argument(
        "--folder", type=Path, help="where to write; a temporary folder if not said"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
