"""What Articulate, Rise, Captivate, iSpring and their like export: a folder with a page to open it.

An export for an LMS has a list of its files as well, which names that page (SCORM 1.2 and 2004:
``imsmanifest.xml``; xAPI: ``tincan.xml``; cmi5).
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

WEB = (".html", ".htm")

# The pages that exports begin with, the surest first; what only an LMS can open comes last.
_STARTS = (
    "index.html",
    "index.htm",
    "story.html",
    "scormcontent/index.html",
    "index_lms.html",
)
_LAUNCHES = {
    "imsmanifest.xml": re.compile(rb"<resource\b[^>]*?\bhref\s*=\s*[\"']([^\"'?#]+)"),
    "tincan.xml": re.compile(rb"<launch\b[^>]*>\s*([^<?#]+)"),
    "cmi5.xml": re.compile(rb"<url>\s*([^<?#]+)"),
}
_LARGEST = 2_000_000


def start(name: str, root: Path, files: Mapping[str, str]) -> str:
    """The page that a folder of web pages opens with; empty where that cannot be told.

    ``files`` are the paths below ``root`` by what follows the folder that ``name`` is in.
    """
    below = [file.removeprefix(f"{name}/") for file in files if file.startswith(f"{name}/")]
    pages = [page for page in below if "/" not in page and page.lower().endswith(WEB)]
    found = next((page for page in _STARTS if page in below), "")
    if not found and len(pages) == 1:
        found = pages[0]
    for manifest in below if not found else ():
        if is_manifest(manifest) and "/" not in manifest:
            launched = _launched(root / files[f"{name}/{manifest}"])
            found = launched if launched in below else found
    return f"{name}/{found}" if found else ""


def inmost(name: str, files: Mapping[str, str]) -> str:
    """The folder ``name``, or the folder that holds all that is in it, and so on.

    “Extract all” on Windows puts what is in ``module.zip`` into ``module/module/``.
    """
    inside = {
        file.removeprefix(f"{name}/").partition("/")[:2]
        for file in files
        if file.startswith(f"{name}/")
    }
    alone = len({top for top, _ in inside}) == 1 and all(slash for _, slash in inside)
    return inmost(f"{name}/{inside.pop()[0]}", files) if alone else name


def is_manifest(name: str) -> bool:
    """Whether a file is the list that an LMS reads, and no page."""
    return posixpath.basename(name).lower() in _LAUNCHES


def is_packed(file: Path) -> bool:
    """Whether a file is a whole export in one, as it is uploaded to an LMS."""
    try:
        with zipfile.ZipFile(file) as packed:
            names = packed.namelist()
    except (OSError, zipfile.BadZipFile, ValueError):
        return False
    return any(is_manifest(name) or posixpath.basename(name) in _STARTS for name in names)


def _launched(manifest: Path) -> str:
    with manifest.open("rb") as file:
        data = file.read(_LARGEST)
    found = _LAUNCHES[manifest.name.lower()].search(data)
    return posixpath.normpath(unquote(found[1].decode("utf-8", "replace").strip())) if found else ""
