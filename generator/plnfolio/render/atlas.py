"""Where the author's links lead: paths to source files become addresses, and dead ones are said."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from plnfolio.diagnostics import Problem, Span, did_you_mean
from plnfolio.model.address import rooted
from plnfolio.model.document import Claim
from plnfolio.model.slug import slugify

NETWORK = "network:"
"""Begins a link to a network's own page, and the key of that page's address."""

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".heic", ".bmp", ".tif")


@dataclass(frozen=True, slots=True)
class Atlas:
    """Every address of the site, as far as links need it.

    ``addresses`` maps the path of a source to its site path. ``paths`` holds all site paths, also
    those that no file makes; ``files`` the other files by path, with ``folders`` naming the site
    path of folders that belong to a page and ``packages`` that of folders whose insides keep their
    names. ``left_out`` are sources that exist and are not published, ``unread`` those whose own
    mistakes are reported. ``apart`` are paths with decomposed accents by the same path composed.
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

    def spelled(self, path: str) -> str:
        """A path as the disk has it: macOS may have taken its letters and accents apart."""
        path = unicodedata.normalize("NFC", posixpath.normpath(path))
        return self.apart.get(path, path)

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
    """Follow a link written in the file ``origin``.

    Problems: ``broken-link``, ``link-to-unpublished``, ``missing-image``, ``unknown-network``.
    """
    if target.startswith(NETWORK):
        return _network(target, atlas, span)
    path, hash_, anchor = target.partition("#")
    path, question, query = path.partition("?")
    anchor = unicodedata.normalize("NFC", unquote(anchor))
    rest = question + query + (f"#{anchor}" if anchor else hash_)
    path = unicodedata.normalize("NFC", unquote(path)).replace("\\", "/")
    if path.startswith("/"):
        return _site_path(path, rest, target, atlas, span)
    source = atlas.spelled(posixpath.join(posixpath.dirname(origin), path)) if path else origin
    if source in atlas.addresses:
        url = rooted(atlas.addresses[source]) + rest if path else rest
        return Found(url, claim=Claim(source, anchor, span) if anchor else None)
    if source in atlas.left_out:
        return Problem(
            "link-to-unpublished",
            f"this links to “{target}”, which is not published",
            span,
            f"publish {source}, take the link out, or build with --drafts and --future",
        )
    if source in atlas.files:
        return Found(rooted(atlas.file_path(source)) + rest, source)
    if source in atlas.unread:
        return Found("")
    return _missing(target, source, atlas, span)


def _network(target: str, atlas: Atlas, span: Span) -> Found | Problem:
    slug = slugify(unquote(target.removeprefix(NETWORK)))
    if path := atlas.addresses.get(NETWORK + slug):
        return Found(rooted(path), network=slug)
    known = [key.removeprefix(NETWORK) for key in atlas.addresses if key.startswith(NETWORK)]
    remedy = did_you_mean(slug, known) or "name it by its short name as the table has it"
    message = f"no table has a network called “{target.removeprefix(NETWORK)}”"
    return Problem("unknown-network", message, span, remedy)


def _site_path(path: str, rest: str, target: str, atlas: Atlas, span: Span) -> Found | Problem:
    for candidate in (path, f"{path}/"):
        here = candidate in atlas.paths or candidate in atlas.static
        if here or candidate.startswith("/assets/"):
            return Found(rooted(candidate) + rest)
    remedy = did_you_mean(path, {*atlas.paths, *atlas.static}) or (
        "a link within your site is best written as the path to its file: ../posts/my-post.md"
    )
    return Problem("broken-link", f"there is nothing at “{target}”", span, remedy)


def _missing(target: str, source: str, atlas: Atlas, span: Span) -> Problem:
    near = [*atlas.addresses, *atlas.files]
    same = next((path for path in near if path.casefold() == source.casefold()), "")
    if same:
        remedy = f"capitals count on the web: the file is called “{posixpath.basename(same)}”"
    elif "\\" in target:
        remedy = "write / between folders; a backslash has a meaning of its own in Markdown"
    else:
        names = {posixpath.basename(path) for path in near}
        remedy = did_you_mean(posixpath.basename(source), names) or (
            "check the path; it begins at the file that the link is in"
        )
    if source.lower().endswith(_PICTURES):
        return Problem("missing-image", f"there is no picture “{target}”", span, remedy)
    return Problem("broken-link", f"there is no file “{target}”", span, remedy)
