"""What lies where a file of a theme is looked for, and cannot be opened, read or named."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from plnfolio.diagnostics import (
    NoFileError,
    Problem,
    UnreadableNameError,
    is_printable,
    unreadable,
)
from plnfolio.theme.chain import Layer, Theme, found

_FOLDERS = ("templates", "strings", "assets", "faces")


def odd_files(theme: Theme) -> Iterator[Problem]:
    """Problems of what lies in the site: ``unreadable-file`` and ``unreadable-name``."""
    for layer in theme.layers:
        if not layer.builtin:
            yield from _in(layer)


def _in(layer: Layer) -> Iterator[Problem]:
    try:
        os.listdir(layer.path)  # noqa: PTH208 - to see whether that is allowed
    except OSError as closed:
        yield unreadable(layer.place, closed)
        return
    for folder in _FOLDERS:
        yield from _closed(layer, folder)
        for name, path in found(layer.path / folder):
            place = f"{layer.place}/{folder}/{name}"
            if not is_printable(path.name):
                yield unreadable(place, UnreadableNameError())
            elif is_printable(name) and (why := _why_odd(path)):
                yield unreadable(place, why)


def _closed(layer: Layer, folder: str) -> Iterator[Problem]:
    """Folders that cannot be opened, and so look as if they were empty."""
    refused: list[OSError] = []
    for _ in os.walk(layer.path / folder, onerror=refused.append):
        continue
    for error in refused:
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            inner = Path(error.filename).relative_to(layer.path).as_posix()
            yield unreadable(f"{layer.place}/{inner}", error)


def _why_odd(path: Path) -> OSError | None:
    """Why something cannot be read that is neither file nor folder; None if it is one."""
    if os.path.isfile(path) or os.path.isdir(path):  # noqa: PTH112, PTH113 - as in ``found``
        return None
    try:
        path.stat()
    except OSError as error:  # such as a link that leads nowhere
        return error
    return NoFileError()
