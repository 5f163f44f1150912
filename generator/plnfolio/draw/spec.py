"""What a picture is drawn from: plain text and numbers, nothing of the site."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from plnfolio.frozen import dataclass

Size = Literal["wide", "narrow"]

_KINDS = {
    "person": "Person",
    "organisation": "Organisation",
    "association": "Association",
    "community": "Community",
    "platform": "Platform",
    "podcast": "Podcast",
    "publication": "Publication",
    "event": "Event",
    "course": "Course",
    "hashtag": "Hashtag",
}
_STATUSES = {"current": "Current", "growing": "Growing", "planned": "Planned", "paused": "Paused"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a legend, in the language of the page."""

    kinds: Mapping[str, str] = field(default_factory=lambda: _KINDS)
    statuses: Mapping[str, str] = field(default_factory=lambda: _STATUSES)
    gives: str = "I give"
    receives: str = "I receive"
    highlight: str = "Highlighted"
    absent: str = "Not at this time"
    hours: str = "Size: hours a month"


@dataclass(frozen=True, slots=True)
class MapNode:
    """One network on the map.

    ``id`` is unique on the map and a name fit for an XML id. ``hours`` are those of a month, the
    middle of a range; 0 is “unknown”. ``detail`` follows the label in the link's accessible name
    and tooltip. Without ``href`` the node is no link.
    """

    id: str
    label: str
    group: str = ""
    kind: str = "organisation"
    status: str = "current"
    hours: float = 0.0
    href: str = ""
    gives: bool = False
    receives: bool = False
    highlight: bool = False
    detail: str = ""


@dataclass(frozen=True, slots=True)
class MapSpec:
    """A map to draw: the author and what is around them."""

    author: str
    nodes: tuple[MapNode, ...]
    size: Size = "wide"
    title: str = "My personal learning network"
    description: str = ""
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
