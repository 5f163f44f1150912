"""Blocks that are set like a quotation and are none: remarks, headings, the author's own words."""

from __future__ import annotations

from collections.abc import Sequence

from plnfolio.patterns import regex

_BOLD = regex(r"\s*\*\*[^*]+\*\*\s*")
_LABELLED = regex(
    r"(?:\*\*|__)(?:Caution|Example|Hint|Important|Note|Tip|Warning)\b|"
    r"(?:[^\w\s*_\"“‘«„\[]+[ \n])?(?:\*\*|__|\*|_)?(?:Activity|Aside|Did you know|Disclaimer|"
    r"Discussion|Exercise|H\d[a-z]?|Hypothesis|In short|Key (?:idea|point|takeaway)s?|Note|Prompt|"
    r"Questions?|RQ ?\d|Reflection|Remember|Reminder|Research question|See also|Source|Spoiler|"
    r"Summary|TL;?DR|Takeaways?|Task|Tip|Try it|Update|Your turn)\b[^:.\n]{0,20}:",
)
"""Begins a remark that is set like a quotation."""
_EXPLAINED = regex(r"\*\*[^*\n]{2,40}(?:\*\*:|:\*\*)")
_WE = regex(r"(?:I|My|Our|We)\b")
_LONGEST_SAID = 300
"""Letters of what somebody who is quoted says of themselves."""


def is_framed(blocks: Sequence[str]) -> bool:
    """Whether blocks, as they are typed, are a remark, a heading, or a term that is explained."""
    first = blocks[0]
    if first.startswith("[!") or _LABELLED.match(first) or _EXPLAINED.match(first):
        return True
    return len(blocks) == 1 and _BOLD.fullmatch(first) is not None


def tells_of_us(blocks: Sequence[str]) -> bool:
    """Whether blocks tell at length what “we” have done."""
    return _WE.match(blocks[0]) is not None and sum(map(len, blocks)) > _LONGEST_SAID
