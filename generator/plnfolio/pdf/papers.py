"""A text as a student paper in the manner of APA 7, tagged for those who hear it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from plnfolio.diagnostics import Problem, Span
from plnfolio.html_tree import html_tree
from plnfolio.model.manuscript import Manuscript
from plnfolio.pdf.blocks import Blocks
from plnfolio.pdf.lines import tongue
from plnfolio.pdf.links import Links
from plnfolio.pdf.nodes import Node, node
from plnfolio.pdf.pictures import Pictures
from plnfolio.pdf.places import settled
from plnfolio.pdf.press import LackingError, press, spelled
from plnfolio.theme.active import ActiveTheme
from plnfolio.theme.faces import paintable
from plnfolio.theme.strings import Strings

_PART = "text"
_MOST = 12
"""Letters that a message shows."""


def paper(
    manuscript: Manuscript, output: Path, active: ActiveTheme, problems: list[Problem]
) -> bytes:
    """The PDF of a text; ``output`` is the folder of the built site.

    Problem: the warning ``not-painted`` for signs that no face has.
    """
    with TemporaryDirectory(prefix="plnfolio-pdf-") as name:
        folder = Path(name)
        data = paper_data(manuscript, Pictures(output, folder), active.strings)
        return _pressed(folder, data, manuscript, active, problems)


def _pressed(
    folder: Path,
    data: Mapping[str, Any],
    manuscript: Manuscript,
    active: ActiveTheme,
    problems: list[Problem],
) -> bytes:
    tag = manuscript.language
    try:
        return press(folder, "paper", data, active.faces, tag)
    except LackingError as error:
        signs = error.signs
    some = signs if len(signs) <= _MOST else f"{signs[:_MOST]}…"
    what = f"no font has “{some}”: the PDF has the number of each in Unicode instead"
    remedy = "put a font that has these letters, a .ttf or .otf file, into overrides/faces/"
    problems.append(Problem("not-painted", what, Span(manuscript.path), remedy, "warning"))
    return press(folder, "paper", spelled(data, signs), active.faces, tag)


def paper_data(manuscript: Manuscript, pictures: Pictures, strings: Strings) -> dict[str, Any]:
    """All that the template is told."""
    base = manuscript.url.removesuffix(manuscript.address) if manuscript.url else ""
    links = Links(base, manuscript.address, {manuscript.address: _PART})
    root = html_tree(paintable(manuscript.html + manuscript.references))
    day = manuscript.updated or manuscript.date
    text = [*_files(manuscript, links, strings), *Blocks(root, links, pictures, strings).all()]
    return {
        "title": manuscript.title,
        "authors": list(manuscript.authors),
        "summary": manuscript.summary or None,
        "day": [day.year, day.month, day.day] if day else None,
        "tongue": {"dir": manuscript.direction, **tongue(manuscript.language)},
        "front": front(manuscript, strings),
        "text": settled(text, {_PART}),
        "colophon": _colophon(manuscript, strings),
    }


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


def _files(manuscript: Manuscript, links: Links, strings: Strings) -> list[Node]:
    """Where the files of an artifact are to be found."""
    found = []
    for file in manuscript.files:
        address = links.leads(file.url)
        kind = strings.t("web_page") if file.form == "web" else file.type
        kilobytes = file.size / 1000
        key = "size_mb" if kilobytes >= 999.5 else "size_kb"
        size = f"{kilobytes / 1000:.1f}" if key == "size_mb" else str(max(1, round(kilobytes)))
        words = f"{file.name} ({kind}, {strings.t(key, size=size)})"
        named = node("link", [words], to=address) if address else words
        found.append(node("par", [named]))
    return found


def _colophon(manuscript: Manuscript, strings: Strings) -> list[Node]:
    lines = []
    if manuscript.url:
        address = node("link", [manuscript.url], to=manuscript.url)
        lines.append(node("par", [f"{strings.t('permalink')} ", address]))
    if licence := manuscript.licence:
        lines.append(node("par", [strings.t("licence", licence=licence.title)]))
    return lines
