"""What a student’s number is called, and whether a text has any of these words."""

from __future__ import annotations

from plnfolio.check.signs import Signs
from plnfolio.patterns import regex

_NUMBER = (
    r"(?:(?:(?:card|registration|reference|roll|reg\.?|ref\.?)[ -]?)?(?:number|no|nr|num|code|#)"
    r"|ref(?:erence)?(?= ?:))"
)
_ID = rf"id(?:ent(?:ification|ity))?(?:[ -]?(?:card )?(?:{_NUMBER}|card))?"
_STUDENT = r"(?:candidate|learner|pupil|student)"
_SURE = "|".join(
    (
        (
            r"(?:admission|exam(?:ination)?|id|identity|index|reg(?:istration|d)?\.?|roll|seat)"
            rf"[ -]?(?:number|no|nr|#)\.? (?:of (?:the |this )?|\()(?:{_STUDENT}|trainee)"
        ),
        (
            rf"(?:{_STUDENT}|matriculation|matric\.?|matr?\.|enrol?lment|banner|roll"
            rf"|hall[ -]ticket)(?:['’]s|s['’])?[ \n_-]?(?:{_NUMBER}|{_ID}|(?=#))"
            r"(?:s(?= ?(?:are|were|[:(])))?"
        ),
        r"(?:(?<=\()|(?<=our )|(?<=their ))student (?:number|id)s|unique student identifier",
        r"(?:student|college|university|uni) (?:log-?in|user ?name)|student e-?mail(?: address)?",
        rf"(?<=I am )candidate(?= \d{{4}})|{_STUDENT} (?:file|pass|record)(?= #?\w{{0,2}}\d{{5}})",
        r"stud?\.? ?n(?:o|r|um)|student, id",
        (
            rf"{_STUDENT} (?:ref(?:erence)?(?=\W{{1,3}}[a-z]{{0,2}}-?\d)"
            r"|(?:with|under) (?:the )?(?:number|no|id))"
        ),
        r"(?:each|every) student (?:gets|has|is given|was given) (?:an?|their own) (?:number|id)",
        r"student card\b[^.!?\d]{0,40}\b(?:number|no)|student\b[^.!?\d]{3,60}, (?:number|no|id)",
        rf"{_STUDENT}:[^\d.;\n]{{3,50}}?(?=[ (#*]{{1,4}}[a-z]{{0,3}}\d[\d/-]{{5}})",
        r"student ?:[^.\n]{3,50} reg(?:\.|istration)?(?= ?:)|candidate(?= [a-z]?\d{6})",
        (
            r"(?:my|his|her) (?:(?:number|no|id|code)\.? (?:as an?|at|with|from)(?: the| my| this)?"
            r" (?:\w+ )?(?:student|college|university|uni|faculty|polytechnic)"
            r"|(?:[a-z]-?|net-?)(?:number|id))"
        ),
        (
            r"(?:enrolled|registered|admitted|lists? me)\b[^.!?\d]{0,40}?\b(?:under|with)"
            r"(?: (?:the )?(?:number|no))?(?=\.?:? [a-z]{0,4}/?\d[\w/-]{5})"
        ),
        (
            r"(?:number|no|nr|id)\.? (?:on|of) (?:(?:my|his|her|the|their|our|a) )?"
            r"student(?:['’]s)? (?:badge|card|id|pass)"
        ),
        r"matric(?:ulation)?(?= ?[:=]|(?-i: [A-Z]\d{6}))|hall[ -]ticket(?= ?:)",
        r"enrol?ment(?= ?: ?\w{0,2}\d{2}[a-z]{2,4}\d{3})|emplid",
        r"(?:jamb|utme|waec)[ -](?:reg(?:istration|\.)? )?n(?:umber|o)",
        r"name (?:and|&) (?:student )?(?:number|no|id)|(?:[cgstuw]-|perm(?:anent)? )number",
        # in other languages
        r"matrikel(?= \d{6})|matr(?:ikel)?\.?-?(?:nummer|nr)|stud(?:ie|ent(?:en?)?)n[uo]mmer",
        r"número (?:de (?:estudiante|alumn[oa]|matrícula|aluno|control)|mecanográfico)",
        r"(?:code|número|código) (?:permanent|estudiantil)|carn[eé] estudiantil|(?:mi|de) legajo",
        r"(?:boleta|expediente|legajo|matrícula|matricola|mssv|nim|npm)(?= ?[:#] ?\w?\d{5})",
        r"matricola(?= n?\.? ?\d{5})|numero di matricola|(?:numéro|n°) (?:d[’'] ?)?étudiante?",
        r"n°(?: d[’'])? ?étudiante?|(?:numer|nr) (?:albumu|indeksu)|uimhir mh?[ia]c léinn",
        r"opiskelijanumero|学号|學號|学籍番号|학번",
    )
)
"""What a student’s number is called."""
_MAY = (
    r"(?:school|university|college|campus|register|registration|regd?\.?|admission|adm\.|index"
    rf"|seat(?:/roll)?|exam(?:ination)?)(?:['’]s)?[ \n-]?(?:{_NUMBER}|{_ID})"
    r"|(?-i:ID)[ -](?:number|no|card)|uni (?:number|id)|student card"
)
"""What it is called, and other numbers are, too: of somebody, or where something begins."""
_SHORT = (
    r"(?-i:CWID|EMPLID|PUID|OEN|NSN|UCID|UCAS(?: Personal)? ID|PI(?=:? [A-Z]\d)|UIN|UPN|ULN|URN"
    r"|USI|CID|PRN|LRN|USN|SID|NUID|PSID|NIM|NPM)|(?:(?<=my )|(?<=h[ie][sr] ))id(?= is)"
    r"|student:?(?= [#(]{0,2}[a-z]{0,3}\d{6})"
    r"|(?:panther|bear|bruin|bull|cat|cougar|eagle|falcon|hawk|husky|lion|sun|tiger|wildcat|wolf)id"
)
"""What is said right before it, or means something else."""
HEAD = regex(rf"(?i)\W*(?:{_SURE}|{_MAY})\W*")
SAYS = regex(
    rf"(?i)(?<![\w-])(?:(?P<sure>{_SURE})|(?P<may>{_MAY})|(?P<short>{_SHORT})|(?-i:IDs?))(?!\w)\.?"
)
_N = r"[\"“*_(]{0,2}(?P<number>[A-Za-z]{0,3}\d[\w/-]{5,20})"
_OFFICE = (
    r"(?:bursar|campus|college|exams? office|faculty|library|polytechnic|portal|regist(?:er|rar|ry)"
    r"|records office|system|university)\b"
)
_KNOWS = r"\b(?:addresse[ds]|call(?:s|ed)?|greet(?:s|ed)?|ha(?:s|d|ve)|kn[eo]ws?|list(?:s|ed)?)"
_WRITTEN = (
    r"(?:print|stamp|typ|writt)\w+ (?:across|at|in|on) (?:all|each|every|my)\b[^.!?\d]{0,30}"
    r"\b(?:certificate|exam|script|transcript)"
)
_OF_SCHOOL = (
    r"(?:(?:College|Department|Dept\.?|Faculty|School) of|\d00 ?[Ll]evel|Year \d"
    r"|[BM]\.? ?(?:A|Ed|Sc)\b)"
)
_I_AM = r"\bI(?: am|[’']m| was|[’']ve been| have been)(?: only| just| still)?"
_NAMED = r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]*\.?){1,2},? \(?"
_KNOWN_AS = (
    rf"{_KNOWS} me (?:(?:only|just|still|down) )?(?:as |by |under )?{_N}",
    rf"{_N}\W{{0,2}} (?:is|was) (?:how|what|who) [^.!?\d]{{3,40}} {_KNOWS} me\b",
    rf"\b(?:[Aa]t|[Ff]or|[Ii]n|[Tt]o) (?:the|my) {_OFFICE}[^.!?\d]{{0,30}}{_I_AM} {_N}",
    rf"{_I_AM} {_N}\W{{0,2}} (?:at|for|in|to) (?:(?:the|my) {_OFFICE}|[A-Z]{{2}})",
    rf"{_I_AM} (?P<number>[A-Za-z]?\d{{7,10}})(?![\w%,])",
    rf"\b(?:campus|college|exam|student|uni)\b[^.!?]{{0,80}}\bmine(?:,|:| is| was) {_N}",
    rf"{_N}, (?:that[’']s|that is|which is) me\b",
    rf"{_N}\W{{0,2}} (?:and )?(?:not|instead of) my name\b",
    rf"{_N}\W{{0,2}} (?:has been|is|was) {_WRITTEN}",
    rf"{_NAMED}(?P<number>[A-Z]\d{{7,8}}|[A-Z]{{2,5}}/[\w/]{{0,12}}\d{{2}}/\d{{2,6}})\b",
    rf"{_NAMED}{_N}, {_OF_SCHOOL}",
    rf"(?:[Uu]ser ?name|[Ll]og-?in)(?: name)?(?: is| was|:) {_N}[^.!?]{{0,60}}\bstudent",
    rf"\b(?:log|logged|sign|signed) (?:me )?in as {_N}[^.!?]{{0,60}}\bstudent",
)
KNOWN_AS = tuple(map(regex, _KNOWN_AS))
"""What says of a number that somebody is known by it, with no word for it."""
OF_SOMEBODY = regex(
    r" me\b|mine\b|[\w.],? \(?[A-Z]\d{7}|[A-Z]/\w*/?\d+/\d|I(?: am|[’']| was| have)|my name"
    r"| on (?:all|each|every|my) |sername|ogin|og-in|in as |(?:aculty|chool|ollege|epartment"
    r"|ept\.?) of |, Year \d|00 ?[Ll]evel|, [BM]\.? ?(?:A|Ed|Sc)\b"
)
"""One of these is in all of them."""
_ANCHORS = ("number", " no", " id", "#", "-id", "_id", "tid", " nr", " code")
_ROLES = tuple(
    "student pupil matric matriculation mat. matr. enrolment enrollment learner candidate banner"
    " roll ticket school university college campu register registration reg. reg adm. admission"
    " regd regd. index seat exam examination card reference ref. perm permanent".split()
)
_OTHERS = Signs(
    "matric:", "matric.", "matric :", "matric =", "matrikel", "matr.", "studien", "studenten",
    "studentn", "étudiant", "número de ", "matricola", "albumu", "indeksu", "uimhir",
    "opiskelija", "emplid", "hall ticket:", "y number ", "my id", "is id", "er id", "under n",
    "under the n", "lists me", "list me", "y-number", "u-number", "jamb ", "stud. n", "stud no",
    "stud.no", "name and ", "name & ", "uni number", "uni id", "c-number", "g-number", "s-number",
    "t-number", "w-number", "enrolment:", "enrollment:", "mecanogr", "code perm", "estudiantil",
    "legajo", "boleta", "expediente", "matrícula", "mssv", "学号", "學號", "学籍番号", "학번",
    "nim:", "npm:", "am candidate ", "uni user", "college user",
    "university user", "matric ", "ulation:", "unique student", "as a student",
)  # fmt: skip
_OUTRIGHT = regex(
    r"(?:student|learner|candidate|pupil)(?::[^\d.;]{0,50}\W{0,4}[a-z]{0,3}\d[\d/-]{5}"
    r"|s?\b[^.!?\d]{0,60}, (?:number|no|id)\.?\W{0,4}[a-z]{0,3}\d[\d/-]{5}"
    r"| \W{0,4}[a-z]{0,3}\d[\d/-]{5}|[’']s |[#)]| ?:[^.\n]{3,50} reg|, id"
    r"| (?:badge|card|e-?mail|file|log|pass|record|ref|under|user|with"
    r"|(?:gets|has|is given|was given) (?:an?|their) ))"
)
CAPITALS = Signs(*"ID|URN|USI|UIN|UPN|ULN|PRN|LRN|USN|NIM|NPM|OEN|NSN|PI:|PI ".split("|"))
"""An anchor behind a role, or one of the others, is in all that a number is called."""


def is_named(small: str) -> bool:
    """Whether a text in small letters may have words for such a number. Roles are looked for
    where an anchor stands: that takes a tenth of the time of one pattern for them all.
    """
    for anchor in _ANCHORS:
        at = small.find(anchor)
        while at >= 0:
            if small[max(0, at - 24) : at].rstrip(" \n_-'’s").endswith(_ROLES):
                return True
            at = small.find(anchor, at + 1)
    return _OTHERS.stand_in(small) or _OUTRIGHT.search(small) is not None
