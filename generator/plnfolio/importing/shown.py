"""Pictures and files that a text shows, put beside it under names that a person would give them."""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import PurePosixPath
from urllib.parse import unquote, unquote_to_bytes
from xml.etree.ElementTree import Element

from plnfolio.images.picture import BadPictureError, sniff
from plnfolio.images.raster import inspect
from plnfolio.images.svg import sanitised
from plnfolio.importing.article import MARKDOWN, Article, Beside, Picture
from plnfolio.importing.tidy.links import is_page
from plnfolio.model.slug import slugify

_SUFFIX = {"jpeg": ".jpg", "tiff": ".tif", "svg": ".svg"}
_MACHINES = re.compile(
    r"(?i)(?:img|image|dsc[fn]?|photo|picture|pic|file|download|unnamed|pasted|untitled|screen-?shot)?"
    r"[-\d]*|[0-9a-f-]{12,}.*|.*[0-9a-f]{16,}.*|.*mv2.*|[\d-]+"
)
_DATA = re.compile(r"data:(?P<type>[\w.+/-]*)(?P<more>[^,]*),(?P<data>.*)", re.DOTALL)
_LONGEST = 48


def bring_shown(article: Article, folder: str) -> None:
    """Put what is at hand of pictures and linked files into ``folder``, and name what is not.

    Their addresses in the text are then seen from the text, which lies in the same folder.
    """
    bundle = _Bundle(article, folder)
    taken = {one.data for one in article.files}
    stood = {one for made in article.body.iter() if MARKDOWN in made.attrib for one in made.iter()}
    for one in list(article.body.iter()):
        if one.tag == "img" and one in stood and bundle.data(one) in taken:
            continue  # it is the logo of a network by now, and lies beside its table
        if one.tag == "img":
            bundle.picture(one)
        elif one.tag == "a" and one.get("class") != "footnote":
            bundle.file(one)
    _without_dead(article)


class _Bundle:
    def __init__(self, article: Article, folder: str) -> None:
        self._article = article
        self._folder = folder
        self._names: dict[str, bytes] = {}

    def picture(self, element: Element) -> None:
        """Bring a picture; one that cannot be shown is taken out, and named."""
        src = element.get("src", "")
        found = of_data(src) or self._article.pictures(src)
        if found is None:
            if re.match(r"https?://", src):
                self._article.note("a picture that is still shown from the web", left=src)
            else:
                self._article.note(
                    "a picture that was not at hand",
                    left=f"{_short(src)} {element.get('alt', '')}".strip(),
                )
                element.set("src", "")
            return
        try:
            ending = _ending(found.data)
        except BadPictureError as error:
            said = f"{_short(src)} {element.get('alt', '')}".strip()
            self._article.note(f"a picture that cannot be shown: it {error.reason}", left=said)
            element.set("src", "")
            return
        stem = _stem(found.name, element.get("alt", ""))
        element.set("src", self._put(stem, ending, found.data))
        if not element.get("alt"):
            self._article.note(
                f"the picture {element.get('src')} has no description: say what it shows",
                near=element.get("src", ""),
            )

    def data(self, element: Element) -> bytes:
        """What a picture shows; nothing where it is not at hand."""
        src = element.get("src", "")
        found = of_data(src) or self._article.pictures(src)
        return found.data if found else b""

    def file(self, link: Element) -> None:
        """Bring a file that a link leads to, if it lies with the source."""
        href = link.get("href", "")
        name = unquote(href.partition("#")[0])
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#", href) or is_page(name):
            return
        found = self._article.pictures(name)
        if found is not None:
            own = PurePosixPath(found.name)
            link.set("href", self._put(slugify(own.stem) or "file", own.suffix.lower(), found.data))

    def _put(self, stem: str, ending: str, data: bytes) -> str:
        name, number = f"{stem}{ending}", 1
        while self._names.get(name, data) != data:
            number += 1
            name = f"{stem}-{number}{ending}"
        if name not in self._names:
            self._names[name] = data
            self._article.files.append(Beside(f"{self._folder}/{name}", data))
        return name


def _without_dead(article: Article) -> None:
    """Take out pictures that there is nothing of, and figures that are empty then."""
    parents = {child: parent for parent in article.body.iter() for child in parent}
    for one in [img for img in article.body.iter("img") if not img.get("src")]:
        parent = parents[one]
        at = list(parent).index(one)
        if one.tail:
            if at:
                parent[at - 1].tail = (parent[at - 1].tail or "") + one.tail
            else:
                parent.text = (parent.text or "") + one.tail
        parent.remove(one)
        caption = parent.find("figcaption")
        if parent.tag == "figure" and caption is not None and len(parent) == 1:
            parent.tag = "div"
            caption.tag = "p"


def _ending(data: bytes) -> str:
    """The ending that a picture should have by what it is; BadPictureError if it is none."""
    format_ = sniff(data)
    if format_ is None:
        raise BadPictureError("is no picture", "")
    if format_ == "svg":
        sanitised(data)
    else:
        inspect(data, format_)
    return _SUFFIX.get(format_, f".{format_}")


def of_data(src: str) -> Picture | None:
    """A picture that is written into a page as its address (RFC 2397)."""
    found = _DATA.match(src.strip()) if src[:5].lower() == "data:" else None
    if found is None:
        return None
    try:
        written = unquote_to_bytes(found["data"])
        data = base64.b64decode(written + b"==") if ";base64" in found["more"].lower() else written
    except (binascii.Error, ValueError):
        return None
    return Picture(data, "") if data else None


def _stem(name: str, alt: str) -> str:
    """The name that a picture had, if a person gave it; or the first words of what it shows."""
    stem = slugify(PurePosixPath(unquote(name)).stem)
    stem = re.sub(r"-\d{2,4}x\d{2,4}$|-scaled$|-e\d{10,}$", "", stem)
    if len(stem) < 3 or _MACHINES.fullmatch(stem):
        stem = slugify(" ".join(alt.split()[:6])) or (stem if len(stem) < 24 else "") or "picture"
    return stem[:_LONGEST].strip("-") or "picture"


def _short(src: str) -> str:
    return src if len(src) < 300 else f"{src[:120]}…"
