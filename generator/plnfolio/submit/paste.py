"""What one pastes into the field of a learning management system, as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from plnfolio.diagnostics import listed
from plnfolio.model.assignment import Assignment
from plnfolio.model.manuscript import Manuscript
from plnfolio.model.months import in_words

NAME = "submission.txt"


def pasted(text: Manuscript) -> str:
    """The title and the address of a text, what it was written for, and how it is cited."""
    lines = [text.title, *([text.url] if text.url else []), ""]
    lines += [f"{label}: {words}" for label, words in _facts(text) if words]
    if text.citation_text:
        lines += ["", "Reference:", text.citation_text]
    return "\n".join(lines) + "\n"


def _facts(text: Manuscript) -> Iterator[tuple[str, str]]:
    about = text.assignment
    yield ("Author" if len(text.authors) == 1 else "Authors"), listed(text.authors)
    yield "Course", course_words(about)
    yield "Module", about.module
    yield "Instructor", about.instructor
    yield "Due", in_words(about.due) if about.due else ""
    changed = f", changed {in_words(text.updated)}" if text.updated else ""
    yield "Date", f"{in_words(text.date)}{changed}" if text.date else ""


def course_words(about: Assignment) -> str:
    """A course as one names it: DL5763, Social Learning (Spring 2026, Example College)."""
    course = ", ".join(filter(None, (about.code, about.course)))
    where = ", ".join(filter(None, (about.term, about.institution)))
    return f"{course} ({where})" if course and where else course
