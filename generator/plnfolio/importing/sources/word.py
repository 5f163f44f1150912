"""What Word writes as a web page: lists that are paragraphs, and remarks at the end."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from plnfolio.importing.article import Article, fill, pieces, words
from plnfolio.importing.sources.sheet import worn

_LIST = re.compile(r"\bMsoList(?:Paragraph|Bullet|Number)?", re.IGNORECASE)
_LEVEL = re.compile(r"mso-list\s*:[^;]*?level(\d)", re.IGNORECASE)
_SIGN = re.compile(r"(?:[·o§•Øü\uf0b7\uf0a7\uf0d8\uf0fc▪–-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]")
_TITLES = ("msotitle", "msotitlecxspfirst")
_QUOTES = ("msoquote", "msointensequote", "msoblocktext")


def is_one(html: Element) -> bool:
    """Whether a page says that it is of Word, or has the names of its styles."""
    for one in html.iter("meta"):
        said = f"{one.get('name', '')} {one.get('content', '')}".lower()
        if "generator" in said and "microsoft word" in said:
            return True
    return any(one.get("class", "").startswith("WordSection") for one in html.iter("div"))


def made_plain(html: Element) -> None:
    """Write styles out, and make titles, quotations and lists of what is set as such."""
    worn(html, but=("font-family", "margin-left", "margin-right", "text-indent"))
    for parent in list(html.iter()):
        if any(one.tag == "p" for one in parent):
            _paragraphs(parent)


def _paragraphs(parent: Element) -> None:
    made: list[str | Element] = []
    open_: list[tuple[float, Element]] = []
    for one in pieces(parent):
        if isinstance(one, str):
            if not open_ or one.strip():
                made.append(one)
            continue
        one.tail = None
        called = one.get("class", "").lower()
        if one.tag == "p" and called in _TITLES and words(one):
            one.tag = "h1"
        if one.tag == "p" and called.startswith(_QUOTES) and words(one):
            quote = Element("blockquote")
            quote.append(one)
            made.append(quote)
            open_ = []
        elif one.tag == "p" and (sign := _sign_of(one)):
            _item(made, open_, one, sign)
        else:
            if words(one) or one.find(".//img") is not None:
                open_ = []
            made.append(one)
    parent[:] = []
    parent.text = None
    fill(parent, made)


def _item(
    made: list[str | Element], open_: list[tuple[float, Element]], one: Element, sign: str
) -> None:
    tag = "ol" if _NUMBER.fullmatch(sign) else "ul"
    depth = _depth(one)
    while open_ and open_[-1][0] > depth:
        open_.pop()
    item = Element("li")
    fill(item, list(pieces(one)))
    if open_ and open_[-1][0] == depth and open_[-1][1].tag == tag:
        open_[-1][1].append(item)
        return
    listed = Element(tag)
    listed.append(item)
    if open_ and open_[-1][0] < depth:
        open_[-1][1][-1].append(listed)
    else:
        open_.clear()
        made.append(listed)
    open_.append((depth, listed))


def _depth(one: Element) -> float:
    """How deep an item is, by its level or by its margin."""
    style = one.get("style", "")
    if found := _LEVEL.search(style):
        return float(found[1])
    margin = re.search(r"margin-left\s*:\s*([\d.]+)(in|pt|cm|px)?", style)
    if margin is None:
        return 0.5
    factor = {"pt": 1 / 72, "cm": 1 / 2.54, "px": 1 / 96}.get(margin[2] or "in", 1.0)
    return round(float(margin[1]) * factor, 1)


def _sign_of(one: Element) -> str:
    """The sign before an item, which is taken out of it; empty where the paragraph is none.

    Word types it in a span of its own, with spaces in a smaller one behind it.
    """
    called, style = one.get("class", ""), one.get("style", "")
    if not (_LIST.search(called) or "mso-list" in style or "text-indent:-" in style):
        return ""
    holder = one
    # The sign may stand in the marks of the whole paragraph.
    while len(holder) and not (holder.text or "").strip() and not _is_sign(holder[0]):
        if holder[0].tag not in ("span", "b", "i", "strong", "em"):
            return ""
        holder = holder[0]
    if not len(holder) or not _is_sign(holder[0]):
        return ""
    sign = holder[0]
    found = words(sign).replace("\xa0", "").strip()
    tail = sign.tail
    holder.remove(sign)
    holder.text = (holder.text or "") + (tail or "").lstrip()
    return found


def _is_sign(element: Element) -> bool:
    if element.tag != "span" or (element.tail or "").startswith("\n\n"):
        return False
    style = element.get("style", "").lower()
    text = words(element).replace("\xa0", "").strip()
    spaced = any(
        "7.0pt" in one.get("style", "") or "mso-list" in one.get("style", "").lower()
        for one in element.iter()
    )
    symbol = any(name in style for name in ("symbol", "wingdings", "courier new"))
    return _SIGN.fullmatch(text) is not None and (spaced or symbol or "mso-list" in style)


def without_remarks(article: Article) -> None:
    """Take out what readers have remarked in the margin, and name it."""
    parents = {child: parent for parent in article.body.iter() for child in parent}
    for one in list(article.body.iter()):
        if "msocommentreference" in one.get("class", "").lower() or (
            one.tag == "a" and "msocomanchor" in one.get("class", "")
        ):
            _blank(one)
        elif "msocomtxt" in one.get("class", "") and one in parents:
            article.note("a comment in the margin was not brought", left=words(one))
            _blank(one)


def _blank(element: Element) -> None:
    element[:] = []
    element.text = None
