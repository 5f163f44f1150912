"""The pictures of a text, as files that a PDF can hold, each with its description and its size."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_to_bytes
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring

from plnfolio.images.picture import BadPictureError, sniff
from plnfolio.pdf.nodes import is_seen

_POINT = 0.75
"""Of a CSS pixel (CSS Values 4, §6.2)."""

_TOKEN = re.compile(r"var\(\s*--([\w-]+)\s*(?:,([^()]*))?\)")
_SIZE = re.compile(r"\s*([\d.]+)(px|pt|)\s*")
_SVG = "http://www.w3.org/2000/svg"
_ENDINGS = {"jpeg": ".jpg", "png": ".png", "gif": ".gif", "webp": ".webp", "svg": ".svg"}
FACE = "Libertinus Serif"
"""What the words of a drawing are set in, as those around it."""


class Pictures:
    """Puts pictures into ``folder``; ``output`` is the folder of the built site."""

    def __init__(self, output: Path, folder: Path) -> None:
        self._output, self._folder = output, folder
        self._made: dict[str, tuple[str, float, float] | None] = {}
        self._count = 0

    def shown(self, element: Element) -> dict[str, Any] | None:
        """An ``img``, ``picture`` or ``svg``: file, width and height in points, description.

        None where nothing can be shown of it. Without a description it only decorates.
        """
        if element.tag == "picture":
            found = element.find(".//img")
            return self.shown(found) if found is not None else None
        if element.tag == "svg":
            made, alt = self._drawing(element), description(element)
        else:
            made, alt = self._file(element.get("src", "").strip()), element.get("alt", "")
        if made is None:
            return None
        name, width, height = made
        wanted = _number(element.get("width", "")) if element.tag == "img" else 0.0
        scale = wanted / width if wanted and width else 1.0
        said = " ".join(alt.split())
        return {
            "file": name,
            "width": round(width * scale * _POINT, 2),
            "height": round(height * scale * _POINT, 2),
        } | ({"alt": said} if is_seen(said) else {})

    def _file(self, src: str) -> tuple[str, float, float] | None:
        if src not in self._made:
            data = self._data(src)
            self._made[src] = self._kept(data) if data else None
        return self._made[src]

    def _data(self, src: str) -> bytes:
        if src.startswith("data:"):
            return _inline(src)
        if not src.startswith("/") or src.startswith("//"):
            return b""
        path = self._output / unquote(re.split("[?#]", src)[0]).lstrip("/")
        try:
            return path.read_bytes() if ".." not in path.parts else b""
        except OSError:
            return b""

    def _kept(self, data: bytes) -> tuple[str, float, float] | None:
        form = sniff(data)
        if form == "svg":
            return self._svg(data.decode("utf-8", "replace"))
        if form is None:
            return None
        from plnfolio.images.raster import printable  # noqa: PLC0415 - Pillow is slow to load

        try:
            data, (width, height) = printable(data, form)
        except BadPictureError:
            return None
        return self._put(data, _ENDINGS[sniff(data) or "png"]), width, height

    def _put(self, data: bytes, ending: str) -> str:
        self._count += 1
        name = f"picture-{self._count}{ending}"
        (self._folder / name).write_bytes(data)
        return name

    def _drawing(self, element: Element) -> tuple[str, float, float] | None:
        return self._svg(tostring(element, "unicode"))

    def _svg(self, text: str) -> tuple[str, float, float] | None:
        """A drawing in the colours that it has on white paper."""
        head = text[: text.find(">", text.find("<svg"))]
        names = {"xmlns": _SVG, "xmlns:xlink": "http://www.w3.org/1999/xlink"}
        missing = [f'{name}="{value}"' for name, value in names.items() if f"{name}=" not in head]
        if "font-family" not in head:
            missing.append(f'font-family="{FACE}"')
        text = text.replace("<svg", " ".join(["<svg", *missing]), 1)
        # A line that runs from right to left would have its first letter alone lowered.
        text = text.replace(' dy=".35em"', ' dominant-baseline="central"')
        text = _TOKEN.sub(_colour, text)
        try:
            width, height = measured(fromstring(text))  # noqa: S314 - expat bounds what entities become
        except (ParseError, ValueError):
            return None
        return (self._put(text.encode(), ".svg"), width, height) if width and height else None


def _colour(token: re.Match[str]) -> str:
    return "#fff" if token[1] == "map-paper" else (token[2] or "").strip() or "currentColor"


def measured(svg: Element) -> tuple[float, float]:
    """The width and the height of a drawing in pixels, 0 where it does not say."""
    box = [_number(part) for part in re.split(r"[\s,]+", svg.get("viewBox", "").strip())]
    wide, high = box[2:] if len(box) == 4 else (0.0, 0.0)
    width, height = _number(svg.get("width", "")), _number(svg.get("height", ""))
    if (svg.get("width") and not width) or (svg.get("height") and not height):
        width = height = 0.0
    if width and height:
        return width, height
    if wide and high:
        width = width or (height * wide / high if height else wide)
        return width, height or width * high / wide
    return 300.0, 150.0


def _number(text: str) -> float:
    found = _SIZE.fullmatch(text.lstrip("-"))
    return float(found[1]) / (_POINT if found[2] == "pt" else 1) if found else 0.0


def _inline(src: str) -> bytes:
    head, comma, data = src.partition(",")
    if not comma:
        return b""
    if head.endswith(";base64"):
        from base64 import b64decode  # noqa: PLC0415 - few pictures stand in a text

        try:
            return b64decode(unquote(data))
        except ValueError:
            return b""
    return unquote_to_bytes(data)


def description(svg: Element) -> str:
    """What a drawing says of itself to those who do not see it."""
    if svg.get("aria-hidden") == "true":
        return ""
    said = [svg.get("aria-label", "")]
    if not said[0]:
        named = {_local(child.tag): "".join(child.itertext()) for child in svg}
        said = [named.get("title", ""), named.get("desc", "")]
    parts = [text.strip().rstrip(".") for text in said if text.strip()]
    return ". ".join(parts) + "." if len(parts) > 1 else "".join(parts)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2].lower()
