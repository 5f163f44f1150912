"""What a file needs a Content Security Policy to allow, read from its bytes.

Needs are written as policies are: a directive and a source (CSP 3, 2.3.1). A page needs besides
what the style sheets and scripts need that it uses; it names them by their paths (``uses``).
Whoever sees a need too many allows a little more; one too few breaks a page. So bytes are looked
at as they are, remarks and all.
"""

from __future__ import annotations

import html
import posixpath
import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plnfolio.packages.alone import keeps

USES = "uses "
"""Before the path of a file of the site that a page runs or is styled by."""

FOREIGN = "foreign"
"""Before what a program of somebody else's comes from: nobody can tell what it asks for."""

UNTOLD = "untold"
"""Before what a script of the author's does that no policy worth having allows."""

ORIGIN = "origin"
"""That a program keeps something in the browser, or frames others: it must be of the site."""

THEIRS = "theirs"
"""That a page is a file of the author’s, or of another program: it has no policy of ours."""

Needs = tuple[str, ...]

PAGES = (".html", ".htm", ".xhtml", ".xht")
_DOCUMENTS = (*PAGES, ".svg")
_SCRIPTS = (".js", ".mjs")
_READ = (*_DOCUMENTS, ".css", *_SCRIPTS)
"""Endings of the files that need anything."""

