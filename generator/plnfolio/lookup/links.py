"""Many addresses judged: several hosts at a time, each politely; kept for some days."""

from __future__ import annotations

import datetime
import queue
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from plnfolio.cache.sealed import unsealed, write_sealed
from plnfolio.lookup import anchors
from plnfolio.lookup.archived import PLACE, copies
from plnfolio.lookup.fetching import DOI
from plnfolio.lookup.verdict import Answered, Verdict, answered
from plnfolio.publish import web

_DAYS: Mapping[Verdict, int] = {"alive": 7, "dead": 1, "unknown": 7}
_HOSTS = 6
"""How many hosts are asked at a time; of each one address after the other."""

_PAUSE = 0.2
_SILENT = 2
"""After so many addresses without an answer, the rest of a host is left in peace."""

_QUIET = 12
"""After so many without any answer at all, there is no web to ask."""

_WHOLE = 600.0
"""Seconds after which nobody is asked any more; what was answered is kept for the next time."""

Asked = tuple[str, frozenset[str]]
"""A page, and the places in it that are looked for."""


def judge(
    addresses: Iterable[str],
    file: Path,
    today: datetime.date,
    heard: Callable[[int, int], None] = lambda done, total: None,
) -> Mapping[str, Answered]:
    """What each page is that an address leads to; ``file`` keeps what was asked lately.

    ``heard`` is told how many are done, and of how many. What was answered is kept, too, where
    somebody has enough of it.
    """
    wanted = _pages(addresses)
    kept = _kept(file, today)
    known = {page: kept[page] for page, parts in wanted.items() if _answers(kept, page, parts)}
    asked = {page: parts for page, parts in wanted.items() if page not in known}
    fresh: dict[str, Answered] = {}
    try:
        for page, one in _all(asked):
            fresh[page] = replace(one, day=today.isoformat())
            heard(len(fresh), len(asked))
        for page, copy in copies(_gone({**known, **fresh})):
            fresh[page] = replace(fresh.get(page) or known[page], copy=copy)
    finally:
        _keep(file, kept, fresh)
    return {page: fresh.get(page) or known[page] for page in wanted}


def _pages(addresses: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """The pages that addresses lead to, each with the places in it that can be looked for."""
    found: dict[str, set[str]] = defaultdict(set)
    for address in sorted(set(addresses)):
        page, _, part = address.partition("#")
        found[page] |= {part} if anchors.is_place(page, part) else set()
    return {page: frozenset(parts) for page, parts in found.items()}


def _answers(kept: Mapping[str, Answered], page: str, parts: frozenset[str]) -> bool:
    """Whether what was kept of a page says all that is asked."""
    one = kept.get(page)
    return one is not None and (one.verdict != "alive" or parts <= one.parts.keys())


def _gone(answers: Mapping[str, Answered]) -> Iterator[str]:
    """What may have a copy that nobody has looked for yet."""
    for page, one in answers.items():
        elsewhere = _host(page) != PLACE and not page.startswith(DOI.usual)
        if elsewhere and one.verdict == "dead" and one.copy is None:
            yield page


def _kept(file: Path, today: datetime.date) -> dict[str, Answered]:
    """The answers that are young enough to be believed."""
    try:
        found = cast("dict[str, Any]", unsealed(file.read_text(encoding="utf-8")))
        answers = {address: Answered(**one) for address, one in found.items()}
        return {
            address: one
            for address, one in answers.items()
            if 0 <= (today - datetime.date.fromisoformat(one.day)).days < _DAYS[one.verdict]
        }
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return {}  # never kept, cut off, or somebody else's


def _keep(file: Path, kept: Mapping[str, Answered], fresh: Mapping[str, Answered]) -> None:
    lasting = {page: one for page, one in fresh.items() if one.lasting}
    if lasting:
        with suppress(OSError):  # what cannot be kept is asked again
            write_sealed(file, {page: asdict(one) for page, one in {**kept, **lasting}.items()})


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


class _Round:
    """What all who ask at the same time know of one another."""

    def __init__(self) -> None:
        self.end = time.monotonic() + _WHOLE
        self.given_up = threading.Event()
        self._lock = threading.Lock()
        self._silent = 0
        self._heard = False

    def hear(self, one: Answered) -> None:
        """Take note of an answer, or of none."""
        with self._lock:
            self._heard = self._heard or bool(one.status)
            self._silent += not one.status

    @property
    def unasked(self) -> str:
        """Why nobody is asked any more, if it is so."""
        if time.monotonic() > self.end:
            return "late"
        return "silent" if not self._heard and self._silent >= _QUIET else ""


def _all(asked: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, Answered]]:
    """Every page with its answer, as they come.

    Nobody waits for those who still ask when it is broken off: they are no part of the program.
    """
    by_host: dict[str, list[Asked]] = defaultdict(list)
    for page, parts in asked.items():
        by_host[_host(page)].append((page, parts))
    hosts: queue.SimpleQueue[Sequence[Asked]] = queue.SimpleQueue()
    for pages in by_host.values():
        hosts.put(pages)
    told: queue.SimpleQueue[tuple[str, Answered] | None] = queue.SimpleQueue()
    course, number = _Round(), min(_HOSTS, len(by_host))

    def work() -> None:
        try:
            while not course.given_up.is_set():
                for one in _one_host(hosts.get_nowait(), course):
                    told.put(one)
        except queue.Empty:
            pass
        finally:
            told.put(None)

    for _ in range(number):
        threading.Thread(target=work, daemon=True).start()
    try:
        while number:
            one = told.get()
            number -= one is None
            if one:
                yield one
    finally:
        course.given_up.set()


def _one_host(pages: Collection[Asked], course: _Round) -> Iterator[tuple[str, Answered]]:
    """All pages of one host, one after the other."""
    silent, why = 0, ""
    for number, (page, parts) in enumerate(pages):
        if course.given_up.is_set():
            return
        if silent >= _SILENT or course.unasked:
            yield page, Answered("unknown", why=course.unasked or why)
            continue
        if number:
            web.PATIENCE.sleep(_PAUSE)
        one = answered(page, parts)
        course.hear(one)
        why = one.why
        silent = silent + 1 if one.verdict == "unknown" and not one.lasting else 0
        yield page, one
