"""Findings that follow from a mistake that the build names: mended, it takes them along."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain

from plnfolio.diagnostics import Problem
from plnfolio.model.site import Site
from plnfolio.model.source import Source
from plnfolio.patterns import regex
from plnfolio.read.strays import UNTOLD, is_lost_text

_OF_FIELDS = frozenset(
    "reference-field reference-type reference-name reference-date bibtex-syntax".split()
)

_OF_ENTRIES = frozenset(("reprint-differs", "incomplete-reference"))

_WORD = regex(r"[^\W_](?:[\w:.-]*\w)?")
_SLIPS = frozenset("almost-markup citation-brackets foreign-markup misplaced-citation".split())
"""Codes of what may be a citation, and is none as it stands."""

_SWALLOWING = frozenset("code-unclosed directive-unclosed hidden-text".split())
"""Codes of what takes along what follows in a text, citations too."""

_TEXTS = (".md", ".markdown")


def first_hand(
    found: Iterable[Problem],
    said: Collection[Problem],
    site: Site,
    source: Callable[[str], Source],
) -> Iterator[Problem]:
    """``found`` without what is said of a work since a key or a field has a slip, or since it is
    cited by hand, or of a heading since it is that of a list typed by hand.

    A work is not cited while the key that was meant for it is misspelt, or while the text that
    cites it is not read, and what a field with a slip was to say is missing in its entry and in
    print. While settings cannot be read, nobody knows which address is the author's.
    """
    found = list(found)
    meant = frozenset(chain.from_iterable(one.meant for one in chain(said, found)))
    if any(one.code == "uncited-reference" for one in found):
        meant |= _unheard(said, found, site, source)
    lists = {_line(one) for one in found if one.code == "typed-references"}
    entries = _entries(site)
    slips = {_entry(one, entries) for one in said if one.code in _OF_FIELDS}
    keys = {
        (work.span.path, work.span.line): key
        for key, work in site.references.items()
        if meant and work.span
    }
    for one in found:
        if one.code == "uncited-reference" and keys.get(_line(one)) in meant:
            continue
        if one.code == "bold-heading" and _line(one) in lists:
            continue
        if one.code == "email-address" and f"{site.content}/site.yaml" in site.unread:
            continue
        if one.code in _OF_ENTRIES and _entry(one, entries) in slips:
            continue
        yield one


def _unheard(
    said: Iterable[Problem], found: Iterable[Problem], site: Site, source: Callable[[str], Source]
) -> frozenset[str]:
    """The keys in texts that nobody reads, or not whole, and in what is no citation by a slip.

    All keys, where nothing is left of such a text, or one that links lead to does not show them.
    """
    said = list(said)
    hidden = {one.span.path for one in said if one.code in _SWALLOWING}
    paths = {path for path in hidden | site.unread if path.lower().endswith(_TEXTS)}
    for one in said:
        if one.code == "stray-file" and is_lost_text(one):
            if not one.span.path.lower().endswith(UNTOLD):
                paths.add(one.span.path)
            elif one.severity == "error":  # it is missed elsewhere
                return frozenset(site.references)
    texts = [source(path).text for path in paths.union(one.path for one in site.waiting)]
    if not all(text.strip() for text in texts):
        return frozenset(site.references)
    slips = (one for one in chain(said, found) if one.code in _SLIPS and one.span.line)
    typed = (_below(source(one.span.path).text, one.span.line) for one in slips)
    words = chain.from_iterable(_WORD.findall(text) for text in chain(texts, typed))
    return frozenset(site.references.keys() & set(words))


def _below(text: str, line: int) -> str:
    """What stands from a line to the next empty one."""
    return "\n".join(text.split("\n")[line - 1 :]).partition("\n\n")[0]


def _line(one: Problem) -> tuple[str, int]:
    return one.span.path, one.span.line


def _entries(site: Site) -> dict[str, list[int]]:
    """The lines on which the works of each library begin, in their order."""
    found: dict[str, list[int]] = defaultdict(list)
    for work in site.references.values():
        if work.span:
            found[work.span.path].append(work.span.line)
    return {path: sorted(lines) for path, lines in found.items()}


def _entry(one: Problem, entries: dict[str, list[int]]) -> tuple[str, int]:
    """The entry of a library that a problem is about."""
    return one.span.path, bisect_right(entries.get(one.span.path, []), one.span.line)
