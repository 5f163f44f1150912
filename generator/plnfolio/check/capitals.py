"""Words in capitals: which of them are a shout, and which are names, quoted or abbreviations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from plnfolio.check.asking import Asked
from plnfolio.check.inline import HIDDEN
from plnfolio.check.quoted import Quoted, quoted_in
from plnfolio.check.rule import Found
from plnfolio.check.signs import Signs
from plnfolio.check.text import Text
from plnfolio.patterns import regex
from plnfolio.read.references.ordinary import is_ordinary

_BEYOND = (*range(0x100, 0x180), *range(0x370, 0x530), *range(0x1E00, 0x1F00))
_UPPER = f"[A-ZÀ-ÖØ-Þ{''.join(chr(sign) for sign in _BEYOND if chr(sign).isupper())}]"
"""Capital letters: Latin, Greek and Cyrillic."""
_SHOUTED = regex(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ][\s*'’“”\"&,/_:-]")
_BEYOND_LATIN, _SHOUTED_BEYOND = Signs(*"АЕИОΑΕΙΟ"), regex(rf"{_UPPER}{_UPPER}[\s,:]")
_BETWEEN = r"(?:[\s*'’“”\"&,/–—-]|:(?=\s)|(?<=\s)_|_(?=\s)){1,4}"
_CAPITALS = regex(rf"(?<!\w){_UPPER}{{2,}}+(?:{_BETWEEN}{_UPPER}++(?!\w)){{2,}}")
_WORD = regex(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_JOINING = frozenset("AND OR Y UND ODER ET OU".split())
_ENGLISH = frozenset(
    """
    A ABOUT ALL AN ARE AS AT BE BUT BY CAN DO DOES DON'T DON’T FOR FROM HAS HAVE HE HER HIS HOW
    I IF IN IS IT ITS ME MY NO NOT OF ON ONE OUR OUT SHE SO THAT THE THEIR THEM THEN THERE THEY
    THIS TO UP US WAS WE WERE WHAT WHEN WHO WHY WILL WITH YOU YOUR
    """.split()
)
_ELSEWHERE = frozenset(
    """
    EL LA LOS LAS DE DEL EN QUE QUÉ POR PARA CON UN UNA SE ES MI TU SU MÁS CÓMO DÓNDE CUÁNDO
    DER DIE DAS DEN DEM IST NICHT EIN EINE ZU MIT VON FÜR ICH DU SIE WIR ALLE BITTE KEIN KEINE NUR
    IM SIND IMMER TÜR HIER MEIN MEINE DEIN DEINE ACHTUNG
    LE LES DES EST PAS UNE DANS POUR AVEC JE VOUS NOUS TOUS TOUTES SANS SUR
    NON CHE PER SONO DELLA DELLE NEL NELLA MIA MIO NÃO NOS MEU MINHA SEU SUA NIET HET EEN VOOR
    MIJN NIE SIĘ DLA JEST PROSZĘ OCH INTE ATT ÄR IKKE DINA MITT DITT ESTE
    ANG NG MGA HINDI BAWAL KWA HAPA JANGAN TIDAK KHÔNG BİR LÜTFEN AGUS NÁ
    НЕ НА В И С К ПО ДЛЯ ИЗ ОТ БЕЗ МОЙ МОЯ МОИ ВСЕ ВСЁ НЕТ ЭТО ЧТО КАК ТИХО НЕМА ВІД
    ΜΗΝ ΚΑΙ ΤΟ ΤΑ ΤΟΝ ΤΗΝ ΣΤΗΝ ΣΤΟ ΤΟΥ ΤΗΣ ΜΟΥ ΔΕΝ
    """.split()
)
_COMMON = _JOINING | _ENGLISH | _ELSEWHERE
"""Words of sentences, in the languages that notices are written in."""
_FEWEST = 3
"""Words that make a shout."""
_LONG = 6
"""Letters that few acronyms have."""
_LONGEST_ACRONYM = 8
_LEGAL = regex(
    r"\bthis License\b|\bdieser Lizenz\b|[Pp]ermission is (?:hereby )?granted"
    r"|WARRANT(?:Y|IES)|LIABLE|LIABILIT|MERCHANTABILITY|[\"“]AS IS[\"”]|TERMS AND CONDITIONS"
    r"|HAFTUNG|GEWÄHRLEIST|RESPONSAB|GARANT[IÍ]"
    r"|PERMISSION (?:&|AND) CONDITIONS|[A-Z] LICEN[SC]E"
)
_LOGIC = frozenset("TRUE FALSE AND OR NOT NULL XOR NAND NOR".split())
_ENDINGS = tuple(
    """
    ING ED LY TION TIONS MENT MENTS NESS ITY IES IVE ABLE IBLE OUS ENCE ANCE ANT ENT IC ICS AL ALS
    FUL LESS SHIP ISM AGE URE IGHT UNG CHEN LICH NEL ТЬ ЕТ ЁТ ИТ ИЕ ИЯ АЯ ЫЙ
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
    r"|\A(?:ARABIC|CANADIAN|CHEROKEE|ETHIOPIC|GREEK|HANGUL|HEBREW|MYANMAR|TAMIL|THAI|TIBETAN) "
)
"""Part of what Unicode calls a sign."""
_COMMANDS = regex(
    r"\A(?:SELECT|UPDATE|WHERE) (?!(?:ALL|ARE|DID|DO|I|IS|OF|ON|THE|TO|WAS|WE|YOU|YOUR)\b)"
    r"|\b(?:INSERT INTO|DELETE FROM|CREATE TABLE|SELECT\b[^.]*\bFROM|UPDATE\b[^.]*\bSET)\b"
    r"|\b(?:BEGIN|END)\b(?! (?:IN|OF|THE|WITH)\b)"
)


