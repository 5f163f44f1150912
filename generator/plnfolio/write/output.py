"""A file that the site will have, before it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from plnfolio.model.address import ROOT, output_path, relative_root
from plnfolio.model.pageonly import PAGE_ONLY, everywhere


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


@dataclass(frozen=True, slots=True)
class Promised:
    """A file that ``make`` would make; it has the same bytes for as long as all digests are equal.

    ``digests`` are those of what it is made from, by name. ``source`` is the key of the text that
    it shows, ``template`` the name of its template, for whoever asks why it is made.
    """

    path: str
    digests: Mapping[str, str]
    make: Callable[[], bytes]
    source: str = ""
    template: str = ""


Output = Made | Copied


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
