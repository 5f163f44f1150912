"""Results of people: grades, marks and averages, the author’s own or somebody else’s.

A text is looked at where it has signs of one, and of it the sentences that have the shape of a
result and a word for somebody or for getting it. These are read (see ``marks`` and ``ties``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from plnfolio.check.asking import Asked
from plnfolio.check.gradebook import told_in_tables
from plnfolio.check.marks import LEVELS, read
from plnfolio.check.roles import CUES, EXAMS, ROLES
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.sentences import sentences
from plnfolio.check.signs import Signs
from plnfolio.check.text import Block, Text
from plnfolio.check.ties import Told, told_in
from plnfolio.check.vocabulary import Vocabulary
from plnfolio.patterns import regex

_FIGURES = ("0", "00", "000", "0.0", "0.00", "00.0", "00.00")
_SIGNS = Vocabulary(
    (
        *(word for word, role in ROLES.items() if role in "GsAqVJfKkv"),
        *(exam.lower() for exam in EXAMS),
        *"average percentile pass passes fail distinction distinctions merit credit credits"
        " honours honors hons laude commendation first-class class competent proficient"
        " satisfactory unsatisfactory outstanding excellent exam exams examination quiz quizzes"
        " test tests essay essays assignment assignments term midterm mid-term finals transcript"
        " viva classmate feedback degree tutor marker examiner assessor name bottom corner cover"
        " red standard expectations rating rated assessment moderator moderators ended graduated"
        " finished qualified ranked placed came highest lowest best top topped straight flat"
        " leaving cert out percent cent semester boards attempt go fuair sur note nota bekommen"
        " erhalten gekry gekregen gehaald behaal eu reçu preso tirei recebi obtive bekam"
        " erhielt hatte bewertet benotet pusieron dieron aprobé kreeg haalde stats resubmission"
        " draft formative appeal expecting pieces band statistics tutorial maths b c d e f"
        " hd".split(),
        *(f"{letter}{sign}" for letter in "ABCDEF" for sign in "+-0"),
        *("A", "straight-A", "H0", "P0", "0:0"),
        *(f"{one}%" for one in _FIGURES),
        *(f"{one}/{most}" for one in _FIGURES for most in _FIGURES),
    )
)
"""One of these is in each block that tells a result."""
_SHAPE = regex(
    r"\d(?:(?<![\w.,$-]\d)\d{0,2}(?:[.,]\d+)?(?: ?%|[ -]per ?cent|(?:st|nd|rd|th)? percentile"
    r"| ?/ ?\d| (?:\w+ )?out of| of )|(?<![\w.,$/-]\d)(?:[.,]\d{1,2}|\d{1,2}(?:\.\d{1,2})?"
    r"|(?<=\ba \d))(?![\w%]|[.,]\d)|(?<=2):[12])|[A-FHP](?![^\W\d_’']|(?<=H))|H(?=(?:D|[1-8])\b)"
)
_WORDED = regex(
    r"istinction|laude|\b(?:pass|fail|merit|credit|honou?rs|satisfactory|outstanding|excellent"
    r"|unsatisfactory|commendation|competent|proficient|flunked|resat|resit|retook|failed)\b"
    r"|Pass\b|Fail\b|Merit\b|Credit\b|First\b|Satisfactory|Outstanding|Excellent|Competent"
    r"|Commendation|r second|[- ][Cc]lass\b"
    r"|(?:full|half|top|perfect|maximum|highest|lowest|best|worst) (?:mark|score|grade|of )"
    r"|top (?:\d|three|five|ten|fifteen|twenty)"
    r"|(?:first|second|third|fourth|fifth|\d(?:st|nd|rd|th)) (?:overall )?(?:in|out|on|at)\b"
    r"|a first\b|(?:first|second|third|fourth|fifth|last) (?:attempt|try|go\b|take|time)|not yet"
    r"|(?:went|hirt|ort|ift|ixt|event|ight|inet)(?:y|ies)\b|flat uno|straight A"
    rf"|[\"“](?:{'|'.join(sorted(LEVELS))})[\"”]"
    r"|\d (?:CXC|GCSE|[AO][ -]?[Ll]evel)|straight-A\b|\b[BCD]s\b| zero\b|nought|out of t"
    r"|requires imp|expectations| standards?\b"
)
"""Results by their shape: in figures and letters, and in words."""
_WORD = regex(r"[a-z]+(?:[’'-][a-z]+)*")
_OF_SCHOOL = regex(
    r"(?i)\b(?:grade|mark|result|score|exam|essay|quiz|tutor|tutorial|assignment|semester|portal"
    r"|stat|module|marker|lecturer|assessor|noticeboard|osce|viva)s?\b"
    r"|(?i:how did i do|did (?:i|it) get)\b"
    r"|\b(?:number|figure|written|circled) (?:in red )?(?:at|in|on) (?:the )?"
    r"(?:bottom|top|corner|cover|margin|red)\b"
)
_OF_PEOPLE = regex(
    r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|us|[Oo]ur|[Hh]er|[Hh]is|[Ss]?[Hh]e|[Yy]ou"
    r"|from (?:my |the )?(?:tutor|marker|assessor|examiner|lecturer))\b|\?"
)
_VIVA = regex(
    r"\b(?:passed (?:(?:me|my|the|at) ){1,3}(?:viva|defen[cs]e|thesis|oral)[^.;:!?\n]{0,12}"
    r"|(?:awarded|gave|given|got|recommended) (?:me )?a pass) with "
    r"(?:no|minor|major) (?:corrections|revisions)"
)
_ELSEWHERE = regex(
    r"\b(?:(?:(?:[Hh]abe|[Hh]atte|[Bb]ekam|[Ee]rhielt) ich|[Ii]ch (?:habe?|hatte|bekam|erhielt))"
    r" (?:[^.;:!?\n\d]{0,40} )?(?:eine|die Note|mit) [1-6](?:[.,]\d)?"
    r"(?=[.,;!)]| (?:und|in|für|im|bekommen|erhalten|geschrieben)\b)"
    r"|wurde mit (?:einer |der Note )?[1-6](?:[.,]\d)? (?:bewertet|benotet)"
    r"|[Mm]eine (?:Note|Abschlussnote) (?:war|ist|lautet)(?: eine)? [1-6](?:[.,]\d)?(?!\w)"
    r"|(?:[Ss]aqué|[Oo]btuve|[Mm]e (?:pusieron|dieron)|[Aa]probé con)"
    r" (?:un|una|el) (?>\d{1,3}(?:[.,]\d{1,2})?)(?! ?%| por| ?\w{3,}s\b)"
    r"|[Mm]i (?:nota|calificación) (?:final )?(?:fue|es) (?:de )?(?:un )?\d{1,3}(?:[.,]\d{1,2})?"
    r"|(?:J[’'](?:ai|avais) (?:eu|obtenu|reçu)|[Oo]n m[’']a (?:mis|donné))"
    r" (?:une? |la (?:note|mention) (?:de )?)?(?:\d{1,2}(?:[.,]\d{1,2})? ?(?:/|sur) ?20\b"
    r"|[A-F][+-]?(?= )|[Tt]rès [Bb]ien|[Bb]ien\b)"
    r"|[EeIi]k (?:het|heb) (?:['’]n |een )?(?:onderskeiding|\d{1,3}(?:[.,]\d)? ?%?)"
    r" (?:[^.;:!?\n]{0,50} )?(?:gekry|gehaald|gekregen|behaal)\b"
    r"|[Ii]k (?:kreeg|haalde|scoorde|had) (?:een |'n )?(?>\d{1,2}(?:[.,]\d)?)"
    r"(?=[.,;!)]| (?:voor|op|in)\b)"
    r"|[Nn]akakuha (?:ako|siya|kami) ng (?:\d{2,3}\b|\d\.\d+|uno)"
    r"|[Ff]uair (?:mé|sé|sí) \d{1,3} ?%|[Cc]efais (?:i )?\d{1,3} ?%"
    r"|(?:[Tt]irei|[Rr]ecebi|[Oo]btive|[Hh]o preso)(?: nota| un| um)? \d{1,3}(?:[.,]\d)?"
    r"(?= (?:em|no|na|in|all|al|nel)\b))"
)
"""As it is told in other languages."""
_WORDS_ELSEWHERE = Signs(
    " ich ", "ich habe", "ich hatte", "ich bekam", "ich erhielt", "benotet", "bewertet",
    "meine note", "meine abschlussnote", "saqué ", "obtuve ", "pusieron ", "dieron ", "aprobé ",
    "mi nota", "mi calificación", "ai eu", "ais eu", " obtenu", " reçu", "a mis ", "a donné ",
    "ek het ", "ek heb ", "ik het ", "ik heb ", "ik kreeg", "ik haal", "ik scoor", "ik had ",
    "nakakuha", "fuair", "cefais", "tirei ", "recebi ", "obtive ", "ho preso",
)  # fmt: skip
"""One of these is in what is told so."""
_SHORT = 40
"""Signs of a sentence that may be no more than a label."""


def _grade(text: Text, asked: Asked) -> Iterable[Found]:
    """A person's result."""
    if not _SIGNS.stands_in(text.prose):
        return
    said: set[tuple[int, int]] = set()
    is_foreign = _WORDS_ELSEWHERE.stand_in(text.small)
    for block, after in zip_longest(text.paragraphs, text.paragraphs[1:]):
        around = after.prose if after is not None and block.quotation else ""
        if not _SIGNS.stands_in(block.prose):
            continue
        for told in sorted(_told(block, around, is_foreign=is_foreign)):
            said.add((id(block), told.start))
            yield _found(block, told)
    for block, told in told_in_tables(text) if "|" in text.source else ():
        if (id(block), told.start) not in said:
            yield _found(block, told)


