"""The faces that pictures are painted with: those of the theme chain, and none of the machine's.

Which signs a face has is asked of Pillow, and only where a text has signs that are not plain.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from plnfolio.cache.digest import digest
from plnfolio.diagnostics import Problem, Span
from plnfolio.frozen import dataclass
from plnfolio.patterns import regex
from plnfolio.theme.chain import BASE, Theme

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FOLDER = "faces"
SERIF = "Noto Serif"
"""The family of what is painted, but for signs that it has not."""

_ENDINGS = (".ttf", ".otf")
_OTHERS = (".woff", ".woff2", ".ttc", ".otc", ".eot", ".pfb")
_SERIF_FILES = ("NotoSerif-Regular.ttf", "NotoSerif-Italic.ttf")

PLAIN = regex("[ -~\u00a0-\u024f\u2010-\u2027\u2030\u2032\u2033\u2039\u203a\u20ac\u2122]*")
"""Signs that Noto Serif is known to have."""

_NO_SIGN = 0x10FFFF
"""A code point that no face has (Unicode 16, 23.7)."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font file and its family."""

    family: str
    file: Path


class Faces:
    """Font files by name, those of the nearest layer first.

    ``own`` are the names of those that a theme or a site has brought.
    """

    def __init__(self, files: Mapping[str, Path], own: frozenset[str] = frozenset()) -> None:
        self.files = files
        self.own = own
        self._fonts: dict[str, FreeTypeFont] = {}
        self._found: dict[str, Face | None] = {}

    def __reduce__(self) -> tuple[type[Faces], tuple[Mapping[str, Path], frozenset[str]]]:
        """What another process needs to make the same."""
        return Faces, (self.files, self.own)

    @cached_property
    def digest(self) -> str:
        """A digest of all files."""
        lines = [f"{name} {digest(path.read_bytes())}" for name, path in self.files.items()]
        return digest("\n".join(lines))

    @property
    def usual(self) -> tuple[Path, ...]:
        """The files of Noto Serif, and those that a drawing may name as it knows of them."""
        wanted = (*sorted(self.own), *_SERIF_FILES)
        return tuple(self.files[name] for name in wanted if name in self.files)

    def lacking(self, text: str) -> str:
        """The signs of a text that no face has, each once."""
        missing = (sign for sign in paintable(text) if not self._has(sign))
        return "".join(dict.fromkeys(missing))

    def runs(self, text: str) -> Iterator[tuple[Face | None, str]]:
        """A text in pieces, each with the face that it needs; None for Noto Serif."""
        if PLAIN.fullmatch(text):
            yield None, text
            return
        signs = paintable(text)
        faces: list[Face | None] = []
        for sign in signs:
            # An accent and what cannot be seen go with the letter before them.
            goes_on = unicodedata.category(sign) in ("Mn", "Me", "Cf")
            faces.append((faces or [None])[-1] if goes_on else self._face(sign))
        pairs = zip(faces, signs, strict=True)
        for face, piece in groupby(pairs, key=lambda pair: pair[0]):
            yield face, "".join(sign for _, sign in piece)

    def _has(self, sign: str) -> bool:
        if sign.isspace() or unicodedata.category(sign) in ("Cc", "Cf"):
            return True
        return PLAIN.fullmatch(sign) is not None or self._lookup(sign) is not None

    def _face(self, sign: str) -> Face | None:
        if PLAIN.fullmatch(sign) or sign.isspace():
            return None
        found = self._lookup(sign)
        return None if found and found.family == SERIF else found

    def _lookup(self, sign: str) -> Face | None:
        """The face that has a sign, Noto Serif before all others."""
        if sign not in self._found:
            order = sorted(self.files, key=lambda name: name != _SERIF_FILES[0])
            name = next((name for name in order if _holds(self._font(name), sign)), "")
            face = Face(self._font(name).getname()[0] or "", self.files[name]) if name else None
            self._found[sign] = face
        return self._found[sign]

    def _font(self, name: str) -> FreeTypeFont:
        if name not in self._fonts:
            self._fonts[name] = _opened(self.files[name])
        return self._fonts[name]


_DECORATION = regex(
    "(?:\u200d[^\\s\u200d]|[\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0000-\U000e007f])+"
)
_PICTURE = regex(f"([\u203c-\u3299\U0001f000-\U0001ffff]){_DECORATION.pattern}")
_LOOK = regex("[\ufe00-\ufe0f\u20e3]")


def paintable(text: str) -> str:
    """A text without what changes the look of an emoji: the plain one stands for all of its kind.

    A painter of letters would leave out the whole sign.
    """
    if PLAIN.fullmatch(text):
        return text
    return _LOOK.sub("", _PICTURE.sub(r"\1", text))


def load_faces(theme: Theme, problems: list[Problem]) -> Faces:
    """The faces of a theme's chain. Problem: ``broken-face``."""
    files: dict[str, Path] = {}
    own: set[str] = set()
    for layer, found in zip(theme.layers, theme.files(FOLDER), strict=True):
        builtin = layer.builtin
        for name, path in found.items():
            place = f"{layer.place}/{FOLDER}/{name}"
            if not name.lower().endswith(_ENDINGS):
                if name.lower().endswith(_OTHERS):
                    problems.append(_broken("a font of a kind that cannot be painted with", place))
            elif not builtin and not _opens(path):
                problems.append(_broken("no font that can be read", place))
            else:
                files.setdefault(name, path)
                own |= set() if layer.name == BASE else {name}
    return Faces(files, frozenset(own))


def _broken(what: str, place: str) -> Problem:
    remedy = "use a file that ends in .ttf or .otf, as it comes from who made the font"
    return Problem("broken-face", f"this is {what}", Span(place), remedy)


def _opens(path: Path) -> bool:
    try:
        return bool(_opened(path).getname()[0])
    except OSError:
        return False


def _opened(path: Path) -> FreeTypeFont:
    from PIL import ImageFont  # noqa: PLC0415 - slow to load, and few texts need it

    return ImageFont.truetype(path, 16, layout_engine=ImageFont.Layout.BASIC)


def _holds(font: FreeTypeFont, sign: str) -> bool:
    """Whether a font has a sign: for one that it has not it draws what it draws for no sign."""
    drawn, nothing = font.getmask(sign), font.getmask(chr(_NO_SIGN))
    return drawn.size != nothing.size or bytes(drawn) != bytes(nothing)
