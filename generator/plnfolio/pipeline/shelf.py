"""Records by name, kept in the store in boxes, so that few are read and written at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Generic, TypeVar
from zlib import crc32

from plnfolio.cache.pickled import Pickler
from plnfolio.cache.store import Store

T = TypeVar("T")

_BOXES = 64


class Shelf(MutableMapping[str, T], Generic[T]):
    """A mapping that is read from the store at its first use and written back by ``save``."""

    def __init__(self, store: Store, kind: str, pickler: Pickler) -> None:
        self._store = store
        self._kind = kind
        self._pickler = pickler
        self._records: dict[str, T] | None = None
        self._changed: set[int] = set()

    def _all(self) -> dict[str, T]:
        if self._records is None:
            self._records = {}
            for data in self._store.load(self._kind).values():
                try:
                    self._records.update(self._pickler.loads(data))
                except ValueError:
                    # Not ours; what was in it is made again.
                    continue
        return self._records

    def __getitem__(self, name: str) -> T:
        return self._all()[name]

    def records(self) -> Mapping[str, T]:
        """All of them, for whoever looks at many."""
        return self._all()

    def __setitem__(self, name: str, record: T) -> None:
        self._all()[name] = record
        self._changed.add(_box(name))

    def __delitem__(self, name: str) -> None:
        del self._all()[name]
        self._changed.add(_box(name))

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def save(self) -> None:
        """Put the boxes that have changed into the store."""
        if not self._changed:
            return
        boxes: dict[int, dict[str, T]] = {box: {} for box in self._changed}
        for name, record in self._all().items():
            if (box := _box(name)) in boxes:
                boxes[box][name] = record
        for box, records in boxes.items():
            self._store.put(self._kind, str(box), self._pickler.dumps(records))
        self._changed.clear()


def _box(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogatepass")) % _BOXES
