"""One form for everything that pages write in many: a body as `article.py` describes it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from plnfolio.importing.article import Article, fill
from plnfolio.importing.tidy.beginning import without_beginning
from plnfolio.importing.tidy.blocks import Blocks
from plnfolio.importing.tidy.ending import without_ending
from plnfolio.importing.tidy.footnotes import footnotes
from plnfolio.importing.tidy.headings import levelled, styled_headings
from plnfolio.importing.tidy.links import mended
from plnfolio.importing.tidy.lists import typed_lists


def regular(article: Article) -> None:
    """Make a body regular, in place."""
    notes = footnotes(article.body)
    blocks = Blocks(article)
    made = blocks.inside(article.body)
    made = without_beginning(article, typed_lists(made))
    if article.page:
        made = without_ending(article, made)
    made = styled_headings(made)
    if notes:
        listed = Element("ol")
        for name, holder in notes.items():
            item = Element("li", {"id": name})
            inside = blocks.inside(holder)
            fill(item, inside if len(inside) != 1 or inside[0].tag != "p" else _of(inside[0]))
            listed.append(item)
        section = Element("section", {"class": "footnotes"})
        section.append(listed)
        made.append(section)
    body = Element("div")
    body.extend(made)
    levelled(body)
    article.body = body
    mended(article)


def _of(paragraph: Element) -> list[str | Element]:
    found: list[str | Element] = [paragraph.text] if paragraph.text else []
    for child in paragraph:
        tail, child.tail = child.tail, None
        found.append(child)
        if tail:
            found.append(tail)
    return found
