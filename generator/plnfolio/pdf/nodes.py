"""What the template of a paper is given: plain data, so that nothing of a text is taken for markup.

A node is a mapping whose ``is`` names what it is; ``of`` holds what stands in it. In a line a node
may also be a string. Whatever is added here needs its words in ``parts.typ``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, TypeAlias
from unicodedata import category

Node: TypeAlias = dict[str, Any]
Inline: TypeAlias = str | Node


_APART = frozenset(("break", "at", "note", "again", "image"))
"""What stands in a line and holds no words of it."""


def node(kind: str, of: Iterable[Any] = (), **more: Any) -> Node:
    """A node; what is None of the rest is left out."""
    kept = {name: value for name, value in more.items() if value is not None}
    return {"is": kind, "of": list(of), **kept}


def words(nodes: Iterable[Inline]) -> str:
    """What can be read in them, without notes."""
    return "".join(
        one if isinstance(one, str) else "" if one["is"] == "note" else words(one["of"])
        for one in nodes
    )


def is_seen(text: str) -> bool:
    """Whether a text has a sign that is no space and that can be seen."""
    return any(category(sign)[0] not in "ZC" for sign in text)


def says(line: list[Inline]) -> bool:
    """Whether a line shows anything."""
    shown = ("image", "note", "again")
    return is_seen(words(line)) or any(one["is"] in shown for one in every(line))


def every(value: Any) -> Iterator[Node]:
    """Every node in some data, in reading order."""
    if isinstance(value, dict):
        if "is" in value:
            yield value
        for held in value.values():
            yield from every(held)
    elif isinstance(value, list):
        for held in value:
            yield from every(held)


def trimmed(nodes: list[Inline]) -> list[Inline]:
    """A line without spaces at its ends, and with one where there were several."""
    kept, _ = _single(nodes, after_space=True)
    while kept:
        last = kept[-1]
        if isinstance(last, str) and last.rstrip(" "):
            kept[-1] = last.rstrip(" ")
            break
        if isinstance(last, dict) and last["is"] != "break":
            break
        kept.pop()
    return kept


def _single(nodes: list[Inline], *, after_space: bool) -> tuple[list[Inline], bool]:
    """Nodes in which no space follows another one, and whether the last sign is one."""
    kept: list[Inline] = []
    for one in nodes:
        if isinstance(one, str):
            text = one.lstrip(" ") if after_space else one
            if text:
                kept.append(text)
                after_space = text.endswith(" ")
        elif one["is"] in _APART:
            kept.append(one)
            after_space = one["is"] == "break" or (after_space and one["is"] == "at")
        else:
            inner, after_space = _single(one["of"], after_space=after_space)
            kept.append({**one, "of": inner})
    return kept, after_space


def without(value: Any, pictures: Collection[str]) -> Any:
    """Data in which the words for pictures stand in the place of those."""
    if isinstance(value, list):
        return [without(one, pictures) for one in value]
    if not isinstance(value, dict):
        return value
    if value.get("file") in pictures:
        said = f"[{value['alt']}]" if "alt" in value else ""
        return said if value["is"] == "image" else node("group", [said] if said else [])
    return {key: without(one, pictures) for key, one in value.items()}
