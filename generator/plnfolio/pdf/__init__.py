"""A text as a PDF, typeset by Typst in the manner of APA 7."""

from plnfolio.pdf.papers import missing, paper
from plnfolio.pdf.press import available

__all__ = ["available", "missing", "paper"]
