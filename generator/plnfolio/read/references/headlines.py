"""Titles in the capitals of a headline, where APA wants those of a sentence (6.17, 9.19).

A program cannot tell every name from a word, so no title is changed: one is named where words that
are hardly ever part of a name have capitals, and no word shows that the title is a sentence.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Words that headlines of any style write small; all others in small letters show a sentence.
_SMALL_WORDS = """
    a about above across after against along among an and around as at before behind between
    beyond but by de down during for from if in inside into la le like near nor of off on onto or
    out over past per since so than that the their through throughout to toward towards under
    until up upon v versus via vs with within without yet
"""
_SMALL = frozenset(_SMALL_WORDS.split())
# Words that no name is made of; with them, endings of nouns and verbs.
_ORDINARY_WORDS = """
    ability achieve achievement adult adults an analysis approach approaches are article based
    become behavior behaviors belief beliefs benefits best better beyond building case causes
    challenge challenges change changes changing characteristics child children choice choices
    classroom classrooms college compare comparing concept concepts context course courses create
    current curriculum data design designing developing difference differences different digital
    disorders do does early effect effective effectiveness effects efficacy emerging engage
    evidence examine examining experience experiences explore exploring factor factors feedback
    fluency framework from future goal goals grade group groups growth guide help helping high
    higher how impact impacts implications improve improves improving influence influences
    instruction instructional is issues its keep kids knowledge language leader leaders leadership
    learn learner learners learning lecture lesson lessons level lifelong literacy literature
    make makes making manual matter matters measure measures mental method methods mind model
    models need needs networked networks not online open opportunities our outcomes overview parent
    parents peer people perceived personal perspective perspectives physical policy power practice
    practices predict preservice primer principle principles problem problems process processes
    professional promise pupils quality question questions reading research results review rise
    role roles school schools secondary self skill skills social sources strategies strategy
    student students studies study success support supporting survey system systems task teach
    teacher teachers teaching theories theory think thinking through tool tools toward towards
    trends understanding use used uses using value values virtual way ways we what when where
    which who why with work working workplace writing your
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())
_ENDING = re.compile(r"(?:[a-z]{2}(?:tion|ments?|ness|ility|ology|ships?|ances?|ences?|ively))$")
# “The French Revolution”: words with such an ending that names are made of.
_OF_NAMES_WORDS = """
    association constitution depression foundation intelligence organization reformation
    renaissance revolution science
"""
_OF_NAMES = frozenset(_OF_NAMES_WORDS.split())
# With these a title holds the name of an institution, as long as that may be.
_GROUPS_WORDS = """
    academy association bureau center centre coalition college commission committee congress
    consortium corporation council department federation foundation institute ministry museum
    nations office organisation organization society university
"""
_GROUPS = frozenset(_GROUPS_WORDS.split())
# The whole is a name, of a law, a standard or a day.
_NAMES_END_WORDS = "act award code constitution day law prize standards treaty war week"
_NAMES_END = frozenset(_NAMES_END_WORDS.split())
# Whose titles are names, or somebody's own words.
_NAMED = frozenset(
    ("bill", "classic", "dataset", "event", "hearing", "interview", "legal_case", "legislation",
     "periodical", "personal_communication", "post", "regulation", "software", "speech",
     "standard", "treaty")
)  # fmt: skip
_NOCASE = re.compile(r'<span class="nocase">.*?</span>|<[^<>]*>')
_BEGINS = re.compile(r"(?:^|[:?!.—–]\s*)[^\w]*$")


def is_headline(title: str, item_type: str, language: str = "") -> bool:
    """Whether a title is in headline capitals for sure."""
    if item_type in _NAMED or (language and not language.lower().startswith("en")):
        return False
    words, small = _inner_words(_NOCASE.sub(lambda m: " " if "nocase" in m[0] else "", title))
    if small or not words or words[-1].lower() in _NAMES_END:
        return False
    capital = [word for word in words if word != word.lower()]
    if _GROUPS.intersection(word.lower() for word in capital):
        return False
    ordinary = [word for word in capital if _is_ordinary(word.lower())]
    return len(ordinary) >= 2 and 2 * len(ordinary) > len(capital)


def lowered(title: str) -> str:
    """The title as a sentence, as far as its words are ordinary; its author looks for names."""

    def small(match: re.Match[str]) -> str:
        word = match[0]
        begins = _BEGINS.search(title[: match.start()])
        plain = word[1:] == word[1:].lower()
        return word if begins or not plain or not _is_word(word.lower()) else word.lower()

    return _WORD.sub(small, title)


def _is_word(word: str) -> bool:
    return _is_ordinary(word) or word in _SMALL


def _is_ordinary(word: str) -> bool:
    return word in _ORDINARY or bool(_ENDING.search(word) and word not in _OF_NAMES)


def _inner_words(title: str) -> tuple[list[str], bool]:
    """The words that do not begin a sentence, and whether one shows that they are a sentence."""
    found: list[str] = []
    for match in _WORD.finditer(title):
        word, before = match[0], title[: match.start()]
        if _BEGINS.search(before) or before.endswith(("-", "/", "@", "#", ".")):
            continue
        if word == word.lower():
            if word not in _SMALL and len(word) > 1:
                return [], True
            found.append(word)
        elif word[1:] == word[1:].lower():
            found.append(word)
    return found, False
