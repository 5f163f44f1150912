"""Texts as a book to take away: EPUB 3.3, out of their finished HTML."""

from __future__ import annotations

from plnfolio.epub.binding import book

__all__ = ["book"]
