"""The map of all networks, laid out once for the pages that show where one of them stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from plnfolio.cache.digest import fingerprint
from plnfolio.model.network import Missing
from plnfolio.pln.entries import Entry, as_of
from plnfolio.render.pictures import NODE, newest, whole_map
from plnfolio.theme.strings import Strings

if TYPE_CHECKING:
    from plnfolio.draw.layout import Layout


class Overview:
    """What the map of a day is drawn from, told apart by ``digest``; it is drawn when asked for."""

    def __init__(
        self,
        rows: Sequence[Entry],
        *,
        today: str,
        author: str,
        strings: Strings,
        missing: Sequence[Missing],
        digest: str,
    ) -> None:
        self._spec = partial(
            whole_map,
            rows,
            today,
            author=author,
            strings=strings,
            missing=missing,
            address=_nowhere,
        )
        # Another day is another map only if somebody came or went, stands elsewhere, or is newer.
        where = [(entry.slug, entry.status) for entry in as_of(rows, today)]
        self.digest = fingerprint((digest, author, where, newest(rows, today)))

    @cached_property
    def layout(self) -> Layout:
        """Where everybody stands."""
        from plnfolio.draw.layout import layout  # noqa: PLC0415 - most builds draw no map

        return layout(self._spec())


def _nowhere(_: str) -> str:
    return ""


def node_of(slug: str) -> str:
    """The node of a network on the map."""
    return NODE + slug
