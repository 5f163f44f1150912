"""Frozen dataclasses at a quarter of the price: a run of plnfolio begins with two hundred of them.

``dataclasses`` writes eight functions for each class and compiles them one by one. Here it writes
only ``__init__``, which differs; the others are shared. Type checkers see ``dataclasses.dataclass``
itself, and it is for them to say where something is assigned to what is frozen.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen, slots=False, eq=True, order=False):
        """See ``dataclasses.dataclass``."""
        shared = {"__repr__": _repr} | ({"__eq__": _eq, "__hash__": _hash} if eq else {})

        def made(cls):
            own = cls.__dict__.get("__hash__")
            cls = dataclasses.dataclass(repr=False, eq=order, order=order, slots=slots)(cls)
            for name, function in shared.items():
                setattr(cls, name, function)
            if own:
                cls.__hash__ = own
            return cls

        return made


def _repr(self: Any) -> str:
    values = (f"{name}={getattr(self, name)!r}" for name in _names(self.__class__))
    return f"{type(self).__qualname__}({', '.join(values)})"


def _eq(self: Any, other: object) -> bool:
    return _values(self) == _values(other) if type(self) is type(other) else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _values(self: Any) -> tuple[object, ...]:
    return tuple([getattr(self, name) for name in _names(self.__class__)])


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in dataclasses.fields(kind) if one.compare)
