"""Rules of an author’s for the host: the files ``_redirects`` and ``_headers``.

Netlify's form (docs.netlify.com/manage/routing), which Cloudflare Pages shares: the parts that do
not depend on who asks or from where.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl

from plnfolio.frozen import dataclass
from plnfolio.written import headers as written
from plnfolio.written.redirects import MOVES, REDIRECTS, redirects, sent_to

HEADERS = "_headers"

# What the connection is made of, and what would make a browser remember the dev server.
_NOT_FROM_FILES = frozenset(
    "age basic-auth cache-control connection content-encoding content-length content-range date "
    "etag expires last-modified location server set-cookie strict-transport-security "
    "transfer-encoding".split()
)


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a request goes: to another address if it ``moves``, else to another file."""

    target: str
    status: int

    @property
    def moves(self) -> bool:
        """Whether the browser is told to ask elsewhere."""
        return self.status in MOVES


def sent(folder: Path, address: str, query: str, *, forced: bool) -> Sent | None:
    """Where ``_redirects`` sends a decoded address path, by the first line that fits it."""
    asked = dict(parse_qsl(query, keep_blank_values=True))
    rules = (one for one in redirects(_text(folder / REDIRECTS)) if one.forced == forced)
    found = sent_to(rules, address, asked)
    return Sent(found.target, found.status) if found else None


def headers(folder: Path, address: str) -> dict[str, str]:
    """The headers that ``_headers`` adds at a decoded address path; equal names are joined."""
    found: dict[str, str] = {}
    for rule in written.headers(_text(folder / HEADERS)):
        if rule.name not in _NOT_FROM_FILES and rule.where.fullmatch(address):
            name = rule.name
            found[name] = f"{found[name]}, {rule.value}" if name in found else rule.value
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
