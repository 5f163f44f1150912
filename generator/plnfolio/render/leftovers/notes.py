"""Notes that are nearly right: a mark without its note, or a note without its mark."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from plnfolio.diagnostics import did_you_mean
from plnfolio.patterns import regex
from plnfolio.render.leftovers.row import Match, Row, Said, short
from plnfolio.render.parsing import Parsing


def _note(found: Match) -> Said | None:
    label = found.part("label")
    known = found.env.get("footnotes", {}).get("refs", {})
    if f":{label}" in known or _is_swallowed(label, found.env):
        return None
    text = _is_colon_missing(found)
    if text:
        return f"a colon is missing behind “[^{label}]”", f"write [^{label}]: {short(text)}"
    if text is not None:
        return None
    remedy = did_you_mean(label, [name[1:] for name in known])
    return (
        f"there is no note “[^{label}]”",
        remedy or f"write [^{label}]: and the note, on a line of its own",
    )


def _is_colon_missing(found: Match) -> str | None:
    """The text of a note that is written without its colon; empty at a mark of such a note.

    None where there is no such text.
    """
    text = Parsing.of(found.env).without_colon(found.part("label"))
    if not text:
        return None
    start, end = found.match.span()
    above, _, before = found.content[:start].rpartition("\n")
    if before.strip() or (above and not above.rpartition("\n")[2].startswith("[^")):
        return "" if text not in found.content else None
    return found.content[end:].partition("\n")[0].strip() or None


def _is_swallowed(label: str, env: Mapping[str, Any]) -> bool:
    """Whether a note is written in what is taken for code or a remark, where that is said."""
    begins = f"[^{label}]:"
    return any(line.startswith(begins) for line in Parsing.of(env).lines)


def _spaced_note(found: Match) -> Said:
    label = found.part("label")
    return (
        f"“[^{short(label)}]” marks no note, since a space stands in it",
        f"write [^{short('-'.join(label.split()))}], here and in the text",
    )


ROWS = (
    Row(
        ("[^",),
        regex(r"\[\^(?P<label>(?!(?:\w-\w)+\])[\w][\w.:-]*)\](?!\()"),
        _note,
    ),
    Row(
        ("[^",),
        regex(r"^[ \t]{0,3}\[\^(?P<label>[^\s\[\]][^\[\]\n]*[ \t][^\[\]\n]*)\]:", re.MULTILINE),
        _spaced_note,
        probe=regex(r"\[\^[^\[\]\n]*[ \t][^\[\]\n]*\]:"),
    ),
)
