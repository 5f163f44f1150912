"""Words by the role that they have in a sentence about a person's result.

``I`` the author, ``m`` my, ``r`` our, ``o`` whom, ``M`` mine, ``E`` she, ``h`` her, ``P`` a peer,
``Y`` many, ``T`` who grades; ``V`` got, ``q`` scored, ``v`` gets, ``J`` passed, ``f`` failed, ``L``
ended, ``K`` gave, ``k`` marked, ``U`` said, ``H`` rose, ``B`` was; ``G`` grade, ``s`` score, ``A``
GPA, ``W`` work, ``F`` course, ``D`` degree, ``Z`` what is measured otherwise; ``C`` if, ``R`` what
rules say; ``i t w u n`` prepositions, ``a`` and, ``g`` which, ``e`` name, ``c`` more, ``d`` a,
``y`` just.
"""

from __future__ import annotations

from collections.abc import Mapping


def _roles(rows: Mapping[str, str]) -> dict[str, str]:
    return {word: role for role, words in rows.items() for word in words.split()}


ROLES = _roles(
    {
        "I": "i i've i’ve i'd i’d i'm i’m we we've we’ve we'd we’d ich ek",
        "m": "my",
        "r": "our",
        "o": "me us it him them you",
        "M": "mine hers",
        "E": "he she he'd she'd he’d she’d she's he's",
        "h": "his her",
        "P": "classmate coursemate batchmate groupmate teammate housemate classmates roommate"
        " friend partner peer colleague brother sister daughter son husband wife cousin nephew"
        " niece flatmate deskmate seatmate learner student trainee mentee tutee pupil boy girl"
        " bhaiya buddy neighbour neighbor mother father dad mum mom",
        "Y": "students participants learners respondents pupils nurses teachers trainees"
        " employees staff people children kids boys girls women men group groups cohort cohorts"
        " team teams school schools country countries everyone everybody nobody anyone someone"
        " anybody all most many few those majority mean median sample condition control users"
        " customers candidates graduates adults patients freshmen seniors others undergraduates"
        " parents classes colleagues friends model models sections educators players readers reps"
        " members who's each one",
        "T": "tutor instructor professor prof lecturer teacher marker assessor examiner examiners"
        " supervisor mentor moderator feedback comment grader trainer facilitator dr markers panel"
        " assessors graders tutor’s professor’s instructor’s tutor's",
        "v": "give gives get gets getting receive receives earning earns",
        "q": "scored averaged scoring averaging merited notched",
        "V": "got received earned achieved secured obtained attained garnered bagged nabbed"
        " pulled managed netted nakakuha obtenu obtuve saqué collected posted",
        "J": "passed topped aced cleared sat scraped repeated repeating resitting retaking",
        "f": "failed flunked resat resit retook failing flunking",
        "L": "took carried won fetched finished left landed graduated graduating ended came made"
        " completed walked emerged squeaked finishing reached crashed qualified ranked placed",
        "k": "marked upgraded downgraded graded regraded remarked",
        "K": "gave awarded award awards handed returned rated pencilled penciled docked assessed"
        " given granted assigned deducted scribbled slapped stamped bumped knocked judged ticked"
        " lowered raised signed evaluated classified circled",
        "U": "read reads said says agreed agrees thought wrote commented noted put",
        "H": "missed rose fell went dropped improved jumped moved climbed slipped soared increased"
        " shot stands stood sits turned stuck hovers hovered hovering hangs hung plateaued"
        " stayed remained crept inched brought",
        "B": "was is were are be been being am had has have did it’s it's that’s that's having"
        " became",
        "G": "grade grades mark marks classification grading moderation",
        "s": "score scores result results percentage band outcome verdict points",
        "A": "gpa cgpa gwa wam aggregate cwa",
        "F": "module modules course courses term programme program unit class internship"
        " practicum semester maths math mathematics algebra calculus statistics stats physics"
        " chemistry biology anatomy physiology pharmacology microbiology pathophysiology"
        " psychology",
        "W": "exam exams examination quiz quizzes test essay essays assignment assignments"
        " assessment paper project portfolio dissertation thesis viva defence defense osce"
        " practical lab report presentation coursework lesson plan piece review video pre post"
        " midterm mid-term finals homework wiki storyboard micro-teaching microteaching"
        " observation reflection journal poster podcast artefact artifact capstone draft attempt"
        " task mock e-portfolio eportfolio proposal pretest post-test pre-test posttest retake"
        " exercise exercises evaluation appraisal simulation demo demonstration station recital"
        " submission resubmission ema tma pieces transcript transcripts gradebook case-study"
        " recert certification",
        "D": "undergrad undergraduate bachelor bachelor's bachelor’s master's master’s b.ed b.sc"
        " m.ed ba bsc ma msc bed med pgce m.sc b.a m.a pgdip degree diploma certificate cert"
        " university college",
        "Z": "usability sus lighthouse likert flesch coma gcs apgar pain braden scale scales"
        " satisfaction nps accessibility wcag accuracy precision recall coverage battery stars"
        " inspection inspections pagespeed audit inventory index survey completion attendance"
        " engagement retention response responses kappa alpha correlation effect blood bmi oxygen"
        " saturation temperature slope gradient cpu gpu benchmark classifier algorithm dataset"
        " poll vote votes election turnout site website sites leaderboard readability game games"
        " match wine restaurant hotel app sentiment credit-score orchestral",
        "C": "if unless whether suppose imagine pretend let's let’s",
        "R": "must minimum least required require requires need needs needed average passing"
        " worth weighting weight counts rubric rule rules should would could cut-off cutoff"
        " threshold maintain eligible eligibility hoping hope hoped aiming want wanted wants"
        " expected expecting maximum requirement admission admissions apply applicants might may"
        " can",
        "d": "a an the this another only just about around roughly exactly straight solid good"
        " respectable decent bare measly modest healthy final total provisional first second whole"
        " lovely shiny comfortable narrow whopping disappointing proud strong weak near almost"
        " nearly over some 'n high low very general cumulative weighted conceded these",
        "y": "also still even finally actually eventually somehow then again too yesterday today"
        " honestly ultimately never overall last both personally already once twice barely really"
        " always later afterwards myself himself herself up down back away ever together there"
        " here",
        "w": "with",
        "t": "to from into after as between under below out since until before than",
        "i": "in on for at by across",
        "e": "name names",
        "n": "next beside against opposite",
        "u": "of",
        "a": "and but or so yet when while because where whereas although though",
        "g": "which who that whose",
        "c": "more less fewer faster slower better worse higher lower off discount done further"
        " additional extra estimated",
    }
)
"""The role of each word."""
EXAMS = frozenset(
    "IELTS TOEFL NCLEX NCLEX-RN PRAXIS Praxis GRE GMAT SAT LSAT MCAT ACT UGC NET WAEC WASSCE NECO"
    " JAMB UTME PTE GCSE GCSEs HSC CTET GATE USMLE PLAB HESI TEAS LET ATAR CPTD ACLS OSCE BLS"
    " TExES edTPA A-level A-levels AP IB CBSE ICSE TET CAT TESOL CELTA DELTA CPHQ CNE CCRN MCQ OET"
    " ATI SSC Matric matric UPCAT CXC CAPE ICAN BECE".split()
)
CUES = frozenset(
    {word for word, role in ROLES.items() if role in "ImoMEhPTVqvJfKkLUGAsXH"}
    | {exam.lower() for exam in EXAMS}
    | {"my", "what"}
)
"""One of these is in a sentence that tells a result, unless it is a heading or a label."""
TITLES = frozenset("Dr Prof Professor Mr Mrs Ms Miss Sir Madam".split())
SIGNS = {
    **{sign: sign for sign in ',:;.()-"'}, "–": "-", "—": "-", "“": '"', "”": '"', "\x01": '"',
    "…": ".", "!": ".", "?": ".", "[": "(", "]": ")", "=": ":", "|": ";", "/": ",", "#": "x",
}  # fmt: skip
