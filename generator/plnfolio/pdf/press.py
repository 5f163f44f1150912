"""Typst: data and a template in, a PDF out, the same bytes on any machine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Any

from plnfolio.theme.faces import SERIF, Faces

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard

TEXT_FACE, CODE_FACE = "Libertinus Serif", "DejaVu Sans Mono"
"""Faces that Typst brings along (§2.19 asks for none in particular)."""

_ACCESSIBLE: list[PDFStandard] = ["ua-1"]
_LASTING: list[PDFStandard] = ["a-2a", "ua-1"]
"""PDF/A wants to know of which day a file is."""
_LACKING = re.compile(r"(?:the text|codepoint) `\"((?:[^\"\\]|\\.)*)\"`")
_PICTURE = re.compile(r"picture-\d+\.\w+")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_WRITTEN = {"n": "\n", "r": "\r", "t": "\t"}


@cache
def available() -> bool:
    """Whether there is a Typst: it comes with the extra ``pdf``."""
    return find_spec("typst") is not None


class LackingError(Exception):
    """Signs that no face has."""

    def __init__(self, signs: str) -> None:
        self.signs = signs
        super().__init__(signs)


class UnreadableError(Exception):
    """Pictures that Typst does not read, by the names of their files."""

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names
        super().__init__(*sorted(names))


def press(folder: Path, template: str, data: Mapping[str, Any], faces: Faces, tag: str) -> bytes:
    """The PDF of a template and its data; ``folder`` holds the pictures.

    Faces of the machine are used for signs that no face of ours has, those that suit the language
    ``tag`` before others. Raises LackingError where there is none either.
    """
    own = tuple(sorted({str(file.parent) for file in faces.files.values()}))
    try:
        return _compiled(folder, template, data, _fonts(own), ours(faces, own))
    except LackingError:
        all_ = _fonts(own, machine=True)
        families = [*ours(faces, own), *suiting(tag, all_.families())]
        return _compiled(folder, template, data, all_, families)


@cache
def _fonts(folders: tuple[str, ...], *, machine: bool = False) -> Fonts:
    from typst import Fonts  # noqa: PLC0415 - an extra

    return Fonts(include_system_fonts=machine, font_paths=list(folders))


def ours(faces: Faces, folders: tuple[str, ...]) -> list[str]:
    """The families to set text in, in the order in which they are asked for a sign."""
    found = [font for font in _fonts(folders).fonts() if font.path]
    own = {str(path) for name, path in faces.files.items() if name in faces.own}
    families = [TEXT_FACE, SERIF]
    families += sorted({font.family for font in found if font.path in own})
    families += sorted({font.family for font in found})
    return list(dict.fromkeys(families))


def suiting(tag: str, families: Iterable[str]) -> list[str]:
    """Families of a machine: those that suit a language, then serifs, then all others."""
    return sorted(families, key=lambda name: (*_rank(name, tag), name))


_LOCAL = {"ja": "JP", "ko": "KR", "zh-tw": "TC", "zh-hk": "HK", "zh-hant": "TC", "zh": "SC"}


def _rank(family: str, tag: str) -> tuple[bool, bool, bool]:
    name = next((end for start, end in _LOCAL.items() if tag.lower().startswith(start)), "")
    local = bool(name) and family.endswith(f"CJK {name}")
    return not local, "Serif" not in family and "Mincho" not in family, "Noto" not in family


def _compiled(
    folder: Path, template: str, data: Mapping[str, Any], fonts: Fonts, families: list[str]
) -> bytes:
    import typst  # noqa: PLC0415 - an extra

    here = Path(__file__).parent
    for name in (f"{template}.typ", "parts.typ"):
        copyfile(here / name, folder / name)
    told = {**data, "fonts": families}
    (folder / "data.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    try:
        return typst.compile(
            folder / f"{template}.typ",
            root=folder,
            font_paths=fonts,
            pdf_standards=_LASTING if data.get("day") else _ACCESSIBLE,
            sys_inputs={"mono": "|".join([CODE_FACE, *families])},
        )
    except typst.TypstError as error:
        if lacking := _lacking(error.diagnostic):
            raise LackingError(lacking) from error
        if pictures := frozenset(_PICTURE.findall(error.diagnostic)):
            raise UnreadableError(pictures) from error
        raise


def _lacking(diagnostic: str) -> str:
    found = _LACKING.findall(diagnostic)
    return "".join(dict.fromkeys("".join(_ESCAPED.sub(_unescaped, one) for one in found)))


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else _WRITTEN.get(found[2], found[2])


def spell(folder: Path, data: Mapping[str, Any], signs: str) -> dict[str, Any]:
    """Data in which signs that cannot be shown are named by their number, and drawings too."""
    table = {ord(sign): f"[U+{ord(sign):04X}]" for sign in signs}
    for drawing in folder.glob("*.svg"):
        drawing.write_text(drawing.read_text("utf-8").translate(table), "utf-8")

    def spelled(value: Any) -> Any:
        if isinstance(value, str):
            return value.translate(table)
        if isinstance(value, list):
            return [spelled(one) for one in value]
        if isinstance(value, dict):
            return {key: spelled(one) for key, one in value.items()}
        return value

    return {key: spelled(value) for key, value in data.items()}
