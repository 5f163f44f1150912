"""Findings that an author has looked at and wants to hear of no more: a comment with a reason.

In a text ``<!-- check-ignore CODE: reason -->``, in YAML ``# check-ignore CODE: reason``. It is for
its own line; on a line of its own, for the block below it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from plnfolio.diagnostics import Problem, Span, did_you_mean
from plnfolio.frozen import dataclass
from plnfolio.patterns import regex

WORD = "check-ignore"
SILENCING = ("bad-ignore", "unused-ignore")
"""What is said of the comments themselves."""

_COMMENT = regex(
    r"(?:<!--|#)[ \t]*check-ignore\b[ \t]*(?P<codes>[a-z-]+(?:[ \t]*,[ \t]*[a-z-]+)*)?"
    r"[ \t]*(?::[ \t]*(?P<reason>.*?))?[ \t]*(?:-->|$)"
)
_FORM = "write it like this: <!-- check-ignore typed-citation: it is the name of a game -->"


@dataclass(frozen=True, slots=True)
class Silence:
    """One comment: the ``codes`` it is for, and the lines, from ``first`` to ``last``."""

    codes: tuple[str, ...]
    reason: str
    span: Span
    first: int
    last: int


def silences(path: str, lines: Sequence[str]) -> Iterator[Silence]:
    """The comments of a file."""
    for number, line in enumerate(lines, start=1):
        if WORD not in line or (found := _COMMENT.search(line)) is None:
            continue
        codes = tuple(code.strip() for code in (found["codes"] or "").split(",") if code.strip())
        first = last = number
        if not (line[: found.start()] + line[found.end() :]).strip():
            first = number + 1
            while first <= len(lines) and not lines[first - 1].strip():
                first += 1
            last = first
            while last < len(lines) and lines[last].strip():
                last += 1
        span = Span(path, number, found.start() + 1)
        yield Silence(codes, found["reason"] or "", span, first, last)


def heard(
    problems: Iterable[Problem],
    texts: Mapping[str, Sequence[str]],
    codes: Collection[str],
    unheard: Collection[str] = (),
) -> Iterator[Problem]:
    """The problems that nobody has silenced, and what is wrong with the comments themselves.

    ``texts`` are the lines of the files that were looked at; ``codes`` are those that there are,
    and ``unheard`` those of them that nobody has looked for.
    """
    every = {path: found for path, lines in texts.items() if (found := list(silences(path, lines)))}
    used: set[tuple[Span, str]] = set()
    for problem in problems:
        hiding = [one for one in every.get(problem.span.path, ()) if hides(one, problem)]
        if not hiding:
            yield problem
        used |= {(one.span, problem.code) for one in hiding}
    for path in sorted(every):
        for one in every[path]:
            yield from _judged(one, used, codes, unheard)


def hides(one: Silence, problem: Problem) -> bool:
    """Whether a comment silences a problem."""
    return (
        problem.code in one.codes
        and bool(one.reason)
        and one.first <= problem.span.line <= one.last
        and problem.severity != "error"
    )


def _judged(
    one: Silence,
    used: Collection[tuple[Span, str]],
    codes: Collection[str],
    unheard: Collection[str],
) -> Iterator[Problem]:
    if not one.codes or not one.reason:
        what = "which code it is for" if not one.codes else "why"
        message = f"this comment silences nothing, since it does not say {what}"
        yield Problem("bad-ignore", message, one.span, _FORM, "warning")
        return
    for code in one.codes:
        if code not in codes:
            message = f"there is no code “{code}” that can be silenced"
            remedy = did_you_mean(code, codes) or "copy the code from the report"
            yield Problem("bad-ignore", message, one.span, remedy, "warning")
        elif (one.span, code) not in used and code not in unheard:
            message = f"“{code}” is silenced here, and there is nothing of it to hear any more"
            yield Problem("unused-ignore", message, one.span, "take the comment away", "warning")
