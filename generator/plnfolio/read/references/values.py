"""The text of one CSL field made regular: what its name says about its form."""

from __future__ import annotations

import re

from plnfolio.read.references.subtitles import begun

_ORDINAL_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINALS = {word: str(n) for n, word in enumerate(_ORDINAL_WORDS.split(), 1)}
_REVISED = re.compile(r"^(?:rev(?:\.|ised)?)(?:\s*(?:ed\.?|edition))?$", re.IGNORECASE)
_EDITION = re.compile(r"^(\d+)(?:st|nd|rd|th|\.)?\s*(?:ed(?:n|ition)?\b\.?)?$", re.IGNORECASE)
_LABELS = {
    "volume": re.compile(r"^(?:vol(?:ume)?s?)\b\.?\s*(?=[\divxlc])", re.IGNORECASE),
    "issue": re.compile(r"^(?:(?:no|nr|iss)\b\.?|issue|number|n°|#)\s*(?=\w)", re.IGNORECASE),
    "chapter-number": re.compile(r"^ch(?:apter|ap)?\b\.?\s*(?=\w)", re.IGNORECASE),
    "number-of-volumes": re.compile(r"\s*vol(?:ume)?s?\b\.?$", re.IGNORECASE),
    "ISBN": re.compile(r"^ISBN(?:-1[03])?:?\s*", re.IGNORECASE),
    "ISSN": re.compile(r"^ISSN:?\s*", re.IGNORECASE),
    "PMID": re.compile(r"^PMID:?\s*", re.IGNORECASE),
    "version": re.compile(r"^(?:version|v\.)\s*(?=\d)", re.IGNORECASE),
}
_THESIS = r"\b\.?\s*(?:thesis|dissertation)?$"
_DOCTOR = re.compile(
    rf"^(?:unpublished\s+)?(?:ph\.?\s?d|ed\.?\s?d|d\.?\s?phil|psy\.?d|d\.?b\.?a|doctoral){_THESIS}"
    r"|^phdthesis$|^dissertation/thesis$",
    re.IGNORECASE,
)
_MASTER = re.compile(
    rf"^(?:unpublished\s+)?(?:m\.?a|m\.?sc?|m\.?ed|m\.?phil|master(?:['’]?s)?){_THESIS}"
    r"|^mathesis$|^mastersthesis$",
    re.IGNORECASE,
)


def _edition(text: str) -> str:
    """“3rd ed.”, “Third edition” and “3.” as “3”; editions with a name stay (APA 9.19)."""
    word = re.sub(r"\s*(?:ed(?:n|ition)?)\b\.?$", "", text, flags=re.IGNORECASE).lower()
    if word in _ORDINALS:
        return _ORDINALS[word]
    if _REVISED.match(text):
        return "Rev. ed."
    match = _EDITION.match(text)
    return match[1] if match else text


def _thesis(text: str) -> str:
    """The kind of a thesis in APA's words (10.6); “Unpublished” stays with it."""
    unpublished = "Unpublished " if text.lower().startswith("unpublished") else ""
    if _DOCTOR.match(text):
        return "Unpublished doctoral dissertation" if unpublished else "Doctoral dissertation"
    if _MASTER.match(text):
        return "Unpublished master's thesis" if unpublished else "Master's thesis"
    return text


_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "'": "'", "‘": "’"}


def unquoted(text: str) -> str:
    """A field without quotation marks around all of it, or one that is left at an end."""
    text = without_stray(text)
    if len(text) > 2 and _QUOTES.get(text[0]) == text[-1]:
        inner = text[1:-1]
        if not any(mark in inner for mark in (text[0], text[-1])):
            return inner.strip(" ,")
    return text


def without_stray(text: str) -> str:
    """A text without one quotation mark that has no partner at an end; inches stay (10")."""
    text = text.strip()
    if text.count('"') == 1 and not re.search(r"\d\"$", text):
        return text.strip('" ')
    return text


def field(variable: str, text: str, item_type: str) -> str:
    """The text of a field without its own label (“Vol. 3”) and in the field's usual form."""
    if variable in _LABELS:
        text = _LABELS[variable].sub("", text).strip()
    if variable == "edition":
        text = _edition(text)
    if variable == "genre" and item_type == "thesis":
        text = _thesis(text)
    if variable in ("publisher", "publisher-place"):
        text = text.rstrip(" ,:;")
    return text


_ENDING = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[\d)\]”\"]))\.$")
_ABBREVIATED_WORDS = """
    inc ltd corp etc vol dept univ assoc
"""
_ABBREVIATED = frozenset(_ABBREVIATED_WORDS.split())


def title(text: str, item_type: str = "") -> str:
    """A title as on the title page of a book: no full stop at its end, no “ : ” of catalogues.

    The words of a post are somebody's own, capitals and all (APA 10.15).
    """
    text = _without_stop(_CATALOGUE.sub(": ", text).removesuffix(" /"))
    return text if item_type == "post" else begun(text)


# ISBD's punctuation, as library catalogues export it; French has a space there too.
_CATALOGUE = re.compile(r"(?<=[\w\"”’)])\s+:\s+(?=[\w\"“‘])")


def _without_stop(text: str) -> str:
    if text.endswith(("...", ". .")):
        return text
    last = text.rpartition(" ")[2]
    if sum(word.endswith(".") for word in text.split()) > 1:  # “J. Educ. Psychol.”
        return text
    if last.rstrip(".").lower() in _ABBREVIATED or last.count(".") > 1:
        return text
    return _ENDING.sub("", text)


_WITH_ISSUE = re.compile(r"^(\w+)\s*\(([\w./–-]+)\)$")


def volume_and_issue(volume: str) -> tuple[str, str]:
    """“12(3)” in a volume field as ``("12", "3")``; any other text comes back alone."""
    match = _WITH_ISSUE.match(volume)
    return (match[1], match[2]) if match else (volume, "")
