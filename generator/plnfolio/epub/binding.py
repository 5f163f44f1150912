"""From texts to one file: chapters, contents, cover, and all of it in a zip that never differs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from plnfolio.epub.chapter import Chapter, Entry, chapters
from plnfolio.epub.cover import cover
from plnfolio.epub.links import Leading, address_of_site
from plnfolio.epub.media import Item, Media, Read
from plnfolio.epub.package import About, package
from plnfolio.epub.pages import STYLES, contents, page, written
from plnfolio.model.manuscript import Kind, Manuscript
from plnfolio.theme.strings import Strings
from plnfolio.zipped import member

_XHTML = "application/xhtml+xml"
_FOLDER = "EPUB"


def book(texts: Sequence[Manuscript], output: Path, strings: Strings) -> bytes:
    """A book of some texts in their order; one alone gives it its title, several have the site's.

    ``output`` is the folder that the site was built into, where its pictures are.
    """
    return bound(texts, lambda path: _read(output / path), strings)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def bound(texts: Sequence[Manuscript], read: Read, strings: Strings) -> bytes:
    """The same with whatever gives the files of the site."""
    media = Media(read)
    made = list(chapters(texts, media, strings))
    leading = Leading(made)
    for chapter in made:
        leading.lead(chapter)
    about = _about(made, strings)
    front = [_cover_page(about), _nav(about, made, strings)]
    pages = [
        Item(one.href, _XHTML, _page(about, one.text.title, [one.body]), one.properties)
        for one in made
    ]
    styles = Item(STYLES, "text/css", (files(__package__) / STYLES).read_bytes())
    drawn = Item("cover.svg", "image/svg+xml", cover(about), ("cover-image",))
    items = [*front, *pages, styles, drawn, *media.items()]
    order = [one.href for one in (*front, *pages)]
    opf = written(package(about, made, items, order))
    return packed(
        [(_FOLDER + "/package.opf", opf), *((f"{_FOLDER}/{i.href}", i.data) for i in items)]
    )


def _page(about: About, title: str, body: Sequence[Element]) -> bytes:
    return page(title, body, language=about.language, direction=about.direction)


def _about(made: Sequence[Chapter], strings: Strings) -> About:
    first, alone = made[0].text, len(made) == 1
    authors = dict.fromkeys(name for one in made for name in one.text.authors)
    days = [day for one in made for day in (one.text.updated, one.text.date) if day]
    return About(
        title=first.title if alone else first.site_title,
        authors=tuple(authors),
        language=first.language,
        direction=first.direction,
        address=first.url if alone else address_of_site(first),
        description=first.summary if alone else "",
        rights=strings.t("licence", licence=first.licence.title) if first.licence else "",
        date=first.date if alone else max(days, default=None),
        modified=max(days, default=None),
        summary=strings.t("book_open_to"),
        byline=strings.t("list_comma").join(authors),
    )


def _cover_page(about: About) -> Item:
    section = Element("section", {"class": "cover", "epub:type": "cover"})
    words = f"{about.title} – {about.byline}"
    SubElement(section, "img", {"src": "cover.svg", "alt": words, "role": "doc-cover"})
    return Item("cover.xhtml", _XHTML, _page(about, about.title, [section]))


def _nav(about: About, made: Sequence[Chapter], strings: Strings) -> Item:
    title = strings.t("contents")
    start = [("cover", about.title, "cover.xhtml"), ("toc", title, "nav.xhtml")]
    landmarks = [*start, ("bodymatter", made[0].text.title, made[0].href)]
    body = contents(title, _entries(made, strings), landmarks)
    return Item("nav.xhtml", _XHTML, _page(about, title, body), ("nav",))


def _entries(made: Sequence[Chapter], strings: Strings) -> Iterator[Entry]:
    """A single text by its headings; several by what they are."""
    if len(made) == 1:
        yield Entry(made[0].text.title, made[0].href, made[0].headings)
        return
    groups: dict[Kind, list[Chapter]] = {}
    for one in made:
        groups.setdefault(one.text.kind, []).append(one)
    for kind, held in groups.items():
        entries = tuple(Entry(one.text.title, one.href) for one in held)
        if kind in _NAMED:
            yield Entry(strings.t(_NAMED[kind]), held[0].href, entries)
        else:
            yield from entries


_NAMED: dict[Kind, str] = {"post": "posts", "artifact": "artifacts"}


def packed(found: Sequence[tuple[str, bytes]]) -> bytes:
    """The container (EPUB 3.3 §4): files as they are, since no two packers press alike."""
    container = Element(
        "container",
        {"version": "1.0", "xmlns": "urn:oasis:names:tc:opendocument:xmlns:container"},
    )
    roots = SubElement(container, "rootfiles")
    path = {"full-path": found[0][0], "media-type": "application/oebps-package+xml"}
    SubElement(roots, "rootfile", path)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as packing:
        for name, data in (
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", written(container)),
            *found,
        ):
            packing.writestr(member(name), data)
    return buffer.getvalue()
