"""Templates are tried out where no page is written, so that their mistakes are said with others:
where a build stops anyway, and where a site is proof-read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plnfolio.diagnostics import Problem, SiteError
from plnfolio.kinds.base import WebPage
from plnfolio.model.site import Site
from plnfolio.model.view import SiteView
from plnfolio.theme.templates import Templates
from plnfolio.write.pages import PageMaker


def tried_out(
    pages: Sequence[WebPage],
    view: SiteView,
    site: Site,
    templates: Templates,
    made: dict[str, bytes],
) -> Iterator[Problem]:
    """What is wrong with the templates of the site and of its own theme, as far as can be seen.

    Pages that could be made are put into ``made``, by their paths. Where something is missing from
    the site, a template may fail for that, and pages that need others may not be there.
    """
    own = templates.own()
    if not own:
        return
    from plnfolio.theme.rendering import MisnamedError  # noqa: PLC0415 - it loads Jinja

    if site.unread:
        for name in sorted(own):
            yield from templates.check(name)
    for name, page in _first(pages).items():
        if templates.check(name) or not templates.own_of(name):
            continue
        try:
            made[page.path] = PageMaker(templates, view, page, None)()
        except SiteError as error:
            if not site.unread or isinstance(error.__cause__, MisnamedError):
                yield from error.problems


def samples(pages: Sequence[WebPage], templates: Templates) -> Iterator[WebPage]:
    """The first page for each template of the site's own: enough where nothing else is wrong."""
    seen: set[str] = set()
    for name, page in _first(pages).items():
        if not seen.issuperset(own := templates.own_of(name)):
            seen |= own
            yield page


def _first(pages: Sequence[WebPage]) -> dict[str, WebPage]:
    """The first page of each template."""
    return {page.template: page for page in reversed(pages)}
