"""Artifacts: a page for each with its files, and a page that lists them all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from html import escape

from plnfolio.cache.deferred import later
from plnfolio.kinds import linked_data
from plnfolio.kinds.base import (
    Address,
    Cite,
    Composed,
    Material,
    WebPage,
    canonical,
    last_change,
)
from plnfolio.kinds.cards import COVER, cards
from plnfolio.kinds.dated import dated, dated_page
from plnfolio.kinds.files import file_view, label
from plnfolio.kinds.lead_picture import picture
from plnfolio.kinds.summary import listed, path
from plnfolio.kinds.terms import Filing, Names
from plnfolio.model.address import rooted
from plnfolio.model.assignment import course_of
from plnfolio.model.config import SiteConfig
from plnfolio.model.dated import ArtifactsView, ArtifactView, CaseView, FileView
from plnfolio.model.matter import CASE, ArtifactMatter
from plnfolio.model.site import Listed, Site
from plnfolio.model.view import Download, WorkCard

PATH = "/artifacts/"


def addresses(site: Site, filing: Filing) -> Iterable[Address]:
    """One an artifact, and the list of them where there are any."""
    for artifact in site.artifacts:
        loc = ("slug",) if artifact.matter.slug else ()
        yield Address(path(artifact), artifact.places, loc, artifact.path)
    if site.artifacts:
        yield Address(PATH, site.config_places, ours="the list of artifacts")


def pages(material: Material) -> Iterable[WebPage]:
    """One an artifact, latest first, then the list."""
    artifacts = material.site.artifacts
    for artifact in artifacts:
        body = material.composed(artifact.path)
        key = COVER + artifact.path
        view = later(
            _view,
            config=material.config,
            artifact=listed(artifact),
            body=body,
            names=material.names,
            tagged=material.filing.tagged(artifact.matter.tags),
            cover=material.composed(key) if key in material.facts else None,
            files=tuple(file_view(material, file) for file in artifact.files),
            cite=material.cite,
        )
        page = dated_page(
            material,
            artifact,
            body,
            view,
            kind="artifact",
            word="artifact",
            also=_words(artifact.matter),
        )
        covered = key in material.facts and material.facts[key].gist.lead is not None
        yield replace(page, pictured=page.pictured or covered)
    if artifacts:
        title = material.t("artifacts")
        every = later(
            _list,
            config=material.config,
            title=title,
            artifacts=cards(material, artifacts),
            labels=tuple(label(material, artifact.files) for artifact in artifacts),
        )
        yield WebPage(PATH, "artifacts.html", every, title, last_change(artifacts))


def _view(  # noqa: PLR0913 - all that an artifact shows
    *,
    config: SiteConfig,
    artifact: Listed[ArtifactMatter],
    body: Composed,
    names: Names,
    tagged: tuple[int, ...],
    cover: Composed | None,
    files: tuple[FileView, ...],
    cite: Cite,
    downloads: tuple[Download, ...] = (),
) -> ArtifactView:
    shown = dated(ArtifactView, config, artifact, body, kind="artifact", names=names, cite=cite)
    matter, where = artifact.matter, shown.canonical
    lead = cover and picture(cover.gist.lead, config)
    return replace(
        shown,
        tagged=tagged,
        downloads=downloads,
        picture=lead or shown.picture,
        case=_case(matter, cover, course_of(config, matter.course).title),
        json_ld=linked_data.artifact(config, matter, url=where, cited=body.works),
        authors=matter.authors,
        files=tuple(_in_text(file, body.body.html) for file in files),
    )


def _in_text(file: FileView, html: str) -> FileView:
    """A course that the author frames in the text is not framed above it as well."""
    frame = rf"<iframe\b[^>]*?\bsrc=[\"']?{re.escape(escape(file.url))}"
    return replace(file, sandbox="") if file.sandbox and re.search(frame, html) else file


def _case(matter: ArtifactMatter, cover: Composed | None, course: str) -> CaseView | None:
    """What the front matter tells of a case; None where it tells nothing."""
    case = CaseView(
        cover=cover.body.html if cover else "",
        kind=matter.kind,
        role=matter.role,
        audience=matter.audience,
        tools=matter.tools,
        team=matter.team,
        problem=_paragraphs(matter.problem),
        process=_paragraphs(matter.process),
        result=_paragraphs(matter.result),
    )
    return None if case == CaseView() else replace(case, course=course)


def _words(matter: ArtifactMatter) -> str:
    """All that it tells of as a case."""
    told = (getattr(matter, name) for name in CASE)
    return " · ".join(", ".join(one) if isinstance(one, tuple) else one for one in told if one)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))))


def _list(
    config: SiteConfig, title: str, artifacts: tuple[WorkCard, ...], labels: tuple[str, ...]
) -> ArtifactsView:
    return ArtifactsView(
        kind="artifacts",
        title=title,
        url=rooted(PATH),
        canonical=canonical(config, PATH),
        description=f"{title} – {config.title}",
        artifacts=tuple(
            replace(card, work=replace(card.work, label=label))
            for card, label in zip(artifacts, labels, strict=True)
        ),
    )
