"""Where the author's links lead: paths to source files become addresses, and dead ones are said."""

from __future__ import annotations

import datetime
import posixpath
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from plnfolio.diagnostics import Problem, Span, did_you_mean
from plnfolio.frozen import dataclass
from plnfolio.model.address import rooted
from plnfolio.model.document import Body, Claim
from plnfolio.model.months import in_words
from plnfolio.model.slug import slugify
from plnfolio.render import rawhtml
from plnfolio.render.addresses import is_foreign
from plnfolio.render.atlas import NETWORK, Atlas
from plnfolio.render.missing import as_written, misled, missing
from plnfolio.render.names import BRACKETS, path_of


@dataclass(frozen=True, slots=True)
class Resolved:
    """Where a link leads: an address with ROOT, and the file behind it if it is to be copied.

    With a ``claim`` it is right only if the claim is. ``network`` is the slug of the network that
    the link is about.
    """

    url: str
    media: str = ""
    network: str = ""
    claim: Claim | None = None


def resolve(target: str, origin: str, atlas: Atlas, span: Span) -> Resolved | Problem:
    """Follow a link written in the file ``origin``; one out of the site keeps its address.

    Problems: ``broken-link``, ``link-to-unpublished``, ``missing-image``, ``unknown-network``.
    """
    if target.startswith(NETWORK):
        return _network(target, atlas, span)
    if target.startswith(BRACKETS):
        named = path_of(target, origin, atlas, span)
        return named if isinstance(named, Problem) else _follow(named, origin, atlas, span)
    return _follow(target, origin, atlas, span)


def moved(found: Resolved | Problem, span: Span) -> Resolved | Problem:
    """The same for a link that is written elsewhere in the file."""
    if isinstance(found, Problem):
        return replace(found, span=span)
    return replace(found, claim=replace(found.claim, span=span)) if found.claim else found


def unproven(
    claims: Iterable[Claim],
    anchors: Callable[[str], frozenset[str]],
    body: Callable[[str], Body],
) -> Iterator[Problem]:
    """``broken-anchor`` for each link to an id that its target's finished page does not have.

    ``anchors`` gives the ids that a text has by itself, ``body`` the text as it is shown: it is
    asked for only where the text alone does not have the id, but a table or list in it may.
    """
    ids: dict[str, frozenset[str]] = {}
    near: dict[str, tuple[str, ...]] = {}
    for claim in claims:
        if claim.anchor in anchors(claim.source):
            continue
        if claim.source not in ids:
            shown = body(claim.source)
            found = rawhtml.ids(shown.html + shown.references)
            ids[claim.source] = frozenset(name for name, _ in found)
            near[claim.source] = tuple(f"#{anchor}" for anchor in anchors(claim.source))
        if claim.anchor not in ids[claim.source]:
            remedy = did_you_mean(f"#{claim.anchor}", near[claim.source]) or (
                "an anchor is the heading in small letters with hyphens: #existing-network"
                if ids[claim.source]
                else "that text has no headings: link to it without an anchor"
            )
            message = f"{claim.source} has no heading “#{claim.anchor}”"
            yield Problem("broken-anchor", message, claim.span, remedy)


def _follow(target: str, origin: str, atlas: Atlas, span: Span) -> Resolved | Problem:
    if not target or is_foreign(target):
        return _foreign(target, origin, atlas, span)
    path, rest, anchor = _parts(target)
    path = path.replace("\\", "/")
    if path.startswith("/"):
        return _at_path(path, rest, atlas, span) or missing(target, origin, atlas, span)
    source = atlas.spelled(posixpath.join(posixpath.dirname(origin), path)) if path else origin
    if source in atlas.addresses:
        url = rooted(atlas.addresses[source]) + rest if path else rest
        return Resolved(url, claim=_claim(source, anchor, span))
    if source in atlas.left_out:
        return Problem(
            "link-to-unpublished",
            f"this links to “{unquote(target)}”, which is not published",
            span,
            _published(source, atlas.left_out[source]),
            leads_to=source,
        )
    if source in atlas.waiting:
        return _to_waiting(target, source, origin, atlas, span)
    if source in atlas.files:
        return Resolved(rooted(atlas.file_path(source)) + rest, source)
    if source in atlas.unread:
        # Of a text that cannot be read whole, only the headings are known, and those to itself.
        own = source == origin and source.endswith((".md", ".markdown"))
        return Resolved("", claim=_claim(source, anchor, span) if own else None)
    return missing(target, origin, atlas, span)


def _published(source: str, until: datetime.date | None) -> str:
    """How a text that is left out gets published."""
    if until is None:
        return f"take “draft: true” out of {source}, or the link; build --drafts shows it to you"
    return (
        f"{source} waits until {in_words(until)}: give it an earlier date, or take the link out; "
        "build --future shows it to you"
    )


def _to_waiting(target: str, source: str, origin: str, atlas: Atlas, span: Span) -> Problem:
    """A link to a text that is not published where it lies, or as it is called."""
    place = atlas.waiting[source]
    lies = next(here for here, there in atlas.waiting.items() if there == place != here)
    folder, name = posixpath.split(place)
    remedy = f"rename {lies} to {name}"
    if folder != posixpath.dirname(lies):
        remedy = f"move {lies} to {place}"
    written = as_written(place, origin, atlas)
    if written not in (target, target.partition("#")[0]):
        remedy += f", and link to {written}"
    said = f"this links to “{unquote(target)}”, which is not published"
    return Problem("link-to-unpublished", said, span, remedy, leads_to=source)


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


def _foreign(target: str, origin: str, atlas: Atlas, span: Span) -> Resolved | Problem:
    """An address with a scheme or a host: one of the site itself is as good as its path."""
    if not target:
        remedy = "write where it leads: the path to a file of yours, or an address on the web"
        return Problem("broken-link", "this link has no address", span, remedy)
    inside = atlas.own(target)
    if inside is None:
        return misled(target, atlas, origin, span) or Resolved(target)
    path, rest, _ = _parts(inside)
    if found := _at_path(path, rest, atlas, span):
        return found
    return (
        Resolved(target)
        if atlas.may_be_elsewhere(path)
        else missing(inside, origin, atlas, span, shown=target)
    )


def _network(target: str, atlas: Atlas, span: Span) -> Resolved | Problem:
    slug = slugify(unquote(target.removeprefix(NETWORK)))
    if path := atlas.addresses.get(NETWORK + slug):
        return Resolved(rooted(path), network=slug)
    if any(source.startswith(f"{atlas.content}/networks/") for source in atlas.unread):
        return Resolved("")
    known = [key.removeprefix(NETWORK) for key in atlas.addresses if key.startswith(NETWORK)]
    remedy = did_you_mean(slug, known) or "name it by its short name as the table has it"
    message = f"no table has a network called “{target.removeprefix(NETWORK)}”"
    return Problem("unknown-network", message, span, remedy)


def _at_path(path: str, rest: str, atlas: Atlas, span: Span) -> Resolved | None:
    """What answers at a path of the site."""
    for candidate in (path, f"{path}/"):
        if source := atlas.texts.get(candidate):
            claim = _claim(source, rest.partition("#")[2], span)
            return Resolved(rooted(candidate) + rest, claim=claim)
        if candidate in atlas.paths or candidate in atlas.static:
            return Resolved(rooted(candidate) + rest)
        if there := atlas.moved.get(candidate):
            inside = there.startswith("/") and there not in atlas.moved
            return _at_path(there, rest, atlas, span) if inside else Resolved(there)
    if source := atlas.given(path):
        return Resolved(rooted(path) + rest, source)
    return Resolved("") if atlas.may_be_unread(path) else None
