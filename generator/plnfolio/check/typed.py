"""Citations typed by hand: names with a year, in brackets or before them (APA 8.10, 8.11)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from plnfolio.check.inline import ADDRESS, CITED, CODE, PICTURE
from plnfolio.check.located import names_a_part
from plnfolio.check.people import Label, is_owned, is_particled, is_workplace, label_of, trimmed
from plnfolio.check.plain import Plain, plain
from plnfolio.check.things import (
    is_a_thing,
    is_at_a_fair,
    is_college_of,
    is_elsewhere,
    is_joined,
    is_of_a_life,
    is_placed,
    is_shown,
)
from plnfolio.check.words import NO_AUTHORS, NO_LAST, SAYING, SMALL_NAMES
from plnfolio.cite.typed import DATE, YEAR
from plnfolio.frozen import dataclass
from plnfolio.patterns import regex

_MAYBE = regex(rf"(?:{YEAR}|\b[nN]\.? ?[dD]\b|in press|forthcoming)[^()\[\]]{{0,200}}[)\]]")
_BRACKETS = regex(r"(?P<open>[(\[])(?P<inner>(?:[^()\[\]]|[(\[][^()\[\]]*[)\]]){2,400})[)\]]")
_DATES = rf"{DATE}(?:(?:, ?| ?& | and |; ?){DATE})*(?:, ?[b-z]\b)*"
_TAIL = (
    r"(?P<tail>(?: ?[:;]|,) ?.*"
    r"| (?=pp?\b|para|chap|[Cc]h\b|sec|slide|as cited|cited in|&|and ).*)?"
)
_DATED = regex(rf" ?(?P<date>{_DATES})(?![\w'/–-]){_TAIL}$", re.DOTALL)
_WORK = regex(
    rf"(?P<before>[\"“«„]?[^\W\d_].{{0,200}}?)(?P<comma>,? |,)\(?(?P<date>{_DATES})\)?(?![\w'/–-])"
    rf"{_TAIL}$",
    re.DOTALL,
)
_SIGNAL = regex(
    r"(?:but |and )?(?:see(?: also| especially|,? e\. ?g\.|,? for example|,? for instance)?,?|"
    r"cf\.|e\. ?g\.,?|i\. ?e\.,?|compare|also|for (?:an? )?(?:example|review|instance|overview),?"
    r"(?: see)?,?|(?:adapted |quoted |taken |reprinted )?(?:from|after)|(?:as )?(?:quoted|cited) in"
    r"|based on|following|per|according to|as in|inspired by|by|vgl\.|siehe|véase|ver|voir"
    r"|p\. ?ej\.,?|z\. ?B\."
    r"|(?:the )?(?:expression|idea|name|phrase|term|word)s? (?:is |are )?(?:by|from)) "
    r"(?:also |the )?(?=[^\W\d_])",
    re.IGNORECASE,
)
_CITED_IN_WORDS = r",? ?(?:as )?(?:cited|quoted|qtd\.?|discussed) (?:in|by) "
_CITED_IN = regex(_CITED_IN_WORDS, re.IGNORECASE)
_LOCATOR = regex(
    r"[,:;]? ?(?:(?:pp?|pgs?|pages?|paras?|paragraph|chapters?|chap|ch|sections?|sec|slides?|table|"
    r"figure|min|vol|S|párr|abs|kap)\b\.? ?[\dxvi]|¶|§|\d+:\d\d|: ?\d)",
    re.IGNORECASE,
)
_LETTER = regex(r"\d[a-z]\b|n\. ?d|in press|forthcoming", re.IGNORECASE)
_LEADS = regex(
    r"\b(?:according to|following|as|by|laut|nach|gemäß|según|selon"
    r"|(?:code|cycle|definition|figures|framework|guidance|guidelines?|handbook|idea|model|notion"
    r"|principles|report|stages|standards|steps|survey|taxonomy|theory|words) (?:by|from|of)"
    r"(?: the)?)\s+\Z",
    re.IGNORECASE,
)
_OWN = regex(r"'s?$")
_NEXT = regex(r",? ?(?:also |have |has |first |further |once |then |both |rightly |\w+ly )?(\w+)")
_CITED_WORK = regex(
    rf"{_CITED_IN_WORDS}(?P<names>[^\W\d_][^;]{{0,150}}?)(?:, ?| \(?)(?P<date>{DATE})(?![\w'/–-])"
    r"(?P<tail>[^;]*)",
    re.IGNORECASE,
)
_NOT_ALONE = regex(r"personal (?:communication|interview|conversation|correspondence|e-?mail)|"
                   r"^ ?(?:original|first) (?:work )?published|"
                   r"^[^,;]*\b(?:thesis|dissertation),", re.IGNORECASE)  # fmt: skip
_VERSUS = regex(r"\bvs?\. $")
_HOW_TO_CITE = regex(
    r"\b(?:(?:how to|please) (?:cite|reference)|(?:cite|reference) (?:this|as)|to cite this"
    r"|(?:preferred|recommended|suggested) (?:citation|reference))\b[^.!?:]{0,40}: ?[\"“*_]*\Z",
    re.IGNORECASE,
)
_INVERTED = regex(r"[^\W\d_], (?:[^\W\d_]\.[ -]?)+")
_ENTRY = regex(r"\)?\. [^\W\d_]")
_STYLE = regex(rf"(?:{CODE}|\b(?:APA(?: \d)?|Chicago|Harvard|IEEE|MLA|Vancouver))[*_]* ?:[ \n]?\Z")
"""Before an example of how a style cites."""
_RUNS_ON = regex(r"\)?,? [a-z]")
"""Stands behind somebody of whom a sentence speaks."""
_RETRIEVED = regex(r"\)?[.,;:]? [^()]{0,80}\b[Rr]etrieved\b")
_SURNAME = regex(r"(?:\A|[.;:] |[-*] )[^\W\d_a-z][\w'-]+, \Z")
_TITLE = regex(r"\)?\. ?[\"“«„]")
"""Before and behind a given name with its year in an entry: “Adams, Ruth (2019). “…””."""
_SHORT = ("al.", "Jr.", "Sr.", "Inc.", "Ltd.", "Corp.")
"""Ends of names that have a stop of their own."""
_QUOTES = '"“”«»„'
_WALL = frozenset(f"()[];!?{_QUOTES}{CITED}{CODE}{ADDRESS}{PICTURE}")


@dataclass(frozen=True, slots=True)
class Work:
    """A work that is named, with its ``date`` as typed; the date begins at ``at``."""

    label: Label
    date: str
    tail: str
    before: str
    at: int


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed citation from ``start`` to ``end`` of the prose; in a narrative one the names stand
    before the brackets, which begin at ``opening``. ``weight`` is how sure it is, as in ``Label``.
    """

    start: int
    end: int
    opening: int
    works: tuple[Work, ...]
    narrative: bool
    weight: int
    possessive: bool = False

    @property
    def located(self) -> bool:
        """Whether a page, a paragraph or a moment is given."""
        return any(map(names_a_part, (work.tail for work in self.works)))


