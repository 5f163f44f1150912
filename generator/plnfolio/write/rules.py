"""``_redirects``, which tells Netlify what the pages that lead on tell a browser.

The author's own lines stand first, and the first line that fits counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from plnfolio.cache.deferred import later
from plnfolio.write.base import Finished, Plan, PlannedFile, Reserved, planned
from plnfolio.written.redirects import REDIRECTS


def reserved(plan: Plan) -> Iterable[Reserved]:
    """The one, where anything leads on that the author's own lines do not speak of."""
    if _ours(plan):
        yield Reserved(REDIRECTS, sure=False)


def files(finished: Finished) -> Iterable[PlannedFile]:
    """The same."""
    if ours := _ours(finished.plan):
        yield planned(REDIRECTS, later(_rules, own=finished.rules, ours=ours))


def _ours(plan: Plan) -> dict[str, str]:
    moves = plan.moves
    return {one: to for one, to in moves.redirects.items() if one not in moves.told}


def _rules(own: str, ours: Mapping[str, str]) -> bytes:
    """One line for each page; it is forced (``!``), as the page would go before it."""
    before = f"{own.rstrip()}\n" if own.strip() else ""
    lines = (f"{_quoted(one)} {_quoted(to)} 301!\n" for one, to in sorted(ours.items()))
    return f"{before}{''.join(lines)}".encode()


def _quoted(address: str) -> str:
    """An address as one word, in which no sign stands for anything but itself."""
    return quote(address, safe="/~!$&'()+,;=@-._") if address.startswith("/") else address
