"""What every page shows of the site: its title, its author, its menu."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from plnfolio.diagnostics import Problem, Span
from plnfolio.kinds import archive, artifact, evidence, search
from plnfolio.kinds.lists import lists
from plnfolio.model.address import rooted
from plnfolio.model.document import Body, Claim
from plnfolio.model.site import Site
from plnfolio.model.view import AuthorView, Link, PrintView, SiteView
from plnfolio.render.asking import Translate
from plnfolio.render.atlas import Atlas
from plnfolio.render.frame import FOOTER, LOGO
from plnfolio.render.resolve import Resolved, resolve


def site_view(  # noqa: PLR0913 - all that stands around a page
    site: Site,
    frame: Mapping[str, Body],
    atlas: Atlas,
    t: Translate,
    *,
    direction: Literal["ltr", "rtl"],
    options: Mapping[str, object],
    problems: list[Problem],
    claims: list[Claim],
) -> SiteView:
    """The part of a View that all pages share.

    ``frame`` has the logo and the footer, where there are any.

    Problems: ``broken-link`` for an entry of the menu that leads nowhere; one that leads to an id
    is a claim to be proven.
    """
    config = site.config
    author = config.author
    menu = _chosen(site, atlas, problems, claims) if config.menu else _usual(site, atlas, t)
    return SiteView(
        title=config.title,
        description=config.description,
        language=config.language,
        direction=direction,
        author=AuthorView(author.name, author.url, author.email, author.bio, author.role),
        base_url=config.base_url,
        menu=tuple(menu),
        licence=Link(config.licence.name, config.licence.url) if config.licence else None,
        logo=frame[LOGO].html if LOGO in frame else "",
        logo_is_title=bool(config.logo and config.logo.replaces_title),
        footer=frame[FOOTER].html if FOOTER in frame else "",
        print=PrintView(qr=config.print.qr),
        home=rooted("/"),
        archive=rooted(archive.PATH),
        work=rooted(artifact.PATH if site.artifacts else archive.PATH),
        parts=tuple(Link(t(one.word), one.url) for one in lists(site)),
        feed=rooted("/feed.xml") if config.base_url else "",
        json_feed=rooted("/feed.json") if config.base_url else "",
        search=rooted(search.PATH) if search.has_search() else "",
        locale=_locale(config.language),
        options=options,
    )


def _locale(tag: str) -> str:
    """Language and country of a language tag (BCP 47), empty where it has no country."""
    language, *rest = tag.split("-")
    country = next((part.upper() for part in rest if len(part) == 2), "")
    return country and f"{language.lower()}_{country}"


def _chosen(
    site: Site, atlas: Atlas, problems: list[Problem], claims: list[Claim]
) -> Iterator[Link]:
    for index, item in enumerate(site.config.menu):
        span: Span = site.config_places["menu", index, "to"]
        found = resolve(item.to, f"{site.content}/site.yaml", atlas, span)
        if isinstance(found, Resolved):
            claims += [found.claim] if found.claim else []
            yield Link(item.title, found.url)
        else:
            problems.append(found)


def menu_files(site: Site, atlas: Atlas) -> Iterator[str]:
    """The author’s files that the menu leads to and that are published as they are."""
    for item in site.config.menu:
        found = resolve(item.to, f"{site.content}/site.yaml", atlas, Span(""))
        if isinstance(found, Resolved) and found.media:
            yield found.media


def _usual(site: Site, atlas: Atlas, t: Translate) -> Iterator[Link]:
    """The menu of an author who wrote none: what there is, and the pages of the first level."""
    yield Link(t("posts"), rooted("/posts/"))
    if site.artifacts:
        yield Link(t("artifacts"), rooted("/artifacts/"))
    if site.standards:
        yield Link(t("standards"), rooted(evidence.PATH))
    if site.tables:
        yield Link(t("networks"), rooted("/networks/"))
    for page in site.pages:
        if page.slug and "/" not in page.slug:
            yield Link(page.matter.title, rooted(atlas.addresses[page.path]))