def typed_in(prose: str) -> tuple[Typed, ...]:
    """What looks like a typed citation in the prose of a block, in order."""
    return _typed_in(prose) if ")" in prose or "]" in prose else ()


@lru_cache(maxsize=256)
def _typed_in(prose: str) -> tuple[Typed, ...]:
    if _MAYBE.search(prose) is None:
        return ()
    return tuple(_found(plain(prose), prose))


def _found(text: Plain, prose: str) -> Iterator[Typed]:
    at = 0
    while (found := _BRACKETS.search(text.text, at)) is not None:
        at = found.start() + 1
        inner = found["inner"]
        if "ISBN" in inner or _NOT_ALONE.search(inner):
            continue
        if (dated := _DATED.match(inner)) is not None:
            one = _narrative(text, prose, found, dated)
        else:
            one = _parenthetical(text, prose, found)
        if one is not None and _STYLE.search(prose, max(0, one.start - 20), one.start) is None:
            yield one
            at = found.end()


def _narrative(text: Plain, prose: str, found: re.Match[str], dated: re.Match[str]) -> Typed | None:
    """“Adams (2019, p. 5)”: the names are looked for from right to left."""
    begin = _names_begin(text.text, found.start())
    if begin is None:
        return None
    said = text.text[begin : found.start()].rstrip()
    own = _OWN.search(said)
    label = label_of(said[: own.start()] if own else said)
    if len(label.names) > 1 and label.weight < 3 and ", " in said:  # “In Boston, Adams (2019)”
        last = said.rindex(", ") + 2
        begin += last
        label = label_of(said[last : own.start() if own else None])
    if not label.names or _VERSUS.search(text.text[max(0, begin - 5) : begin]):
        return None
    start, end = text.span(begin, found.end())
    opening = text.offsets[found.start()]
    if _is_entry(text.text, begin, found) or _slanted(prose, start, opening):
        return None
    weight = label.weight
    before = text.text[max(0, begin - 60) : begin]
    if _HOW_TO_CITE.search(before):
        return None
    if is_elsewhere(before) or (label.weight == 2 and is_placed(before)):
        weight = 0
    if label.group and (is_workplace(label) or is_joined(before)):
        is_said = _is_said(text.text, begin, found.end(), dated, owned=own is not None)
        weight = weight if is_said else min(weight, 1)
    if weight == 2 and (is_a_thing(before) or is_shown(before)):
        weight = 0
    if 0 < weight < 3 and _is_said(text.text, begin, found.end(), dated, owned=own is not None):
        weight += 1
    at = text.offsets[found.start("inner") + dated.start("date")]
    work = Work(label, dated["date"], dated["tail"] or "", "", at)
    return Typed(start, end, opening, (work,), True, weight, own is not None)


