"""Whether anything has changed at all since the last build, seen without reading or loading much.

The stamps of all that a build reads and of all that it wrote are compared with those of the last
one. Only if every one of them is the same, and so old that none can hide a change, nothing is done.
"""

from __future__ import annotations

import datetime
import os
import time
import zoneinfo
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, cast

from plnfolio.cache.digest import digest
from plnfolio.cache.problems import restored
from plnfolio.cache.program import program_stamps
from plnfolio.cache.sealed import unsealed, write_sealed
from plnfolio.cache.stamps import GONE, Stamp, lasting, stamp
from plnfolio.model.permalinks import PATH
from plnfolio.model.source import LeftOut
from plnfolio.pipeline.request import WORKSHOP, BuildRequest, Result
from plnfolio.read.listing import Listing, list_files
from plnfolio.theme.places import builtin_themes
from plnfolio.write.manifest import MANIFEST, listed
from plnfolio.write.outcome import Changes, unfinished

_FORM = 2
"""Counts the forms in which this is written down."""


def list_inputs(request: BuildRequest) -> Listing:
    """Look at all that a build reads, before it does."""
    reading = request.reading
    told = f"{request.base_url} {request.preview} {request.public}"
    wanted = f"{_FORM} {told} {reading.drafts} {reading.future}"
    return list_files(reading.root, builtin_themes(), [wanted, *program_stamps()])


def unchanged(request: BuildRequest, listing: Listing) -> Result | None:
    """What the last build said, if this one would do nothing; None if it may do something."""
    start = time.perf_counter()
    try:
        kept = cast("dict[str, Any]", unsealed(_file(request).read_text(encoding="utf-8")))
        same = (
            listing.digest
            and kept["inputs"] == listing.digest
            and kept["today"] == day_of(request.reading.now, kept["timezone"])
            and kept["permalinks"] == str(stamp(request.reading.root / PATH))
            and kept["outputs"] == _outputs(request.output)
        )
        result = _result(kept) if same else None
    except (OSError, ValueError, TypeError, LookupError):
        # Never kept, cut off, or somebody else's.
        return None
    return result and replace(result, seconds=time.perf_counter() - start)


def keep(
    request: BuildRequest,
    listing: Listing,
    result: Result,
    stamps: Mapping[str, Stamp],
    permalinks: Stamp | None,
) -> None:
    """Write down what was seen before a build, and the stamps of all files after it.

    ``permalinks`` is that of the one file that a build both reads and writes, if it is sure.
    """
    outputs = _digest(request.output, stamps) if listing.digest and permalinks else ""
    file = _file(request)
    if not outputs:
        file.unlink(missing_ok=True)
        return
    kept = {
        "inputs": listing.digest,
        "outputs": outputs,
        "permalinks": str(permalinks),
        "timezone": result.timezone,
        "today": day_of(request.reading.now, result.timezone),
        "result": {
            "pages": result.pages,
            "files": result.files.written + result.files.unchanged,
            "problems": [asdict(problem) for problem in result.problems],
            "left_out": [(item.path, item.until and str(item.until)) for item in result.left_out],
        },
    }
    # What cannot be kept is looked at again.
    with suppress(OSError):
        write_sealed(file, kept)


def _file(request: BuildRequest) -> Path:
    name = Path(os.path.relpath(request.output, request.reading.root)).as_posix()
    return request.reading.root / WORKSHOP / f"last-build-{digest(name)[:8]}.json"


def day_of(now: datetime.datetime, timezone: str) -> str:
    """The day that a moment is in, where the author lives."""
    return str((now.astimezone(zoneinfo.ZoneInfo(timezone)) if timezone else now).date())


def _outputs(folder: Path) -> str:
    """A digest of all files that were made; empty if one is missing, or something is left over."""
    if unfinished(folder):
        return ""
    start = f"{folder}/"
    return _digest(folder, {path: stamp(start + path, through=False) for path in listed(folder)})


def _digest(folder: Path, stamps: Mapping[str, Stamp]) -> str:
    """A digest of stamps, that of the list of files with them; empty if one may hide a change."""
    lines = [f"{path} {now}" for path, now in sorted(stamps.items())]
    lines.append(str(lasting(stamp(folder / MANIFEST))))
    return "" if GONE in stamps.values() or lines[-1] == str(GONE) else digest("\n".join(lines))


def _result(last: dict[str, Any]) -> Result:
    kept = last["result"]
    return Result(
        today=datetime.date.fromisoformat(last["today"]),
        timezone=str(last["timezone"]),
        pages=int(kept["pages"]),
        files=Changes(0, int(kept["files"]), 0),
        problems=tuple(map(restored, kept["problems"])),
        left_out=tuple(
            LeftOut(path, datetime.date.fromisoformat(until) if until else None)
            for path, until in kept["left_out"]
        ),
    )
