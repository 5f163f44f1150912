"""How a text is built: its headings, its capitals, its videos (WCAG 2.2; APA 2.27, 6.13)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from plnfolio.check.asking import Asked
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.text import Text
from plnfolio.patterns import regex
from plnfolio.read.references.ordinary import is_ordinary


def _skipped(text: Text, asked: Asked) -> Iterable[Found]:
    """A heading two or more levels below the one before it; a text begins below its title."""
    before = 1
    for block in text.body:
        if block.kind != "heading" or block.typed.around:
            continue
        if block.level > before + 1:
            should = "#" * (before + 1)
            message = (
                f"“{block.raw.strip()}” is a heading of level {block.level}, "
                f"and the one before it is of level {before}"
            )
            remedy = f"begin it with {should}; those who hear the page take the gap for a lost part"
            yield Found(block.place(0), message, remedy)
        before = max(block.level, 2)  # a second title is shown a step lower, and said to be one


_BOLD = regex(r"\s*(?P<mark>\*\*\*?|___?)(?![\s*_])(?P<words>[^*_\n]+)(?<!\s)(?P=mark)\s*")
_STRONG = regex(r"\s*<(?P<mark>b|strong)>(?P<words>[^<>\n]+)</(?P=mark)>\s*")
_STOPS = (".", "!", "?", ":", ";", ",", "…")
_LONGEST_HEADING = 10
"""Words of a line that may be meant as a heading."""


def _bold(text: Text, asked: Asked) -> Iterable[Found]:
    """A paragraph that is nothing but a short bold phrase, above something that it may be over."""
    level = 1
    for block in text.body[:-1]:
        level = block.level if block.kind == "heading" else level
        if block.kind != "paragraph" or block.typed.around or block.field:
            continue
        if block.raw.lstrip()[:2] not in ("**", "__", "<b", "<s"):
            continue
        found = _BOLD.fullmatch(block.raw) or _STRONG.fullmatch(block.raw)
        words = found["words"] if found else ""
        if not words or words.endswith(_STOPS) or len(words.split()) > _LONGEST_HEADING:
            continue
        message = f"“{words}” looks like a heading, and is only bold"
        remedy = f"if it is one, write {'#' * min(level + 1, 6)} {words}"
        yield Found(block.place(len(block.raw) - len(block.raw.lstrip())), message, remedy)


_SHOUTED = regex(r"[A-ZÀ-ÖØ-Þ]{2}[\s*'’“”\"&,/_-]")
_CAPITALS = regex(
    r"(?<!\w)[A-ZÀ-ÖØ-Þ]{2,}+(?:(?:[\s*'’“”\"&,/-]|(?<=\s)_|_(?=\s)){1,4}[A-ZÀ-ÖØ-Þ]++(?!\w)){2,}"
)
_WORD = regex(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_COMMON = frozenset(
    """
    A ABOUT ALL AN AND ARE AS AT BE BUT BY CAN DO DOES DON'T DON’T FOR FROM HAS HAVE HE HER HIS HOW
    I IF IN IS IT ITS ME MY NO NOT OF ON ONE OR OUR OUT SHE SO THAT THE THEIR THEM THEN THERE THEY
    THIS TO UP US WAS WE WERE WHAT WHEN WHO WHY WILL WITH YOU YOUR
    EL LA LOS LAS DE DEL EN Y QUE POR PARA CON UN UNA SE ES MI TU SU
    DER DIE DAS UND IST NICHT EIN EINE ZU MIT VON FÜR ICH DU SIE WIR
    LE LES DES ET EST PAS UNE DANS POUR AVEC JE VOUS NOUS
    """.split()
)
_LONG = 6
"""Letters that few acronyms have."""
_LONGEST_ACRONYM = 8
_LEGAL = regex(
    r"WARRANT(?:Y|IES)|LIABLE|LIABILIT|MERCHANTABILITY|[\"“]AS IS[\"”]|TERMS AND CONDITIONS"
    r"|HAFTUNG|GEWÄHRLEIST|RESPONSAB|GARANT[IÍ]"
    r"|PERMISSION (?:&|AND) CONDITIONS|[A-Z] LICEN[SC]E"
)
_LOGIC = frozenset("TRUE FALSE AND OR NOT NULL XOR NAND NOR".split())
_ENDINGS = tuple(
    """
    ING ED LY TION TIONS MENT MENTS NESS ITY IES IVE ABLE IBLE OUS ENCE ANCE ANT ENT IC ICS AL ALS
    FUL LESS SHIP ISM AGE URE IGHT
    """.split()
)
_EVERYDAY = frozenset(
    """
    VERY PLEASE NOW HERE THANK THANKS HELLO WELCOME CLICK DEADLINE SYLLABUS TODAY TOMORROW NEVER
    ALWAYS REALLY JUST ONLY ALSO MY WARNING NOTE MUST SHOULD COULD WOULD DON'T DON’T CAN'T CAN’T
    EVERYBODY NOBODY ANYTHING NOTHING SOMETHING AGAIN BACK COME LET MAKE TAKE GIVE SAY WANT
    """.split()
)
_CHARACTER = regex(
    r"(?:CAPITAL|SMALL) LETTER|QUOTATION MARK|\b(?:COMBINING|MODIFIER|MATHEMATICAL|BOX DRAWINGS)\b"
)
"""Part of what Unicode calls a sign."""
_COMMANDS = regex(r"\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|WHERE|BEGIN|END)\b")


def _capitals(text: Text, asked: Asked) -> Iterable[Found]:
    """Three or more words in capitals, of which some are no acronyms."""
    for block in text.holding(_SHOUTED):
        for found in _CAPITALS.finditer(block.prose):
            words = _WORD.findall(found[0])
            if not _is_shouted(words, found[0]) or _COMMANDS.search(found[0]):
                continue
            if _CHARACTER.search(found[0]) or "U+" in block.prose:
                continue
            if _LEGAL.search(text.source):
                return  # a licence, which is written so
            said = " ".join(found[0].split())
            message = f"“{said}” stands in capitals"
            remedy = "write it in small letters; capitals are slow to read, and read as shouting"
            yield Found(block.place(found.start()), message, remedy)


def _is_shouted(words: Sequence[str], said: str) -> bool:
    """Whether words in capitals are said, and no list of abbreviations."""
    if len(words) < 3 or _LOGIC.issuperset(words) or "ISO" in words or "DIN" in words:
        return False
    apart = said.count(",") + said.count("/")
    if apart >= len(words) - 1 and all(len(word) < _LONG for word in words):
        return False
    if any(word in _COMMON and len(word) > 1 for word in words):
        return True
    if apart >= len(words) - 2 or not any(map(_is_word, words)):
        return False
    if any(len(word) >= _LONGEST_ACRONYM for word in words):
        return True
    return sum(len(word) >= _LONG or is_ordinary(word) for word in words) >= 2


def _is_word(word: str) -> bool:
    """Whether it is an English word, for all that can be told, and no name of a person."""
    return word in _EVERYDAY or word.endswith(_ENDINGS) or is_ordinary(word.lower())


_VIDEO = regex(r"(?is)<video\b(?P<inner>.*?)(?:</video\s*>|\Z)")
_TRACK = regex(r"(?i)<track\b(?![^>]*\bkind\s*=\s*[\"']?(?:metadata|chapters))")


def _captions(text: Text, asked: Asked) -> Iterable[Found]:
    """A video of the author's in HTML, without a track of captions."""
    for block in text.blocks if "<video" in text.source.lower() else ():
        for found in _VIDEO.finditer(block.html) if "<video" in block.raw.lower() else ():
            inner = found["inner"]
            if _TRACK.search(inner) or "muted" in _tag(inner):
                continue
            message = "this video has no captions"
            remedy = (
                'put <track kind="captions" src="talk.vtt" srclang="en"> into it; '
                "who cannot hear reads them, and so does who sits in a library (WCAG 1.2.2)"
            )
            yield Found(block.place(found.start()), message, remedy)


def _tag(inner: str) -> str:
    """What stands in the tag itself."""
    return re.split(">", inner, maxsplit=1)[0].lower()


TEXT_RULES: tuple[TextRule, ...] = (
    TextRule("heading-skipped", "warning", _skipped),
    TextRule("bold-heading", "hint", _bold),
    TextRule("all-caps", "warning", _capitals),
    TextRule("no-captions", "warning", _captions),
)
SITE_RULES: tuple[SiteRule, ...] = ()