def _names_begin(text: str, end: int) -> int | None:
    """Where the names begin that stand directly before ``end``."""
    low = max(0, end - 200)
    if end == 0 or (
        text[end - 1] not in " 'abcdefghijklmnopqrstuvwxyz." and not text[end - 1].isalpha()
    ):
        return None
    words = [(found.start() + low, found[0]) for found in re.finditer(r"[^ ]+", text[low:end])]
    taken: list[tuple[int, str]] = []
    for place, word in reversed(words):
        if not _may_be_named(word, last=not taken):
            break
        taken.append((place, word))
        if len(taken) > 14:
            return None
    taken.reverse()
    skip = trimmed([word for _, word in taken])
    return taken[skip][0] if skip < len(taken) else None


def _may_be_named(word: str, *, last: bool) -> bool:
    if any(sign in _WALL for sign in word):
        return word[:1] in "[(" and word[-1:] in "])," and word.strip("[(]),").isupper()
    bare = word.rstrip(",")
    if bare in ("&", "et", "et.", "al", "al.", "al.'s", "y", "und") or bare.lower() in _SMALL:
        return True
    if word.endswith((":", "—", "–")) or (word.endswith(",") and last):
        return False
    if word.endswith(".") and not (len(word) <= 3 or word.count(".") > 1):
        return word in _SHORT or word in ("Dr.", "Prof.", "Mrs.")
    head = bare.lstrip("'")
    return head in SMALL_NAMES or head[:1].isupper() or is_particled(head)


_SMALL = frozenset(
    "and of for the de van von der den del della di da la le du el al bin ibn ten ter colleagues"
    " colleagues' his her their team coauthors co-authors".split()
)


def _is_entry(text: str, begin: int, found: re.Match[str]) -> bool:
    """Whether it is the beginning of an entry of a list: “Adams, R. (2019). Learning …”."""
    said, end = text[begin : found.start()].rstrip(), found.end()
    if _RUNS_ON.match(text, end - 1):
        return False
    if _INVERTED.search(said) is not None and not text[:begin].strip(" -0123456789.[]"):
        return True
    if _RETRIEVED.match(text, end - 1) and not text[:begin].strip(" -0123456789.[]*•"):
        return True
    if _SURNAME.search(text, max(0, begin - 60), begin) and _TITLE.match(text, end - 1):
        return True
    return (
        said.endswith(".") and not said.endswith(_SHORT) and _ENTRY.match(text, end - 1) is not None
    )


def _slanted(prose: str, start: int, opening: int) -> bool:
    """Whether the name alone is set in italics, or with words before it: a title."""
    before, between = prose[start - 1 : start], prose[start:opening].rstrip()
    last = between[-1:]
    return last in ("*", "_") and (before == last or between.count(last) == 1)


