"""Every address of the site, as far as links need it."""

from __future__ import annotations

import datetime
import functools
import posixpath
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from plnfolio.frozen import dataclass
from plnfolio.kinds.base import Address
from plnfolio.model.permalinks import Moves
from plnfolio.model.site import Site
from plnfolio.model.slug import slugify
from plnfolio.model.source import PLAIN_TEXTS, is_text_twice

NETWORK = "network:"
"""Begins a link to a network's own page, and the key of that page's address."""

# Hosts where a site without a path of its own stands beside others that have one.
_SHARED_HOSTS = (".github.io", ".gitlab.io")
_OF_TEXTS = ("/tags/", "/courses/", "/series/", "/standards/")
"""Begin the addresses of what texts and sets say of themselves."""

_REDIRECTS = "/_redirects"
"""A file of ``static/`` that sends readers on, to where only the host knows."""


@dataclass(frozen=True, slots=True, eq=False)
class Atlas:
    """The addresses, and what there is that has none.

    ``addresses`` maps the path of a source to its site path. ``paths`` holds all site paths, also
    those that no file makes; ``files`` the other files by path, with ``folders`` naming the site
    path of folders that belong to a page and ``packages`` that of folders whose insides keep their
    names. ``left_out`` are sources that are not published, with their days (see ``LeftOut``), and
    ``unread`` those whose own mistakes are reported. ``apart`` are paths with decomposed accents by
    the same path composed. ``texts`` are the sources of pages that may have ids, by their site
    paths; ``base_url`` is the site's own address without a slash at its end. ``moved`` are
    addresses that had pages once, and where they lead. ``waiting`` are texts that are not published
    as they are called or where they lie: the path that each should have, by both.

    There is one for a build. What is found out of it once, for all links, is kept by which it is.
    """

    content: str
    addresses: Mapping[str, str]
    paths: frozenset[str]
    files: frozenset[str]
    static: Mapping[str, str]
    folders: Mapping[str, str]
    packages: Mapping[str, str]
    left_out: Mapping[str, datetime.date | None]
    unread: frozenset[str]
    apart: Mapping[str, str]
    texts: Mapping[str, str]
    base_url: str = ""
    moved: Mapping[str, str] = field(default_factory=dict)
    waiting: Mapping[str, str] = field(default_factory=dict)

    def spelled(self, path: str) -> str:
        """A path as the disk has it: macOS may have taken its letters and accents apart."""
        path = unicodedata.normalize("NFC", posixpath.normpath(path))
        return self.apart.get(path, path)

    def own(self, target: str) -> str | None:
        """What follows the site's own address in one that begins with it; None in all others."""
        there = target.partition(":")[2] if target[:4].lower() == "http" else target
        here = self.base_url.partition(":")[2]
        if not here or there[: len(here)].lower() != here.lower():
            return None
        path = there[len(here) :]
        return f"/{path}" if path[:1] in ("", "?", "#") else path if path[0] == "/" else None

    def may_be_elsewhere(self, path: str) -> bool:
        """Whether a path that this site does not have may answer at its address all the same."""
        if _REDIRECTS in self.static:
            return True
        first = path.split("/")[1]
        return self.base_url.endswith(_SHARED_HOSTS) and first not in _first_parts(self)

    def given(self, path: str) -> str:
        """The file beside a text that is published at a path; empty if there is none."""
        return _published(self).get(path, "")

    def may_be_unread(self, path: str) -> bool:
        """Whether a path may be that of a text whose mistakes are reported."""
        name = posixpath.basename(path.rstrip("/"))
        terms = path.startswith(_OF_TEXTS) and bool(self.unread)
        return terms or any(name in _names(source) for source in self.unread)

    def file_path(self, path: str) -> str:
        """The site path of a file that lies beside the author's texts, its accents composed."""
        return unicodedata.normalize("NFC", self._file_path(path))

    def _file_path(self, path: str) -> str:
        static = f"{self.content}/static/"
        if path.startswith(static):
            return path.removeprefix(static[:-1])
        folder, below = posixpath.split(path)
        kept = below
        while folder not in self.folders and folder != self.content:
            if folder in self.packages:
                return self.packages[folder] + kept
            folder, part = posixpath.split(folder)
            below, kept = f"{slugify(part) or part}/{below}", f"{part}/{kept}"
        return self.folders.get(folder, "/") + below


def atlas_of(
    site: Site, addresses: Sequence[Address], others: Iterable[str], moves: Moves
) -> Atlas:
    """Where links can lead."""
    by_source = {address.source: address.path for address in addresses if address.source}
    folders = {
        posixpath.dirname(path): address
        for path, address in by_source.items()
        if posixpath.basename(path).startswith("index.")
    }
    left_out = {item.path: item.until for item in site.left_out}
    # A plain text may be there for visitors to take away; what is called .qmd or .md.txt is a page.
    waiting = {
        one.path: one.text.path
        for one in site.waiting
        if not one.path.lower().endswith(PLAIN_TEXTS) or is_text_twice(one.path)
    }
    known = {*by_source, *site.files, *site.static.values(), *left_out, *site.unread}
    return Atlas(
        content=site.content,
        addresses=by_source,
        paths=frozenset([*(address.path for address in addresses), *others]),
        files=site.files,
        static=site.static,
        folders=folders,
        packages={
            file.package: f"{by_source[artifact.path]}{posixpath.basename(file.package)}/"
            for artifact in site.artifacts
            for file in artifact.files
            if file.package
        },
        left_out=left_out,
        unread=site.unread,
        apart={nfc: path for path in known if (nfc := unicodedata.normalize("NFC", path)) != path},
        texts={address: source for source, address in by_source.items()},
        base_url=site.config.base_url,
        moved=moves.redirects,
        waiting=waiting | {place: place for place in waiting.values()},
    )


@functools.lru_cache(maxsize=1)
def _published(atlas: Atlas) -> Mapping[str, str]:
    return {atlas.file_path(file): file for file in sorted(atlas.files, reverse=True)}


@functools.lru_cache(maxsize=1)
def _first_parts(atlas: Atlas) -> frozenset[str]:
    return frozenset(known.split("/")[1] for known in (*atlas.paths, *atlas.static))


def _names(source: str) -> tuple[str, ...]:
    """The last parts of addresses that a file may answer at, if its front matter says nothing."""
    folder, name = posixpath.split(source)
    return slugify(posixpath.splitext(name)[0]), slugify(posixpath.basename(folder))
