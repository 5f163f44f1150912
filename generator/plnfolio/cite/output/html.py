"""Rich text as HTML, with everything that came from data escaped."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby

from plnfolio.cite.rich import Mark, Rich, Run
from plnfolio.model.citation import ENTRY
from plnfolio.patterns import regex

# From the outside in, so that the nesting of elements never changes.
ELEMENTS: tuple[tuple[Mark, str, str], ...] = (
    ("i", "<i>", "</i>"),
    ("smallcaps", '<span class="smallcaps">', "</span>"),
    ("sup", "<sup>", "</sup>"),
    ("sub", "<sub>", "</sub>"),
)
# Whatever else an address in the data may start with is shown, but leads nowhere.
SAFE = ("https://", "http://")
# No line ends between “p.” and its number.
_NUMBERED = regex(
    r"(?<!\w)((?:pp?|paras?|fols?|vols?|nos?|suppls?|opp?|ch|figs?|s\.vv?)\.) "
    r"(?=[a-z]?\d|[ivxlc]+\b)",
    re.IGNORECASE,
)


def to_html(rich: Rich) -> str:
    """A fragment for the inside of a paragraph; marks nest in one order, links are outermost."""
    parts = []
    for href, runs in groupby(rich, lambda run: run.href):
        text = "".join([_run(run) for run in runs])
        if href.startswith(ENTRY):
            text = f'<a href="{escape(href)}" role="doc-biblioref">{text}</a>'
        elif href.lower().startswith(SAFE):
            text = f'<a href="{escape(href)}">{text}</a>'
        parts.append(text)
    return "".join(parts)


def _run(run: Run) -> str:
    text = escape(run.text, quote=False)
    if ". " in text:
        text = _NUMBERED.sub("\\1\u00a0", text)
    for mark, opening, closing in reversed(ELEMENTS):
        if mark in run.marks:
            text = f"{opening}{text}{closing}"
    return text
