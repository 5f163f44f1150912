"""Results of people: grades, marks and averages, the author’s own or somebody else’s.

A text is looked at where it has signs of one, and of it the sentences that have the shape of a
result and a word for somebody or for getting it. These are read (see ``marks`` and ``ties``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plnfolio.check.asking import Asked
from plnfolio.check.gradebook import told_in_tables
from plnfolio.check.marks import read
from plnfolio.check.roles import CUES
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.sentences import sentences
from plnfolio.check.signs import Signs
from plnfolio.check.text import Block, Text
from plnfolio.check.ties import Told, told_in
from plnfolio.patterns import regex

_ENDS = (" ", ",", ".", ")", "\n")
_SIGNS = Signs(
    "grad", "Grad", "mark", "Mark", "core", "GPA", "GWA", "CWA", "WAM", "verage", "ercentage",
    "percentile", "ggregate", "points", " got ", "Got ", "GOT ", " get ", "gets ", "eceive",
    "Earned", "chieved", "anaged", "scrap", "pass", "Pass", "fail", " resi", "epeated", " gave ",
    "Gave ", " give", "award", "Award", "docked", "given", "grant", "ended up", "istinction",
    "merit", "Merit", "cum la", "upper s", "first class", "first-class", "nd Class", "st Class",
    "tisfact", " came ", "xam", "quiz", "Quiz", "QUIZ", "viva", "IELTS", "TOEFL", "NCLEX", "WAEC",
    "raxis", "GRE ", "SAT ", "OSCE", "GCSE", "%", "2:1", "2:2", "a 2.", " out of ", "rom a ",
    *(f"{letter}{sign}" for letter in "ABCDEF" for sign in "+–−-"),
    *(f"{one}{end}" for one in ("an A", "a B", "a C", "a D", "an E", "an F") for end in _ENDS),
    *(f"({letter}{end}" for letter in "ABCDEF" for end in "),"),
    *(f": {letter}" for letter in "ABCDEF"), *(f" {letter} for" for letter in "BCDF"),
    *(f"/{figure}" for figure in range(10)), *(f"/ {figure}" for figure in range(10)),
    "y result", "result:", "results:", "Result", "RESULT", "y name", "-test", "Pre", "Post ",
    "eedback", "idterm", "Meine N", "Mi nota", "calific", "aqué", "bekommen", " sur 20", "J’ai",
    "J'ai", "gekr", "akakuha", "ranked",
)  # fmt: skip
"""One of these is in each block that tells a result."""
_SHAPE = regex(
    r"\d(?:(?<![\w.,$-]\d)\d{0,2}(?:[.,]\d+)?(?: ?%|[ -]per ?cent|(?:st|nd|rd|th)? percentile"
    r"| ?/ ?\d| (?:\w+ )?out of| of )|(?<![\w.,$/-]\d)(?:[.,]\d{1,2}|\d{1,2}(?:\.\d{1,2})?"
    r"|(?<=\ba \d))(?![\w%]|[.,]\d)|(?<=2):[12])|[A-FHP](?![^\W\d_’']|(?<=H))|H(?=(?:D|[1-8])\b)"
)
_WORDED = regex(
    r"istinction|laude| (?:pass|fail|merit|credit|honou?rs|competent)\b|Pass\b|Fail\b|Merit\b"
    r"|Credit\b|First\b|[Ss]atisfactory|[Oo]utstanding|[Ee]xcellent|[Cc]ommendation"
    r"|(?:full|top|perfect|maximum) (?:mark|score|grade)|[- ][Cc]lass\b|r second"
    r"|(?:went|hirt|ort|ift|ixt|event|ight|inet)(?:y|ies)\b|flat uno|straight A"
    r"| zero\b|nought|out of t|requires imp|expectations"
)
_IN_WORDS = Signs(
    "istinction", "laude", " pass", " fail", "merit", " credit", "honou", "honor", "competent",
    "Pass", "Fail", "Merit", "Credit", "First", "atisfactory", "utstanding", "xcellent",
    "ommendation", "l mark", "p mark", "t score", "t mark", "p grade", "p score", "m mark",
    "m score", " class", "-class", "Class", "r second", "nty", "rty", "fty", "ixty", "ghty", "nety",
    "ties", "flat uno", " zero", "nought", "out of t", "requires imp", "xpectations", "straight A",
)  # fmt: skip
"""Results by their shape: in figures and letters, and in words."""
_WORD = regex(r"[a-z]+(?:[’'-][a-z]+)*")
_OF_SCHOOL = regex(r"(?i)\b(?:grade|mark|result|score|exam|essay)s?\b")

_RANKED = regex(
    r"\b(?:ranked|came|placed|finished) (?:(?:joint|overall|in) )?(?P<rank>top|first|second|third"
    r"|fourth|fifth|\d{1,3}(?:st|nd|rd|th))\b(?= (?:overall )?(?:in|on|of|out of|at) "
    r"[^.;:!?\n]{0,50}?\b(?:class|batch|cohort|exam\w*|course|year group|programme|finals?)\b)"
)
_WHO_RANKED = regex(
    r"(?P<own>\b(?:I|we|We)\b[^.;:!?\n]{0,60}|\b(?:[A-Z][a-z]+|she|he|who) (?:was )?)\Z"
)
_RANKS = Signs("ranked ", " came ", " placed ", "finished ")
_VIVA = regex(
    r"\bpassed (?:(?:me|my|the|at) ){1,3}(?:viva|defen[cs]e|thesis|oral)[^.;:!?\n]{0,12} with "
    r"(?:no|minor|major) (?:corrections|revisions)"
)
_ELSEWHERE = regex(
    r"\b(?:Ich habe (?:(?:dafür|darauf|dort|hier|am Ende|i[mn] [^\W\d_]+) )?(?:eine|die Note) \d"
    r"(?:[.,]\d)? (?:bekommen|erhalten)\b"
    r"|[Mm]eine (?:Note|Abschlussnote) (?:war|ist|lautet)(?: eine)? \d(?:[.,]\d)?(?!\w)"
    r"|[Ss]aqué (?:un|una|el) \d{1,3}(?:[.,]\d{1,2})?(?! ?\w{3,}s\b)"
    r"|[Mm]i (?:nota|calificación) (?:final )?(?:fue|es) (?:de )?(?:un )?\d{1,3}(?:[.,]\d{1,2})?"
    r"|J[’'](?:ai|avais) (?:eu|obtenu|reçu) (?:une? |la (?:note|mention) (?:de )?)?"
    r"(?:\d{1,2}(?:[.,]\d{1,2})? ?(?:/|sur) ?20\b|[A-F][+-]?(?= )|[Tt]rès [Bb]ien|[Bb]ien\b)"
    r"|[EeIi]k (?:het|heb) (?:['’]n |een )?(?:onderskeiding|\d{1,3}(?:[.,]\d)? ?%?)"
    r" (?:[^.;:!?\n]{0,50} )?(?:gekry|gehaald|gekregen|behaal)\b"
    r"|[Nn]akakuha (?:ako|siya|kami) ng (?:\d{2,3}\b|\d\.\d+|uno)"
    r"|(?:[Tt]irei|[Rr]ecebi|[Oo]btive|[Hh]o preso)(?: nota| un| um)? \d{1,3}(?:[.,]\d)?"
    r"(?= (?:em|no|na|in|all|al|nel)\b))"
)
"""As it is told in other languages."""
_FOREIGN = Signs(
    "Ich h", "Note", "aqué", "nota", "calific", "J’a", "J'a", "gekr", "geha", "behaal", "akakuha",
    "irei", "ecebi", "btive", "preso",
)  # fmt: skip


_SHORT = 40
"""Signs of a sentence that may be no more than a label."""


def _grade(text: Text, asked: Asked) -> Iterable[Found]:
    """A person's result."""
    if not _SIGNS.stand_in(text.prose):
        return
    said: set[tuple[int, int]] = set()
    for block in text.paragraphs:
        for told in sorted(_told(block)) if _SIGNS.stand_in(block.prose) else ():
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


