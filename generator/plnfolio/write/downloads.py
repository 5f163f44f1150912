"""Texts as files to take away, beside their pages; what is in them is made before."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from typing import Literal

from plnfolio.kinds.summary import path as address_of
from plnfolio.model.site import Artifact, Post, Site
from plnfolio.write.base import Finished, Plan, PlannedFile, Reserved

Kind = Literal["pdf", "epub"]


def reserved(plan: Plan) -> Iterable[Reserved]:
    """One a text and kind."""
    for path in plan.downloads:
        yield Reserved(path, sure=False, ours="a text to download")


def files(finished: Finished) -> Iterable[PlannedFile]:
    """Those that could be made."""
    return finished.downloads


def wanted(site: Site) -> Iterator[tuple[Post | Artifact, Kind, str]]:
    """Each text with each kind of file that it is offered as, and where that answers."""
    texts: list[Post | Artifact] = [*site.posts, *site.artifacts]
    for text in texts:
        own = text.matter.downloads
        for kind in site.config.downloads if own is None else own:
            folder = address_of(text)
            yield text, kind, f"{folder}{posixpath.basename(folder[:-1])}.{kind}"
