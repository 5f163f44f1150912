"""Headings, cells, titles and short paragraphs that are nothing but a place for words to come."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plnfolio.patterns import regex

SHORT = 60
"""Signs of what may be one."""
_THINGS = (
    "answer bio caption content description evidence example figure heading image introduction link"
    " name paragraph photo picture quotation quote reference reflection response screenshot source"
    " summary table text title video"
)
_THING = rf"(?:alt(?:ernative)?[ -]text|{'|'.join(_THINGS.split())})s?"
_ALONE = regex(
    r"[\s*_(\[\"“]*(?:(?-i:[A-Z])[a-z]+: ?|(?:summary|title|description): )?"
    r"(?:TODO|TB[ACD]|TK|FIXME|X{3,4}|\?{2,}|…{2,}|lorem ipsum\b.*"
    r"|(?:(?:your|my|the|some|more|another|insert|add|type|write|brief|short|long) ){0,3}"
    rf"{_THING}(?: (?:about|for|from|of|on) [\w ’'-]{{2,30}})?(?: goes| to go)? here"
    r"|your (?:name|title|text)|(?:my|your|the|something|more) [a-z]+(?: [a-z]+)? goes here"
    r"|(?:photo|picture|image|table|figure|link|video|chart|graph|screenshot|quote|reference|source"
    r"|citation|evidence|details?|dates?|section|paragraph|part|conclusion|introduction|reflection"
    r"|summary) (?:needed|missing|pending|to (?:be \w+|come|follow))"
    r"|blah?(?:[ ,]+blah?){2,}|text(?:,? text){2,}|words(?:,? words){2,}|asdf\w*"
    r"|(?:dummy|placeholder|sample|filler) text\b.*|replace (?:me|this)\b.*"
    r"|(?-i:[A-Z][a-z]+(?: [a-z]+)?: ?(?:TB[ACD]|TODO|X{3,4}|\?{2,}))"
    r"|(?:write|type|add|put|insert|enter|paste) (?:(?:your|the|an?|some|my) )?[a-z -]{2,40} here"
    r"|(?:start|begin) (?:typing|writing)(?: here)?|(?:type|write) here"
    r"|(?:please )?(?:finish|complete|expand|rewrite|reword|revise|fix|check|elaborate)"
    r"(?: on)? this(?: (?:paragraph|part|section|sentence|bit|later|here))*"
    r"|add more (?:detail|details|text)(?: here)?|(?:new|untitled) (?:post|page|document|artifact)"
    r"|untitled"
    r"|(?:an? )?(?:short |brief |one-line |one-sentence )?(?:description|summary|title) of "
    r"(?:(?:your|this|the) )?(?:artifact|page|post|project)"
    r"|(?:type|enter|insert|add|write) (?:your|an?) (?:title|name|summary|description|caption)"
    r"|text to come|(?:still )?to be (?:written|completed|added|filled in|confirmed|decided"
    r"|inserted)(?: later| in| soon)?|to follow|what it is, and why you are there"
    r"|a community you belong to)(?:[\"”]? ?[–—-]+ ?(?:author|name|source))?[\s*_.…!)\]\"”]*",
    re.IGNORECASE,
)
_BEGINNING = (
    f"{_THINGS} todo tbd tba tbc tk fixme xxx xxxx ?? ??? …… ………… lorem add type write insert chart"
    " graph detail date blah bla words dummy placeholder sample filler replace put enter paste"
    " start begin please finish complete expand rewrite reword revise fix check elaborate new"
    " untitled still to citation asdf text, words, your"
)
_ENDING = (
    "todo tbd tba tbc tk xxx xxxx ??? here needed missing come follow later added inserted"
    " written completed confirmed decided"
)


def _typed(words: Iterable[str], before: Iterable[str], behind: Iterable[str]) -> frozenset[str]:
    """Words as they may stand, with marks around them."""
    every = [form for word in words for form in (word, word.capitalize(), word.upper())]
    return frozenset(f"{a}{word}{b}" for word in every for a in before for b in behind)


_WORDS = _BEGINNING.split()
BEGINNING = _typed(
    (*_WORDS, *[f"{word}s" for word in _WORDS]), ("", "(", "[", "*", "**", "_"), ("", ":", ".", "…")
)
"""The first words of what may be whole."""
_CLOSING = ("", ".", "…", "...", "!", "*", "_", "**", ")", "]", '"', "”", ".”", '."', " ")
ENDING = frozenset(
    end[-4:]
    for end in _typed((*_ENDING.split(), "belong to", "filled in"), ("", " ", "\n", "*"), _CLOSING)
)
"""The last signs, four at most, of the others."""


def is_whole(prose: str) -> bool:
    """Whether nothing else stands there; what is said between quotation marks has letters."""
    if len(prose) >= SHORT or ("?" in prose and prose.strip()[:1] in "“\"‘'«„"):
        return False
    return _ALONE.fullmatch(prose) is not None
