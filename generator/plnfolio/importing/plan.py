"""What an import makes, and what it leaves alone since it is there already."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Literal

from plnfolio.cache.digest import digest
from plnfolio.frozen import dataclass
from plnfolio.importing.article import Article, Beside, Note, There
from plnfolio.importing.front import front_matter
from plnfolio.importing.memory import Memory
from plnfolio.importing.place import bytes_at
from plnfolio.model.source import CONTENT

_DAY = re.compile(rb"\ndate: [\d-]+\n")

State = Literal["new", "empty", "same", "edited", "changed"]


@dataclass(frozen=True, slots=True)
class Planned:
    """A file that an import makes: its path seen from ``content/``, its bytes, what it is of.

    ``like`` is what is remembered of it: its bytes, without the day of an import.
    """

    path: str
    data: bytes
    source: str
    like: bytes


@dataclass(frozen=True, slots=True)
class Text:
    """What becomes of one article: the path of its text, its files, and whether they are made.

    ``empty`` has nothing to bring. ``same`` is there as it was brought, ``edited`` as its author
    has changed it since; of ``changed`` the source is another now.
    """

    article: Article
    path: str
    files: tuple[Planned, ...]
    state: State


def planned(
    article: Article, stem: str, source: str, ground: tuple[There, Memory], today: datetime.date
) -> Text:
    """Plan the files of an article whose Markdown is written, on what there is."""
    there, memory = ground
    bundle = any(one.path.startswith(f"{stem}/") for one in article.files)
    path = f"{stem}/index.md" if bundle else f"{stem}.md"
    text = f"{front_matter(article, today)}\n{article.markdown}"
    like = text if article.date else text.replace(f"\ndate: {today}\n", "\ndate:\n", 1)
    at = next((one for one in (f"{stem}.md", f"{stem}/index.md") if one in there.paths), path)
    own = Planned(at, text.encode(), source, like.encode())
    if not ((article.markdown or "").strip() or article.files or article.works):
        return Text(article, at, (own,), "empty")
    files = [own, *(Planned(one.path, one.data, source, one.data) for one in article.files)]
    return Text(article, at, tuple(files), _state(own, there, memory))


def _state(own: Planned, there: There, memory: Memory) -> State:
    found = bytes_at(there.site, own.path) if own.path in there.paths else None
    if found is None:
        return "new"
    known = memory.at(own.path)
    undated = _DAY.sub(b"\ndate:\n", found, count=1)
    if own.data == found or (own.like != own.data and own.like == undated):
        return "same"
    return "edited" if known is not None and known.digest == digest(own.like) else "changed"


def aside(article: Article, stem: str, own: Sequence[str], there: There) -> None:
    """Give files of an article whose names others have another name, and what names them too."""
    kept = []
    for one in article.files:
        path, number = one.path, 1
        while path in there.paths and path not in own and not path.startswith(f"{stem}/"):
            if bytes_at(there.site, path) == one.data:
                break
            number += 1
            at = PurePosixPath(one.path)
            path = str(at.with_name(f"{at.stem}-{number}{at.suffix}"))
        kept.append((one, path))
    for one, path in kept:
        if path != one.path:
            _renamed(article, one.path, path)


def _renamed(article: Article, old: str, new: str) -> None:
    names = PurePosixPath(old).name, PurePosixPath(new).name
    made = []
    for one in article.files:
        if one.path == old:
            made.append(Beside(new, one.data))
        elif one.path.endswith(".yaml"):
            data = one.data.replace(names[0].encode(), names[1].encode())
            made.append(Beside(one.path, data))
        else:
            made.append(one)
    article.files[:] = made


def difference(text: Text, there: There) -> Note | None:
    """How what is there differs from what would be brought now."""
    own = text.files[0]
    before = (bytes_at(there.site, own.path) or b"").decode(errors="replace")
    lines = difflib.unified_diff(
        before.splitlines(),
        own.data.decode().splitlines(),
        f"{CONTENT}/{own.path}",
        text.article.origin,
        lineterm="",
        n=1,
    )
    said = "\n".join(lines)
    if not said:
        return None
    message = (
        "this is not what the source has now; yours stays as it is. To have the source’s, delete "
        "it and import again"
    )
    return Note(message, f"{CONTENT}/{own.path}", left=said)
