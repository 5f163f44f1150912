"""What was made, and from what: an output is right for as long as its inputs are the same."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from plnfolio.cache.cached_map import CachedMap
from plnfolio.cache.digest import digest
from plnfolio.cache.pickled import Pickler
from plnfolio.cache.store import Store

T = TypeVar("T")


class Record(NamedTuple, Generic[T]):
    """Something that was made: ``inputs`` is a digest of the names and digests of its inputs."""

    inputs: str
    output: T


class Records(Generic[T]):
    """Records by name.

    The inputs themselves, digests by name, lie apart: most are asked for only to say why something
    is made again. Outputs are plain data.
    """

    def __init__(self, store: Store, kind: str, pickler: Pickler) -> None:
        self._records: CachedMap[Record[T]] = CachedMap(store, kind, pickler)
        self._inputs: CachedMap[dict[str, str]] = CachedMap(store, f"inputs of {kind}", pickler)

    def get(self, name: str) -> Record[T] | None:
        """A record."""
        return self._records.get(name)

    def every(self) -> Mapping[str, Record[T]]:
        """All of them, for whoever looks at many."""
        return self._records.records()

    def every_inputs(self) -> Mapping[str, Mapping[str, str]]:
        """The inputs of all of them."""
        return self._inputs.records()

    def inputs(self, name: str) -> Mapping[str, str] | None:
        """What something was made from; None if nothing is known of it."""
        return self._inputs.get(name) if name in self._records else None

    def put(self, name: str, inputs: Mapping[str, str], output: T) -> None:
        """Remember what was made."""
        self._records[name] = Record(sum_of(inputs), output)
        self._inputs[name] = dict(inputs)

    def left(self, name: str, output: T) -> None:
        """Remember another output of what is made from the same."""
        self._records[name] = self._records[name]._replace(output=output)

    def made(self, name: str, inputs: Mapping[str, str], make: Callable[[], T]) -> T:
        """What ``make`` makes of the inputs, or made of them before."""
        record = self.get(name)
        if record is None or record.inputs != sum_of(inputs):
            self.put(name, inputs, make())
            return self._records[name].output
        return record.output

    def forget_others(self, names: Collection[str]) -> None:
        """Forget all records but some."""
        for name in [name for name in self._records.records() if name not in names]:
            del self._records[name]
            self._inputs.pop(name, None)

    def save(self) -> None:
        """Put what has changed into the store."""
        self._records.save()
        self._inputs.save()


def sum_of(inputs: Mapping[str, str]) -> str:
    """One digest of all inputs."""
    return digest("\0".join(chain.from_iterable(inputs.items())))
