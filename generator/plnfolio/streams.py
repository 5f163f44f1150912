"""What a program says and whether it is heard: all three streams there, and none that crashes."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import IO


class UnheardError(Exception):
    """What was to be printed could not be: the disk is full, or whoever read it went away.

    No OSError, so that nobody takes it for one of a file.
    """

    def __init__(self, why: OSError) -> None:
        super().__init__(str(why))
        self.why = why


class _Shared(io.TextIOWrapper):
    """Another text stream over the bytes of one that goes on existing."""

    def close(self) -> None:
        """Leave the bytes to whose they are."""
        self.flush()


class _Heard(_Shared):
    """Standard output: what it says is the result, and has to reach somebody."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError as error:
            raise UnheardError(error) from error

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            raise UnheardError(error) from error


class _Aside(_Shared):
    """Standard error: where nobody can hear it, the work goes on all the same."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError:
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError:
            return


def prepare() -> None:
    """Have three streams that take any text.

    A stream that was closed is there and leads nowhere: the next file to be opened would get its
    number, and what is meant for the stream would be written into it. Curly quotation marks must
    survive a Windows console that is not set to UTF-8. What somebody types that is no text in the
    encoding of the terminal is an answer like any other, which can be asked for again.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free, which is this
    if isinstance(sys.stdin, io.TextIOWrapper):
        with contextlib.suppress(io.UnsupportedOperation):  # somebody has read from it before us
            sys.stdin.reconfigure(errors="surrogateescape")
    sys.stdout = _taken(sys.stdout, _Heard)
    sys.stderr = _taken(sys.stderr, _Aside)


def _taken(stream: IO[str] | None, kind: type[_Shared]) -> IO[str]:
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - to the end
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    stream.flush()
    return kind(stream.buffer, "utf-8", "replace", line_buffering=stream.line_buffering)


def give_up(stream: IO[str]) -> None:
    """Lead a stream that cannot be written nowhere, so that its end is no failure either."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, stream.fileno())
