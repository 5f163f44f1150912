"""What a picture is drawn from: plain text and numbers, nothing of the site."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from plnfolio.frozen import dataclass

Size = Literal["wide", "narrow"]

Seat = Literal["middle", "aside"]

RINGS = ("current", "growing", "planned")
"""The statuses that have a ring of their own, from the inside; what is paused stands with plans."""

_STATUSES = {"current": "current", "growing": "growing", "planned": "planned", "paused": "paused"}
_FAMILIES = {"person": "a person", "group": "a group", "medium": "to read, hear or follow"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words on a map that are not the author's, in the language of the page."""

    statuses: Mapping[str, str] = field(default_factory=lambda: _STATUSES)
    families: Mapping[str, str] = field(default_factory=lambda: _FAMILIES)
    hours: str = "thicker and larger: more hours"
    unstated: str = "time not stated"
    highlight: str = "marked"
    bridge: str = "they know each other"
    gap: str = "missing"
    new: str = "new"
    gone: str = "no longer"


@dataclass(frozen=True, slots=True)
class MapNode:
    """One network on the map, or one that is missing.

    ``id`` is unique on the map and a name fit for an XML id. ``hours`` are those of a month, the
    middle of a range, None where nobody has said them. ``note`` are the words under the name;
    ``joined`` says with whom it has a bridge, where none can be drawn. ``detail`` follows the
    label in the link's accessible name and tooltip. Without ``href`` the node is no link. ``kind``
    ``gap`` is for what is missing: its label is a question. ``change`` is ``new``, ``gone``
    or ``moved`` on a map of two dates.
    """

    id: str
    label: str
    group: str = ""
    kind: str = "organisation"
    status: str = "current"
    hours: float | None = None
    href: str = ""
    note: str = ""
    joined: str = ""
    highlight: bool = False
    detail: str = ""
    change: str = ""

    @property
    def ring(self) -> int:
        """Which ring it stands on, 0 the innermost."""
        return RINGS.index(self.status) if self.status in RINGS else len(RINGS) - 1

    @property
    def missing(self) -> bool:
        """Whether it is a gap."""
        return self.kind == "gap"

    @property
    def moved(self) -> bool:
        """Whether its note says from which status it came."""
        return self.change == "moved"

    @property
    def unstated(self) -> bool:
        """Whether it takes time and nobody knows how much."""
        active = self.status in ("current", "growing") and self.change != "gone"
        return self.hours is None and active and not self.missing


@dataclass(frozen=True, slots=True)
class MapSpec:
    """A map to draw: the author and what is around them.

    ``bridges`` are pairs of ids of nodes that know each other. ``seat`` is where the author is:
    in the middle, or aside. ``date`` stands in a corner.
    """

    author: str
    nodes: tuple[MapNode, ...]
    size: Size = "wide"
    title: str = "My personal learning network"
    description: str = ""
    bridges: tuple[tuple[str, str], ...] = ()
    seat: Seat = "middle"
    date: str = ""
    rtl: bool = False
    words: Words = field(default_factory=Words)

    def grouped(self) -> tuple[tuple[str, tuple[MapNode, ...]], ...]:
        """The groups and their nodes in reading order; nodes without a group come last.

        Groups go by name and not by first appearance, so that neither the order of tables nor of
        files moves a sector; a group's own nodes keep the order they were written in.
        """
        members: dict[str, list[MapNode]] = {}
        for node in self.nodes:
            members.setdefault(node.group, []).append(node)

        def order(group: str) -> tuple[bool, str, str]:
            return (not group, unicodedata.normalize("NFKC", group).casefold(), group)

        return tuple((group, tuple(members[group])) for group in sorted(members, key=order))


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``low`` to ``high`` hours a month, and the words that say so (“4–12 h”)."""

    label: str
    low: float
    high: float
    text: str


@dataclass(frozen=True, slots=True)
class BarSpec:
    """A bar chart to draw. ``rtl`` lets the bars grow from the right."""

    bars: tuple[Bar, ...]
    title: str = "Hours a month"
    description: str = ""
    size: Size = "wide"
    rtl: bool = False
