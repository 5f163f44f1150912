"""Where links lead: the page itself, without what counts readers and whoever stands between."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urljoin, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from plnfolio.importing.article import FROM, Article, fill, pieces, words
from plnfolio.model.slug import slugify

_WRAPPED = (
    (re.compile(r"https?://(?:www\.)?google\.[a-z.]+/url"), ("q", "url")),
    (re.compile(r"https?://lm?\.facebook\.com/l\.php"), ("u",)),
    (re.compile(r"https?://[\w.]*safelinks\.protection\.outlook\.com/"), ("url",)),
    (re.compile(r"https?://(?:www\.)?youtube\.com/redirect"), ("q",)),
    (re.compile(r"https?://(?:www\.)?linkedin\.com/(?:redir/redirect|safety/go)"), ("url",)),
    (re.compile(r"https?://out\.reddit\.com/"), ("url",)),
)
_TRACKING = re.compile(
    r"(?i)utm_\w+|fbclid|gclid|gclsrc|dclid|msclkid|mc_[ce]id|igshid|igsh|ref_src|ref_url|_hs(?:enc|mi)"
    r"|yclid|twclid|trk|trkinfo|si(?=$)|feature(?=$)|spm|scid|vero_id|oly_(?:anon|enc)_id|wt_mc"
)
_HARMFUL = re.compile(r"(?i)\s*(?:javascript|vbscript|data|blob|about|file|chrome|resource)\s*:")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def mended(article: Article) -> None:
    """Mend all links of a body; what led nowhere is words, and named."""
    names = {
        name: words(one)
        for one in article.body.iter()
        if one.tag in HEADINGS and (name := one.get("id"))
    }
    article.anchors = {name: slugify(head) for name, head in names.items()}
    for parent in list(article.body.iter()):
        if not any(child.tag in ("a", "img") for child in parent):
            continue
        inside: list[str | Element] = []
        for one in pieces(parent):
            if (
                isinstance(one, str)
                or one.tag not in ("a", "img")
                or one.get("class") == "footnote"
            ):
                inside.append(one)
            elif one.tag == "img":
                _picture(article, one)
                inside.append(one)
            elif _leads(article, one, names):
                inside.append(one)
            else:
                inside += pieces(one)
        parent.text = None
        parent[:] = []
        fill(parent, inside)
    for one in article.body.iter():
        if one.tag in HEADINGS:
            one.attrib.pop("id", None)


def _picture(article: Article, picture: Element) -> None:
    src = picture.get("src", "")
    if not _is_address(src):
        picture.set("src", "")
    elif src.startswith("//"):
        picture.set("src", f"https:{src}")
    elif not _SCHEME.match(src) and article.pictures(src) is None and _is_web(_base(article)):
        picture.set("src", urljoin(_base(article), src))


def _leads(article: Article, link: Element, names: dict[str, str]) -> bool:
    """Mend the address of a link; false where it leads nowhere that a reader could go."""
    href = link.get("href", "").strip()
    link.attrib.setdefault(FROM, href)
    if not words(link) and not any(one.tag == "img" for one in link.iter()):
        return False
    if not _is_address(href):
        article.note("no link any more: it was no address", near=words(link), left=href)
        return False
    page, sharp, name = href.partition("#")
    same = not page or (article.address and page.rstrip("/") == article.address.rstrip("/"))
    if sharp and same:
        head = names.get(unquote(name))
        if head and slugify(head):
            link.set("href", f"#{slugify(head)}")
            return True
        if name not in ("", "top"):
            article.note(
                "no link any more: it led to a place that is none", near=words(link), left=href
            )
        return False
    if _HARMFUL.match(href) or not href:
        article.note(
            "no link any more: it was no address of the web", near=words(link), left=href[:200]
        )
        return False
    clean = cleaned(href)
    if clean != href:
        article.note("a link without what counted its readers", near=words(link), left=href)
    if clean.startswith("//"):
        clean = f"https:{clean}"
    if not _SCHEME.match(clean):
        if article.pictures(unquote(clean.partition("#")[0])) is not None:
            return True
        if not _is_web(_base(article)):
            article.note(
                "no link any more: it led to a page beside this one", near=words(link), left=href
            )
            return False
        clean = urljoin(_base(article), clean)
    link.set("href", clean)
    return True


def _is_address(written: str) -> bool:
    """Whether it can be taken apart at all: brackets, say, are those of a number as host."""
    try:
        urlsplit(written)
    except ValueError:
        return False
    return True


def _base(article: Article) -> str:
    return article.base or article.address


def is_page(name: str) -> bool:
    """Whether an address of a file is that of a page."""
    return name.lower().endswith((".html", ".htm", ".xhtml", ".php", ".asp", ".aspx"))


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://"))


def cleaned(href: str) -> str:
    """The address that is meant, without trackers."""
    href = href.strip()
    for _ in range(3):
        inner = _unwrapped(href)
        if inner == href:
            break
        href = inner
    try:
        parts = urlsplit(href)
    except ValueError:
        return href
    if not parts.query or not any(
        map(_TRACKING.fullmatch, re.findall(r"(?:^|&)([^=&]+)", parts.query))
    ):
        return href
    kept = [one for one in parts.query.split("&") if not _TRACKING.fullmatch(one.partition("=")[0])]
    return urlunsplit(parts._replace(query="&".join(kept)))


def _unwrapped(href: str) -> str:
    for pattern, names in _WRAPPED:
        if pattern.match(href):
            try:
                asked = parse_qs(urlsplit(href).query)
            except ValueError:
                return href
            for inner in (asked.get(name, [""])[0] for name in names):
                if inner.startswith(("http://", "https://")):
                    return inner
    return href
