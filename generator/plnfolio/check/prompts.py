"""Sentences of a form or a template that were left where their answers were to stand."""

from __future__ import annotations

import re

from plnfolio.check.inline import HIDDEN
from plnfolio.check.text import Block
from plnfolio.patterns import regex

_LED = frozenset(("In", "Using"))
"""Before how much is to be written."""
_REFLECTING = (
    "Analyse Analyze Briefly Critically Describe Discuss Evaluate Explain Identify Justify Outline"
    " Reflect State Summarise Summarize"
)
_WRITING = "Add Attach Enter Give Include Insert List Paste Provide Put Say Tell Type Use Write"
FIRST = _LED | frozenset(
    f"{_REFLECTING} {_WRITING} Click Choose Need Needs Still Sure! Sure, Certainly! Certainly,"
    " Absolutely! Draft DRAFT Blah Blah, Word Select Tap Replace Note NB NB: N.B. Reminder:"
    " Reminder Maybe Not todo: Todo:"
    " Double-click summary: Summary: Title: Role: Reflection:"
    " Rationale: Evidence: Context: Description: Introduction: Aim: Purpose: Outcome:".split()
)
MARKS, QUOTING = frozenset("*_@!/"), frozenset('“"[')
"""Begin a paragraph with a run-in or marks of its own, or with a quotation or brackets."""
_REFLECT = f"(?:{'|'.join(_REFLECTING.split())})"
_WRITE = f"(?:{'|'.join(_WRITING.split())})"
_ASKED = rf"(?:{_REFLECT}|{_WRITE})"
_WITHIN = (
    r"(?:In|Using) [^.!?,]{0,40}\b(?:words|sentences?|paragraphs?),? (?:please )?"
    r"(?![^.!?\n]{4,200}, (?:I|we|he|she|they|said|asked|told|wrote)\b)"
)
_LEAD = r"[^\w\0]*(?:(?:[A-Z][a-z]+(?: [\w ]{2,40})?[.:]|[a-z]{4,12}:)[^\w\0]+)??"
_SENTENCE = regex(
    rf"{_LEAD}(?P<asked>(?:{_ASKED}|{_WITHIN}{_ASKED.lower()})\s[^.!?]{{4,200}}(?:[.!?:)]|\Z))"
)
_COUNT = r"(?:one|two|three|four|five|six|a few|a couple of|\d+)"
_LIMIT = regex(
    r"\b\d{2,4}(?:\s?(?:[-–]|to|or)\s?\d{2,4})?[- ]words?\b"
    rf"|\b{_COUNT}(?:\s?(?:[-–]|to|or)\s?{_COUNT})?\s(?:short\s|full\s|complete\s)?"
    r"(?:sentences?|paragraphs?)\b|\bone-line\b",
    re.IGNORECASE,
)
"""How much is to be written."""
_SHOWN = r"(?:artifact|artefact|competenc(?:y|e)|criterion|incident|placement|practice|standard)"
_OWN = regex(
    rf"\b(?:this|your|the)\s(?:\w+\s)?(?:{_SHOWN}|entry|page|portfolio|post|readers?|site"
    rf"|visitors?)"
    r"\b",
    re.IGNORECASE,
)
"""What is asked for belongs to a portfolio."""
_REFLECTED = regex(rf"{_REFLECT}\s.*\b(?:this|your|the)\s(?:\w+\s)?{_SHOWN}\b", re.DOTALL)
_HERE = regex(
    r"\b(?:an?|the|your) (?:\w+ ){0,2}(?:answer|biography|bio|introduction|philosophy|rationale"
    r"|reflection|response|role|statement|summary|text)s?\b[^.!?]{0,40} (?:below|here"
    r"|in this (?:box|field|space))[.:!]?\Z",
    re.IGNORECASE,
)
"""Where an author is to write."""
_MORE_ASKED = regex(r"(?:(?>[^.!?]*?\byour?\b[^.!?]*\?))+\s*")
"""What is asked besides."""
_ANSWER = regex(r"\s[*_\"“]*(?=[A-Z])[^.!?]*\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b(?!['’]ll)")
"""The next sentence, if its author speaks of what they did."""


