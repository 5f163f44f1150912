"""What dates look like in citations that somebody typed, in text without accents."""

from __future__ import annotations

YEAR = r"(?:1[5-9]\d\d|20\d\d)"
UNDATED = r"(?:[nN]\.? ?[dD]\b\.?(?:-[a-z]\b)?|s\. ?f\.|o\. ?J\.|s\. ?d\.|no date\b|undated\b)"
PRESS = r"(?:in press|forthcoming|en prensa|im Druck|im Erscheinen|sous presse)(?:-[a-z]\b)?"
DATE = rf"(?:(?:{YEAR} ?/ ?)?{YEAR}(?:[a-z]\b|(?!\w))|{UNDATED}|{PRESS})"
"""A year, one with a letter, two of them (“1900/2010”), “n.d.” or “in press”."""
