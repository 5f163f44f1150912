"""Results of people: grades, marks and averages, the author’s own or somebody else’s."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plnfolio.check.asking import Asked
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.signs import Signs
from plnfolio.check.text import Text
from plnfolio.patterns import regex

_RESULT = (
    r"(?:[A-DF](?:[+−–-]| plus| minus)?"
    r"(?=(?:[ ](?:on|in|for|from|as|this|overall|again|and|average)\b"
    r"|\.(?![A-Za-z])|[,;!?)]|\s*\Z))"
    r"|\d{1,3}(?:[.,]\d+)? ?(?:%|per ?cent)(?! (?:of|off|more|less|faster|better|discount|done))"
    r"|\d{1,3}(?:[.,]\d+)? (?:out of|points? out of) \d+|\d{1,3} ?/ ?\d{2,3}(?![\d/])"
    r"|\d{1,3} points?(?= (?:on|in|for)\b)|(?:(?<=\ba )|(?<=\ban ))\d{2,3}(?= (?:on|in|for)\b))"
)
_GOT = (
    r"(?:got|received|earned|scored|achieved|was given|were given|ended up with|finished with"
    r"|passed with|came away with)"
)
_POINTS = r"\d[.,]\d{1,2}\b"
_CLASS = (
    r"(?:first[ -]class|upper second|lower second|2:[12])"
    r"(?= (?:in|for|degree|honou?rs|\()|[.,;!?)]|$)"
)
"""Of a degree, as British and Indian universities have it."""
_SCALES = r"[^.,;:!?]{0,20}\b(?:scale|inventory|index|survey|page|site|audit)\b"
"""Scores that are no school's."""
_OWN = (
    rf"I(?:[’']ve| have| had)? (?:just |only |finally |even |also |still )?{_GOT} "
    rf"(?:an? |my |the )?(?:(?:final |overall )?(?:grade|mark|score) of (?:an? )?)?{_RESULT}"
    rf"|I(?:[’']ve| have| had)? {_GOT} (?:an? )?(?:full|perfect|top) (?:marks?|scores?|grades?)\b"
    r"|I (?:aced|cleared|failed|passed|sat) (?:the|my|this) (?:[\w-]+ ){1,4}?with (?:an? )?"
    rf"(?:score of )?(?:{_RESULT}|\d{{2,3}}(?=[.,;!?)]|$))"
    r"|(?:[Ff]inal|[Oo]verall|[Tt]otal) (?:grade|mark|score):? \d{1,3}(?:[.,]\d+)?"
    r"(?: ?/ ?100\b| ?%| per ?cent\b)(?=[.,;!?)]|$)"
    r"|[Mm]y (?:grade|mark|score) (?:went|rose|fell|dropped|improved|jumped|moved)(?: up| down)? "
    r"(?:from|to) (?:an? )?(?:[A-DF](?![\w’'])|\d{1,3}\b)"
    r"|marked (?:it|me|this|my [a-z]+) (?:down |up )?(?:to|at|with) (?:an? )?\d{1,3}"
    r"(?: ?%| per ?cent\b| ?/ ?\d)"
    rf"|[Mm]y (?:[a-z-]+ ){{1,3}}was (?:graded|marked) (?:an? )?(?:{_RESULT}|{_POINTS}|\d{{2,3}}\b)"
    r"|(?:Result|Classification): (?:[Pp]ass with )?(?:[Mm]erit|[Dd]istinction|[Ff]irst|[Pp]ass)\b"
    r"|(?:[Ff]inal|[Oo]verall|[Mm]y) (?:grade|mark): ?[A-DF][+−–-]?(?=[.,;!?)]|$)"
    rf"|gave me (?:an? |my )?(?:grade of )?{_RESULT}"
    r"|(?:gave|awarded) (?:me|us|my|the|it|this)(?: [a-z]+){0,2} an? [A-DF](?:[+−–-]| plus| minus)"
    rf"|(?:awarded|given|gave) me (?:an? )?{_CLASS}|I (?:got|have|earned|received) an? {_CLASS}"
    r"|(?:[Gg]rade|[Mm]ark|[Ss]core)s? (?:received|awarded|obtained|achieved|earned): ?"
    rf"(?:{_RESULT}|{_POINTS}|\d{{2,3}}(?=[.,;!?)]|$))"
    rf"|(?<=\bwith )(?:an? )?{_POINTS} C?GPA"
    r"|J[’']ai (?:eu|obtenu|reçu) (?:un )?\d{1,2}(?:[.,]\d{1,2})? ?(?:/|sur) ?20\b"
    r"|rated me [^.;!?\n]{0,40}?\b\d{1,2}(?:[.,]\d)? ?/ ?(?:5|10|20|100)\b"
    r"|I (?:had|got) (?:an? )?\d{1,2}(?:[.,]\d{1,2})? ?/ ?(?:10|20)\b(?! vision)"
    rf"|I (?:got|received|earned) an? {_POINTS} (?:in|on|for|from) (?:the|my|this)\b"
    r"|I (?:got|received|earned|was given|was awarded) (?:an? )?\d{2} (?:for|in|on) "
    r"(?:the|my|this) (?:[a-z]+ ){0,2}(?:assignment|coursework|dissertation|essay|exam"
    r"|final|mid-?term|module|paper|portfolio|project|proposal|quiz|test|thesis)\b"
    rf"|[Mm]y (?:grade|mark|score) (?:for|in|on) [^.,;:!?\n]{{2,40}}: (?:an? )?"
    rf"(?:{_RESULT}|{_POINTS})"
    rf"|[Mm]y (?:own )?GPA (?:at|from|in) [A-Z][\w.& -]{{1,40}}? (?:was|is) (?:an? )?{_POINTS}"
    r"|[Mm]y (?:final |mid-?term |overall |last |course |first |exam |test |quiz ){0,2}"
    r"(?:grade|mark|score|result|C?GPA)s? "
    rf"(?:(?:in|for|on|at|from) (?!{_SCALES})[^.,;:!?]{{2,40}}? (?=was |is |were ))?"
    r"(?:was |is |were |of |came to |went up to )?"
    rf"(?:an? |only |just )?(?:{_RESULT}|{_POINTS}|(?<=(?:was| is| of) )\d{{2,3}}(?=[.,;!?)]|$)"
    r"|(?<=were )\d{2,3}(?:(?:, | and |, and )\d{2,3}){1,5}(?=[.,;!?)]|$))"
    rf"|I(?:[’']ve| have| had)? {_GOT} (?:an? |my |the )?(?:final |overall )?(?:grade|mark)(?: "
    rf"of)? "
    rf"(?:an? )?{_POINTS}"
    rf"|(?<=\ba ){_POINTS} (?:cumulative |overall |weighted )?GPA"
    rf"|[Mm]y {_POINTS} GPA|I (?:had|have|kept|hold) (?:an? )?(?:cumulative |overall )?{_POINTS} "
    rf"GPA|[Mm]y GPA (?:of|is|was)\b"
    rf"|(?<!minimum )(?<!average )(?<!required )(?<!mean )\bGPA(?:: ?| of | is | = ?| ){_POINTS}"
)
_WORDS_FOR = (
    r"I(?:[’']ve| have| had)? (?:passed|graduated|finished) with (?:a )?"
    r"(?:distinction|merit|(?:first[- ]class |high(?:est)? )?honou?rs)\b"
    r"|I (?:got|received|earned|(?:was|have been) (?:awarded|given)) an? "
    r"(?:(?:[Hh]igh )?[Dd]istinction|HD|[Mm]erit"
    r"(?! (?:award|badge|scholarship|pay|raise|increase|certificate)))(?!\w)"
    r"|Ich habe (?:(?:dafür|darauf|dort|hier|am Ende|i[mn] [^\W\d_]+) )?(?:eine|die Note) \d"
    r"(?:[.,]\d)? (?:bekommen|erhalten)\b"
    r"|[Mm]eine (?:Note|Abschlussnote) (?:war|ist|lautet)(?: eine)? \d(?:[.,]\d)?(?!\w)"
    r"|[Ss]aqué (?:un|una|el) \d{1,3}(?:[.,]\d{1,2})?(?! ?\w{3,}s\b)"
    r"|[Mm]i (?:nota|calificación) (?:final )?(?:fue|es) (?:de )?(?:un )?\d{1,3}(?:[.,]\d{1,2})?"
)
_NAMED = r"\b[A-Z][a-zà-ÿ]+(?: (?:[A-Z](?:[a-z]{1,2}|[’']))?[A-Z][a-zà-ÿ]+)?"
_PEER = (
    rf"{_NAMED}(?:(?:'s|’s) (?:final |quiz |test |exam |mid-?term )?(?:grade|mark|score|GPA)s? "
    rf"(?:was|were|is|are|of) (?:an? )?(?:{_RESULT}|{_POINTS}|\d{{2,3}}(?=[.,;!?)]|$))"
    rf"| {_GOT} (?:an? )?(?:{_RESULT}|distinction(?= (?:and|for|in|on)\b|[.,;!?)]|$))"
    rf"| (?:had|has|kept) (?:an? )?(?:cumulative |overall )?{_POINTS} GPA"
    r"| (?:had|got|made) \d{2,3} in [a-z]+(?: [a-z]+)? and "
    r"(?:had to|passed|failed|res[ai]t|repeated)\b"
    r"|,? (?:who )?(?:failed|flunked|passed) (?:(?:the |her |his |my |our )?(?:[\w-]+,? ){1,3}?)?"
    r"with (?:an? |only )?"
    rf"(?:{_RESULT}|\d{{1,3}}(?:/\d{{1,3}})?(?=[.,;:!?)]| and\b| marks\b| points\b|$)))"
)
_SOME = (
    r"\b(?:[Hh]is|[Hh]er) (?:final |overall )?(?:grade|mark|score|GPA) (?:was|is|of) (?:an? )?"
    rf"(?:{_RESULT}|{_POINTS})"
)
_GRADE = regex(rf"\b(?P<own>{_OWN}|{_WORDS_FOR})|(?P<peer>{_PEER}|{_SOME})")
_RULES = regex(
    r"(?i)\b(?:minimum|at least|require[ds]?|must|need(?:s|ed)?|average|mean|if|or higher"
    r"|or better|maintain(?:ed)?|eligib\w+|appl(?:y|icants?)|admi(?:t|tted|ssions?)|candidates)\b"
)
_WORDS = (
    "grade", "mark", "score", "result", "GPA", "got", "gave", "received", "earned", "achieved",
    "given", "cleared", "Result: ", "Classification: ", " aced ", "rated me",
    "/10", "/20", " sur 20", "first class", "first-class", "2:1", "2:2",
    "er second", "obtained", " and had to ", " and res", "repeated", "ended up",
    " finished w", " graduated w", "came away", "failed", "flunked", "passed", "awarded",
    "Note", "nota", "aqué", "Ich habe ", "calific",
)  # fmt: skip
"""One of these stands in each of them."""
_SIGNS, _WORD = Signs(*_WORDS), regex("|".join(_WORDS))
_SAYS_ONE = regex(
    r"\d|(?<!\w)[A-DF](?![\w’'])|HD\b|[Dd]istinction|[Mm]erit|onou?rs|irst|second|[Pp]ass\b"
    r"|full|perfect|top\b"
)
"""A figure, a letter or a word is in every result."""
_SUPPOSED = regex(r"(?i)\b(?:if|suppose|imagine|pretend|whether|let[’']?s say|as though)\b[^.?!]*$")
_FAR = 500
"""So many signs before a result, its sentence says whether there is one."""
_MANY = frozenset(
    """
    Students Participants Learners Teachers Pupils Children Women Men Groups Everyone Nobody
    They He She It We You This That These Those Who All Most Some Both Each Several Many Few
    Others One Two Three Boys Girls Adults People Respondents Graduates Classes Schools
    Countries Members Teams Model Models
    """.split()
)


