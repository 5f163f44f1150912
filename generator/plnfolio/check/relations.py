"""What relates a year to a work in a sentence: “Adams’s 2009 book”, “in 2009 Adams wrote”.

The patterns are for a copy of the prose in which a name, a title and other words between marks are
one sign each, as often as they have letters.
"""

from __future__ import annotations

import re

from plnfolio.check.inline import CITED
from plnfolio.cite.typed import YEAR
from plnfolio.patterns import regex

_THING = (
    r"(?:book|article|study|paper|essay|report|chapter|monograph|dissertation|thesis|textbook"
    r"|novel|talk|lecture|post|video|piece|text|work|handbook|guide|edition|reprint|printing|ed\."
    r"|publication|memoir|survey|review|keynote|webinar|podcast|classic|bestseller|manual|manifesto"
    r"|treatise|volume|column|film|collection|anthology|essays|masterpiece|landmark|bible|writings"
    r"|translation|version|booklet|e-book|ebook|pamphlet|original|release|articles|papers|account"
    r"|assumptions|concept|definition|framework|model|notion|principles|taxonomy|theory|typology"
    r"|formulation|statement|argument|critique|analysis|quotation|quote|phrase|idea)"
)
"""What somebody wrote, or thought of."""
_SAID = (
    r"(?:(?:argu|ask|brought out|call|claim|coin|collect|compar|defin|describ|develop|distinguish"
    r"|explain|foreshadow|formulat|gather|hint|insist|introduc|issu|laid out|mean|meant|nam|observ"
    r"|offer|outlin|pos|present|propos|put|publish|releas|remind|say|said|set out|show|sketch|stat"
    r"|suggest|tell|told|warn|writ|wrote)(?:e[ds]?|ing|s|en|ten|)|gave|looked at|noted|noting"
    r"|sp[eo]ke|put forward|summ(?:ed|ing) up)"
)
"""What an author does in a work."""
_OUT = (
    r"(?:came out|come out|comes from|appeared|published|was written|written|was released|landed"
    r"|turned up|saw the light|hit the shelves|dates? (?:from|back to)|goes back to|dating from"
    r"|(?:is|was) from|was printed|was issued|from|dated|dated to)"
)
"""What a work does in its year."""
NAME, TITLE, OTHER = "\ue000", "\ue001", "\ue002"
_N, _T, _K = f"{NAME}+(?:['’]s?)?", f"{TITLE}+", f"{CITED}+"
_M = f"(?P<m>{_N}|{_T}|{_K}(?:['’]s)?)"
_FOUR = rf"(?<![\w/–-]){YEAR}(?![\w/–-]|,\d| (?:[–-]|to ) ?\d)"
_Y = rf"(?P<y>{_FOUR}|(?<!\w)['’]\d\d(?!\w|['’]))"
YEAR_THERE = regex(rf"(?<![\w/–-]){YEAR}(?![\w/–-])|(?<!\w)['’]\d\d(?!\w|['’])")
SHORT_YEARS = (regex(r"'\d\d(?!\w|')"), regex(r"’\d\d(?!\w|’)"))
"""A year, and those of two figures, as ’98, that have none of four with them."""
_ED = (
    r"(?:(?:\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth) ed(?:\.|ition)?,? )"
)
_IN_BRACKETS = (
    r"(?:year |trans\. |published (?:in )?|from |dated |(?:back )?in |around |c\. "
    r"|first published (?:in )?)?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? )?"
)
_BY = r"(?:[A-Z][\w\x20.&]{1,38}(?:Press|Books|Publish\w+|Wiley|Sage)[,:] )"
_END = r"(?=[)\],.;:*_]| (?:is|has|says|calls|describes)\b| [–—-] | \||\x01|\s*\Z)"
_DET = r"(?:[Tt]h(?:e|is|at)|[Hh]er|[Hh]is|[Tt]heir|[Ii]ts|[Aa]n?)"
_BACK = r"(?:(?:as early as|already in|way back in|back in|in)(?: the year)?)"
_FRONT = (
    r"(?:(?<![a-z] )|(?<=that )|(?<=and )|(?<=but )|(?<=when )|(?<=how ))"
    r"(?:[Aa]s early as|[Aa]lready in|[Bb]ack in|[Ii]n|[Ss]ince)(?: the year)?"
)
_SMALL = r"(?:(?!field\b|I\b|my\b|our\b)[\w’'-]+ )"


