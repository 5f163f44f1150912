"""The texts of a prepared site as they leave it: manuscripts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, cast, get_args

from plnfolio.kinds.base import WebPage
from plnfolio.model.config import SiteConfig
from plnfolio.model.dated import ArtifactView, DatedView
from plnfolio.model.manuscript import Kind, Manuscript
from plnfolio.model.marks import ROOT, everywhere
from plnfolio.model.matter import DatedMatter, Matter
from plnfolio.model.view import SiteView

if TYPE_CHECKING:
    from plnfolio.pipeline.prepare import Prepared


def manuscript(prepared: Prepared, path: str) -> Manuscript:
    """The text whose source is at ``path``, one of the site's."""
    page = next(page for page in prepared.pages if page.source == path)
    return of_page(page, _matters(prepared)[path], prepared.ready.site, prepared.site.config)


def manuscripts(prepared: Prepared) -> Iterator[Manuscript]:
    """All texts as one reads them: the home page, pages, posts from the first on, artifacts."""
    matters = _matters(prepared)
    found = {page.source: page for page in prepared.pages if page.source in matters}
    for path in sorted(found, key=lambda path: (*_place(found[path], matters[path]), path)):
        yield of_page(found[path], matters[path], prepared.ready.site, prepared.site.config)


def _matters(prepared: Prepared) -> Mapping[str, Matter]:
    return {text.path: text.matter for text in prepared.site.texts}


def _kind(page: WebPage) -> Kind:
    """What a text is; pages of a form of their own, such as a résumé, are pages."""
    name = page.template.removesuffix(".html")
    return cast("Kind", name) if name in get_args(Kind) else "page"


def _place(page: WebPage, matter: Matter) -> tuple[int, datetime.date]:
    day = matter.date if isinstance(matter, DatedMatter) else datetime.date.min
    return get_args(Kind).index(_kind(page)), day


def of_page(page: WebPage, matter: Matter, site: SiteView, config: SiteConfig) -> Manuscript:
    """The text that a page shows."""
    view = page.view()
    found = Manuscript(
        path=page.source,
        kind=_kind(page),
        address=page.path,
        url=view.canonical,
        site_title=config.title,
        title=view.title,
        summary=view.description,
        language=site.language,
        direction=site.direction,
        authors=(config.author.name,),
        html=_rooted(view.html),
        references=_rooted(view.references),
        licence=site.licence,
    )
    if not (isinstance(view, DatedView) and isinstance(matter, DatedMatter)):
        return found
    return _dated(found, view)


def _rooted(html: str) -> str:
    return everywhere(html).replace(ROOT, "")


def _dated(found: Manuscript, view: DatedView) -> Manuscript:
    files = view.files if isinstance(view, ArtifactView) else ()
    case = view.case if isinstance(view, ArtifactView) else None
    return replace(
        found,
        lead=view.summary,
        assignment=view.assignment,
        authors=view.authors or found.authors,
        date=view.date,
        updated=view.updated,
        files=tuple(replace(file, url=_rooted(file.url)) for file in files),
        case=replace(case, cover=_rooted(case.cover)) if case else None,
        citation_html=view.citation.html if view.citation else "",
        citation_text=view.citation.text if view.citation else "",
    )
