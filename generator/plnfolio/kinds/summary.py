"""Posts and artifacts as lists show them, and where each answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from plnfolio.cache.deferred import Given
from plnfolio.kinds.base import Material
from plnfolio.kinds.terms import Filed, Names
from plnfolio.model.address import rooted
from plnfolio.model.document import Facts
from plnfolio.model.site import Post
from plnfolio.model.view import Link, PostSummary

Summaries = Given[tuple[PostSummary, ...]]


def path(text: Filed) -> str:
    """Where a post or an artifact answers."""
    return f"/posts/{text.slug}/" if isinstance(text, Post) else f"/artifacts/{text.slug}/"


def link(text: Filed) -> Link:
    """A post or an artifact by its title."""
    return Link(text.matter.title, rooted(path(text)))


def links(texts: Iterable[Filed]) -> Given[tuple[Link, ...]]:
    """Posts and artifacts by their titles."""
    texts = tuple(texts)
    return Given("".join(text.told for text in texts), partial(_links, texts))


def summaries(material: Material, texts: Iterable[Filed], *, in_course: bool = False) -> Summaries:
    """Texts as lists show them, in the order given; ``in_course`` below the course and module."""
    with_facts = [(text, material.facts[text.path]) for text in texts]
    told = "".join(text.told + facts.told for text, facts in with_facts)
    return Given(
        f"{told} {material.names.digest} {in_course}",
        partial(_summaries, with_facts, material.names, material.t("artifact"), in_course),
    )


def _links(texts: Iterable[Filed]) -> tuple[Link, ...]:
    return tuple(map(link, texts))


def _summaries(
    texts: Iterable[tuple[Filed, Facts]],
    names: Given[Names],
    artifact: str,
    in_course: bool,
) -> tuple[PostSummary, ...]:
    found = (_summary(text, facts, names.get(), artifact) for text, facts in texts)
    if in_course:
        found = (replace(summary, course=None, module="") for summary in found)
    return tuple(found)


def _summary(text: Filed, facts: Facts, names: Names, artifact: str) -> PostSummary:
    """One of them; how long an artifact takes is not known from the text about it."""
    matter = text.matter
    is_post = isinstance(text, Post)
    return PostSummary(
        title=matter.title,
        url=rooted(path(text)),
        date=matter.date,
        updated=matter.updated,
        summary=matter.summary or facts.excerpt,
        tags=names.tags(matter.tags),
        course=names.course(matter.course),
        module=matter.module,
        minutes=facts.minutes if is_post else 0,
        draft=matter.draft,
        label="" if is_post else artifact,
    )