_FIELD = regex(
    r"[Cc]lick (?:or tap )?(?:here )?to (?:add|edit|enter) (?:text|title|an? [a-z]+)\b"
    r"|[Cc]lick here to add your own text\b|Double[- ]click to (?:add|edit|enter)\b"
    r"|(?:Choose an|Escolher um) item\.|Haga clic [\w ]{0,20}aquí para escribir texto"
    r"|Klicken (?:oder tippen )?Sie [\w ,]{0,12}um Text einzugeben|Wählen Sie ein Element aus"
)
"""What forms of word processors, and builders of sites, have in a field that is empty."""
_GUIDANCE = regex(
    r"(?:(?<![^.!?:–—\])*_\n\0] )(?<!\w )(?<!\w)|(?<=[*_(\[]))"
    r"(?P<at>(?:(?:Guidance|Instructions?|Note)(?: \w+){0,2}: )?(?:[Pp]lease )?"
    r"(?:[Dd]elete|[Rr]emove) (?:(?:this|these) (?:[a-z]+ ){0,2}?"
    r"(?:box|example|hint|image|instruction|line|note|page|paragraph|part|prompt|section|sentence"
    r"|text|tip)s?|the (?:guidance|grey|instruction|italic|placeholder|prompt|red|sample"
    r"|(?:instructions?|text|words) (?:above|below|in (?:brackets|grey|italics|red)))\w*)\b"
    r"[^.!?\n]{0,60}?\b(?:before|final|hand(?:ing)? in|own|publish\w*|submi\w+|when|your?)\b)"
)
"""What a template tells whoever fills it in, and is to go with it."""
_CHAT = regex(
    r"\s*(?P<asked>(?:Sure|Certainly|Absolutely)[!,.] Here(?:[’']s| is| are) "
    r"[^.!?\n]{3,90}:\s*\Z)"
)
"""What an assistant has written around the words that were asked of it."""
_NOTE = regex(
    r"\W*(?P<asked>(?:Still )?[Nn]eeds? (?:to (?:add|check|cite|find|insert|rewrite) [^.!?\n]{0,50}"
    r"\b(?:here|this|later|citation|source|reference)\b|(?:an? |some )?(?:citation|source|reference"
    r"|(?:better|more|another|an? |some )[\w ]{0,20}) (?:here|for this)\b))"
    r"|\W*(?P<unsure>Maybe (?:add|cite|cut|include|mention|move)\b[^.!?\n]{0,60}\?"
    r"|Not sure (?:how|if|what|whether) (?:I|to)\b[^.!?\n]{0,40}\b(?:here|this|yet)\b)"
    r"|\s*(?P<marked>@{3} (?=\w)|(?:\*{3}|!{2,}|/{2,}) ?(?=[^*\n]{0,30}"
    r"\b(?i:add|check|expand|finish|fix|insert"
    r"|later|need|rewrite|write)\b))"
)
"""What somebody has noted for themselves."""
_FILL = regex(
    r"[\s*_]*(?P<asked>Word count: ?(?:0+|_{2,}|\?+|X+|\[ ?\])\s*\Z|Insert "
    r"(?:figure|table|image|picture|photo|screenshot|chart|diagram|video)(?: \d+)? here\b"
    r"|blah(?:,? blah)+\b|Tap to (?:add|edit|enter)\b"
    r"|draft\W{1,5}(?:do not|don[’']t|not (?:for|to be)) (?:cite|circulat|distribut|publi|shar)\w+"
    r"|todo: ?(?=(?:add|ask|check|cite|expand|find|finish|fix|get|insert"
    r"|mention|move|rewrite|update|write)\b)|Replace this (?:text|paragraph|sentence|section|box"
    r"|line) (?:with|by)\b"
    r"|(?:note to self|n\.?b\.?|reminder)[:,–—-]* (?:to )?(?:add|ask|check|cite|delete|expand"
    r"|find|fix|insert|look up|remove|reword|rewrite)\b[^.!?\n]{0,50}\b(?:citation|date|figure|here"
    r"|name|page|paragraph|quote|ref|reference|section|sentence|source|spelling|this|submitting"
    r"|publishing)\b)",
    re.IGNORECASE,
)
_END = regex(
    r"(?:(?:(?<![^.!?\s] )(?<!\w )\b|(?<=blah ))(?P<asked>(?i:finish|fix|complete|write|rewrite"
    r"|expand) this (?:part |bit |section |paragraph )?later)"
    r"|(?P<rest>(?:Student|Learner|Author|Trainee|Candidate|[A-Z][a-z]+) to (?:add|complete"
    r"|expand|fill in|finish|provide|supply|write) (?:the )?(?:remainder|rest|this|here)\b"
    r"[^.!?\n]{0,30})"
    r"|[–—-]{1,3} ?(?P<more>more to (?:come|follow|be added))(?: ?[–—-]{1,3})?"
    r"|[,;:–—-] (?P<marked>(?:citation|reference|source|ref)s? (?:is |are )?"
    r"(?:needed|missing|to come|to follow|here)))\W*\Z"
)
"""The same at the end of a paragraph."""
_ENDS = tuple("later needed missing come follow here added page section paragraph".split())
_STOPS = " *_.!)-–—"
_OPENINGS = (_CHAT, _NOTE, _FILL)
_STARTER = (
    "Say in a few sentences who you are, what you study or teach, and what a visitor finds here"
)
"""What a site begins with, in words that only its author can replace."""


