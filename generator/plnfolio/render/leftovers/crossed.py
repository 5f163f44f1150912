"""Cross-references of Quarto and Pandoc, ``@fig-hours``, ``@fig:hours``: they look like keys."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from plnfolio.diagnostics import Problem, Span

_KINDS: Mapping[str, str] = {
    **dict.fromkeys(("fig", "figure"), "figure"),
    **dict.fromkeys(("tbl", "tab", "table"), "table"),
    **dict.fromkeys(("sec", "section"), "section"),
    **dict.fromkeys(("eq", "equation"), "equation"),
    "lst": "listing",
    **dict.fromkeys(("thm", "lem", "cor", "prp", "cnj"), "theorem"),
    **dict.fromkeys(("def", "exm", "exr"), "example"),
}
_KEY = re.compile(rf"(?i)(?P<kind>{'|'.join(_KINDS)})[-:]\S")


def crossed(key: str, span: Span, ids: Container[str]) -> Problem | None:
    """What is said of a key that no work has, if it is one; ``ids`` are those of its page."""
    kind = kind_of(key)
    if not kind:
        return None
    message = f"“@{key}” is a cross-reference of Quarto or Pandoc, and no work has this key"
    # A capital begins a sentence, and is none of the id’s.
    own = key[0].lower() + key[1:]
    there = own in ids
    remedy = (
        f"write [the {kind}](#{own})" if there else f"write which one you mean: the {kind} above"
    )
    return Problem("unknown-reference", message, span, remedy)


def kind_of(key: str) -> str:
    """What a cross-reference leads to, in a word; empty for what is none."""
    found = _KEY.match(key)
    return _KINDS[found["kind"].lower()] if found else ""
