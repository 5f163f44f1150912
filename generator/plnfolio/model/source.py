"""A file as found: where it is and what it says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """``path`` is relative to the site's folder, with ``/``; ``text`` has ``\\n`` line ends.

    ``digest`` is that of the file's bytes.
    """

    path: str
    text: str
    digest: str = ""
