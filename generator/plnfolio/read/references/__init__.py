"""Reference libraries become `Reference`s: CSL, BibTeX and tagged formats."""

from plnfolio.read.references.csl import from_csl
from plnfolio.read.references.library import merge, read_library

__all__ = ["from_csl", "merge", "read_library"]
