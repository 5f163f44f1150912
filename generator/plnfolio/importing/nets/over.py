"""What stands over a table: its caption, the heading of its part, the words that lead to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from plnfolio.importing.article import MARKDOWN, words
from plnfolio.importing.nets.standing import one_status_of, status_in_passing
from plnfolio.model.network import Status

_NUMBERED = re.compile(
    r"(?:table|tabla|tabelle|tab|tableau|figure|chart)\.?\s*\d{1,2}(?:\.\d{1,2})*\s*[.:–—-]?\s*(?P<title>.*)",
    re.I,
)
_TITLE = 140
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(slots=True)
class Over:
    """A ``table`` with what is ``shown`` of it in its ``parent`` (itself, or its figure).

    ``caption`` is what is written on it, ``title`` that or the heading over it, ``titles`` are
    paragraphs that are a caption. ``lead`` are the words before it.
    """

    table: Element
    shown: Element
    parent: Element
    caption: str = ""
    heading: str = ""
    lead: str = ""
    titles: list[Element] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The title of the table, without its number."""
        return _unnumbered(self.caption) or self.heading or self.caption

    @property
    def words(self) -> str:
        """All that stands over it."""
        return f"{self.caption}. {self.heading}. {self.lead}"

    @property
    def status(self) -> Status | None:
        """What the nearest words that say it say of how the author stands with all of it."""
        said = one_status_of(self.caption) or one_status_of(self.heading)
        return said or status_in_passing(self.lead)


def tables_of(body: Element) -> Iterator[Over]:
    """The tables of a text in order, but those in other tables or already written."""
    yield from _tables(body, "")


def _tables(parent: Element, heading: str) -> Iterator[Over]:
    before: list[Element] = []
    for child in list(parent):
        if child.tag in _HEADINGS:
            heading, before = words(child), []
            continue
        if child.get(MARKDOWN) is not None:
            before = []
            continue
        table = child if child.tag == "table" else _lone_table(child)
        if table is not None:
            yield _over(table, child, parent, heading, before)
            before = []
        elif len(child) and child.tag in ("div", "section", "aside", "blockquote", "figure"):
            yield from _tables(child, heading)
        else:
            before.append(child)


def _lone_table(figure: Element) -> Element | None:
    if figure.tag != "figure":
        return None
    tables = figure.findall("table")
    return tables[0] if len(tables) == 1 and figure.find(".//img/..") is not figure else None


def _over(
    table: Element, shown: Element, parent: Element, heading: str, before: list[Element]
) -> Over:
    over = Over(table, shown, parent, heading=heading)
    caption = table.find("caption")
    caption = shown.find("figcaption") if caption is None and shown is not table else caption
    over.caption = words(caption) if caption is not None else ""
    rest = list(before)
    if not over.caption:
        over.titles = _title_paragraphs(rest)
        over.caption = ". ".join(words(one).rstrip(".") for one in over.titles)
        rest = rest[: len(rest) - len(over.titles)]
    if rest and rest[-1].tag == "p":
        over.lead = words(rest[-1])
    return over


def _title_paragraphs(before: list[Element]) -> list[Element]:
    """“Table 1” and its title, in one paragraph or in two, or a line in bold or italics."""
    ends = [one for one in before[-2:] if one.tag == "p" and len(words(one)) <= _TITLE]
    if not ends or ends[-1] is not before[-1]:
        return []
    number = _NUMBERED.fullmatch(words(ends[-1]))
    if number is not None and (not number["title"] or not number["title"][0].islower()):
        return ends[-1:]
    if len(ends) == 2:
        number = _NUMBERED.fullmatch(words(ends[0]))
        if number is not None and not number["title"]:
            return ends
    return ends[-1:] if _is_dressed(ends[-1]) else []


def _is_dressed(one: Element) -> bool:
    """Whether a paragraph is nothing but words in bold or italics: a title that says so."""
    dressed = "".join("".join(part.itertext()) for part in one if part.tag in ("strong", "em", "b"))
    said = words(one)
    return bool(said) and " ".join(dressed.split()) == said and not said.endswith((".", "?", "!"))


def _unnumbered(caption: str) -> str:
    found = _NUMBERED.fullmatch(caption)
    return found["title"] if found is not None else caption
