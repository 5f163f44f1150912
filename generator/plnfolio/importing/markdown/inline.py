"""What stands in a line, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from plnfolio.importing.article import MARKDOWN, pieces, words
from plnfolio.importing.markdown.syntax import address, can_close, can_open, escaped, line_start

_MARKS = {"strong": ("**", "__"), "em": ("*", "_"), "del": ("~~", ""), "mark": ("==", "")}
_HTML = frozenset(("sub", "sup", "u", "strong", "em", "del", "mark"))
_BARE = re.compile(r"https?://[\w.-]+\.\w+(?:[/?#][\w/?&=#%+~:.,;@-]*)?(?<![.,:;?_~])")
_MAIL = re.compile(r"mailto:([A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)", re.ASCII)


@dataclass
class Line:
    """A line while it is written: where it stands decides how words and marks are set."""

    notes: Mapping[str, str]
    in_cell: bool = False
    in_link: bool = False
    text: str = ""

    def add(self, more: str) -> None:
        """Write on; an exclamation mark makes no picture of the link behind it."""
        if self.text.endswith("!") and more.startswith("["):
            self.text = f"{self.text[:-1]}\\!"
        self.text += more

    @property
    def last(self) -> str:
        """The last character so far."""
        return self.text[-1:]


def paragraph(some: Sequence[str | Element], notes: Mapping[str, str]) -> str:
    """A paragraph; breaks are a backslash at the end of a line."""
    text = line(some, notes)
    return "\n".join(line_start(one) for one in text.split("\n"))


def line(some: Sequence[str | Element], notes: Mapping[str, str], *, in_cell: bool = False) -> str:
    """Pieces in a line, which is all that a heading or the cell of a table may have."""
    made = Line(notes, in_cell)
    _write(made, some, "")
    return made.text.strip(" ")


def _write(made: Line, some: Sequence[str | Element], after: str) -> None:
    for at, one in enumerate(some):
        following = _first(some[at + 1], made) if at + 1 < len(some) else after
        if isinstance(one, str):
            said = escaped(one, made.last, following, in_link=made.in_link, in_cell=made.in_cell)
            made.add(said)
        else:
            _element(made, one, following)


def _first(piece: str | Element, made: Line) -> str:
    """The first character of what follows, as it will be written."""
    if isinstance(piece, str):
        return piece[:1]
    if piece.tag == "br":
        return "<" if made.in_cell else "\\"
    if piece.get(MARKDOWN):
        return (piece.get(MARKDOWN) or "")[:1]
    return {
        "a": "[",
        "img": "!",
        "code": "`",
        "del": "~",
        "mark": "=",
        "strong": "*",
        "em": "*",
    }.get(piece.tag, "<" if piece.tag in _HTML else words(piece)[:1])


def _element(made: Line, element: Element, after: str) -> None:
    ready = element.get(MARKDOWN)
    if ready is not None:
        made.add(in_pipes(ready) if made.in_cell else ready)
    elif element.tag in _MARKS:
        _marked(made, element, after)
    elif element.tag in _HTML:
        made.add(f"<{element.tag}>")
        _write(made, pieces(element), "<")
        made.add(f"</{element.tag}>")
    elif element.tag == "code":
        made.add(_code("".join(element.itertext()), in_cell=made.in_cell))
    elif element.tag == "br":
        made.text = made.text.rstrip(" ")
        made.add("<br>" if made.in_cell else "\\\n")
    elif element.tag == "img":
        made.add(in_pipes(picture(element)) if made.in_cell else picture(element))
    elif element.tag == "a":
        _link(made, element, after)
    else:
        _write(made, pieces(element), after)


def _marked(made: Line, element: Element, after: str) -> None:
    """Marks of the one kind or the other, or HTML where neither could begin or end here."""
    inner = Line(made.notes, made.in_cell, made.in_link)
    usual, other = _MARKS[element.tag]
    _write(inner, pieces(element), usual[0])
    text = inner.text.strip(" ")
    if not text:
        made.add(inner.text)
        return
    mark = usual
    if "*" in (made.last, after, text[0], text[-1]) and other:
        mark = other
        if made.last.isalnum() or after.isalnum() or "_" in (text[0], text[-1], made.last):
            mark = ""
    if usual[0] != "*" and usual[0] in (made.last, after):
        mark = ""
    if mark == "==" and re.search(r"[`=\n]", text):
        mark = ""
    if mark and can_open(made.last, text[0]) and can_close(text[-1], after):
        made.add(f"{mark}{text}{mark}")
    else:
        made.add(f"<{element.tag}>{text}</{element.tag}>")


def in_pipes(text: str) -> str:
    """Markdown within the cell of a table with pipes."""
    return text.replace("\\|", "\\&#124;").replace("|", "\\|")


def _code(text: str, *, in_cell: bool) -> str:
    text = " ".join(text.split())
    if in_cell and "\\|" in text:
        return f"<code>{escaped(text, in_link=True, in_cell=True)}</code>"
    ticks = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{space}{text.replace('|', chr(92) + '|') if in_cell else text}{space}{ticks}"


def _link(made: Line, element: Element, after: str) -> None:
    href = element.get("href", "")
    if element.get("class") == "footnote":
        made.add(f"[^{made.notes[href[1:]]}]" if href[1:] in made.notes else words(element))
        return
    said = words(element)
    apart = not made.last.isalnum() and (not after or after.isspace() or after in ".,;:!?)")
    plain = not len(element) and apart
    if plain and said == href and _BARE.fullmatch(href):
        made.add(href)
        return
    mail = _MAIL.fullmatch(href)
    if plain and mail is not None and said == mail[1]:
        made.add(said)
        return
    inner = Line(made.notes, made.in_cell, in_link=True)
    _write(inner, pieces(element), "]")
    target = address(href)
    made.add(f"[{inner.text.strip()}]({target.replace('|', '%7C')})")


def picture(element: Element) -> str:
    """A picture; without a description it says that it has none, since no build may fail of it."""
    alt, src = element.get("alt", ""), address(element.get("src", ""))
    said = escaped(" ".join(alt.split()), in_link=True)
    return f"![{said}]({src})" if alt else f'![]({src}){{alt=""}}'
