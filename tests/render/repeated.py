"""Texts that say the same over and over, from ``slow.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sites.cases import read_yaml


@dataclass(frozen=True)
class Repeated:
    """What is said again and again, with what stands once before and behind it."""

    again: str
    before: str = ""
    after: str = ""
    closed: str = ""

    def text(self, size: int) -> str:
        """A text of about so many characters."""
        room = size - len(self.before) - len(self.after)
        count = max(1, room // (len(self.again) + len(self.closed)))
        parts = [self.again.replace("№", str(number)) for number in range(1, count + 1)]
        return f"{self.before}{''.join(parts)}{self.after}{self.closed * count}"

    def __str__(self) -> str:
        shown = (part for part in (self.before, self.again, "…", self.after, self.closed) if part)
        return " ".join(repr(part)[1:-1] for part in shown)


def repeated() -> list[Repeated]:
    """All cases."""
    path = Path(__file__).with_name("slow.yaml")
    cases = read_yaml(path.read_text(encoding="utf-8"))
    return [Repeated(case) if isinstance(case, str) else Repeated(**case) for case in cases]
