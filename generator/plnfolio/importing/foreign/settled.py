"""Texts in Markdown that were given another place than they counted on: what names them follows."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote, unquote

from plnfolio.frozen import dataclass
from plnfolio.importing.article import Article, Beside
from plnfolio.importing.foreign.ground import Ground
from plnfolio.importing.foreign.links import Led, links
from plnfolio.model.slug import slugify
from plnfolio.render.addresses import is_foreign

_TABLE = re.compile(r"(?m)^([ \t>]*:{3,}\{network-[a-z]+\}[ \t]+)(\S+)")


@dataclass(frozen=True, slots=True)
class Meant:
    """Where a text in Markdown counted on being, and its files."""

    stem: str
    path: str
    files: tuple[str, ...]


def meant(article: Article) -> Meant:
    """The place that a source has given a text, before there is one in the site."""
    stem = f"{article.kind}s/{article.name}"
    files = tuple(one.path for one in article.files)
    bundle = any(one.startswith(f"{stem}/") for one in files)
    return Meant(stem, f"{stem}/index.md" if bundle else f"{stem}.md", files)


def with_files(article: Article, before: Meant, stem: str) -> None:
    """Put the files of a text into the folder that it has now."""
    if before.stem != stem:
        start = f"{before.stem}/"
        article.files[:] = [
            Beside(f"{stem}/{one.path.removeprefix(start)}", one.data)
            if one.path.startswith(start)
            else one
            for one in article.files
        ]


def followed(articles: Sequence[Article], before: Sequence[Meant], paths: Sequence[str]) -> None:
    """Lead links, names and tables to where texts and files are now: their paths are ``paths``."""
    moved: dict[str, str] = {}
    for article, one, path in zip(articles, before, paths, strict=True):
        moved[one.path] = path
        now = [file.path for file in article.files][: len(one.files)]
        moved |= dict(zip(one.files, now, strict=False))
    for old, new in moved.items():
        if old.startswith("networks/") and new != old:
            said = f"there is another “{old}” already, so this table is “{new}”"
            articles[0].note(said)
    if all(old == new for old, new in moved.items()):
        return
    for article, one, path in zip(articles, before, paths, strict=True):
        if article.markdown is not None:
            article.markdown = _led(article.markdown, one.path, path, moved)


def _led(text: str, before: str, now: str, moved: Mapping[str, str]) -> str:
    names = {_name(old): new for old, new in moved.items() if old != new and old.endswith(".md")}
    here, there = posixpath.dirname(before), posixpath.dirname(now)

    def follow(target: str, sort: str) -> Led:
        path, hash_, anchor = target.partition("#")
        if sort == "name":
            new = names.get(slugify(path.removesuffix(".md")))
            return Led(quote(posixpath.relpath(new, there)) + hash_ + anchor) if new else Led()
        if not path or path.startswith("/") or is_foreign(target):
            return Led()
        old = posixpath.normpath(posixpath.join(here, unquote(path)))
        new = moved.get(old, old)
        # What lies beside a text goes where it goes.
        if old not in moved and posixpath.dirname(old) == here:
            return Led()
        return Led(quote(posixpath.relpath(new, there)) + hash_ + anchor)

    ground = Ground(text)
    links(ground, follow)
    text = ground.settled().text
    tables = {_stem(old): _stem(new) for old, new in moved.items() if old.startswith("networks/")}
    return _TABLE.sub(lambda found: found[1] + tables.get(found[2], found[2]), text)


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]


def _name(path: str) -> str:
    return posixpath.basename(path.removesuffix(".md").removesuffix("/index"))
