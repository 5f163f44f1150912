"""Courses: a page for each with what was made for it, and a page that lists them all."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from plnfolio.kinds import listing
from plnfolio.kinds.base import Address, Material, WebPage
from plnfolio.kinds.listing import CourseModule
from plnfolio.kinds.summary import summaries
from plnfolio.kinds.terms import Filing, Term
from plnfolio.model.assignment import course_of
from plnfolio.model.site import Filed, Site
from plnfolio.model.slug import slugify
from plnfolio.model.view import CourseView

PATH = "/courses/"


def addresses(site: Site, filing: Filing) -> Iterable[Address]:
    """One a course, and the list of them where there are any."""
    return listing.addresses(site, filing.courses, PATH)


def pages(material: Material) -> Iterable[WebPage]:
    """One a course by name, then the list."""
    for term in material.filing.courses.values():
        loose = [text for text in term.texts if not text.matter.module]
        yield listing.page(
            material,
            term,
            kind="course",
            posts=summaries(material, loose, in_course=True),
            parts=_modules(material, term),
            title=_called(material, term),
            course=_said(material, term),
        )
    yield from listing.index(
        material,
        material.filing.courses,
        PATH,
        kind="courses",
        title=material.t("courses"),
        called=partial(_called, material),
    )


def _called(material: Material, term: Term) -> str:
    """The code of a course, with its title where the author says it."""
    title = course_of(material.site.config, term.name).title
    return f"{term.name}: {title}" if title else term.name


def _said(material: Material, term: Term) -> CourseView | None:
    course = course_of(material.site.config, term.name)
    said = CourseView(course.institution, course.instructor, course.term)
    return None if said == CourseView() else said


def _modules(material: Material, term: Term) -> Iterable[CourseModule]:
    """The parts of a course as they were begun, and in each the earliest first.

    Names that differ only in case, spaces or accents mean one part.
    """
    found: dict[str, list[Filed]] = {}
    for text in reversed(term.texts):
        if text.matter.module:
            found.setdefault(slugify(text.matter.module), []).append(text)
    return [
        (texts[0].matter.module, summaries(material, texts, in_course=True))
        for texts in found.values()
    ]
