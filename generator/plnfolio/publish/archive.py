"""One file with the whole site, for any host that takes one: the same bytes for the same site."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from plnfolio.cache.whole import write_whole
from plnfolio.diagnostics import why_not
from plnfolio.publish.host import Difference, Placed, PublishError, Release, Tell, difference
from plnfolio.zipped import member

NAME = "public.zip"
DROP = "https://app.netlify.com/drop"
"""Where Netlify takes such a file, or the folder, without an account."""

_OURS = b"Made by plnfolio publish zip"


class Archive:
    """A zip file beside ``content/``; one that somebody else made is left alone."""

    name = "the zip file"

    def __init__(self, folder: Path) -> None:
        self.file = folder / NAME

    def address(self) -> str:
        """Nobody knows yet where it will be."""
        return ""

    def compare(self, release: Release) -> Difference:
        """What has changed since the file was made."""
        return difference(
            {path: str(zlib.crc32(release.read(path))) for path in release.paths}, self._there()
        )

    def _there(self) -> dict[str, str]:
        if not self.file.exists():
            return {}
        try:
            with zipfile.ZipFile(self.file) as found:
                ours = found.comment == _OURS
                files = {one.filename: str(one.CRC) for one in found.infolist()}
        except (OSError, zipfile.BadZipFile):
            ours, files = False, {}
        if not ours:
            raise PublishError(
                f"there is a file {NAME} already, which plnfolio has not made",
                "rename it, or put it elsewhere",
            )
        return files

    def put(self, release: Release, tell: Tell, *, anyway: bool) -> Placed:
        """Write the file."""
        del tell, anyway
        try:
            write_whole(self.file, packed(release))
        except OSError as error:
            raise PublishError(
                f"{NAME} cannot be written: {why_not(error)}", "see what is in its way"
            ) from error
        return Placed("")


def packed(release: Release) -> bytes:
    """A zip file of all files, in order, without times and owners."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packing:
        packing.comment = _OURS
        for path in release.paths:
            packing.writestr(member(path, zipfile.ZIP_DEFLATED), release.read(path))
    return buffer.getvalue()
