"""Whether the Wayback Machine has a copy of what is dead (archive.org/help/wayback_api.php)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote, urlsplit

from plnfolio.lookup.fetching import ARCHIVE, get_object
from plnfolio.lookup.found import UnknownWorkError
from plnfolio.publish import web

PLACE = "web.archive.org"
_PAUSE = 0.2
_MOST = 100
"""So many are asked for at a time, and after so many silences nobody is asked again."""

_SILENT = 2


def copies(addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The address of a copy of each, empty where there is none; nothing where nobody has said."""
    silent = 0
    for number, address in enumerate(addresses):
        if number >= _MOST or silent >= _SILENT:
            return
        if number:
            web.PATIENCE.sleep(_PAUSE)
        try:
            yield address, _copy(address)
        except UnknownWorkError:
            silent += 1


def _copy(address: str) -> str:
    asked = f"{ARCHIVE.base}/wayback/available?url={quote(address, safe='')}"
    snapshots = get_object(asked, ARCHIVE.name).get("archived_snapshots")
    closest = snapshots.get("closest") if isinstance(snapshots, dict) else None
    if not isinstance(closest, dict) or closest.get("available") is not True:
        return ""
    found = str(closest.get("url", ""))
    good = str(closest.get("status", "200")).startswith("2")
    try:
        known = urlsplit(found).hostname == PLACE
    except ValueError:
        known = False
    return found.replace("http://", "https://", 1) if good and known else ""
