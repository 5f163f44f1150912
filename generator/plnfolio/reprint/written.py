"""Works as their author’s library has them in YAML, and as CSL-JSON with their doubts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from plnfolio.reprint.listed import Piece
from plnfolio.reprint.pasted import Listed, Pasted
from plnfolio.reprint.weighing import NO_ITALICS

_WIDE = 10**6
_FIGURE = re.compile(r"[1-9]\d{0,8}")
# Who, when, what and where, as a reader of the library looks for them; other fields stand before
# the address.
_FIRST = (
    "id", "type", "author", "editor", "translator", "issued", "original-date", "title",
    "translated-title", "genre", "medium", "number", "version", "edition", "container-title",
    "volume", "issue", "page", "event-title", "event-place", "publisher", "publisher-place",
)  # fmt: skip
_LAST = ("DOI", "URL", "accessed")


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
    yield _commented(f"line {piece.line}, no work ({piece.kind}): {piece.words.text}")


def entry(work: Pasted, *, several: bool = False) -> str:
    """One work with its doubts; ``several``: what is said of many is said elsewhere."""
    doubts = [doubt for doubt in work.doubts if not (several and doubt == NO_ITALICS)]
    return "\n".join((*map(_commented, doubts), item_yaml(work.item)))


def _commented(text: str) -> str:
    return "\n".join(f"# {line}" for line in text.splitlines())


def item_yaml(item: Mapping[str, Any]) -> str:
    """A CSL item as an entry of ``references.yaml``: a field a line, a name a line."""
    others = [name for name in item if name not in _FIRST and name not in _LAST]
    people = [name for name in others if isinstance(item[name], list)]
    order = [*_FIRST[:5], *people, *_FIRST[5:], *(n for n in others if n not in people), *_LAST]
    lines = [line for name in order if name in item for line in _field(name, item[name])]
    return "\n".join(f"{'  ' if at else '- '}{line}" for at, line in enumerate(lines))


def _field(name: str, value: object) -> Iterator[str]:
    if isinstance(value, list):
        yield f"{name}:"
        yield from (f"  - {_flow(one)}" for one in value)
    else:
        yield f"{name}: {_flow(value)}"


def _flow(value: object) -> str:
    """A value on one line."""
    if isinstance(value, str) and _FIGURE.fullmatch(value):
        return value
    text = yaml.safe_dump(
        value, allow_unicode=True, width=_WIDE, default_flow_style=True, sort_keys=False
    )
    return text.removesuffix("\n").removesuffix("\n...").strip()