TEMPLATES = (
    *((sign, _FIELD) for sign in ("lick", "í ", "Wählen", " item.")),
    ("elete th", _GUIDANCE), ("emove th", _GUIDANCE),
)  # fmt: skip
"""Signs, and what is looked for wherever one is."""


def noted_last(prose: str) -> tuple[int, str] | None:
    """What a paragraph ends with that its author has noted for themselves."""
    if not prose.rstrip(_STOPS).endswith(_ENDS):
        return None
    found = _END.search(prose, max(0, len(prose) - 60))
    if found is None:
        return None
    group = found.lastgroup or "asked"
    return found.start(group), found[group]


def asked_first(block: Block) -> tuple[int, str] | None:
    """What a paragraph begins with that is none of its author's words, or only for them."""
    prose = block.prose
    word = prose.partition(" ")[0]
    if prose[:1] not in MARKS and word not in FIRST:
        return None
    if word in _LED:
        return _prompt(block) if _LIMIT.search(prose, 0, 60) else None
    for pattern in _OPENINGS:
        if found := pattern.match(prose):
            group = found.lastgroup or "asked"
            return found.start(group), found[group].strip()
    if prose.lstrip().startswith(_STARTER):
        return prose.index(_STARTER), _STARTER
    return _prompt(block)


def _prompt(block: Block) -> tuple[int, str] | None:
    """The sentence that a paragraph begins with, where a form asks for what stands behind it, or
    where nothing does and it asks for what a portfolio holds.
    """
    prose = block.prose
    if block.kind != "paragraph" or block.inside("quotation", "quote", "list"):
        return None
    found = _SENTENCE.match(prose)
    if found is None or HIDDEN in (asked := found["asked"]):
        return None
    if _HERE.search(asked):
        return found.start("asked"), asked
    limit = _LIMIT.search(asked) is not None
    if (rest := prose[found.end() :].strip(' *_"”.\n')) and not _MORE_ASKED.fullmatch(rest):
        answered = _ANSWER.match(prose, found.end()) is not None
        asks = answered and (limit or _REFLECTED.match(asked) is not None)
    else:
        own = _OWN.search(asked) is not None
        asks = own and (limit or asked.endswith((" here", " here.")))
    return (found.start("asked"), asked) if asks else None
