"""Courses: a page for each with its posts, and a page that lists them all."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.kinds import listing
from plnfolio.kinds.base import Address, Material, WebPage
from plnfolio.kinds.terms import courses
from plnfolio.model.site import Site

PATH = "/courses/"


def addresses(site: Site) -> Iterable[Address]:
    """One a course, and the list of them where there are any."""
    return listing.addresses(site, courses(site), PATH)


def pages(material: Material) -> Iterable[WebPage]:
    """One a course by name, then the list."""
    return listing.pages(
        material, material.courses, PATH, kind="course", title=material.t("courses")
    )
