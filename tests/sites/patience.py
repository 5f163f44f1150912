"""How long a test waits for what has to come, and how it saves a file that somebody watches."""

from __future__ import annotations

from pathlib import Path

PATIENCE = 180
"""Seconds after which a test gives up.

None waits for them when all is well, and beside a busy neighbour all may take ten times as long.
"""


def save(path: Path, text: str) -> None:
    """Write a file whole, as most editors do: beside its place, then renamed.

    A file that is written where it lies is empty for a moment. Whoever watches it may take that for
    a save of its own, if the writer has to wait for its turn just then.
    """
    beside = path.with_name(f"{path.name}~")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
