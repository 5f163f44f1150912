"""A command on a terminal of its own, with somebody who answers its questions."""

from __future__ import annotations

import contextlib
import os
import select
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from sites.building import Ran, environment
from sites.forked import begin
from sites.patience import PATIENCE

INTERRUPT = b"\x03"
_ITS_OWN = """
import fcntl, os, signal, termios
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.default_int_handler)
"""
"""What runs in the background hears no Ctrl-C, and tests may; a terminal is never set so."""
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
    window, inside = os.openpty()
    env = {**os.environ, **environment(), **(env or {})}
    streams = {"into": inside, "out": inside, "err": inside}
    process = begin(*words, cwd=cwd, env=env, **streams, prepared=_ITS_OWN)
    os.close(inside)
    shown, typed = b"", b""
    waiting, end = list(answers), time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if not select.select([window], [], [], _AGAIN)[0]:
            # Who presses Ctrl-C while a question is just being put is not always heard.
            os.write(window, typed if typed == INTERRUPT else b"")
            continue
        said = b""
        with contextlib.suppress(OSError):  # it is over
            said = os.read(window, 4096)
        if not said:
            break
        shown += said
        if waiting and shown.endswith(ends):
            typed = waiting.pop(0).encode("utf-8", "surrogateescape")
            os.write(window, typed)
    else:
        process.kill()
    code = process.wait()
    os.close(window)
    text = shown.decode("utf-8", "replace").replace("\r\n", "\n")
    return Ran(code, text, "")
