"""YAML with the place of every value, all scalars as text.

Text, because what a word means is said by the model it is for: ``title: No`` is a title and
``edition: 1.10`` keeps its zero. An empty value, ``~`` and ``null`` are None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from plnfolio.diagnostics import Problem, Span
from plnfolio.frozen import dataclass
from plnfolio.model.site import Loc, Places
from plnfolio.spelling import nearest

Value = str | None | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True, slots=True)
class Yaml:
    """A YAML text as plain data; ``keys`` has the place of each mapping's keys.

    ``lost`` are words in the parts that cannot be read, by the place of the mapping around them.
    """

    value: Value
    places: Places
    keys: Mapping[Loc, Span]
    lost: Mapping[Loc, frozenset[str]] = field(default_factory=dict)

    def may_hold(self, loc: Loc) -> bool:
        """Whether a field that is missing may be in a part that cannot be read."""
        words = self.lost.get(loc[:-1])
        return bool(words and nearest(str(loc[-1]), words))


def moved(data: Yaml, value: dict[str, Value], loc: Loc) -> Yaml:
    """The same places for data that has become a part of other data, at ``loc``."""
    spans = {(*loc, *old): span for old, span in data.places.spans.items()}
    keys = {(*loc, *old): span for old, span in data.keys.items()}
    spans[()] = data.places[()]
    lost = {(*loc, *old): words for old, words in data.lost.items()}
    return Yaml(value, Places(spans), keys, lost)


def load(path: str, text: str, problems: list[Problem], *, line: int = 1) -> Yaml | None:
    """Read a YAML text whose first line is line ``line`` of its file.

    One with mistakes is read without the parts that hold them; None if nothing is left of it then.
    Problems: ``yaml-syntax``, ``yaml-remark`` and ``duplicate-key``.
    """
    from plnfolio.written.values import read  # noqa: PLC0415 - most builds read no YAML anew

    return read(path, text, problems, line)
