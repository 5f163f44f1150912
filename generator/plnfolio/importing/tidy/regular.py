"""One form for everything that pages write in many."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from plnfolio.importing.article import IN_A_LINE, Article, fill, pieces

_KEPT = frozenset(
    "p h2 h3 h4 h5 h6 ul ol li blockquote pre hr dl dt dd table caption thead tbody tr th td figure"
    " figcaption aside video section".split()
)


def regular(article: Article) -> None:
    """Make a body regular, in place."""
    made = Element("div")
    fill(made, _blocks(article.body))
    article.body = made


def _blocks(element: Element) -> list[str | Element]:
    found: list[str | Element] = []
    line: list[str | Element] = []
    for one in pieces(element):
        if isinstance(one, str) or one.tag in IN_A_LINE:
            if not isinstance(one, str):
                one.tail = None
            line.append(one)
            continue
        found += _paragraph(line)
        line = []
        one.tail = None
        if one.tag in _KEPT and one.tag not in ("ul", "ol", "table", "thead", "tbody", "tr"):
            found.append(one)
        else:
            found += _blocks(one)
    return [*found, *_paragraph(line)]


def _paragraph(line: list[str | Element]) -> list[str | Element]:
    if not any(not isinstance(one, str) or one.strip() for one in line):
        return []
    made = Element("p")
    fill(made, line)
    return [made]
