"""A text as a PDF, or all of them: typeset by Typst in the manner of APA 7."""

from plnfolio.pdf.papers import book, missing, paper
from plnfolio.pdf.press import available

__all__ = ["available", "book", "missing", "paper"]
