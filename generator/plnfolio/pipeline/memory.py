"""What a build remembers of the one before, in ``.plnfolio/`` beside ``content/``."""

from __future__ import annotations

import datetime
import inspect
import os
import shutil
import tempfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, TypeVar, cast

from plnfolio import diagnostics
from plnfolio.cache.pickled import Pickler
from plnfolio.cache.stamps import Stamp
from plnfolio.cache.store import Store
from plnfolio.diagnostics import Problem
from plnfolio.model import citation, config, document, matter, network, reference, site, source
from plnfolio.model.document import Body, Document, Facts
from plnfolio.pipeline.shelf import Shelf
from plnfolio.read.recall import Was
from plnfolio.write.found import NEW

T = TypeVar("T")


class KeptText(NamedTuple):
    """How a text was composed. ``about`` is a digest of all that it is by itself."""

    about: str
    facts: Facts
    problems: tuple[Problem, ...]


class KeptFile(NamedTuple):
    """A file of the output: what it was made from, its bytes (both as digests), and its stamp."""

    key: str
    data: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class World:
    """What texts can ask of their site, as digests: ``references`` one by one, by key.

    ``words`` are those of the interface and of the settings, ``links`` every address, ``networks``
    the tables and the day, ``posts`` the list of posts.
    """

    words: str = ""
    links: str = ""
    networks: str = ""
    posts: str = ""
    references: Mapping[str, str] | None = None


_MODEL = (citation, config, diagnostics, document, matter, network, reference, site, source)


def _classes(module: ModuleType) -> list[type]:
    found = inspect.getmembers(module, inspect.isclass)
    return [kind for _, kind in found if kind.__module__ == module.__name__]


PICKLER = Pickler(
    [
        datetime.date,
        KeptFile,
        KeptText,
        Was,
        World,
        *(kind for module in _MODEL for kind in _classes(module)),
    ]
)
"""Reads and writes what the store holds: data that authors wrote, and these records of it."""


class Memory:
    """The records of one site, and of what was built from it into one folder, ``output``.

    ``sources`` by path, ``texts`` by path or name, ``files`` by their path in the output;
    ``reasons`` has what each of the files was made from, by name.
    """

    def __init__(self, store: Store, output: str) -> None:
        self.store = store
        self._output = output
        self.sources: Shelf[Was] = Shelf(store, "source", PICKLER)
        self.texts: Shelf[KeptText] = Shelf(store, f"text {output}", PICKLER)
        self.files: Shelf[KeptFile] = Shelf(store, f"file {output}", PICKLER)
        self.reasons: Shelf[dict[str, str]] = Shelf(store, f"reason {output}", PICKLER)

    def __getstate__(self) -> tuple[Store, str]:
        """What another process needs to read the same."""
        return self.store, self._output

    def __setstate__(self, state: tuple[Store, str]) -> None:
        self.__init__(*state)  # type: ignore[misc]

    def world(self) -> World:
        """What the site was when its texts were composed."""
        try:
            data = self.store.get("world", self._output)
            found = PICKLER.loads(data) if data else None
        except ValueError:
            found = None
        return found if isinstance(found, World) else World()

    def keep_world(self, world: World) -> None:
        """Remember what the site is now."""
        if world != self.world():
            self.store.put("world", self._output, PICKLER.dumps(world))

    def remembered(self, name: str, key: str, make: Callable[[], T]) -> T:
        """What ``make`` made when ``key`` was last the same: plain data, slow to make."""
        try:
            data = self.store.get(name, self._output)
            before, value = PICKLER.loads(data) if data else ("", None)
            if before == key:
                return cast("T", value)
        except (LookupError, TypeError, ValueError):
            # Not what was put there; made again.
            pass
        made = make()
        self.store.put(name, self._output, PICKLER.dumps((key, made)))
        return made

    def left(self) -> dict[str, str]:
        """The digests of the files that the last build left in the output, by their paths."""
        return {path: kept.data for path, kept in self.files.items()}

    def document(self, key: str) -> bytes | None:
        """A parsed text by the digest of what it was parsed from (see ``unpacked``)."""
        return self.store.get("document", key)

    def keep_document(self, key: str, packed: bytes) -> None:
        """Remember a parsed text."""
        self.store.put("document", key, packed)

    def forget_documents(self, wanted: set[str]) -> None:
        """Forget the texts that no source has any more."""
        self.store.drop("document", self.store.keys("document") - wanted)

    def save(self) -> None:
        """Write down what has changed; if that cannot be, the next build has more to do."""
        for shelf in (self.sources, self.texts, self.files, self.reasons):
            shelf.save()
        self.store.save()


def packed(document: Document) -> bytes:
    """A Document as few bytes."""
    return zlib.compress(PICKLER.dumps(document), 1)


def unpacked(data: bytes | None) -> Document | None:
    """The Document; None for bytes that are none."""
    try:
        found = PICKLER.loads(zlib.decompress(data)) if data else None
    except (zlib.error, ValueError):
        return None
    return found if isinstance(found, Document) else None


Place = tuple[str, int, int]
"""Where a body lies: a file’s name, where it begins, and how long it is."""


class Spill:
    """Bodies on their way between processes, in files of a folder that is thrown away.

    The process that makes it keeps its own in memory. ``workshop`` is where the folder will be.
    """

    def __init__(self, workshop: Path) -> None:
        self._workshop = workshop
        self._folder = ""
        self._owner = os.getpid()
        self._bodies: list[Body] = []

    def open(self) -> None:
        """Make room, before other processes begin; OSError where there is none."""
        if not self._folder:
            self._workshop.mkdir(parents=True, exist_ok=True)
            self._folder = tempfile.mkdtemp(dir=self._workshop, prefix=NEW)

    def put(self, body: Body) -> Place:
        """Lay a body down; where it can be picked up by this process and those it starts later."""
        if os.getpid() == self._owner:
            self._bodies.append(body)
            return "", len(self._bodies) - 1, 0
        name = str(os.getpid())
        with Path(self._folder, name).open("ab") as file:
            return name, file.tell(), file.write(PICKLER.dumps(body))

    def get(self, place: Place) -> Body:
        """Pick a body up."""
        name, start, size = place
        if not name:
            return self._bodies[start]
        with Path(self._folder, name).open("rb") as file:
            file.seek(start)
            body: Body = PICKLER.loads(file.read(size))
        return body

    def close(self) -> None:
        """Throw everything away."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
