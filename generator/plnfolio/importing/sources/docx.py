"""A document of Word (.docx), by mammoth: what it gives is a page like any other."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from plnfolio.diagnostics import RefusedError
from plnfolio.html_tree import html_tree
from plnfolio.importing.article import Article, Picture, Pictures, words
from plnfolio.importing.sources.byline import dated
from plnfolio.importing.sources.seen import seen, without
from plnfolio.importing.sources.xml import local
from plnfolio.model.days import NoDayError, read_day
from plnfolio.xml_tree import NoXmlError, xml_tree

if TYPE_CHECKING:
    import datetime

_LARGEST = 100_000_000
"""Bytes of all parts, unpacked; pictures are the most of it."""

_LARGEST_TEXT = 12_000_000
_MOST_PARTS = 5_000
_MOST_TAGS = 120_000
"""Of one part; a book of 3,000 paragraphs in several hands has ninety thousand."""

_STYLES = """
p[style-name='Title'] => h1.plnfolio-title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name^='TOC'] => p.plnfolio-toc:fresh
p[style-name^='toc'] => p.plnfolio-toc:fresh
p[style-name='TOC Heading'] => p.plnfolio-toc:fresh
r[style-name='HTML Code'] => code
r[style-name='Emphasis'] => em
r[style-name='Strong'] => strong
r[style-name='Subtle Emphasis'] => em
r[style-name='Intense Emphasis'] => em
strike => del
br[type='page'] =>
"""

_WHERE = ("document", "footnotes", "endnotes")
_BESIDE = ("header", "footer")


class Document:
    """One file."""

    def recognises(self, path: Path) -> bool:
        """By its ending; an older ``.doc`` is of another kind altogether."""
        return path.suffix.lower() in (".docx", ".docm", ".doc") and path.is_file()

    def articles(self, path: Path, origin: str) -> Iterator[Article]:
        """The document."""
        try:
            with zipfile.ZipFile(path) as box:
                parts = _judged(box, origin)
        except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError) as error:
            raise RefusedError(
                f"{origin} is no document of Word that can be read",
                "open it in Word and save it as “Word document (.docx)”, without a password",
            ) from error
        yield _article(path, origin, parts)


def _judged(box: zipfile.ZipFile, origin: str) -> dict[str, Element]:
    """The parts in XML; RefusedError where they are damaged, or a trap."""
    infos = box.infolist()
    size = sum(one.file_size for one in infos)
    xml = [one for one in infos if one.filename.endswith((".xml", ".rels"))]
    if (
        len(infos) > _MOST_PARTS
        or size > _LARGEST
        or any(one.file_size > _LARGEST_TEXT for one in xml)
    ):
        raise RefusedError(
            f"{origin} unpacks to more than any document has: {size / 10**6:.0f} MB",
            "make its pictures smaller (Picture Format, Compress Pictures)",
        )
    if "word/document.xml" not in box.namelist():
        raise RefusedError(
            f"{origin} is no document of Word that can be read",
            "open it in Word and save it as “Word document (.docx)”",
        )
    parts = {}
    for one in xml:
        # A list may lie about the size; no more is read than it says.
        with box.open(one) as file:
            data = file.read(one.file_size + 1)
        if data.count(b"<") > _MOST_TAGS:
            raise RefusedError(
                f"{origin} is larger than any document ({one.filename})", "hand it over in parts"
            )
        try:
            parts[one.filename] = xml_tree(data)
        except NoXmlError as error:
            raise RefusedError(
                f"{origin} is damaged: {one.filename}, {error}", "open it in Word and save it anew"
            ) from error
    return parts


def _article(path: Path, origin: str, trees: dict[str, Element]) -> Article:
    html, pictures = _converted(path, origin)
    body = html_tree(html)
    article = Article(origin, body, pictures=pictures)
    article.said, article.shown = seen(body)
    _about(article, trees.get("docProps/core.xml"), path)
    _comments(article, body)
    _said(article, trees)
    _changes(article, trees)
    for toc in [one for one in body if one.get("class") == "plnfolio-toc"]:
        article.note("left out: the table of contents, which plnfolio makes", left=words(toc))
        body.remove(toc)
    return article


def _converted(path: Path, origin: str) -> tuple[str, Pictures]:
    """HTML, and its pictures by the names that they have in it."""
    import mammoth  # noqa: PLC0415 - slow to load, and seldom needed
    from mammoth import images  # noqa: PLC0415

    found: dict[str, Picture] = {}

    def picture(image: Any) -> dict[str, str]:
        with image.open() as file:
            data = file.read(_LARGEST)
        ending = str(image.content_type).rpartition("/")[2].replace("jpeg", "jpg")
        name = f"picture-{len(found) + 1}.{ending.partition('+')[0]}"
        found[name] = Picture(data, name)
        return {"src": name}

    options = {
        "style_map": f"{_STYLES}\ncomment-reference => sup.plnfolio-comment",
        "convert_image": images.img_element(picture),
        "id_prefix": "docx-",
    }
    try:
        with path.open("rb") as file:
            made = mammoth.convert_to_html(io.BytesIO(file.read()), **options)
    except (KeyError, ValueError, OSError, AttributeError, IndexError, RecursionError) as error:
        raise RefusedError(
            f"{origin} is damaged, or was made by another program than Word",
            "open it in Word or LibreOffice and save it anew as “Word document (.docx)”",
        ) from error
    return made.value, found.get


def _about(article: Article, core: Element | None, path: Path) -> None:
    """The title that is set as one, or that the document says; its author, and its day."""
    shown = [one for one in article.body if one.get("class") == "plnfolio-title"]
    heads = [one for one in article.body.iter() if one.tag == "h1"]
    said = {local(one): (one.text or "").strip() for one in core} if core is not None else {}
    if shown:
        article.title = words(shown[0])
    elif len(heads) == 1 and article.body[0] is heads[0]:
        article.title = words(heads[0])
    else:
        article.title = said.get("title", "") or path.stem.replace("_", " ")
    article.author = said.get("creator", "")
    article.date = _day(said.get("created", ""))
    article.language = said.get("language", "")
    dated(article, sure=False)


def _day(written: str) -> datetime.date | None:
    try:
        return read_day(written).day if written else None
    except NoDayError:
        return None


def _comments(article: Article, body: Element) -> None:
    """Remarks in the margin: they are named, and so are their places."""
    for parent in list(body.iter()):
        without(parent, lambda one: one.get("class") == "plnfolio-comment")
        for one in without(parent, _is_comments):
            for said in one.iter("dd"):
                for back in [link for link in said.iter("a") if link.get("href", "")[:1] == "#"]:
                    back.text = ""
                article.note("a comment in the margin was not brought", left=words(said))


def _is_comments(element: Element) -> bool:
    return element.tag == "dl" and any(
        one.get("id", "").startswith("docx-comment-") for one in element
    )


def _said(article: Article, trees: dict[str, Element]) -> None:
    """All words of the document, by its own parts: what mammoth leaves out is missed by count."""
    lines = []
    for name, tree in sorted(trees.items()):
        part = name.removeprefix("word/").removesuffix(".xml")
        if part in _WHERE:
            lines += [_line(one) for one in tree.iter() if local(one) == "p"]
        elif part.rstrip("0123456789") in _BESIDE and name.startswith("word/"):
            text = " ".join(" ".join(map(_line, tree.iter())).split())
            shown = " ".join(_line(one) for one in tree.iter() if local(one) == "p").strip()
            if shown and text:
                article.note("what stands on every page was not brought", left=shown)
    article.said = "\n".join(lines)


def _line(paragraph: Element) -> str:
    """The words of a paragraph, without those of paragraphs in boxes in it."""
    found: list[str] = []
    waiting = [(one, False) for one in reversed(paragraph)]
    while waiting:
        one, gone = waiting.pop()
        name = local(one)
        if name in ("p", "Fallback", "del", "moveFrom", "instrText"):
            continue
        if name == "t":
            found.append(one.text or "")
        elif name in ("tab", "br", "cr"):
            found.append(" ")
        elif name in ("noBreakHyphen", "softHyphen"):
            found.append("-" if name[0] == "n" else "")
        waiting += [(child, gone) for child in reversed(one)]
    return "".join(found)


def _changes(article: Article, trees: dict[str, Element]) -> None:
    """Changes that nobody has accepted yet: the text is as it would be if all were."""
    tree = trees.get("word/document.xml")
    if tree is None:
        return
    added = [_line(one) for one in tree.iter() if local(one) in ("ins", "moveTo")]
    struck = [
        "".join(part.text or "" for part in one.iter() if local(part) in ("delText", "t"))
        for one in tree.iter()
        if local(one) in ("del", "moveFrom")
    ]
    if text := " ".join(filter(None, added)):
        article.note(f"a tracked change was taken as accepted: {text}", near=text)
    if text := " ".join(filter(None, struck)):
        article.note("words that a tracked change strikes out were left out", left=text)
