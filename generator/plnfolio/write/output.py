"""A file on its way into the output folder."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

from plnfolio.frozen import dataclass
from plnfolio.model.address import output_path, relative_root
from plnfolio.model.marks import PAGE_ONLY, ROOT, everywhere


@dataclass(frozen=True, slots=True)
class Made:
    """A file made here: ``path`` is relative to the output folder, with ``/``."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Copied:
    """A file taken over as it is from ``origin``.

    One that plnfolio made and kept has a ``digest`` of its bytes; where they are others, ``again``
    makes it anew.
    """

    path: str
    origin: Path
    digest: str = ""
    again: Callable[[], object] = lambda: None


Data = Made | Copied


def page(address: str, html: str) -> Made:
    """A page as a file, its addresses relative to itself, so that it works under any root."""
    path = output_path(address)
    html = html.replace(f"{ROOT}/", relative_root(path))
    for mark in PAGE_ONLY:
        html = html.replace(mark, "")
    return Made(path, html.encode())


def absolute(html: str, base_url: str) -> str:
    """HTML whose addresses are absolute and that needs no style sheet, for feeds."""
    return everywhere(html).replace(ROOT, escape(base_url))
