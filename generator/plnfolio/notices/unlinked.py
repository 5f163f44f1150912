"""Files that only a link publishes: those that have one, and those that have none."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from urllib.parse import quote

from plnfolio.diagnostics import Problem, Span, listed
from plnfolio.model.document import Facts
from plnfolio.model.site import Site
from plnfolio.model.source import CONTENT, is_index_in_capitals
from plnfolio.read.artifacts import AUDIO, VIDEO
from plnfolio.read.reading import LIBRARIES
from plnfolio.read.strays import ABOUT_FILES, TEXTS, by_folder
from plnfolio.render.atlas import Atlas
from plnfolio.render.siteview import menu_files

_PAPERS = (".pdf", ".epub", ".pptx", ".ppt", ".odp", ".key", ".xlsx", ".xls", ".ods", ".numbers")
_TO_TAKE = (*_PAPERS, *TEXTS, *VIDEO, *AUDIO, ".zip", ".csv", ".tsv")
# These have rules of their own: an artifact names its files, static/ is published as it is, and
# whoever reads references says which files it cannot read.
_ELSEWHERE = ("artifacts", "static", "references")
_TEXTS = (f"{CONTENT}/posts", f"{CONTENT}/pages")
_MOST = 5


def led_to(site: Site, atlas: Atlas, texts: Iterable[Facts]) -> set[str]:
    """The author’s files that a text or the menu leads to."""
    return {path for facts in texts for path in facts.media}.union(menu_files(site, atlas))


def unlinked(
    site: Site, linked: Collection[str], markdown: Callable[[str], str], dead: Iterable[str]
) -> Iterator[Problem]:
    """Warnings of files that nothing reads and that are not among those which are ``linked``.

    ``markdown`` gives the text of a file, ``dead`` are files with links that lead nowhere.
    Problem: ``stray-file``.
    """
    strays = (one for one in site.strays if not _is_taken(one.span.path, linked))
    yield from by_folder(strays, lambda folder: _is_there(folder, site))
    told = {stray.span.path for stray in site.strays}
    left = sorted(path for path in site.files if path.lower().endswith(_TO_TAKE))
    left = [path for path in left if path not in linked and path not in told]
    if left := [path for path in left if _is_loose(path, site)]:
        silent = {one.path for one in site.left_out} | {one.path for one in site.waiting}
        said = [markdown(path).casefold() for path in silent.union(site.unread, dead)]
        yield from _grouped([path for path in left if not _is_named(path, said)])


def _is_taken(path: str, linked: Collection[str]) -> bool:
    """Whether links take a file, or one of its folder, along."""
    is_led_to = any(one == path or one.startswith(f"{path}/") for one in linked)
    return is_led_to and not is_index_in_capitals(path)


def _is_there(folder: str, site: Site) -> bool:
    """Whether something lies in a folder of the author’s."""
    sources = (*site.texts, *site.unread_texts, *site.tables, *site.unread_tables)
    works = (work.span.path for work in site.references.values() if work.span)
    return any(
        path.startswith(folder) for path in (*(one.path for one in sources), *works, *site.files)
    )


def _is_loose(path: str, site: Site) -> bool:
    """Whether it is for readers, and lies where nothing but a link would publish it."""
    name, (_, *folders, _) = PurePosixPath(path), PurePosixPath(path).parts
    first = folders[0] if folders else name.stem
    if first.casefold() in _ELSEWHERE or name.stem.casefold() in {*ABOUT_FILES, "credits"}:
        return False
    if not folders and PurePosixPath(name.stem).suffix.lower() in LIBRARIES:
        return False
    # Whoever writes keeps notes and drafts beside a text.
    return not path.lower().endswith(TEXTS) or not any(
        text.path.startswith(f"{folder}/index.") for text in site.texts for folder in name.parents
    )


def _is_named(path: str, texts: Sequence[str]) -> bool:
    """Whether one of the texts that are not published, or have mistakes, speaks of a file."""
    name = PurePosixPath(path).name.casefold()
    return any(name in text or quote(name).casefold() in text for text in texts)


def _grouped(paths: Sequence[str]) -> Iterator[Problem]:
    """A warning for each file; one for all of a folder where there are many."""
    for folder, group in groupby(sorted(paths, key=_folder), _folder):
        files = list(group)
        if len(files) <= _MOST:
            message = "no text links to this file, so it is not published"
            for path in files:
                yield Problem("stray-file", message, Span(path), _remedy("it", path), "warning")
            continue
        names = [path.removeprefix(f"{folder}/") for path in files]
        those = listed([*names[:_MOST], f"{len(names) - _MOST} more"])
        message = f"no text links to these files, so they are not published: {those}"
        yield Problem("stray-file", message, Span(folder), _remedy("them", files[0]), "warning")


def _folder(path: str) -> str:
    """The folder that a file is named with: that of a text, or one of the author’s as a whole."""
    parts = PurePosixPath(path).parts
    depth = len(parts) - 1 if parts[1] in ("posts", "pages") else min(2, len(parts) - 1)
    return "/".join(parts[:depth])


def _remedy(what: str, path: str) -> str:
    folder = _folder(path)
    beside = folder if folder.startswith(_TEXTS) else _TEXTS[0]
    target = quote(posixpath.relpath(path, beside))
    where = "a text beside it" if folder == beside else "a post"
    return f"link to {what}: [words]({target}) in {where}; or keep {what} outside {CONTENT}/"
