"""A text as rules see it: its blocks, what is prose in them, and where each sign of it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from plnfolio.check.inline import Part, PartKind, read_line
from plnfolio.diagnostics import Edit, Fix, Span
from plnfolio.frozen import dataclass
from plnfolio.model.document import Option
from plnfolio.model.matter import Matter
from plnfolio.model.site import Artifact, Loc, Page, Places, Post, Table
from plnfolio.patterns import regex
from plnfolio.read.matter import markdown
from plnfolio.render.blocks import Around, BlockKind, Blocks, Definition, RawBlock, blocks_of
from plnfolio.render.directives.protocol import Call
from plnfolio.render.layout import Origin

_COMMENT = regex(r"(?s)<!--.*?(?:-->|\Z)")
_NO_PROSE = frozenset(("code", "html"))
_LEADING = frozenset(("link", "address", "picture"))
_BETWEEN = "\n\0"
_TO_FIGURES = bytes.maketrans(b"123456789?", b"0000000000")
_FIELDS = ("title", "summary", "role", "audience", "problem", "process", "result")
_NAMING = ("title", "name")
_ENTRY = ("name", "purpose", "activities", "cost", "give", "receive")


@dataclass(frozen=True)
class Block:
    """A block of Markdown, or a field of front matter or of a table, which ``field`` names.

    ``raw`` is what was typed, and ``typed`` how it stands in the file. ``prose`` is what a reader
    reads: all else is blanked (see ``inline``), each sign in its place. ``parts`` are what is more
    than words: links, pictures, citations, code, addresses. Code and HTML blocks have neither.
    ``level`` is that of a heading, from 1.
    """

    kind: BlockKind
    raw: str
    prose: str
    parts: tuple[Part, ...]
    level: int
    typed: RawBlock
    origin: Origin
    field: str = ""

    @cached_property
    def html(self) -> str:
        """What was typed with code and comments blanked: what an HTML reader would read of it."""
        if self.kind == "code":
            return " " * len(self.raw)
        if self.kind == "html":
            return _COMMENT.sub(lambda found: " " * len(found[0]), self.raw)
        hidden = [part for part in self.parts if part.kind in ("code", "comment")]
        if not hidden:
            return self.raw
        pieces: list[str] = []
        at = 0
        for part in hidden:
            pieces += (self.raw[at : part.start], " " * (part.end - part.start))
            at = part.end
        return "".join((*pieces, self.raw[at:]))

    def inside(self, *names: str) -> bool:
        """Whether it stands in one of these: ``quotation``, ``list``, ``note`` …"""
        for one in self.typed.around:  # noqa: SIM110 - rules ask it of each block
            if one.name in names:
                return True
        return False

    def around(self, name: str) -> Around | None:
        """The ``quotation`` or ``table`` that it stands in, of which there may be others alike."""
        return next((one for one in self.typed.around if one.name == name), None)

    @property
    def quotation(self) -> Around | None:
        """The quotation that it stands in."""
        return self.around("quotation")

    def place(self, offset: int) -> Span:
        """Where in its file a character stands."""
        return self.origin.span(self.typed.locator.place(offset))

    def fix(self, *changes: tuple[int, int, str]) -> Fix:
        """New text for parts of it, each from an offset up to another; nothing where these stand
        in YAML, where a sign of the text may be one of the file's, or where that is not sure.
        """
        if self.field or not all(self._is_placed(start, end) for start, end, _ in changes):
            return ()
        return tuple(
            Edit(self.place(start), self._behind(end), self.raw[start:end], new)
            for start, end, new in changes
        )

    def _behind(self, end: int) -> Span:
        """The place behind a character, which is on its line."""
        last = self.place(end - 1)
        return Span(last.path, last.line, last.column + 1)

    def _is_placed(self, start: int, end: int) -> bool:
        """Whether the first and the last sign of a part, or the one before it, are surely found."""
        for offset in {start, end - 1} if start < end else {start - 1}:
            found = self.typed.locator.place(offset) if offset >= 0 else None
            if found is None or not found.column:
                return False
            line = self.typed.locator.lines[found.line - 1]
            if line[found.column - 1 : found.column] != self.raw[offset]:
                return False
        return True


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
        return tuple([block for block in self.blocks if block.kind not in _NO_PROSE])

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """Its blocks that hold Markdown: without front matter, and what names an entry."""
        return tuple([block for block in self.paragraphs if self._is_of_body(block)])

    def _is_of_body(self, block: Block) -> bool:
        return not block.field or self.is_read(block)

    @cached_property
    def flow(self) -> tuple[Block, ...]:
        """Those of ``body`` that are no cells of a table, which most of a text's blocks may be."""
        return tuple([block for block in self.body if block.kind != "cell"])

    @cached_property
    def citing(self) -> tuple[Block, ...]:
        """Those of ``body`` that may have a citation: by key, or typed in brackets."""
        keyed = {id(block): block for block, _ in self.parts_of("citation")}
        if ")" not in self.prose and "]" not in self.prose:
            return tuple([block for block in keyed.values() if self._is_of_body(block)])
        return tuple(
            [
                block
                for block in self.body
                if ")" in block.prose or "]" in block.prose or id(block) in keyed
            ]
        )

    def is_read(self, block: Block) -> bool:
        """Whether a field is read as Markdown, as most of a table's are."""
        return self.matter is None and block.field not in _NAMING

    @cached_property
    def parts(self) -> tuple[tuple[Block, Part], ...]:
        """The parts of all its blocks, each with its block."""
        return tuple([(block, part) for block in self.blocks for part in block.parts])

    @cached_property
    def leading(self) -> tuple[tuple[Block, Part], ...]:
        """Those of ``parts`` that have an address of the web or of a file."""
        return tuple([pair for pair in self.parts if pair[1].kind in _LEADING])

    def parts_of(self, kind: PartKind) -> Sequence[tuple[Block, Part]]:
        """Those of ``parts`` that are of one kind."""
        return self._parts_by_kind.get(kind, ())

    @cached_property
    def _parts_by_kind(self) -> Mapping[PartKind, list[tuple[Block, Part]]]:
        found: dict[PartKind, list[tuple[Block, Part]]] = defaultdict(list)
        for pair in self.parts:
            found[pair[1].kind].append(pair)
        return found

    @cached_property
    def has_html(self) -> bool:
        """Whether one of its blocks is HTML."""
        return "<" in self.source and any(block.kind == "html" for block in self.blocks)

    @cached_property
    def prose(self) -> str:
        """The prose of all its ``paragraphs``, with a sign between them that is in no text.

        One look at it tells whether there is anything for a rule: most texts have nothing of most.
        """
        return _BETWEEN.join([block.prose for block in self.paragraphs])

    @cached_property
    def raw(self) -> str:
        """What was typed in all its ``paragraphs``."""
        return _BETWEEN.join([block.raw for block in self.paragraphs])

    @cached_property
    def small(self) -> str:
        """The same in small letters, as ``casefold`` has them."""
        return self.raw.casefold()

    def has_figures(self, number: int) -> bool:
        """Whether so many figures may stand in its prose, with nothing between them but spaces,
        stops, dashes, slashes and brackets.
        """
        return b"0" * number in self._figures

    @cached_property
    def _figures(self) -> bytes:
        """Its prose with 0 for every figure (and for what is rare), and without what parts them."""
        return self.prose.encode("latin-1", "replace").translate(_TO_FIGURES, b" -./()\xa0")

    def holding(self, sign: re.Pattern[str]) -> Iterator[Block]:
        """Those of ``paragraphs`` in whose prose ``sign`` may be found; the others are not looked
        at. It must not ask where a block begins or ends.
        """
        at = 0
        while found := sign.search(self.prose, at):
            number = bisect_right(self._begins, found.start()) - 1
            yield self.paragraphs[number]
            if number + 1 == len(self._begins):
                break
            at = self._begins[number + 1]

    @cached_property
    def _begins(self) -> list[int]:
        """Where in ``prose`` each of ``paragraphs`` begins."""
        apart = len(_BETWEEN)
        lengths = [len(block.prose) + apart for block in self.paragraphs[:-1]]
        return list(accumulate(lengths, initial=0))

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
    matter = vars(one.matter)
    fields = [
        _field(path, lines, places, (name,), str(matter[name]))
        for name in _FIELDS
        if matter.get(name)
    ]
    blocks = [_block(raw, origin, labels) for raw in found.blocks]
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


