"""Files read, or remembered from an earlier build for as long as they are the same."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

from plnfolio.cache.digest import digest
from plnfolio.cache.stamps import GONE, Stamp, settled
from plnfolio.diagnostics import Problem, unreadable
from plnfolio.frozen import dataclass
from plnfolio.model.site import Artifact, Page, Post
from plnfolio.model.source import Source
from plnfolio.read.files import read_source
from plnfolio.read.listing import Listing
from plnfolio.read.matter import head, markdown
from plnfolio.read.reading import MARKDOWN
from plnfolio.written.text import decoded, guessed

T = TypeVar("T")

Reader = Callable[[Source, list[Problem]], T | None]
"""A function of a source alone: what it makes of it, with what is wrong; None if it is nothing."""

_AT_HAND = 1000
"""Texts that are kept until they are parsed; of a larger site the others are read twice."""


class Recall(Protocol):
    """Gives what a file holds."""

    def __call__(self, path: str, reader: Reader[T], problems: list[Problem]) -> T | None:
        """What ``reader`` makes of the file: the same reader for a path each time."""
        ...


@dataclass(frozen=True, slots=True)
class Afresh:
    """Reads every file."""

    root: Path

    def __call__(self, path: str, reader: Reader[T], problems: list[Problem]) -> T | None:
        """See Recall."""
        source = read_source(self.root, path, problems)
        return reader(source, problems) if source else None


class CachedSource(NamedTuple):
    """A file when it was read: its digest, what was made of it, and what was wrong.

    ``stamp`` is GONE where the file was so new that it may have changed unseen. ``head`` is the
    digest of the part that was looked at, where that is not all of it.
    """

    stamp: Stamp
    digest: str
    value: Any
    problems: tuple[Problem, ...] = ()
    head: str = ""


class Remembering:
    """Reads a file only if it has changed since ``known`` was filled; fills it.

    ``listing`` is of the moment before anything is read: a file that changes in between is read
    again by the next build.
    """

    def __init__(
        self, root: Path, known: MutableMapping[str, CachedSource], listing: Listing
    ) -> None:
        self._root = root
        self._known = known
        self._listing = listing
        self._asked: set[str] = set()
        self.sources: dict[str, Source] = {}
        """Those that were read this time and not asked for since, as far as there is room."""

    def __call__(self, path: str, reader: Reader[T], problems: list[Problem]) -> T | None:
        """See Recall."""
        self._asked.add(path)
        now = self._listing.files.get(path, GONE)
        was = self._known.get(path)
        if was is None or was.stamp == GONE or was.stamp != now:
            try:
                data = (self._root / path).read_bytes()
            except OSError as error:
                problems.append(unreadable(path, error))
                return None
            was = self._known[path] = self._read(path, data, now, reader)
        problems += was.problems
        value: T | None = was.value
        return value

    def markdown(self, path: str) -> str:
        """The Markdown of a text that has front matter."""
        return markdown(self.source(path).text)

    def source(self, path: str) -> Source:
        """A file from memory or from the disk; there it may be another one by now.

        Nearly all are asked for once, and together they are the largest of all there is.
        """
        if source := self.sources.pop(path, None):
            return source
        try:
            data = (self._root / path).read_bytes()
        except OSError:
            return Source(path, "")
        return Source(path, decoded(data, path, []) or guessed(data) or "", digest(data))

    def rest(self) -> None:
        """Let go of what only the build at hand needs."""
        self.sources.clear()
        self._asked.clear()

    def forget_others(self) -> None:
        """Forget the files that nobody has asked for."""
        for path in [path for path in self._known if path not in self._asked]:
            del self._known[path]

    def __getstate__(self) -> Path:
        """What another process needs to read the same texts."""
        return self._root

    def __setstate__(self, root: Path) -> None:
        self.__init__(root, {}, Listing(0, {}, ""))  # type: ignore[misc]

    def _read(self, path: str, data: bytes, now: Stamp, reader: Reader[T]) -> CachedSource:
        trusted = now if settled(now, self._listing.started) else GONE
        is_now = digest(data)
        was = self._known.get(path)
        if was and was.digest == is_now:
            return was._replace(stamp=trusted)
        problems: list[Problem] = []
        text = decoded(data, path, problems)
        wrong = text is None
        if text is None:
            # Read for its other mistakes.
            text = guessed(data)
        if text is None:
            return CachedSource(trusted, is_now, None, tuple(problems))
        source = Source(path, text, is_now, guessed=wrong)
        if len(self.sources) < _AT_HAND:
            self.sources[path] = source
        looked_at = "" if problems or not path.endswith(MARKDOWN) else head(text)
        if was and looked_at and looked_at == was.head:
            # To validate it once more takes as long as to load what is needed for that.
            value = replace(was.value, digest=is_now)
            return was._replace(stamp=trusted, digest=is_now, value=value)
        value = reader(source, problems)
        only = isinstance(value, Post | Page | Artifact) and not problems
        return CachedSource(trusted, is_now, value, tuple(problems), looked_at if only else "")
