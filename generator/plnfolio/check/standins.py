"""Signs and words that stand for others: “TODO:”, “???”, “XX students”, “from January to ____”.

In most patterns what stands in begins them; in some the words before it tell, and the group ``at``
has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plnfolio.check.prompts import TEMPLATES
from plnfolio.check.signs import Signs
from plnfolio.patterns import regex

Rows = Sequence[tuple[str, re.Pattern[str]]]
"""Signs, and what is looked for where they are."""

_PEOPLE = (
    r"(?:attendees|children|colleagues|employees|learners|members|nurses|of them|participants"
    r"|patients|people|pupils|respondents|responses|students|teachers|trainees)\b"
)
_TODO = regex(
    r"(?<!\w)(?:TO[ -]?DO(?:\([\w .-]{1,30}\))?|FIXME|TB[CD])\s?:(?![:\w])"
    r"|(?:\A\W*|[.!?][”\"’)]* )(?P<task>FIXME) (?=[a-z])|(?<!\w)(?:TODO"
    r"|FIXME)(?: [–—-])? (?=(?:add|ask"
    r"|check|complete|describe|explain|fill|find|finish|fix"
    r"|insert|look|put|read|replace|update|write)\b)"
    r"|\b(?:date|time|venue|place|location|room|title|link|cost|price|name|number|figure|detail)s?"
    r"(?: is| are)? TB[CD](?=[.;)](?:\s|$)|\s*$)"
    r"|[a-z\d]: (?P<at>TB[ACD])(?=[.,;]?\s*\Z)"
    r"|\b(?:date|place|room|time|venue)s?\b[^.!?\n]{0,40} (?:are|is|still) (?P<still>TB[ACD])"
    r"(?=[.,;)](?:\s|$)|\s*$)"
)
_TK = regex(
    r"(?<![\w-])(?<!\bby )(?<!\bfrom )(?<!\band )(?<!\bwith )(?<!\bto )TK(?=: |[,.;]? ?\Z)"
    r"|(?<![\w-])TK(?= \([a-z])|\b(?:in|of|at) (?P<at>TK)(?=[ ,.;)])"
    r"|(?<!\b[Tt]he )(?<!\w)(?:19|20|[$£€₦₹₱])?TK(?= ?(?:%|per ?cent\b)| (?:days|dollars|euros"
    r"|hours|inhabitants|kilometres|metres|miles|minutes|months|pages|people|pounds|rupees|times|weeks"
    r"|words|years)\b)|(?<!\w)(?:(?:19|20)TK|(?:TK){2,})(?!\w)"
)
"""What journalists write for what is to come."""
_MANY = regex(
    r"(?<![\w.#–-])(?<!\$)X{2,4}[ \n](?=[a-z]{3})(?!(?:and|are|or|to|in|is|was|were|of|by|for|from"
    r"|century|centuries"
    r"|chromosomes?|males?|females?|women|men|individuals|genotype|karyotype|embryos?|años|siglo"
    r"|siècle|secolo|ibid)\b)"
    r"|(?<![\w.$#-])XX ?(?:%|percent\b|per cent\b)|(?<!\w)[$£€₦₹₱R]?X{1,3}(?:,XXX)+(?!\w)"
    r"|(?<!\w)[$£€₦₹₱R]X{2,3}(?!\w)"
    r"|(?<![\w.$#-])XX+ (?=(?:élèves|étudiant|años|Wochen|Stunden|Minuten|Tage|Jahre|Prozent"
    r"|Personen"
    r"|Kinder|Schüler|Teilneh|Studier))"
    r"|(?<=\b(?:by|in|at|of|to|is) )XXX?(?=[,.;:)]|\s*$)"
    r"|(?:(?<![^\n])|(?<=[.!?;:] ))XX+ of (?=(?:the|my|our|these|those|your) )"
    r"|\b(?:at|by|for|from|in|with) (?P<at>X{3,8})(?!\w)"
    r"|(?<![\w.$#-])XX (?=(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b)|(?<!\w)XX:XX(?!\w)"
    r"|\b(?:[Aa]bout|[Aa]lmost|[Aa]round|[Nn]early|[Oo]ver|[Rr]oughly|by|from|of|to) "
    r"(?P<share>X)(?= ?%)"
    r"|\b(?:Figure|Table|Fig\.|Appendix) XX+(?!\w)|(?<![\w/.-])XX(?=/\d)"
    r"|(?<![\w/.-])XXX+(?= \((?:19|20)\d\d\))"
    r"|(?<!\w)XX[/.-]XX[/.-](?:\d{2,4}|X{2,4})(?!\w)"
    r"|(?<=\b(?:in|by|of) )(?:19|20)XX(?![\w-])"
)
_TITLED = r"\b(?:Dr\.?|Mr\.?|Mrs\.?|Ms\.?|Mx\.?|Prof\.?|Professor|Sister)"
_NAMELESS = regex(rf"{_TITLED} (?P<at>_{{2,}}|X[Xx]{{2,}})(?!\w)|(?<!\w)(?P<name>Xx{{2,}})(?!\w)")
"""“Mrs. ____”, “Dr Xxxxx”."""
_UNKNOWN = regex(
    r"\b(?:Appendix|Figure|Fig\.|Lesson|page|Session|[Ss]lide|Table|Week) \[?X"
    r"(?=\]?[ ,.;)](?![IVX]))"
    rf"|\b(?:are|by|had|have|of|taught|was|were|with) (?P<at>X)(?= {_PEOPLE})"
    r"|\b(?:lasted|spent|taught|took|was|were|worked) (?P<long>X)(?= (?:days|hours|minutes"
    r"|months|weeks"
    r"|years)\b)|\b(?:[Cc]hapter|[Ff]igure|[Ss]ection|[Tt]able) X\.X(?!\w)"
    r"|(?<=\bthe )Xth(?= of [A-Z])|(?<!\w)X out of (?:X|Y|\d+)(?!\w)"
)
_BY = (
    r"(?:[Aa]bout|[Aa]lmost|[Aa]round|at|by|for|from|had|[Nn]early|of|on|[Oo]ver|reached|[Rr]oughly"
    r"|some|to|taught|trained|was|were|with)"
)
_COUNT = regex(
    rf"\b{_BY} (?P<at>NN+)(?= (?!to\b)[a-z]{{2}}| ?%|[.,;])|\b(?:{_BY}"
    rf"|the) (?P<some>N)(?= {_PEOPLE})"
    r"|\b(?:fewer|less|more) than (?P<than>N)(?= [a-z]{3})|(?<=\bby )N(?= ?(?:%|per ?cent\b))"
    r"|\A\W*(?P<first>NN+) (?=[a-z])"
)
"""“by N percent”, “a mean of NN per session”."""
"""“as Figure X shows”, “a class of X students”."""
_WANTED = (
    r"(?:CITATIONS?|CITE|DATES?|DETAILS?|DATA|EXAMPLES?|FIGURES?|HERE|IMAGES?|LATER|LINKS?|NAMES?"
    r"|NUMBERS?|PAGES?|PHOTOS?|PICTURES?|QUOTES?|REFS?|REFERENCES?|SCREENSHOTS?|SOURCES?|SPELLING"
    r"|TABLES?|TESTIMONIALS?|TEXT|THIS|TITLES?|YEARS?)"
)
_SHOUTED = regex(
    r"\b(?:INSERT|ADD|PUT|PASTE|FILL|REPLACE|DELETE|CHANGE|CHECK|CITE|FIX|REWRITE|UPDATE|CONFIRM"
    rf"|VERIFY|FIND|FINISH|EXPAND|NEEDS?)(?: [A-Z]+){{0,3}} {_WANTED}\b(?! [A-Z]+ [A-Z])"
    r"|\bCITATIONS? NEEDED\b|\bNOTE TO SELF\b(?=:? [A-Za-z])|\bPLACEHOLDER\b(?=[ :.](?![A-Z]))"
    r"|\b(?:DELETE|REMOVE) (?:BEFORE|LATER)\b|\bNOT (?:FINISHED|WRITTEN) YET\b"
)
_NAMED = regex(
    r"(?<=[a-z,] )(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bfield )(?<!\bcolumn )(?<!\bcalled )"
    r"(?<!\bvariable )(?<!\bname )(?:SUR|LAST|FIRST)?NAME(?=(?:['’]s)? [a-z]|[.,;])"
    r"|(?<=[a-z,] )(?:COMPANY|COURSE|MENTOR|MODULE|SCHOOL|SOFTWARE|STUDENT|TEACHER|TOOL"
    r"|UNIVERSITY) NAME"
    r"(?= [a-z]|[.,;])"
    r"|\b(?:[Aa]t|[Ii]n|of|on|about|until|since) (?P<at>CITY|COMPANY|COURSE|DATE|MONTH|PLACE|SCHOOL"
    r"|SUBJECT|TOPIC|UNIVERSITY|YEAR)(?= [a-z]|[.,;])"
)
"""“and NAME said nothing”, “at SCHOOL in”."""
_SHARES = regex(r"(?<=\bfrom )[A-Z]% to [A-Z]%")
_BLAH = regex(
    r"(?:\A|[.!?:] )(?P<first>[Bb]lah(?:,? blah)+)(?= (?:about|and|here|more|something)\b|[.…])|"
    r"\b(?:and|about|but|by|for|is|of|on|or|that|to|was|with) (?P<at>blah(?: blah)+)(?=[ .,;…]|\Z)"
)
"""“and blah blah something about it”."""
_CHAT = regex(r"\A\s*As an AI (?:language )?model,")
"""What an assistant has written before the words that were asked of it."""
_CAPITALS = (
    ("TKTK", _TK), ("TKTKTK", _TK),
    ("TODO", _TODO), ("FIXME", _TODO), ("TBD", _TODO), ("TBC", _TODO), ("TBA", _TODO),
    ("DO", _TODO), ("TK", _TK),
    ("XX", _MANY), ("XXX", _MANY), ("XXXX", _MANY), ("XXXXX", _MANY), ("XXXXXX", _MANY),
    ("AI", _CHAT), *((word, _SHOUTED) for word in (
        "INSERT ADD PUT PASTE FILL REPLACE DELETE CHANGE CHECK CITE FIX REWRITE UPDATE CONFIRM"
        " VERIFY FIND FINISH EXPAND NEED NEEDS NEEDED SELF PLACEHOLDER REMOVE NOT"
    ).split()),
    *((word, _NAMED) for word in (
        "NAME SURNAME LASTNAME FIRSTNAME CITY COMPANY COURSE DATE MONTH PLACE SCHOOL SUBJECT TOPIC"
        " UNIVERSITY YEAR"
    ).split()),
)  # fmt: skip
"""Words in capitals, and what is looked for where one is."""
_SHOUTS = frozenset(word for word, _ in _CAPITALS)
_ONLY_CAPITALS = bytes(sign if 65 <= sign <= 90 else 32 for sign in range(256))

_AUTHOR = regex(
    r"(?<=\bby )_{3,}(?= \(\d{4})|(?<=\bto )_{3,}(?= \(\d{4})"
    r"|\b[Ss]o-and-so(?: et al\.?| \(\d{4}\))"
    r"|\b[Ss]uch-and-such et al\b|\b(?:Author|Surname) \((?:\d{4}|[Yy]ear|[Dd]ate|YEAR|X{4}|\?+)\)"
)
_DATE = regex(
    r"(?<=\b(?:in|of) )(?:(?:19|20)(?:xx|__|\?\?)|20\dX)(?![\w-])"
    r"|(?<![\w/.-])xx[/.-]xx[/.-](?:\d{2,4}|x{2,4})(?!\w)"
    r"|\b(?:by|from|on|since|until) "
    r"(?P<at>(?:DD?|MM?|dd|mm)[/.-](?:DD?|MM?|dd|mm)[/.-](?:YYYY|YY|yyyy|yy))(?!\w)"
)
"""“in 19__”, “on dd/mm/yyyy”."""
_ABOUT = regex(
    r"\b(?:Insert )?(?:Table|Figure) \d+ (?:goes )?(?:about|approximately) here\b"
    r"|\b(?:caption|conclusion|example|figure|introduction|paragraph|photo|picture|quote|sentence"
    r"|table|text|transition)s?(?: (?:about|from|of|on|for|with) [\w’' -]{2,40})? "
    r"(?:goes|to go|will go) here\b",
    re.IGNORECASE,
)
_GAP = regex(
    r"(?<!\S)[(\[“\"]?\?{3,}[)\]”\"]?(?=[\s.,;:!)\]]|$)"
    r"|(?<!\S)\?\?(?=/\d)|(?<=[$£€₦₹₱])\?{2,}(?!\w)|\b(?:[Aa]bout|and|by|from|in|[Nn]early|of"
    r"|[Oo]ver|to|was|were) "
    r"(?P<at>\?{1,2})(?= ?%| per ?cent\b|/\d|(?<=\?\?) [a-z])"
)
_BOXED = regex(
    r"(?<=[a-z,;$£€₦₹₱] )(?:\[(?:\?{1,3}|[Xx]{1,3}|[NnY]|#{1,3})\]|##+)(?= ?%| (?:per ?cent|copies"
    r"|days|dollars|euros|hours|minutes|months|of (?:our|my|the)|pages|times|weeks|words|years"
    rf"|{_PEOPLE})\b)|(?<=\b(?:in|by|at|to|of) )\[\?{{1,3}}\](?=[,.;])|\[[●•]\]"
    r"|\b(?:Appendix|Chapter|Figure|Section|Table) (?P<at>\[(?:\?{1,3}|x{1,3}|#{1,3})\]|##+)"
)
"""“about [?] per cent”, “in [?].”"""
_DOUBLED = regex(
    r"\(\((?i:add|ask|check|cite|cut|expand|explain|find|finish|fix|get|insert|mention|more|move"
    r"|needs?|note|reword|rewrite|say|source|todo|who|write)\b[^()\n]{0,200}\)\)"
)
_PAGES = regex(r"(?<!\w)pp?\. ?(?:X{1,4}(?:[–-]X{1,4})?|\?{1,3}|_{2,})(?![–-]?\w)")
_NUMBER = regex(
    r"\b(?:Figure|Table|Section|Chapter|Appendix|Fig\.) (?:\?{1,3}|__+)(?!\w)"
    r"|\b(?:appendix|chapter|figure|section|table) (?:\?(?=\))|\?\?+|__+)(?!\w)"
    rf"|(?<=[a-z,] )\?{{1,2}}(?= {_PEOPLE})"
)
_LATIN = regex(
    r"[Ll]orem ipsum dolor\b|\bLorem ipsum(?= ?(?:[:—–…]|- |\.{3}))"
    r"|\A\W*Lorem ipsum\b(?!\W{1,3}(?:and|has|is|was)\b)"
)
_BLANK = regex(
    r"(?<!\S)_{1,4}/_{1,4}/(?:_{2,4}|\d{2}__|\d{2,4})(?!\w)|(?<=[a-z] )_{2,}(?= (?:Academy"
    r"|College|Hospital|School|University|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b)|\b(?:Class|Grade|Year) (?P<class>_{2,})(?!\w)"
    r"|(?<=[a-z] )\[_{2,}\](?= ?(?:%|percent\b)|[.,;)])"
    r"|(?<=\b(?:by|of|to) )_{2,}(?= ?(?:%|per ?cent\b))"
    r"|\b(?:I|[Ww]e|was|were|had|lasted|taught|attended|worked|began|started)\b[^_.!?\n]{0,60}"
    r"\b(?:to|and|at|in|on|of|from|by|until|with|for|since) (?P<at>_{3,})(?=[ ,.;][^_\n]*\Z)"
    r"|\b(?:[Mm]y|[Oo]ur|cost|had|has|have|reached|taught|took|was|were) (?P<had>_{3,})"
    r"(?= [a-z°][^_\n]*\Z)"
    r"|\bI, (?P<who>_{3,})(?=,)"
    rf"|(?<=[a-z] )_{{3,}}(?= {_PEOPLE})"
    r"|\A\W*(?!Sign|Date)[A-Z][a-z]+(?: [a-z]+)?: ?_{3,}\W*\Z"
)
"""“The rate fell by [__] %”, “it lasted from January to ____”."""
_DOTS = regex(
    r"\b(?:I|[Ww]e|was|were|had)\b[^.!?\n]{0,60}\b(?:at|by|from|in|of|on|to|until|with) "
    r"(?P<at>\.{5,}|…{2,})(?=,? [a-z])"
)
_DRAFTING = r"\b(?:add|check|expand|finish|fix|here|insert|later|more|needs?|rewrite|write)\b"
_MARKED = regex(
    rf">>> ?[^<>\n]{{0,60}}?{_DRAFTING}[^<>\n]{{0,60}}(?:<<<)?|{_DRAFTING}[^<>\n]{{0,60}}<<<",
    re.IGNORECASE,
)
_NO_KEY = regex(r"\[@ ?(?:\?+|_+)?(?:, [^\]\n]{1,20})?\]")
_SOME = regex(
    rf"(?<![\w.$#-])xx+(?= ?(?:%|{_PEOPLE}|(?:minutes|hours|per ?cent|weeks|years)\b))"
    rf"|\b{_BY} (?P<at>xx+)(?= [a-z]{{3}})"
)
_BEHIND_EQUALS = regex(r"(?<=\b[Nn] = )\[[^\W\d_][^\]\n]{1,30}\]|(?<=\b[Nn] = )(?:XX+|xx+|\?+|__+)")
_PRONOUN = r"(?:s?he|hers?|his|him|the[mi]rs?|them|they)"
_VERB = r"(?:am|can|did|do|have|was|will)"
_CHOICE = regex(
    rf"\[{_PRONOUN}(?: ?/ ?{_PRONOUN})+\]|\[(?:has|is) ?/ ?(?:are|has not|have|is not)\]"
    r"|\[(?:Dr|Mrs?|Ms|Mx)\.?(?: ?/ ?(?:Dr|Mrs?|Ms|Mx|Prof)\.?)+[^\]\n]{0,20}\]"
    rf"|\bI (?P<at>(?:agree|consent|{_VERB}) ?/ ?{_VERB} not\b)(?![^.!?\n]{{0,60}}\()"
)
"""Words of which one was to go: “[he/she]”, “I have/have not”."""
_GREETED = regex(
    r"\b(?:Dear|Hello|Hi|Beste|Caro|Cara|Cher|Chère|Estimad[oa]|Geachte|Prezad[oa]|Querid[oa]) "
    r"(?P<at>[\[<{][A-Za-z][^\[\]<>{}\n]{1,40}[\]>}])"
)
"""“Dear [Hiring Manager]”."""
_ZEROS = regex(r"(?<![\w-])0{3,4}-0{3,4}-0{4}(?:-0{4})?(?![\w-])")
_PATTERNS = (
    *((sign, _CHOICE) for sign in ("[he", "[she", "[his", "[him", "[they", "[their", "[is", "[has",
    "[Mr", "[Dr", "[Ms", "/have not", "/ have not", "/am not", "/ am not", "/do not", "/ do not",
    "/did not", "/will not", "/was not")),
    *((sign, _GREETED) for sign in ("ear [", "llo [", "Hi [", "ado [", "ida [", "ear {")),
    ("000-0", _ZEROS), (" X", _NAMELESS), ("__", _NAMELESS),
    ("___", _AUTHOR), ("-and-s", _AUTHOR),
    ("Author (", _AUTHOR), ("Surname (", _AUTHOR), ("xx", _DATE), ("0X", _DATE), ("1X", _DATE),
    ("2X", _DATE), ("__", _DATE), ("??", _DATE),
    ("/YY", _DATE), ("/yy", _DATE), ("-YY", _DATE),
    ("about here", _ABOUT), ("goes here", _ABOUT), ("go here", _ABOUT), ("ximately here", _ABOUT),
    ("???", _GAP), ("p. X", _PAGES), ("p. ?", _PAGES),
    ("p. _", _PAGES), (" ?", _NUMBER), (" __", _NUMBER), ("orem ipsum", _LATIN), ("__", _BLANK),
    (".....", _DOTS), ("……", _DOTS), ("<<<", _MARKED), (">>>", _MARKED), ("[@", _NO_KEY),
    (" N ", _COUNT), ("N%", _COUNT), ("NN", _COUNT), ("lah blah", _BLAH), ("xx", _SOME),
    ("% to ", _SHARES), (" ??", _GAP), (" ?%", _GAP),
    (" X", _UNKNOWN), ("X%", _MANY), (" [X", _UNKNOWN), (" = ", _BEHIND_EQUALS),
    ("((", _DOUBLED), ("[?", _BOXED), ("[X", _BOXED), ("[x", _BOXED), ("[N]", _BOXED),
    ("[n]", _BOXED), ("[Y]", _BOXED), ("[#", _BOXED), ("[●", _BOXED), ("[•", _BOXED),
    ("##", _BOXED), (" ? p", _GAP),
    *TEMPLATES,
)  # fmt: skip
"""Signs without which there is nothing to look for, and what is looked for."""
_SIGNS = Signs(*(sign for sign, _ in _PATTERNS))


def rows_of(prose: str) -> Rows:
    """What there may be to look for in a text."""
    found: list[tuple[str, re.Pattern[str]]] = []
    if not _SHOUTS.isdisjoint(shouted := _capitals(prose)):
        said = frozenset(shouted)
        found += [row for row in _CAPITALS if row[0] in said]
    if _SIGNS.stand_in(prose):
        found += [row for row in _PATTERNS if row[0] in prose]
    return found


def every_row() -> Rows:
    """All there is to look for, whatever the text."""
    return [("", pattern) for _, pattern in (*_CAPITALS, *_PATTERNS)]


def _capitals(prose: str) -> list[str]:
    """The words, and parts of them, that are written in capitals."""
    capitals = prose.encode("latin-1", "replace").translate(_ONLY_CAPITALS)
    return capitals.decode("ascii").split()


def standins_in(prose: str, rows: Rows) -> Iterator[tuple[int, int]]:
    """Where they stand in some prose."""
    for sign, pattern in rows:
        for found in pattern.finditer(prose) if sign in prose else ():
            yield found.span(found.lastgroup or 0)
