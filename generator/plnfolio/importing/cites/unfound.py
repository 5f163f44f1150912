"""What looks like a citation and is of no work that is known, with a reason."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from plnfolio.importing.cites.finder import Library
from plnfolio.importing.cites.folded import HIDDEN, Folded
from plnfolio.importing.cites.found import Found, Left
from plnfolio.importing.cites.patterns import LIKE_A_NARRATIVE, LIKE_A_WORK, NO_NAME

_BRACKETS = re.compile(r"[(\[]([^()\[\]]{6,300})[)\]]")
_PLACE = re.compile(r"\b(?:in|at|near|to|en|zu|a|au)\s$", re.IGNORECASE)


def unfound(text: Folded, found: Sequence[Found], library: Library) -> Iterator[Left]:
    """Parts of brackets and names with a year that were not keyed, in order."""
    spans = [(one.start, one.end) for one in found]
    for bracket in _BRACKETS.finditer(text.text):
        at = bracket.start(1)
        for part in bracket[1].split(";"):
            lead = len(part) - len(part.lstrip())
            yield from _part(text, at + lead, at + len(part), spans, library)
            at += len(part) + 1
    for match in LIKE_A_NARRATIVE.finditer(text.text):
        place = _PLACE.search(text.text[max(0, match.start() - 8) : match.start()])
        alone = place is not None and " " not in match["names"]
        no_name = alone or NO_NAME.match(match["names"])
        if not no_name and not _covered(text, match.span(), spans):
            yield _left(text, match.span(), match, library)


def _part(
    text: Folded, start: int, end: int, spans: Sequence[tuple[int, int]], library: Library
) -> Iterator[Left]:
    like = LIKE_A_WORK.fullmatch(text.text, start, end)
    if like is None or NO_NAME.match(like["names"]) or HIDDEN in like[0]:
        return
    cited = re.search(r"\b(?:cited|quoted|zitiert|citad[oa]|cite)\b", like["tail"] or "")
    keyed = any(one.keys for one in library.labelled(text.text, start, end))
    if cited or (keyed and _covered(text, (start, end), spans)):
        return
    yield _left(text, (start, end), like, library)


def _covered(text: Folded, span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    begin, stop = text.begins[span[0]], text.ends[span[1] - 1]
    at = bisect_left(spans, (stop, 0))
    return at > 0 and spans[at - 1][1] > begin


def _left(text: Folded, span: tuple[int, int], like: re.Match[str], library: Library) -> Left:
    names, date = like["names"], like["date"]
    begin, stop = text.begins[span[0]], text.ends[span[1] - 1]
    label = library.next(names, 0, len(names))
    works = library.meant(label) if label is not None and label.end() == len(names) else []
    alike = library.dated(works, date)
    if len(alike) > 1:
        why = f"it may be {' or '.join(f'@{key}' for key in alike)}"
    elif works:
        years = ", ".join(dict.fromkeys(date for one in works for date in one.dates))
        why = f"the list has {names} of {years}"
    else:
        why = "no work of the list is cited so"
    return Left(begin, stop, " ".join(text.source[begin:stop].split()), why)
