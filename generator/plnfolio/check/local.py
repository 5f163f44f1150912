"""Addresses of the author's own computer or house that readers see as text."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.check.asking import Asked
from plnfolio.check.inline import CODE, HIDDEN, PICTURE
from plnfolio.check.rule import Found
from plnfolio.check.signs import Signs
from plnfolio.check.text import Text
from plnfolio.diagnostics import in_short
from plnfolio.patterns import regex

_SIGNS = Signs(
    "localhost", "127.0.0.1", "0.0.0.0/", "0.0.0.0:", "192.168.", "://10.", "://172.", "file:/",
    ":\\", "/users/",
)  # fmt: skip
"""One of these is in every address that is looked for, in small letters."""
_REST = r"[^\s<>()\[\]\"“”|]"
_LOCAL = regex(
    rf"(?i)(?<![\w/\\:])(?:file:/+\w{_REST}+"
    r"|[a-z]:[\\/](?:[\w().-]+(?: [\w().-]+)*[\\/])+[\w().-]*\w"
    rf"|/(?-i:Users)/[\w.-]+/{_REST}+"
    rf"|(?:https?://)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d{{2,5}})?/{_REST}+"
    rf"|https?://(?:192\.168|10\.\d+|172\.(?:1[6-9]|2\d|3[01]))\.\d+\.\d+{_REST}*)"
)
_ELSEWHERE = frozenset((HIDDEN, CODE, PICTURE))
"""Stand in prose for the target of a link, of which the build speaks, and for code."""


INSTEAD = "take it out, or put the file beside your text and link to that"


def is_local(address: str) -> bool:
    """Whether an address leads to a computer or into a house."""
    return _LOCAL.match(address) is not None


def local_in_text(text: Text, asked: Asked) -> Iterable[Found]:
    """A path or an address that nobody but the author can open, typed as words."""
    del asked
    for block in text.body if _SIGNS.stand_in(text.small) else ():
        for found in _LOCAL.finditer(block.raw):
            if block.prose[found.start()] in _ELSEWHERE:
                continue
            typed = in_short(found[0].rstrip(".,;:!?"), 60)
            message = f"“{typed}” leads to your own computer or house, where no reader can go"
            yield Found(block.place(found.start()), message, INSTEAD)
