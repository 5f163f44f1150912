"""What a build remembers of the one before, in ``.plnfolio/`` beside ``content/``."""

from __future__ import annotations

import datetime
import inspect
import zlib
from collections.abc import Collection, Mapping
from types import ModuleType
from typing import NamedTuple

from plnfolio import diagnostics
from plnfolio.cache.cached_map import CachedMap
from plnfolio.cache.pickled import Pickler
from plnfolio.cache.records import Record, Records
from plnfolio.cache.stamps import Stamp
from plnfolio.cache.store import Store
from plnfolio.diagnostics import Problem
from plnfolio.kinds.related import Alike
from plnfolio.model import (
    citation,
    config,
    document,
    matter,
    network,
    permalinks,
    proof,
    reference,
    site,
    source,
    standard,
)
from plnfolio.model.document import Document, Facts
from plnfolio.model.proof import Read
from plnfolio.read.recall import CachedSource


class Text(NamedTuple):
    """What was made of a text, but for its body, and what was wrong with it."""

    facts: Facts
    problems: tuple[Problem, ...]


class File(NamedTuple):
    """A file of the output as it was left: the digest of its bytes, and its stamp.

    ``needs`` are what it asks of a policy (see ``write.needs``), ``words`` a digest of what it
    says.
    """

    data: str
    stamp: Stamp
    needs: tuple[str, ...] = ()
    words: str = ""


_MODEL = (
    citation,
    config,
    diagnostics,
    document,
    matter,
    network,
    permalinks,
    proof,
    reference,
    site,
    source,
    standard,
)


def _classes(module: ModuleType) -> list[type]:
    found = inspect.getmembers(module, inspect.isclass)
    return [kind for _, kind in found if kind.__module__ == module.__name__]


_KEPT = (Alike, datetime.date, CachedSource, File, Record, Text)

PICKLER = Pickler([*_KEPT, *(kind for module in _MODEL for kind in _classes(module))])
"""Reads and writes what the store holds: data that authors wrote, and these records of it."""


Shared = Mapping[str, Mapping[str, str]]
"""What many files are made from, as digests: the fields of the site’s View by name, and of each
template the files that it reaches."""

SITE, TEMPLATE = "site", "template "
"""Their names; that of a template follows."""


class Memory:
    """The records of one site, and of what was built from it into one folder, ``output``.

    ``sources`` by path, ``texts`` by path or name, ``files`` by their path in the output.
    ``answers`` are digests of what many questions are about, ``shared`` those of what many files
    are made from, ``related`` the posts that belong together, and ``proofs`` what the proof-reader
    has read, by path.
    """

    def __init__(self, store: Store, output: str) -> None:
        self.store = store
        self.documents = Documents(store)
        self.sources: CachedMap[CachedSource] = CachedMap(store, "source", PICKLER)
        self.texts: Records[Text] = Records(store, f"text {output}", PICKLER)
        self.files: Records[File] = Records(store, f"file {output}", PICKLER)
        self.answers: CachedMap[str] = CachedMap(store, f"answers {output}", PICKLER)
        self.shared: CachedMap[Mapping[str, str]] = CachedMap(store, f"shared {output}", PICKLER)
        self.related: Records[dict[str, tuple[Alike, ...]]] = Records(
            store, f"related {output}", PICKLER
        )
        self.proofs: Records[Read] = Records(store, "proof", PICKLER)

    def left(self) -> dict[str, str]:
        """The digests of the files that the last build left in the output, by their paths."""
        return {path: record.output.data for path, record in self.files.every().items()}

    def save(self) -> None:
        """Write down what has changed; if that cannot be, the next build has more to do."""
        for kept in (self.sources, self.answers, self.shared):
            kept.save()
        for records in (self.texts, self.files, self.related, self.proofs):
            records.save()
        self.store.save()


_MOST = 8_000_000
"""Bytes of Documents that wait to be written down."""


class Documents:
    """Parsed texts, by the digest of what each was parsed from."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting = 0

    def get(self, key: str) -> Document | None:
        """A parsed text; None if it is not kept."""
        data = self._store.get("document", key)
        try:
            found = PICKLER.loads(zlib.decompress(data)) if data else None
        except (zlib.error, ValueError):
            return None
        return found if isinstance(found, Document) else None

    def keep(self, key: str, packed: bytes) -> None:
        """Remember a parsed text."""
        self._store.put("document", key, packed)
        self._waiting += len(packed)
        if self._waiting > _MOST:
            # Whatever comes of the build, a text that is the same is parsed to the same.
            self._waiting = 0
            self._store.save()

    def forget_others(self, keys: Collection[str]) -> None:
        """Forget the texts that no source has any more."""
        self._store.drop("document", self._store.keys("document").difference(keys))


def packed(document: Document) -> bytes:
    """A Document as few bytes."""
    return zlib.compress(PICKLER.dumps(document), 1)
