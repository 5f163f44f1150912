"""What was handed in, held against what is there: the same, or which files and which sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from difflib import SequenceMatcher
from typing import Literal
from urllib.parse import urljoin

from plnfolio.frozen import dataclass
from plnfolio.submit.bundle import FIRST
from plnfolio.submit.places import Place
from plnfolio.submit.receipt import FileEntry, Receipt
from plnfolio.submit.words import Words, is_gone, leads_to, words

State = Literal["same", "changed", "redirected", "gone"]
Change = Literal["changed", "missing", "added"]

_ALIKE = 0.5
"""From how much in common on one sentence is taken for another that was changed."""

_FAR = 50
"""How many sentences on one is looked for."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that is not as it was handed in."""

    path: str
    change: Change


@dataclass(frozen=True, slots=True)
class Reworded:
    """A sentence before and now; one of them is empty where it was added or taken out."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a submission.

    ``published`` and ``updated`` are the days that the page tells, before and now, where they
    differ. ``checked`` is how many files were looked at, ``worded`` whether words were compared.
    """

    state: State
    files: tuple[FileChange, ...] = ()
    sentences: tuple[Reworded, ...] = ()
    published: tuple[str, str] | None = None
    updated: tuple[str, str] | None = None
    redirected_to: str = ""
    checked: int = 0
    worded: bool = True
    notes: tuple[str, ...] = field(default=())

    @property
    def same_words(self) -> bool:
        """Whether the text is known to say the same, whatever its files are."""
        return self.worded and self.state != "gone" and not self.sentences


def compare(receipt: Receipt, place: Place) -> Verdict:
    """Hold what is at a place against a receipt. UnansweredError where nobody can tell."""
    listed = {"site": receipt.site, "zip": receipt.zip, "deliverables": receipt.deliverables}
    entries = listed[place.which]
    if place.which == "deliverables":
        return _verdict(tuple(_files(entries, place)), None, receipt, len(entries))
    page = place.page(receipt.page if place.which == "site" else FIRST)
    if page is None and place.which == "zip":
        return _verdict(tuple(_files(entries, place)), None, receipt, len(entries))
    if page is None or is_gone(page):
        return Verdict("gone")
    if to := leads_to(page):
        whole = urljoin(f"/{receipt.page}", to)
        return Verdict("redirected", redirected_to=whole, worded=False)
    return _verdict(tuple(_files(entries, place)), words(page), receipt, len(entries))


def _verdict(
    files: tuple[FileChange, ...], now: Words | None, receipt: Receipt, checked: int
) -> Verdict:
    text = receipt.text
    old = [one.text for one in text.sentences]
    reworded = tuple(rewordings(old, now.sentences)) if now and files else ()
    state: State = "changed" if files or reworded else "same"
    if now is None:
        return Verdict(state, files, checked=checked, worded=False)
    return Verdict(
        state,
        files,
        reworded,
        _pair(text.published, now.published),
        _pair(text.updated, now.updated),
        checked=checked,
    )


def _pair(old: str, new: str) -> tuple[str, str] | None:
    return (old, new) if old != new else None


def _files(entries: Sequence[FileEntry], place: Place) -> Iterator[FileChange]:
    for entry, found in zip(entries, place.found(entries), strict=True):
        if found is None:
            yield FileChange(entry.path, "missing")
        elif found.sha256 != entry.sha256:
            yield FileChange(entry.path, "changed")
    for path in place.added(frozenset(entry.path for entry in entries)):
        yield FileChange(path, "added")


def rewordings(old: Sequence[str], new: Sequence[str]) -> Iterator[Reworded]:
    """The sentences that differ, in order; what is only cut apart otherwise does not."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        before, now = old[start:end], new[begin:stop]
        if kind != "equal" and _run_together(before) != _run_together(now):
            yield from _paired(before, now)


def _run_together(parts: Sequence[str]) -> str:
    return "".join("".join(parts).split())


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Reworded]:
    """Sentences in place of others, each with the one that it came from, if there is any."""
    place = 0
    for one in old:
        candidates = range(place, min(place + _FAR, len(new)))
        nearest = max(candidates, key=lambda at: _alike(one, new[at]), default=-1)
        if nearest < 0 or _alike(one, new[nearest]) < _ALIKE:
            yield Reworded(one, "")
            continue
        yield from (Reworded("", added) for added in new[place:nearest])
        yield Reworded(one, new[nearest])
        place = nearest + 1
    yield from (Reworded("", added) for added in new[place:])


def _alike(one: str, other: str) -> float:
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - only where sentences differ

    return ratio(one, other) / 100
