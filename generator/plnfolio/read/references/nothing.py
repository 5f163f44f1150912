"""Words that stand where there is nothing: “n/a”, “null”, “no pagination specified”."""

from __future__ import annotations

import re
from collections.abc import Mapping

# What programs and forms leave in any field, in titles too.
_BLANK = re.compile(
    r"[\[({<\"'“]*(?:n\s?/\s?a|n\.\s?a|null|undefined|[-–—.*/]+|\?\?+"
    r"|not[ -](?:available|applicable)|no title(?: (?:available|given|specified))?"
    r")\.?[\])}>\"'”]*",
    re.IGNORECASE,
)
# What may be a title (“Unknown”) and says nothing as a volume, a publisher or pages.
_WORDS = re.compile(
    r"[\[({\"'“]*(?:none|na|nil|nan|void|\?|n\.?\s?pag(?:ination)?\.?|n\.\s?p|n\.\s?pub|n\.\s?n"
    r"|s\.\s?[ln]\.?(?:\s*[:,;]\s*s\.\s?n\.?)?|unpaged|unpaginated|unnumbered"
    r"|unknown(?: (?:publisher|author|place))?"
    r"|(?:not |un)(?:specified|known|given|provided|identified|stated|available)"
    r"|(?:no|not|without)[ -](?:pagination|pages?|paged|paginated|volume|issue|number|publisher"
    r"|place|edition|doi|url|isbn|issn|author|specified)"
    r"(?: (?:available|given|specified|numbers?|identified|listed))*"
    r"|(?:publisher|author|place of publication|place|pagination|pages?)"
    r" (?:not (?:identified|specified|available|given|known|listed)|unknown|n/?a)"
    r")\.?[\])}\"'”]*",
    re.IGNORECASE,
)
# “Volume 0, pages 0–0” is what an article has before it is in an issue; Wiley writes “no–no”.
_UNCOUNTED = re.compile(r"0+|no", re.IGNORECASE)
_COUNTED_WORDS = "volume page pages vl sp ep"
_COUNTED = frozenset(_COUNTED_WORDS.split())
# Fields that hold sentences or names of works, which may be made of any words.
_SENTENCES_WORDS = (
    "note abstract annote journal series references ti t1 t2 t3 bt jo jf ja j2 ab n1 n2"
)
_SENTENCES = frozenset(_SENTENCES_WORDS.split())


def is_nothing(text: str) -> bool:
    """Whether a text that is no title says only that there is none."""
    text = text.strip()
    return bool(_BLANK.fullmatch(text) or _WORDS.fullmatch(text))


def is_no_value(field: str, text: str) -> bool:
    """Whether the value of a field, named as in any format, says only that there is none."""
    name, text = field.lower(), text.strip()
    if "title" in name or name in _SENTENCES:
        return bool(_BLANK.fullmatch(text))
    if name in _COUNTED:
        ends = re.split(r"\s*[-–—]+\s*", text) if text.strip("-–—") else [text]
        return all(is_nothing(end) or _UNCOUNTED.fullmatch(end) for end in ends)
    return is_nothing(text)


def filled(fields: Mapping[str, str]) -> dict[str, str]:
    """The fields whose values say something."""
    return {name: text for name, text in fields.items() if not is_no_value(name, text)}
