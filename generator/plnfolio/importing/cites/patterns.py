"""What parts of citations look like in folded text: dates, pages, words before and between."""

from __future__ import annotations

import re

from plnfolio.cite.typed import DATE

DATES = re.compile(
    rf"(?P<first>{DATE})(?P<more>(?:(?:, ?| ?& | and ){DATE})*)(?P<letters>(?:, ?[b-z]\b)*)"
)
DAY = re.compile(
    r", (?:(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r")(?: \d{1,2})?|\d{1,2} [A-Z][a-z]+|Spring|Summer|Fall|Autumn|Winter)(?!\w)"
)
POSSESSIVE = r"(?P<own>'s|'(?=[ ,(]))?"
ABBREVIATION = r"(?: ?[\[(](?P<abbr>[A-Z][A-Za-z&.-]{1,11})[\])]|, [A-Z]{2,8}(?=,))?"
CITED_IN = re.compile(
    r"(?:,? ?(?:as )?(?:cited|quoted|qtd\.?|discussed|reported|mentioned) (?:in|by)|,? ?(?:como se "
    r"cito en|citad[oa]s? (?:en|por))|,? ?(?:zitiert nach|zit\. nach|nach)|"
    r",? ?(?:cite par|cite dans"
    r"))(?=,? |$)",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"(?:but |and |but see |also )?(?:see(?: also| especially| generally| for example| e\.g\.)?,?|"
    r"cf\.?|compare|also|e\.? ?g\.?,?|i\.? ?e\.?,?|for (?:an? )?(?:example|instance|"
    r"review|overview|"
    r"discussion)s?,?|such as|as in|as|in|from|by|after|adapted from|based on|following|per|"
    r"according to|vgl\.?|siehe(?: auch)?|z\. ?B\.?|vease|ver|p\. ?ej\.?,?|voir(?: aussi)?|"
    r"par exemple,?)(?: see(?: also)?,?| also)?",
    re.IGNORECASE,
)
LOCATOR = re.compile(
    r"[,:]? ?(?:(?:pp?|pgs?|pages?|paras?|paragraphs?|chapters?|chaps?|ch|sections?|secs?|figures?|"
    r"figs?|tables?|slides?|vol|lines?|par|cap|pags?|s|seite|abs|kap|nr|no|min|at|minute)\.? ?"
    r"(?=[\divxlcA-Z])|[§¶]+ ?(?=\d))[^;]*|[,:] ?\d{1,2}:\d\d(?::\d\d)?[^;]*|"
    r"[,:] ?\d+(?: ?- ?\d+)?",
    re.IGNORECASE,
)
REMARK = re.compile(
    r"[,;]? ?(?:\[?(?:emphasis|italics|translation|my|own|author's) [^;]{2,40}\]?|n\. ?p\.|ebd\.|"
    r"emphasis added|original work published [^;]+)",
    re.IGNORECASE,
)
NAME = (
    r"(?:(?:van|von|de|del|della|di|da|la|le|du|den|der|el|al|ten|ter|bin|ibn|O'|D'|d')[ -]?){0,3}"
    r"[A-Z][\w'-]+"
)
_FULL_NAME = rf"{NAME}(?: {NAME}){{0,5}}"
NAMES = rf"{_FULL_NAME}(?:,? (?:&|and|y|und|et) {_FULL_NAME}|, {_FULL_NAME}){{0,12}}"
LIKE_A_WORK = re.compile(
    rf"(?:{BEFORE.pattern} )?(?:(?:[A-Z]\. ?)+)?(?P<names>\"?{NAMES}\"?(?:,? et\.? al\.?)?"
    rf"(?: \[[A-Z][\w&-]+\])?),? (?P<date>{DATE})(?![\w-])(?P<tail>[,:].*)?",
    re.DOTALL,
)
LIKE_A_NARRATIVE = re.compile(
    rf"(?<![\w.&'-])(?P<names>{NAMES}(?:,? et\.? al\.?)?)(?:'s?)? ?"
    rf"\((?P<date>{DATE})(?:[,:;][^()]*)?\)"
)
NO_NAME = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Spring|Summer|Fall|Autumn|Winter|Figure|Table|Week|Module|Part|Chapter|Section|Version|Since|"
    r"Until|My|Our|This|These|In|On|By|From|During|Fig|Photo|Image|Day|Enero|Mayo|Januar|Mai|Copyright|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Class|Grade|Room|Page|Step)\b"
)
LED_BY_NAME = re.compile(r"(?P<name>[A-Z][\w'-]+|[A-Z]\.)(?P<join>,? (?:&|and|y|und|et) |, | |-)$")
"""A word with a capital that stands directly before a name that was found."""

AT_WORK = frozenset(
    "a according after also although an and as at because before besides both but by compare"
    " consider contrast despite drawing earlier even finally first following for from given here"
    " however if in indeed instead interestingly like likewise moreover next nevertheless of on"
    " once perhaps see second similarly since so still that the then there this though through thus"
    " to unlike until using what when where whereas while why with yet como segun para en de y"
    " tambien aunque wie nach laut auch wenn obwohl bei selon comme pour dans ainsi si et mais"
    " author authors dr professor prof mr mrs ms researcher researchers theorist theorists scholar"
    " scholars writer educator educators psychologist designer blogger podcaster".split()
)
"""Words that begin a sentence, or stand before a name, and are no given name."""
