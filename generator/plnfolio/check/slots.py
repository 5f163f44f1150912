"""Words between brackets that ask for others: “(add source)”, “[name of school]”.

What stands between brackets is told by its first word, or by its last: a verb for what is left to
do, a noun for what is to be put there, a word such as “needed”. Few brackets have one of these, and
only they are read closely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plnfolio.check.inline import HIDDEN
from plnfolio.check.quoted import is_quoted
from plnfolio.check.sentences import sentences
from plnfolio.patterns import regex

BRACKETS = regex(
    r"\((?P<round>[^()\[\]\n\0]{1,90}(?:\n[^()\[\]\n\0]{1,60})?)\)"
    r"|\[(?P<square>[^\[\]\n\0]{1,90}(?:\n[^\[\]\n\0]{1,60})?)\](?![(\[]|: ?[a-z]+:|:\S)"
    r"|(?<![\w$\\{}])\{(?:\{ ?(?=[A-Za-z])"
    r"|(?=add|author|citation|insert|link to|name of|photo|picture|quote|your|[A-Z_ ]{3,40}\}))"
    r"(?P<braces>[\w -]{2,40}) ?\}{1,2}(?![\w{}(])"
)
_NOUNS = (
    "citation cite reference ref source link url doi author date page year quote quotation photo"
    " picture image screenshot video"
)
"""What is looked for elsewhere."""
_THINGS = (
    f"{_NOUNS} answer attachment caption chart data detail diagram document evidence example"
    " explanation figure graph heading here name number paper paragraph reflection result section"
    " sentence stat statistic study table text title transcript transition"
)
_SLOTS = (
    "name title date month year day time number percentage percent amount age place location venue"
    " town city country school university college institution organisation organization company"
    " client department district employer hospital course module unit programme topic subject theme"
    " theorist author surname recipient role position job email phone address link url"
)
_BARE = (
    "theory skill competency competence standard outcome tool software platform artifact artefact"
    " reason activity verb adjective strategy framework resource task objective feature quote"
    " statistic"
)
_PEOPLE = (
    "mentor supervisor tutor instructor teacher lecturer professor colleague student pupil learner"
    " manager coach preceptor patient facilitator principal headteacher"
)
_TO_DO = (
    "insert add cite fill put paste replace enter find check confirm verify look expand elaborate"
    " rephrase reword rewrite describe explain state specify list write complete finish fix update"
    " delete strike cross tick circle remove change edit get link attach upload give ask type say"
    " use choose select think"
)
_CRIED = frozenset(
    f"{_NOUNS} refs sources surname spelling wording add ask check cite confirm expand find finish"
    " fix get insert rewrite think verify one two three four five six seven eight nine ten".split()
)
"""Before “!!” or “??”, alone or with what to add or to ask."""
_LEADING = (
    "please still also need needs i will must should have to note todo self tk where who your no"
    " not author authors name names surname last"
)
_ENDING = (
    "needed missing required tbd tba tbc come follow here later pending added completed confirmed"
    " inserted written decided done checked verified filled requerida necesaria fehlt ergänzen"
    " einfügen manquante ajouter compléter vérifier completar completare year date xxxx 20xx yyyy"
    " toevoegen aanvullen"
)
_OTHER = (
    "xx xxx xxxx tk tba tbd tbc placeholder falta insertar inserir insérer ajouter añadir invoegen"
    " verwysing verwijzing bron quelle fuente cita referencia référence fonte källa kilde nombre"
    " fecha escuela nom école datum naam skool schule ort spelling wording double sp cut move"
    " reword unclear awkward waiting awaiting max maximum about up words blah bla goes"
    " fact work 19 20 19xx recipient verb how when or dd please again testimonial feedback"
    " comment le cuir ychwanegu mewnosod ilagay idagdag isulat weka masukkan tambahkan voeg invul"
    " wstawić wpisz uzupełnić infoga indsæt lisää inserire aggiungere agregar incluir poner mettre"
    " adicionar acrescentar find dig track another first second third fourth fifth next last mm dd"
    " further more nog invullen citazione źródło brak saknas can could would editor reviewer"
    " i'll i’ll we'll we’ll we image diagram chart graph logo draft"
)
_KNOWN = frozenset(
    " ".join((_THINGS, _SLOTS, _BARE, _PEOPLE, _TO_DO, _LEADING, _ENDING, _OTHER)).split()
)


_INSERT = (
    r"(?:acrescentar|adicionar|aggiungere|agregar|ajouter|añadir|incluir|inserir|inserire|insérer"
    r"|insertar|mettre|poner)"
)
_INSERTED = (
    r"(?:aqu[ií]|capture|captura|cita|citaç[aã]o|citation|citazione|data|date|enlace|fecha|figur[ae]"
    r"|fonte|foto|fuente|gráfico|ici|image[mn]?|immagine|lien|link|nom|nombre|nome|número|numéro"
    r"|numero|page|página|pagina|photo|qui|referencia|référence|referência|riferimento|source|tabella"
    r"|tabela|tabla|tableau|texte|texto|testo|v[ií]deo)s?\b"
)
"""What is put where, in the languages whose verb comes first."""


def _words(words: str, plural: str = "s?") -> str:
    return rf"(?:{'|'.join(sorted(words.split(), key=len, reverse=True))}){plural}\b"


_NOUN, _THING = rf"(?:page numbers?|{_words(_NOUNS)})", _words(_THINGS)
_SLOT = _words(_SLOTS, "(?:(?<=name)s)?")
_DET = r"(?:(?:an?|the|my|your|this|that|these|some|more|another|one|two|in-text|proper)[ \n])*"
_SOME = rf"{_DET}(?:[\w’'-]+[ \n]){{0,2}}"
_YEARS = r"(?:xxxx|(?:19|20)(?:xx|__|\?\?)|\?{1,4}|yyyy|year\??|date\??|_{2,}|tb[acd])"
_BOTH = regex(
    # what is missing
    rf"(?:a |the )?(?:[\w-]+ )?{_NOUN},? (?:is |are |still )?"
    r"(?:needed|missing|required|here|to come|to follow|tb[acd]|pending)"
    rf"|(?:I )?(?:still |also )?needs? {_SOME}{_THING}"
    r"(?: (?:here|for|from|on|about) ?[^()]{0,40})?"
    r"|(?:I )?(?:still )?needs? to (?:add|check|cite|find|insert|look up|write|finish)\b.{2,60}"
    rf"|no {_NOUN} (?:yet|so far)|where (?:did|was) (?:I|this) (?:read|from|find)\b.{{0,30}}"
    rf"|(?:who|where) (?:said|wrote) (?:this|that)\??|(?:which|what) {_NOUN}\?|{_NOUN}\?+"
    rf"|(?:another|further|more) (?:[\w-]+ )?{_THING} (?:missing|needed|required|to come)"
    # what is to be done
    r"|(?:(?:note to self|please|still|also|or|to ?do)[:,]? ?)*(?:"
    rf"(?:insert|add|fill in|put|paste|replace with|give|attach) {_SOME}{_THING}"
    r"(?: (?:here|for this|once|when|after|as soon as|from|about|on|of|to)\b.{0,60})?"
    rf"|(?:find|check|look up|look for|double-check|confirm|verify) {_SOME}{_NOUN}(?: here)?"
    rf"|get {_SOME}{_THING} from .{{2,30}}"
    r"|cite (?:source|this|here|it|(?-i:[A-Z])[^.,;:]{1,40}|(?:the|an?|that|my) [^.,;:]{2,40})"
    r"|(?:expand|elaborate|rephrase|reword|finish|rewrite)(?: on)?(?: this| that| here| it)?"
    r"(?: (?:section|part|paragraph|sentence|bit))?(?: later)?(?: ?[:;,–—-] .{2,60})?"
    r"|(?:(?:write|say) (?:something |some )?more (?:here|about|on)|add more (?:about|on"
    r"|details?))\b.{0,60}"
    r"|ask [\w. ]{2,20} (?:for|about) (?:the|this|a|his|her|their) [\w ]{2,30}"
    r"|(?:check|confirm|verify) ?[:–—-] ?.{3,60}"
    r"|(?-i:[A-Z][a-z]+) ?[,:–—-] ?(?:can|could|do|please|would) (?:I|we|you)\b.{3,80}"
    r"|(?:I|we)(?:['’]ll| will) (?:add|fill in|find|finish|insert|put|upload) "
    r"(?:a|in|it|more|that|the|this)\b.{0,40}"
    r"|check with [\w. ]{2,20}? (?:about|if|that|when|whether|which)\b.{2,50}"
    rf"|(?:dig out|find|look up|track down) (?:that|this|those) {_THING}.{{0,60}}"
    r"|(?:(?:check|find|look up) (?:it|that|this) (?:again|in|later)|look (?:it|that|this) up)\b"
    r".{0,50}"
    r"|(?:add|cite|insert|mention|paste|put|quote|use) (?:a|her|his|it|my|that|the|this|those)\b"
    r".{0,50} (?:again|in here|here|later|somewhere))"
    r"|(?:will|must|should|(?:still )?(?:need|have) to|(?:still )?to) "
    r"(?:finish|add|write|complete|expand|check|cite|find|fix|insert|look up|rewrite|rephrase"
    r"|update)\b(?: .{0,60})?\b(?:this|here|later|section|part|paragraph|source|citation|reference)"
    r"(?: .{0,50})?"
    # what is to come
    r"|.{2,60} (?:to be (?:added|completed|confirmed|decided|filled in|inserted|written)"
    r"|(?<!more )to come|tb[acd]|not written yet)"
    r"|to be (?:added|completed|confirmed|decided|filled in|inserted)"
    # what is not remembered
    r"|(?:who|what|which|when|where|how)\b.{2,40}\bagain\?+(?: .{2,30}\?)?"
    r"|what (?:was|were) .{2,30} called\?+"
    r"|(?:who|which(?: one)?|when|where)\?{2,}|(?:(?:sur)?name|date|place|spelling|title|town)\?+"
    r"|how (?:many|much|long)\?|(?:what|which) (?:one|year|page|date|edition|unit|week)\?+"
    r"|[\w ]{2,30}[?,;] ?(?:double-)?(?:ask|check|confirm|verify)\b"
    r"(?: (?:with|the|this|if)\b.{0,30})?"
    # one word for all, and names with a year to come
    r"|refs?(?:[ ,]+refs?)+|refs?\.?\??|(?:need|add|get|find) (?:an? |some |more )?refs?"
    rf"|(?:refs?|{_NOUN}) please"
    r"|cite|tb[acd]|(?-i:X{3,4})|(?-i:TK)\b.{0,60}"
    r"|(?-i:YEAR|DATE|NAME|TITLE|SOURCES?|PAGE|AUTHOR|CITATIONS?|REFERENCES?|CITE|QUOTE|LINK"
    r"|VERWYSING|VERWIJZING|BRON|QUELLE|FUENTE|CITA|REFERENCIA|RÉFÉRENCE|FONTE|KÄLLA|KILDE)"
    r"|pages? ?(?:#|no\.?|numbers?)? ?\?|pp?\.? ?(?:\?+|x+|_+|tb[acd])"
    r"|(?:refs?|source|citation|reference)\s?:|(?:19|20)(?:XX|__|\?\?)"
    rf"|{_NOUN} to (?:add|find|check|confirm|follow|insert)"
    # notes on the wording
    r"|double[- ]?check|(?:check )?(?:spelling|wording)\??|sp\?|(?:cut|delete|move|reword|rephrase"
    r"|unclear|word choice|is this (?:right|true|correct))\?|fact[- ]check|needs work|awkward"
    r"|not sure (?:about|if) this\b.{0,30}|check (?:with [\w ]{2,20}|dates?|figures?|this)"
    r"|(?-i:[A-Z])[\w.]+ to (?:check|confirm|add|provide|write|send).{0,30}"
    rf"|a?waiting(?: for| on)? {_SOME}{_THING}.{{0,40}}|blah?(?:[ ,]+blah?)+"
    rf"|insert .{{2,40}} here|{_THING} (?:goes|to go) here"
    r"|(?:please )?(?:delete|strike(?: out)?|cross out|tick|circle) (?:as|if|where|whichever|what)"
    r"(?: is| does)?(?: not)? (?:appropriate|applicable|apply|applies|necessary|needed|required)"
    rf"|(?-i:[A-Z][\w’'-]+(?: et al\.?|,? (?:&|and) [A-Z][\w’'-]+)*),? (?!date|year,){_YEARS}"
    rf"|(?:author|name|surname|last ?name|researcher)s?,? (?:and |& )?{_YEARS}(?:, p.{{0,12}})?"
    r"|(?:author|source|name|surname),? (?:and )?(?:page|title)(?: number)?(?:,? (?:and )?year)?"
    # in other languages
    rf"|{_INSERT} (?:\w+ ){{0,2}}?{_INSERTED}.{{0,50}}"
    r"|(?:cita|referencia|fuente) (?:requerida|necesaria)|falta (?:la )?(?:cita|referencia|fuente)"
    r"|(?:quelle|fuente|bron|fonte|källa|kilde)\?"
    r"|(?:.{2,50} )?(?:à (?:compléter|ajouter|vérifier|insérer)|(?:a|por) (?:completar|añadir)"
    r"|da completare|einfügen|ergänzen|invoegen)"
    r"|(?:nog )?invullen|citazione (?:mancante|necessaria)|(?:brak )?źród(?:ło|ła)"
    r"|(?:kilde|källa) (?:behövs|mangler|saknas|trengs)"
    r"|quelle (?:fehlt|ergänzen|einfügen)|(?:source|référence|citation) (?:manquante|à \w+er)"
    r"|(?:bron|verwysing|verwijzing) (?:nodig|toevoegen|ontbreekt|kort)"
    r"|(?:le cur isteach|cuir .{2,30} isteach|ychwanegu|mewnosod|ilagay|idagdag|isulat|weka"
    r"|masukkan|tambahkan|voeg|invul|wstawić|wpisz|uzupełnić|infoga|indsæt|lisää)\b.{0,60}",
    re.IGNORECASE,
)
"""Between brackets of either kind."""
_SQUARE = regex(
    r"(?:delete|remove|replace|fix|rewrite|expand|update) "
    r"(?:\w+ )?(?:this|these|here|before|after|once|when|with|the|your|my)\b.{0,60}"
    r"|(?:comment|feedback|quot(?:e|ation)|reflection|testimonial|answer)s? "
    r"(?:by|from|of|about) .{2,60}"
    r"|(?:link|url) to .{2,60}|(?:screenshot|photo|picture|chart|graph|diagram|table|figure)"
    r"(?: ?:| of| from| with) .{2,60}"
    r"|(?-i:[A-Z]{2,3}|comment|editor|reviewer): .{3,80}\?|comment: .{3,80}"
    r"|chart|diagram|graph|image|logo|photo|picture|screenshot"
    r"|(?-i:COURSE|DRAFT|DETAILS?|EVIDENCE|EXAMPLE|FIGURE|IMAGE|NUMBER|PHOTO|PICTURE|SCHOOL|SCREENSHOT"
    r"|STATS?|TABLE|TEXT|TOPIC|VIDEO)"
    r"|(?-i:(?:QUOTE|LINK|NAME|PHOTO|SCREENSHOT|TESTIMONIAL|TITLE)(?: [A-Z]+){1,5})"
    r"|(?:dd?|day|mon(?:th)?|mm)[ ,/.-]+(?:dd?|day|mon(?:th)?|mm)[ ,/.-]+(?:yyyy|yy|year)"
    r"|(?:another|first|second|third|fourth|fifth|next|last) (?:argument|example|finding|idea"
    r"|method|model|paragraph|point|reason|step|theme|theory|topic)"
    r"|(?:inser(?:t(?:ar)?|ir|ire)|insérer|einfügen|ergänzen|añadir|ajouter)\b.{0,80}|refs?|x{2,4}"
    rf"|(?:add|fill in|put|replace|find|paste|enter|write|describe|explain|type)\b.{{0,60}}?\b"
    rf"{_THING}\b.{{0,40}}"
    r"|(?:describe|explain|state|specify|list) (?:your|the|how|what|who|why)\b.{2,60}"
    r"|your (?:name|text|title|school|role|photo|answer|reflection|e-?mail|address|own words"
    r"|company|university|course|signature|job|position|degree|programme|program|subject|mentor"
    r"|supervisor|tutor|city|town|country|website|idea|response|statement)\b.{0,40}"
    r"|(?!click|see\b|read|look|from|left).{3,40} (?:goes )?here"
    r"|(?-i:TODO)\b.{0,80}|(?-i:ADD|DELETE|REMOVE|REPLACE|CHANGE|UPDATE|EDIT|INSERT|CHECK"
    r"|FIX)\b.{2,80}"
    r"|(?:check|confirm|fix|rewrite|update|verify)\b.{2,50} (?:before|later|once|when)\b.{0,40}"
    r"|(?:how (?:many|much|long|often)|which(?: one)?|when|who|where|year|date|name|page|number)\?"
    rf"|placeholder\b.{{0,60}}|(?:names?|title|logo) of (?:(?:your |my "
    rf"|an? )?(?!the\b)[\w-]+(?: [\w-]+){{0,3}}"
    r"|the (?:bank|company|course|school|client|organi[sz]ation|university|institution|instructor))"
    rf"{HIDDEN}?",
    re.IGNORECASE,
)
_WORD = regex(
    rf"(?:(?:your|my|our|their|his|her|enter|specific|first|last|full) )*"
    rf"(?:(?!an?\b|the\b|th[ai][st]\b|each\b|no\b|same\b|other\b|some\b)[\w’'/]+ )??"
    rf"(?:{_SLOT}(?: ?(?:/|or) ?{_SLOT})?|{_words(_PEOPLE)}(?:['’]s)? {_SLOT}"
    r"|(?:course|module|unit) code)(?: \d)?"
    rf"|(?:your |my |specific |first |second |main )?{_words(_BARE, '')}(?: \d)?"
    r"|(?:nombre|fecha|escuela|nom|école|datum|naam|skool|schule|ort)(?: d[a-z]+ [\w ]{2,20})?"
    rf"|{_SLOT} of (?:(?:the|your|my|our|an?) )?(?:[\w-]+ )?(?:{_SLOT}|{_words(_PEOPLE)})",
    re.IGNORECASE,
)
"""A word for the one that is to stand there, in a sentence: “how [topic] influenced me”."""
_WITHHELD = regex(
    r"(?i)\b(?:anonymi[sz]ed|blurred|changed|deleted|hidden|known|omitted|redacted|removed"
    r"|suppressed|withheld)\Z"
)
"""What an author has left out on purpose."""
_CITATION = regex(r"(?:citations?|references?|sources?)", re.IGNORECASE)
_BEFORE_CITATION = regex(r"(?<!\ba)(?<!\ban)(?<!\bthe)(?<!\bno)(?<!\byour)(?<!\bof)(?<!\beach)"
                         r"(?<!\bevery)(?<=[\w”\"’»),]) \Z", re.IGNORECASE)  # fmt: skip
_BEHIND_CITATION = regex(r"[.,;:)]|\s*\Z")
_OF_CITING = regex(
    r"\b(?:APA|MLA|Chicago|Harvard|cit(?:e[sd]?|ing|ations?)|in-text|parenthe\w+|formats?|styles?"
    r"|referenc(?:es?|ing)|bibliograph\w+|brackets?)\b",
    re.IGNORECASE,
)
_STYLED = regex(r"\(?(?:author|source|name|surname|last ?name|researcher|citation|reference)s?\b",
                re.IGNORECASE)  # fmt: skip
_NAMES = frozenset(("author", "authors", "name", "source", "year"))
_LEADS = regex(r"\b(?:[Aa]ccording to|by|[Aa]s|from|with) \Z")
_PLACE = regex(
    r"(?:name of (?:(?:my|the|your) )?)?(?:city|college|country|department|hospital|institution"
    r"|number|place|school|subject|topic|town|university)",
    re.IGNORECASE,
)
_PLACED = regex(r"\b(?:at|from|in|of|to|was|were) \Z")
_PLACED_BEHIND = regex(r" (?:and|as|at|but|for|from|in|on|to|when|where|which|who|with)\b|[,.;]")
"""Before “(author)”, which stands for one."""


def may_ask(prose: str) -> bool:
    """Whether any brackets begin or end with a word that asks for others."""
    return ("(" in prose or "[" in prose or "{" in prose) and any(
        _has_word(found[found.lastgroup or 0]) for found in BRACKETS.finditer(prose)
    )


def _has_word(inner: str) -> bool:
    words = _PARTS.split(inner.strip(_AROUND))
    return (
        _plain(words[0]) in _KNOWN
        or _plain(words[-1]) in _KNOWN
        or inner[-1] in "?_!"
        or "? " in inner
    )


_PARTS = regex(r"[\s,:/_-]+")
_AROUND = " .?!;*_'’\x01"


def _plain(word: str) -> str:
    word = word.casefold()
    return word if word in _KNOWN else word.removesuffix("s")


def slots_in(prose: str, *, words: bool = True) -> Iterator[tuple[int, int]]:
    """Where they stand in some prose; ``words`` is whether one may stand for another."""
    brackets = "(" in prose or "[" in prose or "{" in prose
    for found in BRACKETS.finditer(prose) if brackets else ():
        kind = found.lastgroup or ""
        if not _has_word(found[kind]):
            continue
        inner = found[kind].strip(" .!*_\x01")
        start, end = found.span()
        asks = _is_cried(found[kind]) or _asks(
            inner, "square" if kind == "braces" else kind, prose, start, end
        )
        word = words and kind != "round" and not asks and _is_word(inner)
        if asks or (word and _is_free(prose, start, end)):
            yield start, end


def is_asked(inner: str) -> bool:
    """Whether words between brackets that nobody sees, as in “<date>”, ask for others."""
    return bool(_is_word(inner) or _BOTH.fullmatch(inner) or _SQUARE.fullmatch(inner))


def _is_cried(inner: str) -> bool:
    """Whether it ends with “!!” or “??”, and begins with what to do, or with what is missing."""
    said = inner.strip(" *_")
    first = said.lower().rstrip("!?").partition(" ")[0]
    return said[-2:] in ("!!", "??") and first in _CRIED


def _is_word(inner: str) -> bool:
    """Whether words between brackets are for what is to stand there."""
    return _WORD.fullmatch(inner.replace("_", " ").replace("-", " ")) is not None


def _asks(inner: str, kind: str, prose: str, start: int, end: int) -> bool:
    inner = inner.replace("\n", " ")
    if _WITHHELD.search(inner):
        return False
    if _CITATION.fullmatch(inner):
        before = _BEFORE_CITATION.search(prose, max(0, start - 12), start)
        fits = before is not None and _BEHIND_CITATION.match(prose, end) is not None
        return fits and (kind == "square" or prose[end : end + 1] == ".")
    if (
        kind == "round"
        and inner.casefold() in _NAMES
        and _LEADS.search(prose, max(0, start - 14), start)
    ):
        return not _is_of_citing(prose, start, end)
    if (
        kind == "round"
        and _PLACE.fullmatch(inner)
        and _PLACED.search(prose, max(0, start - 6), start)
        and _PLACED_BEHIND.match(prose, end)
    ):
        return True
    if _BOTH.fullmatch(inner):
        styled = _STYLED.match(inner) and not inner.isupper()
        return not (styled and "needed" not in inner and _is_of_citing(prose, start, end))
    return kind == "square" and _SQUARE.fullmatch(inner) is not None


def _is_of_citing(prose: str, start: int, end: int) -> bool:
    """Whether its sentence tells how to cite."""
    for begin, last in sentences(prose):
        if begin <= start < last:
            said = prose[begin:start] + prose[end:last]
            return _OF_CITING.search(said) is not None
    return False


def _is_free(prose: str, start: int, end: int) -> bool:
    """Whether brackets stand for a word of a sentence of the author's own."""
    before, behind = prose[start - 1 : start], prose[end : end + 1]
    if (start and not (before.isspace() or before in '*_“"(')) or _GOES_ON.match(behind):
        return False
    begun = prose[:start].strip(' *_"“') or _CLAUSE.match(prose, end)
    return bool(begun) and not is_quoted(prose, start, end)


_GOES_ON = regex(r"\w")
_CLAUSE = regex(r":? [a-z]")
