"""Rich text as the worked examples write it, and what they count as the same."""

from __future__ import annotations

import re
import unicodedata

from plnfolio.cite.rich import Rich

SAME = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


def marked(rich: Rich) -> str:
    """The text with asterisks around italics; spaces stay outside them."""
    shown = []
    for run in rich:
        if "i" in run.marks and run.text.strip():
            shown.append(re.sub(r"^(\s*)(.*?)(\s*)$", r"\1*\2*\3", run.text, flags=re.DOTALL))
        else:
            shown.append(run.text)
    return "".join(shown)


def same(text: str) -> str:
    """The text without differences that do not count: quotes, ellipses, white space, NFC."""
    plain = unicodedata.normalize("NFC", text).translate(SAME).replace(". . .", "…")
    return " ".join(plain.split())
