"""Colours and type of the pictures, for a page's own tokens and for a file that stands alone."""

from __future__ import annotations

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
SERIF = 'Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", serif'

_STATES = (
    ".pln-link{cursor:pointer}"
    ".pln-link:focus{outline:none}"
    ".pln-link:focus-visible .pln-area"
    "{stroke:var(--map-focus,#1a5fb4);stroke-width:2.5}"
    ".pln-link:hover .pln-label{text-decoration:underline}"
)


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

    def sheet(self) -> str:
        """The style sheet of a file that stands alone; nothing on a page."""
        if not self.standalone:
            return ""
        dark = "".join(
            f'[fill="{LIGHT[name]}"]{{fill:{DARK[name]}}}[stroke="{LIGHT[name]}"]{{stroke:{DARK[name]}}}'
            for name in LIGHT
        )
        forced = {
            "ink": "CanvasText",
            "soft": "CanvasText",
            "rule": "GrayText",
            "paper": "Canvas",
            "accent": "CanvasText",
            "mark": "Canvas",
            "tint": "Canvas",
        }
        system = "".join(
            f'[fill="{LIGHT[name]}"]{{fill:{word}}}[stroke="{LIGHT[name]}"]{{stroke:{word}}}'
            for name, word in forced.items()
        )
        return (
            f"<style>{_STATES}"
            f"@media (prefers-color-scheme:dark){{{dark}}}"
            f"@media (forced-colors:active){{{system}}}</style>"
        )
