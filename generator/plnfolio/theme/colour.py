"""Colours: whether one can be read on others, and the nearest one that can.

Only who has chosen a colour needs this module: the library behind it takes a while to load.
"""

from __future__ import annotations

from collections.abc import Iterable

from coloraide import Color
from coloraide.css.color_names import name2val_map

from plnfolio.diagnostics import did_you_mean

AA = 4.5
"""The contrast that text needs (WCAG 2.2, 1.4.3)."""

_STEPS = 1000
"""Into how many steps the lightness of OKLCH is cut when a colour is looked for."""

_DARK_LIGHTNESS, _DARK_CHROMA = 0.8, 0.75
"""What an accent is on a dark page: as light as folio's own, and paler by as much."""


class NotAColourError(ValueError):
    """What was written is no colour that can be printed; says what to write."""


def read(written: str) -> str:
    """An opaque CSS colour as ``#rrggbb``; NotAColourError for anything else."""
    try:
        colour = Color(written)
    except ValueError as error:
        number = f"#{written}"
        if Color.match(number, fullmatch=True):
            raise NotAColourError(f"did you mean “{number}”?") from error
        near = did_you_mean(written, name2val_map)
        raise NotAColourError(near or "write a name such as navy, or “#0b5f63”") from error
    if colour.alpha() < 1:
        raise NotAColourError("choose one that nothing shines through")
    return _hex(colour)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as ``#rrggbb``, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2: the library's own is finer, and a little different."""
    parts = [part / 255 for part in bytes.fromhex(colour[1:])]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lowest(colour: str, grounds: Iterable[str]) -> float:
    """The contrast of a colour with the ground on which it is hardest to read."""
    return min(contrast(colour, ground) for ground in grounds)


def nearest(colour: str, grounds: tuple[str, ...]) -> str | None:
    """The colour of the same hue, and as vivid, that can be read on all grounds.

    A lightness nearer to that of ``colour`` would not do. None where not even black or white can
    be read on all of them.
    """
    if lowest(colour, grounds) >= AA:
        return colour
    lightness, chroma, hue = Color(colour).convert("oklch").coords(nans=False)

    def at(step: int) -> str:
        return _hex(Color("oklch", [step / _STEPS, chroma, hue]))

    own = round(lightness * _STEPS)
    found = []
    for end in (0, _STEPS):
        if lowest(at(end), grounds) < AA:
            continue
        short, enough = own, end
        while abs(enough - short) > 1:
            middle = (short + enough) // 2
            if lowest(at(middle), grounds) < AA:
                short = middle
            else:
                enough = middle
        found.append(enough)
    return at(min(found, key=lambda step: abs(step - own))) if found else None


def for_dark(colour: str, grounds: tuple[str, ...]) -> str:
    """What a colour for light pages is on dark ones: light, paler, and to be read on all grounds.

    Where no colour can be, it is at least light.
    """
    _, chroma, hue = Color(colour).convert("oklch").coords(nans=False)
    wanted = _hex(Color("oklch", [_DARK_LIGHTNESS, chroma * _DARK_CHROMA, hue]))
    return nearest(wanted, grounds) or wanted


def _hex(colour: Color) -> str:
    """A colour of sRGB; what a screen cannot show becomes less vivid, of the same hue."""
    fitted = colour.fit("srgb", method="oklch-chroma")
    return fitted.convert("srgb").to_string(hex=True, fit="clip")
