"""``references``: the list of works, where the author wants it."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.render.layout import Filling, Located, ReferenceList


def fill_references(filling: Filling) -> Iterable[Located]:
    """A place for the list; it is made when all citations of the page are known."""
    yield ReferenceList(filling.slot.place), filling.origin
