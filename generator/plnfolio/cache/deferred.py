"""Calls that are made later, or never: a function with its arguments, told apart by digests.

Whoever defers a call gives a function that sees nothing but its arguments. Then what it makes is
the same for as long as the digests of the arguments are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from plnfolio.cache.digest import fingerprint
from plnfolio.frozen import dataclass

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Given(Generic[T_co]):
    """An argument with its digest known: one that many calls share, or that is slow to get."""

    def __init__(self, digest: str, get: Callable[[], T_co]) -> None:
        self._digest = digest
        self._get = get

    @property
    def digest(self) -> str:
        """The same for as long as what it gives is."""
        return self._digest

    def get(self) -> T_co:
        """The argument."""
        return self._get()


@dataclass(frozen=True, slots=True)
class Constant(Generic[T]):
    """Gives what it was given; unlike a lambda it can be sent to another process."""

    value: T

    def __call__(self) -> T:
        """The value."""
        return self.value


def given(value: T) -> Given[T]:
    """A value that many calls share, so that its digest is made once."""
    return Given(fingerprint(value), Constant(value))


def once(call: Deferred[T]) -> Given[T]:
    """What a call makes, as an argument of others; it has the same digest if the call has."""
    return Given(fingerprint(call.inputs()), call)


@dataclass(frozen=True, slots=True)
class Deferred(Generic[T_co]):
    """``function(**arguments)``, each ``Given`` among the arguments replaced by what it gives."""

    function: Callable[..., T_co]
    arguments: Mapping[str, object]

    def inputs(self) -> dict[str, str]:
        """Digests of what the result depends on, by the arguments' names, and on which function."""
        found = {name: fingerprint(value) for name, value in self.arguments.items()}
        found["function"] = f"{self.function.__module__}.{self.function.__qualname__}"
        return found

    def __call__(self) -> T_co:
        """The result."""
        arguments = {
            name: value.get() if isinstance(value, Given) else value
            for name, value in self.arguments.items()
        }
        return self.function(**arguments)


def later(function: Callable[..., T], **arguments: object) -> Deferred[T]:
    """A call that may never be made."""
    return Deferred(function, arguments)
