"""What stands below one another, made regular: each thing in one form, and nothing around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from xml.etree.ElementTree import Element

from plnfolio.importing.article import (
    IN_A_LINE,
    MARKDOWN,
    Article,
    fill,
    pieces,
    verbatim,
    words,
)
from plnfolio.importing.tidy import boxes, embeds, figures
from plnfolio.importing.tidy.inline import Run, is_call, parted, runs, settled, together
from plnfolio.importing.tidy.lists import joined
from plnfolio.importing.tidy.styles import marks_of, size_of
from plnfolio.importing.tidy.tables import is_table, table

SIZE = "data-size"
"""How large the letters of a paragraph are, for as long as it is not known what that means."""

_LANGUAGE = re.compile(r"(?:language|lang|brush|highlight-source|sourceCode)[-: ]+([\w+#-]+)")
_QUOTED = re.compile(r"(?:^|\s)(?:pull-?quote|block-?quote|quotation)(?:\s|$)")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

Made = list[Element]


class Blocks:
    """Makes the blocks of an article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._special: dict[str, Callable[[Element], Made]] = {
            "audio": self._embed,
            "blockquote": self._quotation,
            "details": self._details,
            "dl": self._terms,
            "embed": self._embed,
            "figure": self._figure,
            "hr": lambda element: [Element("hr")],
            "iframe": self._embed,
            "img": self._figure,
            "object": self._embed,
            "ol": self._list,
            "p": self._paragraph,
            "picture": self._figure,
            "pre": self._code,
            "table": self._table,
            "ul": self._list,
            "video": self._embed,
        }
        self._marks: frozenset[str] = frozenset()

    def inside(self, element: Element) -> Made:
        """The blocks that an element holds; words between them are paragraphs."""
        before, self._marks = self._marks, marks_of(element, self._marks)
        try:
            return self._of(pieces(element))
        finally:
            self._marks = before

    def _of(self, some: list[str | Element]) -> Made:
        made: Made = []
        line: list[str | Element] = []
        for one in some:
            if isinstance(one, str) or self._in_a_line(one):
                line.append(one)
                continue
            made += self._flushed(line)
            line = []
            made += self.block(one)
        return joined(made + self._flushed(line))

    def _in_a_line(self, element: Element) -> bool:
        if element.get(MARKDOWN) is not None:
            return element.tag in IN_A_LINE
        if element.tag not in IN_A_LINE:
            return False
        return is_call(element) or all(one.tag in IN_A_LINE for one in element.iter())

    def block(self, element: Element) -> Made:
        """One block, in the form that we have for it."""
        if element.get(MARKDOWN) is not None:
            return [element]
        if element.tag in _HEADINGS or element.get("role") == "heading":
            return self._heading(element)
        if figures.is_captioned(element):
            return self._figure(element)
        if is_table(element):
            return self._table(element)
        if (kind := boxes.kind_of(element)) and (box := boxes.box(element, kind, self.inside)):
            return box
        quoted = element.tag == "div" and _QUOTED.search(element.get("class", "").lower())
        tag = "blockquote" if quoted else element.tag
        if tag in self._special:
            return self._special[tag](element)
        if element.tag == "a":
            return self._linked(element)
        return self.inside(element)

    def _flushed(self, line: list[str | Element], size: float = 0) -> Made:
        """A line as paragraphs; pictures that stand alone in it are figures."""
        found: list[Run] = runs(line, self._marks)
        made = []
        for some in parted(found):
            shown = [one for one in some if not one.is_space and not one.is_break]
            if all(one.atom is not None and one.atom.tag == "img" for one in shown):
                made += figures.of_pictures(
                    self.article, [one.atom for one in shown if one.atom is not None]
                )
                continue
            alike = size or min(one.size for one in shown)
            paragraph = Element("p", {SIZE: f"{alike:g}"} if alike else {})
            fill(paragraph, together(some))
            figures.chosen(self.article, paragraph)
            made.append(paragraph)
        return made

    def _paragraph(self, element: Element) -> Made:
        size = _size(element)
        before, self._marks = self._marks, marks_of(element, self._marks)
        try:
            some = pieces(element)
            if all(isinstance(one, str) or self._in_a_line(one) for one in some):
                return self._flushed(some, size)
            return self._of(some)
        finally:
            self._marks = before

    def _heading(self, element: Element) -> Made:
        level = element.get("aria-level", "2") if element.tag not in _HEADINGS else element.tag[1]
        pictures = list(element.iter("img"))
        shown = figures.of_pictures(self.article, pictures) if pictures else []
        found = [one for one in runs([element]) if one.atom is None or one.atom.tag != "img"]
        bare = [Run(" ") if one.is_break else _without_bold(one) for one in found]
        made = Element(f"h{level if level in '123456' else '2'}")
        fill(made, together(settled(bare)))
        if element.get("id"):
            made.set("id", element.get("id", ""))
        return [*shown, *([made] if words(made) else [])]

    def _linked(self, element: Element) -> Made:
        """A link around blocks: their words are the link."""
        if element.get("href") and words(element) and not element.findall(".//img"):
            line: list[str | Element] = [_line_of(element)]
            return self._flushed(line)
        return self.inside(element)

    def _quotation(self, element: Element) -> Made:
        made = Element("blockquote")
        made.extend(self.inside(element))
        return [made] if len(made) else []

    def _details(self, element: Element) -> Made:
        made: Made = []
        for one in element:
            if one.tag == "summary":
                head = Element("p")
                fill(head, together(runs([one], frozenset({"strong"}))))
                made.append(head)
        rest = [one for one in pieces(element) if isinstance(one, str) or one.tag != "summary"]
        return made + self._of(rest)

    def _terms(self, element: Element) -> Made:
        made = Element("dl")
        for one in element.iter():
            if one.tag == "dt":
                term = Element("dt")
                fill(term, together(runs([one])))
                made.append(term)
            elif one.tag == "dd":
                meaning = Element("dd")
                meaning.extend(self.inside(one))
                made.append(meaning)
        return [made] if len(made) else self.inside(element)

    def _list(self, element: Element) -> Made:
        if element.tag == "ol" and element.get("start", "1") != "1":
            made = Element("ol", {"start": element.get("start", "1")})
        else:
            made = Element(element.tag)
        loose: list[str | Element] = []
        for one in pieces(element):
            if isinstance(one, str) or one.tag != "li":
                loose.append(one)
                continue
            self._loose(made, loose)
            loose = []
            self._item(made, self.inside(one))
        self._loose(made, loose)
        return [made] if len(made) else []

    def _item(self, made: Element, inside: Made) -> None:
        if not inside:
            return
        item = Element("li")
        if inside[0].tag == "p" and all(one.tag in ("ul", "ol") for one in inside[1:]):
            fill(item, [*pieces(inside[0]), *inside[1:]])
        elif all(one.tag in ("ul", "ol") for one in inside) and len(made):
            made[-1].extend(inside)
            return
        else:
            fill(item, inside)
        made.append(item)

    def _loose(self, made: Element, loose: list[str | Element]) -> None:
        """What stands in a list and in no item belongs to the item before it."""
        inside = self._of(loose)
        if not inside:
            return
        if len(made) and all(one.tag in ("ul", "ol") for one in inside):
            made[-1].extend(inside)
        else:
            self._item(made, inside)

    def _code(self, element: Element) -> Made:
        said = " ".join(
            f"{one.get('class', '')} {one.get('data-lang', '')}" for one in element.iter()
        )
        found = _LANGUAGE.search(said)
        text = verbatim(element).replace("\u00a0", " ")
        text = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE).strip("\n")
        if not text.strip():
            return []
        made = Element("pre")
        code = Element("code", {"class": f"language-{found[1].lower()}"} if found else {})
        code.text = text
        made.append(code)
        return [made]

    def _figure(self, element: Element) -> Made:
        return figures.figure(self.article, element, self.inside)

    def _embed(self, element: Element) -> Made:
        return embeds.embed(self.article, element, self.inside)

    def _table(self, element: Element) -> Made:
        return table(element, self.inside)


def _line_of(element: Element) -> Element:
    """A link as it stands in a line, with a space where a block began."""
    made = Element("a", dict(element.attrib))
    made.text = words(element)
    return made


def _size(element: Element) -> float:
    """The size of the letters of a whole paragraph, if one is said."""
    while not (size := size_of(element)):
        if len(element) != 1 or (element.text or "").strip() or (element[0].tail or "").strip():
            return 0
        element = element[0]
    return size


def _without_bold(run: Run) -> Run:
    return replace(run, marks=run.marks - {"strong", "u"})
