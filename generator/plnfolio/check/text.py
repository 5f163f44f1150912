"""A text as rules see it: its blocks, what is prose in them, and where each sign of it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from plnfolio.check.inline import Line, Part, read_line
from plnfolio.diagnostics import Span
from plnfolio.frozen import dataclass
from plnfolio.model.document import Option
from plnfolio.model.matter import Matter
from plnfolio.model.site import Artifact, Loc, Page, Places, Post, Table
from plnfolio.patterns import regex
from plnfolio.read.matter import markdown
from plnfolio.render.blocks import BlockKind, Blocks, Definition, RawBlock, blocks_of
from plnfolio.render.directives.protocol import Call
from plnfolio.render.layout import Origin
from plnfolio.render.places import Locator

_COMMENT = regex(r"(?s)<!--.*?(?:-->|\Z)")
_FIELDS = ("title", "summary", "role", "audience", "problem", "process", "result")
_ENTRY = ("name", "purpose", "activities", "cost", "give", "receive")


@dataclass(frozen=True)
class Block:
    """A block of Markdown, or a field of front matter or of a table, which ``field`` names.

    ``typed`` is how it stands in the file. ``labels`` are those of the text's link definitions.
    """

    typed: RawBlock
    origin: Origin
    field: str = ""
    labels: frozenset[str] = frozenset()

    @cached_property
    def kind(self) -> BlockKind:
        """What it is."""
        return self.typed.kind

    @cached_property
    def level(self) -> int:
        """Of a heading, from 1."""
        return self.typed.level

    @cached_property
    def raw(self) -> str:
        """What was typed."""
        return self.typed.content

    @cached_property
    def line(self) -> Line:
        """What was typed, read; code and HTML blocks hold no prose."""
        if self.kind in ("code", "html"):
            return Line("")
        return read_line(self.raw, self.labels)

    @cached_property
    def prose(self) -> str:
        """What a reader reads: all else is blanked (see ``inline``), each sign in its place."""
        return self.line.prose

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What is more than words: links, pictures, citations, code, addresses."""
        return self.line.parts

    @cached_property
    def html(self) -> str:
        """What was typed with code and comments blanked: what an HTML reader would read of it."""
        if self.kind == "code":
            return " " * len(self.raw)
        if self.kind == "html":
            return _COMMENT.sub(lambda found: " " * len(found[0]), self.raw)
        signs = list(self.raw)
        for part in self.parts:
            if part.kind in ("code", "comment"):
                signs[part.start : part.end] = " " * (part.end - part.start)
        return "".join(signs)

    def inside(self, *names: str) -> bool:
        """Whether it stands in one of these: ``quotation``, ``list``, ``note`` …"""
        return any(one.name in names for one in self.typed.around)

    def place(self, offset: int) -> Span:
        """Where in its file a character stands."""
        return self.origin.span(self.typed.locator.place(offset))


@dataclass(frozen=True)
class Text:
    """A text of the author's, or a table: its ``blocks``, fields first, in reading order.

    ``source`` is the whole file, and ``start`` the line on which its Markdown begins. ``matter``
    is None for a table. ``language`` is that of the site.
    """

    path: str
    source: str
    language: str
    start: int = 1
    matter: Matter | None = None
    places: Places | None = None
    blocks: tuple[Block, ...] = ()
    calls: tuple[Call, ...] = ()
    definitions: tuple[Definition, ...] = ()

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self.source.split("\n")

    @cached_property
    def paragraphs(self) -> tuple[Block, ...]:
        """Its blocks that hold prose, fields too."""
        return tuple(block for block in self.blocks if block.kind not in ("code", "html"))

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """Its blocks that hold prose, without fields."""
        return tuple(block for block in self.paragraphs if not block.field)

    def span(self, line: int, column: int = 0) -> Span:
        """A place in the Markdown, whose first line is 1, as a place in the file."""
        return Span(self.path, self.start + line - 1, column)

    def option(self, option: Option) -> Span:
        """Where the value of a directive's option begins."""
        line = self.start + option.place.line - 1
        written = self.lines[line - 1] if line <= len(self.lines) else ""
        name = f":{option.name}:"
        behind = written.find(name) + len(name) if name in written else 0
        at = written.find(option.value, behind) if option.value else -1
        return Span(self.path, line, at + 1 if at >= 0 else option.place.column)


def text_of(one: Post | Page | Artifact, source: str, language: str) -> Text:
    """A post, a page or an artifact, whose file is ``source``."""
    path, places = one.path, one.places
    origin = Origin(path, one.line)
    found: Blocks = blocks_of(markdown(source), language)
    labels = frozenset(defined.label.lower() for defined in found.definitions)
    lines = source.split("\n")
    fields = [
        _field(path, lines, places, (name,), str(getattr(one.matter, name)))
        for name in _FIELDS
        if getattr(one.matter, name, "")
    ]
    blocks = [Block(raw, origin, labels=labels) for raw in found.blocks]
    return Text(
        path,
        source,
        language,
        one.line,
        one.matter,
        places,
        (*fields, *blocks),
        found.calls,
        found.definitions,
    )


def table_of(table: Table, source: str, language: str) -> Text:
    """A table of networks, whose texts stand in YAML."""
    lines = source.split("\n")
    blocks = [
        _field(table.path, lines, table.places, loc, said) for loc, said in _said(table) if said
    ]
    return Text(table.path, source, language, places=table.places, blocks=tuple(blocks))


def _said(table: Table) -> Iterator[tuple[Loc, str]]:
    content = table.content
    yield ("title",), content.title
    yield ("summary",), content.summary
    for number, one in enumerate(content.networks):
        for name in _ENTRY:
            value = getattr(one, name)
            if isinstance(value, str):
                yield ("networks", number, name), value
            elif isinstance(value, tuple):
                yield from ((("networks", number, name, i), said) for i, said in enumerate(value))


def _field(path: str, lines: list[str], places: Places, loc: Loc, said: str) -> Block:
    """A text in YAML: its columns are known where its lines stand as they are read."""
    span = places[loc]
    first = max(span.line, 1) - 1
    beginning = said.strip().split("\n")[0][:20]
    while first + 1 < min(len(lines), span.line + 3) and beginning not in lines[first]:
        first += 1
    if first >= len(lines) or beginning not in lines[first]:
        first = max(span.line, 1) - 1
    name = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
    return Block(RawBlock("paragraph", said, Locator(lines, first, said)), Origin(path), name)
