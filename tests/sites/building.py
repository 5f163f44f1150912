"""Building a site: as a process of its own, as people do, or inside the test, for speed."""

from __future__ import annotations

import contextlib
import datetime
import itertools
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from click.testing import CliRunner

from plnfolio.cli import plnfolio
from plnfolio.diagnostics import Problem, SiteError
from plnfolio.pipeline.build import build
from plnfolio.pipeline.request import BuildRequest, Result
from plnfolio.read.reading import Reading
from sites.dom import Node, parse
from sites.text import Files, write

CHECKOUT = Path(__file__).parents[2]
NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
"""The moment of every build in the tests."""

QUICK_PAINTER = {"PYTHONPATH": str(Path(__file__).with_name("stand_ins"))}
"""What has a process paint no cards and maps, for speed, but stand-ins for them."""


@dataclass(frozen=True)
class Ran:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str


def run(
    *words: str,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    stdin: IO[bytes] | int = subprocess.DEVNULL,
) -> Ran:
    """``python generator …`` as a process of its own, as from a checkout."""
    done = subprocess.run(
        [sys.executable, str(CHECKOUT / "generator"), *words],
        cwd=cwd,
        env={**os.environ, **environment(), **(env or {})},
        capture_output=True,
        check=False,
        stdin=stdin,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def call(
    *words: str, cwd: Path, env: Mapping[str, str] | None = None, stdin: str | None = None
) -> Ran:
    """The same inside this process, for speed; a traceback comes through."""
    with contextlib.chdir(cwd):
        result = CliRunner().invoke(plnfolio, words, stdin, {**environment(), **(env or {})})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


def environment() -> dict[str, str]:
    """What makes a process believe that it is ``NOW``."""
    return {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp())), "TZ": "UTC"}


@dataclass(frozen=True)
class Built:
    """A site's folder after a build: ``result`` is None where problems stopped it."""

    folder: Path
    output: Path
    result: Result | None
    problems: tuple[Problem, ...]

    def text(self, path: str) -> str:
        """A file of the output."""
        return (self.output / path).read_text(encoding="utf-8")

    def page(self, address: str) -> Node:
        """A page of the output by its address, such as ``/posts/x/``."""
        path = address.lstrip("/")
        return parse(self.text(f"{path}index.html" if address.endswith("/") else path))

    def files(self) -> dict[str, bytes]:
        """Every file of the output."""
        return contents(self.output)

    @property
    def shown(self) -> str:
        """The problems as they are printed."""
        return "\n".join(map(str, self.problems))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def build_in(
    folder: Path,
    output: Path | None = None,
    *,
    base_url: str = "",
    drafts: bool = False,
    future: bool = False,
) -> Built:
    """Build the site that a folder holds."""
    reading = Reading(folder, NOW, drafts=drafts, future=future)
    output = output or folder / "public"
    try:
        result = build(BuildRequest(reading, output, base_url))
    except SiteError as error:
        return Built(folder, output, None, error.problems)
    return Built(folder, output, result, result.problems)


@dataclass(frozen=True)
class Workshop:
    """Makes sites in folders of their own."""

    root: Path
    numbers: Iterator[int]

    @staticmethod
    def at(root: Path) -> Workshop:
        """A workshop in an empty folder."""
        return Workshop(root, itertools.count(1))

    def folder(self, files: Files | str) -> Path:
        """A site as its author has it, not built yet."""
        return write(self.root / f"site-{next(self.numbers)}", files)

    def build(
        self,
        files: Files | str,
        *,
        base_url: str = "",
        drafts: bool = False,
        future: bool = False,
    ) -> Built:
        """A site, built."""
        return build_in(self.folder(files), base_url=base_url, drafts=drafts, future=future)
