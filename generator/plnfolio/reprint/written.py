"""Works as their author’s library has them in YAML, and as CSL-JSON with their doubts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from plnfolio.reprint.listed import Piece
from plnfolio.reprint.pasted import Listed, Pasted
from plnfolio.reprint.weighing import NO_ITALICS
from plnfolio.written.references import yaml_lines


def as_json(listed: Listed) -> str:
    """A list of CSL-JSON items, each with its doubts."""
    works = [{**work.item, "doubts": list(work.doubts)} for work in listed.works]
    return json.dumps(works, ensure_ascii=False, indent=2)


def as_yaml(listed: Listed) -> str:
    """The works in the order of the list; what is no work, and what is in doubt, as comments."""
    plain = sum(NO_ITALICS in work.doubts for work in listed.works)
    blocks: list[tuple[int, str]] = [(one.line, "\n".join(_said(one))) for one in listed.others]
    blocks += [(work.line, entry(work, several=plain > 1)) for work in listed.works]
    head = [_commented(NO_ITALICS)] if plain > 1 else []
    return "\n\n".join([*head, *(block for _, block in sorted(blocks, key=lambda one: one[0]))])


def _said(piece: Piece) -> Iterator[str]:
    why = why_none(piece) if piece.style else f"line {piece.line}, no work ({piece.kind})"
    yield _commented(f"{why}: {piece.words.text}")


def why_none(piece: Piece) -> str:
    """Why a piece is none of the works, and what can be done where it seems to be one."""
    if piece.style:
        return (
            f"line {piece.line} seems to be {piece.style} style and cannot be read "
            "(write it as APA has it, or look the work up with “plnfolio cite add”)"
        )
    return f"line {piece.line} is no work ({piece.kind})"


def entry(work: Pasted, *, several: bool = False) -> str:
    """One work with its doubts; ``several``: what is said of many is said elsewhere."""
    doubts = [doubt for doubt in work.doubts if not (several and doubt == NO_ITALICS)]
    return "\n".join((*map(_commented, doubts), item_yaml(work.item)))


def _commented(text: str) -> str:
    return "\n".join(f"# {line}" for line in text.splitlines())


def item_yaml(item: Mapping[str, Any]) -> str:
    """A CSL item as an entry of ``references.yaml``: a field a line, a name a line."""
    return "\n".join(yaml_lines(item))
