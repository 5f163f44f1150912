"""Paragraphs, lists, boxes and figures, out of a chapter’s elements, as Pandoc’s Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from plnfolio.epub.elements import BLOCKS, HEADINGS
from plnfolio.pandoc.inlines import Inlines, Piece, picture, pieces
from plnfolio.pandoc.syntax import attributes, indented, paragraph
from plnfolio.pandoc.tables import table

_BOXES = frozenset({"note", "tip", "warning"})
_APART = "<!-- -->"
"""Keeps two lists from being one."""

_LANGUAGE = re.compile(r"language-([\w+#-]+)")
_LIST = re.compile(r"(?:[-*] |\d+[.] |:  )")
_TITLES = frozenset({"activity-title", "balance-title"})
_KEPT = frozenset({"activity", "testimony", "video", "gaps", "map-list", "network-balance"})
"""Classes that say something to whoever lays out the text."""


class Blocks:
    """Writes what stands below one another."""

    def __init__(self, inlines: Inlines) -> None:
        self._in = inlines
        self._special: dict[str, Callable[[Element], list[str]]] = {
            "aside": self._aside,
            "blockquote": self._quotation,
            "details": self._details,
            "div": self._div,
            "dl": self._terms,
            "figure": self._figure,
            "hr": lambda element: ["* * * * *"],
            "ol": self._list,
            "p": self._words,
            "pre": self._code,
            "section": self._section,
            "table": self._table,
            "ul": self._list,
        }

    def inside(self, element: Element) -> list[str]:
        """All that an element holds, block by block."""
        return self.of(pieces(element))

    def of(self, some: list[Piece]) -> list[str]:
        """Pieces block by block; words between blocks are paragraphs."""
        found: list[str] = []
        line: list[Piece] = []
        for piece in some:
            if isinstance(piece, str) or not _is_block(piece):
                line.append(piece)
                continue
            found += self._paragraph(line)
            line = []
            found += self._block(piece)
        return _parted([*found, *self._paragraph(line)])

    def _block(self, element: Element) -> list[str]:
        if element.tag in HEADINGS:
            return self._heading(element)
        if element.tag in self._special:
            return self._special[element.tag](element)
        return self.inside(element)

    def _words(self, element: Element) -> list[str]:
        found = self._paragraph(pieces(element))
        titled = set(element.get("class", "").split()) & _TITLES
        return [f"**{one}**" for one in found] if titled else found

    def _paragraph(self, line: list[Piece]) -> list[str]:
        words = paragraph(self._in.line(line))
        if not words.strip(" \\\n"):
            return []
        only = [one for one in line if not isinstance(one, str) or one.strip()]
        if len(only) == 1 and not isinstance(only[0], str) and only[0].tag in ("img", "svg"):
            # Alone it would be a figure, with its description as a caption.
            return [f"{words}\\ "]
        return [words.removesuffix("\\\n").rstrip("\n")]

    def _heading(self, element: Element) -> list[str]:
        words = self._in.inside(element).replace("\\\n", " ")
        said = attributes(element.get("id", ""))
        return [f"{'#' * int(element.tag[1])} {words} {said}".rstrip()] if words else []

    def _quotation(self, element: Element) -> list[str]:
        text = "\n\n".join(self.inside(element))
        return ["\n".join(f"> {line}".rstrip() for line in text.split("\n"))] if text else []

    def _code(self, element: Element) -> list[str]:
        text = "".join(element.itertext()).strip("\n")
        ticks = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text) or [""]))
        code = element.find("code")
        found = _LANGUAGE.search(code.get("class", "") if code is not None else "")
        said = f" {{.{found[1]}}}" if found else ""
        return [f"{ticks}{said}\n{text}\n{ticks}"]

    # Lists

    def _list(self, element: Element) -> list[str]:
        rows = []
        start = element.get("start", "1")
        number = int(start) if start.isdigit() else 1
        tight = not any(child.tag == "p" for item in element for child in item)
        for item in element:
            mark = "-" if element.tag == "ul" else f"{number}."
            mark, number = mark.ljust(3) + " ", number + 1
            blocks = [one.removesuffix("\\ ") if tight else one for one in self.inside(item)]
            text = ("\n" if tight and _flat(blocks) else "\n\n").join(blocks)
            rows.append(mark + indented(_task(text), len(mark)))
        return [("\n" if tight else "\n\n").join(row.rstrip(" ") for row in rows)]

    def _terms(self, element: Element) -> list[str]:
        rows: list[str] = []
        words: list[str] = []
        for one in _flattened(element):
            if one.tag == "dt":
                words.append(self._in.inside(one).replace("\\\n", " "))
                continue
            if words:
                rows.append(paragraph(" · ".join(filter(None, words))) or "\\ ")
                words = []
            text = "\n\n".join(self.inside(one)) or "\\ "
            rows.append(f":   {indented(text, 4)}")
        return ["\n\n".join(rows)]

    # Boxes

    def _aside(self, element: Element) -> list[str]:
        classes = element.get("class", "").split()
        kind = next((one for one in classes if one in _BOXES), "")
        if "admonition" not in classes or not kind:
            return self.inside(element)
        title = next((one for one in element if "admonition-title" in one.get("class", "")), None)
        rest = [one for one in pieces(element) if one is not title]
        head = (
            f"### {self._in.inside(title)} {{.unnumbered .unlisted}}" if title is not None else ""
        )
        return _fenced(attributes("", (f"callout-{kind}",)), [head, *self.of(rest)])

    def _details(self, element: Element) -> list[str]:
        summary = element.find("summary")
        rest = [one for one in pieces(element) if one is not summary]
        head = f"**{self._in.inside(summary)}**" if summary is not None else ""
        return [head, *self.of(rest)]

    def _div(self, element: Element) -> list[str]:
        classes = tuple(one for one in element.get("class", "").split() if one in _KEPT)
        blocks = self.inside(element)
        if not classes:
            return blocks
        return _fenced(attributes(element.get("id", ""), classes), blocks)

    def _section(self, element: Element) -> list[str]:
        role = element.get("role", "")
        if role == "doc-endnotes":
            return []
        if role != "doc-bibliography":
            return self.inside(element)
        heads = [one for one in element if one.tag in HEADINGS]
        return [*(line for one in heads for line in self._heading(one)), "::: {#refs}\n:::"]

    def _figure(self, element: Element) -> list[str]:
        caption = next((one for one in element if one.tag == "figcaption"), None)
        rest = [one for one in pieces(element) if one is not caption]
        words = self.inside(caption) if caption is not None else []
        shown = [one for one in rest if not isinstance(one, str) or one.strip()]
        alone = shown[0] if len(shown) == 1 and not isinstance(shown[0], str) else None
        while alone is not None and alone.tag in ("div", "p") and len(alone) == 1:
            alone = alone[0] if not (alone.text or "").strip() else None
        if alone is not None and alone.tag in ("img", "svg") and len(words) == 1:
            return [self._captioned(alone, words[0])]
        classes = tuple(one for one in element.get("class", "").split() if one in _KEPT)
        blocks = [*self.of(rest), *words]
        return _fenced(attributes("", classes), blocks) if classes else blocks

    def _captioned(self, shown: Element, words: str) -> str:
        plain = self._in.inside(_holding(shown))
        _, _, rest = plain.partition("](")
        href, _, _ = rest.partition(")")
        alt = shown.get("alt", "")
        if shown.tag == "svg":
            alt = " ".join(
                " ".join(one.itertext()) for one in shown if one.tag in ("title", "desc")
            )
        sizes = {side: shown.get(side, "") for side in ("width", "height") if shown.tag == "img"}
        return picture(alt, href, words.replace("\\\n", " "), **sizes)

    def _table(self, element: Element) -> list[str]:
        return table(element, self.inside, self._in)


def _holding(element: Element) -> Element:
    """An element around another, without what stands behind that."""
    around = Element("span")
    copy = Element(element.tag, element.attrib)
    copy.text = element.text
    copy.extend(element)
    around.append(copy)
    return around


def _is_block(element: Element) -> bool:
    return element.tag in BLOCKS or any(one.tag in BLOCKS for one in element.iter())


def _flattened(element: Element) -> list[Element]:
    return [one for child in element for one in (child if child.tag == "div" else (child,))]


def _flat(blocks: list[str]) -> bool:
    """Whether lists alone stand under the words of an item."""
    return all(_LIST.match(one) for one in blocks[1:])


def _task(text: str) -> str:
    """The box of an item stands first and has a space behind it."""
    return re.sub(r"^(\[[ x]\]) *", r"\1 ", text)


def _fenced(said: str, blocks: list[str]) -> list[str]:
    return ["\n\n".join([f"::: {said}", *filter(None, blocks), ":::"])]


def _parted(blocks: list[str]) -> list[str]:
    """Two lists below one another are kept apart."""
    found: list[str] = []
    for one in filter(None, blocks):
        if found and _LIST.match(one) and _LIST.match(found[-1]):
            found.append(_APART)
        found.append(one)
    return found
