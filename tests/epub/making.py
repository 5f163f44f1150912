"""Books for tests: texts by their HTML, and what is in the file that they become."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

from PIL import Image

from plnfolio.diagnostics import Span
from plnfolio.epub.binding import bound
from plnfolio.model.manuscript import Manuscript
from plnfolio.theme.chain import load_theme
from plnfolio.theme.strings import Strings, load_strings
from sites.building import CHECKOUT
from sites.text import PNG

BASE = "https://ada.example.org/pln"
X = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"


@cache
def strings(language: str = "en") -> Strings:
    theme = load_theme(CHECKOUT, "base", Span("site.yaml"), [])
    assert theme is not None
    return load_strings(theme, language, [])


def text(html: str, address: str = "/posts/one/", **more: object) -> Manuscript:
    fields: dict[str, object] = {
        "path": f"content{address[:-1]}.md",
        "kind": "post",
        "address": address,
        "url": BASE + address,
        "site_title": "Notes",
        "title": "One",
        "summary": "",
        "language": "en",
        "direction": "ltr",
        "authors": ("Ada Berg",),
        "html": html,
    }
    return Manuscript(**{**fields, **more})  # type: ignore[arg-type]


def avif() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (4, 3), (200, 30, 30)).save(file, "AVIF")
    return file.getvalue()


SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><script>1</script>
<style>.a{fill:red}@media print{.a{fill:blue}} broken</style><rect id="1" class="a"/></svg>"""

FILES: Mapping[str, Callable[[], bytes]] = {
    "posts/one/a.png": lambda: PNG,
    "posts/one/b.avif": avif,
    "posts/one/c.svg": lambda: SVG,
    "posts/one/d é.png": lambda: PNG,
    "posts/one/no.png": lambda: b"words",
}


def read(path: str) -> bytes | None:
    return FILES[path]() if path in FILES else None


def files(*texts: Manuscript, language: str = "en") -> dict[str, bytes]:
    """The files of a book."""
    data = bound(texts, read, strings(language))
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert book.testzip() is None
        return {name: book.read(name) for name in book.namelist()}


def page(found: Mapping[str, bytes], name: str) -> Element:
    return fromstring(found[f"EPUB/{name}"])


def folder(path: Path) -> Path:
    """A folder with the files that the site would have."""
    for name, make in FILES.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(make())
    return path
