"""One edit after another under a server that remembers all, each held against a clean build."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from incremental.changing import INPUT, Changing, Outcome, begin, edits
from incremental.walking import has_links, tidy
from plnfolio.pipeline import session as sessions
from plnfolio.pipeline.build import Done, whole
from plnfolio.pipeline.session import Session
from sites.building import contents

EDITS = edits()
_WITHOUT = frozenset({"a second output folder or none"})

SETTLED = 0.12
"""Seconds after which a file cannot change unseen (see ``cache.stamps``)."""

Stamps = dict[Path, tuple[int, int, int]]


class Saving:
    """A site under a server: ``save`` is told what changed, as watching files would tell it."""

    def __init__(self, site: Changing) -> None:
        self.site = site
        self._session = Session()
        self._seen: Stamps = {}

    def ignore(self) -> None:
        """Do not hear of what has changed until now."""
        self._seen = _stamps(self.site)

    def save(self) -> Outcome:
        now = _stamps(self.site)
        changed = {
            path for path in now.keys() | self._seen.keys() if now.get(path) != self._seen.get(path)
        }
        self._seen = now
        return self.site.save(self._session, sorted(changed))


def _stamps(site: Changing) -> Stamps:
    paths = (path for name in INPUT for path in (site.folder / name).rglob("*"))
    found = ((path, path.stat()) for path in paths if path.is_file())
    return {path: (now.st_mtime_ns, now.st_ctime_ns, now.st_ino) for path, now in found}


def walk(steps: list[tuple[str, int]], folder: Path) -> None:
    """Make the edits, and save after each; what is served is what a clean build gives."""
    site = begin(folder / "site")
    saving = Saving(site)
    _is_clean(saving, folder)
    for name, number in steps:
        if name in _WITHOUT:
            continue
        if number % 4:
            time.sleep(SETTLED)
        EDITS[name](site, number)
        _is_clean(saving, folder)


def _is_clean(saving: Saving, scratch: Path) -> None:
    site = saving.site
    wanted, files = site.clean(scratch)
    if has_links(site.output):
        behind = contents(site.elsewhere)
        saving.save()
        assert contents(site.elsewhere) == behind, "something was written through a link"
        tidy(site.output)
    before = contents(site.output)
    said = saving.save()
    if said.refused:
        shutil.rmtree(site.output.resolve())
        site.output.unlink(missing_ok=True)
        before, said = {}, saving.save()
    assert said == wanted
    expected = files if wanted.done else before
    assert_same(contents(site.output), expected)
    if wanted.done:
        # Another process finds what it needs, too.
        assert site.build() == wanted
        assert_same(contents(site.output), expected)


def assert_same(made: dict[str, bytes], wanted: dict[str, bytes]) -> None:
    assert sorted(made) == sorted(wanted)
    assert [path for path in made if made[path] != wanted[path]] == []


@contextmanager
def counted() -> Iterator[list[str]]:
    """The builds of a whole site, one a line."""
    found: list[str] = []

    def counting(*given: Any, **named: Any) -> Done:
        found.append("whole")
        return whole(*given, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sessions, "whole", counting)
        yield found
