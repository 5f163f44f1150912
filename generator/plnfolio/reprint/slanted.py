"""Text that remembers which of its letters are italic, through cuts and replacements."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from plnfolio.frozen import dataclass

ITALIC, UPRIGHT = "i", "-"


@dataclass(frozen=True, slots=True)
class Slanted:
    """A text, and for each of its signs whether it is italic."""

    text: str
    slant: str

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def __getitem__(self, cut: slice) -> Slanted:
        return Slanted(self.text[cut], self.slant[cut])

    def strip(self, signs: str = " ") -> Slanted:
        """Without such signs at both ends."""
        begins = len(self.text) - len(self.text.lstrip(signs))
        return self[begins : max(begins, len(self.text.rstrip(signs)))]

    def sub(
        self, pattern: re.Pattern[str], instead: str | Callable[[re.Match[str]], str]
    ) -> Slanted:
        """As ``re.sub``; what is put in slants as the first sign did that it replaces."""
        text: list[str] = []
        slant: list[str] = []
        at = 0
        for found in pattern.finditer(self.text):
            put = instead(found) if callable(instead) else found.expand(instead)
            text += (self.text[at : found.start()], put)
            slant += (self.slant[at : found.start()],)
            slant += (self.slant[found.start() : found.start() + 1] or UPRIGHT) * len(put)
            at = found.end()
        return Slanted("".join((*text, self.text[at:])), "".join((*slant, self.slant[at:])))

    @property
    def letters(self) -> str:
        """The italic letters and figures alone."""
        return "".join(
            sign
            for sign, slant in zip(self.text, self.slant, strict=True)
            if slant == ITALIC and sign.isalnum()
        )

    @property
    def share(self) -> float:
        """How much of its letters is italic, from 0 to 1."""
        count = sum(map(str.isalnum, self.text))
        return len(self.letters) / count if count else 0.0

    def tagged(self, *, italic: bool) -> str:
        """As CSL has it: ``<i>`` around what stands out; ``italic``: the whole is set so."""
        if ITALIC not in self.slant or (self.share if not italic else 1 - self.share) > 0.97:
            return self.text  # all of it slants otherwise: that is no part of what it says
        usual = ITALIC if italic else UPRIGHT
        runs = re.finditer(f"[^{usual}]+", self.slant)
        out, at = [], 0
        for run in runs:
            inner = self.text[run.start() : run.end()]
            if not any(map(str.isalnum, inner)):
                continue
            lead, tail = len(inner) - len(inner.lstrip()), len(inner.rstrip())
            begins, ends = run.start() + lead, run.start() + tail
            out += [self.text[at:begins], "<i>", self.text[begins:ends], "</i>"]
            at = ends
        return "".join((*out, self.text[at:]))


def upright(text: str) -> Slanted:
    """A text without italics."""
    return Slanted(text, UPRIGHT * len(text))


def joined(parts: Iterable[Slanted], between: str = " ") -> Slanted:
    """All of them in a row; what is between two italics is italic."""
    made = upright("")
    for part in parts:
        slant = ITALIC if made.slant[-1:] == part.slant[:1] == ITALIC else UPRIGHT
        gap = between if made.text else ""
        made = Slanted(made.text + gap + part.text, made.slant + slant * len(gap) + part.slant)
    return made
