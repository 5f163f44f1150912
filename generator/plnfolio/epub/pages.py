"""Pages of a book as XHTML, and its list of contents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from plnfolio.epub.chapter import Entry

STYLES = "book.css"
_XHTML = "http://www.w3.org/1999/xhtml"
_EPUB = "http://www.idpf.org/2007/ops"


def written(root: Element, *, doctype: str = "") -> bytes:
    """An element as a file."""
    head = '<?xml version="1.0" encoding="utf-8"?>\n' + doctype
    return (head + tostring(root, encoding="unicode") + "\n").encode()


def page(title: str, body: Sequence[Element], *, language: str, direction: str) -> bytes:
    """A page of XHTML."""
    root = Element(
        "html",
        {
            "xmlns": _XHTML,
            "xmlns:epub": _EPUB,
            "lang": language,
            "xml:lang": language,
            "dir": direction,
        },
    )
    head = SubElement(root, "head")
    SubElement(head, "title").text = title
    SubElement(head, "link", {"rel": "stylesheet", "type": "text/css", "href": STYLES})
    SubElement(root, "body").extend(body)
    return written(root, doctype="<!DOCTYPE html>\n")


def contents(
    title: str, entries: Iterable[Entry], landmarks: Iterable[tuple[str, str, str]]
) -> list[Element]:
    """The list of contents (EPUB 3.3 §7), and where its parts begin."""
    found = Element("nav", {"epub:type": "toc", "role": "doc-toc", "aria-labelledby": "contents"})
    SubElement(found, "h1", {"id": "contents"}).text = title
    _listed(found, entries)
    marks = Element("nav", {"epub:type": "landmarks", "hidden": "hidden", "aria-label": title})
    rows = SubElement(marks, "ol")
    for kind, words, href in landmarks:
        SubElement(SubElement(rows, "li"), "a", {"epub:type": kind, "href": href}).text = words
    return [found, marks]


def _listed(target: Element, entries: Iterable[Entry]) -> None:
    rows = SubElement(target, "ol")
    for entry in entries:
        row = SubElement(rows, "li")
        if entry.href:
            SubElement(row, "a", {"href": entry.href}).text = entry.title
        else:
            SubElement(row, "span").text = entry.title
        if entry.under:
            _listed(row, entry.under)
