"""Which file of the site a name means that stands in double brackets, as Obsidian finds it.

It counts anywhere in ``content/``, in capitals or not, with or without its ending.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

from plnfolio.diagnostics import Problem, Span, did_you_mean, listed
from plnfolio.model.slug import slugify
from plnfolio.render.anchors import slug
from plnfolio.render.atlas import Atlas
from plnfolio.render.wiki import PICTURES

BRACKETS = "[["
"""Begin a target that is a name."""


def path_of(target: str, origin: str, atlas: Atlas, span: Span) -> str | Problem:
    """The path to the file that ``[[name#heading]]`` means, seen from the file ``origin``.

    Problems: ``broken-link``, ``missing-image``.
    """
    name, hash_, heading = target.removeprefix(BRACKETS).removesuffix("]]").partition("#")
    anchor = f"#{quote(slug(heading.rpartition('#')[2]))}" if hash_ else ""
    if "=" in heading:  # of a PDF: #page=3
        anchor = f"#{quote(heading, safe='=&,')}"
    name = name.strip()
    if heading.startswith("^"):
        message = f"“{heading}” is a mark of Obsidian’s, which no link can lead to here"
        remedy = (
            f"link to the whole text: [[{name}]]" if name else "link to a heading: [[#heading]]"
        )
        return Problem("broken-anchor", message, span, remedy)
    if not name:
        return anchor
    sources = {*atlas.addresses, *atlas.files, *atlas.left_out, *atlas.unread}
    # A text that lies where nothing publishes it is meant in its place.
    sources = (sources - atlas.waiting.keys()) | {*atlas.waiting.values()}
    known = sorted(path for path in sources if path.startswith(f"{atlas.content}/"))
    found = _called(name, known) or _alike(name, known)
    here = posixpath.dirname(origin)
    beside = [path for path in found if posixpath.dirname(path) == here]
    if len(beside) == 1 or len(found) == 1:
        path = (beside or found)[0]
        return quote(posixpath.relpath(path, here)) + anchor
    if found:
        message = f"several files are called “{name}”: {listed(found)}"
        remedy = f"name the one that you mean: [words]({posixpath.relpath(found[0], here)})"
        return Problem("broken-link", message, span, remedy)
    remedy = did_you_mean(name, {_name(path) for path in known}) or (
        "write [words](my-post.md) with the path to a file, or \\[[ if the brackets are meant"
    )
    if name.lower().endswith(PICTURES):
        return Problem("missing-image", f"there is no picture called “{name}”", span, remedy)
    return Problem("broken-link", f"no file of the site is called “{name}”", span, remedy)


def _called(name: str, known: Iterable[str]) -> list[str]:
    """The files with a name; folders in front of it narrow the choice."""
    wanted = f"/{_folded(name).removesuffix('.md').strip('/')}"
    return [path for path in known if f"/{_folded(_bare(path))}".endswith(wanted)]


def _alike(name: str, known: Iterable[str]) -> list[str]:
    """The files with the words of a name: “My Post” is my-post.md."""
    wanted = [slugify(part) for part in name.removesuffix(".md").strip("/").split("/")]
    if not all(wanted):
        return []
    count = len(wanted)
    return [p for p in known if [slugify(part) for part in _bare(p).split("/")[-count:]] == wanted]


def _bare(path: str) -> str:
    """A path without the ending of a text; a text in a folder is called as the folder."""
    stem = path.removesuffix(".md")
    return stem.removesuffix("/index") if stem != path else path


def _name(path: str) -> str:
    return posixpath.basename(_bare(path))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
