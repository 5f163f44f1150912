"""What somebody who watches a long build sees of it."""

from __future__ import annotations

import io

import pytest

from plnfolio.commands import progress
from plnfolio.pipeline.order import PICTURES


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def watched(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal in the place of standard error; to be called where it is used."""
    made = Terminal()
    monkeypatch.setattr("sys.stderr", made)
    monkeypatch.setenv("TERM", "xterm")
    return made


def test_a_single_picture_that_lasts_is_shown_while_it_lasts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = watched(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 0.2)
    watcher = progress.Watcher()
    watcher.hear(PICTURES, 0, 1)
    if watcher.timer:
        watcher.timer.join()
    assert PICTURES in terminal.getvalue()
    watcher.stop()


def test_what_is_soon_done_draws_nothing_and_leaves_nothing_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = watched(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 3600)
    watcher = progress.Watcher()
    watcher.hear(PICTURES, 0, 2)
    watcher.hear(PICTURES, 2, 2)
    assert watcher.timer is None
    watcher.stop()
    assert terminal.getvalue() == ""
