"""Draws the face of folio from Source Serif 4: the letters that its pages need, and no more.

    pip install fonttools brotli fontpkg-source-serif-4==4.4
    python tools/face.py <folder of the .ttf files>

writes ``themes/folio/assets/serif….woff2``. Their names hold their digests, as style sheets name
them and browsers are to keep them. The upright one has all weights from 400 to 700 and small
capitals, the slanted one a single weight: bold italics are rare, and an axis is a third of a file.
"""

from __future__ import annotations

import io
import sys
from hashlib import blake2b
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ASSETS = Path(__file__).parents[1] / "themes" / "folio" / "assets"
FILES = {
    "serif": "SourceSerif4[opsz,wght].ttf",
    "serif-italic": "SourceSerif4-Italic[opsz,wght].ttf",
}
OPTICAL_SIZE = 14
FEATURES = ["kern", "ccmp", "locl", "liga", "lnum", "onum", "tnum", "pnum", "smcp", "c2sc"]

LATIN = (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), 0x1E9E)
"""Latin-1 and Latin Extended-A, and the commas of Romanian: the languages of Europe.

Not the letter U+02BC: it shares the shape of the apostrophe, which a printed page then would be.
"""

SIGNS = "\u2002\u2003\u2009\u200a‐‑‒–—‘’‚“”„†‡•…‰′″‹›⁄€№™←↑→↓−≈≠≤≥"


def drawn(source: Path, slanted: bool) -> bytes:
    """The font of a file, cut down."""
    font = TTFont(source)
    _fewer_small_capitals(font)
    options = subset.Options(layout_features=FEATURES, hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LATIN, text=SIGNS)
    cutter.subset(font)
    weights: Any = 400 if slanted else (400, 400, 700)
    font = instantiateVariableFont(font, {"opsz": OPTICAL_SIZE, "wght": weights})
    font["head"].modified = font["head"].created  # the same bytes on any day
    font.flavor = "woff2"
    whole = io.BytesIO()
    font.save(whole)
    return whole.getvalue()


def _fewer_small_capitals(font: TTFont) -> None:
    """Small capitals for Latin-1 alone: they stand in labels, not in names."""
    names = font.getBestCmap()
    kept = {names[code] for code in range(0x21, 0x100) if code in names}
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag not in ("smcp", "c2sc"):
            continue
        for index in record.Feature.LookupListIndex:
            for part in table.LookupList.Lookup[index].SubTable:
                pairs = getattr(part, "ExtSubTable", part)
                if hasattr(pairs, "mapping"):
                    pairs.mapping = {a: b for a, b in pairs.mapping.items() if a in kept}


def main() -> None:
    """Write both files in the place of those that are there."""
    for old in ASSETS.glob("serif*.woff2"):
        old.unlink()
    for name, file in FILES.items():
        data = drawn(Path(sys.argv[1]) / file, name.endswith("italic"))
        written = ASSETS / f"{name}.{blake2b(data, digest_size=12).hexdigest()[:10]}.woff2"
        written.write_bytes(data)
        sys.stdout.write(f"{written.name} {len(data)}\n")


if __name__ == "__main__":
    main()
