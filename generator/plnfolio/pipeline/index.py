"""What is known of a site before its texts are composed: all addresses, and what can be shown."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from plnfolio.cite import MakeStyle, style_named
from plnfolio.diagnostics import Problem
from plnfolio.frozen import dataclass
from plnfolio.images.gallery import Gallery
from plnfolio.kinds import KINDS
from plnfolio.kinds.base import Address
from plnfolio.kinds.codes import mistyped
from plnfolio.kinds.evidence import unknown
from plnfolio.kinds.terms import Filing, clashes, filing
from plnfolio.model.site import Site
from plnfolio.notices.unpainted import paints_map
from plnfolio.permanence.decide import Decided
from plnfolio.permanence.once_public import decided_of, wrong_with
from plnfolio.pipeline.answers import Answers, Cells
from plnfolio.pipeline.request import WORKSHOP
from plnfolio.pln.bridges import check_connects
from plnfolio.pln.checks import check_table
from plnfolio.pln.entries import entries, public
from plnfolio.render.atlas import atlas_of
from plnfolio.render.misplaced import misplaced_in_fields
from plnfolio.theme.active import ActiveTheme, active_theme
from plnfolio.theme.assets import theme_assets
from plnfolio.write import headers
from plnfolio.write.base import Plan
from plnfolio.write.downloads import wanted
from plnfolio.write.outputs import reserved

HEADERS = f"/{headers.PATH}"


@dataclass(frozen=True, slots=True)
class SiteIndex:
    """What texts are composed on, and what else follows from the site and its theme alone.

    ``style`` says how works are cited, ``filed`` is what texts are filed under, ``answers`` what
    they can ask for. ``plan`` says which pages and other files there will be, ``decided`` what
    becomes of addresses that no page has.
    """

    site: Site
    active: ActiveTheme
    style: MakeStyle
    filed: Filing
    plan: Plan
    decided: Decided
    gallery: Gallery
    answers: Answers


def site_index(
    root: Path,
    site: Site,
    problems: list[Problem],
    markdown: Callable[[str], str] = lambda path: "",
    *,
    preview: bool = False,
    local: bool = False,
) -> SiteIndex:
    """Look at a site as a whole; SiteError if it has no theme to be shown in.

    ``markdown`` gives the text of a file.
    """
    active = active_theme(root, site, problems, lasting=not local)
    style = style_named(site.config.style, site.config_places["style",], problems)
    rows = public(entries(site.tables, lambda kind: active.strings.t(f"kind_{kind}")))
    filed = filing(site)
    problems += clashes(filed)
    problems += unknown(site)
    problems += mistyped(site)
    addresses = [address for kind in KINDS for address in kind.addresses(site, filed)]
    painted = paints_map(rows, site, active, problems)
    decided = decided_of(site, addresses, markdown)
    problems += wrong_with(site, addresses, decided)
    plan = Plan(
        addresses,
        site.config.base_url,
        rows,
        painted,
        decided.moves,
        packages=tuple(_packages(site, addresses)),
        own_headers=_own_headers(root, site),
        preview=preview,
        local=local,
        downloads=tuple(address[1:] for _, _, address in wanted(site)),
    )
    # What only a base address brings is not missing where that could not be read.
    reached = replace(plan, base_url="/") if site.may_have("base_url") else plan
    others = [f"/{place.path}" for place in reserved(reached) if place.sure]
    atlas = atlas_of(site, addresses, [*others, *theme_assets(active.theme)], decided.moves)
    gallery = Gallery(
        root, root / WORKSHOP / "images", site.files, atlas.file_path, packed=site.packed
    )
    every = (*site.tables, *site.unread_tables)
    problems += (problem for table in every for problem in check_table(table))
    problems += check_connects(every, site.unread)
    problems += misplaced_in_fields(site)
    return SiteIndex(
        site=site,
        active=active,
        style=style,
        filed=filed,
        plan=plan,
        decided=decided,
        gallery=gallery,
        answers=Answers(
            site=site,
            rows=rows,
            atlas=atlas,
            style=style(site.references),
            strings=active.strings,
            picture=gallery.picture,
            cell=Cells(site.config.language),
        ),
    )


def _packages(site: Site, addresses: Iterable[Address]) -> Iterator[str]:
    """The addresses of exported courses: a folder's, or that of a single page."""
    pages = {address.source: address.path for address in addresses}
    for artifact in site.artifacts:
        for file in artifact.files:
            if file.form == "web":
                name = posixpath.basename(file.package or file.path)
                yield f"{pages[artifact.path]}{name}{'/' if file.package else ''}"


def _own_headers(root: Path, site: Site) -> str:
    """The author's own rules; what cannot be read is said where files are copied."""
    source = site.static.get(HEADERS)
    try:
        return (root / source).read_text(encoding="utf-8-sig", errors="replace") if source else ""
    except OSError:
        return ""
