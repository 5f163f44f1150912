"""What Google Docs gives as a web page: marks by class, notes and remarks at the end."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from plnfolio.importing.article import Article, fill, pieces, words
from plnfolio.importing.sources.sheet import worn

_LEVEL = re.compile(r"\blst-(kix_\w+|[\w-]+?)-(\d)\b")


def is_one(html: Element) -> bool:
    """Whether a page is a document of Google’s."""
    body = html.find(".//body")
    if body is None:
        return False
    return "doc-content" in body.get("class", "").split() or any(
        "lst-kix_" in (one.text or "") or "themes.googleusercontent" in (one.text or "")
        for one in html.iter("style")
    )


def made_plain(html: Element) -> None:
    """Write classes out, make a title of what is set as one, and nest lists."""
    worn(html)
    titled = False
    for one in html.iter("a"):
        if one.get("id", "").startswith("cmnt"):
            one.text = None  # the letter of a remark, here and there
    for one in html.iter("p"):
        if "subtitle" in one.get("class", "").split():
            one.attrib.pop("style", None)  # large letters, and no heading
        if not titled and "title" in one.get("class", "").split() and words(one):
            one.tag, titled = "h1", True
            _headings_below(html, one)
    _nested(html)


def _headings_below(html: Element, title: Element) -> None:
    """What is ``h1`` in the text is below the title."""
    for one in html.iter("h1"):
        if one is not title:
            one.tag = "h2"
            one.set("class", "plnfolio-first")
    for level in (5, 4, 3, 2):
        for one in list(html.iter(f"h{level}")):
            if one.get("class") != "plnfolio-first":
                one.tag = f"h{level + 1}"


def _nested(html: Element) -> None:
    """Lists of a deeper level stand behind one another; they belong into the item above."""
    for parent in list(html.iter()):
        if not any(one.tag in ("ul", "ol") and _level(one) for one in parent):
            continue
        made: list[str | Element] = []
        above: list[tuple[int, Element]] = []
        for one in pieces(parent):
            if isinstance(one, str):
                made.append(one)
                continue
            one.tail = None
            if one.tag not in ("ul", "ol") or not len(one):
                above = [] if words(one) else above
                made.append(one)
                continue
            level = _level(one)
            while above and above[-1][0] > level:
                above.pop()
            if above and above[-1][0] == level and above[-1][1].tag == one.tag:
                above[-1][1].extend(one)
            elif above and above[-1][0] < level:
                above[-1][1][-1].append(one)
                above.append((level, one))
            else:
                above = [(level, one)]
                made.append(one)
        parent[:] = []
        parent.text = None
        fill(parent, made)


def _level(element: Element) -> int:
    found = _LEVEL.search(element.get("class", ""))
    return int(found[2]) if found else 0


def without_remarks(article: Article) -> None:
    """Take out what readers have remarked in the margin, and name it."""
    targets = {one.get("id", ""): one for one in article.body.iter("a")}
    parents = {child: parent for parent in article.body.iter() for child in parent}
    for name, one in targets.items():
        if name.startswith("cmnt_ref"):
            above = parents.get(one)
            if above is not None and above.tag == "sup" and len(above) == 1:
                _out(above, parents)
            else:
                _out(one, parents)
        elif name.startswith("cmnt"):
            note = one
            while note in parents and note.tag not in ("div",) and parents[note].tag != "body":
                note = parents[note]
            article.note("a remark in the margin was not brought", left=words(note))
            _out(note, parents)


def _out(gone: Element, parents: dict[Element, Element]) -> None:
    parent = parents.get(gone)
    if parent is not None and gone in list(parent):
        inside = [one for one in pieces(parent) if one is not gone]
        for one in inside:
            if not isinstance(one, str):
                one.tail = None
        parent[:] = []
        parent.text = None
        fill(parent, inside)
