"""Pages and paragraphs that are typed in another form than “p. 5” and “para. 5” (APA 8.13)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plnfolio.check.asking import Asked
from plnfolio.check.inline import CITED
from plnfolio.check.plain import plain
from plnfolio.check.quoted import quoted_in
from plnfolio.check.rule import Found
from plnfolio.check.text import Block, Text
from plnfolio.check.typed import typed_in
from plnfolio.diagnostics import Fix
from plnfolio.patterns import regex

_NUMBER = r"(?:(?:[A-Z]{1,2}-?)?\d+[a-z]?|[xvi]{1,6}\b)"
_DASH = r" ?[-–—]{1,3} ?"
_LOCATOR = regex(
    r"(?<![\w.])(?P<term>[Pp](?:ages?|gs?|aragraphs?|aras?|ar|[Pp])|p|P(?=\. ?\d)"
    r"|¶{1,2}|(?P<foreign>S(?=\.? \d)|Seiten?|[Pp][aá]g(?:ina)?s?))(?P<stop>\.?)(?P<space> ?)"
    rf"(?P<number>{_NUMBER}(?:(?:{_DASH}|, ?(?:and |& ?)?| and | & | to )(?:pp?\. ?)?{_NUMBER})*)"
    r"(?P<more>f{1,2}\.?)?(?![\w-])"
)
_MORE = regex(
    r"(?:[,;&] ?(?:and )?|on )(?:pp?|pages?|paras?|paragraphs?)\.? ?\d+(?: ?[-–—] ?\d+)?\.?"
)
"""What else may be given behind a page: “p. 4, paragraph 3”."""
_IN_BRACKETS = regex(r"[(\[](?P<inner>[^()\[\]]*)[)\]]")
_ALONE = regex(r"(?:see |at |on |from )?", re.IGNORECASE)
_QUOTED = regex(r"[\"”»’“']\W{0,3}$")
_THING = regex(r"\b(?:Figure|Fig\.|Table|Chapter|Section|Appendix|Part|Unit|Map) [\dA-Z.]+ \Z")
_RANGE = regex(r"(?P<first>\d{1,5})(?: ?[-–—]{1,2} ?| and | & )(?P<last>\d{1,5})")
_SEVERAL = regex(r"[-–—,&]| and | to ")
_FEWEST, _NEAR = 4, 60
_MAYBE = regex(r"[(\[,;:\d] ?(?:[Pp](?:p|gs?|[aá][a-z]*)?|¶{1,2}|S|Seiten?)\.?[ \n]?[\dxvi]")


def misformed(text: Text, asked: Asked) -> Iterable[Found]:
    """Locators in brackets that are not written as APA has them; keys mend their own."""
    del asked
    german = text.language.startswith("de")
    for block in text.citing:
        prose = block.prose
        if ("(" in prose or "[" in prose) and _MAYBE.search(prose) is not None:
            yield from _in_block(block, german=german)


def _in_block(block: Block, *, german: bool) -> Iterator[Found]:
    text = plain(block.prose)
    quoted = block.inside("quotation", "quote")
    cited = quoted or CITED in text.text or bool(typed_in(block.prose))
    for bracket in _IN_BRACKETS.finditer(text.text):
        inner = bracket["inner"]
        for found in _LOCATOR.finditer(inner):
            behind_key = CITED in inner[: found.start()]
            if behind_key or not _belongs(text.text, bracket, found, cited=cited):
                continue
            if (right := _right(found, german=german)) is not None:
                start, end = text.span(
                    bracket.start("inner") + found.start(), bracket.start("inner") + found.end()
                )
                same = block.raw[start:end].replace("\u00a0", " ") == found[0]
                fix = block.fix((start, end, right)) if same and _is_sure(found, right) else ()
                yield _said(block, start, end, right, fix)


def _belongs(text: str, bracket: re.Match[str], found: re.Match[str], *, cited: bool) -> bool:
    """Whether it is the locator of a citation, and no word of an aside."""
    before = bracket["inner"][: found.start()].rstrip()
    if before.endswith((",", ";", ":")):
        return bool(re.search(r"\d{4}[a-z]?|n\. ?d|press", before))
    if re.search(r"(?:\d{4}[a-z]?|n\. ?d\.)$", before):
        return True
    behind = bracket["inner"][found.end() :].strip(" .")
    if behind and _MORE.fullmatch(behind) is not None:
        behind = ""
    if _ALONE.fullmatch(f"{before} " if before else "") is None or behind:
        return False
    quoted = _QUOTED.search(text[max(0, bracket.start() - 5) : bracket.start()]) is not None
    if _THING.search(text, max(0, bracket.start() - 20), bracket.start()) is not None:
        return False
    # “S 54” may be many things, and is a page for sure behind what was quoted.
    cited = cited and found["foreign"] is None
    return not before and (quoted or cited or _follows(text, bracket.start()))


def _follows(text: str, at: int) -> bool:
    """Whether a quotation stands in the sentence that a bracket ends: “…,” she wrote (p. 7)."""
    return any(
        one.words >= _FEWEST and 0 <= at - one.end < _NEAR and "." not in text[one.end : at]
        for one in quoted_in(text)
    )


def _right(found: re.Match[str], *, german: bool) -> str | None:
    """The same as APA has it; None where it is that already. Pages of a German text are “S.”."""
    term, number = found["term"], found["number"]
    several = _SEVERAL.search(number) is not None or found["more"] is not None
    page = not term.lower().startswith(("par", "¶"))
    if german and page and term[0] == "S":
        return None if term + found["stop"] + found["space"] == "S. " else f"S. {number}"
    should = ("pp." if several else "p.") if page else ("paras." if several else "para.")
    typed = found["term"] + found["stop"] + found["space"]
    if typed == f"{should} ":
        return None
    return f"{should} {number}{found['more'] or ''}"


def _is_sure(found: re.Match[str], right: str) -> bool:
    """Whether it can be brought into form: pages of a chapter (“p. 4-2”) are no range."""
    number = found["number"]
    if found["more"]:
        return False
    if right.startswith(("p. ", "para. ")) or found["term"].lower() in ("pp", "paras", "pages"):
        return "p" not in number
    ends = _RANGE.fullmatch(number)
    return ends is not None and int(ends["first"]) < int(ends["last"])


def _said(block: Block, start: int, end: int, right: str, fix: Fix) -> Found:
    typed = block.raw[start:end]
    message = f"“{typed}” is not how a {_kind(right)} is given"
    return Found(block.place(start), message, f"write {right}", fix)


def _kind(right: str) -> str:
    return "paragraph" if right.startswith("para") else "page"
