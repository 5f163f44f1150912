"""Find the locator in what follows a citation key: “, p. 22, emphasis added” in three parts.

Follows Pandoc's recognition of locators in citation suffixes: a term that CSL knows and a number
behind it, or a bare number, which means a page. Braces set a locator explicitly.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_FORMS = {
    "act": "act acts",
    "appendix": "appendix appendices app. apps.",
    "article": "article articles art. arts.",
    "book": "book books bk. bks.",
    "canto": "canto cantos",
    "chapter": "chapter chapters chap. chaps. ch. chs. chap ch",
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
    "section": "section sections sec. secs. § §§",
    "sub-verbo": "s.v. s.vv.",
    "supplement": "supplement supplements suppl. suppls.",
    "table": "table tables tbl. tbls.",
    "timestamp": "timestamp timestamps",
    "title": "title titles tit. tits.",
    "verse": "verse verses v. vv.",
    "volume": "volume volumes vol. vols.",
}
TERMS = {form: label for label, forms in _FORMS.items() for form in forms.split()}
"""Every spelling of a locator term, in lower case, and the CSL label it stands for."""

_LONGEST_FIRST = sorted(TERMS, key=len, reverse=True)
_TERM = re.compile(
    "(" + "|".join(re.escape(t) + (r"(?!\w)" if t[-1].isalpha() else "") for t in _LONGEST_FIRST)
    + r")\s*",
    re.IGNORECASE,
)  # fmt: skip
_ROMAN = re.compile(r"(?=[ivxlcdm])m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})",
                    re.IGNORECASE)  # fmt: skip
# One word of a locator: 123A, 33–44, 1.2.3, XVII, 34(1)(i), 2:15; a point only between its parts.
_ATOM = r"(?:[^\s,;.!?(){}\[\]'\"“”‘’@]|\.(?=[^\s,;.!?(){}\[\]])|\([^\s()]*\)|\[[^\s\[\]]*\])"
_WORD = re.compile(_ATOM + "+")
_SEPARATED = re.compile(r"\s*([,;]?)\s*(?:(&|and)\s+)?(?=" + _ATOM + ")")
_TIMESTAMP = re.compile(r"\d+:[0-5]\d(?::[0-5]\d)?(?:\s*[-–]+\s*\d+:[0-5]\d(?::[0-5]\d)?)?")


def split_suffix(text: str) -> tuple[str, str, str]:
    """``(label, locator, rest)`` of what follows a key; empty strings for what is not there.

    ``label`` is a CSL locator term. A locator in braces that names no term has no label. ``rest``
    keeps the punctuation that it begins with.
    """
    body = re.sub(r"^\s*,?\s*", "", text)
    if (braced := _in_braces(body)) is not None:
        return braced
    if (term := _TERM.match(body)) is not None:
        locator, end = _run(body, term.end(), _is_number_or_letter, explicit=True)
        if locator:
            return TERMS[term[1].lower()], locator, body[end:].strip()
    locator, end = _run(body, 0, _has_digit)
    rest = body[end:].strip()
    if not locator or _is_a_name(locator, rest):
        return "", "", text.strip()
    return ("timestamp" if _TIMESTAMP.fullmatch(locator) else "page"), locator, rest


def _in_braces(body: str) -> tuple[str, str, str] | None:
    """A locator set between braces, whatever is in them; empty braces say “no locator”."""
    if not body.startswith("{"):
        return None
    depth = 0
    for i, char in enumerate(body):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return *_explicit(body[1:i].strip()), body[i + 1 :].strip()
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


def _run(
    body: str, start: int, fits: Callable[[str], bool], *, explicit: bool = False
) -> tuple[str, int]:
    """The numbers from ``start`` on, with commas or “&” between them, and where they end."""
    first = _WORD.match(body, start)
    if first is None or not (fits(first[0]) or (explicit and first[0][0] in "([")):
        return "", start
    end = first.end()
    while (gap := _SEPARATED.match(body, end)) is not None:
        word = _WORD.match(body, gap.end())
        if word is None or not fits(word[0]):
            break
        end = word.end()
    return body[start:end], end


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
    return bool(re.match(r"[A-Z]", rest)) or bool(re.match(r"\d+\.\d+\.\d", locator))
