"""A folder or a zip file with exports in it, as platforms hand them out."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from plnfolio.diagnostics import RefusedError
from plnfolio.importing.article import Article, Note, Pictures
from plnfolio.importing.foreign.tree import Tree
from plnfolio.importing.sources import feed, wordpress
from plnfolio.importing.sources.pages import PICTURES, tree_of
from plnfolio.importing.sources.uploads import uploads
from plnfolio.importing.sources.xml import begins_with, root_in

_ENDINGS = (".xml", ".atom", ".rss")

MOST = 200
"""Files that are looked into; WordPress parts a large blog into a dozen."""

_Texts = Callable[[Element, str, Pictures], Iterator[Article]]


class Packed:
    """What WordPress.com and Google send: the export, in a zip file with or without others."""

    def recognises(self, path: Path) -> bool:
        """By an export in it."""
        try:
            tree = tree_of(path, path.as_posix())
        except RefusedError:
            return False
        return tree is not None and any(_exports(tree))

    def articles(self, path: Path, origin: str) -> Iterator[Article]:
        """The texts of each export in it; other files are named with the last of them."""
        tree = tree_of(path, origin)
        if tree is None:
            return
        made: list[Article] = []
        exports = set()
        for name, data, texts in _exports(tree):
            said = f"{origin.rstrip('/')}{'/' if path.is_dir() else '#'}{name}"
            made += texts(root_in(data, said), said, _around(tree, name))
            exports.add(name)
        if made:
            made[-1].notes += _others(tree, exports)
        yield from made


def _exports(tree: Tree) -> Iterator[tuple[str, bytes, _Texts]]:
    """The exports of a tree, and who reads each."""
    for name in [one for one in tree.paths if one.lower().endswith(_ENDINGS)][:MOST]:
        data = tree.data(name) or b""
        if begins_with(data, wordpress.ROOTS, wordpress.SPACE):
            yield name, data, wordpress.posts
        elif begins_with(data, feed.ROOTS):
            yield name, data, lambda root, origin, _: feed.entries(root, origin)


def _around(tree: Tree, name: str) -> Pictures:
    """The pictures that were packed with an export."""
    folder = posixpath.dirname(name)
    return uploads(lambda path: tree.data(posixpath.join(folder, path)))


def _others(tree: Tree, exports: set[str]) -> Iterator[Note]:
    left = [one for one in tree.paths if one not in exports and not one.lower().endswith(PICTURES)]
    if left:
        yield Note("files that are no export", tree.origin, left=", ".join(left))