def _told(block: Block) -> Iterator[Told]:
    """The results that a block tells."""
    prose, is_of_school = block.prose, None
    in_words = _IN_WORDS.stand_in(prose)
    for start, end in sentences(prose) if in_words or _SHAPE.search(prose) else ():
        shape = _SHAPE.search(prose, start, end)
        if shape is None and in_words:
            shape = _WORDED.search(prose, start, end)
        if shape is not None and _may_tell(block, prose[start:end]):
            if is_of_school is None:
                is_of_school = _OF_SCHOOL.search(prose) is not None
            yield from told_in(read(prose, start, end), is_of_school=is_of_school)
    for found in _RANKED.finditer(prose) if _RANKS.stand_in(prose) else ():
        who = _WHO_RANKED.search(prose, max(0, found.start() - 80), found.start())
        if who is not None:
            yield Told(found.start("rank"), found.end("rank"), who["own"] is not None)
    for found in _VIVA.finditer(prose) if "passed " in prose else ():
        yield Told(found.start(), found.end(), is_own=True)
    for found in _ELSEWHERE.finditer(prose) if _FOREIGN.stand_in(prose) else ():
        yield Told(found.start(), found.end(), is_own=True)


def _may_tell(block: Block, said: str) -> bool:
    """Whether a sentence is a label or has one of the words that are in what tells a result."""
    is_label = block.kind == "heading" or ":" in said or len(said) < _SHORT
    return is_label or not CUES.isdisjoint(_WORD.findall(said.lower()))


TEXT_RULES: tuple[TextRule, ...] = (TextRule("grade", "warning", _grade),)
SITE_RULES: tuple[SiteRule, ...] = ()
