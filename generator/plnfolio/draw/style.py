"""Colours and type of the pictures, for a page's own tokens and for a file that stands alone."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.frozen import dataclass

LIGHT = {
    "ink": "#26221d",
    "soft": "#63594d",
    "rule": "#cfc3b0",
    "paper": "#fdfbf7",
    "accent": "#8c2f1b",
    "tint": "#ead8d0",
    "mark": "#fbeab4",
    "focus": "#1a5fb4",
}
DARK = {
    "ink": "#e9e3d9",
    "soft": "#b3a899",
    "rule": "#585046",
    "paper": "#1a1815",
    "accent": "#efa988",
    "tint": "#513c30",
    "mark": "#4c3c10",
    "focus": "#8ab8f5",
}
HUES = 8
SERIF = 'Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", serif'

_LIGHT_HUES = "9c503f 4269a5 5d7327 944e73 00778d 896009 76589a 007c5e"
_DARK_HUES = "eba392 94b9f1 abc181 e3a0c1 6dc7da d7b174 c3a9e7 7acaad"
LIGHT |= {str(n): f"#{code}" for n, code in enumerate(_LIGHT_HUES.split(), 1)}
DARK |= {str(n): f"#{code}" for n, code in enumerate(_DARK_HUES.split(), 1)}
"""The hues of groups: the accent's and seven more, all equally light, neighbours far apart.

OKLCH 0.52 0.105 on light ground and 0.78 0.09 on dark, every 225 degrees from the accent's hue.
Themes derive the same from their own accent.
"""

_STATES = (
    ".pln-link{cursor:pointer}"
    ".pln-link:focus{outline:none}"
    ".pln-link:focus-visible .pln-area"
    "{stroke:var(--map-focus,#1a5fb4);stroke-width:2.5}"
    ".pln-link:hover .pln-label{text-decoration:underline}"
    ".pln-map:has(.pln-link:hover,.pln-link:focus-visible)"
    " :is(.pln-node:not(:hover,:focus-visible),.pln-bridges){opacity:.28}"
)
_FORCED = {
    "ink": "CanvasText",
    "soft": "CanvasText",
    "rule": "GrayText",
    "paper": "Canvas",
    "accent": "CanvasText",
    "mark": "Canvas",
    "tint": "Canvas",
}


def hue(number: int) -> str:
    """The name of a group's colour; after the last they begin again."""
    return str(number % HUES + 1)


@dataclass(frozen=True, slots=True)
class Palette:
    """Turns the name of a colour into what an attribute says.

    On a page that is a token of the theme with a fallback. A file that stands alone says the
    colour itself, because not every reader of SVG knows tokens, and a style sheet swaps it in the
    dark.
    """

    standalone: bool

    def __call__(self, name: str) -> str:
        """The value of ``fill`` or ``stroke``."""
        if self.standalone:
            return LIGHT[name]
        return f"var(--map-{name},{LIGHT[name]})"

    def sheet(self, *, rows: bool) -> str:
        """The style sheet of a file that stands alone; nothing on a page.

        In rows there is a current colour too.
        """
        if not self.standalone:
            return ""
        names = ("fill", "stroke", *(["color"] if rows else []))
        dark = "".join(_swapped(LIGHT[name], DARK[name], names) for name in LIGHT)
        forced = {str(n): "CanvasText" for n in range(1, HUES + 1)} | _FORCED
        system = "".join(_swapped(LIGHT[name], word, names) for name, word in forced.items())
        return (
            f"<style>{_STATES}"
            f"@media (prefers-color-scheme:dark){{{dark}}}"
            f"@media (forced-colors:active){{{system}}}</style>"
        )


def _swapped(one: str, other: str, names: Iterable[str]) -> str:
    return "".join(f'[{name}="{one}"]{{{name}:{other}}}' for name in names)
