"""Artifacts: a page for each with its files, and a page that lists them all."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import replace

from plnfolio.kinds import linked_data
from plnfolio.kinds.base import Address, Material, WebPage, base_url, canonical, contents
from plnfolio.kinds.lead_picture import lead_picture
from plnfolio.kinds.summary import course_of, path, summaries
from plnfolio.kinds.terms import tag_links
from plnfolio.model.address import rooted
from plnfolio.model.dated import ArtifactsView, ArtifactView, CaptionsView, FileView
from plnfolio.model.site import Artifact, ArtifactFile, Site

PATH = "/artifacts/"

_WORDS = {"web": "web_page", "video": "video", "audio": "audio"}


def addresses(site: Site) -> Iterable[Address]:
    """One an artifact, and the list of them where there are any."""
    for artifact in site.artifacts:
        span = artifact.places[("slug",) if artifact.matter.slug else ()]
        yield Address(path(artifact), span, artifact.path)
    if site.artifacts:
        yield Address(PATH, site.config_places[()])


def pages(material: Material) -> Iterable[WebPage]:
    """One an artifact, latest first, then the list."""
    site = material.site
    if not site.artifacts:
        return
    for artifact in site.artifacts:
        yield _page(material, artifact)
    title = material.t("artifacts")
    view = ArtifactsView(
        kind="artifacts",
        title=title,
        url=rooted(PATH),
        canonical=canonical(site, PATH),
        description=f"{title} – {site.config.title}",
        artifacts=tuple(
            replace(shown, label=_label(material, artifact))
            for artifact, shown in zip(
                site.artifacts, summaries(material, site.artifacts), strict=True
            )
        ),
    )
    latest = max(a.matter.updated or a.matter.date for a in site.artifacts)
    yield WebPage(PATH, "artifacts.html", view, latest)


def _page(material: Material, artifact: Artifact) -> WebPage:
    site = material.site
    body = material.bodies[artifact.path]
    matter = artifact.matter
    where = canonical(site, path(artifact))
    view = ArtifactView(
        kind="artifact",
        title=matter.title,
        url=rooted(path(artifact)),
        canonical=where,
        description=matter.summary or body.excerpt,
        html=body.html,
        references=body.references,
        toc=contents(body.headings),
        json_ld=linked_data.artifact(site, artifact, url=where, cited=body.cited),
        picture=lead_picture(body.html, base_url(site)),
        date=matter.date,
        updated=matter.updated,
        tags=tag_links(matter.tags, material.tags),
        course=course_of(material, artifact),
        module=matter.module,
        draft=matter.draft,
        authors=matter.authors,
        citation=material.citations[artifact.path],
        files=tuple(_file(material, file) for file in artifact.files),
    )
    return WebPage(path(artifact), "artifact.html", view, matter.updated or matter.date)


def _label(material: Material, artifact: Artifact) -> str:
    """What an artifact is, by its first file: PDF, a video."""
    for file in artifact.files:
        return _type(file.path) if file.form == "document" else material.t(_WORDS[file.form])
    return ""


def _type(path: str) -> str:
    return posixpath.splitext(path)[1][1:].upper()


def _file(material: Material, file: ArtifactFile) -> FileView:
    return FileView(
        form=file.form,
        name=posixpath.basename(file.package or file.path),
        url=rooted(material.file_path(file.path)),
        type=_type(file.path),
        size=file.size,
        captions=tuple(
            CaptionsView(language, rooted(material.file_path(captions)))
            for language, captions in file.captions
        ),
    )
