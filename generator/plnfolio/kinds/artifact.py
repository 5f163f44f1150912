"""Artifacts: a page for each with its files, and a page that lists them all."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import replace

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
from plnfolio.kinds.dated import dated, dated_page
from plnfolio.kinds.summary import listed, path, summaries
from plnfolio.kinds.terms import Filing, Names
from plnfolio.model.address import rooted
from plnfolio.model.config import SiteConfig
from plnfolio.model.dated import ArtifactsView, ArtifactView, CaptionsView, FileView
from plnfolio.model.matter import ArtifactMatter
from plnfolio.model.site import Artifact, ArtifactFile, Listed, Site
from plnfolio.model.view import PostSummary

PATH = "/artifacts/"

_WORDS = {"web": "web_page", "video": "video", "audio": "audio"}


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
        view = later(
            _view,
            config=material.config,
            artifact=listed(artifact),
            body=body,
            names=material.names,
            files=tuple(_file(material, file) for file in artifact.files),
            cite=material.cite,
        )
        yield dated_page(material, artifact, body, view, kind="artifact", word="artifact")
    if artifacts:
        title = material.t("artifacts")
        every = later(
            _list,
            config=material.config,
            title=title,
            artifacts=summaries(material, artifacts),
            labels=tuple(_label(material, artifact) for artifact in artifacts),
        )
        yield WebPage(PATH, "artifacts.html", every, title, last_change(artifacts))


def _view(
    *,
    config: SiteConfig,
    artifact: Listed[ArtifactMatter],
    body: Composed,
    names: Names,
    files: tuple[FileView, ...],
    cite: Cite,
) -> ArtifactView:
    shown = dated(ArtifactView, config, artifact, body, kind="artifact", names=names, cite=cite)
    matter, where = artifact.matter, shown.canonical
    return replace(
        shown,
        json_ld=linked_data.artifact(config, matter, url=where, cited=body.works),
        authors=matter.authors,
        files=files,
    )


def _list(
    config: SiteConfig, title: str, artifacts: tuple[PostSummary, ...], labels: tuple[str, ...]
) -> ArtifactsView:
    return ArtifactsView(
        kind="artifacts",
        title=title,
        url=rooted(PATH),
        canonical=canonical(config, PATH),
        description=f"{title} – {config.title}",
        artifacts=tuple(
            replace(shown, label=label) for shown, label in zip(artifacts, labels, strict=True)
        ),
    )


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
