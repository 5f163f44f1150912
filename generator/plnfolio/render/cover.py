"""The cover of an artifact as a text to be composed, so that it is a picture like all others."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from plnfolio.kinds.cards import COVER
from plnfolio.model.document import Document, ImageSlot, Place
from plnfolio.model.site import Artifact, Site
from plnfolio.render.layout import Origin


def covers(site: Site) -> Iterator[tuple[str, Document, Origin]]:
    """Every cover there is: key, document, where it is from."""
    for artifact in site.artifacts:
        if target := cover(artifact):
            slot = ImageSlot(Place(1, 1), target, artifact.matter.title)
            span = artifact.places["cover",]
            origin = Origin(artifact.path, span.line, span.column)
            yield COVER + artifact.path, Document((slot,)), origin


def cover(artifact: Artifact) -> str:
    """What an artifact shows of itself beside its text: a picture, as its own file names it.

    Of a paper it is the first page, where the author gives no other.
    """
    return artifact.matter.cover or next((quote(file.cover) for file in artifact.files[:1]), "")
