"""Links within a file lead to places that are there, and no place has the name of another."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from plnfolio.pdf.nodes import Node, every


def settled(nodes: list[Node], parts: Collection[str]) -> list[Node]:
    """Nodes whose links lead somewhere; ``parts`` are the beginnings of texts, which are there.

    Places that nothing leads to go.
    """
    all_ = list(every(nodes))
    wanted = {one["to"][1:] for one in all_ if one.get("to", "").startswith("#")}
    kept: set[str] = set()
    for one in all_:
        name = one.get("id", "")
        if one["is"] == "again" or not name:
            continue
        if one["is"] not in ("note", "chapter") and (name in kept or name not in wanted):
            del one["id"]
        kept.add(name)
    return [one for node in nodes for one in _led(node, kept, parts)]


def _led(value: Any, there: Collection[str], parts: Collection[str]) -> Iterator[Any]:
    """What stands in a value's place: links to nowhere are mere words."""
    if isinstance(value, list):
        yield [one for held in value for one in _led(held, there, parts)]
    elif not isinstance(value, dict):
        yield value
    elif value.get("is") == "at" and "id" not in value:
        return
    else:
        made = {name: next(_led(held, there, parts)) for name, held in value.items()}
        to = made.get("to", "")
        if not to.startswith("#") or to[1:] in there or to[1:] in parts:
            yield made
        elif (part := to[1:].partition("-")[0]) in parts:
            yield {**made, "to": f"#{part}"}
        else:
            yield from made["of"]
