"""A PDF as an artifact: how many pages it has, and its first one as a cover."""

from __future__ import annotations

import posixpath
from dataclasses import replace

from plnfolio.images.papers import Papers
from plnfolio.model.site import ArtifactFile, Packed
from plnfolio.read.folder import Folder

PDF = ".pdf"


def paper(name: str, file: ArtifactFile, folder: Folder, papers: Papers) -> ArtifactFile:
    """The PDF that is called ``name`` in a folder, as far as it is one; else BadPaperError."""
    found = papers.look(file.path)
    if found is None:
        return file
    cover = _free(f"{posixpath.splitext(name)[0]}-page-1", folder)
    kept = found.picture.relative_to(folder.root).as_posix()
    packed = {f"{folder.path}/{cover}": Packed(kept, found.checksum, file.path)}
    return replace(file, packed=packed, pages=found.pages, cover=cover)


def _free(stem: str, folder: Folder) -> str:
    """A name for the picture that no file of the author’s has."""
    names = {name.casefold() for name in folder.names}
    while f"{stem}.png".casefold() in names:
        stem += "-"
    return f"{stem}.png"
