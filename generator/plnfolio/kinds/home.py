"""The first page: an introduction if the author wrote one, the latest posts, the network."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plnfolio.cache.deferred import later
from plnfolio.kinds import course, linked_data, network, references
from plnfolio.kinds.base import (
    Address,
    Composed,
    Material,
    WebPage,
    canonical,
    contents,
    fingerprint,
    last_change,
)
from plnfolio.kinds.cards import cards
from plnfolio.kinds.featured import featured
from plnfolio.kinds.lead_picture import picture
from plnfolio.kinds.lists import lists
from plnfolio.kinds.page import listed
from plnfolio.kinds.summary import summaries
from plnfolio.kinds.terms import Filing
from plnfolio.model.address import rooted
from plnfolio.model.config import SiteConfig
from plnfolio.model.matter import PageMatter
from plnfolio.model.site import Listed, Page, Site
from plnfolio.model.view import CountView, HomeView, Link, PostSummary, WorkCard
from plnfolio.pln.entries import by_slug

COURSES = 4
"""Courses that the first page names; where there are more, it leads to their list."""

PORTRAIT = "portrait"
"""The key of the author’s picture among the bodies."""


def addresses(site: Site, filing: Filing) -> Iterable[Address]:
    """The one, made from ``pages/index.md`` if there is one."""
    page = _introduction(site)
    if page:
        yield Address("/", page.places, source=page.path)
    else:
        yield Address("/", site.config_places, ours="the home page")


def pages(material: Material) -> Iterable[WebPage]:
    """The one."""
    site = material.site
    page, works = _introduction(site), featured(site)
    portrait = site.config.author.portrait
    view = later(
        _view,
        begin=material.local,
        config=material.config,
        page=page and listed(page),
        body=material.composed(page.path) if page else None,
        portrait=material.composed(PORTRAIT) if portrait else None,
        counts=_counts(material),
        graders=_graders(material),
        cards=cards(material, works),
        posts=summaries(material, site.posts[: site.config.recent]),
        drawing=material.composed(network.PATH) if material.entries else None,
        networks=Link(material.t("all_networks"), rooted(network.PATH)) if site.tables else None,
    )
    yield WebPage(
        "/",
        "home.html",
        view,
        page.matter.title if page else site.config.title,
        last_change(site.posts),
        source=page.path if page else "",
        pictured=bool(page and material.facts[page.path].gist.lead),
    )


def _counts(material: Material) -> tuple[CountView, ...]:
    """How much there is, of each kind that there is anything of."""
    site = material.site
    cited = {key for facts in material.facts.values() for key in facts.cited}
    found = {
        "artifacts": (len(site.artifacts), "artifact"),
        "posts": (len(site.posts), "post"),
        "networks": (len(by_slug(material.entries)), "network"),
        "references": (len(cited), "work"),
    }
    counted = ((one, *found[one.word]) for one in lists(site) if one.word in found)
    return tuple(
        CountView(count, Link(material.t(f"count_{word}{'s' * (count > 1)}"), one.url))
        for one, count, word in counted
        if count
    )


def _graders(material: Material) -> tuple[Link, ...]:
    """Where those look who grade: at the courses, the works cited and the network."""
    courses = [term.link for term in material.filing.courses.values()]
    if len(courses) > COURSES:
        courses = [Link(material.t("courses"), rooted(course.PATH))]
    if any(facts.cited for facts in material.facts.values()):
        courses.append(Link(material.t("references"), rooted(references.PATH)))
    if material.site.tables:
        courses.append(Link(material.t("network"), rooted(network.PATH)))
    return tuple(courses)


def _view(  # noqa: PLR0913 - all that the first page shows
    *,
    begin: bool,
    config: SiteConfig,
    page: Listed[PageMatter] | None,
    body: Composed | None,
    portrait: Composed | None,
    counts: tuple[CountView, ...],
    graders: tuple[Link, ...],
    cards: tuple[WorkCard, ...],
    posts: tuple[PostSummary, ...],
    drawing: Composed | None,
    networks: Link | None,
) -> HomeView:
    body = body or Composed()
    text = body.body
    summary = page.matter.summary if page else ""
    # One map is enough where the introduction shows one.
    drawn = 'class="network-map"' in text.html
    return HomeView(
        kind="home",
        title=page.matter.title if page else config.title,
        url=rooted("/"),
        canonical=canonical(config, "/"),
        description=summary or config.description or body.gist.excerpt,
        html=text.html,
        references=text.references,
        toc=contents(text),
        json_ld=linked_data.home(config),
        picture=picture(body.gist.lead, config),
        fingerprint=fingerprint(page.matter.title if page else "", body.gist),
        begin=begin,
        sections=config.home,
        portrait=portrait.body.html if portrait else "",
        initials=initials(config.author.name, config.author.family),
        counts=counts,
        graders=graders,
        works=cards,
        posts=posts,
        map=drawing.body.html if drawing and not drawn else "",
        networks=networks,
    )


def initials(name: str, family: str = "") -> str:
    """The first letters of a name’s first and last words, or of its two halves if known: “IH”."""
    words = _words(name)
    ends = (words[:1], words[-1:])
    before, found, after = name.partition(family) if family else ("", "", "")
    if found:  # which of several words is the first of the family name, only its bearer knows
        of_family = [word for word in _words(family) if word[0].isupper()] or _words(family)
        ends = (_words(before), of_family) if before.strip() else (of_family, _words(after))
    return "".join(word[0] for word in dict.fromkeys((*ends[0][:1], *ends[1][:1]))).upper()


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s-]+", name) if word[:1].isalpha()]


def _introduction(site: Site) -> Page | None:
    return next((page for page in site.pages if not page.slug), None)
