"""Fields of a library that say what APA 7 has otherwise: capitals, places, “Retrieved from”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plnfolio.check.asking import Known
from plnfolio.check.entries import Entry
from plnfolio.check.rule import Found
from plnfolio.diagnostics import Fix, Span
from plnfolio.model.reference import Reference
from plnfolio.patterns import regex
from plnfolio.read.references import capitals, publishers
from plnfolio.read.references.headlines import (
    headline,
    headline_of,
    is_by_people,
    is_headline,
    is_site,
    lowered,
)
from plnfolio.read.references.markup import bare
from plnfolio.read.references.ordinary import is_ordinary

_WORD = regex(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_BOOKS = frozenset(("chapter",))
"""Works whose ``container-title`` is the title of a book, which is a sentence too (APA 10.3)."""


def title_case(entry: Entry, known: Known) -> Iterator[Found]:
    """A title in the capitals of a headline, where APA wants those of a sentence (6.17, 9.19)."""
    work = entry.work
    title = bare(work["title"])
    words = _stock(title) or headline_of(work, _names(work["title"], known))
    if not words and is_headline(work["title"], work.type, work["language"], work.names):
        words = headline(title, work["language"])
    named = _is_somebody(work, title) or is_site(title, work["URL"])
    if words and not (named or _is_called(work, title, known)) and not title.isupper():
        yield _capitals(entry, "title", title, known)
    book = bare(work["container-title"])
    if work.type in _BOOKS and headline(book, work["language"], _names(book, known)):
        yield _capitals(entry, "container-title", book, known)


def _capitals(entry: Entry, name: str, title: str, known: Known) -> Found:
    what = "the title" if name == "title" else "the book’s title"
    message = f"in the reference “{entry.work.id}”, {what} “{title}” has the capitals of a headline"
    remedy = (
        f"APA wants those of a sentence: “{_sentence(title, known)}”; names keep their capitals"
    )
    return Found(entry.place(name), message, remedy)


def _sentence(title: str, known: Known) -> str:
    """A title as a sentence; what is a name, or may be one, keeps its capitals."""
    if _stock(title):
        return title[0] + title[1:].lower()
    inner = dict.fromkeys(word for word in _WORD.findall(title)[1:] if word[0].isupper())
    words = frozenset(word.lower() for word in inner if known.is_word(word.lower()))
    return lowered(title, words, _names(title, known))


def _names(title: str, known: Known) -> frozenset[str]:
    return frozenset(
        word for word in _WORD.findall(title) if word[0].isupper() and known.is_name(word)
    )


# What half the pages of the web are called.
_PAGES = frozenset(
    "about us|about me|about the author|contact us|our team|our story|our mission|our approach"
    "|our work|our history|our values|our vision|our people|meet the team|meet our team|who we are"
    "|what we do|how it works|home page|getting started|mission statement|privacy policy"
    "|frequently asked questions|mission and vision|vision and mission|terms of use"
    "|terms of service|learn more|who we serve|why it matters|about our school".split("|")
)


def _stock(title: str) -> tuple[str, ...]:
    """The words of “About Us” that have capitals, and of pages that are called like that."""
    if title.lower() not in _PAGES:
        return ()
    return tuple(word for word in title.split()[1:] if word[0].isupper())


_ON_SITES = frozenset(("post-weblog", "webpage"))
"""Works that stand on a site, whose name is their ``container-title``."""


def _is_somebody(work: Reference, title: str) -> bool:
    """Whether a work is called like its author, its site or its publisher, which is a name."""
    names = [name.literal for people in work.names.values() for name in people]
    said = (*names, work["publisher"], work["container-title"] if work.type in _ON_SITES else "")
    return title.casefold() in {bare(name).casefold() for name in said}


def _is_called(work: Reference, title: str, known: Known) -> bool:
    """Whether the author's own sentences have the title of what no person has made as a name."""
    bare_title = _EXPLAINED.sub("", title.removeprefix("The "))
    return known.is_name(bare_title) and not is_by_people(work.names)


