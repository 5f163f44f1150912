"""Where the tags of some HTML stand, to the byte, so that one can be changed and no other."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from plnfolio.frozen import dataclass

_TEXT_ALONE = frozenset(("iframe", "noembed", "noframes", "textarea", "title", "xmp"))
"""Elements in which nothing is a tag (HTML, 13.2.5), beside those that Python knows of."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that begins an element, and where it stands."""

    name: str
    start: int
    end: int
    attributes: dict[str, str]


class Tags(HTMLParser):
    """The tags of some HTML; what looks like one in a script is none.

    ``begun`` begin elements, ``ended`` are where elements end, with their names.
    """

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.begun: list[Tag] = []
        self.ended: list[tuple[str, int]] = []
        self._text_of = ""
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self.feed(text)
        self.close()

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that begins an element."""
        if self._text_of:
            return
        self._text_of = tag if tag in _TEXT_ALONE else ""
        start, text = self._place(), self.get_starttag_text() or ""
        first: dict[str, str] = {}
        for name, value in attrs:
            first.setdefault(name, value or "")
        self.begun.append(Tag(tag, start, start + len(text), first))

    def handle_endtag(self, tag: str) -> None:
        """Note one that ends an element."""
        if self._text_of in ("", tag):
            self._text_of = ""
            self.ended.append((tag, self._place()))
