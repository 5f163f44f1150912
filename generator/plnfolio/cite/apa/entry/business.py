"""Names of publishers without their business structure: no “Inc.”, “Ltd.”, “GmbH” (APA 9.29)."""

from __future__ import annotations

from functools import lru_cache

from plnfolio.patterns import regex

# What a business is in law. “Norton & Company” and “Henry Holt and Co.” are names.
_STRUCTURE = (
    r"G\.?m\.?b\.?H\b\.?\s*&\s*Co\b\.?(?:\s*K\.?G(?:aA)?\b\.?)?|G\.?m\.?b\.?H\b\.?|AG|K\.?G\b\.?"
    r"|(?:Private |Pvt\.? |\(P\) |Pty\.? )?(?:Ltd\b\.?|LTD\b\.?|Limited)|Pty\b\.?"
    r"|P\.?L\.?C\b\.?|plc|Inc\b\.?|INC\b\.?|Incorporated|L\.?L\.?C\b\.?|L\.?L\.?P\b\.?|(?<!&\s)(?<!and\s)Co\."
    r"|B\.?V\b\.?|N\.V\.?|S\.\s?A\.?|S\.?[aà]\.?r\.?l\b\.?|S\.?r\.?l\b\.?|S\.p\.A\.?"
)
_AT_END = regex(rf"(?:,\s*|\s+)(?:{_STRUCTURE})(?=\s*(?:$|[,;(]))")


@lru_cache(maxsize=2048)
def without_structure(name: str) -> str:
    """“John Wiley & Sons, Inc.” as “John Wiley & Sons”; “Inc.” alone is a name."""
    before = ""
    while before != name:
        before, name = name, _AT_END.sub("", name)
    return name
