"""The addresses of a site that was written are noted in ``content/permalinks.yaml``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from plnfolio.cache.stamps import GONE, Stamp, lasting, settled, stamp
from plnfolio.cache.whole import write_whole
from plnfolio.diagnostics import Problem
from plnfolio.model.permalinks import PATH, Entry, Ledger
from plnfolio.model.source import CONTENT
from plnfolio.read.listing import Listing
from plnfolio.write.refusals import unwritable
from plnfolio.written.permalinks import permalinks
from plnfolio.written.text import read_text


def remember(
    entries: Sequence[Entry], ledger: Ledger, root: Path, seen: Listing, problems: list[Problem]
) -> Stamp | None:
    """Note them where the ledger has others, and give the stamp of the file as it is then.

    None if it may be otherwise by now: whoever has changed it meanwhile knows better, and the next
    build looks at it. Problem: ``unwritable-folder``, a warning.
    """
    before, file = seen.files.get(PATH, GONE), root / PATH
    if ledger.is_ours and entries == ledger.entries:
        return as_seen(seen)
    text = permalinks(entries)
    if text == ledger.text:
        return as_seen(seen)
    try:
        if stamp(file) != before and _text(file) != ledger.text:
            return None
        # Where the file is a link, what it leads to is the author's.
        write_whole(file.resolve(), text.encode())
    except OSError as error:
        problems.append(replace(unwritable(root / CONTENT, root, error), severity="warning"))
        return None
    now = lasting(stamp(file))
    return None if now == GONE else now


def as_seen(seen: Listing) -> Stamp | None:
    """The stamp that the file had when it was read; None if it may have changed unseen."""
    before = seen.files.get(PATH, GONE)
    return before if before == GONE or settled(before, seen.started) else None


def _text(file: Path) -> str | None:
    return read_text(file, PATH, []) if file.exists() else ""
