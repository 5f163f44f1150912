"""What was painted once in a run of the tests is there for all of them: resvg is slow.

It paints the same again, which the tests of whole processes hold it to (``tests/output``): in those
nothing is remembered.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

from plnfolio.cache.stamps import stamp


class Painted:
    """``svg_to_bytes`` of resvg, with its pictures in a folder that many processes may share."""

    def __init__(self, paint: Callable[..., Sequence[int]], folder: Path) -> None:
        self._paint = paint
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def __call__(self, *, font_files: Sequence[str], **how: object) -> bytes:
        """A picture; ValueError for what is no SVG, each time."""
        # Tests change a face where it lies.
        faces = [(name, stamp(name)) for name in font_files]
        key = sha256(repr((sorted(how.items()), faces)).encode()).hexdigest()
        path = self._folder / f"{key}.png"
        if not path.exists():
            drawn = bytes(self._paint(font_files=font_files, **how))
            new = path.with_suffix(f".{os.getpid()}")
            new.write_bytes(drawn)
            new.replace(path)
            return drawn
        return path.read_bytes()
