"""Rules of an author’s for the host: the files ``_redirects`` and ``_headers``.

Netlify's form (docs.netlify.com/manage/routing), which Cloudflare Pages shares: the parts that do
not depend on who asks or from where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qsl

from plnfolio.frozen import dataclass

REDIRECTS = "_redirects"
HEADERS = "_headers"

# What the connection is made of, and what would make a browser remember the dev server.
_NOT_FROM_FILES = frozenset(
    "age basic-auth cache-control connection content-encoding content-length content-range date "
    "etag expires last-modified location server set-cookie strict-transport-security "
    "transfer-encoding".split()
)
_STATUS = re.compile(r"(200|301|302|303|307|308|404|410)(!?)")
_MOVES = frozenset({301, 302, 303, 307, 308})
_WORD = re.compile(r":(\w+)")


@dataclass(frozen=True, slots=True)
class Redirect:
    """One line of ``_redirects``: ``forced`` ones go before files that exist."""

    source: re.Pattern[str]
    query: Mapping[str, str]
    target: str
    status: int
    forced: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a request goes: to another address if it ``moves``, else to another file."""

    target: str
    status: int

    @property
    def moves(self) -> bool:
        """Whether the browser is told to ask elsewhere."""
        return self.status in _MOVES


def sent(folder: Path, address: str, query: str, *, forced: bool) -> Sent | None:
    """Where ``_redirects`` sends a decoded address path, by the first line that fits it."""
    asked = dict(parse_qsl(query, keep_blank_values=True))
    for redirect in _redirects(_text(folder / REDIRECTS)):
        if redirect.forced == forced:
            words = _words(redirect, address, asked)
            if words is not None:
                return Sent(_filled(redirect.target, words), redirect.status)
    return None


def _words(redirect: Redirect, address: str, asked: Mapping[str, str]) -> dict[str, str] | None:
    """What the placeholders of a line stand for at an address; None if it does not fit."""
    found = redirect.source.fullmatch(address.rstrip("/") or "/")
    if not found:
        return None
    words = {name: text or "" for name, text in found.groupdict().items()}
    for name, wanted in redirect.query.items():
        if name not in asked:
            return None
        if wanted.startswith(":"):
            words[wanted[1:]] = asked[name]
        elif wanted != asked[name]:
            return None
    return words


def _filled(target: str, words: Mapping[str, str]) -> str:
    return _WORD.sub(lambda match: words.get(match[1], match[0]), target)


def headers(folder: Path, address: str) -> dict[str, str]:
    """The headers that ``_headers`` adds at a decoded address path; equal names are joined."""
    found: dict[str, str] = {}
    for pattern, name, value in _headers(_text(folder / HEADERS)):
        if pattern.fullmatch(address):
            found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


@lru_cache(maxsize=2)
def _redirects(text: str) -> tuple[Redirect, ...]:
    return tuple(filter(None, map(_redirect, _lines(text))))


def _redirect(line: str) -> Redirect | None:
    """A line that can be followed here; None for others, such as those that ask for a country."""
    source, *words = line.split()
    query: dict[str, str] = {}
    while words and "=" in words[0] and not words[0].startswith(("/", "http")):
        name, _, value = words.pop(0).partition("=")
        query[name] = value
    if not words or not source.startswith("/"):
        return None
    target, *conditions = words
    status = _STATUS.fullmatch(conditions.pop(0) if conditions else "301")
    if conditions or not status or not target.startswith(("/", "http://", "https://")):
        return None
    if not target.startswith("/") and int(status[1]) not in _MOVES:
        return None  # another server’s pages as one’s own
    pattern = _pattern(source.rstrip("/") or "/")
    return Redirect(pattern, query, target, int(status[1]), status[2] == "!") if pattern else None


@lru_cache(maxsize=2)
def _headers(text: str) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    found, pattern = [], None
    for line in _lines(text):
        name, colon, value = line.strip().partition(":")
        if line.startswith("/"):
            pattern = _pattern(line.strip())
        elif pattern and colon and _is_sendable(name, value.strip()):
            found.append((pattern, name.strip().lower(), value.strip()))
    return tuple(found)


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield line.partition(" #")[0]


def _is_sendable(name: str, value: str) -> bool:
    """Whether a header may go out as it is (RFC 9110, 5.1 and 5.5)."""
    token = re.fullmatch(r"[\w!#$%&'*+.^`|~-]+", name.strip(), re.ASCII)
    return bool(token and value.isascii() and value.isprintable()) and (
        name.strip().lower() not in _NOT_FROM_FILES
    )


def _pattern(source: str) -> re.Pattern[str] | None:
    """``/a/:b/*`` as an expression; a star is whatever follows, or nothing."""
    parts = []
    for part in source.split("/")[1:]:
        if part == "*":
            parts.append("(?:/(?P<splat>.*))?")
        elif part.startswith(":"):
            parts.append(f"/(?P<{part[1:]}>[^/]+)")
        else:
            parts.append("/" + re.escape(part).replace(r"\*", ".*"))
    try:
        return re.compile("".join(parts), re.DOTALL)
    except re.error:
        return None  # two placeholders of one name
