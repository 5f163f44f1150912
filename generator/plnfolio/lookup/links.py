"""Whether addresses still lead somewhere: alive, dead, or nobody can say; kept for some days."""

from __future__ import annotations

import datetime
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Literal, cast
from urllib.parse import urlsplit

from plnfolio.cache.sealed import unsealed, write_sealed
from plnfolio.frozen import dataclass
from plnfolio.lookup.fetching import DOI
from plnfolio.patterns import regex
from plnfolio.publish import web
from plnfolio.publish.anywhere import EndlessError, NoAddressError, ask, reach
from plnfolio.publish.host import PublishError

Verdict = Literal["alive", "dead", "unknown"]

_DEAD = frozenset({404, 410})
_NOT_NOW = frozenset({407, 408, 425, 429})
"""What says nothing of the address: the proxy’s password, too many questions."""

_DAYS: Mapping[Verdict, int] = {"alive": 7, "dead": 1, "unknown": 7}
_HOSTS = 6
"""How many hosts are asked at a time; of each one address after the other."""

_PAUSE = 0.2
_SECONDS = 10.0
_SILENT = 2
"""After so many addresses without an answer, the rest of a host is left in peace."""

_SIGN_IN = regex(
    r"(?i)[/.](?:log-?in|sign-?in|log-?on|sso|saml2?|oauth2?|auth|authenticate|adfs|cas|shibboleth"
    r"|idp|accounts?)(?:[/.?_-]|\Z)"
)


@dataclass(frozen=True, slots=True)
class Answered:
    """What an address said on a day; ``status`` is 0 where there was no answer to keep."""

    verdict: Verdict
    day: str
    status: int = 0


def judge(
    addresses: Iterable[str],
    file: Path,
    today: datetime.date,
    heard: Callable[[int, int], None] = lambda done, total: None,
) -> Mapping[str, Verdict]:
    """The verdict of each address; ``file`` keeps those that were asked lately.

    ``heard`` is told how many are done, and of how many.
    """
    wanted = sorted(set(addresses))
    kept = _kept(file, today)
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in wanted:
        if address not in kept:
            by_host[_host(address)].append(address)
    total, lock = sum(map(len, by_host.values())), threading.Lock()
    asked: dict[str, Answered] = {}

    def note(address: str, verdict: Verdict, status: int) -> None:
        with lock:
            asked[address] = Answered(verdict, today.isoformat(), status)
            heard(len(asked), total)

    with ThreadPoolExecutor(_HOSTS) as pool:
        for _ in pool.map(lambda those: _ask_host(those, note), by_host.values()):
            pass
    fresh = {address: one for address, one in asked.items() if one.status}
    if fresh:
        with suppress(OSError):  # what cannot be kept is asked again
            write_sealed(file, {name: asdict(one) for name, one in {**kept, **fresh}.items()})
    return {address: (kept.get(address) or asked[address]).verdict for address in wanted}


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


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _ask_host(addresses: Sequence[str], note: Callable[[str, Verdict, int], None]) -> None:
    """All addresses of one host, one after the other."""
    silent = 0
    for number, address in enumerate(addresses):
        if number:
            web.PATIENCE.sleep(_PAUSE)
        verdict, status = _verdict(address) if silent < _SILENT else ("unknown", 0)
        silent = silent + 1 if not status else 0
        note(address, verdict, status)


def _verdict(address: str) -> tuple[Verdict, int]:
    """What an address is, and the status that says so.

    A HEAD is enough where it succeeds (RFC 9110 §9.3.2). Some hosts refuse it, or answer it with
    404 alone, so that everything else is asked again as a browser asks.
    """
    asked = address.replace(DOI.usual, DOI.base, 1) if address.startswith(DOI.usual) else address
    patience = replace(web.PATIENCE, answer=_SECONDS)
    status, last = 0, asked
    try:
        reach(asked)
    except PublishError:
        return "unknown", 0
    for method in ("HEAD", "GET"):
        try:
            answer, last = ask(asked, patience, most=0, accept="text/html, */*", method=method)
        except (NoAddressError, EndlessError):
            return "unknown", 0
        except PublishError:
            status = 0
            continue
        status = answer.status
        if answer.good or status in _NOT_NOW:
            break
    if status in _NOT_NOW or not status:
        return "unknown", 0
    if last != asked and _SIGN_IN.search(last):
        return "unknown", status
    if 200 <= status < 300:
        return "alive", status
    return ("dead" if status in _DEAD else "unknown"), status
