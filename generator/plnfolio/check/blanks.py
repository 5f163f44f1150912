"""What is no prose in a line, blanked: each of its signs stands for one that was typed."""

from __future__ import annotations

Blank = tuple[int, int, str]
"""Signs from an offset up to another, and what stands for each of them; ends of lines stay."""


def blanked(text: str, blanks: list[Blank]) -> str:
    """A text with some of its parts blanked, one after the other."""
    if not blanks:
        return text
    rows = sorted(blanks) if len(blanks) > 1 else blanks
    pieces: list[str] = []
    at = 0
    for start, end, sign in rows:
        if start < at:
            return _by_signs(text, blanks)
        if start > at:
            pieces.append(text[at:start])
        piece = text[start:end]
        pieces.append(_covered(piece, sign) if "\n" in piece else sign * len(piece))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def _by_signs(text: str, blanks: list[Blank]) -> str:
    """The same where parts overlap: the last one counts."""
    signs = list(text)
    for start, end, sign in blanks:
        signs[start:end] = _covered(text[start:end], sign)
    return "".join(signs)


def _covered(piece: str, sign: str) -> str:
    return "".join(["\n" if char == "\n" else sign for char in piece])
