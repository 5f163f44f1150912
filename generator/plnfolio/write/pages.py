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
    site, templates = finished.site, finished.templates
    view = fingerprint(site)
    names = {one.template for one in finished.pages}
    looks = {name: fingerprint(dict(templates.dependencies(name))) for name in names}
    for one in finished.pages:
        inputs = {"site": view, "template": looks[one.template], **one.view.inputs()}
        card = finished.cards.get(one.path)
        picture = card.picture(site) if card else None
        if picture:
            inputs["card"] = fingerprint(picture)
        make = PageMaker(templates, site, one, picture)
        yield PlannedFile(output_path(one.path), inputs, make, one.source, one.template)
