"""Rich text as plain text: for feeds, descriptions and copying."""

from __future__ import annotations

from plnfolio.cite.rich import Rich, text_of


def to_plain(rich: Rich) -> str:
    """The letters alone."""
    return text_of(rich)
