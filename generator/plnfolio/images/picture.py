"""What is known of a picture, and which files are made of it: values and rules, no pixels."""

from __future__ import annotations

from typing import Literal, get_args

from plnfolio.frozen import dataclass

Format = Literal["jpeg", "png", "gif", "webp", "svg", "heif", "avif", "tiff", "bmp"]

FORMATS: tuple[Format, ...] = get_args(Format)

ENDINGS: dict[str, Format] = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".jfif": "jpeg",
    ".png": "png",
    ".apng": "png",
    ".gif": "gif",
    ".webp": "webp",
    ".svg": "svg",
    ".heic": "heif",
    ".heif": "heif",
    ".avif": "avif",
    ".tif": "tiff",
    ".tiff": "tiff",
    ".bmp": "bmp",
}
"""What a name promises, by its ending in small letters."""

WIDTHS = (480, 960, 1440)
"""Pixels: a phone, a phone or a column with a dense screen, a large dense screen."""

WIDEST = 2000
"""No file is wider, in pixels; a column of text has some 700 on the densest of screens thrice."""

_TALLEST = 16383
"""Pixels that a WebP may be high (RFC 9649, 2.6)."""

_KEPT = frozenset({"jpeg", "png", "gif", "webp", "svg"})
"""Formats that every browser shows, so that the picture keeps its own."""


STRIPPED: frozenset[Format] = frozenset({"jpeg", "png", "gif", "webp", "avif"})
"""Formats from which metadata are taken without touching a pixel."""


class BadPictureError(Exception):
    """A file that cannot be shown as a picture: why, in a sentence about it, and what helps."""

    def __init__(self, reason: str, remedy: str) -> None:
        self.reason = reason
        self.remedy = remedy
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Facts:
    """A picture as found; ``width`` and ``height`` are pixels, the right way up.

    ``turned`` says that its pixels lie on a side or upside down (Exif 2.32, Orientation);
    ``exotic`` that its colours are none that browsers take for granted (CMYK, a wide profile);
    ``clear`` that parts can be seen through; ``flat`` that it has few colours, as a drawing has.
    The picture of a paper’s first page says how many ``pages`` that has.
    """

    format: Format
    width: int
    height: int
    turned: bool = False
    animated: bool = False
    exotic: bool = False
    clear: bool = False
    flat: bool = False
    pages: int = 0

    @property
    def shown(self) -> tuple[int, int]:
        """Width and height of the file at the picture's own address."""
        return (self.width, self.height) if self.whole else self.scaled(min(self.width, WIDEST))

    @property
    def whole(self) -> bool:
        """Whether the picture's own bytes are shown, less what they tell about its maker."""
        if self.format in ("svg", "gif") or self.animated:
            return True
        fits = self.width <= WIDEST and not self.turned and not self.exotic
        return fits and self.format in _KEPT

    @property
    def shows_as_is(self) -> bool:
        """Whether browsers show the file without anything being done."""
        return self.format in _KEPT or self.format == "avif"

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths of its other files, which are WebP; none for what is small or moves."""
        if self.format in ("svg", "gif") or self.animated or self.width <= WIDTHS[0]:
            return ()
        full = min(self.width, WIDEST)
        wanted = tuple(width for width in WIDTHS if width < full)
        # A WebP is itself the widest.
        wanted += () if self.format == "webp" else (full,)
        return tuple(width for width in wanted if self.scaled(width)[1] <= _TALLEST)

    def ending(self, own: str) -> str:
        """The ending of the file at the picture's own address, which had the ending ``own``."""
        if self.format in _KEPT or self.animated:
            return own
        return ".png" if self.clear or self.flat else ".jpg"

    def scaled(self, width: int) -> tuple[int, int]:
        """A width with its height, in whole pixels."""
        return width, max(1, round(self.height * width / self.width))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on the site: where its files answer (site paths), and its size in pixels.

    ``variants`` are WebP files by width, the narrowest first. A size of 0 is not known.
    """

    path: str
    width: int
    height: int
    variants: tuple[tuple[int, str], ...] = ()


def sniff(data: bytes) -> Format | None:
    """The format of a file by its first bytes, whatever its name says."""
    head = data[:16]
    brand = head[8:12]
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if head.startswith(b"RIFF") and brand == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return "avif" if brand in (b"avif", b"avis") else _heif(brand)
    if head.startswith((b"II*\0", b"MM\0*")):
        return "tiff"
    if head.startswith(b"BM"):
        return "bmp"
    return "svg" if b"<svg" in data[:65536] or b":svg" in data[:65536] else None


def _heif(brand: bytes) -> Format | None:
    """Still pictures among the files of this family, which holds films too (ISO 23008-12)."""
    return "heif" if brand in (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1") else None
