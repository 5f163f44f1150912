"""Which addresses a site has, and what is to be said of each by what the web answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import Protocol

from plnfolio.check.entries import entries_of
from plnfolio.check.links import links_of
from plnfolio.check.proof import seen
from plnfolio.check.rules import ONLINE
from plnfolio.check.silence import Silence, hides, silences
from plnfolio.diagnostics import Problem, Severity, Span, in_short
from plnfolio.frozen import dataclass
from plnfolio.model.site import Site
from plnfolio.model.source import Source
from plnfolio.patterns import regex
from plnfolio.read.references import identifiers

_DEAD = "dead-link"
_ARCHIVE = "https://web.archive.org/web/"
_DOI = "https://doi.org/"
_WEB = regex(r"(?i)https?://[^\s/?#]")
# CommonMark 2.4: a backslash before a sign of ASCII is no part of an address.
_ESCAPED = regex(r"\\([!-/:-@\[-`{-~])")
_FRONT = regex(r"(?i)https?://[^/?#]+(?:/[a-z]{2}(?:[-_][a-z]{2,4})?)?/?")
# What nobody else can reach, which the build says.
_OWN = regex(
    r"(?i)https?://(?:[^/?#@]*@)?(?:localhost|127\.[\d.]+|0\.0\.0\.0|10\.[\d.]+|192\.168\.[\d.]+"
    r"|\[::1\]|[^./?#:]+)(?:[:/?#]|\Z)"
)


class Answer(Protocol):
    """What a page answered (``lookup.verdict.Answered``)."""

    @property
    def verdict(self) -> str:
        """alive, dead or unknown."""

    @property
    def moved(self) -> str:
        """The address that it has now."""

    @property
    def parts(self) -> Mapping[str, bool]:
        """Whether a place in it may be there."""

    @property
    def copy(self) -> str | None:
        """Where a copy of it is."""


@dataclass(frozen=True, slots=True)
class Leading:
    """An address as it is ``shown`` and as it can be asked, and where it stands.

    ``levels`` are those of what is to be said of it there.
    """

    shown: str
    page: str
    part: str
    span: Span
    levels: Mapping[str, Severity] = field(default_factory=dict)


def leading_out(site: Site, source: Callable[[str], Source]) -> tuple[Leading, ...]:
    """All that leads out of a site and whose end an author wants to hear of.

    Whoever hears of nothing dead has nobody asked.
    """
    levels = {code: site.config.check.get(code, level) for code, level in ONLINE.items()}
    heard = {code: level for code, level in levels.items() if level != "off"}
    silent = _Silent(source)
    found: dict[tuple[str, str, Span], Leading] = {}
    for one in _addresses(site, source) if _DEAD in heard else ():
        if _WEB.match(one.page) and not _OWN.match(one.page) and not _is_own(one.page, site):
            here = {code: level for code, level in heard.items() if not silent(code, level, one)}
            found[one.page, one.part, one.span] = replace(one, levels=here)
    return tuple(one for one in found.values() if _DEAD in one.levels)


def said_of(found: Iterable[Leading], answers: Mapping[str, Answer]) -> Iterator[Problem]:
    """What is to be said of those addresses that are dead, have moved, or lack a place."""
    for one in found:
        problem = _judged(one, answers[one.page])
        if problem and problem.code in one.levels:
            yield replace(problem, severity=one.levels[problem.code])


def _judged(one: Leading, answer: Answer) -> Problem | None:
    if answer.verdict == "dead":
        return _dead(one, answer.copy)
    if answer.verdict != "alive":
        return None
    if answer.moved:
        return _moved(one, answer.moved)
    if not answer.parts.get(one.part, True):
        shown = in_short(f"#{one.part}", 60)
        message = f"the page is there, but it has no place called “{shown}”"
        remedy = f"open {one.page} and look for the place, or link to the page alone"
        return Problem("missing-place", message, one.span, remedy)
    return None


def _dead(one: Leading, copy: str | None) -> Problem:
    message = f"nothing is at “{in_short(one.shown, 80)}” any more"
    remedy = "look for a slip in it, or for where the page is now"
    if one.page.startswith(_DOI):
        remedy = "look the work up by its title, and copy its DOI again"
    elif copy:
        remedy += f"; a copy is at {copy}"
    elif copy is None and not one.page.startswith(_ARCHIVE):
        remedy += f"; there may be a copy at {_ARCHIVE}{one.shown}"
    return Problem(_DEAD, message, one.span, remedy)


def _moved(one: Leading, now: str) -> Problem:
    if _FRONT.fullmatch(now) and not _FRONT.fullmatch(one.page):
        message = f"“{in_short(one.shown, 80)}” now leads to the front page of a site"
        remedy = f"look for the page you mean; you are led to {now}"
        return Problem("moved-link", message, one.span, remedy)
    part = f"#{one.part}" if one.part and "#" not in now else ""
    message = f"“{in_short(one.shown, 80)}” has a new address"
    return Problem("moved-link", message, one.span, f"write {now}{part}")


def _addresses(site: Site, source: Callable[[str], Source]) -> Iterator[Leading]:
    language = site.config.language
    for one in (*site.texts, *site.unread_texts, *site.tables, *site.unread_tables):
        for link in links_of(seen(one, source(one.path).text, language)):
            typed = link.target.strip("<>")
            yield _leading(_ESCAPED.sub(r"\1", typed), link.span, typed)
    works = {work.span: work for work in site.references.values() if work.span}
    for path in sorted({span.path for span in works}):
        for entry in entries_of(source(path), language, works):
            if doi := identifiers.doi(entry.fields.get("DOI", ""))[0]:
                yield _leading(f"{_DOI}{doi}", entry.place("DOI"))
            if url := identifiers.url(entry.fields.get("URL", "")):
                yield _leading(url, entry.place("URL"))


def _leading(address: str, span: Span, shown: str = "") -> Leading:
    """What stands behind ``#`` stays in the reader’s browser (RFC 3986 §3.5)."""
    page, _, part = address.replace("&amp;", "&").partition("#")
    return Leading(shown or address, page, part, span)


def _is_own(address: str, site: Site) -> bool:
    """Whether it leads to the site itself, which may not be on the web yet."""
    return bool(site.config.base_url) and address.startswith(site.config.base_url)


class _Silent:
    """The comments of all files, each read when somebody asks."""

    def __init__(self, source: Callable[[str], Source]) -> None:
        self._source = source
        self._known: dict[str, list[Silence]] = {}

    def __call__(self, code: str, level: Severity, one: Leading) -> bool:
        """Whether a code is silenced where an address stands."""
        path = one.span.path
        if path not in self._known:
            self._known[path] = [*silences(path, self._source(path).text.split("\n"))]
        problem = Problem(code, "", one.span, severity=level)
        return any(hides(comment, problem) for comment in self._known[path])
