"""Codes of courses that are probably mistyped: nearly one of those that site.yaml has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plnfolio.diagnostics import Problem
from plnfolio.model.site import Filed, Site
from plnfolio.model.slug import slugify

_LOOK_ALIKE = str.maketrans("oil", "011")
"""What is taken for a digit: the letters O, I and l."""


def mistyped(site: Site) -> Iterator[Problem]:
    """A warning for each code that is nearly one of ``courses``. Problem: ``unknown-course``.

    Another digit makes another course, and nobody has to list them all; a digit that is missing or
    twice, two that changed places, a letter in the place of a digit and a title do not.
    """
    known = {slugify(code): code for code in site.config.courses}
    titles = {slugify(one.title): code for code, one in site.config.courses.items() if one.title}
    texts: tuple[Filed, ...] = (*site.posts, *site.artifacts) if known else ()
    for text in texts:
        code = text.matter.course
        meant = _meant(slugify(code), known, titles) if code else ""
        if meant:
            message = f"site.yaml has no course “{code}”"
            span = text.places["course",]
            remedy = f"did you mean “{meant}”?"
            yield Problem("unknown-course", message, span, remedy, "warning")


def _meant(slug: str, known: Mapping[str, str], titles: Mapping[str, str]) -> str:
    if slug in known:
        return ""
    for title, code in titles.items():
        if slug in (title, f"{slugify(code)}-{title}"):
            return code
    for other, code in known.items():
        if _nearly(slug.replace("-", ""), other.replace("-", "")):
            return code
    return ""


def _nearly(one: str, other: str) -> bool:
    """Whether one code is the other with a slip of the hand."""
    if one == other or one.translate(_LOOK_ALIKE) == other.translate(_LOOK_ALIKE):
        return True
    if len(one) == len(other):
        apart = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        return (
            len(apart) == 2
            and apart[1] == apart[0] + 1
            and sorted(one[apart[0] : apart[1] + 1]) == sorted(other[apart[0] : apart[1] + 1])
        )
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(
        char.isdecimal() and long[:place] + long[place + 1 :] == short
        for place, char in enumerate(long)
    )
