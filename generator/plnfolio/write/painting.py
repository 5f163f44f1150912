"""SVG into PNG, with the extra ``png``."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

# Right-to-left text gets faces that have its letters joined; resvg looks for them no further than
# the first face that has the one letter.
_FACES = '[direction="rtl"]{font-family:"Times New Roman","Noto Naskh Arabic","DejaVu Sans"}'


@cache
def has_png() -> bool:
    """Whether drawings can be painted."""
    return find_spec("resvg_py") is not None


def png(svg: str, pixels: float = 1) -> bytes:
    """A standalone SVG in its light colours and with the fonts of this machine.

    ``pixels`` is how many there are to a unit of the drawing.
    """
    import resvg_py  # noqa: PLC0415 - an extra

    # resvg would lower the first letter alone of a line that runs from right to left.
    steady = svg.replace(' dy=".35em"', ' dominant-baseline="central"')
    return bytes(resvg_py.svg_to_bytes(svg_string=steady, zoom=pixels, style_sheet=_FACES))
