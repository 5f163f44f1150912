"""A folder or a zip file of saved pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from plnfolio.diagnostics import RefusedError
from plnfolio.importing.article import Article, Note, Picture
from plnfolio.importing.foreign.tree import Folder, Tree, Zip
from plnfolio.importing.sources import mhtml
from plnfolio.importing.sources.html import ENDINGS, page_article

MOST = 2_000
"""Pages of one import."""

_FILES = re.compile(
    r"(?i)(?P<stem>.+?)(?:[_-](?:files|dateien|fichiers|archivos|arquivos|file))?\Z"
)
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".ico")
_OF_PAGES = (*PICTURES, ".css", ".js", ".download", ".woff", ".woff2", ".ttf", ".json", ".map")


class SavedPages:
    """All pages in a folder, with what lies beside them."""

    def recognises(self, path: Path) -> bool:
        """By a page in it, wherever that lies."""
        try:
            tree = tree_of(path, path.as_posix())
        except RefusedError:
            # Why it cannot be read is said by who reads it.
            return path.suffix.lower() == ".zip"
        return tree is not None and any(map(_is_page, tree.paths))

    def articles(self, path: Path, origin: str) -> Iterator[Article]:
        """A text for each page; what nobody shows is named with the last of them."""
        tree = tree_of(path, origin)
        names = [one for one in tree.paths if _is_page(one)] if tree is not None else []
        pages = [one for one in names if not _is_frame(one, names)]
        if tree is None or not pages:
            raise RefusedError(f"there is no saved page in {origin}")
        if len(pages) > MOST:
            raise RefusedError(f"{origin} holds more than {MOST:,} pages", "bring a part of them")
        used: set[str] = set()
        article = None
        for name in pages:
            article = _page(tree, name, used)
            if name == pages[-1]:
                article.notes += _others(tree, used, pages)
            yield article


def tree_of(path: Path, origin: str) -> Tree | None:
    """The files of a folder or a zip file; None where a path is neither."""
    if path.is_dir():
        return Folder(path, origin)
    return Zip(path, origin) if path.suffix.lower() == ".zip" and path.is_file() else None


def _is_page(name: str) -> bool:
    return name.lower().endswith((*ENDINGS, *mhtml.ENDINGS))


def _is_frame(name: str, names: list[str]) -> bool:
    """Whether a page lies in the folder of the files of another."""
    folder = posixpath.dirname(name)
    while folder:
        found = _FILES.fullmatch(posixpath.basename(folder))
        stem = found["stem"] if found else ""
        beside = posixpath.join(posixpath.dirname(folder), stem)
        if stem != posixpath.basename(folder) and any(f"{beside}{one}" in names for one in ENDINGS):
            return True
        folder = posixpath.dirname(folder)
    return False


def _page(tree: Tree, name: str, used: set[str]) -> Article:
    joint = "#" if tree.origin.lower().endswith(".zip") else "/"
    origin = f"{tree.origin.rstrip('/')}{joint}{name}"
    data = tree.data(name)
    if data is None:
        raise RefusedError(f"{origin} cannot be read, or is too large")
    if name.lower().endswith(mhtml.ENDINGS):
        return mhtml.archived(data, origin)
    article = page_article(data, origin)
    article.pictures = partial(_beside, tree, posixpath.dirname(name), used)
    return article


def _beside(tree: Tree, folder: str, used: set[str], address: str) -> Picture | None:
    """What an address in a page names, if it is in the same tree."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    name = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
    if name.startswith(("/", "../")) or not tree.has(name):
        return None
    data = tree.data(name)
    used.add(name)
    return Picture(data, PurePosixPath(name).name) if data else None


def _others(tree: Tree, used: set[str], pages: list[str]) -> Iterator[Note]:
    """Files that no page is made of, and nobody would miss without being told."""
    left = [
        one
        for one in tree.paths
        if one not in used
        and one not in pages
        and not one.lower().endswith(_OF_PAGES)
        and not _is_page(one)
    ]
    if left:
        yield Note("files that are no saved pages", tree.origin, left=", ".join(left))
