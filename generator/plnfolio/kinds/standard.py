"""Standards: the matrix of all with their evidence, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plnfolio.cache.deferred import given, later
from plnfolio.kinds.base import (
    Address,
    Composed,
    Material,
    WebPage,
    canonical,
    findable,
    last_change,
)
from plnfolio.kinds.evidence import PATH, Tried, path
from plnfolio.kinds.files import file_view
from plnfolio.kinds.summary import link, listed
from plnfolio.kinds.summary import path as text_path
from plnfolio.kinds.terms import Filing
from plnfolio.model.address import rooted
from plnfolio.model.config import SiteConfig
from plnfolio.model.site import Artifact, Filed, Places, Site
from plnfolio.model.standard import StandardSet
from plnfolio.model.standardview import (
    EvidenceView,
    StandardLine,
    StandardSetView,
    StandardsView,
    StandardView,
)
from plnfolio.model.view import Link


def addresses(site: Site, filing: Filing) -> Iterable[Address]:
    """The matrix and one a standard, where there are any."""
    if site.standards:
        yield Address(PATH, site.config_places, ("standards",), ours="the list of standards")
    for tried in filing.standards.by_key.values():
        row = tried.row
        yield Address(path(row), Places({(): row.span}), ours=f"the page of “{row.id}”")


def pages(material: Material) -> Iterable[WebPage]:
    """The matrix, then the standards in their order."""
    site, known = material.site, material.filing.standards
    if not site.standards:
        return
    shown = _Lines(material)
    yield _matrix(material, shown)
    for of, tops in zip(site.standards, known.sets, strict=True):
        for top in tops:
            yield from _each(material, shown, of, top, None)


def _matrix(material: Material, shown: _Lines) -> WebPage:
    title = material.t("standards")
    sets = zip(material.site.standards, material.filing.standards.sets, strict=True)
    views = tuple(
        StandardSetView(
            of.title, of.version, of.url, tuple(shown.lines(tops)), foreign(of, material.site)
        )
        for of, tops in sets
    )
    named = [text for tried in material.filing.standards.by_key.values() for text in tried.texts]
    view = later(
        _matrix_view,
        config=material.config,
        title=title,
        sets=views,
        begin=material.local and not named,
    )
    return WebPage(PATH, "standards.html", view, title, last_change(named))


def _matrix_view(
    config: SiteConfig, title: str, sets: tuple[StandardSetView, ...], *, begin: bool
) -> StandardsView:
    return StandardsView(
        kind="standards",
        title=title,
        url=rooted(PATH),
        canonical=canonical(config, PATH),
        description=f"{title} – {config.title}",
        sets=sets,
        begin=begin,
    )


def _each(
    material: Material, shown: _Lines, of: StandardSet, tried: Tried, whole: Tried | None
) -> Iterator[WebPage]:
    """The page of a standard, and those of its parts."""
    row, where = tried.row, path(tried.row)
    title = _called(tried)
    view = later(
        _view,
        config=material.config,
        title=title,
        path=where,
        line=shown.line(tried),
        whole=whole and Link(_called(whole), rooted(path(whole.row))),
        below=tuple(map(shown.short, tried.parts)),
        every=Link(of.title or material.t("standards"), rooted(PATH)),
        language=foreign(of, material.site),
    )
    found = findable(title, given(Composed()), "standard", instead=row.description)
    changed = last_change(text for one in tried.whole() for text in one.texts)
    yield WebPage(where, "standard.html", view, title, changed, found=found)
    for part in tried.parts:
        yield from _each(material, shown, of, part, tried)


def foreign(of: StandardSet, site: Site) -> str:
    """The language of a set where it is not the site’s."""
    own = site.config.language.partition("-")[0].lower()
    return "" if own == of.language else of.language


def _called(tried: Tried) -> str:
    return f"{tried.row.id}: {tried.row.title}"


def _view(  # noqa: PLR0913 - all that a standard shows
    *,
    config: SiteConfig,
    title: str,
    path: str,
    line: StandardLine,
    whole: Link | None,
    below: tuple[StandardLine, ...],
    every: Link,
    language: str,
) -> StandardView:
    return StandardView(
        kind="standard",
        title=title,
        url=rooted(path),
        canonical=canonical(config, path),
        description=line.description or f"{title} – {config.title}",
        line=line,
        whole=whole,
        parts=below,
        every=every,
        language=language,
    )


class _Lines:
    """Standards as pages show them; what is said of a text is made once."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._made: dict[str, EvidenceView] = {}
        self._linking: dict[str, list[Link]] = {}
        for post in material.site.posts:
            for address in material.facts[post.path].artifacts:
                self._linking.setdefault(address, []).append(link(listed(post)))

    def lines(self, tops: Iterable[Tried]) -> Iterator[StandardLine]:
        """Standards and their parts, in reading order."""
        for top in tops:
            yield from map(self.short, top.whole())

    def short(self, tried: Tried) -> StandardLine:
        """A standard with its evidence, whose summaries are left out."""
        line = self.line(tried)
        evidence = tuple(replace(one, summary="") for one in line.evidence)
        return replace(line, evidence=evidence)

    def line(self, tried: Tried) -> StandardLine:
        """A standard with its evidence."""
        row = tried.row
        return StandardLine(
            id=row.id,
            title=row.title,
            description=row.description,
            url=rooted(path(row)),
            depth=row.depth,
            met=tried.met,
            parts=len(tried.parts),
            parts_met=sum(part.met for part in tried.parts),
            evidence=tuple(map(self._evidence, tried.texts)),
        )

    def _evidence(self, text: Filed) -> EvidenceView:
        made = self._made.get(text.path)
        if made is None:
            made = self._made[text.path] = self._view(text)
        return made

    def _view(self, text: Filed) -> EvidenceView:
        matter, t, address = text.matter, self._material.t, text_path(text)
        excerpt = self._material.facts[text.path].gist.excerpt
        shown = EvidenceView(
            title=matter.title,
            url=rooted(address),
            label=t("search_post"),
            date=matter.updated or matter.date,
            summary=matter.summary or excerpt,
            is_post=True,
        )
        if not isinstance(text, Artifact):
            return shown
        return replace(
            shown,
            label=text.matter.kind or t("artifact"),
            is_post=False,
            role=text.matter.role,
            reflections=tuple(self._linking.get(rooted(address), ())),
            files=tuple(file_view(self._material, file) for file in text.files),
        )
