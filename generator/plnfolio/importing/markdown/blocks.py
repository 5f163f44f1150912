"""What stands below one another, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from plnfolio.importing.article import IN_A_LINE, MARKDOWN, pieces, words
from plnfolio.importing.markdown.inline import line, paragraph, picture
from plnfolio.importing.markdown.syntax import escaped, indented
from plnfolio.importing.markdown.tables import table

_FENCE = re.compile(r"^(:{3,})", re.MULTILINE)


class Blocks:
    """Writes blocks; ``notes`` are the numbers of footnotes by the ids of their calls."""

    def __init__(self, notes: Mapping[str, str]) -> None:
        self._notes = notes
        self._special: dict[str, Callable[[Element], str]] = {
            "aside": self._box,
            "blockquote": self._quotation,
            "dl": self._terms,
            "figure": self._figure,
            "hr": lambda element: "---",
            "img": picture,
            "ol": self._list,
            "p": self._paragraph,
            "pre": self._code,
            "table": self._table,
            "ul": self._list,
            "video": self._video,
        }

    def inside(self, element: Element) -> str:
        """All that an element holds: a line of words, or blocks with empty lines between them."""
        made: list[str] = []
        kept: list[str | Element] = []
        last: Element | None = None
        other = False
        for one in pieces(element):
            if isinstance(one, str) or one.tag in IN_A_LINE:
                kept.append(one)
                continue
            made.append(paragraph(kept, self._notes))
            again = last is not None and last.tag == one.tag and not _says(kept)
            other = again and not other
            kept = []
            text = self.block(one)
            made.append(_apart(text, one) if other else text)
            last = one
        made.append(paragraph(kept, self._notes))
        return "\n\n".join(filter(None, made))

    def block(self, element: Element) -> str:
        """One block."""
        if (ready := element.get(MARKDOWN)) is not None:
            return ready
        if element.tag in _LEVELS:
            text = line(pieces(element), self._notes).replace("\\\n", " ")
            return f"{'#' * int(element.tag[1])} {text}"
        make = self._special.get(element.tag)
        return make(element) if make else self.inside(element)

    def _paragraph(self, element: Element) -> str:
        return paragraph(pieces(element), self._notes)

    def _quotation(self, element: Element) -> str:
        text = self.inside(element)
        return "\n".join(f"> {one}".rstrip() for one in text.split("\n")) if text else ""

    def _code(self, element: Element) -> str:
        text = "".join(element.itertext()).strip("\n")
        ticks = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text) or [""]))
        code = element.find("code")
        said = code.get("class", "") if code is not None else ""
        return f"{ticks}{said.removeprefix('language-')}\n{text}\n{ticks}"

    def _list(self, element: Element) -> str:
        start = element.get("start", "1")
        number = int(start) if start.isdigit() and len(start) < 10 else 1
        tight = not any(
            child.tag not in IN_A_LINE | {"ul", "ol"} for item in element for child in item
        )
        rows = []
        for item in element:
            mark = "- " if element.tag == "ul" else f"{number}. "
            number += 1
            text = self.inside(item)
            if text.startswith("---"):
                text = f"___{text[3:]}"  # “- ---” would be no item
            if tight:
                text = _tightened(text)
            rows.append((mark + indented(text, len(mark))).rstrip(" "))
        return ("\n" if tight else "\n\n").join(rows)

    def _terms(self, element: Element) -> str:
        rows: list[str] = []
        for one in element:
            text = self.inside(one)
            if one.tag == "dt":
                rows.append(("\n" if rows else "") + text.replace("\\\n", " "))
            else:
                rows.append(f":   {indented(text, 4)}")
        return "\n".join(rows)

    def _box(self, element: Element) -> str:
        kind = element.get("class", "note")
        return _fenced(kind, escaped(element.get("title", "")), self.inside(element))

    def _video(self, element: Element) -> str:
        return _fenced("video", element.get("src", ""), escaped(words(element)))

    def _figure(self, element: Element) -> str:
        caption = element.find("figcaption")
        shown = [one for one in element if one.tag != "figcaption"]
        said = self.inside(caption) if caption is not None else ""
        pictures = [one for one in shown if one.tag == "img"]
        if len(shown) == len(pictures) == 1 and said:
            alt = " ".join(pictures[0].get("alt", "").split())
            body = f":alt: {alt}".rstrip() + f"\n{said}"
            return _fenced("figure", pictures[0].get("src", ""), body)
        blocks = [self.block(one) for one in shown]
        return "\n\n".join(filter(None, [*blocks, said]))

    def _table(self, element: Element) -> str:
        return table(element, self.inside, self._notes)


def _says(line: list[str | Element]) -> bool:
    """Whether a line says anything."""
    return any(not isinstance(one, str) or one.strip() for one in line)


def _apart(text: str, element: Element) -> str:
    """Of two lists below one another the second has other signs, so that they stay two."""
    if element.tag == "ul":
        return re.sub(r"^- ", "* ", text, flags=re.MULTILINE)
    if element.tag == "ol":
        return re.sub(r"^(\d+)\. ", r"\1) ", text, flags=re.MULTILINE)
    return text


_LEVELS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TIGHT = re.compile(r"\n\n(?=\s*(?:[-*]|\d+[.)]) )")


def _tightened(text: str) -> str:
    """Lists right below the words of their item."""
    return _TIGHT.sub("\n", text)


def _fenced(name: str, argument: str, body: str) -> str:
    """A directive; one around another has more colons."""
    inner = max((len(found[1]) for found in _FENCE.finditer(body)), default=2)
    colons = ":" * (inner + 1)
    opening = f"{colons}{{{name}}} {argument}".rstrip()
    return "\n".join(filter(None, [opening, body, colons]))
