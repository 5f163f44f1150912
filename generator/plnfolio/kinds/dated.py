"""What the pages of posts and of artifacts show alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from plnfolio.cache.deferred import Deferred, Given
from plnfolio.kinds.base import (
    Cite,
    Composed,
    Material,
    WebPage,
    canonical,
    contents,
    findable,
    fingerprint,
)
from plnfolio.kinds.lead_picture import picture
from plnfolio.kinds.summary import path
from plnfolio.kinds.terms import Names
from plnfolio.model.address import rooted
from plnfolio.model.assignment import assignment
from plnfolio.model.config import SiteConfig
from plnfolio.model.dated import DatedView
from plnfolio.model.document import Gist
from plnfolio.model.matter import ArtifactMatter, PostMatter
from plnfolio.model.site import Artifact, Listed, Post

View = TypeVar("View", bound=DatedView)


def dated_page(
    material: Material,
    text: Post | Artifact,
    body: Given[Composed],
    view: Deferred[DatedView],
    *,
    kind: str,
    word: str,
    also: str = "",
) -> WebPage:
    """The page of a text that has a day; ``word`` and ``also`` say what a search finds."""
    matter = text.matter
    updated = matter.updated or matter.date
    return WebPage(
        path(text),
        f"{kind}.html",
        view,
        matter.title,
        updated,
        pictured=material.facts[text.path].gist.lead is not None,
        source=text.path,
        found=findable(matter.title, body, word, updated, instead=matter.summary, also=also),
        words=partial(_words, matter.title, material.gist, text.path),
    )


def _words(title: str, gist: Callable[[str], Gist], key: str) -> str:
    return fingerprint(title, gist(key))


def dated(
    view: type[View],
    config: SiteConfig,
    text: Listed[PostMatter | ArtifactMatter],
    body: Composed,
    *,
    kind: str,
    names: Names,
    cite: Cite,
) -> View:
    """The View of a text that has a day, without what only its kind has."""
    matter, gist = text.matter, body.gist
    where = canonical(config, text.address)
    return view(
        kind=kind,
        title=matter.title,
        url=rooted(text.address),
        canonical=where,
        description=matter.summary or gist.excerpt,
        html=body.body.html,
        references=body.body.references,
        toc=contents(body.body),
        picture=picture(gist.lead, config),
        fingerprint=fingerprint(matter.title, gist),
        summary=matter.summary,
        date=matter.date,
        updated=matter.updated,
        tags=names.tags(matter.tags),
        course=names.course(matter.course),
        module=matter.module,
        assignment=assignment(config, matter),
        competencies=names.competencies(matter.competencies),
        draft=matter.draft,
        citation=cite(text, config, where),
    )
