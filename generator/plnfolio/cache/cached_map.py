"""Values by name, kept in the store in boxes, so that few are read and written at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Generic, TypeVar
from zlib import crc32

from plnfolio.cache.pickled import Pickler
from plnfolio.cache.store import Store

T = TypeVar("T")

_BOXES = 64


class CachedMap(MutableMapping[str, T], Generic[T]):
    """A mapping that is read from the store as it is used and written back by ``save``."""

    def __init__(self, store: Store, kind: str, pickler: Pickler) -> None:
        self._store = store
        self._kind = kind
        self._pickler = pickler
        self._boxes: dict[int, dict[str, T]] = {}
        self._changed: set[int] = set()

    def _box(self, name: str) -> dict[str, T]:
        number = _number(name)
        if number not in self._boxes:
            self._boxes[number] = self._read(number, self._store.get(self._kind, str(number)))
        return self._boxes[number]

    def _read(self, number: int, data: bytes | None) -> dict[str, T]:
        try:
            kind, own, values = self._pickler.loads(data) if data else ("", -1, {})
        except (TypeError, ValueError):
            # Not ours; what was in it is made again.
            return {}
        found: dict[str, T] = values if (kind, own) == (self._kind, number) else {}
        return found

    def records(self) -> Mapping[str, T]:
        """All of them as they are now, for whoever looks at many."""
        missing = [number for number in range(_BOXES) if number not in self._boxes]
        if missing:
            kept = self._store.load(self._kind)
            for number in missing:
                self._boxes[number] = self._read(number, kept.get(str(number)))
        return {name: value for box in self._boxes.values() for name, value in box.items()}

    def __getitem__(self, name: str) -> T:
        return self._box(name)[name]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name in self._box(name)

    def __setitem__(self, name: str, value: T) -> None:
        self._box(name)[name] = value
        self._changed.add(_number(name))

    def __delitem__(self, name: str) -> None:
        del self._box(name)[name]
        self._changed.add(_number(name))

    def __iter__(self) -> Iterator[str]:
        return iter(self.records())

    def __len__(self) -> int:
        return len(self.records())

    def become(self, values: Mapping[str, T]) -> None:
        """Hold these and no others."""
        before = self.records()
        for name in before.keys() - values.keys():
            del self[name]
        self.update({name: one for name, one in values.items() if before.get(name) != one})

    def save(self) -> None:
        """Put the boxes that have changed into the store."""
        for number in self._changed:
            data = self._pickler.dumps((self._kind, number, self._boxes[number]))
            self._store.put(self._kind, str(number), data)
        self._changed.clear()


def _number(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogatepass")) % _BOXES
