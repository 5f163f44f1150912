"""Which file of the site a name means that stands in double brackets, as Obsidian finds it.

It counts anywhere in ``content/``, in capitals or not, with or without its ending.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import quote

from plnfolio.diagnostics import Problem, Span, did_you_mean, listed
from plnfolio.frozen import dataclass
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
    known = _known(atlas)
    found = known.called(name) or known.alike(name)
    here = posixpath.dirname(origin)
    beside = [path for path in found if posixpath.dirname(path) == here]
    if len(beside) == 1 or len(found) == 1:
        path = (beside or found)[0]
        return quote(posixpath.relpath(path, here)) + anchor
    if found:
        message = f"several files are called “{name}”: {listed(found)}"
        remedy = f"name the one that you mean: [words]({posixpath.relpath(found[0], here)})"
        return Problem("broken-link", message, span, remedy)
    remedy = did_you_mean(name, known.names) or (
        "write [words](my-post.md) with the path to a file, or \\[[ if the brackets are meant"
    )
    if name.lower().endswith(PICTURES):
        remedy = did_you_mean(name, known.names) or "put the picture beside the text, by that name"
        return Problem("missing-image", f"there is no picture called “{name}”", span, remedy)
    message, leads_to = f"no file of the site is called “{name}”", known.of_another_kind(name)
    return Problem("broken-link", message, span, remedy, leads_to=leads_to)


@dataclass(frozen=True, slots=True)
class _Known:
    """The files of a site by the ends of their paths: in small letters, and as slugs.

    Each of the ends begins with a whole part: ``b`` and ``a/b`` for ``a/b.md``. By stem
    stands what files of other kinds would be called as texts.
    """

    by_end: Mapping[str, Sequence[str]]
    by_slugs: Mapping[tuple[str, ...], Sequence[str]]
    names: tuple[str, ...]
    by_stem: Mapping[str, str]

    def called(self, name: str) -> Sequence[str]:
        """The files with a name; folders in front of it narrow the choice."""
        return self.by_end.get(_folded(name).removesuffix(".md").strip("/"), ())

    def of_another_kind(self, name: str) -> str:
        """The path of the text that a name means, where only a file of another kind has it."""
        return self.by_stem.get(_folded(name), "")

    def alike(self, name: str) -> Sequence[str]:
        """The files with the words of a name: “My Post” is my-post.md."""
        parts = name.removesuffix(".md").strip("/").split("/")
        return self.by_slugs.get(tuple(map(slugify, parts)), ())


@lru_cache(maxsize=1)
def _known(atlas: Atlas) -> _Known:
    """What all links in double brackets are looked for in."""
    sources = {*atlas.addresses, *atlas.files, *atlas.left_out, *atlas.unread}
    # A text that lies where nothing publishes it is meant in its place.
    sources = (sources - atlas.waiting.keys()) | {*atlas.waiting.values()}
    known = sorted(path for path in sources if path.startswith(f"{atlas.content}/"))
    by_end: dict[str, list[str]] = {}
    by_slugs: dict[tuple[str, ...], list[str]] = {}
    for path in known:
        parts = _bare(path).split("/")
        small, slugs = _folded(_bare(path)).split("/"), tuple(map(slugify, parts))
        for start in range(len(parts)):
            by_end.setdefault("/".join(small[start:]), []).append(path)
            if all(slugs[start:]):
                by_slugs.setdefault(slugs[start:], []).append(path)
    stems = {posixpath.splitext(path)[0] for path in known if not path.endswith(".md")}
    by_stem = {_folded(posixpath.basename(stem)): f"{stem}.md" for stem in sorted(stems)}
    return _Known(by_end, by_slugs, tuple(sorted({_name(path) for path in known})), by_stem)


def _bare(path: str) -> str:
    """A path without the ending of a text; a text in a folder is called as the folder."""
    stem = path.removesuffix(".md")
    if stem != path and posixpath.basename(stem).lower() == "index":
        return posixpath.dirname(stem)
    return stem


def _name(path: str) -> str:
    return posixpath.basename(_bare(path))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
