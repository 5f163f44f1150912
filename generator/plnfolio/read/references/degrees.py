"""Degrees, licences and titles around a name, which APA leaves out (9.8)."""

from __future__ import annotations

import re

from plnfolio.read.references.given import is_given

# Each with or without its full stops. With these no given name can be meant.
_SURE_WORDS = """
    Ph.D Ed.D Ed.S D.Ed M.Ed B.Ed M.S.Ed M.A.Ed D.Phil M.Phil Psy.D Pharm.D Dr.PH Th.D M.Sc B.Sc
    D.Sc Sc.D M.Div M.Eng Ph.Lic MLIS MBBS FAAN LCSW BCBA BCBA-D CCC-SLP OTR/L PHD EDD
"""
# These are initials as well.
_DOUBTFUL_WORDS = """
    M.D M.A M.S B.A B.S M.S.N B.S.N D.N.P D.B.A R.N M.B.A M.P.A M.P.H M.F.A M.L.S M.S.W LL.B LL.M
    LL.D J.D D.D.S D.V.M D.M.A CPTD CPLP PMP CNE CPA LPC FRCP FCP FRSA FRS C.Eng
"""
_TITLES = r"Dr|Prof(?:essor)?|Assoc\. Prof|Mrs?|Ms|Rev|Hon"
_CANDIDATE = r"(?:\s\(?(?:c|cand\.?|candidate|student)\)?)?"


def _pattern(words: str) -> str:
    return "|".join(re.escape(word).replace(r"\.", r"(?:\.\s?)?") for word in words.split())


_SURE = _pattern(_SURE_WORDS)
_DOUBTFUL = _pattern(_DOUBTFUL_WORDS)
_ALONE = re.compile(rf"(?:{_SURE}|{_DOUBTFUL}|{_TITLES})\.?{_CANDIDATE}", re.IGNORECASE)
_SURE_ALONE = re.compile(rf"(?:{_SURE})\.?{_CANDIDATE}")
_BEHIND = re.compile(rf"[\s,]+(?:{_SURE})\b\.?{_CANDIDATE}(?=\s*(?:$|,))")
_BEFORE = re.compile(rf"^(?:(?:{_TITLES})\.\s+|(?:Dr|Prof|Professor|Mrs?|Ms)\s+)+(?=\S)")


def is_degree(text: str) -> bool:
    """Whether a part of a name is a degree or a title alone."""
    return bool(_ALONE.fullmatch(text.strip()))


def is_sure_degree(text: str) -> bool:
    """Whether it is one that cannot be somebody's initials (“MD” can)."""
    return bool(_SURE_ALONE.fullmatch(text.strip()))


def undecorated(name: str) -> str:
    """A name as text without “Dr.” before it and degrees behind it.

    “Stone, M.D.” has initials; in “Jill Stone, M.D.” and “Stone, Jill, M.D.” a name stands before.
    """
    name = _BEHIND.sub("", _BEFORE.sub("", name.strip())).rstrip(", ")
    head, comma, last = name.rpartition(",")
    while comma and is_degree(last) and ("," in head or is_given(head.split(" ")[0])):
        name = head.rstrip(", ")
        head, comma, last = name.rpartition(",")
    return name
