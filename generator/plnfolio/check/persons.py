"""Names of people as they are typed under what they said, told from what somebody is."""

from __future__ import annotations

from plnfolio.check.uncased import is_name_without_capitals
from plnfolio.patterns import regex
from plnfolio.read.references.ordinary import is_ordinary

KIN = tuple(
    "mother mum mom mam mama mamma mommy mummy father dad daddy papa parent parents guardian carer"
    " grandmother grandma gran granny nan grandfather grandad granddad grandpa aunt auntie uncle"
    " sister brother son daughter child wife husband partner cousin niece nephew pupil widow"
    " mutter vater eltern oma opa madre mamá padre papá abuela mère père maman".split()
)
"""Who somebody is to another: “mum of Kwame”."""
CALLED = tuple(
    "aunt auntie brother captain chef coach father gran granny grandma grandpa imam mother nurse"
    " pastor rabbi sister teacher uncle".split()
)
"""What stands before a given name, and alone says what somebody is: “Teacher Grace”."""
_ROLES = frozenset(
    """
    a an the my our i me us we one another anonymous unknown student students trainee trainees
    nurse nurses teacher teachers participant participants instructor professor lecturer tutor
    colleague colleagues manager learner learners peer peers mentor supervisor principal parent
    parents member members graduate alumna alumnus client customer user users designer developer
    director coordinator librarian patient reader readers reviewer respondent interviewee employee
    intern apprentice classmate friend mother father handbook report policy syllabus guide code
    standards association university department school college library team class group institute
    center centre manual survey evaluation brief charter act law letter minutes programme program
    course module unit chapter book article journal magazine newspaper press ministry council
    committee board office society foundation network community company bank hospital estudiante
    alumno alumna profesor profesora docente participante una un el la der die das ein eine
    teilnehmer teilnehmerin studentin lehrer lehrerin étudiant étudiante enseignant enseignante le
    carer carers engineer engineers officer driver adviser advisor consultant doctor midwife
    paramedic physician surgeon therapist chef volunteer volunteers visitor visitors employer
    assessor examiner facilitator attendee attendees delegate trainer trainers coach chair
    registrar dean headteacher postgraduate undergraduate freshman sophomore staff everybody
    somebody someone anybody nobody
    """.split()
)
_OF_A_ROLE = (
    "ician", "icist", "ologist", "macist", "arian", "arzt", "ärztin", "lehrerin", "leiter",
    "leiterin", "pfleger", "pflegerin", "beraterin", "schülerin",
)  # fmt: skip
_RANKS = frozenset("chief deputy head junior lead senior staff ward".split())
TITLES = frozenset(
    "dr prof professor mr mrs ms miss mx sir dame herr frau señor señora m mme med phil rer nat jur"
    " dent vet habil dipl dipl.-ing ing mag engr phdr rev reverend fr sr lt col sgt capt cikgu"
    " emerita emeritus ustaz kuya sensei tita tito".split()
)
SMALL = frozenset(
    "de da del della der den van von la le y e bin ibn al el ter ten du dos di".split()
)
_NO_NAMES = frozenset(
    """
    cape new san santa são saint st los las port south north east west northern southern eastern
    western great united hong sri kuala buenos tel addis costa saudi burkina sierra abu dar papua
    puerto rio fort mount lake upper lower royal national public general city county town street
    road house hall hospital clinic surgery trust academy museum gallery gmbh ltd inc nhs year
    grade key stage spring summer autumn fall winter january february march april may june july
    august september october november december monday tuesday wednesday thursday friday saturday
    sunday google microsoft zoom moodle canvas linkedin form forms cohort week day services studies
    science sciences resources head senior junior lead staff human early
    """.split()
)
"""Words with a capital that are of no person, but of a place, a house, a day or what one does."""
_THINGS = frozenset({*KIN, *CALLED, *_RANKS}) | frozenset(
    """
    agenda aider aim analyst annual barber beta builder buyer candidate caregiver caretaker cashier
    chatgpt chief cleaner clerk cook copilot dancer description drawing driver editor electrician
    email exit farmer fisherman flipchart gardener gemini goal graffiti guard guest hairdresser
    handout host hr interpreter jamboard lawyer letter linkedin mechanic mentee mentimeter note
    owner padlet painter pensioner place plumber policeman porter postcard poster priest programmer
    proverb receptionist rep retiree sailor scrum secretary seller shepherd shop singer soldier
    source spouse steward sticker sticky subject tailor tenant tester thank-you theme tip
    translation union update verdict villager voicemail waiter waitress warning weaver whatsapp
    whiteboard
    медсестра врач учитель учительница студент студентка участник участница ученик ученица мама папа
    """.split()
)
"""Words that may be part of a name, and are none alone, or beside others and ordinary words."""
_ALSO_NAMES = frozenset(
    "blessing comfort constance faith gift hope joy justice love patience praise promise prudence"
    " will wisdom".split()
)
"""Ordinary words that people are called by."""
_TYING = frozenset("at de del for from in of on the to von with".split())
"""Words behind which a place may stand."""
_NAME_PART = regex(r"(?:[^\W\d_]\.|[^\W\d_]+(?:[’'-][^\W\d_]+)*)\.?")
_PREFIX = regex(r"(?:al|as|ad|d|el)[’'-]")
_MARKS = frozenset("@[0123456789")


