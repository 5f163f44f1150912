"""Rich text: what a citation style speaks, before it becomes HTML, plain text or Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mark = Literal["i", "sup", "sub", "smallcaps"]


@dataclass(frozen=True, slots=True)
class Run:
    """Some text in one manner; ``href`` makes it a link."""

    text: str
    marks: frozenset[Mark] = frozenset()
    href: str = ""


Rich = tuple[Run, ...]
