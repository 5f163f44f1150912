"""Whether a page of the web has the place that a link leads to, where that is sure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from plnfolio.lookup.told import decoded, shallow
from plnfolio.patterns import regex
from plnfolio.publish.web import Answer

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MOST = 2_000_000
"""Bytes of a page that are read for it; of a longer one nothing is said."""

# What scripts and players read, and no place of a page: #/route, #!x, #page=3, #t=30, #L10-L20,
# #:~:text=…; comments come later than their page. “#top” is the top of any (HTML §7.4.6.4).
_NO_PLACE = regex(
    r"(?i)top|.*[=&?/!~#\s|].*|l\d+.*|\d+|.*(?:comment|reply|respond|disqus|discussion).*"
)
# Which are no pages, to go by their names.
_FILE = regex(
    r"(?i).*\.(?:pdf|docx?|pptx?|xlsx?|zip|mp[34]|m4[av]|mov|webm|png|jpe?g|gif|svg|txt|epub)"
)
_APP = regex(r"(?i)_*(?:root|app|next|nuxt|gatsby|svelte|main-app|app-root|react-root|ember\d*)_*")
_HTML = ("text/html", "application/xhtml+xml")
_WRITTEN = 2
"""So many places that a server has written show that scripts do not write them."""

_WORDS = 100
"""Words of a page that says something before its scripts do."""


def is_place(address: str, part: str) -> bool:
    """Whether what stands behind ``#`` can be the name of a place in a page."""
    return (
        bool(part)
        and not _NO_PLACE.fullmatch(part)
        and not _FILE.fullmatch(address.partition("?")[0])
    )


def there(answer: Answer, parts: Collection[str]) -> Mapping[str, bool]:
    """For each place whether the page has it; True as well where nobody can say."""
    unknown = dict.fromkeys(parts, True)
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    packed = answer.headers.get("content-encoding", "identity").strip().lower() not in (
        "",
        "identity",
    )
    if not parts or kind not in _HTML or packed or len(answer.body) >= MOST:
        return unknown
    html = decoded(answer.body, answer.headers.get("content-type", ""))
    if shallow(html) != html:
        return unknown
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - only where a page was fetched

    page = LexborHTMLParser(html)
    if _made_later(page):
        return unknown
    names = frozenset(value.casefold() for node in page.css("*") for value in _values(node))
    scripts = "\n".join(node.text() for node in page.css("script, template, style")).casefold()
    return {part: _is_there(part, names, scripts) for part in parts}


def _made_later(page: LexborHTMLParser) -> bool:
    """Whether scripts, frames or another page may show what is not in this one."""
    if page.css_first("frameset, meta[http-equiv='refresh' i]") is not None:
        return True
    if page.css_first("script, iframe") is None:
        return False
    if any(_APP.fullmatch(node.attributes.get("id") or "") for node in page.css("body div[id]")):
        return True
    placed = page.css(
        "h1[id], h2[id], h3[id], h4[id], h5[id], h6[id], a[name], section[id], dt[id]"
    )
    return len(placed) < _WRITTEN or len(_words(page)) < _WORDS


def _words(page: LexborHTMLParser) -> list[str]:
    """What the page says without its scripts."""
    body = page.css_first("body")
    if body is None:
        return []
    hidden = sum(len(node.text().split()) for node in page.css("body script, body style"))
    words = body.text(separator=" ").split()
    return words[hidden:]


def _values(node: LexborNode) -> Iterator[str]:
    """Whatever may name a place: ids and names, and what scripts make such of."""
    for name, value in node.attributes.items():
        if value and name not in ("class", "style", "content", "title", "alt"):
            yield value.removeprefix("#").removeprefix("user-content-")


def _is_there(part: str, names: Collection[str], scripts: str) -> bool:
    """Capitals do not count here: a script may not care."""
    forms = {part.casefold(), unquote(part).casefold()}
    return any(form in names or f'"{form}"' in scripts or f"'{form}'" in scripts for form in forms)
