"""Words and what marks them, out of a chapter’s elements, as Pandoc’s Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import quote
from xml.etree.ElementTree import Element

from plnfolio.pandoc.syntax import attributes, escaped, quoted

_MARKS = {
    "b": "**",
    "del": "~~",
    "em": "*",
    "i": "*",
    "s": "~~",
    "strong": "**",
}
_CLASSES = {"ins": "underline", "kbd": "kbd", "mark": "mark", "u": "underline"}
_UNFIT = re.compile(r"[\s()<>\"\\`*_{}\[\]|$@^~']")
_CHECKED = {"☐": "[ ]", "☑": "[x]"}

Piece = Element | str


class Inlines:
    """Writes what stands in a line.

    ``cited`` gives a citation in Pandoc’s syntax by the number that it has on the page; ``notes``
    are the footnotes by their ids; ``drawing`` lays a drawing beside the text and says where.
    """

    def __init__(
        self,
        cited: Callable[[str], str],
        notes: Mapping[str, str],
        drawing: Callable[[Element], tuple[str, str]],
    ) -> None:
        self._cited = cited
        self._notes = notes
        self._drawing = drawing
        self._links = 0
        self._waiting: list[str] | None = None

    @contextmanager
    def links_apart(self) -> Iterator[list[str]]:
        """Meanwhile links are written with numbers; gives what these stand for."""
        waiting: list[str] = []
        self._waiting = waiting
        try:
            yield waiting
        finally:
            self._waiting = None

    def line(self, pieces: Iterable[Piece]) -> str:
        """Pieces as one line, or several where lines are broken."""
        written = "".join(map(self._piece, pieces))
        return re.sub(r" *\\\n *", "\\\n", re.sub(r"(?<!\\) {2,}", " ", written)).strip(" ")

    def inside(self, element: Element) -> str:
        """All that an element holds."""
        return self.line(pieces(element))

    def _piece(self, piece: Piece) -> str:
        if isinstance(piece, str):
            return escaped(piece)
        make = getattr(self, f"_{piece.tag}", None)
        if piece.tag in _MARKS:
            return self._marked(piece)
        if piece.tag in _CLASSES:
            words = "".join(map(self._piece, pieces(piece)))
            return f"[{words}]{{.{_CLASSES[piece.tag]}}}" if words.strip() else words
        if make is not None:
            found: str = make(piece)
            return found
        return "".join(map(self._piece, pieces(piece)))

    def _marked(self, element: Element) -> str:
        """Marks hug the words; spaces stand outside, and marks in the same marks say nothing."""
        mark = _MARKS[element.tag]
        words = "".join(map(self._piece, pieces(element)))
        inner = words.strip(" ")
        if not inner or mark[0] in (inner[0], inner[-1]) or "\n" in inner:
            return words
        before = words[: len(words) - len(words.lstrip(" "))]
        return f"{before}{mark}{inner}{mark}{words[len(words.rstrip(' ')) :]}"

    def _br(self, element: Element) -> str:
        return "\\\n"

    def _wbr(self, element: Element) -> str:
        return ""

    def _code(self, element: Element) -> str:
        words = " ".join("".join(element.itertext()).split())
        if not words:
            return ""
        ticks = "`" * (max(map(len, re.findall("`+", words)), default=0) + 1)
        space = " " if words.startswith("`") or words.endswith("`") else ""
        return f"{ticks}{space}{words}{space}{ticks}"

    def _q(self, element: Element) -> str:
        return f"“{self.inside(element)}”"

    def _sup(self, element: Element) -> str:
        return self._raised(element, "^")

    def _sub(self, element: Element) -> str:
        return self._raised(element, "~")

    def _raised(self, element: Element, mark: str) -> str:
        words = "".join(map(self._piece, pieces(element)))
        only = [one for one in pieces(element) if not isinstance(one, str) or one.strip()]
        note = len(only) == 1 and words.startswith("[^")
        if note or not words.strip() or "\n" in words:
            return words
        fit = words.strip().replace(" ", "\\ ")
        return f"{mark}{fit}{mark}"

    def _span(self, element: Element) -> str:
        classes = element.get("class", "").split()
        if "citation" in classes and (cited := self._cited(element.get("id", ""))):
            return cited
        if "box" in classes:
            return _CHECKED.get(element.text or "", "")
        words = "".join(map(self._piece, pieces(element)))
        name = "" if "citation" in classes else element.get("id", "")
        if "block" in classes:
            return f" {words} "
        return f"[{words}]{attributes(name)}" if name and words.strip() else words

    def _a(self, element: Element) -> str:
        href = element.get("href", "")
        if element.get("role") == "doc-backlink":
            return ""
        if href.startswith("#") and (note := self._notes.get(href[1:])):
            return f"[^{note}]"
        words = "".join(map(self._piece, pieces(element)))
        if not href or not words.strip():
            return words
        title = f" {quoted(element.get('title', ''))}" if element.get("title") else ""
        where = f"{address(href)}{title}"
        if self._waiting is None:
            return f"[{words.strip()}]({where})"
        self._links += 1
        self._waiting.append(f"[l{self._links}]: {where}")
        return f"[{words.strip()}][l{self._links}]"

    def _img(self, element: Element) -> str:
        sizes = {side: element.get(side, "") for side in ("width", "height")}
        return picture(element.get("alt", ""), element.get("src", ""), **sizes)

    def _svg(self, element: Element) -> str:
        href, words = self._drawing(element)
        return picture(words, href)

    def _math(self, element: Element) -> str:
        return escaped(element.get("alttext") or "".join(element.itertext()))


def picture(alt: str, src: str, caption: str = "", **sizes: str) -> str:
    """A picture; one with a caption is a figure, whose description is an attribute of its own."""
    if caption:
        said = attributes("", (), alt=alt, fig_alt=alt, **sizes)
        return f"![{caption}]({address(src)}){said}"
    return f"![{escaped(alt)}]({address(src)}){attributes('', (), **sizes)}"


def address(href: str) -> str:
    """An address without what would end it."""
    return _UNFIT.sub(lambda match: quote(match[0]).replace("~", "%7E"), href)


def pieces(element: Element) -> list[Piece]:
    """What an element holds, in order."""
    found: list[Piece] = [element.text] if element.text else []
    for child in element:
        found.append(child)
        if child.tail:
            found.append(child.tail)
    return found
