"""Courses: a page for each with what was made for it, and a page that lists them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plnfolio.kinds import listing
from plnfolio.kinds.base import Address, Material, WebPage
from plnfolio.kinds.summary import summaries
from plnfolio.kinds.terms import Filed, Term, courses
from plnfolio.model.site import Site
from plnfolio.model.slug import slugify
from plnfolio.model.view import ModuleView, PostSummary

PATH = "/courses/"


def addresses(site: Site) -> Iterable[Address]:
    """One a course, and the list of them where there are any."""
    return listing.addresses(site, courses(site), PATH)


def pages(material: Material) -> Iterable[WebPage]:
    """One a course by name, then the list."""
    for term in material.courses.values():
        yield listing.page(
            material,
            term,
            kind="course",
            posts=_inside(material, [text for text in term.texts if not text.matter.module]),
            modules=_modules(material, term),
        )
    title = material.t("courses")
    yield from listing.index(material, material.courses, PATH, kind="courses", title=title)


def _modules(material: Material, term: Term) -> Iterator[ModuleView]:
    """The parts of a course as they were begun, and in each the earliest first.

    Names that differ only in case, spaces or accents mean one part.
    """
    found: dict[str, list[Filed]] = {}
    for text in reversed(term.texts):
        if text.matter.module:
            found.setdefault(slugify(text.matter.module), []).append(text)
    for texts in found.values():
        yield ModuleView(texts[0].matter.module, tuple(_inside(material, texts)))


def _inside(material: Material, texts: Iterable[Filed]) -> Iterator[PostSummary]:
    """What a list shows where course and module stand above it."""
    for summary in summaries(material, texts):
        yield replace(summary, course=None, module="")
