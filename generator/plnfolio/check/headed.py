"""What parts of a text are about, to go by their headings."""

from __future__ import annotations

import re

from plnfolio.patterns import regex

_LONGEST = 4
"""Words of a heading that names a part of a report, and not what its text is about."""
_TOLD = regex(
    r"\b(?:codebook|demographics|instruments?|instrumentation|items|manipulation checks?|materials|"
    r"measure(?:ment|s)?|outcomes?|questionnaires?|scales?|stimul(?:i|us)|surveys?|"
    r"vignettes?)\b|\A\W*(?:\w+ (?:and|&) )?procedures?(?: (?:and|&) \w+)?\W*\Z",
    re.IGNORECASE,
)
"""Heads the part of a report that says what people were asked."""
OF_ITEMS = regex(
    r"\W*(?:(?:example|sample|survey|test) )?(?:cod(?:e|ing)s?|examples?|items?|labels?|prompts?|"
    r"questions?|responses?|statements?|themes?)(?: (?:text|wording))?\W*",
    re.IGNORECASE,
)
"""Heads a column of what people were asked, or of what they have answered."""
_READING = regex(
    r"\W*(?:\d+\.?\s*)?(?:additional|further|recommended|suggested) "
    r"(?:readings?|resources|sources)\W*",
    re.IGNORECASE,
)
_ASIDE = regex(
    r"\b(?:acknowledge?ments?|about (?:the|our) (?:authors?|contributors?)|authors?['’]? (?:note|"
    r"bio\w*|contributions?)|awards|biograph(?:y|ies)|conflicts? of interests?|"
    r"competing interests?|contributors|curriculum vitae|declarations?(?: of interests?)?|"
    r"disclosures?|financial support|funding|grants|honou?rs|sponsors?|statement of interests?)\b",
    re.IGNORECASE,
)
"""Heads the part that says for whom its authors have worked, and who has helped them."""
_WORKS = (
    r"(?:references?(?: lists?| used)?|refs?\.?(?: lists?)?|bibliograph(?:y|ies)|citations"
    r"|works (?:cited|consulted|referenced)|literature(?: cited| list| used)?"
    r"|(?:list of )?sources(?: (?:cited|consulted|used))?|(?:[\w’'-]+,? (?:(?:and|&) )?){1,4}cited"
    r"|referencias(?: bibliográficas)?|bibliografía|fuentes|(?:literatur|quellen)(?:verzeichnis)?"
    r"|références(?: bibliographiques)?|bibliographie|referências(?: bibliográficas)?|bibliografia"
    r"|fonti|riferimenti(?: bibliografici)?|referenties|(?:bronnen|literatuur)(?:lijst)?"
    r"|källor|källförteckning|referenser|kilder|litteratur(?:liste)?|lähteet|viitteet"
    r"|literatura|kaynakça|kaynaklar)"
)
_READ = (
    r"(?: have|[’']ve)? (?:\w+ )?(?:cited|consulted|dr(?:aw|ew)n? on|quoted|read|relied on|used)"
)
_HEADS_WORKS = regex(
    r"^[*_\s]*(?:\d+\.?\s*)?(?:(?:(?:academic|all|annotated|APA|complete|full|key|main|MLA|my|our"
    rf"|selected|short|the|used) )*(?:(?:notes|further reading) ?(?:and|&|/) )?{_WORKS}"
    rf"(?: ?(?:and|&|/) ?(?:further |suggested )?(?:links|notes|readings?|resources|{_WORKS}))?"
    rf"(?: (?:that )?(?:I|we){_READ})?"
    rf"|(?:(?:all|the) )?(?:articles|papers|texts|works) (?:that )?(?:I|we){_READ}"
    rf"|(?:(?:all|the) )?(?:books|readings|things|what) (?:that )?I{_READ}"
    r"|(?:further|recommended|suggested) readings?(?= ?\())"
    r"(?: (?:for|in) (?:my|our|the|this)\b[^()\n.?!]{0,40})?"
    r"(?: ?\([^()\n]{0,60}\))?[\s:*_]*$",
    re.IGNORECASE,
)
_OF_WORKS = regex(
    r"(?i)\b(?:bibliograph\w+|books|cited|consulted|fuentes|lecturas|literatur\w*|lectures|obras"
    r"|quellen|read|readings?|refer[eê]nc\w+|relied|sources?|texts|used|works)\b"
)


def heads_works(typed: str) -> bool:
    """Whether a heading, or a line in its place, says that a list of works follows."""
    return _HEADS_WORKS.match(typed) is not None


def speaks_of_works(heading: str) -> bool:
    """Whether words over a list of works belong to it, whatever else they say."""
    return _OF_WORKS.search(heading) is not None


def is_further_reading(heading: str) -> bool:
    """Whether a heading is that of works which are named and cited for nothing."""
    return _READING.fullmatch(heading) is not None


def is_told(heading: str) -> bool:
    """Whether a heading is that of a part which says what people were asked, and how."""
    return len(heading.split()) <= _LONGEST and _TOLD.search(heading) is not None


def is_aside(heading: str) -> bool:
    """Whether a heading is that of a part about its authors, whose names and years cite nothing."""
    return _ASIDE.search(heading) is not None
