"""A WordPress export (WXR): posts and pages with what both editors leave in them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from plnfolio.diagnostics import RefusedError
from plnfolio.html_tree import html_tree
from plnfolio.importing.article import Article, Pictures, words
from plnfolio.importing.sources.classic import as_html
from plnfolio.importing.sources.seen import seen
from plnfolio.importing.sources.uploads import beside, uploads
from plnfolio.importing.sources.xml import bounded, local, not_too_many, root_of, starts_with, texts
from plnfolio.model.days import NoDayError, read_day

ROOTS, SPACE = ("rss",), b"wordpress.org/export/"
"""By which its exports are known."""

_NOT_TEXTS = frozenset(
    "attachment nav_menu_item wp_navigation wp_global_styles wp_template wp_template_part revision"
    " custom_css customize_changeset oembed_cache user_request wp_font_family wp_font_face"
    " jetpack_migration feedback".split()
)
"""What else WordPress calls a post."""

_WAITING = frozenset(("draft", "pending", "private", "future"))
_THROWN_AWAY = frozenset(("trash", "auto-draft", "inherit"))


class WordPress:
    """One file of XML, which says that it is of WordPress."""

    def recognises(self, path: Path) -> bool:
        """By its namespace."""
        return path.is_file() and starts_with(path, ROOTS, SPACE)

    def articles(self, path: Path, origin: str) -> Iterator[Article]:
        """Posts and pages, in the order of the export."""
        yield from posts(root_of(path, origin), origin, uploads(beside(path)))


def posts(root: Element, origin: str, pictures: Pictures) -> Iterator[Article]:
    """The texts of an export, with the pictures that were exported too."""
    items = [one for one in root.iter() if local(one) == "item"]
    names = {
        _field(one, "author_login"): _field(one, "author_display_name")
        for one in root.iter()
        if local(one) == "author"
    }
    attached = {
        _field(one, "post_id"): _field(one, "attachment_url")
        for one in items
        if _field(one, "post_type") == "attachment"
    }
    made: list[Article] = []
    left: list[tuple[str, Element]] = []
    for item in items:
        kind, status = _field(item, "post_type") or "post", _field(item, "status")
        if kind in _NOT_TEXTS or status in _THROWN_AWAY:
            left.append((kind if kind in _NOT_TEXTS else status, item))
            continue
        article = _article(item, origin, attached)
        article.author = names.get(article.author) or article.author
        article.pictures = pictures
        made.append(article)
        not_too_many(made, origin)
    if not made:
        raise RefusedError(
            f"there are no posts or pages in {origin}",
            "choose “All content” under Tools, Export in WordPress",
        )
    _leave(made[0], left)
    yield from made


def _leave(article: Article, left: list[tuple[str, Element]]) -> None:
    """Name what is no text; a picture that a text shows is brought with it."""
    for kind, item in left:
        title = next(iter(texts(item, "title")), "")
        said = " ".join(words(html_tree(text)) for text in texts(item, "encoded"))
        if kind == "trash" or said or kind not in ("attachment", "inherit"):
            what = {"trash": "thrown away", "nav_menu_item": "a line of a menu"}.get(kind, kind)
            article.note(f"not brought: {what}", left=f"{title} {said}".strip())


def _article(item: Element, origin: str, pictures: dict[str, str]) -> Article:
    title = next(iter(texts(item, "title")), "")
    text = f"{origin}#{_field(item, 'post_id')}"
    body = html_tree(bounded(as_html(bounded(_encoded(item, "content"), text)), text))
    meta = dict(_meta(item))
    _with_notes(body, meta.get("footnotes", ""))
    _with_picture(body, pictures.get(meta.get("_thumbnail_id", ""), ""))
    article = Article(text, body, words(html_tree(title)))
    article.said, article.shown = seen(body)
    article.said = f"{article.title} {article.said}"
    article.kind = "page" if _field(item, "post_type") == "page" else "post"
    article.name = _field(item, "post_name")
    article.address = next(iter(texts(item, "link")), "")
    article.author = next(iter(texts(item, "creator")), "")
    article.date = _day(_field(item, "post_date"), next(iter(texts(item, "pubDate")), ""))
    article.updated = _day(_field(item, "post_modified"))
    if article.date and article.updated and article.updated <= article.date:
        article.updated = None
    article.tags = tuple(dict.fromkeys(_tags(item)))
    _state(article, item)
    if summary := words(html_tree(_encoded(item, "excerpt"))):
        article.matter["summary"] = summary
    for comment in item:
        if local(comment) == "comment":
            who, said = _field(comment, "comment_author"), _field(comment, "comment_content")
            article.note("a comment was not brought", left=f"{who} {words(html_tree(said))}")
    return article


def _state(article: Article, item: Element) -> None:
    """Whether a text was for everybody to read."""
    status = _field(item, "status")
    article.draft = status in _WAITING
    if status == "private" or _field(item, "post_password"):
        article.draft = True
        article.note("it was not for everybody on WordPress, so it is a draft here")


def _with_notes(body: Element, written: str) -> None:
    """The footnotes of the block editor, which stand apart from the text that calls them."""
    try:
        listed = json.loads(written) if written else []
    except ValueError:
        return
    notes = [one for one in listed if isinstance(one, dict) and one.get("id")]
    if not notes or not isinstance(listed, list):
        return
    ol = SubElement(body, "ol", {"class": "wp-block-footnotes"})
    for one in notes:
        item = SubElement(ol, "li", {"id": str(one["id"])})
        item.extend(html_tree(f"<p>{one.get('content', '')}</p>"))
        back = SubElement(item[-1] if len(item) else item, "a", {"href": f"#{one['id']}-link"})
        back.text = "↩"


def _with_picture(body: Element, address: str) -> None:
    """The picture that a theme shows over a text."""
    if address and not any(one.get("src") == address for one in body.iter("img")):
        holder = Element("p")
        SubElement(holder, "img", {"src": address, "alt": ""})
        holder.tail, body.text = body.text, None
        body.insert(0, holder)


def _encoded(item: Element, space: str) -> str:
    """The content or the excerpt: both elements are called the same in different namespaces."""
    for one in item:
        if local(one) == "encoded" and f"/{space}/" in str(one.tag):
            return one.text or ""
    return ""


def _field(item: Element, name: str) -> str:
    return next(iter(texts(item, name)), "")


def _meta(item: Element) -> Iterator[tuple[str, str]]:
    for one in item:
        if local(one) == "postmeta":
            yield _field(one, "meta_key"), _field(one, "meta_value")


def _tags(item: Element) -> Iterator[str]:
    for one in item:
        if local(one) == "category" and one.get("domain") in ("post_tag", "category"):
            tag = " ".join((one.text or "").split())
            if tag and tag.lower() != "uncategorized":
                yield tag


def _day(*written: str) -> datetime.date | None:
    for one in written:
        if one and not one.startswith("0000"):
            try:
                return read_day(one).day
            except NoDayError:
                continue
    return None
