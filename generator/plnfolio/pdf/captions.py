"""Captions as APA has them: a title above, and what is more than a title as a note below."""

from __future__ import annotations

import re

from plnfolio.pdf.nodes import Inline, trimmed

_END = re.compile(
    r"""(?<![\s.(][A-ZÀ-Þ])(?<!\bal)(?<!\bvs)(?<!\bcf)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\bMr)(?<!\bMs)
    (?<!\bMrs)(?<!\bProf)(?<!\bFig)(?<!\bVol)(?<!\bEd)(?<!\bp)(?<!\bpp)
    (?:[.?!؟…][”’»"')\]]?\s+(?=[^\sa-zß-ÿ,;:.)–—-])|[。！？])""",
    re.VERBOSE,
)
"""Where a sentence ends and another one follows: not behind an initial or a usual abbreviation."""


def parted(caption: list[Inline]) -> tuple[list[Inline], list[Inline]]:
    """The title, without a full stop (§7.11, §7.25), and what follows its sentence."""
    for number, one in enumerate(caption):
        # The first letter would be an initial of nobody: a caption begins with a title.
        found = _END.search(one) if isinstance(one, str) else None
        if found and isinstance(one, str):
            rest = trimmed([one[found.end() :], *caption[number + 1 :]])
            if rest:
                return _unstopped([*caption[:number], one[: found.end()].rstrip()]), rest
    return _unstopped(caption), []


def _unstopped(title: list[Inline]) -> list[Inline]:
    if title and isinstance(title[-1], str):
        return [*title[:-1], re.sub(r"(?<!\.)[.。]$", "", title[-1])]
    return title
