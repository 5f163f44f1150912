"""What Notion gives as a web page: its properties are what pages say of themselves elsewhere."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from plnfolio.importing.article import Article, words

_DAYS = ("date", "published", "publish date", "created", "created time", "due")


def is_one(html: Element) -> bool:
    """Whether a page is one of Notion’s exports."""
    return any(
        one.find("./header/h1[@class='page-title']") is not None
        and one.find("./div[@class='page-body']") is not None
        for one in html.iter("article")
    )


def made_plain(html: Element) -> None:
    """Have its properties read as its day and its tags, and left out of the text with its icon."""
    for one in list(html.iter()):
        called = one.get("class", "").split()
        if one.tag == "table" and "properties" in called:
            for row in one.iter("tr"):
                _property(row)
            one.tag = "nav"
        elif "page-header-icon" in called:
            one.tag = "nav"


def _property(row: Element) -> None:
    name = words(head).casefold() if (head := row.find("th")) is not None else ""
    for one in row.iter("time"):
        one.text = words(one).lstrip("@").split(" →")[0]
        one.tag = "time" if name in _DAYS else "span"
    for one in row.iter("span"):
        if name in ("tags", "tag", "keywords") and "selected-value" in one.get("class", ""):
            one.tag = "a"
            one.set("rel", "tag")
            one.tail = " "


def without_remarks(_article: Article) -> None:
    """There are none: remarks stay behind in Notion."""
