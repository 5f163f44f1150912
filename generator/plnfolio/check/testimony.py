"""Words of somebody under their name, and whether they agreed (APA 8.36)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plnfolio.check.asking import Asked, folded
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.text import Block, Text
from plnfolio.diagnostics import Span
from plnfolio.model.document import Option
from plnfolio.patterns import regex
from plnfolio.read.references.ordinary import is_ordinary
from plnfolio.render.directives.protocol import Call

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
_TITLES = frozenset(
    "dr prof professor mr mrs ms miss mx sir dame herr frau señor señora m mme med phil rer nat jur"
    " dent vet habil dipl dipl.-ing ing mag engr phdr".split()
)
_SMALL = frozenset(
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
_ROLE_FIRST = regex(
    r"(?:my|our|an?|the) (?:(?!(?:of|at|from|in|for|the|with) )[a-zß-ÿ-]+ ){1,4}"
    r"(?P<name>[A-ZÀ-ÖØ-Þ][\w.’'-]*(?: [A-ZÀ-ÖØ-Þ][\w.’'-]*){1,3})\Z"
)
"""What somebody is, and behind it a given name and a family name."""
_NAME_PART = regex(r"(?:[^\W\d_]\.|[^\W\d_]+(?:[’'-][^\W\d_]+)*)(?:\.?)")
_CITED = regex(r"(?<![\w\\])@\w")
"""A key: whose words are cited need not agree."""
_LINK = regex(r"\[([^\[\]]*)\]\([^()\s]*\)")
_PARTED = regex(r"[,;|]| ?\(| [—–-] |: | (?:from|at) (?=[^\W\d_a-zß-ÿ])")
"""What stands between a name and what somebody is."""
_JOINED = regex(r" (?:&|and|und|y|et) ")
_MARKS = ' *_—–―~-"“”„«»().\x01'
_CALLED = (
    rf"(?:(?i:{'|'.join(sorted(_TITLES))})\.? )?[^\W\d_][\w’'-]*\.?"
    rf"(?: (?:(?:{'|'.join(sorted(_SMALL))})\b|[^\W\d_a-zß-ÿ][\w’'-]*\.?)){{0,4}}"
)
_FROM = regex(
    r"(?:\A(?i:by|from)|\b(?i:represented by|in the person of|signed(?: by)?)"
    r"|\b(?i:card|comments?|e-?mail|evaluation|feedback|letter|message|notes?"
    r"|endorsement|post|recommendation|reference|reflection|review|said|sent|shared|testimonial"
    r"|words|written) (?:by|from|of)"
    rf"|\b(?i:carer|child|father|guardian|mother|parent|son|daughter|pupil|wife|husband) of)"
    rf" (?P<name>{_CALLED})"
)
"""Says whose words these are."""
_OWNED = regex(r"[’']s?\Z")
_DASHED = regex(
    r"(?m)(?:^|(?<=[.!?…”\"’»*_)]) ?)[ *_\x01]*(?P<dash>[—–―~]|-{1,3})[ *_\x01]*"
    r"(?P<who>\w[^\n—–]{1,80})$"
)
_BRACKETED = regex(r"[(\[](?P<who>[^()\[\]\n]{3,80})[)\]][ .*_\x01]*\Z")
_LAST_LINE = regex(r"(?:\A|\n)[ *_\x01]*(?P<who>\w[^\n.!?”\"]{2,60})[ *_\x01]*\Z")
_SAY = (
    r"(?:says?|said|writes?|wrote|adds?|added|asks?|asked|recalls?|explains?"
    r"|tells? (?:me|us)|told (?:me|us))"
)
_SPEAKS = regex(
    rf"\A[*_\x01]*(?P<who>{_CALLED})(?:[*_\x01]*:(?!\w)| {_SAY}\b)"
    rf"|[”\"’»][,.]?[*_\x01]* (?:{_SAY} (?P<named>{_CALLED})|(?P<naming>{_CALLED}) {_SAY}\b)"
)
"""Says before or behind words who speaks them."""


def _testimony(text: Text, asked: Asked) -> Iterable[Found]:
    """Somebody's words under their name, without a word on their consent."""
    for call in text.calls:
        if call.name != "quote" or _agrees(call.option("consent")):
            continue
        if _CITED.search(call.argument):
            continue  # a work that is published
        if name := _first_name(call.argument, asked):
            yield _named(_argument(text, call), name)
        elif name := _name_in(call.argument, asked):
            yield _named(_argument(text, call, name), name)
        elif found := _below(text, call, asked):
            yield found


def _named(span: Span, name: str) -> Found:
    message = f"“{name}” is quoted by name, and nothing says that they agreed"
    remedy = "ask them, then add a line “:consent: yes” below; or give their role alone"
    return Found(span, message, remedy)


def _first_name(who: str, asked: Asked) -> str:
    """The name that some words begin with, which are nothing but who somebody is."""
    name = _PARTED.split(_LINK.sub(r"\1", who), maxsplit=1)[0].strip(_MARKS)
    if (behind := _ROLE_FIRST.match(name)) is not None:
        name = behind["name"]
    return "" if not _is_person(name) or _is_author(name, asked) else name


