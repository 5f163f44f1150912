"""Works that lack a part that a reader needs to find them (APA 9.4, Tables 9.1 to 9.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from plnfolio.diagnostics import Problem, Span, listed
from plnfolio.model.reference import Reference
from plnfolio.model.site import Site
from plnfolio.patterns import regex

if TYPE_CHECKING:
    from plnfolio.check.rule import Found
    from plnfolio.check.whole import Whole

_SOURCES = (
    "container-title",
    "collection-title",
    "publisher",
    "publisher-place",
    "event-title",
    "event",
    "archive",
    "archive_location",
    "number",
    "URL",
    "DOI",
)
# Works that are known by their title or by their number alone.
_NO_AUTHOR = frozenset(
    "article-newspaper bill broadcast classic collection entry entry-dictionary entry-encyclopedia "
    "hearing legal_case legislation map motion_picture patent periodical regulation standard "
    "treaty webpage".split()
)
# Works that only their readers or listeners could find (APA 8.9), or that carry their own date.
_NOT_PUBLISHED = frozenset(("personal_communication", "manuscript", "interview"))
# What is on the web or older than dates is n.d. with good reason (APA 9.17).
_DATED = frozenset(
    "article-journal article-magazine article-newspaper book chapter paper-conference report "
    "thesis".split()
)


# “Slow v. Society, 388 U.S. 1”: the reporter of a case is where it is found.
_REPORTED = regex(r" v\.? [A-Z].*, \d{1,4} [A-Z][\w. ]{0,14}\d")
# Those that nobody has signed.
_LAW = regex(r"(?:\bAct|\bConstitution|\bDirective|\bRegulation|\bTreaty)(?: \([^()]*\))?$")
_UNSIGNED = ("volume", "issue", "page")
"""With these and a month, a piece without an author is one of a magazine that names none."""


def incomplete(site: Site, cited: frozenset[str]) -> Iterable[Problem]:
    """A warning for each cited work without a title, a source, an author or a date.

    The reference list stands in for what is missing as the manual says (“n.d.”, the title first, a
    description in brackets), so this is a question to the author and not a mistake.
    """
    for key in sorted(cited):
        reference = site.references[key]
        missing = list(_missing(reference))
        if missing and reference.span:
            span = Span(reference.span.path, reference.span.line)
            message = f"the reference “{key}” has no {listed(missing)}"
            remedy = "add it if there is one; readers need it to find the work"
            yield Problem("incomplete-reference", message, span, remedy, "warning")


def lacking(whole: Whole) -> Iterator[Found]:
    """The same to the proof-reader, so that it can be silenced where a work has no such part."""
    from plnfolio.check.rule import Found  # noqa: PLC0415 - no build has a use for it

    for one in incomplete(whole.site, whole.cited):
        yield Found(one.span, one.message, one.help)


def _missing(reference: Reference) -> Iterable[str]:
    kind = reference.type
    if kind in _NOT_PUBLISHED:
        return
    signed = any(reference.names.values()) or kind in _NO_AUTHOR or _is_unsigned(reference)
    if not (signed or _LAW.search(reference["title"])):
        yield "author"
    if kind in _DATED and not (reference.dates.get("issued") or reference["status"]):
        yield "date"
    told = reference["publisher"].casefold() == "personal communication"
    if not (reference["title"] or reference["genre"] or reference["medium"] or told):
        yield "title"
    if not (any(reference[name] for name in _SOURCES) or _REPORTED.search(reference["title"])):
        yield "source"


def _is_unsigned(reference: Reference) -> bool:
    """Whether a piece has its month and its place in a magazine that names no author."""
    issued = reference.dates.get("issued")
    if reference.type not in ("article-journal", "article-magazine") or issued is None:
        return False
    placed = reference["container-title"] and any(reference[name] for name in _UNSIGNED)
    return bool(placed) and any(len(part) > 1 for part in issued.parts)