def _relation(pattern: str) -> re.Pattern[str]:
    """A pattern in which a space may be the end of a line."""
    return regex(pattern.replace(" ", r"[ \n]"))


_PLACE = r"(?:[A-Z][\w\x20.&]{1,38}[,:] )"
_OWN = r"(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)"
_WORK = rf"{_SMALL}{{0,2}}?{_THING}"
_DATED = rf"{_DET} (?:\w+ )?{_Y} {_WORK}"
_BESIDE = (
    _relation(rf"(?P<m>{_N})(?:[,.]? [(\[]|, ?|: | [–—|-] ){_ED}?{_BY}?{_IN_BRACKETS}{_Y}{_END}"),
    _relation(rf"\b[Tt]h(?:e|is) {_WORK} by (?P<m>{_N}),? (?:of|from|dated) {_Y}"),
    _relation(rf"(?P<m>{_N}), \(?{_ED}\)?,? ?\(?{_Y}{_END}"),
    _relation(rf"(?P<m>{NAME}+) {_Y}(?=[:);]|\.?\s*\Z)"),
    _relation(rf"(?P<m>{_T})[,.:]? ?[,(\[]? ?(?:of |dated )?{_PLACE}?{_IN_BRACKETS}(?<! in ){_Y}"),
    _relation(rf"(?P<m>{_K}),? [(\[]{_IN_BRACKETS}{_Y}[)\]]"),
    _relation(rf"[(\[]{_Y}[;,:] ?(?P<m>{_K})[)\]]"),
    _relation(rf"(?:'s|’s|\b(?:[Hh]is|[Hh]er|[Tt]heir)) {_Y} (?:[\w-]+ )?(?P<m>{_T})"),
    _relation(rf"{_Y}['’]s (?:[\w-]+ )?(?P<m>{_T})"),
    _relation(rf"(?:\A|\n)\W*{_Y}[^\w{NAME}{TITLE}]{{1,6}}(?:{_N}[^.\n]{{0,30}}?)?(?P<m>{_T})"),
    _relation(rf"(?P<m>{_T})[^.;\d{OTHER}]{{0,20}}\b{_OUT}(?: \w+)? (?:in )?{_Y}"),
)
"""What relates a year to the mention “m” that it stands beside."""
_TOLD = (
    # Adams’s short book of 2009; Adams, in her book from 2009
    _relation(rf"{_M},? (?:(?!an?\b){_SMALL}){{0,3}}?{_THING} (?:{_SMALL})?"
          rf"(?:(?:of|from|dated) |\(){_Y}"),
    _relation(rf"(?P<m>{_N})[^.;()\d{NAME}{OTHER}]{{0,60}}\b{_OWN} (?:\w+ )?"
          rf"{_THING} (?:of|from|dated|in) {_Y}"),
    _relation(rf"(?P<m>{_N}), (?:in|through|with) an? (?:{_SMALL}){{0,2}}?"
          rf"(?!keynote|lecture|post|talk){_THING} (?:dated|from|of) {_Y}"
          rf"(?=[,.;)]| (?:that|which)\b| {_K})"),
    # Adams’s 2009 book, the 2009 Adams book, @adams’s 2009 book, whose 2009 book
    _relation(rf"{_M},? (?:(?:in )?{_DET} )?(?:\w+ )?{_Y} {_WORK}\b"),
    _relation(rf"{_M},? {_SMALL}{{0,4}}?whose (?:\w+ )?{_Y} [\w-]"),
    _relation(rf"\b{_DET} {_Y} {_WORK}, (?P<m>{_N})"),
    _relation(rf"\b[Tt]he {_Y} (?P<m>{NAME}+)(?=[,.;)]| (?:is|my|that|we|which)\b| {_K})"),
    _relation(rf"\b{_DET} {_Y} (?P<m>{_N}) {_WORK}\b"),
    _relation(rf"(?P<m>{_N}) {_Y} (?:{_SMALL}{{1,2}}|{OTHER}+ )(?={_K})"),
    _relation(rf"(?P<m>{_N}|{_K})[^.;()\dA-Z{NAME}{OTHER}]{{0,60}}\b{_OWN} "
          rf"(?:\w+ )?{_Y} {_WORK}\b"),
    # the 2009 book by Adams, the 2009 edition of “Walks”, their 2009 review of rooms [@adams]
    _relation(rf"\b{_DATED}(?<!survey)(?: \w+)? (?:by|from) {_M}"),
    _relation(rf"\b{_DATED},? "
          rf"(?:(?<!survey )(?<!study )(?:of|on|by|about|in) {_SMALL}{{0,3}}?)?"
          rf"(?:{OTHER}+,? )?(?P<m>{_T}|{_K})"),
    _relation(rf"\b{_DET} {_Y} (?:[\w-]+ )?(?P<m>{_T})(?=,? ?{_K})"),
    _relation(rf"(?P<m>{_T}), (?:all|an?|in its) (?:\w+ )?{_Y} [a-z]"),
    _relation(rf"\b{_THING} (?:of|from) {_Y} (?:is|was) (?P<m>{_N}|{_T})"),
    _relation(rf"\b{_THING} (?:[{TITLE}{OTHER}]+ )?(?:of|from) {_Y} (?P<m>{_K})"),
    # the 2009 edition of Adams’s book, her book of 2009, “Walks”, her 2009 study of feet [@adams]
    _relation(rf"\b{_DET} {_Y} (?:edition|printing|reprint|translation) of (?P<m>{_N})"),
    _relation(rf"\b{_OWN} {_THING} (?:of|from) {_Y}, (?:{OTHER}+,? )?(?P<m>{_T}|{_K})"),
    _relation(rf"\b{_OWN} {_Y} study of {_SMALL}{{1,4}}?(?P<m>{_K})"),
    _relation(rf"{OTHER}+,? \({_Y}\) (?P<m>{_K})"),
    _relation(rf"(?P<slip>)\b{_OWN} (?:\w+ )?{_Y} {_WORK}\b"
          rf"[^.;{NAME}{OTHER}]{{0,120}}?(?P<m>{_K})"),
    _relation(rf"(?P<slip>)(?P<m>{_N}|{_T})"
          rf"(?:(?!\bthat\b|\b(?:article|paper|stud|book)\w*s\b)[^.;{OTHER}]){{0,90}}?"
          rf"\b(?:published|printed|came out|appeared)(?: in [A-Z]\w+)?(?: in)? {_Y}"),
    # Adams 2009, Adams of 2009
    _relation(rf"(?P<m>{NAME}+) (?:(?:from|of|circa|back in|as) )?{_Y}\b"),
    # Adams wrote of feet in 2009, Adams, writing in 2009, as Adams called it (2009)
    _relation(rf"{_M},? (?:[a-z]+ ){{0,2}}?{_SAID}\b"
          rf"(?: (?!that\b|I\b|my\b|we\b)(?:[a-z’'-]+|{_T},?|{_K},?)){{0,8}}? {_BACK} {_Y}"),
    _relation(rf"(?P<m>{_N})[^.;()\d{NAME}{OTHER}]{{1,50}}\({_IN_BRACKETS}{_Y}\)"),
    _relation(rf"(?P<slip>)(?:\b(?:he|she|they)|{NAME}+) (?:was|were) (?:[a-z]+ )?[a-z]+ing "
          rf"(?:\w+ )?in {_Y} ?(?P<m>{_K})"),
    # In 2009 Adams wrote, as early as 2009 for Adams to write, 2009 was the year when Adams wrote
    _relation(rf"\b{_FRONT} {_Y},? (?P<m>{_N}|{_K}) (?:\w+ )?{_SAID}\b"),
    _relation(rf"\b(?:[Uu]ntil|[Ss]ince|[Ii]n|[Bb]y|[Ff]rom|[Ii]t was) {_Y},? (?:for|that|when) "
          rf"(?P<m>{_N}|{_T}|{_K})(?= to {_SAID}|[^.;]*\b(?:{_OUT}|{_SAID})\b)"),
    _relation(rf"\b{_Y} (?:was|is) (?:the year )?"
        rf"(?:when|in which|that) (?P<m>{_N}|{_T})"),
    # In 2009, the year when Adams wrote, it was 2009, and Adams had just, the year 2009 saw Adams
    _relation(rf"\b{_Y}, the year (?:when|in which|that) (?P<m>{_N}|{_T}) (?:\w+ )?"
          rf"(?:{_SAID}|{_OUT})\b"),
    _relation(rf"\b(?:[Ii]t|[Tt]he year) was {_Y}(?:,| and|, and|, when| when) (?P<m>{_N}) "
          rf"(?:had|has|have) (?:just|newly|recently)\b"),
    _relation(rf"\b[Tt]he year {_Y} (?:brought(?: us)?|gave us|saw) (?P<m>{_N}|{_T})"),
    # libro de Adams de 2009, Buch von Adams aus dem Jahr 2009, paru en 2009
    _relation(rf"\b(?:[Bb]oek|Buch|Werk|[Ll]i[bv]ro|[Ll]ivre|[Oo]bra|[Oo]uvrage) "
          rf"(?:d[aeo]|van|von) (?P<m>{_N}) (?:aus dem Jahre?|de|del año|do ano|uit|von) {_Y}"),
    _relation(rf"{_M},? (?:\w+ ){{0,2}}?(?:erschienen|gepubliceerd in|paru(?:e|es|s)? en"
          rf"|publicad[ao]s? e[mn]|publiée?s? en) {_Y}"),
    # it came out in 2009 [@adams], proposed by Adams in 2009, published in 2009 by Adams
    _relation(rf"{_M}(?: {_WORK})?,?"
          rf"(?: (?:which|that|was|is|has|had|been|first|only|finally|originally|itself))*"
          rf" {_OUT}(?: \w+)? (?:in (?:[A-Z]\w+ in )?)?{_Y}"),
    _relation(rf"\b(?:{_SAID}|{_OUT}) by (?P<m>{_N}),? {_BACK} {_Y}"),
    _relation(rf"\b(?:[Pp]rinted|[Ww]ritten|[Pp]ublished|came out|appeared|turned up)"
          rf"(?: by [A-Z][\w\x20]{{2,30}})? {_BACK} {_Y},? "
          rf"(?:(?:thanks to|by|from) )?{_M}"),
    _relation(rf"\b[Tt]h(?:e|is) (?:[a-z]+ )?{_THING} (?:is|was) (?:from|of) {_Y},? (?P<m>{_K})"),
    _relation(rf"\bFrom {_Y} (?:comes|came|dates|stems) [^.;{NAME}{CITED}]{{3,90}}?(?P<m>{_K})"),
    _relation(rf"\b(?:born|began|started|launched) {_BACK} {_Y},? (?:with|by|through|in) "
          rf"{_SMALL}{{0,3}}{_THING} (?:by|of) {_M}"),
)  # fmt: skip
"""What a sentence says of a mention and a year, which may be that of another work."""
MENTIONS = (NAME, TITLE, CITED)
RELATIONS = tuple(
    (told, one, frozenset(MENTIONS).intersection(one.pattern.partition("(?P<m>")[2]))
    for told, every in ((False, _BESIDE), (True, _TOLD))
    for one in every
)
"""Whether a sentence tells, the pattern, and the mentions one of which it has to have."""
