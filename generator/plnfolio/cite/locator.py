"""Find the locator in what follows a citation key: “, p. 22, emphasis added” in three parts.

Follows Pandoc's recognition of locators in citation suffixes: a term that CSL knows and a number
behind it, or a bare number, which means a page. Braces set a locator explicitly. What people type
for the same is read as well: “p22”, “pp. 3 - 5”, “p.22-p.25”, “pages 3 to 5”, “3rd para.”.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from plnfolio.patterns import regex

_FORMS = {
    "act": "act acts",
    "appendix": "appendix appendices app. apps.",
    "article": "article articles art. arts.",
    "book": "book books bk. bks.",
    "canto": "canto cantos",
    "chapter": "chapter chapters chap. chaps. ch. chs. chap chaps ch chs",
    "column": "column columns col. cols.",
    "equation": "equation equations eq. eqs.",
    "figure": "figure figures fig. figs. fig figs",
    "folio": "folio folios fol. fols.",
    "issue": "issue issues number numbers no. nos.",
    "line": "line lines l. ll.",
    "note": "note notes n. nn.",
    "opus": "opus opera op. opp.",
    "page": "page pages p. pp. p pp pg. pgs. pg pgs",
    "paragraph": "paragraph paragraphs para. paras. para paras ¶ ¶¶",
    "part": "part parts pt. pts.",
    "rule": "rule rules",
    "scene": "scene scenes sc. scs.",
    "section": "section sections sec. secs. sec secs § §§",
    "slide": "slide slides",
    "sub-verbo": "s.v. s.vv.",
    "supplement": "supplement supplements suppl. suppls.",
    "table": "table tables tbl. tbls.",
    "timestamp": "timestamp timestamps",
    "title": "title titles tit. tits.",
    "verse": "verse verses v. vv.",
    "volume": "volume volumes vol. vols. vol vols",
}
TERMS = {form: label for label, forms in _FORMS.items() for form in forms.split()}
"""Every spelling of a locator term, in lower case, and what it stands for."""

_LONGEST_FIRST = sorted(TERMS, key=len, reverse=True)
# A number may follow a word at once, a letter may not: “p22”, but not “parting”.
_TERM = regex(
    "("
    + "|".join(re.escape(t) + (r"(?![^\W\d])" if t[-1].isalpha() else "") for t in _LONGEST_FIRST)
    + r")\s*",
    re.IGNORECASE,
)  # fmt: skip
_ORDINAL = regex(r"(\d+)(?:st|nd|rd|th)\s+(?=[a-z§¶])", re.IGNORECASE)
_ROMAN = regex(r"(?=[ivxlcdm])m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})",
                    re.IGNORECASE)  # fmt: skip
# Front matter is numbered in small letters; “mix” and “civil” are words.
_SMALL_ROMAN = r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_FRONT_MATTER = regex(rf"{_SMALL_ROMAN}(?:\s*[-–—]{{1,3}}\s*{_SMALL_ROMAN})?")
# What a number without a term has to look like to be a page: 12, 33–44, S12, e3, A-12, 12a.
_PAGE_NUMBER = r"(?:[A-Za-z]{1,2}-?)?\d+(?:[A-Fa-f]|ff)?"
_PAGE = regex(rf"{_PAGE_NUMBER}(?:[-–—]{{1,3}}{_PAGE_NUMBER})?")
# One word of a locator: 123A, 33–44, 1.2.3, XVII, 34(1)(i), 2:15; a point only between its parts.
_ATOM = r"(?:[^\s,;.!?(){}\[\]'\"“”‘’@]|\.(?=[^\s,;.!?(){}\[\]])|\([^\s()]*\)|\[[^\s\[\]]*\])"
_WORD = regex(_ATOM + "+")
_SEPARATED = regex(r"\s*([,;]?)\s*(?:(&|and)\s+)?(?=" + _ATOM + ")")
_DASH = regex(r"\s*[-–—]{1,3}\s*(?=" + _ATOM + ")")
_TO = regex(r"\s+(?:to|through|thru)\s+(?=" + _ATOM + ")")
_TERM_AGAIN = regex(
    r"(?<=[-–—])(?:pp?|pgs?|pages?|paras?|chs?|chaps?|slides?)\.?\s*(?=[\dxvi])", re.I
)
_TIMESTAMP = regex(r"\d+:[0-5]\d(?::[0-5]\d)?(?:\s*[-–]+\s*\d+:[0-5]\d(?::[0-5]\d)?)?")
_TIGHT = regex(r"\d+(?:\.\d+)*[a-e]?(?:[-–—]{1,3}(?:[a-z]{1,2}\.?)?\d+(?:\.\d+)*[a-e]?)?")
_LEAD = regex(r"\s*[,:]?\s*")
# What follows nine keys of ten.
_USUAL = regex(r",? ?pp?\. (\d+(?:[-–]\d+)?)")
_WRAPPED = regex(r"\((?P<round>[^()]*)\)|\[(?P<square>[^\[\]]*)\]")


class Split(NamedTuple):
    """What follows a key, in parts; empty strings for what is not there.

    ``label`` is a key of ``_FORMS``. A locator in braces that names no term has no label. ``rest``
    keeps the punctuation that it begins with. ``guessed`` is a page without a term.
    """

    label: str
    locator: str
    rest: str
    guessed: bool = False


def split_suffix(text: str) -> Split:
    """The parts of what follows a key."""
    if (usual := _USUAL.fullmatch(text)) is not None:
        return Split("page", usual[1], "")
    lead = _LEAD.match(text)
    body = text[lead.end() :] if lead is not None else text
    if (braced := _in_braces(body)) is not None:
        return braced
    if (found := with_term(body)) is not None:
        return found
    wrapped = _WRAPPED.match(body)
    if wrapped is not None and (inner := whole(wrapped[wrapped.lastgroup or 0])) is not None:
        return inner._replace(rest=body[wrapped.end() :].strip())
    if _FRONT_MATTER.fullmatch(body.rstrip()):
        return Split("page", body.rstrip(), "")
    locator, end = _run(body, 0, _may_be_page)
    rest = body[end:].strip()
    if not locator or _is_a_name(locator, rest):
        return Split("", "", text.strip())
    timed = _TIMESTAMP.fullmatch(locator) is not None
    return Split("timestamp" if timed else "page", locator, rest, guessed=not timed)


def whole(text: str) -> Split | None:
    """A locator with its term and nothing else: “p. 22”."""
    found = with_term(text.strip().strip(",:").strip())
    return found if found is not None and not found.rest else None


def with_term(body: str) -> Split | None:
    """The locator that some text begins with, its term before it or behind: “3rd para.”."""
    if (ordinal := _ORDINAL.match(body)) is not None:
        term = _TERM.match(body, ordinal.end())
        if term is None:
            return None
        return Split(TERMS[term[1].lower()], ordinal[1], body[term.end() :].strip())
    if (term := _TERM.match(body)) is None:
        return None
    label = TERMS[term[1].lower()]
    tight = term.end() == term.end(1) and term[1][-1].isalpha()
    fits = _is_plain_number if tight else _is_number_or_letter
    locator, end = _run(body, term.end(), fits, label)
    return Split(label, locator, body[end:].strip()) if locator else None


def _in_braces(body: str) -> Split | None:
    """A locator set between braces, whatever is in them; empty braces say “no locator”."""
    if not body.startswith("{"):
        return None
    depth = 0
    for i, char in enumerate(body):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return Split(*_explicit(body[1:i].strip()), body[i + 1 :].strip())
    return None


def _explicit(inner: str) -> tuple[str, str]:
    if (term := _TERM.match(inner)) is not None and term.end() < len(inner):
        return TERMS[term[1].lower()], inner[term.end() :]
    if _TIMESTAMP.fullmatch(inner):
        return "timestamp", inner
    word = _WORD.match(inner)
    if word is None or not _is_number_or_roman(word[0]):
        return "", inner
    return "" if _is_a_name(word[0], inner[word.end() :].strip()) else "page", inner


def _run(body: str, start: int, fits: Callable[[str], bool], label: str = "") -> tuple[str, int]:
    """The numbers from ``start`` on, with commas, dashes or “&” between them, and where they end.

    ``label`` is that of the term before them, which may be repeated: “p. 3, p. 5”.
    """
    first = _WORD.match(body, start)
    if first is None or not (fits(first[0]) or (label and first[0][0] in "([")):
        return "", start
    said, end = first[0], first.end()
    while (step := _next(body, end, fits, label)) is not None:
        between, word, end = step
        said += between + word
    return _TERM_AGAIN.sub("", said), end


def _next(
    body: str, pos: int, fits: Callable[[str], bool], label: str
) -> tuple[str, str, int] | None:
    """What parts the next number from the last, the number, and where it ends."""
    ways = (
        ((_DASH, "-"), (_TO, "–"), (_SEPARATED, "")) if label else ((_DASH, "-"), (_SEPARATED, ""))
    )
    for way, joint in ways:
        gap = way.match(body, pos)
        if gap is None:
            continue
        at = gap.end()
        again = _TERM.match(body, at) if label else None
        if again is not None and TERMS[again[1].lower()] == label:
            at = again.end()
        elif again is not None and body[again.end() : again.end() + 1].isdigit():
            return None
        word = _WORD.match(body, at)
        if word is not None and fits(word[0]):
            return (gap[0].strip() if joint == "-" else joint) or gap[0], word[0], word.end()
    return None


def _may_be_page(word: str) -> bool:
    """Whether a number without a term is one of a page, or a moment."""
    return bool(_PAGE.fullmatch(word) or _TIMESTAMP.fullmatch(word))


def _is_plain_number(word: str) -> bool:
    """Whether a word may follow its term without a space: “p22”, “sec3.1”, but not “p2p”."""
    return _TIGHT.fullmatch(word) is not None


def _has_digit(word: str) -> bool:
    return any(char.isdigit() for char in word)


def _is_number_or_roman(word: str) -> bool:
    return _has_digit(word) or all(_ROMAN.fullmatch(part) for part in re.split("[-–]+", word))


def _is_number_or_letter(word: str) -> bool:
    """Behind a term, “A” is a number as well: appendix A, Table B."""
    return _is_number_or_roman(word) or bool(re.fullmatch(r"[A-Z]", word))


def _is_a_name(locator: str, rest: str) -> bool:
    """Whether a bare number is no page: “1 Cor. 13:1”, or the act, scene and line “1.3.36–37”.

    Pandoc takes both for pages; no page is numbered like that (APA 8.28).
    """
    return bool(re.match(r"[A-Z]", rest) or re.match(r"\d+\.\d+\.\d", locator))
