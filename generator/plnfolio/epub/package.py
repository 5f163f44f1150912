"""What a book tells of itself: its title, its files in order, and to whom it is open."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from plnfolio.epub.chapter import Chapter
from plnfolio.epub.media import Item
from plnfolio.frozen import dataclass

_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_UNDATED = datetime.date(1980, 1, 1)
"""Of a text that tells no day: the first that zip files know."""


@dataclass(frozen=True, slots=True)
class About:
    """What the title page says; ``address`` is that of the text or of the site, where it has one.

    ``summary`` tells in a sentence to whom the book is open, ``byline`` are the authors in words.
    """

    title: str
    authors: tuple[str, ...]
    language: str
    direction: str
    address: str
    description: str
    rights: str
    date: datetime.date | None
    modified: datetime.date | None
    summary: str
    byline: str

    @property
    def identifier(self) -> str:
        """The same for the same text, whatever becomes of its words (EPUB 3.3 §5.5.3.1.1)."""
        name = self.address or "\n".join((self.title, *self.authors))
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def package(
    about: About, chapters: Sequence[Chapter], items: Sequence[Item], order: Sequence[str]
) -> Element:
    """The package document (EPUB 3.3 §5); ``order`` names the pages as they are read."""
    root = Element(
        "package",
        {
            "xmlns": _OPF,
            "version": "3.0",
            "unique-identifier": "id",
            "xml:lang": about.language,
            "dir": about.direction,
            "prefix": "schema: http://schema.org/",
        },
    )
    _told(SubElement(root, "metadata", {"xmlns:dc": _DC}), about, chapters, items)
    manifest = SubElement(root, "manifest")
    names = {item.href: f"item-{number}" for number, item in enumerate(items, 1)}
    for item in items:
        row = {"id": names[item.href], "href": item.href, "media-type": item.type}
        if item.properties:
            row["properties"] = " ".join(item.properties)
        SubElement(manifest, "item", row)
    spine = SubElement(root, "spine", {"page-progression-direction": about.direction})
    for href in order:
        SubElement(spine, "itemref", {"idref": names[href]})
    return root


def _told(
    target: Element, about: About, chapters: Sequence[Chapter], items: Sequence[Item]
) -> None:
    SubElement(target, "dc:identifier", {"id": "id"}).text = about.identifier
    SubElement(target, "dc:title").text = about.title
    for number, name in enumerate(about.authors, 1):
        SubElement(target, "dc:creator", {"id": f"author-{number}"}).text = name
        role = {"refines": f"#author-{number}", "property": "role", "scheme": "marc:relators"}
        SubElement(target, "meta", role).text = "aut"
    SubElement(target, "dc:language").text = about.language
    if about.date:
        SubElement(target, "dc:date").text = about.date.isoformat()
    for name, words in (
        ("description", about.description),
        ("rights", about.rights),
        ("source", about.address),
    ):
        if words:
            SubElement(target, f"dc:{name}").text = words
    day = (about.modified or about.date or _UNDATED).isoformat()
    SubElement(target, "meta", {"property": "dcterms:modified"}).text = f"{day}T00:00:00Z"
    for name, value in _open_to(about, chapters, items):
        SubElement(target, "meta", {"property": f"schema:{name}"}).text = value


def _open_to(
    about: About, chapters: Sequence[Chapter], items: Sequence[Item]
) -> Iterator[tuple[str, str]]:
    """To whom the book is open (EPUB Accessibility 1.1 §2.2)."""
    seen = any(one.pictures or one.drawings for one in chapters)
    described = not any(one.undescribed for one in chapters)
    yield "accessMode", "textual"
    if seen:
        yield "accessMode", "visual"
        yield "accessModeSufficient", "textual,visual"
    if described:
        yield "accessModeSufficient", "textual"
    features = [
        "displayTransformability",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
    ]
    if seen and described:
        features.append("alternativeText")
    if any(one.formulas for one in chapters):
        features.append("MathML")
    for feature in sorted(features, key=str.casefold):
        yield "accessibilityFeature", feature
    if any(item.type == "image/gif" for item in items):
        yield "accessibilityHazard", "unknown"
    else:
        yield "accessibilityHazard", "none"
    yield "accessibilitySummary", about.summary
