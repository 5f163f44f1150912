"""Whose some quoted words are: told beside them, in the sentence before or behind, or behind a
block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plnfolio.check.cited import Cited
from plnfolio.check.inline import CITED
from plnfolio.check.quoted import Quoted
from plnfolio.patterns import regex

SAYS = (
    r"(?:(?:add|advise|argue|ask|believe|call|caution|claim|comment|complain|conclude|confess"
    r"|consider|contend|declare|define|describe|emphasi[sz]e|explain|express|formulate|insist"
    r"|maintain|mention|mean|note|observe|phrase|propose|put|quip|recommend|remark|remind|report"
    r"|say|state|suggest|summari[sz]e|term|think|urge|warn|write)(?:s|d|ed)?|denies|ha(?:s|ve) it"
    r"|meant|repl(?:y|ies|ied)|said|saying|tells?|told|thought|writing|written|wrote)"
)
"""That somebody says something, as a pattern."""
_FEW = r"(?:[\w’'-]+,?[ \n]){0,2}"
_SPEAKS = regex(rf"(?:[’']s)?,?[ \n]{_FEW}{SAYS}\b[^.;!?]{{0,60}}\Z")
_LEADS = regex(
    r"\b(?:according to|as|by|citing|for|from|like|of|per|quot(?:e|ing)|to|with)[ \n]+\Z"
)
_TEXT = (
    r"(?:advice|claim|conclusion|definition|description|excerpt|extract|idea|lines?|message"
    r"|paragraph|passage|phrase|point|quotation|quote|remark|sentences?|source|statement|summary"
    r"|thought|warning|words)"
)
_FAR = 40
_LONGEST_SIGNED = 120
"""Signs of a paragraph that is nothing but a citation."""
_ECHOES = regex(
    rf"[,.]?[*_\x01]*[ \n][—–(-]*[ \n]?{_FEW}(?:{SAYS}|as)[ \n]{_FEW}\Z"
    r"|[,.]?[*_\x01]*[ \n]?[—–-]+[ \n]?(?:it|so|that|these|this|those|thus|which)"
    r"(?:[ \n](?:are|comes?|is|stands?|was|were))?(?:[ \n]\w+ly)?"
    r"(?:[ \n](?:by|from|how|in|what|with|(?:an?|the)[ \n]\w+[ \n](?:by|from|in|of)))?[ \n]\Z"
    r"|[,.]?[*_\x01]*,?[ \n]which[ \n](?:is|was)[ \n](?:\w+ly[ \n])?how[ \n]\Z"
    rf"|[^.;!?]{{0,80}}?\b(?:from|{_TEXT}[ \n](?:\w+[ \n])?(?:by|in|of)"
    r"|(?:appears?|find|found|is|read|see|stands?|was)\b[^.;!?,]{0,15} in)[ \n]\Z"
)
_TEXT_OF = regex(rf"\b{_TEXT}(?:[ \n]that)?[,:]?[ \n]\Z")
_IN_IT = regex(r"[*_\x01]*[ \n](?:by|in|of)[ \n]\Z")
"""Stand before and behind a line of a work: the line “…” in @adams2019."""
_AMONG = regex(
    r"\b(?:about|after|and|at|because|before|but|by|for|how|in|like|of|on|than|that|through|to|under"
    r"|what|when|which|while|with)[ \n][*_]*\Z"
    r"|(?:[:;—–]|\b(?:after|and|before|but|since|until|when))[ \n](?:I|we)[ \n]"
    r"(?:(?:had|have)[ \n])?(?:met|opened|read)[ \n]\Z"
)
"""Stands before a work that a sentence has come to speak of."""
_SPEAKS_BEHIND = regex(rf"[ \n]{_FEW}{SAYS}\b")
_IT = r"(?:[Aa]ll|[Bb]oth|[Ii]t|[Tt]h(?:at|ese|ey|is|ose))"
_POINTS = regex(
    r"(?:[^.;!?,]{2,40}, )?(?:[Aa]nd |[Bb]ut |[Nn]ow |[Oo]r |[Ss]o )?(?:"
    rf"[Tt]h(?:at|e|ese|is|ose) (?:\w+ ){{0,2}}{_TEXT}(?= (?:by|from|in|of))"
    rf"|(?:{_IT}|[Tt]h(?:at|e|ese|is|ose) (?:\w+ ){{0,2}}{_TEXT})(?:, [^,.;!?]{{2,30}},)? "
    r"(?:appears?|are|belongs?|can be|comes?|came|goes back|is|originates?|stands?|stems?|was|were)"
    rf"|(?:I|We|[Yy]ou|[Oo]ne) (?:\w+ ){{1,3}}?(?:it|them|th(?:at|ese|is|ose)(?: {_TEXT})?)"
    r"|(?:From|Source|(?:Found|Quoted|Said|Taken|Written)(?= (?:by|from|in)))"
    r"|(?:Here|Thus|So)(?: is)?)\b"
)
"""Begins a sentence about what was said before it."""
_TO = regex(
    r"[ ,:]{0,2}(?:(?:\w+ed|\w+ly|all|also|at|course|fact|first|found|in|indeed|of|once|to be)"
    r"\b,? ?){0,4}(?:written )?"
    rf"(?:(?:a|an|the) (?:\w+ ){{0,3}}{_TEXT} )?"
    r"(?:(?:as|by|from|how|in|of|to|what) (?:(?:a|an|her|his|its|the|their) (?:[\w’'-]+ ){1,6})?)?"
    rf"(?:{SAYS} )?[*_]*\Z"
)
"""Leads from there to a citation, so that it is of the work."""
_CLAIMED = regex(rf"[Tt]h(?:at|e|ese|is|ose) (?:\w+ ){{0,2}}{_TEXT}\b[^.;!?{CITED}]{{0,150}}\Z")
_WORK = r"(?:article|book|chapter|essay|paper|report|study|text)"
_GOES_ON = regex(
    r"(?:[^.,;:!?]{1,40},[”\"’]? )?"
    r"(?:(?P<maker>[Hh]e|[Ss]he|[Tt]hey)|(?P<it>[Ii]t)"
    rf"|(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir)(?: \w+)? (?:authors?|{_WORK})(?! of\b))"
    rf"[ \n]{_FEW}(?P<said>{SAYS})\b(?:[ \n](?!me\b|us\b)[^.;!?]{{0,60}}|[:,]?[ \n])\Z"
)
"""Begins a sentence with what the work says further that the one before it cites, or its maker."""
_SUBJECT = regex(r"[ \n](?!(?:are|has been|have been|is|lies|sits|stands|was|were)\b)[a-z]")
"""Stands behind whoever does something, and is no thing that is somewhere."""
_SAYS_SO = regex(rf"[ \n]{_FEW}{SAYS}[ \n](?:it|so|this)\b")


def is_ascribed(prose: str, own: tuple[int, int], one: Quoted, made: Cited) -> bool:
    """Whether their sentence says that some words are those of a work that it cites."""
    if not made.spoken:
        around = prose[own[0] : one.start] + prose[one.end : own[1]]
        return any(_is_said_by(name, around) for name in _names(made))
    if made.end <= one.start:
        between = prose[made.end : one.start]
        led = _LEADS.search(prose, max(own[0], made.start - _FAR), made.start) is not None
        return (led and len(between) < _FAR) or _SPEAKS.match(between) is not None
    if _ECHOES.match(prose, one.end, made.start) is not None:
        return True
    if _IN_IT.match(prose, one.end, made.start) and _TEXT_OF.search(one.before):
        return True
    beside = not prose[one.end : made.start].strip(" ,.—–-\n*_\x01")
    return beside and _SPEAKS_BEHIND.match(prose, made.end) is not None


def may_sign(prose: str) -> bool:
    """Whether a paragraph may be nothing but a citation, or begin with whose the one before is."""
    return len(prose) <= _LONGEST_SIGNED or _POINTS.match(prose) is not None


def is_of_another(prose: str, one: Quoted, made: Cited) -> bool:
    """Whether a citation behind some words is of what is spoken of next."""
    behind = made.spoken and one.end <= made.start
    return behind and _AMONG.search(prose, one.end, made.start) is not None


def refers_back(prose: str, begin: int, made: Cited) -> bool:
    """Whether a sentence says of what stands before it that it is of the work that it cites."""
    points = _POINTS.match(prose, begin, made.start)
    if points is not None:
        between = prose[points.end() : made.start]
        if _TO.match(between) or any(name in between for name in _names(made)):
            return True
    if not made.spoken:
        return _CLAIMED.match(prose, begin, made.start) is not None
    return (
        not prose[begin : made.start].strip(" *_(As")
        and _SAYS_SO.match(prose, made.end) is not None
    )


def is_said_further(prose: str, last: int, own: int, one: Quoted, made: Cited) -> bool:
    """Whether a sentence, from ``own`` on, says that some words are of what is cited in the one
    before it, which begins at ``last``.
    """
    further = _GOES_ON.match(prose, own, one.start)
    if further is None:
        return False
    if maker := further["maker"]:
        begins = not prose[last : made.start].strip(" *_\n")
        several = len(list(_names(made))) > 1
        they = maker.casefold() == "they"
        agrees = several or further["said"] != "say" if they else not several
        return begins and agrees and made.spoken and _SUBJECT.match(prose, made.end) is not None
    return further["it"] is None or re.search(rf"\b{_WORK}\b", prose[last:own]) is not None


def _is_said_by(name: str, around: str) -> bool:
    """Whether somebody of this name says it."""
    if name not in around:
        return False
    name = rf"\b{re.escape(name)}\b"
    led, speaks = (
        r"\b(?:as|by|from|with|words of) (?:\w+ )?",
        rf"(?:[’']s)? {_FEW}{SAYS}\b(?! not)",
    )
    return re.search(f"{led}{name}|{name}{speaks}", around) is not None


def _names(made: Cited) -> Iterator[str]:
    """Who made the works of a citation."""
    for work in made.works:
        for people in work.names.values():
            yield from filter(None, (name.family or name.literal for name in people))
