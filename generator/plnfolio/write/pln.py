"""The network to take away: ``pln.json`` with its schema, OPML, and the map as a picture."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING

from plnfolio.model.address import ROOT, relative_root, rooted
from plnfolio.model.config import SiteConfig
from plnfolio.model.view import Download
from plnfolio.pln.entries import SCHEMA_PATH, Entry, has_feeds
from plnfolio.theme.faces import Faces
from plnfolio.write.output import Made
from plnfolio.write.painting import png

if TYPE_CHECKING:
    from plnfolio.draw.spec import MapSpec

JSON_PATH = "/pln.json"
OPML_PATH = "/pln.opml"
SVG_PATH = "/networks/pln-map.svg"
PNG_PATH = "/networks/pln-map.png"

PIXELS = 2
"""Pixels of the PNG for each unit of the drawing, sharp enough for a slide."""


def downloads(
    entries: Sequence[Entry], t: Callable[[str], str], *, painted: bool
) -> tuple[Download, ...]:
    """What visitors can take away, in the order of the list; nothing without public entries.

    ``painted`` says whether the map is there as PNG too.
    """
    if not entries:
        return ()
    files = [(SVG_PATH, "download_map", "SVG", "image/svg+xml")]
    if painted:
        files.append((PNG_PATH, "download_map", "PNG", "image/png"))
    files.append((JSON_PATH, "download_data", "JSON", "application/json"))
    if has_feeds(entries):
        files.append((OPML_PATH, "download_feeds", "OPML", "text/x-opml"))
    return tuple(
        Download(f"{t(word)} ({name})", rooted(path), media_type)
        for path, word, name, media_type in files
    )


def paths(entries: Sequence[Entry], *, painted: bool) -> tuple[str, ...]:
    """The site paths of all files that ``shared`` makes."""
    files = downloads(entries, lambda word: word, painted=painted)
    if not files:
        return ()
    return (*(file.url.removeprefix(ROOT) for file in files), SCHEMA_PATH)


def shared(
    path: str, config: SiteConfig, entries: Sequence[Entry], drawing: MapSpec, faces: Faces
) -> Made:
    """One of the files that ``paths`` names.

    ``drawing`` has links with ROOT: they become absolute if the site has a base URL, else relative
    to the file.
    """
    from plnfolio.draw.layout import layout  # noqa: PLC0415 - only where there is a network
    from plnfolio.draw.svg import map_svg  # noqa: PLC0415
    from plnfolio.pln.export import opml, pln_json, pln_schema  # noqa: PLC0415

    base = config.base_url.rstrip("/")
    if path == JSON_PATH:
        return _json(path, pln_json(entries, config.title, config.author, base))
    if path == SCHEMA_PATH:
        return _json(path, pln_schema(base))
    if path == OPML_PATH:
        return Made(path[1:], opml(entries, config.title, config.author).encode())
    root = f"{escape(base)}/" if base else relative_root(SVG_PATH[1:])
    svg = map_svg(layout(drawing), drawing, standalone=True).replace(f"{ROOT}/", root)
    return Made(path[1:], png(svg, faces, PIXELS) if path == PNG_PATH else svg.encode())


def _json(path: str, value: object) -> Made:
    return Made(path[1:], (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode())