def _found(block: Block, told: Told) -> Found:
    said = " ".join(block.prose[told.start : told.end].split())
    whose = "your own result" if told.is_own else "somebody’s result"
    message = f"“{said}” tells {whose}"
    return Found(block.place(told.start), message, "leave it out; say what you learned")


def _told(block: Block, around: str, *, is_foreign: bool) -> Iterator[Told]:
    """The results that a block tells; what stands ``around`` it may speak of school."""
    prose, is_of_school = block.prose, None
    for start, end in sentences(prose):
        shape = _SHAPE.search(prose, start, end) or _WORDED.search(prose, start, end)
        if shape is not None and _may_tell(block, prose[start:end]):
            if is_of_school is None:
                is_of_school = all(one.search(prose + around) for one in (_OF_SCHOOL, _OF_PEOPLE))
            yield from told_in(
                read(prose, start, end), is_of_school=is_of_school, is_cell=block.kind == "cell"
            )
    for found in _VIVA.finditer(prose) if "ions" in prose and "pass" in prose else ():
        yield Told(found.start(), found.end(), is_own=True)
    for found in _ELSEWHERE.finditer(prose) if is_foreign else ():
        yield Told(found.start(), found.end(), is_own=True)


def _may_tell(block: Block, said: str) -> bool:
    """Whether a sentence is a label or has one of the words that are in what tells a result."""
    is_label = block.kind == "heading" or ":" in said or len(said) < _SHORT
    return is_label or not CUES.isdisjoint(_WORD.findall(said.lower()))


TEXT_RULES: tuple[TextRule, ...] = (TextRule("grade", "warning", _grade),)
SITE_RULES: tuple[SiteRule, ...] = ()
