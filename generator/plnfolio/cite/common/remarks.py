"""The author's own words around a citation, and the marks between what is cited."""

from __future__ import annotations

import re

from plnfolio.cite.common.join import joined
from plnfolio.cite.common.locators import dashed
from plnfolio.cite.common.titles import curl
from plnfolio.cite.common.works import Work
from plnfolio.cite.rich import ITALIC, PLAIN, Rich, Run, concat, plain, text_of
from plnfolio.model.citation import CiteItem

_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*]+)(?<=\S)\*(?![\w*])")
_GLUED = re.compile(r"^[,;:.!?)\]’”]|^'s\b")
_GOES_ON = re.compile(r"^(?:and|or|&)\b|^\W")
_OPEN_END = re.compile(r"[(\[“‘—]$")


def between(item: CiteItem) -> str:
    """What parts a work from the one before: a semicolon, or the author's own words."""
    if not item.runs_on:
        return "; "
    return "" if _GLUED.match(item.prefix) else ", "


def listed(said: list[Rich]) -> Rich:
    """“A (2018)”, “A (2018) and B (2019)”, “A (2018), B (2019), and C (2020)” (8.12)."""
    if len(said) < 2:
        return concat(said)
    last = ", and " if len(said) > 2 else " and "
    return concat((joined(said[:-1], ", "), plain(last), said[-1]))


def owned(label: Rich, work: Work) -> Rich:
    """“Kennedy’s”, “James’s”; a group with a plural name takes the apostrophe alone."""
    if not label:
        return label
    plural = bool(work.authors) and not work.authors[-1].is_person
    ends_in_s = text_of(label).endswith("s")
    return concat((label, plain("’" if plural and ends_in_s else "’s")))


def in_parentheses(inside: Rich, opening: str = "(") -> Rich:
    """In round brackets; nothing for nothing."""
    return concat((plain(opening), inside, plain(")"))) if inside else ()


def with_prefix(item: CiteItem, shown: Rich) -> Rich:
    """The author's words before a work: “see”, “e.g.,”."""
    prefix = worded(item.prefix.strip())
    if not prefix:
        return shown
    space = "" if _OPEN_END.search(item.prefix.strip()) else " "
    return concat((prefix, plain(space), shown))


def with_tail(
    shown: Rich, item: CiteItem, locator: str, glue: str = ", ", aside: str = " "
) -> Rich:
    """The locator, in the style's words, and the suffix behind what is said of a work.

    ``glue`` goes before the locator; ``aside`` before a suffix with no mark of its own, unless it
    goes on with “and”.
    """
    parts = [shown, plain((glue if shown else "") + locator if locator else "")]
    suffix = item.suffix.strip()
    if suffix:
        space = " " if _GOES_ON.match(suffix) else aside
        if _GLUED.match(suffix) or not (shown or locator):
            space = ""
        parts += [plain(space), worded(suffix)]
    return concat(parts)


def worded(text: str) -> Rich:
    """The author's own words in a citation; ``*emphasis*`` becomes italic."""
    runs: list[Run] = []
    at = 0
    text = dashed(text)
    for match in _EMPHASIS.finditer(text):
        runs += [Run(curl(text[at : match.start()])), Run(curl(match[1]), ITALIC)]
        at = match.end()
    runs.append(Run(curl(text[at:]), PLAIN))
    return concat([tuple(runs)])
