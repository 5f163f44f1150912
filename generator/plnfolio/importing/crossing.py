"""Links from one text of an import to another lead to its file, and no longer to where it was."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Mapping, Sequence
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from plnfolio.frozen import dataclass
from plnfolio.importing.article import FROM, Article, fill, pieces, words
from plnfolio.importing.tidy.links import HEADINGS, is_page
from plnfolio.model.slug import slugify


@dataclass(frozen=True, slots=True)
class Arrived:
    """An article with the path of its text, and the address that it had."""

    article: Article
    path: str
    address: str


def crossed(arrived: Sequence[Arrived], today: datetime.date) -> None:
    """Have links between the texts of an import lead to their files, in place."""
    by_address = {_plain(one.address): one for one in arrived if one.address}
    known = {one.article.origin: one for one in arrived} | by_address
    for one in arrived:
        for parent in list(one.article.body.iter()):
            if any(child.tag == "a" and child.get("href") for child in parent):
                _mend(parent, one, known, today)


def _mend(
    parent: Element, own: Arrived, known: Mapping[str, Arrived], today: datetime.date
) -> None:
    inside: list[str | Element] = []
    for piece in pieces(parent):
        inside.append(piece)
        if isinstance(piece, str) or piece.tag != "a" or piece.get("href", "#").startswith("#"):
            continue
        href = piece.get("href", "")
        target = known.get(_plain(href)) or known.get(_beside(own.article.origin, href))
        if target is not None and target is not own and _is_seen(target, own, today):
            path = posixpath.relpath(target.path, posixpath.dirname(own.path))
            piece.set("href", f"{path}{_place(piece, target, own)}")
        elif not urlsplit(href).scheme and is_page(unquote(urlsplit(href).path)):
            said = "no link any more: the page that it led to was not brought"
            own.article.note(said, near=words(piece), left=piece.get(FROM, href))
            inside.pop()
            inside += pieces(piece)
    parent.text = None
    parent[:] = []
    fill(parent, inside)


def _place(link: Element, target: Arrived, own: Arrived) -> str:
    """The heading of another text that a link leads to, with its sign, if it is still one."""
    name = unquote(link.get("href", "").partition("#")[2])
    anchor = target.article.anchors.get(name, "")
    heads = (one for one in target.article.body.iter() if one.tag in HEADINGS)
    if anchor and any(slugify(words(one)) == anchor for one in heads):
        return f"#{anchor}"
    if name:
        said = "a link leads to the page, and no more to a place on it"
        own.article.note(said, near=words(link), left=link.get(FROM, ""))
    return ""


def _is_seen(target: Arrived, own: Arrived, today: datetime.date) -> bool:
    """Whether readers of a text will see another: a link to a draft would stop the build."""
    if target.article.markdown is None and not target.path:
        return False
    waits = target.article.draft or bool(target.article.date and target.article.date > today)
    return not waits or own.article.draft


def _plain(address: str) -> str:
    parts = urlsplit(address) if "://" in address else None
    if parts is None:
        return address
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"


def _beside(origin: str, href: str) -> str:
    return posixpath.normpath(
        posixpath.join(posixpath.dirname(origin), unquote(urlsplit(href).path))
    )
