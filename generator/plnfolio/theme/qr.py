"""QR codes (ISO/IEC 18004) for paper, as SVG that stands in the page."""

from __future__ import annotations

import re

from markupsafe import Markup

_DARK = re.compile(rb"\x01+")
_QUIET = 4
"""Modules of empty space around a code (ISO/IEC 18004, 6.3.8)."""
_MASK = 2


def qr_code(text: str, name: str) -> Markup:
    """A text as a QR code of the lowest error level that costs nothing; ``name`` is for the ear.

    Any mask can be read; to weigh all eight would take five times as long.
    """
    import segno  # noqa: PLC0415 - slow, and only who asks for codes has them

    rows = segno.make_qr(text, error="l", mask=_MASK).matrix
    path, x, y = [], 0, 0
    for line, row in enumerate(rows):
        for run in _DARK.finditer(row):
            path.append(f"m{run.start() - x} {line - y}h{run.end() - run.start()}")
            x, y = run.end(), line
    size = len(rows) + 2 * _QUIET
    drawn = Markup("".join(path))  # noqa: S704 - nothing but numbers
    return Markup(
        '<svg class="qr-code" role="img" aria-label="{}" viewBox="-{} -{} {} {}" '
        'shape-rendering="crispEdges"><path stroke="#000" d="M0 .5{}"/></svg>'
    ).format(name, _QUIET, f"{_QUIET - 0.5:g}", size, size, drawn)
