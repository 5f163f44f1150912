"""SVG into PNG, with the extra ``png``: the same bytes on every machine."""

from __future__ import annotations

import re
from functools import cache, partial
from html import escape, unescape
from importlib.util import find_spec
from pathlib import Path

from plnfolio.theme.faces import SERIF, Faces

_TEXT = re.compile(r"(<text\b[^>]*>)(.*?)(?=</text>)", re.DOTALL)
_WORDS = re.compile(r"(?<=>)[^<>]+")


@cache
def has_png() -> bool:
    """Whether drawings can be painted."""
    return find_spec("resvg_py") is not None


def png(svg: str, faces: Faces, pixels: float = 1) -> bytes:
    """A standalone SVG in its light colours; ``pixels`` is how many there are to a unit.

    Raises ValueError for what is no SVG.
    """
    import resvg_py  # noqa: PLC0415 - an extra

    # resvg would lower the first letter alone of a line that runs from right to left.
    steady = svg.replace(' dy=".35em"', ' dominant-baseline="central"')
    files = [*faces.usual]
    dressed = _TEXT.sub(partial(_dressed, faces, files), steady)
    drawn = resvg_py.svg_to_bytes(
        svg_string=dressed,
        zoom=pixels,
        skip_system_fonts=True,
        font_files=[str(file) for file in dict.fromkeys(files)],
        font_family=SERIF,
        serif_family=SERIF,
        sans_serif_family=SERIF,
        cursive_family=SERIF,
        fantasy_family=SERIF,
        monospace_family=SERIF,
    )
    return bytes(drawn)


def _dressed(faces: Faces, files: list[Path], text: re.Match[str]) -> str:
    """An element of text whose signs name the face that has them; ``files`` gets those faces.

    resvg looks for one of its own accord, but gives up where a ligature stands in the same line,
    and takes an Arabic face that does not join its letters.
    """

    def in_face(words: re.Match[str]) -> str:
        found = []
        for face, run in faces.runs(unescape(words[0])):
            piece = escape(run, quote=False)
            if face:
                files.append(face.file)
                piece = f'<tspan font-family="{escape(face.family)}">{piece}</tspan>'
            found.append(piece)
        return "".join(found)

    return text[1] + _WORDS.sub(in_face, f">{text[2]}")[1:]
