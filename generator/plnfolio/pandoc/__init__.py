"""Texts in Pandoc’s Markdown with a library in CSL-JSON, as Pandoc and Quarto take them."""

from __future__ import annotations

from plnfolio.pandoc.leaving import Leaving, folder

__all__ = ["Leaving", "folder"]
