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
_PART = r"(?:bit|entry|page|paragraph|part|post|section|sentence)"
_WORK = r"(?:add|come back to|complete|edit|expand|fill in|finish|revise|rewrite|write)"
_ALONE = regex(
    r"[\s*_(\[\"“]*(?:(?-i:[A-Z])[a-z]+(?: [a-z]+)?: ?|(?:summary|title|description): )?"
    r"(?:TODO|TB[ACD]|TK|FIXME|X{3,4}|\?{2,}|…{2,}|lorem ipsum\b.*"
    r"|(?:(?:your|my|the|some|more|another|insert|add|type|write|brief|short|long) ){0,3}"
    rf"{_THING}(?: (?:about|for|from|of|on) [\w ’'-]{{2,30}})?(?: goes| to go)? here"
    r"|your (?:name|title|text)|(?:my|your|the|something|more) [a-z]+(?: [a-z]+)? goes here"
    r"|(?:photo|picture|image|table|figure|link|video|chart|graph|screenshot|quote|reference|source"
    r"|citation|evidence|details?|dates?|section|paragraph|part|conclusion|introduction|reflection"
    r"|summary)(?: (?:about|for|from|of|on) [\w ’'-]{2,30})?"
    r" (?:needed|missing|pending|to (?:be \w+|come|follow))"
    r"|(?:n/a|tb[acd]|\?+) ?[–—-]* ?\(?(?:ask|check with|get from|to confirm with"
    r"|with) [\w. ]{2,30}\)?"
    r"|(?:content|details|more|page|photos?|post|section)?(?: is)?"
    r"(?: ?coming soon(?:: [\w ’'-]{3,50})?)"
    rf"|(?:(?:this|the rest of this) {_PART} is )?(?:still )?(?:under construction|(?:an? )?work in"
    r" progress)|this page (?:is |was )?intentionally left blank"
    rf"|(?:this|the rest of this) {_PART} (?:is |has |needs |will )?(?:still |yet )?(?:to )?be "
    r"(?:written|completed|added|finished|filled in)(?: later| soon)?"
    rf"|(?:I(?:[’']ll| will| must| need to| have to| still need to) |will |to )?{_WORK} "
    r"(?:more|this|these|it|the rest)(?: [\w ]{2,20})? (?:later|soon)"
    rf"|(?:still )?needs? to {_WORK} (?:this|the) (?:{_PART}|rest)"
    r"|blah?(?:[ ,]+blah?){2,}|text(?:,? text){2,}|words(?:,? words){2,}|asdf\w*"
    r"|test(?:,? test)+|X{3,}(?: X{3,})+|placeholder(?: for\b.*)?"
    r"|(?:dummy|placeholder|sample|filler) text\b.*|replace me\b.*"
    r"|replace this(?: (?:box|image|line|paragraph|photo|picture|section|sentence|text|title"
    r"|with)\b.*)?"
    r"|(?-i:[A-Z][a-z]+(?: [a-z]+)?(?:: ?(?:TB[ACD]|TODO|X{3,4}|\?{2,})| TB[ACD]))"
    r"|(?:write|type|add|put|insert|enter|paste|list|describe|explain|name|state|attach|upload) "
    r"(?:(?:your|the|an?|some|my) )?[a-z -]{2,40} (?:here|below)"
    r"|(?:start|begin) (?:typing|writing)(?: here)?|(?:type|write) here"
    r"|(?:please )?(?:finish|complete|expand|rewrite|reword|revise|fix|check|elaborate)"
    r"(?: on)? this(?: (?:paragraph|part|section|sentence|bit|later|here))*"
    r"|add more (?:detail|details|text)(?: here)?|(?:new|untitled) (?:post|page|document|artifact)"
    r"|untitled"
    r"|(?:an? )?(?:short |brief |one-line |one-sentence )?(?:description|summary|title) of "
    r"(?:(?:your|this|the) )?(?:artifact|image|page|photo|picture|post"
    r"|project)(?: \(max\.?[^()]{2,20}\))?"
    r"|(?:describe|name|caption) (?:this|the|your) (?:image|photo|picture|figure)"
    r"|(?:type|enter|insert|add|write) (?:your|an?) (?:title|name|summary|description|caption)"
    r"|text to come|(?:enter|insert|type) text|to (?:add|complete|confirm|fill in|finish)"
    r"|(?:still )?to be (?:written|completed|added|filled in|confirmed|decided"
    r"|inserted)(?: later| in| soon)?|to follow|what it is, and why you are there"
    r"|a community you belong to)(?:[\"”]? ?[–—-]+ ?(?:author|name|source)"
    r"| ?\((?:about |max\.? |up to )?\d+[–-]?\d* words\))?[\s*_.…!)\]\"”]*",
    re.IGNORECASE,
)
_ITSELF = regex(
    r"[\s*_(\[\"“]*(?:(?:bio|caption|description|excerpt|intro|summary|title): ?[\"“]?)?"
    r"(?:(?:an?|one|two|three|[1-3])(?: ?(?:or|to|[–-]) ?(?:two|three|four|[2-5]))?"
    r"(?: (?:short|full|clear|complete))? (?:sentence|line|paragraph)s?(?: or (?:two|so))? "
    r"(?:(?:that|which|to) (?:describes?|explains?|introduces?|says?|sums? up|summari[sz]es?"
    r"|tells?)"
    r"|(?:describing|explaining|introducing|saying|summing up|summari[sz]ing))"
    r"|(?:an? )?(?:short|brief|one-line|one-sentence) (?:blurb|description|introduction|summary"
    r"|teaser) (?:of|for|to))(?: [\w’'-]+){0,5}? (?:this|the|your) (?:\w+ )?(?:artefact|artifact"
    r"|entry|page|portfolio|post|project|site|visitors?)(?: is about)?"
    r"(?: (?:for|in|on|to) [\w’' -]{2,40})?[\s*_.…!)\]\"”]*",
    re.IGNORECASE,
)
"""What says of itself how long it is to be, and of what."""
_BEGINNING = (
    f"{_THINGS} todo tbd tba tbc tk fixme xxx xxxx ?? ??? …… ………… lorem add type write insert chart"
    " graph detail date blah bla words dummy placeholder sample filler replace put enter paste"
    " start begin please finish complete expand rewrite reword revise fix check elaborate new"
    " untitled subheading section chapter still to citation asdf asdfasdf test test, text, words,"
    " your n/a content this work"
    " details more coming under list to one two summary: description:"
    " describe explain caption short brief page need needs"
)
_ENDING = (
    "todo tbd tba tbc tk xxx xxxx ??? here below needed missing come follow later soon added"
    " inserted"
    " written completed confirmed decided page section paragraph"
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
    if "?" in prose and prose.strip()[:1] in "“\"‘'«„":
        return False
    if len(prose) < SHORT and _ALONE.fullmatch(prose):
        return True
    return len(prose) < 2 * SHORT and _ITSELF.fullmatch(prose) is not None
