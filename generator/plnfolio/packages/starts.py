"""Which page an exported course opens with.

What Articulate, Rise, Captivate, iSpring and their like export is a folder of web pages. An export
for an LMS has a list of its files as well, which names that page (``manifest.py``).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable

from plnfolio.frozen import dataclass
from plnfolio.packages.manifest import LISTS, launch

WEB = (".html", ".htm")

# The pages that exports begin with, the surest first.
_STARTS = (
    "index.html",
    "index.htm",
    "story.html",
    "story_html5.html",
    "presentation.html",
    "scormcontent/index.html",
    "content/index.html",
    "res/index.html",
)
# What only an LMS can open comes last.
_OF_LMS = ("index_lms.html", "index_lms_html5.html", "scormdriver/indexapi.html")
_FOR_LMS = re.compile(r"index[-_]?(?:lms|api|scorm|aicc|tincan|xapi|cmi5)", re.IGNORECASE)
"""How pages are called that ask an LMS first, and complain where there is none."""

SIGNS = tuple(name.rpartition("/")[2].encode() for name in (*_STARTS, *_OF_LMS, *LISTS))
"""Names by which an exported course is known."""


@dataclass(frozen=True, slots=True)
class Start:
    """The page that a course opens with, and what its address goes on with: ``?scene=1``."""

    page: str = ""
    query: str = ""


def start_of(files: Collection[str], read: Callable[[str], bytes]) -> Start:
    """The page that a folder of web pages opens with; none where that cannot be told.

    ``files`` are the paths in it, and ``read`` gives the bytes of one.
    """
    found = _named(files, read)
    pages = [page for page in files if "/" not in page and page.lower().endswith(WEB)]
    return found if found.page or len(pages) != 1 else Start(pages[0])


def start_in(files: Collection[str], read: Callable[[str], bytes]) -> Start:
    """The same of what is packed into one file, which may hold a page and be no course.

    Notes may lie beside the folder of the course: it is the one with a list for an LMS.
    """
    found = _named(files, read)
    folders = {posixpath.dirname(name) for name in files if is_manifest(name)} - {""}
    if found.page or len(folders) != 1:
        return found
    (folder,) = folders
    below = {name[len(folder) + 1 :]: name for name in files if name.startswith(f"{folder}/")}
    found = _named(below, lambda name: read(below[name]))
    return Start(below[found.page], found.query) if found.page else found


def inmost(files: Iterable[str]) -> str:
    """The folder that holds all of a folder’s files; empty if none does.

    “Extract all” on Windows puts what is in ``module.zip`` into ``module/module/``.
    """
    folders = [posixpath.dirname(file) for file in files]
    return posixpath.commonpath(folders) if folders else ""


def is_manifest(name: str) -> bool:
    """Whether a file is the list that an LMS reads, and no page."""
    return posixpath.basename(name).lower() in LISTS


def _named(files: Collection[str], read: Callable[[str], bytes]) -> Start:
    """The page that a list names, or that is called as such pages are; without an LMS if can be."""
    names = {name.lower(): name for name in sorted(files, reverse=True)}
    known = next((names[page] for page in _STARTS if page in names), "")
    for name in sorted(files):
        if "/" not in name and is_manifest(name):
            page, query = launch(name, read(name))
            page = page if page in files else names.get(page.lower(), "")
            if page and not (known and _FOR_LMS.match(posixpath.basename(page))):
                return Start(page, query)
    return Start(known or next((names[page] for page in _OF_LMS if page in names), ""))
