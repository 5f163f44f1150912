"""Why a folder is not built into, or could not be, in words for the author."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from plnfolio.diagnostics import Problem, Span, unreadable, why_not
from plnfolio.write.claims import in_short
from plnfolio.write.found import NEW, inside, kind
from plnfolio.write.manifest import MANIFEST
from plnfolio.write.output import Copied
from plnfolio.write.room import NoRoomError
from plnfolio.write.swap import HalfWrittenError


def check_folder(folder: Path, site: Path, content: Path) -> tuple[Problem, ...]:
    """Why a folder must not be built into.

    Problems: ``output-inside-content`` (or around it), ``output-not-ours`` and
    ``unwritable-folder``.
    """
    output, texts = (Path(os.path.realpath(one)) for one in (folder, content))
    inside = output.is_relative_to(texts)
    if inside or texts.is_relative_to(output):
        where = "inside your content" if inside else "a folder that holds your content"
        remedy = "choose a folder of its own, such as --output public"
        message = f"the output folder is {where}"
        return (Problem("output-inside-content", message, Span(shown(folder, site)), remedy),)
    try:
        why, name, remedy = _not_ours(folder)
    except OSError as error:
        return (unwritable(folder, site, error),)
    place = f"{shown(folder, site)}/{name}".rstrip("/")
    return (Problem("output-not-ours", why, Span(place), remedy),) if why else ()


_HIDDEN = frozenset(
    {
        ".DS_Store",
        ".git",
        ".gitattributes",
        ".gitignore",
        ".gitkeep",
        ".htaccess",
        ".nojekyll",
        ".well-known",
    }
)
"""What lies in a folder to be published before anything is built into it; others are a home."""


def _not_ours(folder: Path) -> tuple[str, str, str]:
    """Why a folder is somebody else’s, what in it shows it, and what helps; empty if it is not."""
    if not folder.exists():
        if kind(folder) != "link":
            return "", "", ""
        return "the output folder is a link that leads nowhere", "", "remove the link"
    if not folder.is_dir():
        return "the output folder is a file", "", "choose another name"
    match kind(folder / MANIFEST):
        case "file":
            return "", "", ""
        case "":
            strangers = sorted(
                path.name
                for path in folder.iterdir()
                if path.name not in _HIDDEN and (kind(path) != "folder" or any(inside(path)))
            )
            if not strangers:
                return "", "", ""
            why = f"this folder holds files that are not plnfolio’s (“{strangers[0]}”)"
            return why, "", "choose another folder with --output, or empty this one yourself"
        case _:
            why = "this has the name of the list of plnfolio’s files, and is none"
            return why, MANIFEST, "choose another folder with --output, or move this elsewhere"


def unreadable_files(copied: Mapping[str, Copied]) -> Iterator[Problem]:
    """Files to be copied that the system does not hand over, by the source to blame."""
    for source, output in copied.items():
        try:
            output.origin.open("rb").close()
        except OSError as error:
            yield unreadable(source, error)


def unwritable(folder: Path, site: Path, error: OSError) -> Problem:
    """The output folder, or a file in it, that the system does not let us write."""
    # What waits to be swapped in has a name that says nothing to its author.
    named = error.filename and NEW not in Path(error.filename).parent.name
    what = f"“{Path(error.filename).name}”" if named else "the site"
    sizes = f" ({error.sizes})" if isinstance(error, NoRoomError) else ""
    return Problem(
        "unwritable-folder",
        f"{what} cannot be written: {why_not(error)}{sizes}",
        Span(shown(folder, site)),
        "check that you may write there, that the disk has room, "
        "and that no other program holds the file",
    )


def half_written(folder: Path, site: Path, error: HalfWrittenError) -> Problem:
    """The output folder that is neither as it was nor as it should be."""
    which = f" {in_short(error.paths)}" if error.paths else ""
    return Problem(
        "half-written",
        f"writing was cut short, and these cannot be put back as they were:{which}; "
        f"{why_not(error)}",
        Span(shown(folder, site)),
        "the folder holds pages of two builds: do not publish it before you have built again, "
        "which finishes it",
    )


def shown(folder: Path, site: Path) -> str:
    """The name of a folder for the author: from the site’s own, if it is inside."""
    try:
        return Path(os.path.realpath(folder)).relative_to(os.path.realpath(site)).as_posix()
    except ValueError:
        return folder.as_posix()
