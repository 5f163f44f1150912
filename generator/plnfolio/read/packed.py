"""An exported course in a zip file, shown as if it were unpacked beside the text."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from plnfolio.diagnostics import NO_ROOM, Problem, Span, did_you_mean, listed, why_not
from plnfolio.model.site import ArtifactFile, Packed
from plnfolio.packages.bad import BadPackageError
from plnfolio.packages.shelf import Package, Shelf
from plnfolio.packages.starts import WEB
from plnfolio.read.folder import Folder

ZIP = ".zip"


def zip_of(wanted: str, folder: Folder) -> tuple[str, str]:
    """The zip file that a name leads to, and the page in it that is meant; empty if none is.

    ``module.zip``, and ``module`` or ``module/start.html`` where there is no such folder.
    """
    if wanted in folder.files:
        return (wanted, "") if wanted.lower().endswith(ZIP) else ("", "")
    for name in (wanted, *_above(wanted)):
        if f"{name}{ZIP}" in folder.files:
            return f"{name}{ZIP}", wanted[len(name) + 1 :] or _ANY
    return "", ""


_ANY = "/"
"""For the page that a course opens with, whatever it is called."""


def packed(
    name: str, page: str, folder: Folder, shelf: Shelf, span: Span
) -> ArtifactFile | Problem | None:
    """The course in a zip file, or what is wrong with it; None if it is none, but a file to take.

    Problems: ``damaged-package``, ``unsafe-package``, ``no-start-page``, ``which-file``,
    ``unwritable-folder``.
    """
    path = folder.files[name]
    try:
        found = shelf.opened(path, asked=bool(page))
    except BadPackageError as error:
        message = f"“{name}” {error.reason}"
        if error.damaged:
            return Problem("damaged-package", message, span, error.remedy)
        return Problem("unsafe-package", message, span, error.remedy)
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        message = f"“{name}” cannot be unpacked: {why_not(error)}"
        return Problem("unwritable-folder", message, span, "make room on the disk, and build again")
    if found is None:
        return None
    stem = name[: -len(ZIP)].rstrip(". ")
    if folder.below(stem):
        message = f"“{name}” would be unpacked into “{stem}”, a folder that lies beside it"
        return Problem("which-file", message, span, "keep one of the two")
    start, query = found.start.page, found.start.query
    if page.strip("/"):
        start, query = _page(page, found), ""
    if not start:
        return _no_page(name, page, found, span)
    target = path[: -len(ZIP)].rstrip(". ")
    kept = found.folder.relative_to(folder.root).as_posix()
    return ArtifactFile(
        f"{target}/{start}",
        "web",
        sum(one.size for one in found.files),
        package=target,
        packed={
            f"{target}/{one.name}": Packed(f"{kept}/{at}", one.checksum, path)
            for at, one in enumerate(found.files)
        },
        query=query,
        alone=found.alone,
    )


def _above(path: str) -> Iterator[str]:
    while path := posixpath.dirname(path):
        yield path


def _page(page: str, found: Package) -> str:
    """The page of a course that is named by its place in it, or in the zip file."""
    names = {one.name for one in found.files if one.name.lower().endswith(WEB)}
    inside = page.removeprefix(f"{found.inner}/") if found.inner else page
    return next((one for one in (page, inside) if one in names), "")


def _no_page(name: str, page: str, found: Package, span: Span) -> Problem:
    stem = name[: -len(ZIP)]
    pages = [f"{stem}/{one.name}" for one in found.files if one.name.lower().endswith(WEB)]
    if page.strip("/"):
        message = f"there is no page “{page}” in “{name}”"
        remedy = did_you_mean(f"{stem}/{page}", pages) or f"there are {listed(pages[:5])}"
    else:
        message = f"“{name}” has no page to open it with"
        remedy = f"name the page that it opens with, such as “file: {stem}/start.html”"
    if not pages:
        remedy = f"there is no web page in it; to have it taken away, write “file: {name}”"
    return Problem("no-start-page", message, span, remedy)
