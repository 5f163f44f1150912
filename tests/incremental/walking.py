"""One edit after another, a build after each, and now and then a clean one to hold it against."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from incremental.changing import Changing, Outcome, begin, edits
from sites.building import contents

EDITS = edits()
Steps = list[list[tuple[str, int]]]
"""Edits by name, each with a number to choose by; what stands together is compared once."""


def walk(steps: Steps, processes: int) -> None:
    """Make the edits and build after each; after each group of them, compare."""
    with TemporaryDirectory(prefix="plnfolio-edits-", ignore_cleanup_errors=True) as room:
        folder = Path(room)
        site = begin(folder / "site")
        _is_clean(site, folder, processes)
        for *edits, last in steps:
            for name, number in edits:
                EDITS[name](site, number)
                for output in site.outputs:
                    _built(site, processes, output)
            EDITS[last[0]](site, last[1])
            _is_clean(site, folder, processes)


def _is_clean(site: Changing, scratch: Path, processes: int) -> None:
    """That builds now say and give what a clean one does, or leave the output alone."""
    wanted, files = site.clean(scratch)
    for output in site.outputs:
        folder = site.folder / output
        if has_links(folder) or _built(site, processes, output).refused:
            # As the problem asks of its reader.
            tidy(folder)
        before = contents(folder)
        assert _built(site, processes, output) == wanted
        after, expected = contents(folder), files if wanted.done else before
        assert sorted(after) == sorted(expected)
        assert [path for path in after if after[path] != expected[path]] == []
    assert list((site.folder / ".plnfolio").glob("new-*")) == []


def _built(site: Changing, processes: int, output: str) -> Outcome:
    """What a build says; one that fails wrote nothing, and none does so behind links."""
    folder = site.folder / output
    before, behind = contents(folder), contents(site.elsewhere)
    outcome = site.build(processes, output=output)
    if not outcome.done:
        assert contents(folder) == before, "a build that failed wrote something"
    assert contents(site.elsewhere) == behind, "something was written through a link"
    return outcome


def has_links(folder: Path) -> bool:
    return any(path.is_symlink() for path in folder.rglob("*"))


def tidy(folder: Path) -> None:
    """Remove the links in an output folder, or all of it if nobody knows whose it is."""
    links = [path for path in folder.rglob("*") if path.is_symlink()]
    for link in links:
        link.unlink()
    if not links:
        for path in folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
