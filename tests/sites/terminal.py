"""A command on a terminal of its own, with somebody who answers its questions."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from sites.building import CHECKOUT, Ran, environment
from sites.patience import PATIENCE

INTERRUPT = b"\x03"
_AGAIN = 2.0
"""Seconds of silence after which somebody presses Ctrl-C again."""


def talk(
    *words: str,
    answers: Sequence[str],
    cwd: Path,
    env: Mapping[str, str] | None = None,
    ends: bytes = b"]: ",
) -> Ran:
    """Run plnfolio, and type an answer whenever it asks; ``out`` is what the terminal shows.

    Questions are known by what each ``ends`` with.
    """
    import pty  # noqa: PLC0415 - there is none on Windows

    program = [sys.executable, str(CHECKOUT / "generator"), *words]
    process, terminal = pty.fork()
    if not process:
        os.chdir(cwd)
        # What runs in the background hears no Ctrl-C, and tests may; a terminal is never set so.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.execve(sys.executable, program, {**os.environ, **environment(), **(env or {})})
    shown, typed = b"", b""
    waiting, end = list(answers), time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if not select.select([terminal], [], [], _AGAIN)[0]:
            # Who presses Ctrl-C while a question is just being put is not always heard.
            os.write(terminal, typed if typed == INTERRUPT else b"")
            continue
        said = b""
        with contextlib.suppress(OSError):  # it is over
            said = os.read(terminal, 4096)
        if not said:
            break
        shown += said
        if waiting and shown.endswith(ends):
            typed = waiting.pop(0).encode("utf-8", "surrogateescape")
            os.write(terminal, typed)
    else:
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    os.close(terminal)
    text = shown.decode("utf-8", "replace").replace("\r\n", "\n")
    return Ran(os.waitstatus_to_exitcode(status), text, "")
