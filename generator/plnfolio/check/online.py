"""Which addresses a site has, and what is to be said of each if nothing is there any more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from plnfolio.check.entries import entries_of
from plnfolio.check.links import links_of
from plnfolio.check.proof import seen
from plnfolio.check.rules import ONLINE
from plnfolio.check.silence import hides, silences
from plnfolio.diagnostics import Problem, Span, in_short
from plnfolio.frozen import dataclass
from plnfolio.model.site import Site
from plnfolio.model.source import Source
from plnfolio.patterns import regex
from plnfolio.read.references import identifiers

_CODE = "dead-link"
_ARCHIVE = "https://web.archive.org/web/"
_WEB = regex(r"(?i)https?://[^\s/?#]")
# CommonMark 2.4: a backslash before a sign of ASCII is no part of an address.
_ESCAPED = regex(r"\\([!-/:-@\[-`{-~])")
# What nobody else can reach, which the build says.
_OWN = regex(
    r"(?i)https?://(?:[^/?#@]*@)?(?:localhost|127\.[\d.]+|0\.0\.0\.0|10\.[\d.]+|192\.168\.[\d.]+"
    r"|\[::1\]|[^./?#:]+)(?:[:/?#]|\Z)"
)


@dataclass(frozen=True, slots=True)
class Leading:
    """An address as it can be asked, and what is to be said of it ``if_dead``."""

    address: str
    if_dead: Problem


def leading_out(site: Site, source: Callable[[str], Source]) -> tuple[Leading, ...]:
    """All that leads out of a site and whose end an author wants to hear of."""
    level = site.config.check.get(_CODE, ONLINE[_CODE])
    if level == "off":
        return ()
    found = (
        Leading(address, replace(_problem(shown, span), severity=level))
        for shown, address, span in _addresses(site, source)
        if _WEB.match(address) and not _OWN.match(address) and not _is_own(address, site)
    )
    unique = {(one.address, one.if_dead.span): one for one in found}
    return tuple(_wanted(unique.values(), source))


def dead_links(found: Iterable[Leading], dead: Collection[str]) -> Iterator[Problem]:
    """What is said of those addresses that are dead."""
    return (one.if_dead for one in found if one.address in dead)


def _addresses(site: Site, source: Callable[[str], Source]) -> Iterator[tuple[str, str, Span]]:
    """As it is shown, as it is asked, and where it stands."""
    language = site.config.language
    for one in (*site.texts, *site.unread_texts, *site.tables, *site.unread_tables):
        for link in links_of(seen(one, source(one.path).text, language)):
            typed = link.target.strip("<>")
            yield typed, _asked(_ESCAPED.sub(r"\1", typed)), link.span
    libraries = {work.span.path for work in site.references.values() if work.span}
    for path in sorted(libraries):
        for entry in entries_of(source(path), language):
            if doi := identifiers.doi(entry.fields.get("DOI", ""))[0]:
                address = f"https://doi.org/{doi}"
                yield address, address, entry.place("DOI")
            if url := identifiers.url(entry.fields.get("URL", "")):
                yield url, _asked(url), entry.place("URL")


def _asked(address: str) -> str:
    """Without what stays in the reader’s browser (RFC 3986 §3.5)."""
    return address.replace("&amp;", "&").partition("#")[0]


def _is_own(address: str, site: Site) -> bool:
    """Whether it leads to the site itself, which may not be on the web yet."""
    return bool(site.config.base_url) and address.startswith(site.config.base_url)


def _problem(shown: str, span: Span) -> Problem:
    message = f"nothing is at “{in_short(shown, 80)}” any more"
    remedy = "look for a slip in it, or for where the page is now"
    if not shown.startswith(_ARCHIVE):
        remedy += f"; there may be a copy at {_ARCHIVE}{shown}"
    return Problem("dead-link", message, span, remedy)


def _wanted(found: Iterable[Leading], source: Callable[[str], Source]) -> Iterator[Leading]:
    """Those that no comment silences."""
    known = {}
    for one in found:
        path = one.if_dead.span.path
        if path not in known:
            known[path] = [*silences(path, source(path).text.split("\n"))]
        if not any(hides(silence, one.if_dead) for silence in known[path]):
            yield one