_EXPLAINED = regex(r" \([^()]+\)$")
_ACRONYMS = frozenset(
    """
    addie aect anova apa ascii assure bbc bloom cast cmi covid dewey educause eric html ibm icdl
    icwe ieee ims iste jama jstor latex lms lti mooc moocs naeyc nasa nato naep ncte nmc oecd oer
    oers pbis pisa plns plos pmla rsa samr scorm spoc spss stem steam tesol timss tpack udl unesco
    unicef voip wcag webct wida xapi xhtml
    """.split()
)
_SMALL = frozenset(
    "the of and in to for a an on with by from at is are as or how what why your und ich der die"
    " das mit für ein eine im von zu wie el los las del y en para con le les des et une dans"
    " pour".split()
)


def all_caps(entry: Entry, known: Known) -> Iterator[Found]:
    """A title in capitals throughout, or the part of it before or behind a colon (APA 6.17)."""
    del known
    for name in ("title", "container-title"):
        said = bare(entry.fields.get(name, ""))
        if name != "title" and entry.work.type not in _BOOKS:
            continue
        parts = [*re.split(r"\s*[:—–]\s+", said), *_FIRST_WORDS.findall(said)]
        shouted = [part for part in parts if _is_shouted(part)]
        if shouted:
            message = f"in the reference “{entry.work.id}”, “{shouted[0]}” is in capitals"
            whole = (
                capitals.title(said)
                if said.isupper()
                else said.replace(shouted[0], capitals.title(shouted[0]))
            )
            remedy = f"write it as a sentence, with capitals for names alone: “{whole}”"
            yield Found(entry.place(name), message, remedy)


_FIRST_WORDS = regex(r"\A(?:[^\Wa-zß-ÿ\d_]{2,} ){2,}[^\Wa-zß-ÿ\d_]{3,}(?= [a-z])")
"""Three or more in capitals, and then others."""


def _is_shouted(text: str) -> bool:
    """Whether a text is in capitals that are no acronyms."""
    if not text.isupper() or (not text.isascii() and len(text) < 4):
        return False
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    plain = [word for word in words if _is_plain(word.lower())]
    if len(words) < 2:
        return len(plain) == 1 and len(text) > 8 and (is_ordinary(plain[0]) or "-" in plain[0])
    small = any(word.lower() in _SMALL for word in words)
    rest = [word.lower() for word in words if word not in plain]
    spoken = all(len(word) > 3 and word not in _ACRONYMS for word in rest)
    return len(plain) >= 2 or (bool(plain) and (small or spoken))


def _is_plain(word: str) -> bool:
    """Whether what is in capitals is a word, for all that can be told from its letters."""
    if word in _SMALL or word in _ACRONYMS:
        return False
    if "-" in word:
        parts = word.split("-")
        return all(map(is_ordinary, parts)) or any(len(one) > 6 and _is_plain(one) for one in parts)
    vowels = sum(letter in "aeiouy" for letter in word)
    spoken = len(word) > 4 and len(word) * 0.2 < vowels < len(word) * 0.75
    return is_ordinary(word) or (spoken and not re.search(r"[^aeiouy]{5}", word))


_FROM = (
    r"(?:Retrieved|Retreived|RETRIEVED|Recuperad[oa]|Récupéré|Consulté|Consultado|Abgerufen|Heruntergeladen"
    r"|Hentet|Hämtad|Opgehaald|Geraadpleegd|Recuperato|Pobrano)"
)
_DAY = r"(?:\s+(?:(?:on|el|le|em|am|op)\s+)?[\w./-]{1,10}(?:,?\s+[\w./-]{1,10}){0,5},?)?"
_OUT_OF = r"(?:from|FROM|via|de|sur|von|fra|från|van|da|z)"
_HOST = r"(?:(?:https?|ftp)://|www\.|\\url|(?:[\w-]{2,}\.)+[a-z]{2,}\b)"
_ON = r"(?: on)? (?:\d{1,2}(?:st|nd|rd|th)?[./ -]\w+[./ ,-]+\d|\d{4}-\d|[A-Z]\w+ \d{1,2}, \d)"
_BEGINS = regex(
    rf"^\W*(?:(?:{_FROM}|retrieved){_DAY}\s+{_OUT_OF}\b"
    r"|(?:(?:Last )?[Rr]etrieved|Date retrieved|Retrieval date):?(?: on)? (?:\w+ )?\d)"
)
_WITHIN = regex(rf"[.?!)\]”\"]\s+\W?(?:{_FROM}{_DAY}\s+{_OUT_OF}\b|Retrieved{_ON})")
_RETRIEVED = regex(rf"(?i)(?:\A|[.;:(]\s*)\W*{_FROM}{_DAY},?\s+{_OUT_OF}\b:?\s+\S+\.\w")
_ADDRESSED = regex(
    rf"\b(?:{_FROM}|downloaded|accessed)(?:\s+[\w.,]{{1,12}}){{0,6}}?,?\s+{_OUT_OF}\b:?"
    rf"\s*<?{_HOST}"
    r"|, retrieved from (?:an?|its|our|the|their) (?:\w+ )?(?:archive|blog|database|page|site"
    r"|web ?site)\b"
    r"|https?://\S+ [(\[]?(?:accessed|consulted|retrieved)\b",
    re.IGNORECASE,
)
_SIGNS = regex(
    r"(?i)r[eé]tri|retrei|recup|récup|abger|downl|access|consul|hentet|hämtad|opgeh|geraad|herunter|pobra"
)
_SENTENCES = frozenset(("abstract", "keyword", "keywords", "ab", "n2", "file"))
_REMARKS = frozenset(("annote", "annotation"))
"""Fields of whole sentences, which may tell what is retrieved."""
_WORKS = frozenset(("title", "ti", "t1", "booktitle", "title-short", "shorttitle", "subtitle"))


