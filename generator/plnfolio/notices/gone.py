"""Pages that the last build made and this one does not: which, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plnfolio.model.source import LeftOut
from plnfolio.read.texts import usual_address

_OWN = ("search/", "404.html")
"""Pages that no text of the author's is behind."""
_FILED = ("/tags/", "/courses/", "/series/")


def gone_pages(paths: Iterable[str], left_out: Iterable[LeftOut]) -> Mapping[str, str]:
    """Why each page among some removed files is gone, by its address.

    ``paths`` are those of the files in the output. A text that is left out now has taken its page
    with it; of any other page nothing more is known than that nothing makes it.
    """
    now = {usual_address(item.path): _unpublished(item) for item in left_out}
    pages = (path for path in paths if path.endswith(".html") and not path.startswith(_OWN))
    addresses = [f"/{path.removesuffix('index.html')}" for path in pages]
    return {address: now.get(address) or _without_file(address) for address in addresses}


def _unpublished(item: LeftOut) -> str:
    if item.until is None:
        return f"{item.path} is a draft now"
    return f"{item.path} waits for {item.until.isoformat()}"


def _without_file(address: str) -> str:
    if address.startswith(_FILED):
        return "nothing is filed under it any more"
    if address.startswith("/standards/"):
        return "site.yaml does not name it any more"
    return "its file is gone or has another name"
