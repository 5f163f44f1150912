"""Rules of an author’s for the host that send readers on: the lines of a file ``_redirects``.

Netlify's form (docs.netlify.com/manage/routing), which Cloudflare Pages shares: the parts that do
not depend on who asks or from where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from urllib.parse import unquote

from plnfolio.frozen import dataclass

REDIRECTS = "_redirects"
"""What the file is called."""

MOVES = frozenset({301, 302, 303, 307, 308})
"""Where the browser is told to ask elsewhere."""

_STATUS = re.compile(r"(200|301|302|303|307|308|404|410)(!?)")
_WORD = re.compile(r":(\w+)")


@dataclass(frozen=True, slots=True)
class Redirect:
    """One line of ``_redirects``: ``forced`` ones go before files that exist."""

    source: re.Pattern[str]
    query: Mapping[str, str]
    target: str
    status: int
    forced: bool


@lru_cache(maxsize=2)
def redirects(text: str) -> tuple[Redirect, ...]:
    """The lines of a file that can be followed anywhere."""
    return tuple(filter(None, map(_redirect, lines(text))))


def sent_to(rules: Iterable[Redirect], address: str, asked: Mapping[str, str]) -> Redirect | None:
    """The first line that fits a decoded address path, with its target filled in."""
    for rule in rules:
        words = _words(rule, address, asked)
        if words is not None:
            target = _filled(rule.target, words)
            return Redirect(rule.source, rule.query, target, rule.status, rule.forced)
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
    if not target.startswith("/") and int(status[1]) not in MOVES:
        return None  # another server’s pages as one’s own
    source_pattern = pattern(source.rstrip("/") or "/")
    if not source_pattern:
        return None
    return Redirect(source_pattern, query, target, int(status[1]), status[2] == "!")


def lines(text: str) -> Iterator[str]:
    """The lines of a file of rules that say something."""
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield line.partition(" #")[0]


def pattern(source: str) -> re.Pattern[str] | None:
    """``/a/:b/*`` as an expression; a star is whatever follows, or nothing."""
    parts = []
    for part in source.split("/")[1:]:
        if part == "*":
            parts.append("(?:/(?P<splat>.*))?")
        elif part.startswith(":"):
            parts.append(f"/(?P<{part[1:]}>[^/]+)")
        else:
            stars = map(unquote, part.split("*"))
            parts.append("/" + ".*".join(map(re.escape, stars)))
    try:
        return re.compile("".join(parts), re.DOTALL)
    except re.error:
        return None  # two placeholders of one name
