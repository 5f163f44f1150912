"""Captions as APA has them: a title above, and what is more than a title as a note below."""

from __future__ import annotations

import re

TITLE_END = re.compile(
    r"""(?<![\s.(][A-ZÀ-Þ])(?<!\bal)(?<!\bvs)(?<!\bcf)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\bMr)(?<!\bMs)
    (?<!\bMrs)(?<!\bProf)(?<!\bFig)(?<!\bVol)(?<!\bEd)(?<!\bp)(?<!\bpp)
    (?:[.?!؟…][”’»"')\]]?\s+(?=[^\sa-zß-ÿ,;:.)–—-])|[。！？])""",
    re.VERBOSE,
)
"""Where a sentence ends and another one follows: not behind an initial or a usual abbreviation."""

FULL_STOP = re.compile(r"(?<!\.)[.。]$")
"""What the title of a table or figure does without (§7.11, §7.25)."""
