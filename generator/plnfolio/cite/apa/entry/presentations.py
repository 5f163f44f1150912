"""Talks, papers, posters, lectures, slides, interviews, letters (APA 8.9, 10.5, 10.14)."""

from __future__ import annotations

from plnfolio.cite.apa import bylines
from plnfolio.cite.apa.entry import articles, books, identifiers, parts, sources
from plnfolio.cite.apa.entry.parts import Parts
from plnfolio.cite.common import join, names, titles
from plnfolio.cite.rich import EMPTY, Rich, plain
from plnfolio.model.reference import Reference

# Whatever of these is known lets a reader find a letter or an interview (APA 8.9).
WHERE_FOUND = (
    "archive",
    "archive-place",
    "archive_collection",
    "container-title",
    "DOI",
    "number",
    "publisher",
    "URL",
)


def presentation(reference: Reference) -> Parts:
    """A talk with its event, a lecture with its platform; in a symposium “In …” (APA 10.5)."""
    reference = sources.housed(reference)
    title = parts.whole_or_part(reference)
    about = identifiers.parenthesis(
        identifiers.contributors(reference, ("interviewer", "translator")),
        identifiers.number(reference),
    )
    described = parts.brackets(reference, "" if title else _default(reference))
    whole = sources.container(reference)
    if whole:
        # The bracket says what the symposium is, so it follows it (APA 10.5 example 63).
        whole = join.spaced((whole, described))
        described = EMPTY if title else described
    elif not described and sources.event(reference):
        described = plain(f"[{_default(reference)}]")
    return Parts(
        join.spaced((title, about)) if title else EMPTY,
        described,
        (whole, *sources.places(reference), sources.event(reference)),
    )


def _default(reference: Reference) -> str:
    kind = "Conference presentation" if titles.says(reference, "event-title") else "Speech"
    return {"paper-conference": "Paper presentation", "performance": "Performance"}.get(
        reference.type, kind
    )


def conference_paper(reference: Reference) -> Parts:
    """A paper given, or printed in proceedings as a chapter or an article (APA 10.5)."""
    if not titles.says(reference, "container-title") or _in_symposium(reference):
        return presentation(reference)
    edited = any(
        reference.names.get(role) for role in ("editor", "collection-editor", "container-author")
    )
    if not edited and not titles.says(reference, "publisher") and _periodical(reference):
        return articles.journal(reference)
    return books.chapter(reference)


def _in_symposium(reference: Reference) -> bool:
    printed = titles.says(reference, "page", "volume", "issue", "publisher")
    return titles.says(reference, "event-title") and not printed


def _periodical(reference: Reference) -> bool:
    return titles.says(reference, "volume", "issue", "page")


def interview(reference: Reference) -> Parts:
    """A recorded or printed interview under the name of who was asked (APA 10.13 example 95)."""
    title = parts.whole_or_part(reference)
    by = identifiers.contributors(reference, ("interviewer",))
    if not title:
        asking = bylines.listed(reference.names.get("interviewer", ()))
        default = f"Interview by {asking}" if asking else "Interview"
        return Parts(EMPTY, parts.brackets(reference, default), _interview_source(reference))
    about = identifiers.parenthesis(by, identifiers.number(reference))
    return Parts(
        join.spaced((title, about)),
        parts.brackets(reference, "Interview"),
        _interview_source(reference),
    )


def _interview_source(reference: Reference) -> tuple[Rich, ...]:
    printed = articles.source(reference) if titles.says(reference, "container-title") else ()
    return (*printed, *sources.places(reference), sources.event(reference))


def letter(reference: Reference) -> Parts:
    """A letter that can be found in an archive or on the web (APA 8.9, 9.30)."""
    title = parts.whole_or_part(reference)
    to = [names.full(name) for name in names.people(reference, "recipient")]
    said = parts.brackets(reference) or plain("[Letter]")
    if to and " to " not in reference["genre"]:
        what = "".join([run.text for run in said]).strip("[]")
        said = parts.bracketed(plain(f"{what} to {join.series(to, '&', always_comma=False)}"))
    return Parts(
        title,
        said,
        (
            *(articles.source(reference) if titles.says(reference, "container-title") else ()),
            *sources.places(reference),
        ),
    )
