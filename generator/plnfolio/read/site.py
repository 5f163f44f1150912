"""The author's folder becomes a Site: every file is found, read, validated and put in its place."""

from __future__ import annotations

import datetime
import unicodedata
import zoneinfo
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import PurePosixPath
from typing import TypeVar

from plnfolio.diagnostics import Problem, SiteError, Span, in_order
from plnfolio.model.config import SiteConfig
from plnfolio.model.permalinks import PATH, Ledger
from plnfolio.model.site import Artifact, Page, Places, Post, Site, Table
from plnfolio.model.source import CONTENT, LeftOut, Source
from plnfolio.read.artifacts import unopened
from plnfolio.read.beside import said_beside
from plnfolio.read.copied import copies, without
from plnfolio.read.folder import Insides
from plnfolio.read.libraries import is_library, read_references, unread
from plnfolio.read.listing import Listing, list_content
from plnfolio.read.no_site import no_site
from plnfolio.read.permalinks import read_permalinks
from plnfolio.read.reading import LIBRARIES, MARKDOWN, YAML, Reading
from plnfolio.read.recall import Afresh, Recall
from plnfolio.read.standards import read_standards
from plnfolio.read.strays import is_text, strays
from plnfolio.read.tables import read_tables
from plnfolio.read.texts import Choosing, is_artifact, read_artifacts, read_pages, read_posts
from plnfolio.read.waiting import advised, read_waiting
from plnfolio.written.redirects import REDIRECTS
from plnfolio.written.repair import repaired
from plnfolio.written.validate import validate
from plnfolio.written.yaml import load

_Found = TypeVar("_Found", Post, Page, Artifact, Table)

# Mistakes that keep it from being known what a file holds.
_HIDING = frozenset(
    {
        "bibtex-syntax",
        "json-syntax",
        "missing-front-matter",
        "not-utf8",
        "reference-list",
        "ris-syntax",
        "unreadable-file",
        "yaml-syntax",
    }
)

_CONFIG = f"{CONTENT}/site.yaml"


def read_site(
    reading: Reading,
    problems: list[Problem],
    recall: Recall | None = None,
    listing: Listing | None = None,
    insides: Insides | None = None,
) -> Site:
    """Read all of ``content/``, as far as ``recall`` does not know what is in a file.

    ``listing`` is what was seen of it just now, if somebody has looked; ``insides`` look into some.

    Problems go to the list; what they spoil is missing from the Site or has a stand-in. Without
    a ``site.yaml`` there is no Site: SiteError.
    """
    root = reading.root
    recall = recall or Afresh(root)
    listing = listing or list_content(root)
    problems += listing.problems
    paths = tuple(sorted(listing.files))
    if _CONFIG not in listing.files:
        said = any(one.span.path in (CONTENT, _CONFIG) for one in listing.problems)
        raise SiteError(in_order(problems if said else (*problems, no_site(root))))
    config, config_places = read_config(recall, problems)
    zone = zone_of(config, config_places, problems)
    today = reading.now.astimezone(zone).date() if zone else reading.now.date()
    choosing = Choosing(
        root, today, zone, reading.drafts, reading.future, recall, problems, insides=insides
    )
    posts = read_posts(filter(is_text, _in(paths, "posts", MARKDOWN)), choosing)
    pages = read_pages(filter(is_text, _in(paths, "pages", MARKDOWN)), choosing)
    artifacts = read_artifacts(_in(paths, "artifacts", MARKDOWN), paths, choosing)
    problems += (copied := tuple(copies(paths)))
    tables = read_tables(_in(paths, "networks", YAML), problems, recall)
    standards = read_standards(config, config_places, listing.files, recall, problems)
    libraries: list[Problem] = []
    others = [path for path in paths if path not in standards.files]
    references = read_references(root, libraries, others, recall)
    problems += without(libraries, copied)
    problems += said_beside(listing.beside, has_library=any(map(is_library, paths)))
    told = {*standards.files, *(one.span.path for one in libraries)}
    astray = tuple(one for one in without(strays(paths), copied) if one.span.path not in told)
    waiting = read_waiting(astray, paths, recall)
    texts: tuple[Post | Page | Artifact, ...] = (*posts, *pages, *artifacts)
    hidden = _hidden(choosing.left_out)
    packed = {
        path: one for text in artifacts for file in text.files for path, one in file.packed.items()
    }
    files = frozenset(chain(packed, (p for p in paths if not _is_source(p) and not hidden(p))))
    static = _static(files, problems)
    rules = static.get(f"/{REDIRECTS}", "")
    ledger = recall(PATH, read_permalinks, problems) if PATH in listing.files else None
    return Site(
        content=CONTENT,
        config=config,
        config_places=config_places,
        today=today,
        posts=_whole(posts),
        pages=_whole(pages),
        artifacts=_whole(artifacts),
        tables=_whole(tables),
        references=references,
        standards=standards.sets,
        unread_standards=standards.unread,
        unread_works=unread(problems, references),
        waiting=waiting,
        strays=(
            *advised(astray, waiting),
            *chain.from_iterable(unopened(a, paths) for a in _whole(artifacts)),
        ),
        files=files,
        static=static,
        packed=packed,
        permalinks=ledger or Ledger(),
        rules=(recall(rules, _text, problems) or "") if rules else "",
        left_out=tuple(choosing.left_out),
        unread=frozenset(p.span.path for p in problems if _hides(p)).union(
            () if any(config_places.spans) else (_CONFIG,)
        ),
        unread_texts=tuple(text for text in texts if text.unread),
        unread_tables=tuple(table for table in tables if table.unread),
    )