def _grade(text: Text, asked: Asked) -> Iterable[Found]:
    """A person's result."""
    if text.language[:2] not in ("en", "de", "es") or not _SIGNS.stand_in(text.prose):
        return
    for block in text.holding(_WORD):
        if _SAYS_ONE.search(block.prose) is None:
            continue
        for found in _GRADE.finditer(block.prose):
            said = " ".join(found[0].split())
            if found["peer"] and said.split()[0].removesuffix("’s").removesuffix("'s") in _MANY:
                continue
            before = block.prose[max(0, found.start() - _FAR) : found.start()].rpartition(".")[2]
            if found["own"] and _SUPPOSED.search(before):
                continue
            if "GPA" in said and _RULES.search(f"{before}{found[0]}{_behind(found, block.prose)}"):
                continue
            whose = "your own result" if found["own"] else "somebody’s result"
            message = f"“{said}” tells {whose}"
            yield Found(block.place(found.start()), message, "leave it out; say what you learned")


def _behind(found: re.Match[str], prose: str) -> str:
    """What a finding's sentence says shortly behind it."""
    return re.split(r"[.!?]\s", prose[found.end() : found.end() + 20])[0]


TEXT_RULES: tuple[TextRule, ...] = (TextRule("grade", "warning", _grade),)
SITE_RULES: tuple[SiteRule, ...] = ()
