"""Reference libraries become `Reference`s: CSL as YAML or JSON, BibTeX and RIS."""

from plnfolio.read.references.csl import from_csl
from plnfolio.read.references.library import merge, read_library

__all__ = ["from_csl", "merge", "read_library"]
