"""What to read: a word that whoever asks for a build needs, without the machinery."""

from __future__ import annotations

import datetime
from pathlib import Path

from plnfolio.frozen import dataclass

MARKDOWN = (".md", ".markdown")
"""How the names of texts end."""

YAML = (".yaml", ".yml")
"""How the names of tables end."""

LIBRARIES = (*YAML, ".json", ".bib", ".ris", ".nbib", ".enw")
"""Endings of files that hold references; ``read/references`` has a reader for each."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What to read: the site's folder, today where the author lives, and what else to show.

    ``now`` is a moment with its time zone; the site's ``timezone`` says which day it is.
    ``drafts`` and ``future`` bring in what is otherwise left out.
    """

    root: Path
    now: datetime.datetime
    drafts: bool = False
    future: bool = False
