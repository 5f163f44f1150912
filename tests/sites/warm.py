"""The program loaded once: each run is a process of its own that begins where loading has ended.

For what is asked of processes, such as their streams and their rights, where how they start is not.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from plnfolio.cli import main, plnfolio
from sites.building import CHECKOUT, Ran, call, environment

CLOSED = None
"""A stream that is not there at all."""

GONE = ""
"""A stream whose reader has gone away."""


@dataclass(frozen=True)
class Warm:
    """A process that forks for each run; the files in which the runs' streams end are beside it."""

    process: subprocess.Popen[str]
    folder: Path

    @staticmethod
    @contextlib.contextmanager
    def started(folder: Path, *before: str) -> Iterator[Warm]:
        """One that has built the site in a folder, started by the words ``before``."""
        paths = f"{CHECKOUT / 'tests'}{os.pathsep}{CHECKOUT / 'generator'}"
        with subprocess.Popen(
            [*before, sys.executable, "-m", "sites.warm", str(folder)],
            env={**os.environ, **environment(), "PYTHONPATH": paths},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            yield Warm(process, folder)

    def run(
        self,
        *words: str,
        cwd: Path,
        out: str | None = "out",
        err: str | None = "err",
        into: str | None = os.devnull,
    ) -> Ran:
        """What ``plnfolio …`` says into files, or another path, or to nobody."""
        said = [self.folder / "out", self.folder / "err"]
        for file in said:
            file.write_bytes(b"")
        streams = [stream and str(self.folder / stream) for stream in (into, out, err)]
        asked = {"words": words, "cwd": str(cwd), "streams": streams}
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{json.dumps(asked)}\n")
        self.process.stdin.flush()
        code = int(self.process.stdout.readline())
        return Ran(code, *(file.read_text("utf-8") for file in said))


def _serve(site: Path) -> None:
    every = click.Context(plnfolio)
    for name in plnfolio.list_commands(every):
        plnfolio.get_command(every, name)
    assert call("build", cwd=site).code == 0
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _begin(**json.loads(line))
            main()  # ends the process
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        sys.stdout.flush()


def _begin(words: Sequence[str], cwd: str, streams: Sequence[str | None]) -> None:
    """Be as a process that has just been started."""
    os.chdir(cwd)
    for number, stream in enumerate(streams):
        os.close(number)
        if stream is not CLOSED:
            opened = os.open(stream, os.O_RDWR) if stream != GONE else _unread()
            os.dup2(opened, number)
            if opened != number:
                os.close(opened)
    sys.stdin, sys.stdout, sys.stderr = map(_stream, range(3), ("r", "w", "w"))
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr
    sys.argv = ["plnfolio", *words]


def _unread() -> int:
    taking, giving = os.pipe()
    os.close(taking)
    return giving


def _stream(number: int, mode: str) -> Any:
    try:
        os.fstat(number)
    except OSError:
        return None
    return open(number, mode, encoding="utf-8", closefd=False)


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
