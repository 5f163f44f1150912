"""A map that was laid out once in a process is there for all its tests: each build draws some."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from plnfolio.draw import layout
from plnfolio.draw.layout import Layout
from plnfolio.draw.spec import MapSpec

_usual = layout._on_rings


@contextmanager
def once() -> Iterator[None]:
    """The same for the same, which ``usual`` and the tests of other processes hold it to."""
    known: dict[str, Layout | None] = {}

    def on_rings(spec: MapSpec) -> Layout | None:
        key = repr(spec)
        if key not in known:
            known[key] = _usual(spec)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "_on_rings", on_rings)
        yield


@contextmanager
def usual() -> Iterator[None]:
    """Nothing is remembered: for the tests of what is laid out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "_on_rings", _usual)
        yield
