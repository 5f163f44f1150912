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
    kept: list[Inline] = []
    open_ = True
    for one in nodes:
        if isinstance(one, str):
            text = one.lstrip(" ") if open_ else one
            if not text:
                continue
            kept.append(text)
            open_ = text.endswith(" ")
        else:
            kept.append(one)
            open_ = one["is"] == "break" or (open_ and one["is"] == "at")
    while kept:
        last = kept[-1]
        if isinstance(last, str) and last.rstrip(" "):
            kept[-1] = last.rstrip(" ")
            break
        if isinstance(last, dict) and last["is"] != "break":
            break
        kept.pop()
    return kept


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
