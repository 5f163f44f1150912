"""``build.json``: which build this is, so that a host can be asked what is live there.

Its id is a digest of all other files. No page holds it, or each would change with any.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from plnfolio.cache.deferred import later
from plnfolio.cache.digest import digest
from plnfolio.write.base import Finished, Plan, PlannedFile, PlannedLast, Reserved, Seen, planned

PATH = "build.json"


def reserved(plan: Plan) -> Iterable[Reserved]:
    """Its place."""
    yield Reserved(PATH)


def files(finished: Finished) -> Iterable[PlannedLast]:
    """The one, when all others are there."""
    yield PlannedLast(PATH, _planned)


def _planned(seen: Mapping[str, Seen]) -> PlannedFile:
    return planned(PATH, later(_written, files=build_id({path: seen[path].data for path in seen})))


def build_id(files: Mapping[str, str]) -> str:
    """The id of a build, from the digests of its other files by their paths."""
    lines = [f"{data} {path}" for path, data in sorted(files.items()) if path != PATH]
    return digest("\n".join(lines))


def _written(files: str) -> bytes:
    return f"{json.dumps({'build': files})}\n".encode()
