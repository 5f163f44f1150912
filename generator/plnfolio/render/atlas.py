"""Where the author's links lead: paths to source files become addresses, and dead ones are said."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from plnfolio.diagnostics import Problem, Span, did_you_mean
from plnfolio.model.address import rooted
from plnfolio.model.document import Claim
from plnfolio.model.slug import slugify
from plnfolio.render.addresses import is_foreign
from plnfolio.render.missing import as_written, misled, missing
from plnfolio.render.names import BRACKETS, path_of

NETWORK = "network:"
"""Begins a link to a network's own page, and the key of that page's address."""

# Hosts where a site without a path of its own stands beside others that have one.
_SHARED_HOSTS = (".github.io", ".gitlab.io")
_OF_TEXTS = ("/tags/", "/courses/", "/series/")
"""Begin the addresses of what texts say of themselves."""

_REDIRECTS = "/_redirects"
"""A file of ``static/`` that sends readers on, to where only the host knows."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """Every address of the site, as far as links need it.

    ``addresses`` maps the path of a source to its site path. ``paths`` holds all site paths, also
    those that no file makes; ``files`` the other files by path, with ``folders`` naming the site
    path of folders that belong to a page and ``packages`` that of folders whose insides keep their
    names. ``left_out`` are sources that exist and are not published, ``unread`` those whose own
    mistakes are reported. ``apart`` are paths with decomposed accents by the same path composed.
    ``texts`` are the sources of pages that may have ids, by their site paths; ``base_url`` is the
    site's own address without a slash at its end. ``waiting`` are texts that are not published as
    they are called or where they lie: the path that each should have, by both.
    """

    content: str
    addresses: Mapping[str, str]
    paths: frozenset[str]
    files: frozenset[str]
    static: Mapping[str, str]
    folders: Mapping[str, str]
    packages: Mapping[str, str]
    left_out: frozenset[str]
    unread: frozenset[str]
    apart: Mapping[str, str]
    texts: Mapping[str, str]
    base_url: str = ""
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
        ours = any(known.split("/")[1] == first for known in (*self.paths, *self.static))
        return self.base_url.endswith(_SHARED_HOSTS) and not ours

    def given(self, path: str) -> str:
        """The file beside a text that is published at a path; empty if there is none."""
        name = posixpath.basename(path)
        alike = (file for file in self.files if self.spelled(file).endswith(name)) if name else ()
        return next((file for file in alike if self.file_path(file) == path), "")

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


@dataclass(frozen=True, slots=True)
class Found:
    """Where a link leads: an address with ROOT, and the file behind it if it is to be copied.

    With a ``claim`` it is right only if the claim is. ``network`` is the slug of the network that
    the link is about.
    """

    url: str
    media: str = ""
    network: str = ""
    claim: Claim | None = None


def resolve(target: str, origin: str, atlas: Atlas, span: Span) -> Found | Problem:
    """Follow a link written in the file ``origin``; one out of the site keeps its address.

    Problems: ``broken-link``, ``link-to-unpublished``, ``missing-image``, ``unknown-network``.
    """
    if target.startswith(NETWORK):
        return _network(target, atlas, span)
    if target.startswith(BRACKETS):
        named = path_of(target, origin, atlas, span)
        return named if isinstance(named, Problem) else _follow(named, origin, atlas, span)
    return _follow(target, origin, atlas, span)


def _follow(target: str, origin: str, atlas: Atlas, span: Span) -> Found | Problem:
    if not target or is_foreign(target):
        return _foreign(target, origin, atlas, span)
    path, rest, anchor = _parts(target)
    path = path.replace("\\", "/")
    if path.startswith("/"):
        return _at_path(path, rest, atlas, span) or missing(target, origin, atlas, span)
    source = atlas.spelled(posixpath.join(posixpath.dirname(origin), path)) if path else origin
    if source in atlas.addresses:
        url = rooted(atlas.addresses[source]) + rest if path else rest
        return Found(url, claim=_claim(source, anchor, span))
    if source in atlas.left_out:
        return Problem(
            "link-to-unpublished",
            f"this links to “{unquote(target)}”, which is not published",
            span,
            f"publish {source}, take the link out, or build with --drafts and --future",
        )
    if source in atlas.waiting:
        return _to_waiting(target, source, origin, atlas, span)
    if source in atlas.files:
        return Found(rooted(atlas.file_path(source)) + rest, source)
    if source in atlas.unread:
        return Found("")
    return missing(target, origin, atlas, span)


def _to_waiting(target: str, source: str, origin: str, atlas: Atlas, span: Span) -> Problem:
    """A link to a text that is not published where it lies, or as it is called."""
    place = atlas.waiting[source]
    lies = next(here for here, there in atlas.waiting.items() if there == place != here)
    folder, name = posixpath.split(place)
    remedy = f"call that text {name}"
    if folder != posixpath.dirname(lies):
        remedy = f"move {lies} to {place}"
    written = as_written(place, origin, atlas)
    if written != target:
        remedy += f", and link to {written}"
    said = f"this links to “{unquote(target)}”, which is not published"
    return Problem("link-to-unpublished", said, span, remedy)


def _claim(source: str, anchor: str, span: Span) -> Claim | None:
    """The claim that a text has an id; every page has a top (HTML, “indicated part”)."""
    return Claim(source, anchor, span) if anchor and anchor.lower() != "top" else None


def _parts(target: str) -> tuple[str, str, str]:
    """The path of an address, what stands behind it as a URL has it, and the id in that."""
    path, hash_, anchor = target.partition("#")
    path, question, query = path.partition("?")
    anchor = unicodedata.normalize("NFC", unquote(anchor))
    rest = question + query + (f"#{anchor}" if anchor else hash_)
    return unicodedata.normalize("NFC", unquote(path)), rest, anchor


def _foreign(target: str, origin: str, atlas: Atlas, span: Span) -> Found | Problem:
    """An address with a scheme or a host: one of the site itself is as good as its path."""
    if not target:
        remedy = "write where it leads: the path to a file of yours, or an address on the web"
        return Problem("broken-link", "this link has no address", span, remedy)
    inside = atlas.own(target)
    if inside is None:
        return misled(target, atlas, origin, span) or Found(target)
    path, rest, _ = _parts(inside)
    if found := _at_path(path, rest, atlas, span):
        return found
    return (
        Found(target)
        if atlas.may_be_elsewhere(path)
        else missing(inside, origin, atlas, span, shown=target)
    )


def _network(target: str, atlas: Atlas, span: Span) -> Found | Problem:
    slug = slugify(unquote(target.removeprefix(NETWORK)))
    if path := atlas.addresses.get(NETWORK + slug):
        return Found(rooted(path), network=slug)
    if any(source.startswith(f"{atlas.content}/networks/") for source in atlas.unread):
        return Found("")
    known = [key.removeprefix(NETWORK) for key in atlas.addresses if key.startswith(NETWORK)]
    remedy = did_you_mean(slug, known) or "name it by its short name as the table has it"
    message = f"no table has a network called “{target.removeprefix(NETWORK)}”"
    return Problem("unknown-network", message, span, remedy)


def _at_path(path: str, rest: str, atlas: Atlas, span: Span) -> Found | None:
    """What answers at a path of the site."""
    for candidate in (path, f"{path}/"):
        if source := atlas.texts.get(candidate):
            claim = _claim(source, rest.partition("#")[2], span)
            return Found(rooted(candidate) + rest, claim=claim)
        here = candidate in atlas.paths or candidate in atlas.static
        if here or candidate.startswith("/assets/"):
            return Found(rooted(candidate) + rest)
    if source := atlas.given(path):
        return Found(rooted(path) + rest, source)
    return Found("") if atlas.may_be_unread(path) else None


def _names(source: str) -> tuple[str, ...]:
    """The last parts of addresses that a file may answer at, if its front matter says nothing."""
    folder, name = posixpath.split(source)
    return slugify(posixpath.splitext(name)[0]), slugify(posixpath.basename(folder))
