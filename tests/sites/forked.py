"""Runs that begin where loading has ended, as processes to wait for, to signal or to kill.

To load what a first build needs takes ten times as long as such a build. So it is loaded once, by a
process that does nothing else, and each run is a fork of that. Whatever is asked of how a program
starts (its streams, its rights, its first imports) is asked of one that starts: ``building.run``.
"""

from __future__ import annotations

import array
import contextlib
import gc
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

import click

from plnfolio.cli import main, plnfolio
from sites.building import CHECKOUT, Ran, call, environment

PATHS = (str(CHECKOUT / "tests"), str(CHECKOUT / "generator"))


@dataclass
class Run:
    """A process at work on ``plnfolio …``: its number, and what it has come to."""

    pid: int
    _ends: socket.socket
    returncode: int | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, seconds: float | None = None) -> int:
        """How it ended, as ``subprocess`` says it; TimeoutError if it has not by then."""
        with self._lock:
            if self.returncode is None:
                self._ends.settimeout(seconds)
                self.returncode = struct.unpack("i", _read(self._ends, 4))[0]
                self._ends.close()
            return self.returncode

    def send_signal(self, number: int) -> None:
        """A signal, if it is still there."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)


def begin(
    *words: str,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    out: int,
    err: int | None = None,
    into: int | None = None,
    prepared: str = "",
) -> Run | subprocess.Popen[bytes]:
    """A run with these streams; ``env`` is all of its environment, ``prepared`` code run before."""
    if not hasattr(os, "fork"):  # on Windows, where a process can do nothing but start
        program = f"{prepared}\nfrom plnfolio.cli import main\nmain()"
        return subprocess.Popen(
            [sys.executable, "-c", program, *words],
            cwd=cwd,
            env={**(env or {}), "PYTHONPATH": os.pathsep.join(PATHS)},
            stdin=subprocess.DEVNULL if into is None else into,
            stdout=out,
            stderr=out if err is None else err,
        )
    mine, its = socket.socketpair()
    with its, Path(os.devnull).open("rb") as nothing:
        asked = {"words": words, "cwd": str(cwd), "env": dict(env or {}), "prepared": prepared}
        data = json.dumps(asked).encode()
        streams = [nothing.fileno() if into is None else into, out, out if err is None else err]
        sent = array.array("i", [*streams, its.fileno()])
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, sent)]
        asking, _ = _loaded()
        asking.sendmsg([struct.pack("I", len(data))], rights)
        asking.sendall(data)
    (pid,) = struct.unpack("i", _read(mine, 4))
    return Run(pid, mine)


def run(*words: str, cwd: Path, env: Mapping[str, str] | None = None) -> Ran:
    """``building.run``, but for how the program starts."""
    every = {**os.environ, **environment(), **(env or {})}
    with TemporaryFile() as out, TemporaryFile() as err:
        code = begin(*words, cwd=cwd, env=every, out=out.fileno(), err=err.fileno()).wait()
        out.seek(0)
        err.seek(0)
        return Ran(code, out.read().decode(), err.read().decode())


@contextlib.contextmanager
def ended() -> Iterator[None]:
    """Where runs can begin, and afterwards nothing is left of where they did."""
    yield
    if _loaded.cache_info().currsize:
        asking, process = _loaded()
        asking.close()
        process.wait()
        _loaded.cache_clear()


@cache
def _loaded() -> tuple[socket.socket, subprocess.Popen[bytes]]:
    """The process that has loaded all, and how it is asked for a run."""
    mine, its = socket.socketpair()
    with its:
        return mine, subprocess.Popen(
            [sys.executable, "-m", "sites.forked", str(its.fileno())],
            env={**os.environ, **environment(), "PYTHONPATH": os.pathsep.join(PATHS)},
            stdin=subprocess.DEVNULL,
            pass_fds=[its.fileno()],
        )


def _read(stream: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        part = stream.recv(size - len(data))
        if not part:
            raise EOFError("a run has gone without a word")
        data += part
    return data


def _serve(asking: socket.socket) -> None:
    every = click.Context(plnfolio)
    for name in plnfolio.list_commands(every):
        plnfolio.get_command(every, name)
    with TemporaryDirectory() as folder:
        (Path(folder) / "content").mkdir()
        (Path(folder) / "content/site.yaml").write_text("title: A\nauthor: B\n", "utf-8")
        assert call("build", cwd=Path(folder)).code == 0
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who waits for a run has nobody who waits for it
    while True:
        head, rights, *_ = asking.recvmsg(4, socket.CMSG_SPACE(4 * 4))
        if not head:
            return
        told = json.loads(_read(asking, struct.unpack("I", head)[0]))
        *streams, ends = array.array("i", rights[0][2])
        if not os.fork():
            asking.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _wait(told, streams, socket.socket(fileno=ends))
        for number in (*streams, ends):
            os.close(number)


def _wait(told: dict[str, Any], streams: Sequence[int], ends: socket.socket) -> None:
    """Begin a run, and tell its number and how it ended; ends this process."""
    pid = os.fork()
    if not pid:
        ends.close()
        _be(streams=streams, **told)
    for number in streams:
        os.close(number)
    ends.sendall(struct.pack("i", pid))
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    with contextlib.suppress(OSError):
        ends.sendall(struct.pack("i", code))
    os._exit(0)


def _be(
    words: Sequence[str], cwd: str, env: Mapping[str, str], prepared: str, streams: Sequence[int]
) -> None:
    """Be as a process that has just been started and has loaded all."""
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    for stream in {*streams}:
        os.close(stream)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, encoding="utf-8", closefd=False)
        for number, mode in enumerate("rww")
    )
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr
    sys.argv = ["plnfolio", *words]
    if "PYTHONPATH" in env:
        sys.path[:0] = env["PYTHONPATH"].split(os.pathsep)
        sys.modules.pop("resvg_py", None)  # see ``QUICK_PAINTER``
    exec(prepared)
    try:
        main()
    except SystemExit as end:
        if threading.active_count() > 1:
            raise
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(end.code or 0))


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
