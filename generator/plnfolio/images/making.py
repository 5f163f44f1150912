"""What the bytes of a picture become: facts first, then files."""

from __future__ import annotations

import hashlib
import posixpath
from functools import cache

from plnfolio.images.picture import ENDINGS, WIDEST, WIDTHS, BadPictureError, Facts, Format, sniff
from plnfolio.images.svg import sanitised
from plnfolio.model.slug import LONGEST_NAME, cut

_RECIPE = 2
"""Counts how pictures are made; one more whenever the same source would give other bytes."""

ALONGSIDE = "alongside"
"""How a picture is made that somebody else's page shows."""


def short(stem: str, ending: str) -> str:
    """A stem that names for other widths and formats can be made of, on any disk."""
    folder, _, name = stem.rpartition("/")
    return f"{folder}/{cut(name, LONGEST_NAME - len(f'-{ending[1:]}-{WIDEST}.webp'))}"


def recipe_digest(how: str, data: bytes) -> str:
    """A digest of all that decides what a picture becomes: its bytes, and how it is made."""
    return hashlib.sha256(_recipe(how) + data).hexdigest()[:32]


@cache
def _recipe(ending: str) -> bytes:
    from importlib.metadata import version  # noqa: PLC0415 - only where there is a picture

    return f"{_RECIPE} {version('pillow')} {WIDTHS} {WIDEST} {ending}\n".encode()


def look(data: bytes, source: str) -> Facts:
    """What a file holds, if it is what its name says."""
    stem, ending = posixpath.splitext(posixpath.basename(source))
    promised = ENDINGS.get(ending.lower())
    if not data:
        remedy = "copy it again from where it came from; copying was cut short"
        raise BadPictureError("is empty", remedy)
    found = sniff(data)
    if found is None:
        remedy = "use a JPEG, PNG, WebP, GIF or SVG; a Word or PDF file can be linked to instead"
        raise BadPictureError("is no picture that browsers show", remedy)
    if found != promised:
        right = next(name for name, format_ in ENDINGS.items() if format_ == found)
        remedy = f"call it “{stem}{right}”, here and where you show it"
        what = "HEIC" if found == "heif" else found.upper()
        raise BadPictureError(f"is not what its name says: it is a picture in {what}", remedy)
    if found == "svg":
        return sanitised(data)[1]
    return look_at(data, found)


def look_at(data: bytes, format_: Format) -> Facts:
    """What the head of a file says of its picture, whatever it is called."""
    from plnfolio.images import raster  # noqa: PLC0415 - Pillow is slow to load

    return raster.inspect(data, format_)


def files_of(data: bytes, facts: Facts, *, alongside: bool) -> dict[str, bytes]:
    """The files of a picture by their names; one ``alongside`` stays itself, without metadata."""
    if facts.format == "svg":
        return {"original": sanitised(data)[0]}
    from plnfolio.images import raster  # noqa: PLC0415 - Pillow is slow to load

    if alongside:
        return {"original": raster.cleaned(data, facts.format)}
    return raster.make(data, facts)
