"""Whether words say where in a work something stands (APA 8.25, 8.28)."""

from __future__ import annotations

import re

from plnfolio.patterns import regex

_OF_OURS = (
    r"(?![ \n]of[ \n](?:each|every|my|our"
    r"|the (?:course|day|lesson|module|portfolio|seminar|week))\b)"
)
"""Says of a page or a slide that it is one of the author's, and of no work."""
_PLACED = regex(
    r"\b(?:pp?|pgs?|paras?|párrs?|págs?|pag|blz|chap|ch|caps?|hfdst|sec|abs|kap|loc|rdnr|rn)\b\.? ?"
    r"(?:(?:[A-Za-z]-?)?\d|(?-i:[xvi]+\b|[XVI]{2,}\b))|\bpp?\d|"
    r"\b(?:pages?|paragraphs?|chapters?|sections?|slides?|minutes?|verses?|lines?|footnotes?|seite|"
    r"página|kapitel|absatz|párrafo|capítulo|sida|side|bladzijde|pagina)\s(?!(?-i:I) [a-z])"
    rf"(?:[\dxvi]+\b|one|two|three|four|five|six|seven|eight|nine|ten){_OF_OURS}|"
    r"\b(?<!because of the )(?:first|second|third|fourth|last|final|opening|closing"
    r"|\d+(?:st|nd|rd|th)) (?:page|paragraph|chapter|section|slide|line|minute|sentence)s?\b"
    rf"(?! (?:that )?(?:I|we)\b){_OF_OURS}|"
    r"\b(?:articles?|art\.) \d|"
    r"\b\d{1,2}:\d\d\b(?! ?(?:[ap]\.?m\b|in the|on \w+day))|[§¶] ?\d|\bn\. ?p\.|"
    r"\bs\. ?v\.|\bss?\. ?\d|\(\d{1,3}(?:[-–]\d{1,3})?\)|"
    r"\b(?:19|20)\d\d[a-z]?: ?\d|\([^()]{2,60}\b(?:section|chapter|part)\)|\bthe heading\b|"
    r"\bin (?:(?:her|his|its|the|their) (?:afterword|epilogue|foreword|preface)"
    r"|(?:her|his|its|their) abstract|the abstract (?:of|to))\b",
    re.IGNORECASE,
)
_NAMED = regex(
    r"\b(?:abstract|acknowledge?ments?|afterword|appendi(?:x|ces)|back cover|caption|dedication|"
    r"endnotes?|epigraph|epilogue?|fig(?:ures?|s)?|foreword|front matter|glossary|headings?|"
    r"intro(?:duction)?|kindle|passim|preamble|preface|prologue|sidebar|tab(?:les?|s)?|title page|"
    r"unpag(?:ed|inated)|no page|einleitung|vorwort|nachwort|fußnote|anhang|introducción|prefacio|"
    r"prólogo|préface|avant-propos|förord|forord|"
    r"(?-i:Box|Conclusions?|Discussion|Location|Methods?|Notes?|Results|Summary|Supplement\w*))\b|"
    r"(?<!\d)(?!(?:1[5-9]|20)\d\d(?!\d))\d{1,5}(?!\d|st\b|nd\b|rd\b|th\b)",
    re.IGNORECASE,
)
"""A part of a work by its name, or a number that is no year."""
BRACKETED = r"\((?:pp?|paras?|pgs?|S)\.? ?[\dxvi][^()]{0,20}\)"
"""A page in brackets of its own, as a pattern."""
_PAGED_WITHIN = regex(rf"{BRACKETED}[.,!?]?[”\"»’']?\Z")


def is_located(words: str) -> bool:
    """Whether some prose names a page, a paragraph, a moment or another place in a work."""
    return _PLACED.search(words) is not None


def names_a_part(behind: str) -> bool:
    """Whether what stands behind a key, or behind a year, names a place in that work, as
    “Introduction”, “Table 2” and “s.v. foot” do.
    """
    return is_located(behind) or _NAMED.search(behind) is not None


def ends_with_page(quoted: str) -> bool:
    """Whether the page of some quoted words stands at their end, within the marks."""
    return _PAGED_WITHIN.search(quoted[-40:]) is not None
