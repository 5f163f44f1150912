"""What a text is made of, block by block, out of the HTML that its page has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from plnfolio.pdf.belonging import LAST, RUN_IN, headed, run_in, with_notes
from plnfolio.pdf.captions import parted
from plnfolio.pdf.figures import COVER, PAGE, Figures, fitted
from plnfolio.pdf.lines import NOTHING, Lines, has_class, seen, spoken
from plnfolio.pdf.links import Links
from plnfolio.pdf.nodes import Inline, Node, is_seen, node, says, trimmed, words
from plnfolio.pdf.pictures import Pictures
from plnfolio.pdf.tables import grid, table_node
from plnfolio.theme.strings import Strings

_BLOCKS = frozenset(
    """article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section
    summary table tbody td tfoot th thead tr ul""".split()
)
_READ = {
    **dict.fromkeys("h1 h2 h3 h4 h5 h6".split(), "_heading"),
    **dict.fromkeys("ul ol menu dir".split(), "_list"),
    **dict.fromkeys("details aside fieldset".split(), "_box"),
    "p": "_paragraph",
    "dl": "_terms",
    "blockquote": "_quote",
    "pre": "_code",
    "hr": "_rule",
    "table": "_table",
    "figure": "_figure",
}
"""How elements are read; what stands in all others is read as if it stood free."""

_DEEPEST = 7
"""How many lists, quotations and boxes stand in one another; what is deeper stands as deep."""
_NUMBERED = {"a": "a.", "A": "A.", "i": "i.", "I": "I."}
_CODE = 70
"""Signs of a line of code that have room beside each other."""


class Blocks:
    """Reads a tree of HTML; what is linked to is named by ``links``."""

    def __init__(self, root: Element, links: Links, pictures: Pictures, strings: Strings) -> None:
        self._root, self._links, self._strings = root, links, strings
        notes = {
            item.attrib["id"]: item
            for part in root.iter("section")
            if has_class(part, "footnotes")
            for item in part.iter("li")
            if item.get("id")
        }
        self._lines = Lines(links, pictures, notes, self._note)
        self._figures = Figures(self._lines, pictures)
        self._words = {
            "table": {"supplement": strings.t("table"), "word": strings.t("note")},
            "figure": {"supplement": strings.t("figure"), "word": strings.t("note")},
        }
        self._depth = 0
        self._in_note = False
        self._levels: list[int] = []

    def all(self) -> list[Node]:
        """The whole text."""
        return headed(self.read(self._root))

    def read(self, element: Element) -> list[Node]:
        """What stands in an element; words that stand free are paragraphs."""
        found: list[Node] = []
        line: list[Inline] = [element.text or ""]

        def flush() -> None:
            if says(inner := trimmed(_spaced(line))):
                found.append(node("par", inner))
            line.clear()

        for child in element:
            if _is_block(child):
                flush()
                found += self._block(child)
            else:
                line += self._lines.one(child)
            line.append(child.tail or "")
        flush()
        return run_in(with_notes(found))

    def _block(self, element: Element) -> list[Node]:
        if not seen(element):
            return []
        found = list(self._read(element))
        if element.get("id") and found and element.tag != "li":
            found[0].setdefault("id", self._links.place(element.attrib["id"]))
        said = spoken(element)
        return [node("tongue", with_notes(found), **said)] if said and found else found

    def _read(self, element: Element) -> Iterable[Node]:
        if element.tag == "section" and has_class(element, "footnotes"):
            return ()
        if element.tag == "section" and has_class(element, "references"):
            return self._references(element)
        if has_class(element, "activity"):
            return self._box(element)
        found: Iterable[Node] = getattr(self, _READ.get(element.tag, "read"))(element)
        return found

    def _heading(self, element: Element) -> Iterator[Node]:
        """A heading of the level that it has when none is left out (PDF/UA-1 §7.4.2)."""
        inner = self._lines.line(element)
        said = words(inner)
        if not is_seen(said):
            yield from self._paragraph(element)
        elif self._in_note:
            yield node("label", inner)
        else:
            level = int(element.tag[1])
            while self._levels and self._levels[-1] >= level:
                self._levels.pop()
            self._levels.append(level)
            stage = min(len(self._levels), LAST)
            stopped = stage < RUN_IN or said.rstrip()[-1:] in ".?!:"
            yield node("heading", inner if stopped else [*inner, "."], level=stage)

    def _paragraph(self, element: Element) -> Iterator[Node]:
        inner = self._lines.line(element)
        if len(inner) == 1 and isinstance(inner[0], dict) and inner[0]["is"] == "image":
            room = COVER if has_class(element, "cover") else PAGE
            yield fitted(inner[0], *room)
        elif says(inner):
            first = inner[0]
            if has_class(element, "balance-title"):
                yield node("label", inner)
                return
            is_note = isinstance(first, dict) and first["is"] == "emph"
            said = words([first]).strip().rstrip(".").casefold() if is_note else ""
            known = ("note", self._strings.t("note").casefold())
            yield node("below" if said in known else "par", inner)

    def _quote(self, element: Element) -> Iterator[Node]:
        yield self._in("quote", element)

    def _code(self, element: Element) -> Iterator[Node]:
        """Code as it was written; what is longer than a line may be parted."""
        text = "".join(element.itertext()).strip("\n").expandtabs(4)
        parted = re.sub(rf"\S{{{_CODE}}}(?=\S)", lambda found: f"{found[0]}\u200b", text)
        yield node("code-block", text=parted)

    def _rule(self, element: Element) -> Iterator[Node]:
        yield node("rule")

    def _in(self, kind: str, element: Element, **more: object) -> Node:
        return node(self._deeper(kind), self._held(element), **more)

    def _note(self, element: Element) -> list[Node]:
        """A footnote, whose headings are none of the text's."""
        before, self._in_note = self._in_note, True
        found = self._held(element)
        self._in_note = before
        return found

    def _deeper(self, kind: str) -> str:
        return kind if self._depth < _DEEPEST else "group"

    def _held(self, element: Element) -> list[Node]:
        self._depth += 1
        found = self.read(element)
        self._depth -= 1
        return found

    def _list(self, element: Element) -> Iterator[Node]:
        items = []
        for item in element:
            if not seen(item):
                continue
            held = self._held(item) if item.tag == "li" else self._block(item)
            anchor = item.get("id")
            place = self._links.place(anchor) if anchor else None
            ticks = has_class(item, "task-list-item")
            items.append(node("item", held, id=place, bare=ticks or None))
        if element.tag != "ol":
            yield node(self._deeper("list"), items)
            return
        start = element.get("start", "")
        yield node(
            self._deeper("enum"),
            items,
            start=int(start) if re.fullmatch("[0-9]{1,6}", start) else 1,
            numbering=_NUMBERED.get(element.get("type", ""), "1."),
            reversed=True if "reversed" in element.attrib else None,
        )

    def _terms(self, element: Element) -> Iterator[Node]:
        """Terms with all that is said of each."""
        items: list[Node] = []
        waiting = list(element)
        while waiting:
            child = waiting.pop(0)
            if child.tag == "div":
                waiting = [*child, *waiting]
            elif child.tag == "dt":
                items.append(node("item", [], term=self._lines.line(child)))
            elif child.tag == "dd":
                if not items:
                    items.append(node("item", [], term=[]))
                items[-1]["of"] += self._held(child)
        yield node(self._deeper("terms"), items)

    def _table(self, element: Element) -> Iterator[Node]:
        caption = element.find("caption")
        shown = caption is not None and seen(caption)
        line = self._lines.line(caption) if caption is not None and shown else []
        title, note = parted(line)
        made = table_node(grid(element), self._held)
        lies = {"lies": True} if made.pop("wide", False) and not self._depth else {}
        yield {**made, "title": title, "note": note, **lies, **self._words["table"]}

    def _figure(self, element: Element) -> Iterator[Node]:
        if has_class(element, "video"):
            yield self._worded(self._figures.film(element))
            return
        quoted = element.find("blockquote")
        caption = element.find("figcaption")
        if quoted is not None:
            by = self._lines.line(caption) if caption is not None else []
            yield self._in("quote", quoted, by=by or None)
            return
        if any(one.tag in ("img", "svg", "picture") for one in element.iter()):
            yield self._worded(self._figures.figure(element))
            others = (one for one in element.iter() if one.tag in ("table", "details"))
            yield from (made for one in others for made in self._block(one))
            return
        for made in self._held(_without(element, caption)):
            if made["is"] == "table" and caption is not None and not made["title"]:
                made["title"], made["note"] = parted(self._lines.line(caption))
                caption = None
            yield made
        if caption is not None:
            yield node("below", self._lines.line(caption))

    def _worded(self, figure: Node) -> Node:
        if figure["is"] == "figure":
            figure |= self._words["figure"]
            if self._depth:
                figure.pop("lies", None)
        return figure

    def _box(self, element: Element) -> Iterator[Node]:
        """A call-out, an activity, or what opens on the page: a title and what stands under it."""
        titled = next((one for one in element if _is_title(one)), None)
        title = self._lines.line(titled) if titled is not None else []
        if title[-1:] == [":"]:
            title.pop()
        yield self._in("box", _without(element, titled), title=title)

    def _references(self, element: Element) -> Iterator[Node]:
        for child in element:
            if has_class(child, "csl-bib-body"):
                entries = [entry for entry in child.iter() if has_class(entry, "csl-entry")]
                yield node("references", [self._entry(entry) for entry in entries])
            else:
                yield from self._block(child)

    def _entry(self, element: Element) -> Node:
        return node("item", self._lines.line(element), id=self._links.place(element.get("id", "")))


def _is_block(element: Element) -> bool:
    if element.tag in _BLOCKS:
        return True
    # A link or a span around paragraphs is none of a line.
    return element.tag not in NOTHING and any(child.tag in _BLOCKS for child in element.iter())


def _is_title(element: Element) -> bool:
    names = ("admonition-title", "activity-title")
    return element.tag in ("summary", "legend") or any(has_class(element, one) for one in names)


def _without(element: Element, child: Element | None) -> Element:
    """An element without one of its children; what stood behind that stays."""
    rest = Element(element.tag)
    rest.text = element.text
    for one in element:
        if one is child:
            rest.text = (rest.text or "") + (one.tail or "")
        else:
            rest.append(one)
    return rest


def _spaced(line: list[Inline]) -> list[Inline]:
    return [re.sub("[ \t\n\r\f]+", " ", one) if isinstance(one, str) else one for one in line]