def _text(source: Source, _: list[Problem]) -> str:
    return source.text


def _whole(found: Iterable[_Found]) -> tuple[_Found, ...]:
    """Those that can be read whole."""
    return tuple(one for one in found if not one.unread)


def _hides(problem: Problem) -> bool:
    """Whether it is not known what the whole file holds; of a library, more than one record."""
    known = problem.work or problem.hides
    return problem.code in _HIDING and problem.severity == "error" and not known


def _in(paths: Iterable[str], folder: str, suffixes: tuple[str, ...]) -> list[str]:
    start = f"{CONTENT}/{folder}/"
    return [p for p in paths if p.startswith(start) and p.lower().endswith(suffixes)]


def _is_source(path: str) -> bool:
    """Whether a file is one that authors write for plnfolio to read, not to publish as it is."""
    inner = path.removeprefix(f"{CONTENT}/")
    if inner.startswith("static/"):
        return False
    folder = inner.split("/", 1)[0] if "/" in inner else ""
    if folder in ("posts", "pages"):
        return inner.lower().endswith(MARKDOWN)
    if folder == "artifacts":
        return is_artifact(path)
    return folder in ("", "networks", "references") and inner.lower().endswith(LIBRARIES)


def _static(files: Iterable[str], problems: list[Problem]) -> dict[str, str]:
    """The files in ``static/`` by their addresses.

    Names that differ in nothing but how an accent is stored have one address, as they have on a
    Mac (Unicode 16, UAX 15). Problem: ``duplicate-address``.
    """
    start = f"{CONTENT}/static"
    found: dict[str, str] = {}
    for path in sorted(files):
        if path.startswith(f"{start}/"):
            address = unicodedata.normalize("NFC", path.removeprefix(start))
            if found.setdefault(address, path) != path:
                message = (
                    "another file has the same name, in which only an accent is stored otherwise"
                )
                problems.append(
                    Problem("duplicate-address", message, Span(path), "rename one of the two")
                )
    return found


def _hidden(left_out: Iterable[LeftOut]) -> Callable[[str], bool]:
    """Whether a file lies in the folder of a text that is left out, so that no picture leaks."""
    folders = tuple(
        f"{PurePosixPath(item.path).parent}/"
        for item in left_out
        if PurePosixPath(item.path).stem == "index"
    )
    return lambda path: path.startswith(folders) if folders else False


def read_config(recall: Recall, problems: list[Problem]) -> tuple[SiteConfig, Places]:
    """``site.yaml`` and where its values stand; SiteError where nothing can be made of it."""
    config, places = recall(_CONFIG, _read_config, problems) or (None, Places({(): Span(_CONFIG)}))
    config = config or repaired(SiteConfig, {})
    if config is None:
        raise SiteError(in_order(problems))
    return config, places


def _read_config(
    source: Source, problems: list[Problem]
) -> tuple[SiteConfig | None, Places] | None:
    data = load(source.path, source.text, problems)
    if data is None:
        return None
    return validate(SiteConfig, data, problems) or repaired(SiteConfig, data.value), data.places


def zone_of(config: SiteConfig, places: Places, problems: list[Problem]) -> datetime.tzinfo | None:
    """Where the author's days begin, if that is said. Problem: ``bad-value``."""
    if not config.timezone:
        return None
    try:
        return zoneinfo.ZoneInfo(config.timezone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        message = f"there is no time zone “{config.timezone}”"
        remedy = "write one as Area/City: America/Chicago, Europe/Berlin"
        problems.append(Problem("bad-value", message, places["timezone",], remedy))
    return None
