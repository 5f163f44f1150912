"""Markup that lacks a space, or has one too much: what the build says of it, mended."""

from __future__ import annotations

from collections.abc import Sequence

from plnfolio.check.links import says_nothing
from plnfolio.diagnostics import Edit, Fix, Problem, Span
from plnfolio.patterns import regex

SPACED = "almost-markup"

_HEADING = regex(r"#{2,6}(?=[^\s#\d])")
_ANY_HEADING = regex(r"[ ]{0,3}(#{1,6})(?!#)")
_LINK = regex(r"\[(?P<words>[^\[\]\n]+)\](?P<space>[ \t\u00a0]+)\(https?://[^\s()\[\]]+\)")


def respaced(problem: Problem, lines: Sequence[str]) -> Fix:
    """``##Heading`` with its space, ``[words] (https://…)`` without it; nothing for all else."""
    span = problem.span
    if not (0 < span.line <= len(lines) and span.column):
        return ()
    line, at = lines[span.line - 1], span.column - 1
    if found := _HEADING.match(line, at):
        fits = not line[:at].strip() and _fits(len(found[0]), lines, span.line - 1)
        return _edit(span, found.end(), found.end(), " ", line) if fits else ()
    if (found := _LINK.match(line, at)) and not says_nothing(found["words"]):
        return _edit(span, *found.span("space"), "", line)
    return ()


def _fits(level: int, lines: Sequence[str], at: int) -> bool:
    """Whether a heading of a level leaves no gap to those before and behind it."""
    before = next((len(one[1]) for one in map(_ANY_HEADING.match, lines[:at][::-1]) if one), 1)
    behind = next((len(one[1]) for one in map(_ANY_HEADING.match, lines[at + 1 :]) if one), 1)
    return level <= before + 1 and behind <= level + 1


def _edit(span: Span, start: int, end: int, new: str, line: str) -> Fix:
    """New text for a part of a line; what is put in stands with the sign before it."""
    if start == end:
        start, new = start - 1, f"{line[start - 1]}{new}"
    places = Span(span.path, span.line, start + 1), Span(span.path, span.line, end + 1)
    return (Edit(*places, line[start:end], new),)
