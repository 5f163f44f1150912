"""Posts and artifacts as lists show them, and where each answers."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.kinds.base import Material
from plnfolio.kinds.terms import Filed, course_path, tag_links
from plnfolio.model.address import rooted
from plnfolio.model.site import Post
from plnfolio.model.view import Link, PostSummary


def path(text: Filed) -> str:
    """Where a post or an artifact answers."""
    return f"/posts/{text.slug}/" if isinstance(text, Post) else f"/artifacts/{text.slug}/"


def link(text: Filed) -> Link:
    """A post or an artifact by its title."""
    return Link(text.matter.title, rooted(path(text)))


def summaries(material: Material, texts: Iterable[Filed]) -> tuple[PostSummary, ...]:
    """Texts as lists show them, in the order given."""
    return tuple(summary(material, text) for text in texts)


def summary(material: Material, text: Filed) -> PostSummary:
    """One of them; how long an artifact takes is not known from the text about it."""
    body = material.bodies[text.path]
    matter = text.matter
    is_post = isinstance(text, Post)
    return PostSummary(
        title=matter.title,
        url=rooted(path(text)),
        date=matter.date,
        updated=matter.updated,
        summary=matter.summary or body.excerpt,
        tags=tag_links(matter.tags, material.tags),
        course=course_of(material, text),
        module=matter.module,
        minutes=body.minutes if is_post else 0,
        draft=matter.draft,
        label="" if is_post else material.t("artifact"),
    )


def course_of(material: Material, text: Filed) -> Link | None:
    """The course that a text names."""
    name = text.matter.course
    return material.courses[course_path(name)].link if name else None
