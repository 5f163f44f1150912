"""What Articulate, Rise, Captivate, iSpring and their like export: a folder with a page to open it.

An export for an LMS has a list of its files as well, which names that page (SCORM 1.2 and 2004:
``imsmanifest.xml``; xAPI: ``tincan.xml``; cmi5).
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterable, Mapping
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


def start(root: Path, files: Mapping[str, str]) -> str:
    """The page that a folder of web pages opens with; empty where that cannot be told.

    ``files`` are the paths below ``root`` by what follows the folder.
    """
    pages = [page for page in files if "/" not in page and page.lower().endswith(WEB)]
    found = next((page for page in _STARTS if page in files), "")
    if not found and len(pages) == 1:
        found = pages[0]
    for name in files if not found else ():
        if is_manifest(name) and "/" not in name:
            launched = _launched(root / files[name])
            found = launched if launched in files else found
    return found


def inmost(files: Iterable[str]) -> str:
    """The folder that holds all of a folder’s files; empty if none does.

    “Extract all” on Windows puts what is in ``module.zip`` into ``module/module/``.
    """
    folders = [posixpath.dirname(file) for file in files]
    return posixpath.commonpath(folders) if folders else ""


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