def _name_in(who: str, asked: Asked) -> str:
    """The first full name in some words, which may be of a place, too; nothing where the author
    is named.
    """
    for part in _PARTED.split(_LINK.sub(r"\1", who)):
        said = [part, *(found["name"] for found in _FROM.finditer(part.strip()))]
        said += pair if len(pair := _JOINED.split(part)) > 1 else ()
        for one in said:
            name = _OWNED.sub("", " ".join(_behind_role(one.strip(_MARKS).split())))
            if _is_full(name) or (one in pair and len(pair) > 1 and _is_given(name)):
                return "" if _is_author(name, asked) else name
    return ""


def _behind_role(words: list[str]) -> list[str]:
    """Words without those before them that say what somebody is: “head nurse”, “Learner”."""
    at = 0
    while at < len(words) and (_is_role(words[at]) or words[at].casefold() in _RANKS):
        at += 1
    return words[at:]


def _is_full(name: str) -> bool:
    """Whether it is surely a person’s: behind a title, or of two words that are no others."""
    words = name.split()
    titled = len(words) > 1 and words[0].strip(".").casefold() in _TITLES
    if not titled and (len(words) < 2 or is_ordinary(words[0].casefold())):
        return False
    if any(word.strip(".").casefold() in _NO_NAMES for word in words):
        return False
    return _is_person(name) and not all(is_ordinary(word.casefold()) for word in words[titled:])


def _is_given(name: str) -> bool:
    return _is_person(name) and not any(
        is_ordinary(word) or word in _NO_NAMES for word in name.casefold().split()
    )


def _below(text: Text, call: Call, asked: Asked) -> Found | None:
    """A name among the words that are quoted: behind a dash, in brackets, or as who speaks."""
    own = [block for block in text.body if _is_of(block, call)]
    for number, block in enumerate(own):
        for at, name in _signed(block.prose, asked, last=number + 1 == len(own), alone=not number):
            if not any(part.citation for part in block.parts):
                return _named(block.place(at), name)
    return None


def _is_of(block: Block, call: Call) -> bool:
    around = block.around("quote") if block.kind != "caption" else None
    return around is not None and around.call is not None and around.call.place == call.place


def _signed(prose: str, asked: Asked, *, last: bool, alone: bool) -> Iterator[tuple[int, str]]:
    """The names in some quoted prose of who says it, with the place of each."""
    for found in _DASHED.finditer(prose):
        who = found["who"].strip()
        loose = last and found["dash"] != "-" and not is_ordinary(who.casefold())
        if name := _name_in(who, asked) or (_first_name(who, asked) if loose else ""):
            yield prose.find(name, found.start("who")), name
    ends = (_BRACKETED.search(prose), _LAST_LINE.search(prose, 1 if alone else 0)) if last else ()
    for end in ends:
        if end is not None and (name := _name_in(end["who"], asked)):
            yield prose.find(name, end.start("who")), name
    for found in _SPEAKS.finditer(prose):
        group = next(name for name, said in found.groupdict().items() if said)
        if _is_full(found[group]) and not _is_author(found[group], asked):
            yield found.start(group), found[group]


def _agrees(option: Option | None) -> bool:
    said = option.value.strip().casefold() if option else ""
    return said in ("yes", "true", "sí", "ja", "oui", "given", "written")


def _is_person(name: str) -> bool:
    words = [word for word in name.split() if word.strip(".").casefold() not in _TITLES]
    if (
        not 0 < sum(word not in _SMALL for word in words) <= 5
        or "@" in name
        or "[" in name
        or any(c.isdigit() for c in name)
    ):
        return False
    if any(_is_no_name(word, at) for at, word in enumerate(words)):
        return False
    return all(
        (_NAME_PART.fullmatch(word) and word[0].isupper()) or word in _SMALL for word in words
    )


def _is_no_name(word: str, at: int) -> bool:
    """Whether a word says what somebody is; “la” between names does not."""
    between = at > 0 and word in _SMALL
    return _is_role(word) and not between and not _is_initial(word, at)


def _is_role(word: str) -> bool:
    bare = word.strip(".,()").casefold()
    return bare in _ROLES or bare.endswith(_OF_A_ROLE)


def _is_initial(word: str, at: int) -> bool:
    """Whether a letter abbreviates a name, and is no article."""
    return len(word.rstrip(".")) == 1 and word[0].isupper() and (at > 0 or word[-1] == ".")


def _is_author(name: str, asked: Asked) -> bool:
    author = asked.config.author
    own = folded(author.name)
    return folded(name) in (own, own.split(" ")[0], folded(f"{author.given} {author.family}"))


def _argument(text: Text, call: Call, name: str = "") -> Span:
    span = text.span(call.place.line, call.place.column)
    line = text.lines[span.line - 1] if span.line <= len(text.lines) else ""
    at = line.find(call.argument)
    return Span(text.path, span.line, line.find(name, at) + 1) if at >= 0 else span


TEXT_RULES: tuple[TextRule, ...] = (TextRule("named-testimony", "warning", _testimony),)
SITE_RULES: tuple[SiteRule, ...] = ()
