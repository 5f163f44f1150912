"""What somebody who watches a long build sees of it."""

from __future__ import annotations

import io

import pytest

from plnfolio.commands import progress
from plnfolio.pipeline.request import PICTURES


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("patience", "heard", "lasts"),
    [
        pytest.param(0.2, [(0, 1)], True, id="a single picture that lasts"),
        pytest.param(3600, [(0, 2), (2, 2)], False, id="what is soon done"),
    ],
)
def test_a_bar_is_drawn_while_something_lasts_and_only_then(
    patience: float, heard: list[tuple[int, int]], lasts: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "PATIENCE", patience)
    watcher = progress.Watcher()
    for done, total in heard:
        watcher.hear(PICTURES, done, total)
    waiting = watcher.timer
    if waiting:
        waiting.join()
    drawn = terminal.getvalue()
    watcher.stop()
    assert waiting is None or lasts
    assert PICTURES in drawn if lasts else terminal.getvalue() == ""