def _is_said(text: str, begin: int, end: int, dated: re.Match[str], *, owned: bool) -> bool:
    """Whether the sentence treats the name as somebody who has written."""
    if owned or _LETTER.search(dated["date"]) or _LOCATOR.match(dated["tail"] or ""):
        return True
    behind = _NEXT.match(text, end)
    if behind is not None and behind[1].casefold() in SAYING:
        return True
    lead = _LEADS.search(text, max(0, begin - 30), begin)
    return lead is not None and (lead[0].strip() != "by" or " " in text[begin : end - 6].strip())


def _parenthetical(text: Plain, prose: str, found: re.Match[str]) -> Typed | None:
    """“(see Adams, 2019, p. 5; Brook & Lindqvist, 2017)”."""
    works: list[Work] = []
    at = found.start("inner")
    weights: list[int] = []
    for part in found["inner"].split(";"):
        if CITED not in part and (one := _work(part, at, text, prose)) is not None:
            works.append(one[0])
            weights.append(one[1])
        elif not works and CITED not in part and not part.strip():
            return None
        at += len(part) + 1
    if not works or not any(work.label.names for work in works):
        return None
    weight = max(weights)
    if weight == 2 and not all(weights) and _is_placed(works):
        weight = 1  # “(Guatemala, 1954; Chile, 1973)”
    alone = len(works) == 1 and (works[0].label.group or weight < 3)
    if alone and is_of_a_life(text.text[max(0, found.start() - 200) : found.start()]):
        weight = 0
    if (len(works) > 1 and all(weights)) or (
        found["inner"].count(";") and CITED in found["inner"] and weight
    ):
        weight = 3
    start, end = text.span(found.start(), found.end())
    return Typed(start, end, start, tuple(works), False, weight)


def _is_placed(works: Sequence[Work]) -> bool:
    """Whether one of several is known for no author."""
    return any({name.casefold() for name in work.label.names} <= NO_AUTHORS for work in works)


def _work(part: str, at: int, text: Plain, prose: str) -> tuple[Work, int] | None:
    """A work of several in brackets, and how sure it is."""
    found = _WORK.match(part.lstrip())
    if found is None:
        return None
    at += len(part) - len(part.lstrip())
    said, before = found["before"], ""
    if (cited := _CITED_IN.search(said)) is not None:
        before, said = said[: cited.end()], said[cited.end() :]
    elif (signal := _SIGNAL.match(said)) is not None:
        before, said = signal[0], said[signal.end() :]
    begin, date = at + found.start("before") + len(before), at + found.start("date")
    label = _titled(said) if said[:1] in _QUOTES else label_of(said.removesuffix("'s"))
    if not label.names or is_owned(label):
        return None
    weight = label.weight
    first = text.offsets[begin]
    if weight and weight < 3:
        strong = _LETTER.search(found["date"]) or _LOCATOR.match(found["tail"] or "")
        tail = found["tail"] or ""
        if strong or (weight == 2 and before) or _CITED_IN.match(tail):
            weight += 1
        elif "," not in found["comma"] and said[:1] not in _QUOTES:
            weight = 0 if is_at_a_fair(text.text[max(0, at - 60) : max(0, at - 1)]) else weight - 1
        elif _slanted(prose, first, text.offsets[date] - 2) or (
            is_shown(text.text[max(0, at - 60) : at - 1])
        ):
            weight = 0
    last = said.split()[-1].casefold()
    left = "," not in found["comma"] and is_college_of(last, text.text[max(0, at - 60) : at])
    if last in NO_LAST or left:
        weight = 0
    return Work(label, found["date"], found["tail"] or "", before, text.offsets[date]), weight


def _titled(said: str) -> Label:
    """A title in quotation marks, in the place of an author: (“How We Learn,” 2019)."""
    bare = said.strip(f"{_QUOTES} ")
    title = bare.rstrip(",.?!")
    words = len(title.split())
    if words < 2:
        return Label((title,)) if title else Label()
    return Label((title,), weight=2 if words > 2 and title != bare else 1)


def source_of(work: Work) -> Work | None:
    """The work that another was cited in: “1978, as cited in Adams, 2019”."""
    found = _CITED_WORK.match(work.tail)
    label = label_of(found["names"]) if found is not None else None
    if found is None or label is None or not label.names:
        return None
    return Work(label, found["date"], found["tail"], "", work.at)
