"""``build.json``: which build this is, so that a host can be asked what is live there.

Its id is a digest of all other files. No page holds it, or each would change with any.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from plnfolio.cache.digest import digest
from plnfolio.write.base import Finished, Plan, PlannedFile, Reserved

PATH = "build.json"


def reserved(plan: Plan) -> Iterable[Reserved]:
    """Its place."""
    yield Reserved(PATH)


def files(finished: Finished) -> Iterable[PlannedFile]:
    """None that can be planned: it is made last, from what all the others have become."""
    return ()


def build_id(files: Mapping[str, str]) -> str:
    """The id of a build, from the digests of its other files by their paths."""
    lines = [f"{data} {path}" for path, data in sorted(files.items()) if path != PATH]
    return digest("\n".join(lines))


def written(files: Mapping[str, str]) -> bytes:
    """The file, from the same."""
    return f"{json.dumps({'build': build_id(files)})}\n".encode()
