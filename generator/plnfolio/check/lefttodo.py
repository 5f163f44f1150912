"""What stands where words were to be put: “(Ref)”, “???”, “[insert a picture]”, “XX students”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from plnfolio.check.asking import Asked, Known
from plnfolio.check.entries import Entry
from plnfolio.check.inline import CODE, HIDDEN
from plnfolio.check.quoted import quoted_in
from plnfolio.check.rule import Found
from plnfolio.check.signs import Signs
from plnfolio.check.text import Text
from plnfolio.check.whole import Whole
from plnfolio.diagnostics import Span
from plnfolio.patterns import regex

_SOURCE = (
    r"(?:citations?|references?|refs?|sources?|links?|names?|authors?|dates?|pages?|page numbers?"
    r"|years?"
    r"|quotes?|quotations?|photos?|pictures?|images?|screenshots?|videos?)"
)
_THING = (
    rf"(?:{_SOURCE}|details?|examples?|text|titles?|headings?|here|numbers?|statistics?|data"
    r"|captions?|tables?|charts?|diagrams?|figures?|results?)"
)
_NEEDED = (
    r"(?:citation|cite|reference|ref|source)s?,? "
    r"(?:is |are )?(?:needed|missing|required|here|to come|tbd)"
)
_ADD = r"(?:insert|add|fill in|put|need|replace with)"
_FIND = r"(?:find|check|look up|look for)"
# (Ref), (citation needed), (add source); “(Author, Year)” is said of citing itself
_ROUND = regex(
    rf"\( ?(?:refs?\.?\??|cite|{_NEEDED}|needs? (?:a )?(?:citation|reference|source)"
    rf"|{_ADD} (?:an? |the |my |your )?(?:[\w-]+ )?{_THING}"
    r"(?: here| (?:once|when|after|as soon as) [^()\n]{3,60})?"
    rf"|get (?:the |this |that )?(?:[\w-]+ )?{_THING} from [^()\n]{{2,30}}"
    rf"|{_FIND} (?:an? |the |my |your )?(?:[\w-]+ )?{_SOURCE}(?: here)?"
    r"|cite (?:source|this|here)|source\?|pages? ?(?:#|no\.?|numbers?)? ?\?|tb[ad]"
    r"|(?-i:YEAR|DATE|NAME|TITLE|SOURCE|PAGE|AUTHOR)"
    r"|(?:author|name|surname|last ?name)s?,? (?:xxxx|20xx)"
    r"|(?:cita|referencia|fuente) (?:requerida|necesaria)|falta (?:la )?(?:cita|referencia|fuente)"
    r"|quelle (?:fehlt|ergänzen|einfügen)|(?:source|référence) (?:manquante|à ajouter)) ?\)"
    r"|\((?:I )?(?:still )?needs? to (?:add|check|cite|find|insert|look up)\b[^()\n]{2,60}\)"
    r"|\((?:expand|elaborate|rephrase|reword)(?: this| here| later)?\)"
    r"|(?-i:\(X{3,4}\))|\((?!more\b)[^()\n]{2,40} "
    r"(?:to be (?:added|completed|confirmed|inserted|written)|to come|tb[acd])\)",
    re.IGNORECASE,
)
# [insert …], [ADD …], [your name], [citation needed]
_SQUARE = regex(
    rf"\[(?:inser(?:t(?:ar)?|ir|ire)\b[^\]\n]{{0,80}}|{_NEEDED}|refs?|cite"
    r"|(?:add|fill in|put|replace|find|paste|enter|write|describe|explain)\b"
    rf"[^\]\n]{{0,60}}?\b{_THING}\b[^\]\n]{{0,40}}"
    r"|(?:describe|explain|state|specify|list) (?:your|the|how|what|who|why)\b[^\]\n]{2,60}"
    r"|[^\]\n]{2,60} (?:to be (?:added|completed|confirmed|decided|inserted|written)|to come"
    r"|tb[acd])"
    r"|(?:company|school|organi[sz]ation|university|college|client|product|course|instructor"
    r"|project)"
    r"(?:['’]s)? (?:name|title|logo)"
    r"|your (?:name|text|title|school|role|photo|answer|reflection|e-?mail|address|own words"
    r"|company|university|course)\b[^\]\n]{0,40}"
    r"|(?:einfügen|ergänzen|añadir|ajouter|insérer)\b[^\]\n]{0,80}"
    r"|(?!click|see\b|read|look|from|left)[^\]\n]{3,40} (?:goes )?here"
    r"|[^\]\n]{1,60} (?:einfügen|ergänzen)|(?-i:ADD|TODO)\b[^\]\n]{0,80}|(?-i:TBD)"
    r"|[^\]\n]{2,60} (?:à (?:compléter|ajouter|vérifier)|a completar|da completare)"
    r"|(?:check|confirm|fix|rewrite|update|verify)\b[^\]\n]{2,50} (?:before|later|once|when)\b"
    r"[^\]\n]{0,40}|(?:name|title|logo) of (?:the |your |my )?(?:bank|company|course|school|client"
    rf"|organi[sz]ation|university|institution|instructor){HIDDEN}?|x{{2,4}}"
    r"|(?:comment|feedback|quotation|quote|reflection|testimonial) (?:by|from) [^\]\n]{2,60}"
    r"|(?:how (?:many|much|long|often)|which(?: one)?|when|who|where|year|date|name|page|number)\?"
    r"|(?-i:DELETE|REMOVE|REPLACE|CHANGE|UPDATE|EDIT)\b[^\]\n]{3,80}"
    r"|placeholder|(?:screenshot|photo|picture|chart|graph|diagram) of [^\]\n]{2,60})\](?![(\[])",
    re.IGNORECASE,
)
# “Rooms should be warm [citation].”
_CITATION = regex(
    r"(?<=[\w”\"’»)] )(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bno )(?<!\byour )(?<!\bof )"
    r"(?<!\beach )(?<!\bevery )\[(?:citations?|references?|sources?)\](?=[.,;:)]|\s*\Z)(?![(\[:])",
    re.IGNORECASE,
)
_TODO = regex(
    r"(?<!\w)(?:TO[ -]?DO(?:\([\w .-]{1,30}\))?|FIXME|TB[CD])\s?:(?![:\w])"
    r"|(?<!\w)TODO (?=(?:add|ask|check|complete|describe|explain|fill|find|finish|fix|insert"
    r"|look|put|read|replace|update|write)\b)"
    r"|\b(?:date|time|venue|place|location|room|title|link|cost|price|name|number|figure|detail)s?"
    r"(?: is| are)? TB[CD](?=[.;)](?:\s|$)|\s*$)"
)
_LATER = regex(
    r"(?:(?<![^.!?\s] )(?<!\w )\b|(?<=blah ))(?:finish|fix|complete|write|rewrite|expand)"
    r" this (?:part |bit |section |paragraph )?later\b",
    re.IGNORECASE,
)
_ENTER = regex(
    r"\bClick (?:or tap )?(?:here )?to (?:enter|add) (?:text|an? [a-z]+)\b",
    re.IGNORECASE,
)
"""What forms of word processors have in a field that is empty."""
_CHAT = regex(
    r"\A\s*(?:Sure|Certainly|Of course|Absolutely)[!,.] Here(?:[’']s| is| are) [^.!?\n]{3,90}:\s*\Z"
    r"|\A\s*As an AI (?:language )?model,"
)
"""What an assistant has written around the words that were asked of it."""
_INSERT = regex(
    r"\A\s*@{3} (?=\w)|\A\s*Insert "
    r"(?:figure|table|image|picture|photo|screenshot|chart|diagram|video)(?: \d+)? here\b",
    re.IGNORECASE,
)
_AUTHOR = regex(
    r"(?<=\bby )_{3,}(?= \(\d{4})|(?<=\bto )_{3,}(?= \(\d{4})"
    r"|(?<=\b[Aa]ccording to )\[Authors?,? (?:[Yy]ear|[Dd]ate|YYYY)\]"
)
_WORD = regex(
    r"(?:(?<=\b[Aa]s )|(?<=\bat )|(?<=\bby )|(?<=\bfrom )|(?<=\bin )|(?<=\bof )|(?<=\bon )"
    r"|(?<=\bwith ))"
    r"\[(?:date|location|month|name|number|percentage|place|year|names? of [a-z ]{3,20})\]"
    r"(?![(\[:])"
    r"|(?<=\bin )(?:19|20)(?:XX|__|\?\?)(?!\w)",
)
"""“answered by [number] guards”, “in 19XX”."""
_NONE = regex(r"\A\s*Word count: ?(?:0+|_{2,}|\?+|X+)\s*\Z|(?<=\b[Nn] = )\[[^\W\d_][^\]\n]{1,30}\]")
_HERE = regex(r"\b(?:INSERT|ADD|PUT)(?: [A-Z]+){1,4} HERE\b")
_SHOUTED = regex(
    r"\bNEEDS? (?:A )?(?:SOURCE|CITATION|REFERENCE|CITE|REF)S?\b|\bCITATIONS? NEEDED\b"
)
_ABOUT = regex(r"\b(?:Insert )?(?:Table|Figure) \d+ (?:goes )?(?:about|approximately) here\b")
_MANY = regex(
    r"(?<![\w.$#-])X{2,4}[ \n](?=[a-z]{3})(?!(?:and|are|or|to|in|is|was|were|of|by|for|from|century"
    r"|centuries"
    r"|chromosomes?|males?|females?|women|men|individuals|genotype|karyotype|embryos?|años|siglo"
    r"|siècle|secolo|ibid)\b)"
    r"|(?<![\w.$#-])XX ?(?:%|percent\b)"
    r"|(?<=\b(?:by|in|at|of|to|is) )XXX?(?=[,.;:)]|\s*$)"
    r"|\b(?:Figure|Table|Fig\.) XX+(?!\w)"
    r"|(?<!\w)XX/XX/(?:\d{4}|X{2,4})(?!\w)"
)
_GAP = regex(r"(?<!\S)[(\[“\"]?\?{3,}[)\]”\"]?(?=[\s.,;:!)\]]|$)")
_PAGES = regex(r"(?<!\w)pp?\. ?(?:X{1,4}(?:[–-]X{1,4})?|\?{1,3}|_{2,})(?![–-]?\w)")
_NUMBER = regex(r"\b(?:Figure|Table|Section|Chapter|Appendix|Fig\.) \?{1,3}(?!\w)")
_LATIN = regex(r"[Ll]orem ipsum dolor\b|\bLorem ipsum(?= ?(?:[:—–…]|- |\.{3}))")
_BLANK = regex(
    r"(?<=[a-z] )\[_{2,}\](?= ?(?:%|percent\b)|[.,;)])"
    r"|(?<=\b(?:by|of|to) )_{2,}(?= ?(?:%|per ?cent\b))"
)
"""“The rate fell by [__] %.”"""
_PATTERNS = (
    ("(", _ROUND), ("[", _SQUARE), ("[", _CITATION), ("TODO", _TODO), ("FIXME", _TODO),
    ("XX", _MANY), (" HERE", _HERE), ("???", _GAP), ("p. ", _PAGES), (" ?", _NUMBER),
    ("orem ipsum", _LATIN), ("TBD", _TODO), ("TBC", _TODO), ("__", _BLANK),
    ("TO DO", _TODO), ("TO-DO", _TODO), ("NEED", _SHOUTED), (" about here", _ABOUT),
    (" approximately here", _ABOUT), (" later", _LATER), ("Click ", _ENTER),
    (" Here", _CHAT), ("As an AI", _CHAT), ("Word count", _NONE), ("___", _AUTHOR), (" [", _WORD),
    ("XX", _WORD),    ("9__", _WORD), ("0__", _WORD), ("9??", _WORD), ("0??", _WORD),
    ("[Author", _AUTHOR), ("@@@", _INSERT),
    ("nsert ", _INSERT), (" = [", _NONE),
)  # fmt: skip
"""Signs without which there is nothing to look for, and what is looked for."""
_WITHIN_SIGNS = Signs(*(sign for sign, _ in _PATTERNS))
# In whole, a heading, a cell or a title of these is to be written still.
_ALONE = regex(
    r"[\s*_(\[]*(?:TODO|TB[ACD]|FIXME|X{3,4}|\?{2,}|…{2,}|lorem ipsum\b.*"
    r"|(?:your|some|more|insert|add|type|write) (?:your )?(?:text|title|name|caption|reflection"
    r"|answer|bio|content|heading|quote)(?: goes)? here"
    r"|(?:title|text|caption|heading|content|name) (?:goes )?here|your (?:name|title|text)"
    r"|(?:my|your|the) [a-z]+(?: [a-z]+)? goes here"
    r"|(?:photo|picture|image|table|figure|link|video|chart|graph|screenshot) "
    r"(?:to be (?:added|inserted)|to come|to follow)"
    r"|blah?(?:[ ,]+blah?){2,}|text(?:,? text){2,}|words(?:,? words){2,}"
    r"|(?:dummy|placeholder|sample) text\b.*|replace (?:me|this)\b.*"
    r"|(?-i:[A-Z][a-z]+(?: [a-z]+)?: ?(?:TB[ACD]|TODO|X{3,4}|\?{2,}))"
    r"|(?:write|type|add|put|insert|enter|paste) (?:your|the|an?|some|my) [a-z]+(?: [a-z]+)? here"
    r"|text to come|to be written|to be completed|to be added)[\s*_.…!)\]]*",
    re.IGNORECASE,
)
_ALONE_SIGNS = Signs(
    "todo", "tbd", "tba", "tbc", "fixme", "xxx", "??", "……", "lorem", " here", "your ",
    "text to come", "to be ", " to come", " to follow", "bla", "text text", "text, text",
    "words words", "words, words", "replace ",
)  # fmt: skip
"""One of these is in each of them, in small letters."""
# A heading over what is still to be done.
_TASKS = regex(r"\s*To[ -]?[Dd]os?\s*")
# Before “???”, words with which no sentence ends.
_OPEN = regex(
    r"(?:^|[\s(])(?:in|of|by|from|at|the|a|an|to|with|is|are|was|were|about|on|for|and|or|than"
    r"|year|p\.|pp\.|see"
    r"|page|de|del|la|el|von|der|die|das)\s*$",
    re.IGNORECASE,
)
_STOPS = frozenset(".?!:;,…")
_STARTER = (
    "Say in a few sentences who you are, what you study or teach, and what a visitor finds here",
    "What it is, and why you are there",
    "A community you belong to",
)
"""What a site begins with, in words that only its author can replace."""
_SITE = {"author": "Your Name", "description": "What I learn, from whom, and what I make of it."}


def in_text(text: Text, asked: Asked) -> Iterator[Found]:
    """What was to be replaced, in prose and in fields."""
    del asked
    begun = [sentence for sentence in _STARTER if sentence in text.prose]
    short = _BETWEEN.join([block.prose for block in text.paragraphs if len(block.prose) < _SHORT])
    alone = _ALONE_SIGNS.stand_in(short.casefold())
    within = _WITHIN_SIGNS.stand_in(text.prose)
    rows = [row for row in _PATTERNS if row[0] in text.prose] if within else []
    for block in text.paragraphs if begun or alone or within else ():
        prose = block.prose
        listed = block.kind == "heading" and _TASKS.fullmatch(prose)
        if alone and len(prose) < _SHORT and _ALONE.fullmatch(prose) and not listed:
            yield _found(block.place(_start(prose)), prose.strip(" *_"))
            continue
        for sentence in begun:
            if prose.lstrip().startswith(sentence):
                yield _found(block.place(_start(prose)), sentence)
        form = block.inside("quotation", "quote") and len(prose) > _SHORT
        for at, said in _within(prose, text.language, rows) if within else ():
            if not (form and _FORM.match(said)):
                yield _found(block.place(at), said)


_SHORT = 60
_BETWEEN = "\n"


def _start(prose: str) -> int:
    return len(prose) - len(prose.lstrip())


def _within(
    prose: str, language: str, patterns: Iterable[tuple[str, re.Pattern[str]]] = _PATTERNS
) -> Iterator[tuple[int, str]]:
    """What stands in for words in a text, with its place; once where one is within another."""
    told = -1
    every = (pattern.finditer(prose) for sign, pattern in patterns if sign in prose)
    for found in sorted(chain.from_iterable(every), key=_wide):
        said = found[0]
        if "???" in said and not _is_gap(prose, found, language):
            continue
        if _is_talk(prose, found.start(), found.end()):
            continue
        if said[:1] == "X" and prose[: found.start()].rstrip()[-1:] == CODE:
            continue  # what stands behind a command
        if _FORM.match(said) and _is_shown(prose, found, said):
            continue
        if said[:2] == "TB" and prose.count(said[:3]) > 1:
            continue  # an abbreviation that is explained there
        if said.lower().startswith("(ref") and _spells(prose, found.start()):
            continue
        if (
            said[0] == "("
            and said[1:-1].isupper()
            and _is_short_for(said[1:-1], prose, found.start())
        ):
            continue
        if found.end() > told:
            told = found.end()
            yield found.start(), said.strip()


def _wide(found: re.Match[str]) -> tuple[int, int]:
    return found.start(), -found.end()


def _is_gap(prose: str, found: re.Match[str], language: str) -> bool:
    """Whether “???” stands for a word or a sentence, and is no cry at the end of a question."""
    if found[0].strip("?"):
        return found[0][0] not in _OPENING  # all that somebody says
    before, after = prose[: found.start()], prose[found.end() :].lstrip("*_ ")
    apart = before.rstrip()[-1:] in _STOPS
    ended = before[-1:] == " " and after[:1] in (".", ",", ";")
    if after[:1].islower() or apart or ended or not before.strip() or _OPEN.search(before):
        return language[:2] != "fr" or bool(_OPEN.search(before))
    return False


_OPENING = "“\"‘'«„`‹"


def _is_talk(prose: str, start: int, end: int) -> bool:
    """Whether a placeholder is named, between quotation marks or as what a sign says."""
    if _SAYS.search(prose, max(0, start - 12), start) is not None:
        return True
    return (
        prose[start - 1 : start] in _OPENING and start > 0 and prose[end : end + 1] in "”\"’'»“`›,."
    )


_SAYS = regex(r"\b(?:says?|said|reads?|called|labelled|labeled|marked)[ \n]\Z")
_FORM = regex(
    r"\[(?:your|insert|company|school|organi[sz]ation|university|college|client|product|course"
    r"|instructor|project|screenshot|photo|picture|chart|graph|diagram|describe|explain|state"
    r"|specify|list)\b",
    re.IGNORECASE,
)
_LEAST = 5
"""Words of a form beside its blank."""


def _is_shown(prose: str, found: re.Match[str], said: str) -> bool:
    """Whether a blank stands within a form that is quoted."""
    least = _LEAST + said.count(" ") if said[1:2] in "iI" else 0
    return any(
        one.start < found.start() and found.end() < one.end and one.words > least
        for one in quoted_in(prose)
    )


def _is_short_for(letters: str, prose: str, start: int) -> bool:
    """Whether capitals are the first letters of the words before them: “Research Frame (RF)”."""
    words = [word for word in prose[max(0, start - 120) : start].split() if word[0].isupper()]
    return "".join(word[0] for word in words[-len(letters) :]) == letters


def _spells(prose: str, start: int) -> bool:
    """Whether “(ref)” only shortens the word before it, or is part of a name."""
    before = prose[max(0, start - 16) : start]
    last = before.rstrip().rpartition(" ")[2].lower()
    return last.startswith("ref") or before[-1:].isalnum()


def _found(span: Span, said: str) -> Found:
    return Found(
        span,
        f"“{said}” stands where something was to be put",
        "write what belongs there, or take it out before anybody reads it",
    )


_NO_WORDS = frozenset(("abstract", "annote", "keyword", "ab", "kw", "file", "doi", "url"))


def in_entry(entry: Entry, known: Known) -> Iterator[Found]:
    """The same in a library."""
    del known
    for name, text, span in entry.typed:
        if name.lower() in _NO_WORDS:
            continue
        alone = _ALONE.fullmatch(text) if len(text) < _SHORT else None
        said = text if alone else next((one for _, one in _within(text, "en")), "")
        if said:
            yield _found(span, said)


def in_site(whole: Whole) -> Iterator[Found]:
    """What site.yaml began with."""
    config, places = whole.site.config, whole.site.config_places
    author = getattr(config.author, "name", "")
    for name, said in (("author", author), ("description", config.description)):
        if said == _SITE[name]:
            yield _found(places[name,], said)
