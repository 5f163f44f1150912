"""Posts and artifacts as lists show them, and where each answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, overload

from plnfolio.cache.deferred import Given, later, once
from plnfolio.kinds.base import Material, Row
from plnfolio.kinds.terms import Names
from plnfolio.model.address import rooted
from plnfolio.model.matter import ArtifactMatter, Matter, PostMatter
from plnfolio.model.site import Artifact, Filed, Listed, Post
from plnfolio.model.view import Link, PostSummary

Summaries = Given[tuple[PostSummary, ...]]


def path(text: Filed) -> str:
    """Where a post or an artifact answers."""
    return f"/posts/{text.slug}/" if isinstance(text, Post) else f"/artifacts/{text.slug}/"


@overload
def listed(text: Post) -> Listed[PostMatter]: ...
@overload
def listed(text: Artifact) -> Listed[ArtifactMatter]: ...
@overload
def listed(text: Filed) -> Listed[PostMatter | ArtifactMatter]: ...
def listed(text: Filed) -> Listed[Any]:
    """A post or an artifact as others know it."""
    return Listed(path(text), text.matter, text.listing_digest)


def link(text: Listed[Matter]) -> Link:
    """A text by its title."""
    return Link(text.matter.title, rooted(text.address))


def summaries(material: Material, texts: Iterable[Filed], *, in_course: bool = False) -> Summaries:
    """Texts as lists show them, in the order given; ``in_course`` below the course and module."""
    return once(
        later(
            _summaries,
            rows=tuple(row(text, material) for text in texts),
            names=material.names,
            artifact=material.t("artifact"),
            in_course=in_course,
        )
    )


def row(text: Filed, material: Material) -> Row:
    """What lists show of a text; how long an artifact takes is not known from the text about it."""
    made = material.rows.get(text.path)
    if made is None:
        known, gist = listed(text), material.facts[text.path].gist
        excerpt = "" if text.matter.summary else gist.excerpt
        minutes = gist.minutes if isinstance(text, Post) else 0
        made = Row(known, excerpt, minutes, f"{known.digest} {minutes} {excerpt}")
        material.rows[text.path] = made
    return made


def _summaries(
    rows: Iterable[Row], names: Names, artifact: str, *, in_course: bool
) -> tuple[PostSummary, ...]:
    found = (_summary(row, names, artifact) for row in rows)
    if in_course:
        found = (replace(summary, course=None, module="") for summary in found)
    return tuple(found)


def _summary(row: Row, names: Names, artifact: str) -> PostSummary:
    matter = row.text.matter
    return PostSummary(
        title=matter.title,
        url=rooted(row.text.address),
        date=matter.date,
        updated=matter.updated,
        summary=matter.summary or row.excerpt,
        tags=names.tags(matter.tags),
        course=names.course(matter.course),
        module=matter.module,
        minutes=row.minutes,
        draft=matter.draft,
        label="" if isinstance(matter, PostMatter) else artifact,
    )
