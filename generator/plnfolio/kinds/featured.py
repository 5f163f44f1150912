"""The work that the first page shows: what the author chose, else the newest artifacts."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from plnfolio.diagnostics import Problem, did_you_mean
from plnfolio.kinds.summary import path
from plnfolio.model.site import Filed, Site

MOST = 3
"""Artifacts on the first page of an author who chose nothing."""


def featured(site: Site) -> tuple[Filed, ...]:
    """Posts and artifacts, each once, in the author's order."""
    if not site.config.featured:
        return site.artifacts[:MOST]
    known = _by_name(site)
    chosen = {known[name].path: known[name] for name in _names(site) if name in known}
    return tuple(chosen.values())


def misnamed(site: Site) -> Iterator[Problem]:
    """``broken-link`` for each name that no post and no artifact has."""
    if not site.config.featured:
        return
    known = _by_name(site)
    hidden = {name: one.path for one in site.left_out for name in _of(one.path, site)}
    for index, name in enumerate(_names(site)):
        span = site.config_places["featured", index]
        written = site.config.featured[index]
        if name in known:
            continue
        if name in hidden:
            message = f"“{written}” is kept back, and so the first page cannot show it"
            remedy = "publish it, or take it out of “featured:”"
            yield Problem(
                "link-to-unpublished", message, span, remedy, "warning", leads_to=hidden[name]
            )
        else:
            shown = [name for name in known if "/" in name and not name.endswith(".md")]
            message = f"there is no post and no artifact “{written}”"
            remedy = did_you_mean(name, shown) or "write its file or folder: artifacts/my-card"
            yield Problem("broken-link", message, span, remedy, leads_to=f"{site.content}/{name}")


def _names(site: Site) -> list[str]:
    return [_plain(name, site) for name in site.config.featured]


def _plain(name: str, site: Site) -> str:
    return name.replace("\\", "/").removeprefix("./").removeprefix(f"{site.content}/").strip("/")


def _by_name(site: Site) -> dict[str, Filed]:
    """Every post and artifact by all that an author may call it: an artifact before a post."""
    every: tuple[Filed, ...] = (*site.posts, *site.artifacts)
    return {
        name: text
        for text in every
        for name in (*_of(text.path, site), path(text).strip("/"), text.slug)
    }


def _of(source: str, site: Site) -> tuple[str, ...]:
    """A source’s path, and without the ending, or its folder’s."""
    file = _plain(source, site)
    folder, name = posixpath.split(file)
    return file, folder if name == "index.md" else posixpath.splitext(file)[0]
