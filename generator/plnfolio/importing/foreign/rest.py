"""What lies beside a site's texts: libraries and networks that come along, and what is named."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from plnfolio.importing.article import Article, Beside, Note
from plnfolio.importing.foreign.tools import MARKDOWN, OTHERS, Home, is_aside
from plnfolio.importing.foreign.tree import text
from plnfolio.read.libraries import is_library

_LOGO = re.compile(r"(?m)^[ \t-]*(?:logo|image):[ \t]+(?P<path>\S+)[ \t]*$")
_LIBRARIES = (".bib", ".ris")


def bring_rest(home: Home, article: Article, taken: set[str]) -> None:
    """Libraries and networks with an article, and notes of what of the site was not brought.

    ``taken`` are the paths that came with some text; those that come here are added.
    """
    _libraries(home, article, taken)
    if home.tool == "plnfolio":
        _own_tables(home, article, taken)
    article.notes += _not_brought(home, taken)


def _libraries(home: Home, article: Article, taken: set[str]) -> None:
    """The author’s libraries; of another site of plnfolio’s, whatever is one there."""
    for path in home.tree.paths:
        inner = path.removeprefix(f"{home.inner}/") if home.inner else path
        own = home.tool == "plnfolio" and is_library(f"content/{inner}")
        if own or path.lower().endswith(_LIBRARIES):
            _take(home, article, taken, path, f"references/{posixpath.basename(path)}")


def _own_tables(home: Home, article: Article, taken: set[str]) -> None:
    """Tables of networks of another site, with the pictures that they name."""
    start = f"{home.inner}/networks/" if home.inner else "networks/"
    for path in home.tree.paths:
        if not path.startswith(start):
            continue
        name = f"networks/{path.removeprefix(start)}"
        _take(home, article, taken, path, name)
        if not name.endswith((".yaml", ".yml")):
            continue
        article.networks.append(name)
        for found in _LOGO.finditer(text(home.tree, path) or ""):
            logo = posixpath.normpath(posixpath.join("networks", found["path"].strip("\"'")))
            if not logo.startswith(("networks/", "..")):
                _take(home, article, taken, posixpath.join(home.inner, logo), logo)


def _take(home: Home, article: Article, taken: set[str], path: str, name: str) -> None:
    taken.add(path)
    data = home.tree.data(path) if home.tree.has(path) else None
    if data is not None:
        article.files.append(Beside(name, data))


def _not_brought(home: Home, taken: set[str]) -> Iterator[Note]:
    """What else lies there, in few lines."""
    if home.config:
        title = (
            home.setting("title") or home.setting("SITENAME") or home.setting("website", "title")
        )
        author = home.setting("author") or home.setting("AUTHOR")
        said = "these settings are for site.yaml: what the site is called, its author and its menu"
        yield Note(said, home.named(home.config), left=" ".join(filter(None, (title, author))))
    for path in home.tree.paths:
        inside = not home.inner or path.startswith(f"{home.inner}/")
        other = path.lower().endswith(OTHERS) and path not in taken
        if inside and other and not is_aside(path):
            yield Note("this is no Markdown, and was not brought", home.named(path))
    others = [path for path in home.tree.paths if _is_left(home, path, taken)]
    if others:
        what = "this file was" if len(others) == 1 else "these files were"
        shows = "it" if len(others) == 1 else "them"
        message = f"{what} not brought, since no text shows {shows} or leads to {shows}"
        yield Note(message, home.tree.origin, left=" ".join(others))


def _is_left(home: Home, path: str, taken: set[str]) -> bool:
    """Whether a file is neither brought nor named, nor of how the site looked."""
    known = path in taken or path in home.texts or path == home.config
    small = path.lower()
    named = small.endswith(OTHERS) or (is_aside(path) and not small.endswith(MARKDOWN))
    return not (known or named or path.startswith("."))
