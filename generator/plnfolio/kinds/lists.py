"""The lists of a site, which its footer names and its first page counts."""

from __future__ import annotations

from collections.abc import Iterator

from plnfolio.frozen import dataclass
from plnfolio.kinds import archive, artifact, course, evidence, network, references, tag
from plnfolio.model.address import rooted
from plnfolio.model.site import Filed, Site


@dataclass(frozen=True, slots=True)
class SiteList:
    """A list by the word that names it, and its address."""

    word: str
    url: str


def lists(site: Site) -> Iterator[SiteList]:
    """Those that hold anything."""
    filed: tuple[Filed, ...] = (*site.posts, *site.artifacts)
    every = (
        (site.artifacts, "artifacts", artifact.PATH),
        (site.posts, "posts", archive.PATH),
        (site.tables, "networks", network.PATH),
        (any(text.matter.course for text in filed), "courses", course.PATH),
        (site.standards, "standards", evidence.PATH),
        (any(text.matter.tags for text in filed), "tags", tag.PATH),
        (site.references, "references", references.PATH),
    )
    return (SiteList(word, rooted(path)) for some, word, path in every if some)
