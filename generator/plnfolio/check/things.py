"""What looks like an author and is none, to go by the words before it: a thing, a place, a work
that is shown, somebody of a family, a date in a life.
"""

from __future__ import annotations

import re

from plnfolio.patterns import regex

_A_THING = regex(
    r"\b(?:the|an|(?<!ndo )a|my|our|your|his|her|its|their|this|that|el|la|los|las|una?|le|les|une"
    r"|mi|nuestr[oa]|der|die|das|dem|den|des|eine?[mnrs]?|im|am|zum|zur|unsere?|meine?) \Z",
    re.IGNORECASE,
)
"""Stands before a thing and no author."""
_SHOWN = regex(
    r"\b(?:films?|movies?|novels?|albums?|songs?|paintings?|games?|opera|musical|sitcom|documentary|"
    r"poem|sculpture|single|soundtrack|sequel|cinema|played|watched|starring|version|release[ds]?|"
    r"software|app|sung|festival|exhibition|born)\b[^.;!?()]*$",
    re.IGNORECASE,
)
_BOOK = regex(r"\b(?:bestseller|boek|book|Buch|libro|livre|memoir|novel)[, ]+\Z")
"""Before the title of a book."""
_WATCHED = regex(
    r"\b(?:watch(?:ed|ing)?|(?:film|movie|musical|novel|show)s?|sang in|starred in)[,:]? \Z"
)
"""Directly before what is shown, whose title may look like two names."""
_JOINED = regex(r"\b(?:at|attended|for|joined|with) \Z")
"""Before a group that one meets or works for."""
_OF_A_LIFE = regex(
    r"(?:(?:\A|[.!?] )[-*• ]*(?:Award|B\. ?[AS]\.|B\.? ?Ed|Badge|Certifi\w+|Degree|Diploma|"
    r"Ed\. ?D|Exhibit(?:ion)?|Fellow(?:ship)?|Finalist|Grant|Instructor|Intern(?:ship)?|"
    r"(?:[A-Z]\w+ )?(?:[Kk]eynote|[Pp]anel|[Pp]oster|[Pp]resentation|[Tt]alk|[Ww]ebinar)|Lecturer|"
    r"M\. ?[AS]\.|M\.? ?Ed|Member|Ph\. ?D|Scholarship|Teacher|Training|Volunteer|Winner)\b"
    r"[^!?;]{0,120}|\b(?:[Aa]n?|[Hh]er|[Hh]is|[Mm]y|[Oo]ur|[Tt]he|[Tt]heir) (?:\w+ ){0,2}"
    r"(?:account|award|badge|blog|certificate|certification|degree|diploma|exhibit(?:ion)?|grant|"
    r"keynote|poster|prize|profile|site|talk)(?: [A-Z][\w ]{2,40}?)? )\Z"
)
"""Before the group that somebody has a certificate, a prize or a place of, and the year of that."""
_HELD = regex(
    r"\b(?:COP ?\d+|[Cc]onferences?|[Cc]ongress|[Ff]estival|[Mm]eetings?|[Nn]egotiations|[Ss]ummit"
    r"|[Ss]ymposium|[Tt]alks|[Ww]orkshops?)(?: was)?(?: held)? (?:at|in) \Z"
)
"""Before the place where many came together."""
_PLACED = regex(
    r"\b(?:(?:bachelor|degree|doctorate|exchange|internship|master(?:['’]?s)?"
    r"|placement|semester|studies|born|built|founded|graduated|lived|moved|opened|printed"
    r"|studied|trained)\b[^.;!?]{0,50} (?:in|at|to)"
    r"|(?:course|job|post|workshop|bought|sold|spent|taught|worked)\b[^,.;!?]{0,25} in"
    r"|(?:first|second|third|next|last|one|ones)(?: \w+)? in"
    r"|above|below|near|off|opposite|outside"
    r"|(?:north|south|east|west|city|island|town|village) of"
    r"|(?:grand)?(?:aunt|brother|cousin|daughter|father|husband|mother|sister|son|uncle|wife)) \Z",
    re.IGNORECASE,
)
"""Before the place where something was or stands, and before somebody of a family."""
_AT_A_FAIR = regex(
    r"\b(?:at|to) (?:an?|the|our) (?:\w+ )?"
    r"(?:conference|congress|convention|expo|fair|festival|summit) \Z"
)
_OF_A_LAW = regex(r"\b(?:loi|ley|[Gg]esetz|décret|decreto|[Bb]ill) \Z")
_ALUMNUS = regex(r"[A-Z][\w'-]+ [A-Z][\w'-]+ \(?\Z")
_COLLEGES = frozenset(
    "amherst berkeley cambridge college columbia cornell dartmouth harvard mit nyu oxford princeton"
    " stanford swarthmore trinity ucla university vassar wesleyan yale".split()
)
"""Behind the name of a person: “Ada Okafor (Trinity 2014)”, who left it in that year."""


def is_a_thing(before: str) -> bool:
    """Whether an article or the like stands before it."""
    return _A_THING.search(before) is not None


def is_shown(before: str) -> bool:
    """Whether its sentence speaks of what is shown, played or sung."""
    return _SHOWN.search(before) is not None


def is_elsewhere(before: str) -> bool:
    """Whether it is a law, a meeting’s place, or a film with a name, surely."""
    return any(one.search(before) is not None for one in (_OF_A_LAW, _HELD, _WATCHED))


def is_placed(before: str) -> bool:
    """Whether a single word is a place, a book or somebody of a family."""
    return _PLACED.search(before) is not None or _BOOK.search(before) is not None


def is_joined(before: str) -> bool:
    """Whether it is a group that one meets or works for."""
    return _JOINED.search(before) is not None


def is_of_a_life(before: str) -> bool:
    """Whether it is a group that gave somebody a certificate or a place."""
    return _OF_A_LIFE.search(before) is not None


def is_at_a_fair(before: str) -> bool:
    """Whether it is a conference that somebody was at."""
    return _AT_A_FAIR.search(before) is not None


def is_college_of(last: str, before: str) -> bool:
    """Whether its ``last`` word is the college that the person before it has left in that year."""
    return last in _COLLEGES and _ALUMNUS.search(before) is not None
