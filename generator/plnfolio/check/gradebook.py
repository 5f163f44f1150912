"""Results of people in tables: below a head or behind a label that names one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from plnfolio.check.marks import read
from plnfolio.check.text import Block, Text
from plnfolio.check.ties import Told
from plnfolio.patterns import regex

_RESULT = regex(r"[!1-7%]\.?")
_OWN_HEAD = regex(r"(?:mI?|I[VK]?)[dyxW]*[GsAX]|[dyx]*[Gs][VK]|[dyxW]*[GsA]\(?M\)?")
_HEAD = regex(r"[dyxW]*[GsAX][dyx]*[06]?|[dyx]*W[06]?")
_LABEL = regex(r"[dmx]{0,2}[GsA]|m[dxW]{0,3}[GsA]|[GsA][VK]")
_WORKS = regex(r"[dmx]*[WF][0N]?")
_PEOPLE = regex(
    r"(?i)\W*(?:student|learner|trainee|pupil|name|nurse|candidate|classmate|peer|who)s?"
    r"(?: name)?\W*"
)
_SOMEBODY = regex(r"\W*[A-Z][\w’'-]+(?: [A-Z][\w’'-]*\.?){1,2}\W*|\W*[A-Z][a-z’'-]+\W*")
_LONGEST = 60
"""Signs of a cell that is a result, or names one."""


def told_in_tables(text: Text) -> Iterator[tuple[Block, Told]]:
    """Each cell that is a person's result."""
    head: dict[int, Block] = {}
    row: list[Block] = []
    table = None
    for block in text.blocks:
        if block.kind != "cell":
            continue
        if block.around("table") is not table:
            table, head = block.around("table"), {}
        if not block.typed.cell:
            row = []
        row.append(block)
        if block.inside("head"):
            head[block.typed.cell] = block
        roles = _roles(block.prose) if len(row) > 1 else ""
        if _RESULT.fullmatch(roles) and (is_own := _whose(row, roles[0], head)) is not None:
            start = len(block.prose) - len(block.prose.lstrip(" *_"))
            yield block, Told(start, len(block.prose.rstrip(" *_")), is_own)


def _whose(row: Sequence[Block], shape: str, head: Mapping[int, Block]) -> bool | None:
    """Whether a result at the end of a row is the author's own, if it is anybody's."""
    first, last = row[0], row[-1]
    above = _roles(head[last.typed.cell].prose) if last.typed.cell in head else ""
    corner = head[0].prose if 0 in head else ""
    if _OWN_HEAD.fullmatch(above):
        return True
    if _HEAD.fullmatch(above) and _PEOPLE.fullmatch(corner) and _SOMEBODY.fullmatch(first.prose):
        return False
    if _WORKS.fullmatch(_roles(corner)) and _LABEL.fullmatch(above) and shape not in "%6":
        return True
    label = _roles(first.prose)
    is_labelled = shape != "6" and len(row) == 2 and len(head) < 3 and _LABEL.fullmatch(label)
    return True if is_labelled and (shape != "2" or "d" in label) else None


@lru_cache(maxsize=1024)
def _roles(prose: str) -> str:
    """The roles in a cell; heads are the same in many tables."""
    return read(prose, 0, len(prose)).roles if len(prose) < _LONGEST else ""
