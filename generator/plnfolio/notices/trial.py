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
    pages: Sequence[WebPage], view: SiteView, site: Site, templates: Templates
) -> Iterator[Problem]:
    """What is wrong with the templates of the site and of its own theme, as far as can be seen.

    Where something is missing from the site, a template may fail for that, and pages that need
    others may not be there.
    """
    own = templates.own()
    if not own:
        return
    from plnfolio.theme.rendering import MisnamedError  # noqa: PLC0415 - it loads Jinja

    if site.unread:
        for name in sorted(own):
            yield from templates.check(name)
    first = {page.template: page for page in reversed(pages)}
    for name, page in first.items():
        if templates.check(name) or not templates.has_own(name):
            continue
        try:
            PageMaker(templates, view, page, None)()
        except SiteError as error:
            if not site.unread or isinstance(error.__cause__, MisnamedError):
                yield from error.problems
