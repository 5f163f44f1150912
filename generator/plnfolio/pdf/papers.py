"""A text as a student paper in the manner of APA 7, tagged for those who hear it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from plnfolio.diagnostics import Problem, Span
from plnfolio.frozen import dataclass
from plnfolio.html_tree import html_tree
from plnfolio.kinds.case import facts, story
from plnfolio.model.manuscript import Manuscript
from plnfolio.model.view import Link
from plnfolio.patterns import regex
from plnfolio.pdf.blocks import Blocks
from plnfolio.pdf.depth import shallow
from plnfolio.pdf.lines import tongue
from plnfolio.pdf.links import Links
from plnfolio.pdf.nodes import Node, every, node, without
from plnfolio.pdf.pictures import Pictures
from plnfolio.pdf.places import settled
from plnfolio.pdf.press import LackingError, UnreadableError, press, spell
from plnfolio.theme.active import ActiveTheme
from plnfolio.theme.faces import Faces, paintable
from plnfolio.theme.strings import Strings

_PART, _CHAPTER = "text", "chapter"
_NO_TEXT = regex("[\ufeff\ufffe\u0000\u00ad\u202a-\u202e]")
"""What no text of a PDF may have (PDF/UA-1 §7.21.7), soft hyphens, what overrules directions."""
_TRIES = 12
"""How often something is left out that cannot be shown."""
_MOST = 12
"""Letters that a message shows."""


def paper(
    manuscript: Manuscript, output: Path, active: ActiveTheme, problems: list[Problem]
) -> bytes:
    """The PDF of a text; ``output`` is the folder of the built site.

    Problem: the warning ``not-painted`` for signs that no font has.
    """
    strings = active.strings

    def told(pictures: Pictures) -> dict[str, Any]:
        links = Links(_base(manuscript), manuscript.address, {manuscript.address: _PART})
        day = manuscript.updated or manuscript.date
        return {
            "title": manuscript.title,
            "authors": list(manuscript.authors),
            "summary": manuscript.summary or None,
            "day": [day.year, day.month, day.day] if day else None,
            "tongue": {"dir": manuscript.direction, **tongue(manuscript.language)},
            "front": front(manuscript, strings),
            "text": settled(text(manuscript, links, pictures, strings), {_PART}),
            "colophon": _colophon(manuscript.url, manuscript.licence, strings),
        }

    return _printed("paper", told, _Means(output, active.faces, problems), manuscript)


def book(
    manuscripts: Sequence[Manuscript], output: Path, active: ActiveTheme, problems: list[Problem]
) -> bytes:
    """Texts, at least one, as chapters of one PDF in the order in which they are given."""
    strings, first = active.strings, manuscripts[0]
    parts = {one.address: f"{_CHAPTER}{number}" for number, one in enumerate(manuscripts, 1)}
    days = [day for one in manuscripts if (day := one.updated or one.date)]

    def told(pictures: Pictures) -> dict[str, Any]:
        day = max(days, default=None)
        chapters = [_chapter(one, parts, pictures, strings) for one in manuscripts]
        return {
            "title": first.site_title,
            "authors": list(dict.fromkeys(name for one in manuscripts for name in one.authors)),
            "summary": None,
            "day": [day.year, day.month, day.day] if day else None,
            "tongue": {"dir": first.direction, **tongue(first.language)},
            "front": [_together(first.authors, strings)],
            "contents": strings.t("contents"),
            "chapters": settled(chapters, set(parts.values())),
            "colophon": _colophon(_base(first), first.licence, strings),
        }

    return _printed("book", told, _Means(output, active.faces, problems), first)


@dataclass(frozen=True, slots=True)
class _Means:
    """What a file is made with: the built site and the faces; ``problems`` gets what is wrong."""

    output: Path
    faces: Faces
    problems: list[Problem]


def _printed(
    template: str, told: Callable[[Pictures], dict[str, Any]], means: _Means, first: Manuscript
) -> bytes:
    """A file out of what a template is ``told`` when pictures have been laid beside it."""
    with TemporaryDirectory(prefix="plnfolio-pdf-") as name:
        folder = Path(name)
        data, lacking = told(Pictures(means.output, folder)), ""
        for number in count(1):
            try:
                made = press(folder, template, data, means.faces, first.language)
                break
            except UnreadableError as error:
                data = without(data, error.names)
            except LackingError as error:
                lacking += error.signs
                data = spell(folder, data, error.signs)
            if number == _TRIES:
                raise AssertionError(f"no PDF of {first.path}, without {lacking!r} either")
    if lacking:
        means.problems.append(_lacking(lacking, first))
    return made


def _lacking(signs: str, manuscript: Manuscript) -> Problem:
    some = signs if len(signs) <= _MOST else f"{signs[:_MOST]}…"
    what = f"no font has “{some}”: the PDF has the number of each in Unicode instead"
    remedy = "put a font that has these letters, a .ttf or .otf file, into overrides/faces/"
    return Problem("not-painted", what, Span(manuscript.path), remedy, "warning")


def _base(manuscript: Manuscript) -> str:
    return manuscript.url.removesuffix(manuscript.address)


def text(manuscript: Manuscript, links: Links, pictures: Pictures, strings: Strings) -> list[Node]:
    """All that a text is made of, its list of references too."""
    parts = (
        facts(manuscript.case, strings.t),
        *_files(manuscript, strings),
        story(manuscript.case, strings.t),
        manuscript.html,
        manuscript.references,
    )
    root = shallow(html_tree(_NO_TEXT.sub("", paintable("".join(parts)))))
    return Blocks(root, links, pictures, strings).all()


def _chapter(
    manuscript: Manuscript, parts: Mapping[str, str], pictures: Pictures, strings: Strings
) -> Node:
    links = Links(_base(manuscript), manuscript.address, parts)
    said = manuscript.assignment
    day = strings.long_date(manuscript.date) if manuscript.date else ""
    byline = " · ".join(part for part in (said.code, said.module, day) if part)
    blocks = text(manuscript, links, pictures, strings)
    return node("chapter", title=manuscript.title, byline=byline, text=_lower(blocks)) | {
        "id": parts[manuscript.address]
    }


def _lower(blocks: list[Node]) -> list[Node]:
    """Blocks below the title of a chapter: headings a level lower, and no page of their own."""
    for one in every(blocks):
        if one["is"] == "heading":
            one["level"] += 1
    return [one for one in blocks if one["is"] != "page"]


def front(manuscript: Manuscript, strings: Strings) -> list[str]:
    """The lines of the title page under the title (§2.3)."""
    wanted = manuscript.assignment
    course = ": ".join(part for part in (wanted.code, wanted.course) if part)
    due = strings.long_date(wanted.due) if wanted.due else ""
    lines = [_together(manuscript.authors, strings), wanted.affiliation or wanted.institution]
    return [line for line in (*lines, course, wanted.instructor, due) if line]


def missing(manuscript: Manuscript) -> tuple[str, ...]:
    """What a title page asks for and the author says nowhere."""
    said = manuscript.assignment
    found = {
        "affiliation": said.affiliation or said.institution,
        "course": said.code or said.course,
        "instructor": said.instructor,
        "due": said.due,
    }
    return tuple(name for name, value in found.items() if not value)


def _together(names: Sequence[str], strings: Strings) -> str:
    if len(names) < 2:
        return "".join(names)
    # English has a comma before “and” where there are three (§6.49 of names, §6.3 in general).
    comma = "," if len(names) > 2 and strings.language.startswith("en") else ""
    rest = strings.t("list_comma").join(names[:-1]) + comma
    return strings.t("list_last", rest=rest, last=names[-1])


def _files(manuscript: Manuscript, strings: Strings) -> Iterator[str]:
    """Where the files of an artifact are to be found."""
    for file in manuscript.files:
        kind = strings.t("web_page") if file.form == "web" else file.type
        words = f"{file.name} ({kind}, {strings.size(file.size)})"
        yield f'<p><a href="{escape(file.url)}">{escape(words)}</a></p>\n'


def _colophon(url: str, licence: Link | None, strings: Strings) -> list[Node]:
    lines = []
    if url:
        address = node("link", [node("lang", [url], dir="ltr")], to=url)
        lines.append(node("par", [f"{strings.t('permalink')} ", address]))
    if licence:
        lines.append(node("par", [strings.t("licence", licence=licence.title)]))
    return lines
