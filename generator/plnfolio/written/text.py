"""The text of a file that a person wrote, however their editor saved it."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from plnfolio.diagnostics import Problem, Span, unreadable

_CONTROLS = [chr(code) for code in (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F)]
_CONTROL = re.compile(f"[{re.escape(''.join(_CONTROLS))}]")


def read_text(file: Path, place: str, problems: list[Problem]) -> str | None:
    """The text of a file: UTF-8 with or without BOM, any line ends, no control characters.

    ``place`` is its path as messages show it. Problems: ``unreadable-file`` and ``not-utf8`` (with
    the line of the first wrong byte).
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        problems.append(unreadable(place, error))
        return None
    return decoded(data, place, problems)


def decoded(data: bytes, place: str, problems: list[Problem]) -> str | None:
    """The text that the bytes of a file are, as ``read_text`` gives it. Problem: ``not-utf8``."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "this file is not saved as UTF-8"
        remedy = "in your editor choose “Save with encoding” (or “Save as”) and then UTF-8"
        problems.append(Problem("not-utf8", message, Span(place, line), remedy))
        return None
    return _plain(text)


def guessed(data: bytes) -> str | None:
    """What a text that is not UTF-8 may say, with some letters wrong; None if it is no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _plain(data.decode("utf-16", "replace"))
    return None if b"\0" in data else _plain(data.decode("cp1252", "replace"))


def _plain(text: str) -> str:
    return without_controls(text.replace("\r\n", "\n").replace("\r", "\n"))


def without_controls(text: str) -> str:
    """A text without control characters, which no page may hold and which mean something here."""
    # To look for each of them is ten times faster than to look for any.
    if text.isprintable() or not any(sign in text for sign in _CONTROLS):
        return text
    return _CONTROL.sub("", text)
