"""A PDF as tests ask of it: the text of its pages, and its tags, which screen readers go by."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from plnfolio.diagnostics import Problem, Span
from plnfolio.model.assignment import Assignment
from plnfolio.model.manuscript import Manuscript
from plnfolio.pdf import book, paper
from plnfolio.theme.active import ActiveTheme
from plnfolio.theme.chain import BASE, load_theme
from plnfolio.theme.faces import load_faces
from plnfolio.theme.strings import direction, load_strings
from plnfolio.theme.templates import Templates


@dataclass(frozen=True)
class Printed:
    """A PDF that was made, and what was said of it."""

    data: bytes
    problems: tuple[Problem, ...] = ()

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(BytesIO(self.data))

    @cached_property
    def pages(self) -> list[str]:
        """The words of each page, without its number, their spaces made single."""
        texts = [page.extract_text() for page in self.reader.pages]
        return [" ".join(text.split()) for text in texts]

    @property
    def text(self) -> str:
        return " ".join(self.pages)

    @cached_property
    def tags(self) -> list[str]:
        """The tags in reading order, each with those that it stands in: ``Document/L/LI``."""
        return list(_tags(self.reader.trailer["/Root"]["/StructTreeRoot"]["/K"], ""))

    @cached_property
    def links(self) -> list[int | str]:
        """Where links lead: to a page of the file by its number from 0, or to an address."""
        found = (one.get_object() for page in self.reader.pages for one in page.annotations or ())
        return [self._leads(one) for one in found]

    def _leads(self, link: Any) -> int | str:
        action = link.get("/A", {})
        if "/URI" in action:
            return str(action["/URI"])
        place = link["/Dest"] if "/Dest" in link else action["/D"]
        if isinstance(place, str):
            found = self.reader.get_destination_page_number(self.reader.named_destinations[place])
        else:
            found = self.reader.get_page_number(place[0].get_object())
        assert found is not None
        return found

    @cached_property
    def alts(self) -> list[str]:
        """What pictures say to those who do not see them."""
        objects = map(self.reader.get_object, range(1, self.reader.trailer["/Size"]))
        return [str(one["/Alt"]) for one in objects if isinstance(one, dict) and "/Alt" in one]

    def count(self, tag: str) -> int:
        return sum(one.rpartition("/")[2] == tag for one in self.tags)

    @property
    def headings(self) -> list[str]:
        return [name for tag in self.tags if re.fullmatch("H[1-6]", name := tag.rpartition("/")[2])]


def _tags(element: Any, above: str) -> Iterator[str]:
    if isinstance(element, list):
        for one in element:
            yield from _tags(one.get_object(), above)
    elif isinstance(element, dict) and "/S" in element:
        name = f"{above}/{element['/S'][1:]}".lstrip("/")
        yield name
        if "/K" in element:
            yield from _tags(element["/K"], name)


@cache
def look(language: str = "en") -> ActiveTheme:
    """The theme base in a language."""
    theme = load_theme(Path(), BASE, Span("site.yaml"), [])
    assert theme
    strings = load_strings(theme, language, [])
    return ActiveTheme(theme, strings, Templates(theme, strings, {}), load_faces(theme, []))


FULL = Assignment(
    affiliation="School of Rivers, Lake University",
    code="RIV 501",
    course="Rivers and how to cross them",
    instructor="Dr. Mei Tan",
    due=datetime.date(2023, 4, 12),
)


def manuscript(html: str = "<p>Text.</p>", **fields: Any) -> Manuscript:
    """A text of which only what matters has to be said."""
    language = fields.get("language", "en")
    known: dict[str, Any] = {
        "path": "content/posts/one.md",
        "kind": "post",
        "address": "/posts/one/",
        "url": "https://ada.example.org/posts/one/",
        "site_title": "Notes",
        "title": "Crossing a river",
        "summary": "",
        "language": language,
        "direction": direction(language),
        "authors": ("Ada Berg",),
        "assignment": FULL,
        "date": datetime.date(2023, 4, 11),
    }
    return Manuscript(html=html, **{**known, **fields})


def printed(html: str = "<p>Text.</p>", output: Path = Path(), **fields: Any) -> Printed:
    """A text as a paper."""
    problems: list[Problem] = []
    one = manuscript(html, **fields)
    return Printed(paper(one, output, look(one.language), problems), tuple(problems))


def bound(*texts: Manuscript, output: Path = Path()) -> Printed:
    """Texts as chapters of a book."""
    problems: list[Problem] = []
    return Printed(book(texts, output, look(texts[0].language), problems), tuple(problems))
