"""Citations in Pandoc’s syntax, where that can say the same."""

from __future__ import annotations

import re

from plnfolio.model.citation import Citation, CiteItem
from plnfolio.pandoc.syntax import escaped

_KEY = re.compile(r"[A-Za-z0-9_]+(?:[:.#$%&+?~/-][A-Za-z0-9_]+)*")
_TERMS = {
    "book": "book",
    "chapter": "chap.",
    "column": "column",
    "figure": "fig.",
    "folio": "folio",
    "line": "line",
    "note": "note",
    "opus": "opus",
    "page": "p.",
    "paragraph": "para.",
    "part": "part",
    "section": "sec.",
    "sub-verbo": "s.v.",
    "verse": "verse",
    "volume": "vol.",
}
"""Terms that Pandoc knows in English; what has another is said in words."""


def in_pandoc(citation: Citation) -> str:
    """A citation as Pandoc reads it; empty where it has no words for it.

    A possessive, an author alone and a work cited in another have none, nor what stands in round
    brackets of the author’s.
    """
    items = citation.items
    odd = citation.possessive or citation.enclosed or citation.mode == "author-only"
    if odd or not items or any(one.runs_on for one in items):
        return ""
    if citation.mode == "narrative":
        if len(items) > 1 or items[0].prefix:
            return ""
        behind = _behind(items[0]).removeprefix(", ")
        return _key(items[0].id) + (f" [{behind}]" if behind else "")
    first = citation.mode == "suppress-author"
    return f"[{'; '.join(_item(one, bare=first and not i) for i, one in enumerate(items))}]"


def _item(item: CiteItem, *, bare: bool) -> str:
    before = f"{escaped(item.prefix)} " if item.prefix else ""
    return f"{before}{'-' if bare or item.hidden else ''}{_key(item.id)}{_behind(item)}"


def _behind(item: CiteItem) -> str:
    """Where in the work, and what else is said of it."""
    suffix = escaped(item.suffix)
    suffix = f" {suffix}" if suffix[:1].isalnum() else suffix
    if not item.locator:
        return f"{{}}{suffix}" if suffix else ""
    where = escaped(item.locator)
    if item.label in _TERMS and not re.search(r"[\s{}]", item.locator):
        return f", {_TERMS[item.label]} {where}{suffix}"
    said = "" if item.label in ("", "timestamp") else f"{item.label.capitalize()} "
    return f"{{}}, {said}{where}{suffix}"


def _key(key: str) -> str:
    return f"@{key}" if _KEY.fullmatch(key) else f"@{{{key}}}"