def retrieved(entry: Entry, known: Known) -> Iterator[Found]:
    """“Retrieved from” within a field: the list prints the address alone (APA 9.16, 9.34)."""
    del known
    for name, text, span in entry.typed:
        low = name.lower()
        if len(text) < 14 or low in _SENTENCES or not _SIGNS.search(text):
            continue
        if (
            (low not in _WORKS and _BEGINS.search(text))
            or (low in _REMARKS and _RETRIEVED.search(text))
            or _WITHIN.search(text)
            or _ADDRESSED.search(text)
        ):
            message = f"in the reference “{entry.work.id}”, “{_shown(text)}” stands in “{name}”"
            yield Found(span, message, _ALONE, _address_alone(entry, name, text, span))
            return


_ADDRESS_FIELDS = frozenset(("url", "ur", "link"))
_LEADING = regex(r"(?:Retrieved|retrieved|RETRIEVED) from:? +(?=https?://\S+$)")


def _address_alone(entry: Entry, name: str, text: str, span: Span) -> Fix:
    """A field of an address without the words before it; a day among them is worth keeping."""
    found = _LEADING.match(text) if name.lower() in _ADDRESS_FIELDS else None
    return entry.fix(span, found[0], "") if found is not None else ()


_ALONE = (
    "APA 7 has the address alone: leave it in “URL”, without those words; for a page that "
    "changes, write the day into “accessed”"
)


def _shown(text: str) -> str:
    found = re.search(rf"(?i){_FROM}|abgerufen|downloaded|accessed", text)
    start = found.start() if found else 0
    return " ".join(text[start : start + 40].split()[:4])


# What takes place somewhere, or whose place its reference says (APA 10.5, 10.14); proceedings have
# a publisher instead.
_PLACED = frozenset(
    "speech paper-conference event performance hearing map graphic manuscript interview broadcast "
    "legal_case legislation bill treaty patent personal_communication article-newspaper".split()
)


