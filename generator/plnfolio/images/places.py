"""Whether a photo that is handed on as it is tells where it was taken."""

from __future__ import annotations

from plnfolio.images.picture import sniff

_IN_WORDS = b"GPSLatitude"
"""As XMP says it (XMP, part 2, Exif properties)."""


def tells_place(head: bytes) -> bool:
    """Whether the first bytes of a file hold a place."""
    found = sniff(head)
    if found is None or found == "svg":
        return False
    if _IN_WORDS in head:
        return True
    from plnfolio.images import raster  # noqa: PLC0415 - Pillow is slow to load

    return raster.has_place(head, found)
