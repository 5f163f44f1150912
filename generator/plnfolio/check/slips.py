"""Names of authors that are not joined as APA has them (APA 8.17)."""

from __future__ import annotations

from collections.abc import Iterator

from plnfolio.check.plain import plain
from plnfolio.frozen import dataclass
from plnfolio.patterns import regex

_ET_AL = regex(
    r"(?P<names>[^\W\d_](?:[^\W\d_]|['-])+),? (?P<how>et\.? ?al\b\.?|et\. al\.?)(?P<rest>.?)"
)
_AMPERSAND = regex(
    r"(?P<first>[^\W\d_](?:[^\W\d_]|['-])+),? & (?P<second>[^\W\d_](?:[^\W\d_]|['-])+)"
)

_FAR = 120
"""So many signs before a name its bracket opens at the most."""


@dataclass(frozen=True, slots=True)
class Slip:
    """“et al” without its stop, or “&” between two names in the text, from ``start`` to ``end``."""

    start: int
    end: int
    kind: str
    first: str
    second: str = ""


def slips_in(prose: str) -> Iterator[Slip]:
    """What is wrong in names alone; what stands in a typed citation comes too."""
    if "al" in prose and (" et" in prose or "\u00a0et" in prose):
        text = plain(prose)
        for found in _ET_AL.finditer(text.text):
            if found["names"][0].isupper() and (
                not found["how"].endswith("al.") or found["how"].startswith("et.")
            ):
                yield Slip(
                    *text.span(found.start("how"), found.end("how")), "et al", found["names"]
                )
    if "&" in prose:
        text = plain(prose)
        for found in _AMPERSAND.finditer(text.text):
            if found["first"][0].isupper() and found["second"][0].isupper():
                if _is_bracketed(text.text, found.start()):
                    continue
                span = text.span(found.start(), found.end())
                yield Slip(*span, "&", found["first"], found["second"])


def _is_bracketed(text: str, at: int) -> bool:
    """Whether a place is in brackets, where “&” belongs."""
    before = text[max(0, at - _FAR) : at]
    opened = max(before.rfind("("), before.rfind("["))
    return opened > max(before.rfind(")"), before.rfind("]"))