# “Bloomington, Indiana: Solution Tree”
_NO_TOWN = (
    r"(?:Agency|Association|Books|Bureau|Cent(?:er|re)|College|Commission|Company|Council|Department"
    r"|Edi[cçt]\w+|Elsevier|Foundation|Group|Harper\w*|House|Imprint|Institut\w*|Library|Macmillan"
    r"|Media|Minist\w+|Museum|Office|Pearson|Penguin|Press\w*|Publi\w+|Routledge|Sage|School|Scien\w+"
    r"|Section|Simon|Society|Springer|Taylor|Trust|Universit\w+|Verlag|Wiley|[A-Z]{3,}|\w*\d\w*)"
)
_TOWN = regex(
    rf"^(?P<town>(?![^:]*\b{_NO_TOWN}\b)[^\W\d_a-zß-ÿ][\w.’' -]{{2,24}}"
    r"(?:, [A-Z][\w. ]{1,20}){0,2}(?: ?(?:&|/|and|et|und|y) [A-ZÀ-Þ][\w.’' -]{2,24}"
    r"(?:, [A-Z][\w. ]{1,20})?){0,2}): "
    r"(?P<name>(?!An? |The )(?:[a-zß-ÿ]{2,3}[ -])?[^\W\d_a-zß-ÿ]\S.*)$"
)
_LED = regex(
    rf"^(?P<town>{publishers.SEVERAL})(?: ?[;|] | [-–—] )"
    rf"(?P<name>(?!{publishers.SEVERAL}$)[^\W\d_]\S.*)$"
)
"""A place before a dash or another sign, as in “Boston, MA – Wiley”."""
_STATED = regex(rf"^(?P<town>{publishers.STATED})\.? (?P<name>[A-Z]\S*)$")
_PAIRED = regex(
    rf"^(?P<town>{publishers.PLACE} ?(?:&|/|and|und|et) ?{publishers.PLACE}), (?P<name>[A-Z][^:]*)$"
)
_BEHIND = regex(
    rf"^(?P<name>(?!.*(?:Academ|Cent|Coll|Council|Hochschule|Institut|Minist|Museum|School|Univ))"
    rf"[^\W\d_][^()]*) \((?P<town>{publishers.SEVERAL})\)$"
)

_CITY = regex(
    r"^(?P<town>(?:[A-Z][\w’'-]+ ){1,2}(?:City|Town)|(?:Cape|El|Fort|Los|Las|New|Port|San|Santa"
    r"|St\.?) [A-Z][\w’'-]+)[:,] (?P<name>[A-Z].*\b(?:Books|House|Press|Publish\w+|Verlag))$"
)
_FORMS = (
    (_TOWN, ":"),
    (_CITY, ":,"),
    (_LED, ";|-–—"),
    (_STATED, " "),
    (_PAIRED, ","),
    (_BEHIND, ")"),
)
"""Each with signs of which every name of its form has one."""


def place(entry: Entry, known: Known) -> Iterator[Found]:
    """Where a publisher is, which APA 7 does not say any more (9.29)."""
    del known
    where = _placed(entry)
    if where:
        name, said, span = where
        message = f"in the reference “{entry.work.id}”, “{said}” is a place of publication"
        remedy = "APA 7 has the publisher’s name alone: leave the place out"
        if not name and entry.work.type == "paper-conference":
            remedy = f"{remedy}, or write that of the meeting into “event-place”"
        if name:
            remedy = f"{remedy}, and write “{name}”"
        yield Found(span, message, remedy, _placeless(entry, name, said, span))


_LINES = {
    ".yaml": r"[ \t]+publisher-place:[ \t]+(?P<mark>[\"']?){}(?P=mark)[ \t]*",
    ".bib": r"[ \t]*(?i:address|location)[ \t]*=[ \t]*(?:\{{+{}\}}+|\"{}\"),[ \t]*",
    ".ris": r"CY  - {}[ \t]*",
}
"""A place on a line of its own, as formats have it."""


def _placeless(entry: Entry, name: str, said: str, span: Span) -> Fix:
    """The publisher alone, or the library without the line of a place."""
    if name:
        whole = entry.fields["publisher"].strip()
        return entry.fix(span, whole, name) if name in whole else ()
    form = _LINES.get(span.path[span.path.rfind(".") :].lower().replace(".yml", ".yaml"))
    if form is None or not entry.work["publisher"] or not 0 < span.line <= len(entry.lines):
        return ()
    line = re.compile(form.format(*[re.escape(said)] * 2))
    return entry.without_line(span) if line.fullmatch(entry.lines[span.line - 1]) else ()


def _placed(entry: Entry) -> tuple[str, str, Span] | None:
    name, town = publishers.apart(entry.fields.get("publisher", ""))
    forms = (form for form, signs in _FORMS if any(sign in name for sign in signs))
    if not town and (found := next(filter(None, (form.match(name) for form in forms)), None)):
        town, name = found["town"], found["name"]
    if town:
        return name, town, entry.place("publisher")
    said = entry.fields.get("publisher-place", "").strip()
    if entry.work.type.startswith("article") and not entry.work["publisher"]:
        return None  # what databases know of a journal
    printed = entry.work.type == "paper-conference" and entry.work["publisher"]
    if said and (printed or entry.work.type not in _PLACED):
        return "", said, entry.place("publisher-place")
    return None