def _block(typed: RawBlock, origin: Origin, labels: frozenset[str] = frozenset()) -> Block:
    """A block of Markdown; ``labels`` are those of its text's link definitions."""
    kind, raw = typed.kind, typed.content
    prose, parts = ("", ()) if kind in _NO_PROSE else read_line(raw, labels)
    return Block(kind, raw, prose, parts, typed.level, typed, origin)


def _field(path: str, lines: list[str], places: Places, loc: Loc, said: str) -> Block:
    """A text in YAML: its columns are known where its lines stand as they are read."""
    span = places[loc]
    begin = first = min(max(span.line, 1), len(lines)) - 1  # what is empty may end behind the file
    beginning = said.strip().split("\n")[0][:20]
    while first + 1 < min(len(lines), span.line + 3) and beginning not in lines[first]:
        first += 1
    if beginning not in lines[first]:
        first = begin
    name = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
    said = _as_typed(lines, first, said)
    prose, parts = read_line(said)
    typed = RawBlock("paragraph", said, lines, first)
    return Block("paragraph", said, prose, parts, 0, typed, Origin(path), name)


def _as_typed(lines: list[str], first: int, said: str) -> str:
    """A text in YAML with the ends of lines that its file has, where it has the same words."""
    if said in lines[first]:
        return said
    words = said.split()
    at = lines[first].find(" ".join(words[:2]))
    typed: list[str] = []
    for line in (lines[first][max(at, 0) :], *lines[first + 1 :]):
        own = line.split()
        if own != words[: len(own)]:
            break
        typed.append(line.strip())
        words = words[len(own) :]
        if not words:
            return "\n".join(typed)
    return said
