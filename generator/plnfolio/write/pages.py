"""Pages: each is its View in its template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from plnfolio.cache.digest import fingerprint
from plnfolio.frozen import dataclass
from plnfolio.kinds.base import WebPage
from plnfolio.model.address import output_path
from plnfolio.model.view import PictureView, SiteView
from plnfolio.theme.templates import Templates
from plnfolio.write.base import Finished, Plan, PlannedFile, Reserved
from plnfolio.write.output import page


@dataclass(frozen=True, slots=True)
class PageMaker:
    """Makes the file of one page."""

    templates: Templates
    site: SiteView
    page: WebPage
    card: PictureView | None

    def __call__(self) -> bytes:
        """The bytes; SiteError if a template fails."""
        view = self.page.view()
        if self.card:
            view = replace(view, picture=self.card)
        html = self.templates.render(self.page.template, view, self.site)
        return page(self.page.path, html).data


def reserved(plan: Plan) -> Iterable[Reserved]:
    """None but their addresses, which are known."""
    return ()


def files(finished: Finished) -> Iterable[PlannedFile]:
    """One a page."""
    yield from map(_Maker(finished), finished.pages)


def made(finished: Finished, page: WebPage) -> PlannedFile:
    """A page that is no page of the site's, and looks like one."""
    return _Maker(finished)(page)


class _Maker:
    """Says how pages are made; what they share is looked at once."""

    def __init__(self, finished: Finished) -> None:
        self._finished = finished
        self._site = fingerprint(finished.site)
        self._looks: dict[str, str] = {}

    def __call__(self, page: WebPage) -> PlannedFile:
        """The file of a page."""
        site, templates = self._finished.site, self._finished.templates
        if page.template not in self._looks:
            files = dict(templates.dependencies(page.template))
            self._looks[page.template] = fingerprint(files)
        looks = self._looks[page.template]
        inputs = {"site": self._site, "template": looks, **page.view.inputs()}
        card = self._finished.cards.get(page.path)
        picture = card.picture(site) if card else None
        if picture:
            inputs["card"] = fingerprint(picture)
        make = PageMaker(templates, site, page, picture)
        path = output_path(page.path)
        return PlannedFile(path, inputs, make, page.source, page.template, page.words())
