"""The table of sources: the first one that recognises a path reads it."""

from __future__ import annotations

from pathlib import Path

from plnfolio.importing.article import Source
from plnfolio.importing.sources.docx import Document
from plnfolio.importing.sources.feed import Feed
from plnfolio.importing.sources.folders import MarkdownFolder
from plnfolio.importing.sources.html import SavedPage
from plnfolio.importing.sources.mhtml import WebArchive
from plnfolio.importing.sources.packed import Packed
from plnfolio.importing.sources.pages import SavedPages
from plnfolio.importing.sources.wordpress import WordPress

SOURCES: tuple[Source, ...] = (
    WordPress(), Feed(), Document(), MarkdownFolder(), SavedPage(), WebArchive(), SavedPages(),
    Packed(),
)  # fmt: skip
"""From those that are sure of what they recognise to those that take whatever looks like it."""


def source_of(path: Path) -> Source | None:
    """Who reads a path; None where it is of no form that is known."""
    return next((one for one in SOURCES if one.recognises(path)), None)
