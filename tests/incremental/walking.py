"""One edit after another, a build after each, and now and then a clean one to hold it against."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from incremental.changing import Changing, begin, edits
from sites.building import contents

EDITS = edits()
Steps = list[list[tuple[str, int]]]
"""Edits by name, each with a number to choose by; what stands together is compared once."""


def walk(steps: Steps, hands: int) -> None:
    """Make the edits and build after each; after each group of them, compare."""
    with _room() as folder:
        site = begin(folder / "site")
        _is_clean(site, folder, hands)
        for *edits, last in steps:
            for name, number in edits:
                EDITS[name](site, number)
                before = contents(site.output)
                if not site.build(hands).done:
                    assert contents(site.output) == before, "a build that failed wrote something"
            EDITS[last[0]](site, last[1])
            _is_clean(site, folder, hands)


def _is_clean(site: Changing, scratch: Path, hands: int) -> None:
    """That a build now says and gives what a clean one does, or leaves the output alone."""
    before = contents(site.output)
    outcome = site.build(hands)
    wanted, files = site.clean(scratch)
    assert outcome == wanted
    after, expected = contents(site.output), files if wanted.done else before
    assert sorted(after) == sorted(expected)
    assert [path for path in after if after[path] != expected[path]] == []
    assert list((site.folder / ".plnfolio").glob("new-*")) == []


@contextmanager
def _room() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="plnfolio-edits-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
