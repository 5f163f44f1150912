"""Two thousand saves in a row: ``plnfolio serve`` ends where one that begins does, and no bigger.

Saves of every sort come at random, faster than they can be built. In the end the served folder must
hold the bytes that another server makes of the same files, which it sees for the first time; and
memory, open files and threads must be what they were after the first quarter. Takes a few minutes;
exit code 1 says that something grew or differs.
"""

from __future__ import annotations

import argparse
import contextlib
import filecmp
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

GENERATOR = Path(__file__).resolve().parents[1] / "generator"
PROGRAM = [sys.executable, str(GENERATOR)]

GROWTH = 25_000_000
"""Bytes of memory that are no leak: what the allocator keeps, and longer texts."""

TEXT = """\
---
title: Post number {number}
date: 2023-04-{day:02d}
tags: [pln, {tag}]
---

{words}

See [another](post-{other}.md).

{more}
"""
WORDS = "learning network people question answer practice reader morning lab shift letter".split()


@dataclass(frozen=True)
class Size:
    """What the server holds at a moment."""

    memory: int
    files: int
    threads: int

    def __str__(self) -> str:
        return f"{self.memory / 1e6:.0f} MB, {self.files} open files, {self.threads} threads"


class Author:
    """Somebody who saves whatever there is, in all the ways that editors have."""

    def __init__(self, site: Path, seed: int, posts: int) -> None:
        self._site = site
        self._random = random.Random(seed)
        self._posts = site / "content" / "posts"
        self._posts.mkdir(parents=True, exist_ok=True)
        self._number = posts
        for number in range(posts):
            self._write(self._posts / f"post-{number}.md", self._text(number))
        self._ways: list[tuple[int, Callable[[], None]]] = [
            (60, self.edit),
            (10, self.replace),
            (8, self.add),
            (6, self.delete),
            (6, self.rename),
            (6, self.break_),
            (4, self.table),
            (4, self.style),
            (2, self.template),
            (2, self.settings),
            (1, self.throw_away),
            (1, self.check_out),
        ]

    def save(self) -> None:
        """One change, or a burst of them."""
        weights, ways = zip(*self._ways, strict=True)
        with contextlib.suppress(FileNotFoundError):
            self._random.choices(ways, weights)[0]()

    def mend(self) -> None:
        """All texts as they should be."""
        for path in self._files():
            self._write(path, self._text(int(path.stem.removeprefix("post-"))))
        self._write(self._posts / "post-0.md", self._text(0))

    def edit(self) -> None:
        path = self._any()
        self._write(path, self._text(int(path.stem.removeprefix("post-"))))

    def replace(self) -> None:
        path = self._any()
        beside = path.with_name(f".{path.name}.swp")
        self._write(beside, self._text(int(path.stem.removeprefix("post-"))))
        beside.replace(path)

    def add(self) -> None:
        self._number += 1
        self._write(self._posts / f"post-{self._number}.md", self._text(self._number))

    def delete(self) -> None:
        if len(self._files()) > 10:
            self._any().unlink()

    def rename(self) -> None:
        self._number += 1
        self._any().rename(self._posts / f"post-{self._number}.md")

    def break_(self) -> None:
        self._write(self._any(), "---\ntitle: x\ndate: someday\n---\n[@nobody]\n")

    def table(self) -> None:
        path = self._site / "content" / "networks" / "current.yaml"
        words = " ".join(self._random.choices(WORDS, k=6))
        self._write(path, f"title: Mine\nnetworks:\n  - name: One\n    purpose: {words}\n")

    def style(self) -> None:
        path = self._site / "overrides" / "assets" / "custom.css"
        path.parent.mkdir(parents=True, exist_ok=True)
        self._write(path, f"body {{ color: rgb({self._random.randrange(99)}, 0, 0) }}\n")

    def template(self) -> None:
        path = self._site / "overrides" / "templates" / "layout.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        word = self._random.choice(WORDS)
        head = '{% extends "!parent/layout.html" %}{% block footer_links %}'
        self._write(path, f"{head}{word} {{{{ super() }}}}{{% endblock %}}\n")

    def settings(self) -> None:
        path = self._site / "content" / "site.yaml"
        lines = path.read_text(encoding="utf-8").splitlines()
        lines = [line for line in lines if not line.startswith("recent:")]
        self._write(path, "\n".join([*lines, f"recent: {self._random.randint(1, 9)}"]) + "\n")

    def throw_away(self) -> None:
        shutil.rmtree(self._site / "overrides", ignore_errors=True)

    def check_out(self) -> None:
        """Another branch and back: the folder goes, and comes with other texts."""
        aside = self._posts.with_name("aside")
        self._posts.rename(aside)
        shutil.copytree(aside, self._posts)
        shutil.rmtree(aside)
        for path in self._files()[::3]:
            self._write(path, self._text(int(path.stem.removeprefix("post-"))))

    def _files(self) -> list[Path]:
        return sorted(self._posts.glob("post-*.md"))

    def _any(self) -> Path:
        return self._random.choice(self._files())

    def _text(self, number: int) -> str:
        sentence = " ".join(self._random.choices(WORDS, k=40))
        return TEXT.format(
            number=number,
            day=self._random.randint(1, 28),
            tag=self._random.choice(WORDS),
            words=sentence,
            other=0,
            more=sentence[::-1],
        )

    def _write(self, path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")


def main() -> None:
    words = _words()
    folder = Path(tempfile.mkdtemp(prefix="soak-", dir=words.folder))
    try:
        site = folder / "site"
        subprocess.run([*PROGRAM, "new", "site", str(site)], check=True, capture_output=True)
        author = Author(site, words.seed, words.posts)
        sizes = _saves(site, author, words.saves)
        wrong = [*_grown(sizes), *_differences(site, folder / "clean")]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(
        "\n".join(wrong) or f"{words.saves} saves: the bytes of another server, and nothing grew."
    )
    sys.exit(bool(wrong))


def _saves(site: Path, author: Author, number: int) -> list[Size]:
    pause = random.Random(number)
    sizes = []
    with _serving(site) as (process, address, log):
        for save in range(1, number + 1):
            author.save()
            time.sleep(pause.choice((0, 0.001, 0.02, 0.1, 0.2)))
            if save % max(1, number // 8) == 0:
                _settle(process, log)
                sizes.append(_size(process))
                print(f"{save} saves: {sizes[-1]}", flush=True)
                urllib.request.urlopen(address, timeout=60).close()
        author.mend()
        _settle(process, log)
    return sizes


@contextlib.contextmanager
def _serving(site: Path) -> Iterator[tuple[psutil.Process, str, Path]]:
    log = site.parent / "log"
    with log.open("wb") as out:
        words = [*PROGRAM, "serve", "--site", str(site), "--port", "0"]
        child = subprocess.Popen(words, stdout=out, stderr=subprocess.STDOUT)
    try:
        while b"http://" not in log.read_bytes():
            time.sleep(0.1)
        address = log.read_text(encoding="utf-8").partition("Your site is at ")[2].split()[0]
        yield psutil.Process(child.pid), address, log
        child.send_signal(signal.SIGINT)
        if child.wait(60):
            sys.exit(f"the server ended with {child.returncode}")
    finally:
        child.kill()
        child.wait()


def _settle(process: psutil.Process, log: Path) -> None:
    """Wait until the server has nothing left to do and nothing to say."""
    before, quiet = (-1.0, -1), 0
    while quiet < 3:
        time.sleep(0.4)
        times = process.cpu_times()
        now = (round(times.user + times.system, 1), log.stat().st_size)
        quiet = quiet + 1 if now == before else 0
        before = now


def _size(process: psutil.Process) -> Size:
    return Size(process.memory_info().rss, process.num_fds(), process.num_threads())


def _grown(sizes: list[Size]) -> Iterator[str]:
    first, last = sizes[len(sizes) // 4], sizes[-1]
    if last.memory > first.memory + GROWTH or last.files > first.files + 3:
        yield f"it grew from {first} to {last}"
    if last.threads > first.threads + 2:
        yield f"threads were left: {first} became {last}"


def _differences(site: Path, clean: Path) -> Iterator[str]:
    shutil.copytree(site, clean, ignore=shutil.ignore_patterns(".plnfolio"))
    with _serving(clean):
        pass  # its first build is done when it has an address
    served, clean = (one / ".plnfolio" / "serve" for one in (site, clean))
    names = {_name(path, top) for top in (served, clean) for path in top.rglob("*")}
    for name in sorted(names):
        one, other = served / name, clean / name
        if one.is_dir() and other.is_dir():
            continue
        if not (one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)):
            yield f"{name} is not what another server makes"


def _name(path: Path, top: Path) -> str:
    return path.relative_to(top).as_posix()


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saves", type=int, default=2000, metavar="N")
    parser.add_argument("--posts", type=int, default=20, metavar="N")
    parser.add_argument("--seed", type=int, default=int(os.environ.get("SEED", "7")))
    parser.add_argument("--folder", type=Path, help="where to write; a temporary one if not said")
    return parser.parse_args()


if __name__ == "__main__":
    main()
