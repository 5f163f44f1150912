"""The network to take away: ``pln.json`` with its schema, OPML, and the map as a picture."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from plnfolio.cache.deferred import later
from plnfolio.model.address import relative_root, rooted
from plnfolio.model.config import SiteConfig
from plnfolio.model.marks import ROOT
from plnfolio.model.network import Missing
from plnfolio.model.view import Download
from plnfolio.pln.entries import SCHEMA_PATH, Entry, has_feeds
from plnfolio.theme.faces import Faces
from plnfolio.write.base import Finished, Plan, PlannedFile, Reserved, planned
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


def reserved(plan: Plan) -> Iterable[Reserved]:
    """What visitors can take away, and the schema of the data."""
    files = downloads(plan.rows, lambda word: word, painted=plan.painted)
    if files:
        for path in (*(file.url.removeprefix(ROOT) for file in files), SCHEMA_PATH):
            yield Reserved(path[1:])


def files(finished: Finished) -> Iterable[PlannedFile]:
    """The same."""
    config, rows, drawing = finished.config, finished.rows, finished.drawing
    makers = {
        JSON_PATH: later(_data, config=config, entries=rows, missing=finished.missing),
        OPML_PATH: later(_feeds, config=config, entries=rows),
        SVG_PATH: later(_svg, config=config, drawing=drawing),
        PNG_PATH: later(_png, config=config, drawing=drawing, faces=finished.faces),
    }
    for place in reserved(finished.plan):
        yield planned(place.path, makers.get(f"/{place.path}") or later(_schema, config=config))


def _data(config: SiteConfig, entries: Sequence[Entry], missing: tuple[Missing, ...]) -> bytes:
    from plnfolio.pln.export import pln_json  # noqa: PLC0415 - only where there is a network

    return _json(pln_json(entries, config.title, config.author, config.base_url, missing))


def _schema(config: SiteConfig) -> bytes:
    from plnfolio.pln.export import pln_schema  # noqa: PLC0415

    return _json(pln_schema(config.base_url))


def _feeds(config: SiteConfig, entries: Sequence[Entry]) -> bytes:
    from plnfolio.pln.export import opml  # noqa: PLC0415

    return opml(entries, config.title, config.author).encode()


def _svg(config: SiteConfig, drawing: MapSpec) -> bytes:
    return _drawn(config, drawing).encode()


def _png(config: SiteConfig, drawing: MapSpec, faces: Faces) -> bytes:
    return png(_drawn(config, drawing), faces, PIXELS)


def _drawn(config: SiteConfig, drawing: MapSpec) -> str:
    """The map; its links, which have ROOT, become absolute, or relative without a base URL."""
    from plnfolio.draw.layout import layout  # noqa: PLC0415
    from plnfolio.draw.svg import map_svg  # noqa: PLC0415

    base = config.base_url
    root = f"{escape(base)}/" if base else relative_root(SVG_PATH[1:])
    return map_svg(layout(drawing), drawing, standalone=True).replace(f"{ROOT}/", root)


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