def is_person(name: str) -> bool:
    """Whether all words of it may be a name’s."""
    words = [word for word in name.split() if word.strip(".").casefold() not in TITLES]
    if not 0 < sum(word not in SMALL for word in words) <= 5 or not _MARKS.isdisjoint(name):
        return False
    if any(_is_no_name(word, at) for at, word in enumerate(words)):
        return False
    if all(map(_is_thing, words)):
        return False
    return all(_is_part(word) or word in SMALL for word in words)


def _is_thing(word: str) -> bool:
    bare = word.strip(".,()").casefold()
    return bare in _THINGS or (is_ordinary(bare) and bare not in _ALSO_NAMES)


def _is_part(word: str) -> bool:
    return _NAME_PART.fullmatch(word) is not None and _PREFIX.sub("", word)[:1].isupper()


def _is_no_name(word: str, at: int) -> bool:
    """Whether a word says what somebody is; “la” between names does not."""
    between = at > 0 and word in SMALL
    return _is_role(word) and not between and not _is_initial(word, at)


def _is_role(word: str) -> bool:
    bare = word.strip(".,()").casefold()
    return bare in _ROLES or bare.endswith(_OF_A_ROLE)


def _is_initial(word: str, at: int) -> bool:
    """Whether a letter abbreviates a name, and is no article."""
    return len(word.rstrip(".")) == 1 and word[0].isupper() and (at > 0 or word[-1] == ".")


def is_full(name: str) -> bool:
    """Whether it is surely a person’s: behind a title, or of two words that are no others."""
    words = name.split()
    titled = len(words) > 1 and words[0].strip(".").casefold() in TITLES
    if is_name_without_capitals(name):
        return True
    if not titled and (len(words) < 2 or is_ordinary(words[0].casefold())):
        return False
    if any(word.strip(".").casefold() in _NO_NAMES for word in words):
        return False
    return is_person(name) and not all(map(_is_thing, words[titled:]))


def is_given(name: str) -> bool:
    """Whether it may be a name, and has no word of anything else."""
    words = name.casefold().split()
    return is_person(name) and not any(word in _NO_NAMES or _is_thing(word) for word in words)


def behind_role(words: list[str]) -> list[str]:
    """Words without those before them that say what somebody is: “head nurse”, “Student rep”."""
    at = 0
    while at < len(words) and (
        _is_role(words[at])
        or words[at].casefold() in _RANKS
        or (at and words[at] not in _TYING and _is_last_small(words[at : at + 2]))
    ):
        at += 1
    return words[at:]


def _is_last_small(words: list[str]) -> bool:
    """Whether a word in small letters has one with a capital behind it."""
    return words[0].islower() and words[-1][:1].isupper()