_ABOUT_CAPITALS = regex(
    r"(?i)\b(?:(?:all|block|in|small|with)[ -]caps|caps lock"
    r"|capital letters|capitals|upper[ -]?case)\b|Großbuchstaben|mayúsculas|majuscules"
)
_SPEAKER = regex(r"(?m)^[ \t*_]*[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .'’&-]+:[*_]*[ \t]+(?=\S)")
_FEWEST_SPEECHES = 3
_ON_SCREEN = regex(
    r"(?: \d+)?[*_]*\s+(?:in [\w.-]+\(\d\)|"
    r"(?:status|state|button|column|field|menu|key|option|mode|flag|tab|variable)\b)"
)
"""Stands behind the name of a part of a manual, or of something on a screen."""
_CHOSEN = regex(r"\b(?:buttons?|choose|click|columns?|fields?|menus?|options?|select|variables?)\b")
"""Says of a name in italics beside it that it stands on a screen, or over a column."""
_AHEAD = 200
_OPENING = "“\"‘'«„"
_MARKS = f"*_[{HIDDEN}"


def shouted(text: Text, asked: Asked) -> Iterable[Found]:
    """Three or more words in capitals, of which some are no acronyms."""
    speeches = -1
    is_latin = not _BEYOND_LATIN.stand_in(text.prose)
    for block in text.holding(_SHOUTED if is_latin else _SHOUTED_BEYOND):
        prose = block.prose
        shouts = list(_shouts(prose, text.language))
        if not shouts or "U+" in prose or _ABOUT_CAPITALS.search(prose):
            continue
        if speeches < 0:
            if _LEGAL.search(text.source):
                return  # a licence, which is written so
            speeches = sum(len(_SPEAKER.findall(one.prose)) for one in text.paragraphs)
        quoted = quoted_in(prose)
        for start, end in shouts:
            if _is_named(prose, start, end, quoted):
                continue
            if speeches >= _FEWEST_SPEECHES and _is_of_a_play(prose, start, end):
                continue
            said = " ".join(prose[start:end].split())
            message = f"“{said}” stands in capitals"
            remedy = "write it in small letters; capitals are slow to read, and read as shouting"
            yield Found(block.place(start), message, remedy)


