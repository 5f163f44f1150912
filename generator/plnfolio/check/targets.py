"""What leads nowhere yet: an address, a key, a page of a work or a tag that asks for another.

“[@adams2019, p. XX]”, “[@citation]”, “[my slides](your-link-here)”, “<date>”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plnfolio.check.asking import Asked
from plnfolio.check.inline import Part
from plnfolio.check.slots import is_asked, slots_in
from plnfolio.check.text import Block, Text
from plnfolio.check.wholes import is_whole
from plnfolio.model.citation import CiteItem
from plnfolio.patterns import regex

_HTML = frozenset("time title address link data section picture figure caption table".split())
_TAG = regex(r"<(?P<inner>[A-Za-z][^<>=/\n]{1,60})>")
_TARGET = regex(
    r"(?:https?://)?(?:www\.)?(?:your-?(?:blog|domain|name|portfolio|school|site|university|username"
    r"|web-?site)\.[a-z.]+(?:/.*)?|(?:[\w.-]+/)*(?:your-[a-z]+-)?(?:your|insert|paste)-?"
    r"(?:file|id|link|url)(?:-?here)?"
    r"|(?:mailto:)?(?:your[-._]?(?:e?mail|name)|(?:first)?name[._]?(?:last|sur)?name)@[\w.-]+"
    r"|(?:(?:your|insert|add|paste|put)[-_ ]?(?:the[-_])?"
    r"(?:[a-z]+[-_ ])?(?:link|url|address|file|image|photo|picture|video)(?:[-_ ]?here)?"
    r"|(?:link|url|address)[-_ ]?(?:here|goes[-_]here|to[-_]come)|todo|tbd|xxx+"
    r"|placeholder)(?:\.(?:com|org|jpg|png|html))?)/?",
    re.IGNORECASE,
)
_TARGETS = frozenset(("URL", "LINK", "url", "link"))
_ENDS = frozenset("here Here HERE link LINK /url URL url todo TODO tbd TBD lder".split())
_KEYS = frozenset(
    "xx xxx xxxx tbd todo tk ref refs reference cite citekey cite-key citation citation-key"
    " citation_key key source placeholder author author-year author_year authoryear author-date"
    " authordate author20xx authorxxxx name-year nameyear name20xx surname-year surname20xx"
    " surname-20xx".split()
)
_ASKING_KEY = regex(r"(?:add|insert|find|need|missing)[-_]")
_ASKING_KEYS = frozenset("add- inse find need miss add_".split())


_PAGE = regex(
    r"[,\[] ?(?P<asked>(?:pp?|paras?|pages?|ch(?:ap)?|chapter|sec|section|figure|slide)\.? ?"
    r"(?:X{1,4}(?:[–-]+X{1,4})?|xx+(?:[–-]+xx+)?|\?+|_+|#+|TB[ACD]|TK|\[page\]|numbers?)|XX+|\?+"
    r"|page)(?=[,;\]])"
)
"""A place in a work that is still to be looked up."""


def targets_in(text: Text, asked: Asked) -> Iterator[tuple[Block, int, str]]:
    """Where they stand, and what is typed there."""
    for block, part in text.parts:
        kind = part.kind
        if kind == "citation" and part.citation is not None:
            yield from _in_citation(block, part, part.citation.items, asked)
        elif kind in ("link", "picture", "address"):
            target = part.target
            if kind == "picture" and _is_alone(said := block.raw[slice(*part.words)]):
                yield block, part.words[0], said
            odd = target[-4:] in _ENDS or "your" in target or "here" in target or "insert" in target
            if odd and (_TARGET.fullmatch(target) or target in _TARGETS):
                at = block.raw.find(target, part.words[1], part.end)
                yield block, max(at, part.start), target
        elif kind == "tag":
            found = _TAG.fullmatch(block.raw, part.start, part.end)
            if found is not None and _is_tag(found):
                yield block, part.start, found[0]
    for block in text.blocks if "<" in text.source else ():
        if block.kind == "html" and (found := _TAG.match(block.raw)) and _is_tag(found):
            yield block, 0, found[0]


def _in_citation(
    block: Block, part: Part, items: Iterable[CiteItem], asked: Asked
) -> Iterator[tuple[Block, int, str]]:
    sought = False
    for item in items:
        small = item.id.casefold()
        if small in _KEYS or small[:4] in _ASKING_KEYS or small[-2:] == "xx":
            yield from _keyed(block, part, item.id, asked)
        where = item.locator or item.suffix
        sought = sought or bool(where and not where[0].isdigit())
    for found in _PAGE.finditer(block.raw, part.start, part.end) if sought else ():
        yield block, found.start("asked"), found["asked"]


def _is_alone(said: str) -> bool:
    """Whether the description of a picture is only a place for one."""
    asks = not said.lower().startswith("alt") and is_whole(said)
    return asks or any(end - start == len(said) for start, end in slots_in(said, words=False))


def _keyed(block: Block, part: Part, key: str, asked: Asked) -> Iterator[tuple[Block, int, str]]:
    at = block.raw.find(f"@{key}", part.start)
    small = key.casefold()
    asks = small in _KEYS or _ASKING_KEY.match(small) or small.endswith("20xx")
    shown = block.raw[at - 1 : at] == "\\" or block.raw[at - 2 : at - 1] == "$"
    if asks and not shown and asked.work(key) is None:
        yield block, at, f"@{key}"


def _is_tag(found: re.Match[str]) -> bool:
    inner = found["inner"].strip()
    return is_asked(inner) and inner.casefold() not in _HTML
