"""What could be handed in, by course and module, and what has been."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from plnfolio.frozen import dataclass
from plnfolio.kinds.summary import path as site_path
from plnfolio.model.assignment import course_of
from plnfolio.model.site import Filed, Site
from plnfolio.submit.comparing import Verdict, compare
from plnfolio.submit.finding import texts
from plnfolio.submit.folder import handed_in
from plnfolio.submit.places import Folder
from plnfolio.submit.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Handed:
    """A text that can be handed in; ``receipt`` is that of the last time, ``since`` what it says.

    ``course`` is the course's title, empty where nobody named one.
    """

    text: Filed
    address: str
    course: str
    receipt: Receipt | None
    since: Verdict | None


def handed(site: Site, output: Path, submissions: Path) -> list[Handed]:
    """All texts, those of a course together, in the order of its modules and days."""
    found = [_handed(site, text, output, submissions) for text in texts(site)]
    return sorted(found, key=_place)


def _handed(site: Site, text: Filed, output: Path, submissions: Path) -> Handed:
    receipt = handed_in(submissions / text.slug)
    path = site_path(text)
    if receipt and receipt.page != f"{path.strip('/')}/index.html":
        receipt = None  # of another text with the same short name
    since = compare(receipt, Folder(output, "site")) if receipt else None
    code = text.matter.course
    course = course_of(site.config, code).title if code else ""
    base = site.config.base_url
    return Handed(text, f"{base}{path}" if base else path, course, receipt, since)


def _place(one: Handed) -> tuple[object, ...]:
    """Texts of no course come last; Module 10 after Module 9."""
    matter = one.text.matter
    return (
        not matter.course,
        matter.course.casefold(),
        tuple(_numbers(matter.module)),
        matter.date,
        one.text.path,
    )


def _numbers(words: str) -> Iterator[tuple[int, str]]:
    for number, letters in re.findall(r"(\d{1,9})|(\D+|\d+)", words):
        yield (int(number), "") if number else (-1, letters.casefold())
