"""The network to take away: ``pln.json`` with its schema, OPML, and the map as a picture."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from plnfolio.draw.layout import layout
from plnfolio.draw.spec import MapSpec
from plnfolio.draw.svg import map_svg
from plnfolio.model.address import ROOT, relative_root, rooted
from plnfolio.model.site import Site
from plnfolio.model.view import Download
from plnfolio.pln.entries import Entry
from plnfolio.pln.export import SCHEMA_PATH, has_feeds, opml, pln_json, pln_schema
from plnfolio.write.output import Made
from plnfolio.write.painting import has_png, png

JSON_PATH = "/pln.json"
OPML_PATH = "/pln.opml"
SVG_PATH = "/networks/pln-map.svg"
PNG_PATH = "/networks/pln-map.png"

PIXELS = 2
"""Pixels of the PNG for each unit of the drawing, sharp enough for a slide."""


def downloads(entries: Sequence[Entry], t: Callable[[str], str]) -> tuple[Download, ...]:
    """What visitors can take away, in the order of the list; nothing without public entries."""
    if not entries:
        return ()
    files = [(SVG_PATH, "download_map", "SVG", "image/svg+xml")]
    if has_png():
        files.append((PNG_PATH, "download_map", "PNG", "image/png"))
    files.append((JSON_PATH, "download_data", "JSON", "application/json"))
    if has_feeds(entries):
        files.append((OPML_PATH, "download_feeds", "OPML", "text/x-opml"))
    return tuple(
        Download(f"{t(word)} ({name})", rooted(path), media_type)
        for path, word, name, media_type in files
    )


def paths(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The site paths of all files that ``shared`` makes."""
    files = downloads(entries, lambda word: word)
    return (*(file.url.removeprefix(ROOT) for file in files), *([SCHEMA_PATH] if files else []))


def shared(site: Site, entries: Sequence[Entry], drawing: MapSpec, before: Path) -> Iterator[Made]:
    """The files; none without public entries.

    ``drawing`` has links with ROOT: they become absolute if the site has a base URL, else relative
    to the file. ``before`` is the output folder as the last build left it: a picture of the
    same map is not painted again.
    """
    wanted = paths(entries)
    if not wanted:
        return
    config = site.config
    base = config.base_url.rstrip("/")
    yield _json(JSON_PATH, pln_json(entries, config.title, config.author, base))
    yield _json(SCHEMA_PATH, pln_schema(base))
    if OPML_PATH in wanted:
        yield Made(OPML_PATH[1:], opml(entries, config.title, config.author).encode())
    root = f"{base}/" if base else relative_root(SVG_PATH[1:])
    svg = map_svg(layout(drawing), drawing, standalone=True).replace(f"{ROOT}/", root)
    yield Made(SVG_PATH[1:], svg.encode())
    if PNG_PATH in wanted:
        yield Made(PNG_PATH[1:], _painted_before(before, svg) or png(svg, PIXELS))


def _json(path: str, value: object) -> Made:
    return Made(path[1:], (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode())


def _painted_before(folder: Path, svg: str) -> bytes:
    try:
        if (folder / SVG_PATH[1:]).read_bytes() == svg.encode():
            return (folder / PNG_PATH[1:]).read_bytes()
    except OSError:
        pass
    return b""
