"""Words between works that say how one of them is meant: “see also”, “as cited in”."""

from __future__ import annotations

import re

from plnfolio.patterns import regex

SIGNAL = regex(
    r"(?:but |and )?(?:see(?: also| especially| generally)?|compare|also|cf\.?|e\.g\.|i\.e\.|"
    r"for (?:an? )?(?:example|instance|overviews?|reviews?|examples|discussions?|more)|"
    r"see(?: also)?,? (?:e\.g\.|for (?:an? )?(?:example|instance|overview|review|discussion)))"
    r"(?:,? see(?: also)?)?,?",
    re.IGNORECASE,
)
"""Words that introduce all works behind them (APA 8.12).

Any other words before a work (“Rabbitt, 1982, as cited in”) belong to it alone.
"""

_CITED_IN = (
    r"(?:(?:as )?(?:cited|quoted|qtd\.?) (?:in|by)|(?:como se citó|citad[oa]s?) (?:en|por)),?"
)
CITED_IN = regex(_CITED_IN, re.IGNORECASE)
"""Words before the source that was read, behind one that was not (APA 8.6)."""

SECONDARY = regex(rf"(?:.*[\s,(])?{_CITED_IN}", re.IGNORECASE | re.DOTALL)
"""The same, perhaps with other words before them."""
