"""Where the list of references of a text is: below a heading of any wording, or at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from plnfolio.importing.article import MARKDOWN, pieces, words
from plnfolio.importing.nets.cells import made, put

_HEADING = re.compile(
    r"(?:\d+\.?\s*|[ivx]+\.\s*)?(?:(?:my |list of |annotated |selected |full |"
    r"apa )*(?:references?(?: "
    r"list)?|bibliography|works? cited|literature(?: cited)?|sources?(?: cited)?|citations?|"
    r"cited works|further readings?|resources)|(?:lista de )?referencias(?: bibliográficas)?|"
    r"bibliografía|obras citadas|fuentes|literatur(?:verzeichnis|angaben)?|quellen(?:verzeichnis|"
    r"angaben)?|verwendete literatur|bibliographie|références(?: bibliographiques)?|ouvrages cités|"
    r"sources citées|referências(?: bibliográficas)?|bibliografia|riferimenti(?: bibliografici)?)",
    re.IGNORECASE,
)
_WHEN = (
    r"(?:ca?\.|circa|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|"
    r"spring|summer|fall|autumn|winter|ene\w*|abr\w*|ago\w*|dic\w*|okt\w*|dez\w*)\.?"
)
_DATE = re.compile(
    rf"[(\[](?:\d{{1,2}} )?(?:{_WHEN} ?(?:\d{{1,2}},? )?)?(?:(?:1[5-9]|20)\d\d[a-z]?\b|"
    r"n\.? ?d\b\.?|in press|no date|s\.f\.|o\. ?J\.|s\. ?d\.|en prensa|im Druck|sous presse)"
    r"[^()\[\]]{0,40}[)\]]",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?i:https?://|www\.|doi:|retrieved |available |\[?accessed )|[a-z]")
_LEAST, _MOST = 25, 1200
_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BEHIND = 4
"""How many blocks may stand behind a list without a heading: who wrote the text, a licence."""


@dataclass(slots=True)
class List:
    """A list: the blocks of ``parent`` that it is made of, with its headings, and its rows."""

    parent: Element
    blocks: list[Element]
    headings: list[Element] = field(default_factory=list)
    rows: list[Element] = field(default_factory=list)

    def goes_on(self) -> bool:
        """Whether anything stands behind it in the text."""
        behind = list(self.parent)[list(self.parent).index(self.blocks[-1]) + 1 :]
        return any(words(one) and one.get("class") != "footnotes" for one in behind)

    def replace(self, new: Element) -> None:
        """Put an element in its place."""
        at = list(self.parent).index(self.blocks[0])
        self.parent.insert(at, new)
        for one in self.blocks:
            self.parent.remove(one)


def lists_in(body: Element) -> list[List]:
    """The lists of a text, in order."""
    found = [*_headed(body), *_boxed(body)]
    return found or list(_at_end(body))


def _headed(body: Element) -> Iterator[List]:
    """What stands below a heading of a list up to the next one, if any of it is a work."""
    children = list(body)
    at = 0
    while at < len(children):
        if not _is_heading(children[at]):
            at += 1
            continue
        end = at + 1
        while end < len(children) and _goes_on(children[at], children[end]):
            end += 1
        blocks = children[at + 1 : end]
        rows = _all_rows(blocks)
        works = sum(map(_row_is_entry, rows))
        if works and 2 * works >= len(rows):
            blocks = _up_to_last(blocks)
            heads = [children[at], *(one for one in blocks if one.tag in _HEADS)]
            yield List(body, [children[at], *blocks], heads, _all_rows(blocks))
        at = end


def _boxed(body: Element) -> Iterator[List]:
    """A box that says by its title that it is a list."""
    for box in body.findall("aside"):
        title = box.get("title", "")
        rows = _all_rows(list(box))
        if _HEADING.fullmatch(title.strip(" :.")) and any(map(_row_is_entry, rows)):
            yield List(body, [box], [made("p", [title])], rows)


def _goes_on(heading: Element, block: Element) -> bool:
    """Whether a block belongs to what stands below a heading."""
    if block.tag in _HEADS:
        return heading.tag in _HEADS and block.tag > heading.tag
    return _may_belong(block)


def _up_to_last(blocks: list[Element]) -> list[Element]:
    """The blocks up to the last that holds a work."""
    last = max(i for i, one in enumerate(blocks) if any(map(_row_is_entry, _rows(one))))
    return blocks[: last + 1]


def _row_is_entry(row: Element) -> bool:
    return is_entry(words(row))


def _all_rows(blocks: list[Element]) -> list[Element]:
    """The lines of all blocks; an address on a line of its own belongs to the one before."""
    rows: list[Element] = []
    for block in blocks:
        for row in _rows(block) if block.tag not in _HEADS else ():
            if rows and _GOES_ON.match(words(row)) and not _row_is_entry(row):
                put(rows[-1], [" ", *pieces(row)])
            elif words(row):
                rows.append(made("p", pieces(row)))
    return rows


def _is_heading(block: Element) -> bool:
    """A heading, or a short line in a paragraph of its own."""
    if block.tag not in (*_HEADS, "p") or block.get(MARKDOWN) is not None:
        return False
    return _HEADING.fullmatch(words(block).strip(" :.")) is not None


def _may_belong(block: Element) -> bool:
    return block.tag in ("p", "ul", "ol", "blockquote", "div", "hr") and block.get(MARKDOWN) is None


def _at_end(body: Element) -> Iterator[List]:
    """A run of works at the end, with no heading over it, or with one in their first line."""
    children = [one for one in body if one.get("class") != "footnotes"]
    end = len(children)
    skipped = 0
    while end and skipped <= _BEHIND and not _is_list(children[end - 1]):
        end -= 1
        skipped += 1
    start = end
    while start and _is_list(children[start - 1]):
        start -= 1
    blocks = children[start:end]
    rows = _all_rows(blocks)
    if len(rows) > 1 or (rows and start and children[start - 1].tag == "hr"):
        yield List(body, blocks, [], rows)


def _is_list(block: Element) -> bool:
    """Whether a block is made of works, at most with a heading in its first line."""
    if not _may_belong(block) or block.tag == "hr":
        return False
    rows = [row for row in _rows(block) if words(row)]
    if rows and _HEADING.fullmatch(words(rows[0]).strip(" :.")):
        rows = rows[1:]
    works = sum(map(_row_is_entry, rows))
    return bool(rows) and works == len(rows)


def is_entry(said: str) -> bool:
    """Whether some words look like a work in a list: somebody, a date in brackets, more."""
    if not _LEAST <= len(said) <= _MOST:
        return False
    date = _DATE.search(said[:400])
    if date is None:
        return False
    before, behind = said[: date.start()].strip(), said[date.end() :].strip()
    if len(before) < 2 or len(behind) < 4:
        return False
    if before[0].islower() and _SMALL.match(before) is None:
        return False
    return before[-1] in '.,)]”"' or behind[0] in ".," or _INITIAL.search(before) is not None


_INITIAL = re.compile(r"(?:^|[ ,.])[A-Z]\.?$")
_SMALL = re.compile(r"(?:[\w'’-]+ ){0,3}[\w'’-]+, ?\w\.|[a-z]+[A-Z]\w*\b")
"""Names with a small letter first: “van Es, E. A.”, “hooks, b.”, “eBird”."""


def _rows(block: Element) -> Iterator[Element]:
    """The lines of a block that may each be a work."""
    if block.tag in ("ul", "ol", "blockquote", "div") or any(one.tag == "p" for one in block):
        inner = [one for one in block if one.tag in ("li", "p", "ul", "ol", "blockquote", "div")]
        if inner:
            for one in inner:
                yield from _rows(one)
            return
    row: list[str | Element] = []
    for piece in pieces(block):
        if isinstance(piece, Element) and piece.tag == "br":
            if row:
                yield made("p", row)
            row = []
        else:
            row.append(piece)
    if row:
        yield made("p", row)
