"""What was said of a site the last time, for as long as all that was looked at is the same."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

from plnfolio.cache.problems import restored
from plnfolio.cache.sealed import unsealed, write_sealed
from plnfolio.diagnostics import Problem, Severity
from plnfolio.frozen import dataclass
from plnfolio.model.permalinks import PATH
from plnfolio.pipeline.request import WORKSHOP, BuildRequest
from plnfolio.pipeline.up_to_date import day_of
from plnfolio.read.listing import Listing

_KEPT = f"{WORKSHOP}/last-check.json"
_WORDS = (".md", ".yaml", ".yml", ".bib", ".json", ".ris", ".nbib", ".enw")
"""How the names of files end that the proof-reader reads."""


@dataclass(frozen=True, slots=True)
class Checked:
    """All that is to be said of a site, by file and line; ``pages`` were looked at."""

    problems: tuple[Problem, ...]
    pages: int = 0
    timezone: str = ""
    seconds: float = 0.0


def said_before(request: BuildRequest, listing: Listing) -> Checked | None:
    """What was said the last time, if it would be said again."""
    start = time.perf_counter()
    try:
        text = (request.reading.root / _KEPT).read_text(encoding="utf-8")
        kept = cast("dict[str, Any]", unsealed(text))
        if not listing.digest or kept["inputs"] != listing.digest:
            return None
        if kept["today"] != day_of(request.reading.now, kept["timezone"]):
            return None
        problems = tuple(map(restored, kept["problems"]))
        return Checked(
            problems, int(kept["pages"]), str(kept["timezone"]), time.perf_counter() - start
        )
    except (OSError, ValueError, TypeError, LookupError):
        return None  # never kept, cut off, or somebody else's


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a site from its last check, without reading it: the ``levels`` of what was
    said of files that have not changed since, and how many have.
    """

    levels: tuple[Severity, ...]
    changed: int = 0


def known(root: Path, listing: Listing) -> Known | None:
    """What is known of files as they are listed now; None if nobody has ever had them read."""
    try:
        kept = cast("dict[str, Any]", unsealed((root / _KEPT).read_text(encoding="utf-8")))
        before, now = cast("dict[str, str]", kept["files"]), _stamps(listing)
        problems = [(one["span"]["path"], one["severity"]) for one in kept["problems"]]
    except (OSError, ValueError, TypeError, LookupError):
        return None
    changed = {path for path, stamp in now.items() if before.get(path) != stamp}
    same = (level for path, level in problems if path in now and path not in changed)
    # Where there was nothing to say, it is no news that there may be something now.
    return Known(tuple(same), len(changed) if problems else 0)


def _stamps(listing: Listing) -> dict[str, str]:
    """The files that hold words, but for the one that builds write."""
    return {
        path: "{} {} {} {}".format(*stamp)
        for path, stamp in listing.files.items()
        if path.endswith(_WORDS) and path != PATH
    }


def keep(request: BuildRequest, listing: Listing, checked: Checked) -> None:
    """Write down what was said of files as they were listed."""
    kept = {
        "inputs": listing.digest,
        "files": _stamps(listing),
        "today": day_of(request.reading.now, checked.timezone),
        "timezone": checked.timezone,
        "pages": checked.pages,
        "problems": [asdict(problem) for problem in checked.problems],
    }
    with suppress(OSError):  # what cannot be kept is looked at again
        write_sealed(request.reading.root / _KEPT, kept)
