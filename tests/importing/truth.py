"""Articles as they are meant, from the text files in ``articles/``: what a source is made of.

``*emphasis*``, ``**strong**``, ``[words](address)``, ``{a citation}`` of a work that is listed,
``{?a citation}`` of one that is not, ``^[a note]`` at the foot. A table has its head in one line,
and an empty line between rows; the column of hours is marked with ``!hours``, and ``•`` begins an
item in a cell.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ARTICLES = Path(__file__).parent / "articles"

_INLINE = re.compile(
    r"\*\*(?P<strong>.+?)\*\*|\*(?P<em>[^*]+)\*|\[(?P<words>[^\]]*)\]\((?P<to>[^)]*)\)"
    r"|\{(?P<missing>\?)?(?P<cited>[^}]*)\}|\^\[(?P<note>[^\]]*)\]"
)


@dataclass(frozen=True)
class Block:
    """A paragraph, a heading, a list, a quotation, a figure, a table, a box."""

    kind: str
    text: str = ""
    """Words of a paragraph, a heading or a quotation; the caption, the name of a box."""
    items: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    hours: int = -1
    picture: str = ""
    alt: str = ""
    inside: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Truth:
    """An article: all that has to arrive."""

    name: str
    title: str
    date: str
    author: str
    tags: tuple[str, ...]
    language: str
    blocks: tuple[Block, ...]
    references: tuple[str, ...]
    heading: str
    """Over the list of references."""
    pictures: tuple[str, ...] = field(default=())

    def every(self) -> Iterator[Block]:
        """All blocks, those in boxes too."""
        for block in self.blocks:
            yield block
            yield from block.inside


@cache
def article(name: str) -> Truth:
    """The article of this name."""
    head, _, body = (ARTICLES / f"{name}.txt").read_text("utf-8").partition("\n---\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    text, heading, references = re.split(r"^## (Refer\w+)$", body, maxsplit=1, flags=re.M)
    blocks = tuple(_blocks(text.strip().splitlines()))
    return Truth(
        name,
        fields["title"],
        fields["date"],
        fields["author"],
        tuple(fields["tags"].split(", ")),
        fields.get("language", "en"),
        blocks,
        tuple(line for line in references.splitlines() if line),
        heading,
        tuple(block.picture for block in blocks if block.picture),
    )


def _blocks(lines: list[str]) -> Iterator[Block]:
    rest = list(lines)
    while rest:
        line = rest.pop(0)
        if line.startswith("::: "):
            end = rest.index(":::")
            yield _box(line[4:], rest[:end])
            rest = rest[end + 1 :]
        elif line.startswith("!["):
            alt, picture = re.fullmatch(r"!\[(.*)\]\((.*)\)", line).groups()  # type: ignore[union-attr]
            yield Block("figure", rest.pop(0), picture=picture, alt=alt)
        elif re.match(r"- |\d+\. ", line):
            items = [line]
            while rest and re.match(r"- |\d+\. ", rest[0]):
                items.append(rest.pop(0))
            yield Block("ul" if line[0] == "-" else "ol", items=tuple(_bare(i) for i in items))
        elif line:
            yield _line(line)


def _line(line: str) -> Block:
    for mark, kind in (("### ", "h3"), ("## ", "h2"), ("> ", "quote")):
        if line.startswith(mark):
            return Block(kind, line.removeprefix(mark))
    return Block("p", line)


def _bare(item: str) -> str:
    return re.sub(r"^(- |\d+\. )", "", item)


def _box(name: str, lines: list[str]) -> Block:
    kind, _, title = name.partition(" ")
    if kind in {"network", "table"}:
        head = [cell.strip() for cell in lines[0].split("|")]
        rows: list[list[str]] = []
        for line in lines[1:]:
            if not line:
                rows.append([])
            else:
                rows[-1].append(line.removeprefix("| "))
        return Block(
            kind,
            head=tuple(cell.removesuffix(" !hours") for cell in head),
            rows=tuple(tuple(row) for row in rows),
            hours=next((n for n, cell in enumerate(head) if cell.endswith("!hours")), -1),
        )
    return Block(kind, title, inside=tuple(_blocks(lines)))


def items_of(cell: str) -> tuple[str, ...]:
    """The items of a cell that is a list; nothing if it is none."""
    return tuple(item.strip() for item in cell.split("•")[1:]) if cell.startswith("•") else ()


def plain(text: str) -> str:
    """The words alone."""
    found = _INLINE.search(text)
    if found is None:
        return text
    inner = found["strong"] or found["em"] or found["words"] or found["cited"] or ""
    return text[: found.start()] + plain(inner) + plain(text[found.end() :])


def citations(text: str) -> Iterator[tuple[str, bool]]:
    """What is cited in a text, and whether its work is listed."""
    for found in _INLINE.finditer(text):
        if found["cited"]:
            yield found["cited"], not found["missing"]


def notes(text: str) -> Iterator[str]:
    """What stands at the foot."""
    for found in _INLINE.finditer(text):
        if found["note"]:
            yield found["note"]


def emphasised(text: str) -> Iterator[str]:
    """What stands in italics."""
    for found in _INLINE.finditer(text):
        if found["em"]:
            yield found["em"]


@dataclass(frozen=True)
class Marks:
    """How a platform writes what is emphasised, and what leads somewhere."""

    em: str = "<em>{}</em>"
    strong: str = "<strong>{}</strong>"
    link: str = '<a href="{to}">{words}</a>'
    plain: str = "{}"
    """What stands around words without any mark."""
    address: Callable[[str], str] = str
    """What becomes of an address."""
    note: Callable[[str], str] = str
    """What leads to a note."""


def marked(text: str, marks: Marks = Marks()) -> str:
    """The text as HTML."""
    out = []
    at = 0
    for found in _INLINE.finditer(text):
        out.append(_plainly(text[at : found.start()], marks))
        if found["strong"]:
            out.append(marks.strong.format(html.escape(found["strong"], quote=False)))
        elif found["em"]:
            out.append(marks.em.format(html.escape(found["em"], quote=False)))
        elif found["words"]:
            to = html.escape(marks.address(found["to"]))
            out.append(marks.link.format(to=to, words=html.escape(found["words"], quote=False)))
        elif found["note"]:
            out.append(marks.note(found["note"]))
        else:
            out.append(_plainly(found["cited"], marks))
        at = found.end()
    out.append(_plainly(text[at:], marks))
    return "".join(out)


def _plainly(words: str, marks: Marks) -> str:
    return marks.plain.format(html.escape(words, quote=False)) if words else ""
