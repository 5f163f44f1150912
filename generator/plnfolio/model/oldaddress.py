"""Addresses that a text had before, as authors write them: here, or in another home."""

from __future__ import annotations

import re
from unicodedata import normalize
from urllib.parse import unquote

_HOME = re.compile(r"(?:https?:)?//([^/?#]*)", re.IGNORECASE)
_SLUG = re.compile(r"[\w%.-]+")
_FILES = (".html", ".htm")
"""Endings of pages: what has another ending is shown as a page by no host, but for a folder."""


def old_address(written: str, base_url: str = "") -> str:
    """The site path of an address; ValueError says what is wrong with it.

    It may be written with its host, which is another’s or that of this site, with signs as they
    are or in per cent, and with a slash or without one: hosts lead from ``/old`` to ``/old/``.
    ``/old.html`` is a file.
    """
    path = _path(written.strip(), base_url)
    if sign := next((sign for sign in "?#" if sign in path), ""):
        raise ValueError(f"no page can answer to what follows “{sign}”: leave it out")
    parts = [normalize("NFC", part) for part in unquote(path).split("/") if part]
    if parts and parts[-1].lower() in ("index.html", "index.htm"):
        parts.pop()
    if not parts:
        raise ValueError("write what stands behind the name of the host: /2023/04/my-post.html")
    if any(map(_is_no_name, parts)):
        raise ValueError("write it as the browser shows it: /2023/04/my-post.html")
    path = "/".join(parts)
    return f"/{path}" if path.lower().endswith(_FILES) else f"/{path}/"


def is_address(written: str) -> bool:
    """Whether an address is meant; Obsidian calls other names of a note aliases too."""
    written = written.strip()
    slug = _SLUG.fullmatch(written) is not None and written == written.casefold()
    return "/" in written or slug or unquote(written) != written or written.endswith(_FILES)


def _path(written: str, base_url: str) -> str:
    home = _HOME.match(written)
    if not home:
        return written
    here = base_url.partition("//")[2].rstrip("/")
    there = written[home.start(1) :]
    own = (
        here and there[: len(here)].lower() == here.lower() and there[len(here) :][:1] in ("", "/")
    )
    return there[len(here) :] if own else written[home.end() :]


def _is_no_name(part: str) -> bool:
    hidden = part.startswith(".") and part != ".well-known"
    return hidden or "\\" in part or not part.isprintable() or part != part.strip()
