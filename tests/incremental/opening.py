"""A program of its own: builds sites, and says for each which files were opened.

``opening.py SITE`` builds that one first, so that all modules are loaded, and then one for each
line that it is given, each in a process that remembers nothing of the others.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys

from plnfolio.cli import main

Opened = list[tuple[str, bool]]
"""Paths, each with whether it was written."""


def built(folder: str) -> tuple[int, str]:
    """How ``plnfolio build`` ends, and what it complains of."""
    os.chdir(folder)
    sys.argv = ["plnfolio", "build"]
    with (
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()) as said,
    ):
        try:
            main()
        except SystemExit as end:
            return int(end.code or 0), said.getvalue()
    return 0, said.getvalue()


def hear() -> Opened:
    """What this process opens from now on."""
    opened: Opened = []

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str | bytes):
            path, mode, flags = arguments
            writes = bool(flags & 3) if isinstance(flags, int) else bool({*"wax+"} & {*str(mode)})
            opened.append((str(path), writes))

    sys.addaudithook(heard)
    return opened


def answer(folder: str) -> None:
    """Build a site in a process of its own."""
    if os.fork():
        _, status = os.wait()
        if status:  # it fell before it had answered
            tell(1, f"ended with {os.waitstatus_to_exitcode(status)}", [])
        return
    opened = hear()
    code, said = built(folder)
    tell(code, said, opened)
    os._exit(0)


def tell(code: int, said: str, opened: Opened) -> None:
    """How a build ended, what it complained of, and what was opened."""
    sys.stdout.write(f"{json.dumps([code, said, opened])}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    built(sys.argv[1])
    for line in sys.stdin:
        answer(line.removesuffix("\n"))
