"""Addresses of the author's own computer or house that readers see as text."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.check.asking import Asked
from plnfolio.check.inline import CODE, HIDDEN, PICTURE
from plnfolio.check.rule import Found
from plnfolio.check.signs import Signs
from plnfolio.check.text import Text
from plnfolio.diagnostics import in_short
from plnfolio.model.webaddress import slip
from plnfolio.patterns import regex

_SIGNS = Signs(
    "localhost", "127.0.0.1", "0.0.0.0/", "0.0.0.0:", "192.168.", "://10.", "://172.", "file:/",
    ":\\", "/users/",
)  # fmt: skip
"""One of these is in every address that is looked for, in small letters."""
_REST = r"[^\s<>()\[\]\"“”|]"
_MAYBE = regex(
    rf"(?i)(?<![\w/\\:])(?:file:/+\w{_REST}+"
    r"|[a-z]:[\\/](?:[\w().-]+(?: [\w().-]+)*[\\/])+[\w().-]*\w"
    rf"|/(?-i:Users)/[\w.-]+/{_REST}+"
    rf"|(?:https?://)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d{{2,5}})?/{_REST}+"
    rf"|https?://(?:192|10|172)(?:\.\d+){{3}}{_REST}*)"
)
_ELSEWHERE = frozenset((HIDDEN, CODE, PICTURE))
"""Stand in prose for the target of a link, of which the build speaks, and for code."""


INSTEAD = "take it out, or put the file beside your text and link to that"


def is_local(address: str) -> bool:
    """Whether an address leads to a computer or into a house."""
    found = slip(address)
    return found is not None and found.local


def local_in_text(text: Text, asked: Asked) -> Iterable[Found]:
    """A path or an address that nobody but the author can open, typed as words."""
    del asked
    for block in text.body if _SIGNS.stand_in(text.small) else ():
        for found in _MAYBE.finditer(block.raw):
            typed = found[0].rstrip(".,;:!?")
            wrong = slip(typed) if block.prose[found.start()] not in _ELSEWHERE else None
            if wrong is not None and wrong.local:
                message = f"“{in_short(typed, 60)}” {wrong.said}"
                yield Found(block.place(found.start()), message, INSTEAD)
