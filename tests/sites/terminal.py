"""A command on a terminal of its own, with somebody who answers its questions."""

from __future__ import annotations

import contextlib
import os
import select
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from sites.building import CHECKOUT, Ran, environment
from sites.patience import PATIENCE


def talk(
    *words: str, answers: Sequence[str], cwd: Path, env: Mapping[str, str] | None = None
) -> Ran:
    """Run plnfolio, and type an answer whenever it asks; ``out`` is what the terminal shows."""
    import pty  # noqa: PLC0415 - there is none on Windows

    program = [sys.executable, str(CHECKOUT / "generator"), *words]
    process, terminal = pty.fork()
    if not process:
        os.chdir(cwd)
        os.execve(sys.executable, program, {**os.environ, **environment(), **(env or {})})
    shown = b""
    waiting = list(answers)
    while select.select([terminal], [], [], PATIENCE)[0]:
        said = b""
        with contextlib.suppress(OSError):  # it is over
            said = os.read(terminal, 4096)
        if not said:
            break
        shown += said
        if waiting and shown.endswith(b"]: "):
            os.write(terminal, waiting.pop(0).encode("utf-8", "surrogateescape"))
    _, status = os.waitpid(process, 0)
    os.close(terminal)
    text = shown.decode("utf-8", "replace").replace("\r\n", "\n")
    return Ran(os.waitstatus_to_exitcode(status), text, "")
