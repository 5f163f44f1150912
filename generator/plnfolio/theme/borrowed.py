"""Words that a language lacks are English ones, and pages say so to whoever reads them aloud."""

from __future__ import annotations

import re
from html import escape

_START, _END = "\x1c", "\x1d"
_SAID = re.compile(
    r"(?P<kept><(?P<raw>title|script|style|textarea)\b.*?</(?P=raw)\s*>|<[^>]*>)"
    rf"|{_START}(?P<words>[^{_START}{_END}]*){_END}",
    re.DOTALL | re.IGNORECASE,
)
_MARKS = str.maketrans("", "", _START + _END)
_LANGUAGE = "en"


class Borrowed(str):
    """English words among others, which HTML marks until its page is done."""

    __slots__ = ()

    def __html__(self) -> str:
        """See markupsafe."""
        return f"{_START}{escape(str(self))}{_END}"


def told(html: str) -> str:
    """A page that says of borrowed words which language they are (WCAG 3.1.2).

    In an attribute, and where no element can stand, nothing can be said of them.
    """
    return _SAID.sub(_told, html) if _START in html else html


def _told(found: re.Match[str]) -> str:
    if found["kept"] is not None:
        return found["kept"].translate(_MARKS)
    return f'<span lang="{_LANGUAGE}" dir="ltr">{found["words"]}</span>' if found["words"] else ""