def _shouts(prose: str, language: str) -> Iterator[tuple[int, int]]:
    """Where words in capitals begin and end that are said, and are no names of signs or orders."""
    for found in _CAPITALS.finditer(prose):
        longest = _LONGEST_ABBREVIATION if language[:2] == "en" else _LONGEST_ABBREVIATION - 1
        spans = [word.span() for word in _WORD.finditer(prose, *found.span())]
        start, end = spans[-1]
        if end - start == 1 and prose[end + 1 : end + 2].islower():
            spans.pop()  # the first word of a sentence
        said = spans[0][0], spans[-1][1]
        words = [prose[slice(*span)] for span in spans]
        if any(word in _ELSEWHERE and len(word.encode()) > 2 for word in words):
            longest = 2
        while words and _is_abbreviation(words[-1], longest) and words[-2:-1] != ["THE"]:
            words.pop()
        while words and _is_abbreviation(words[0], longest) and not _goes_on(words):
            del words[0], spans[0]
        between = prose[spans[0][0] : spans[len(words) - 1][1]] if words else ""
        if len(words) < _FEWEST or not _is_shouted(words, between):
            continue
        if not (_COMMANDS.search(found[0]) or _CHARACTER.search(found[0])):
            yield said


def _is_abbreviation(word: str, longest: int) -> bool:
    """Whether capitals are no word: none of the frequent ones, and short or without a vowel."""
    if word in _COMMON or word in _EVERYDAY or word in _SHORT or is_ordinary(word.lower()):
        return False
    return len(word) <= longest or not _VOWELS.intersection(word)


def _goes_on(words: Sequence[str]) -> bool:
    """Whether the first word is a verb, as in “SHUT THE DOOR”."""
    return bool(_VOWELS.intersection(words[0])) and not _ENGLISH.isdisjoint(words[1:2])


_SHORT = frozenset(
    """
    AM ANY ASK BAD BAG BED BIG BOX BOY BUY CAR CAT COAT CUP CUT DAY DID DOG DOOR DRY EAT END EXAM
    EXIT EYES FACE FAR FEET FEW FIRE FOOD FULL FUN GATE GET GIRL GO GOOD GOT HAD HAND HEAD HELP HIM
    HOT JOB KEEP LAST LATE LEFT LESS LIFE LIFT LIKE LONG LOOK LOST LOT LOVE LOW MAN MANY MAY MEN
    MORE MOST MUCH NEED NEW NEXT OFF OH OK OLD ONCE OPEN OTHER OVER OWN PART PAY PEN PENS PUT RED
    REST ROOM RUN SAD SAFE SAID SAVE SAW SEE SET SHOE SHUT SICK SIT SLOW SOME SOON SORRY STOP SUCH
    TALK TEA TELL TEN THAN THEN TIME TOO TOP TRY TURN TWO USE VERY WAIT WALK WANT WAR WASH WAY WEAR
    WEEK WELL WET WHOM WORK YES YET
    """.split()
)
"""Words of a few letters that are no abbreviations."""
_LONGEST_ABBREVIATION = 4
"""Letters of one that is no word the proof-reader knows, which is of English words."""
_VOWELS = frozenset("AEIOUYÀÁÂÃÄÅÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜÝÆŒİĘĄŌƠƯАЕЁИІОУЫЭЮЯΑΕΗΙΟΥΩ")


def _is_named(prose: str, start: int, end: int, quoted: Sequence[Quoted]) -> bool:
    """Whether capitals are quoted, or are those of a manual or a screen."""
    if _ON_SCREEN.match(prose, end):
        return True
    marks = prose[start - 1 : start], prose[end : end + 1]
    if marks in (("*", "*"), ("_", "_")) and _CHOSEN.search(prose, max(0, start - _AHEAD), start):
        return True
    before = start - 1
    while before >= 0 and prose[before] in _MARKS:
        before -= 1
    apostrophe = prose[before - 1 : before].isalnum() and prose[before] in "'‘"
    if before >= 0 and prose[before] in _OPENING and not apostrophe:
        return True  # a quotation that may end in another paragraph
    last = bisect_left(quoted, start, key=lambda one: one.start) - 1
    return last >= 0 and end < quoted[last].end


def _is_of_a_play(prose: str, start: int, end: int) -> bool:
    """Whether it is the name of who speaks, or what is done on a stage."""
    found = _SPEAKER.match(prose, prose.rfind("\n", 0, start) + 1)
    if found is not None and len(prose[found.end() : end].split()) < _FEWEST:
        return True
    return start > 0 and prose[start - 1] in "([" and prose[end : end + 1] in (")", "]")


def _is_shouted(words: Sequence[str], said: str) -> bool:
    """Whether words in capitals are said, and no list of abbreviations."""
    if _LOGIC.issuperset(words) or "ISO" in words or "DIN" in words:
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
