"""What was brought from where, so that nothing is brought twice, and what an author changed stays.

It lies in a file of the site, beside ``content/``, and is kept with it: what `.plnfolio/` holds may
be gone at any time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from plnfolio.cache.digest import digest
from plnfolio.cache.whole import write_whole
from plnfolio.diagnostics import RefusedError, why_not
from plnfolio.frozen import dataclass
from plnfolio.written.yaml import load

FILE = "imported.yaml"

_HEAD = """\
# What “plnfolio import” brought, from where, and how it was then. Keep this file with your site:
# by it nothing is brought twice, and what you have changed since is left alone.
"""


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was brought: its path in ``content/``, what it is of, and a digest of both."""

    path: str
    source: str
    digest: str


class Memory:
    """What earlier imports brought, and what this one does."""

    def __init__(self, site: Path) -> None:
        self._file = site / FILE
        self._known = {one.path: one for one in _read(self._file)}

    def of(self, source: str) -> list[Brought]:
        """What was brought of a source."""
        return [one for one in self._known.values() if one.source == source]

    def at(self, path: str) -> Brought | None:
        """What was brought to a path."""
        return self._known.get(path)

    def learn(self, path: str, source: str, data: bytes) -> None:
        """Note what is brought now."""
        self._known[path] = Brought(path, source, digest(data))

    def write(self) -> None:
        """Put it all into the file; RefusedError where that cannot be."""
        rows = (
            f"- {{path: {_quoted(one.path)}, from: {_quoted(one.source)}, digest: {one.digest}}}\n"
            for one in sorted(self._known.values(), key=lambda one: one.path)
        )
        data = "".join([_HEAD, *rows]).encode()
        try:
            if not (self._file.is_file() and self._file.read_bytes() == data):
                write_whole(self._file, data)
        except OSError as error:
            raise RefusedError(f"{FILE} cannot be written: {why_not(error)}") from error


def _read(file: Path) -> Iterable[Brought]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return
    data = load(FILE, text, [])
    rows = data.value if data is not None else None
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, Mapping) and {"path", "from", "digest"} <= row.keys():
            yield Brought(str(row["path"]), str(row["from"]), str(row["digest"]))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