_TAG = re.compile(r"""<([A-Za-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
_ELEMENT = re.compile(
    r"<(?=(?:script|style|link|iframe|frame|img|image|feimage|input|video|audio|source|track"
    r"|object|embed|form|button)[\s/>])"
)
_SAYING = (
    re.compile(r"style\s*="),
    re.compile(r"srcdoc\s*="),
    re.compile(r"""on(?<=[ \n\t\r\f"'/]on)[a-z]+\s*="""),
    re.compile(r"javascript:"),
)
"""What may stand in any tag; each begins with letters, so that looking is quick."""

_END = {name: re.compile(f"</{name}", re.ASCII | re.IGNORECASE) for name in ("script", "style")}
_PROGRAM = re.compile(r"(|module|importmap|speculationrules|.*(java|ecma|j|live)script.*)")
_CSS_ADDRESS = re.compile(
    r"""@import\s+(?:url\(\s*)?["']?(?P<sheet>[^"')\s;]+)|url\(\s*["']?(?P<file>[^"')\s]+)""",
    re.IGNORECASE,
)
_FACE = re.compile(r"\.(?:woff2?|[ot]tf|eot)\b|^data:(?:application/)?(?:x-)?font", re.IGNORECASE)
_ELSEWHERE = re.compile(r"""["'`](?:https?:)?//(?!www\.w3\.org/)[\w-]+\.[\w.-]+""")
_EVALUATES = re.compile(r"\beval\s*\(|\bnew\s+Function\b|\bset(?:Timeout|Interval)\s*\(\s*[\"'`]")
_WRITES_STYLES = re.compile(
    r"""createElement(?:NS)?\s*\([^)]*["'`]style["'`]|setAttribute\s*\(\s*["'`](?:style|on\w+)["'`]"""
)
_ANYWHERE = tuple(
    f"{kind}-src https:" for kind in ("connect", "font", "frame", "img", "media", "script", "style")
)
"""What a program may ask for that nobody here has read."""


def needs(path: str, data: bytes) -> Needs:
    """What a file of the site needs; ``path`` is relative to the site, with ``/``."""
    ending = posixpath.splitext(path)[1].lower()
    text = data.decode("utf-8", "replace") if ending in _READ else ""
    if ending in _DOCUMENTS:
        return tuple(sorted(set(_of_html(text, path))))
    if ending == ".css":
        return tuple(sorted(set(_of_css(text, path))))
    return tuple(sorted(set(_of_script(text)))) if ending in _SCRIPTS else ()


def of_copy(path: str, origin: Path) -> Needs:
    """What a file that is copied needs; of a page only whether it must be of the site."""
    if not path.lower().endswith(_READ):
        return ()
    data = origin.read_bytes()
    found = (THEIRS,) if path.lower().endswith(PAGES) else needs(path, data)
    return (*found, ORIGIN) if keeps(data.decode("utf-8", "replace")) else found


def of_page(path: str, every: Mapping[str, Needs]) -> frozenset[str]:
    """What a page needs with all files that it uses, and those that these use."""
    found: set[str] = set()
    todo = [path]
    while todo:
        fresh = set(every.get(todo.pop(), ())) - found
        found |= fresh
        todo += (need.removeprefix(USES) for need in fresh if need.startswith(USES))
    return frozenset(need for need in found if not need.startswith(USES))


def _of_html(text: str, path: str) -> Iterator[str]:
    for tag in _telling(text):
        name = tag[1].lower()
        attributes = {
            found[1].lower(): html.unescape(found[2] or found[3] or found[4] or "")
            for found in _ATTRIBUTE.finditer(tag[2])
        }
        for attribute, value in attributes.items():
            yield from _of_attribute(attribute, value)
        if name in ("script", "style"):
            yield from _of_inside(name, attributes, text, tag.end(), path)
        if reader := _ELEMENTS.get(name):
            yield from reader(attributes, path)


def _telling(text: str) -> Iterator[re.Match[str]]:
    """The tags of some HTML that may need anything; most of it is prose."""
    small = text.encode("utf-8", "replace").lower().decode()  # A to Z alone, in any number of signs
    starts = {found.start() for found in _ELEMENT.finditer(small)}
    for place in [found.start() for saying in _SAYING for found in saying.finditer(small)]:
        start = text.rfind("<", 0, place + 1)
        tag = _TAG.match(text, start) if start >= 0 else None
        if tag and tag.end() > place:
            starts.add(start)
    for start in sorted(starts):
        if tag := _TAG.match(text, start):
            yield tag


def _of_attribute(name: str, value: str) -> Iterator[str]:
    if name == "style":
        yield from ("style-src 'unsafe-hashes'", f"style-src {_hash(value)}")
        yield from _of_css(value, "")
    elif name.startswith("on") and name.isalpha():
        yield from ("script-src 'unsafe-hashes'", f"script-src {_hash(value)}")
        yield from _of_script(value)
    elif name == "srcdoc":
        yield from _of_html(value, "")
    elif name in ("href", "action", "src") and value.strip().lower().startswith("javascript:"):
        # Browsers take the digest of the whole address (CSP 3, 6.7.3.3).
        yield from ("script-src 'unsafe-hashes'", f"script-src {_hash(value.strip())}")


def _of_inside(
    name: str, attributes: dict[str, str], text: str, start: int, path: str
) -> Iterator[str]:
    """What stands between two tags is allowed by its digest (CSP 3, 8.4)."""
    if name == "script" and (
        "src" in attributes or not _PROGRAM.fullmatch(attributes.get("type", "").strip().lower())
    ):
        return
    end = _END[name].search(text, start)
    inside = text[start : end.start() if end else None].replace("\r\n", "\n").replace("\r", "\n")
    if inside:
        yield f"{name}-src {_hash(inside)}"
        yield from _of_css(inside, path) if name == "style" else _of_script(inside)


def _of_script(text: str) -> Iterator[str]:
    if "WebAssembly" in text or "pagefind.js" in text:
        yield "script-src 'wasm-unsafe-eval'"
    if _ELSEWHERE.search(text):
        yield from _ANYWHERE
    if _EVALUATES.search(text):
        yield f"{UNTOLD} makes programs of text"
    if _WRITES_STYLES.search(text):
        yield f"{UNTOLD} writes styles or programs into the page"


def _of_css(text: str, path: str) -> Iterator[str]:
    for found in _CSS_ADDRESS.finditer(text):
        if sheet := found["sheet"]:
            yield from _of_sheet(sheet, path)
        elif found["file"]:
            yield from _from("font" if _FACE.search(found["file"]) else "img", found["file"])


def _of_sheet(address: str, path: str) -> Iterator[str]:
    """A style sheet; one from elsewhere asks for fonts and pictures that nobody here has seen."""
    if origin := _origin(address):
        yield from (f"style-src {origin}", "font-src https:", "img-src https:")
    elif used := _path(address, path):
        yield f"{USES}{used}"


def _from(kind: str, address: str) -> Iterator[str]:
    """What a picture, a recording or a frame needs.

    Hosts send those who ask for them on to other hosts, and a policy is held against every one of
    them (CSP 3, 7.7): so they may come from wherever there is encryption.
    """
    start = address.strip().lower()
    if start.startswith(("data:", "blob:")):
        yield f"{kind}-src {start.partition(':')[0]}:"
    elif _origin(address):
        yield f"{kind}-src https:"
        if start.startswith("http:"):
            yield f"{kind}-src http:"


def _origin(address: str) -> str:
    """``https://host`` of an address that leads out of the site."""
    address = address.strip()
    if not re.match(r"(?i)(?:https?:)?//", address):
        return ""
    try:
        parts = urlsplit(address if address.lower().startswith("http") else f"https:{address}")
        host = parts.hostname and parts.hostname.encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "https:"
    return f"{parts.scheme.lower()}://{host}{port}" if host else ""


def _path(address: str, path: str) -> str:
    """The path in the site of what an address in a file leads to; empty if it leads out of it."""
    address = unquote(address.strip().partition("?")[0].partition("#")[0])
    if not address or re.match(r"[a-zA-Z][\w+.-]*:|//", address):
        return ""
    folder = "" if address.startswith("/") else posixpath.dirname(path)
    return posixpath.normpath(posixpath.join("/", folder, address.lstrip("/"))).lstrip("/")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8', 'replace')).digest()).decode()}'"


def _script(attributes: dict[str, str], path: str) -> Iterator[str]:
    source = attributes.get("src", attributes.get("href", attributes.get("xlink:href", "")))
    if origin := _origin(source):
        yield from (f"script-src {origin}", f"{FOREIGN} {origin}", *_ANYWHERE)
    elif source.lower().startswith("data:"):
        yield from ("script-src data:", *_ANYWHERE)
    elif used := _path(source, path):
        yield f"{USES}{used}"


def _link(attributes: dict[str, str], path: str) -> Iterator[str]:
    kinds, address = attributes.get("rel", "").lower().split(), attributes.get("href", "")
    if "stylesheet" in kinds:
        yield from _of_sheet(address, path)
    elif {"icon", "apple-touch-icon", "mask-icon"} & {*kinds}:
        yield from _from("img", address)
    elif "manifest" in kinds:
        yield from _from("manifest", address)
    elif {"preload", "modulepreload", "prefetch"} & {*kinds} and (origin := _origin(address)):
        kind = _PRELOADED.get(attributes.get("as", "script").lower(), "connect")
        yield f"{kind}-src {origin}"


def _frame(attributes: dict[str, str], path: str) -> Iterator[str]:
    yield from _from("frame", attributes.get("src", ""))


def _picture(attributes: dict[str, str], path: str) -> Iterator[str]:
    for name in ("src", "href", "xlink:href", "poster"):
        yield from _from("img", attributes.get(name, ""))
    for candidate in re.split(r"\s*,\s+|\s+", attributes.get("srcset", "")):
        yield from _from("img", candidate)


def _recording(attributes: dict[str, str], path: str) -> Iterator[str]:
    yield from _from("media", attributes.get("src", ""))
    yield from _from("img", attributes.get("poster", ""))
    for candidate in re.split(r"\s*,\s+|\s+", attributes.get("srcset", "")):
        yield from _from("img", candidate)


def _thing(attributes: dict[str, str], path: str) -> Iterator[str]:
    address = attributes.get("data", attributes.get("src", ""))
    yield "object-src 'self'"
    # What it shows may be a page (CSP 3, 6.1.4).
    for kind in ("object", "frame"):
        yield from _from(kind, address)


def _form(attributes: dict[str, str], path: str) -> Iterator[str]:
    for name in ("action", "formaction"):
        if _origin(attributes.get(name, "")):
            yield "form-action https:"


_PRELOADED = {
    "script": "script",
    "style": "style",
    "font": "font",
    "image": "img",
    "video": "media",
    "audio": "media",
    "track": "media",
}
_ELEMENTS: dict[str, Callable[[dict[str, str], str], Iterator[str]]] = {
    "script": _script,
    "link": _link,
    "iframe": _frame,
    "frame": _frame,
    "img": _picture,
    "image": _picture,
    "feimage": _picture,
    "input": _picture,
    "video": _recording,
    "audio": _recording,
    "source": _recording,
    "track": _recording,
    "object": _thing,
    "embed": _thing,
    "form": _form,
    "button": _form,
}
