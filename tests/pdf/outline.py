"""What a text becomes before it is set, in a form that people can read and write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pdf.printed import look, manuscript
from plnfolio.pdf.links import Links
from plnfolio.pdf.nodes import Inline, Node
from plnfolio.pdf.papers import text
from plnfolio.pdf.pictures import Pictures
from plnfolio.pdf.places import settled

_SIGNS = {"emph": "*", "strong": "**", "code": "`", "strike": "~~", "mark": "==", "sup": "^"}
_LINES = ("title", "term", "note", "by")


def outline(html: str, output: Path, folder: Path) -> str:
    """The blocks of a text, a line each, deeper ones set in by two spaces."""
    one = manuscript(html)
    links = Links("https://ada.example.org", one.address, {one.address: "text"})
    nodes = text(one, links, Pictures(output, folder), look().strings)
    return "\n".join(line for node in settled(nodes, {"text"}) for line in _block(node))


def _block(node: Node) -> Iterator[str]:
    kind, inner = node["is"], node["of"]
    said = [f"{name} {node[name]}" for name in ("level", "lang", "dir", "start") if name in node]
    said += [name for name in ("bare", "lies", "reversed") if node.get(name)]
    said += [f"#{node['id']}"] if "id" in node else []
    if "run" in node:
        said.append(f"after ({_line(node['run']['of'])})")
    head = " ".join([kind, *said])
    if kind == "code-block":
        yield f"{head}: {node['text']!r}"
    elif kind == "picture":
        yield f"{head}: {node['width']:g} x {node['height']:g} {node.get('alt', 'decorates')}"
    elif kind in ("par", "below", "heading", "label") or (inner and not _are_blocks(inner)):
        yield f"{head}: {_line(inner)}"
    else:
        yield head
    for name in _LINES:
        if node.get(name):
            yield f"  {name}: {_line(node[name])}"
    if kind == "table":
        for row in [*node["head"], *node["body"]]:
            yield "  | " + " | ".join(_cell(cell) for cell in row)
    elif kind not in ("par", "below", "heading", "label") and _are_blocks(inner):
        for held in inner:
            yield from (f"  {line}" for line in _block(held))


def _cell(cell: Node) -> str:
    size = f"{cell['wide']}x{cell['high']} " if (cell["wide"], cell["high"]) != (1, 1) else ""
    head = "!" if cell["head"] else ""
    return f"{cell['x']},{cell['y']} {size}{head}" + "; ".join(
        line for held in cell["of"] for line in _block(held)
    )


def _are_blocks(inner: list[Inline]) -> bool:
    blocks = (
        "par list enum terms quote box table figure picture label group item code-block abreast"
    )
    return any(isinstance(one, dict) and one["is"] in blocks.split() for one in inner)


def _line(inner: list[Inline]) -> str:
    return "".join(one if isinstance(one, str) else _inline(one) for one in inner)


def _inline(node: Node) -> str:
    kind, inner = node["is"], node["of"]
    if kind == "link":
        return f"[{_line(inner)}]({node['to']})"
    if kind == "note":
        return f"(note: {'; '.join(line for held in inner for line in _block(held))})"
    if kind in ("again", "at"):
        return f"({kind} #{node['id']})"
    if kind == "image":
        return f"(image {node.get('alt', 'decorates')})"
    if kind == "break":
        return "(break)"
    if kind == "lang":
        said = " ".join(str(node[name]) for name in ("lang", "region", "dir") if name in node)
        return f"({said}: {_line(inner)})"
    sign = _SIGNS.get(kind)
    return f"{sign}{_line(inner)}{sign}" if sign else f"({kind} {_line(inner)})"
