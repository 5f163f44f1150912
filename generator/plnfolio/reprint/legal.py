"""Legal references, which have their own order: “Name, 20 U.S.C. § 6301 (2015)” (APA ch. 11)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plnfolio.patterns import regex
from plnfolio.reprint.candidate import Candidate, Fields
from plnfolio.reprint.days import as_csl
from plnfolio.reprint.slanted import Slanted

_CASE = regex(
    r"^(?P<title>.+? v\.? .+?|In re .+?|Ex parte .+?), (?P<volume>\d+) (?P<reporter>[A-Z][\w. ]*?)"
    r" (?P<page>[\d_]+(?:, .+?)?)"
    r" \((?P<court>(?:[^()]*?[^\d()] )?)(?P<year>\d{4})\)(?:, (?P<later>.+?))?\.?$"
)
_STATUTE = regex(
    r"^(?P<title>.+?), (?:(?:Pub\. ?L\. ?(?:No\. ?)?|P\.L\. ?)(?P<law>\d+[-–]\d+))?(?:, )?"
    r"(?:(?P<volume>\d+) (?P<code>[A-Z][\w. ]*?\.?)"
    r" (?:§+ ?(?P<section>[^()]+?)|(?P<page>\d[\d–-]*)))?"
    r"(?: \((?:(?P<first>\d{4}) & rev\. )?(?P<year>\d{4})\))?(?: \((?P<status>[^()]+)\))?\.?$"
)
_STATE = regex(
    r"^(?P<title>.+?), (?P<code>(?:[A-Z][\w.]* ){1,9}(?:[A-Z][\w.]*)?)§+ ?(?P<section>[^()]+?)"
    r"(?: \((?:(?P<first>\d{4}) & rev\. )?(?P<year>\d{4})\))?\.?$"
)
_CONSTITUTION = regex(
    r"^(?P<code>[A-Z][\w.]*\.? Const\.) (?P<section>(?:art|amend|pmbl)\b.*?)"
    r"(?: \((?P<status>[^()]+)\))?\.?$"
)
_BILL = regex(
    r"^(?:(?P<title>.+?), )?(?P<number>(?:H\.R\.|S\.|[HS]\.(?: ?J\.| Con\.)? ?Res\.) ?\d+), "
    r"(?P<congress>\d+\w\w Cong\.)(?:, (?P<volume>\d+) (?P<code>Cong\. Rec\.) (?P<page>\d+))?"
    r" \((?P<year>\d{4})\)(?: \((?P<status>[^()]+)\))?\.?$"
)
_REPORT = regex(
    r"^(?P<genre>(?:H\.R\.|S\.) ?Rep\.) No\. (?P<number>\d+[-–]\d+) \((?P<year>\d{4})\)\.?$"
)
_HEARING = regex(
    r"^(?P<title>.+?), (?:(?P<committee>[^,]*(?:Committee|House|Senate)[^()]*?), )?"
    r"(?P<congress>\d+\w\w Cong\.)"
    r" \((?P<year>\d{4})\)(?: \(testimony of (?P<who>[^()]+)\))?\.?$"
)
_ORDER = regex(
    r"^(?P<genre>Exec\. Order) No\. (?P<number>[\d,]+), (?P<volume>\d+)"
    r" (?P<code>C\.F\.R\.|F\.R\.|Fed\. Reg\.)"
    r" (?:§ ?(?P<section>[\d.]+)|(?P<page>\d[\d,–-]*)) \((?P<year>\d{4})\)\.?$"
)
_PROPOSED = regex(
    r"^(?P<title>.+?), (?P<volume>\d+) (?P<code>F\.R\.|Fed\. Reg\.) (?P<page>\d+)"
    r" \(proposed (?P<day>[^()]+)\)(?: \((?P<status>[^()]+)\))?\.?$"
)
_TREATY = regex(
    r"^(?P<title>.*(?:Convention|Treaty|Covenant|Protocol|Charter|Agreement|Declaration)\b.*?), "
    r"(?P<day>[A-Z][a-z]+ \d{1,2}, \d{4})[.,]*$"
)
_CODES_OF_RULES = regex(r"^(?:C\.F\.R\.|F\.R\.|Fed\. Reg\.)$")


_MARKED = (_CASE, _BILL, _REPORT, _ORDER, _PROPOSED, _CONSTITUTION, _HEARING, _TREATY)


_LONGEST = 1200
# One of these is in every legal reference; to look for them is quick.
_SIGNS = regex(
    r"§|\bv\.? |\b(?:In re|Ex parte)\b|\bL\. ?No\.|Cong\.|Const\.|Stat\. \d"
    r"|Reg\. \d|[FC]\.(?:F\.)?R\.|\bRep\. No\.|Exec\. Order"
    r"|\b(?:Convention|Treaty|Covenant|Protocol|Charter|Agreement"
    r"|Declaration)\b"
)


def is_legal(text: str) -> bool:
    """Whether a text has the marks of a legal reference and of no other."""
    if len(text) > _LONGEST or not _SIGNS.search(text):
        return False
    return any(shape.match(text) for shape in _MARKED) or (
        bool(re.search(r"§|Pub\. ?L\.|\bStat\. \d|Cong\.", text))
        and next(read_text(text), None) is not None
    )


def read(body: Slanted) -> Iterator[Candidate]:
    """The readings of a legal reference, without its address."""
    text = re.sub(r" +", " ", body.text.strip())
    yield from read_text(text)
    hearing = _HEARING.match(text)
    if hearing and not _BILL.match(text):
        yield Candidate(_hearing(hearing), 9.0)


def read_text(text: str) -> Iterator[Candidate]:
    """As ``read``, of what has no italics."""
    if found := _CASE.match(text):
        yield Candidate(_case(found), 9.0)
        return
    if found := _BILL.match(text) or _REPORT.match(text):
        yield Candidate(_bill(found), 9.0)
        return
    if found := _ORDER.match(text):
        yield Candidate(_filled("regulation", found), 9.0)
        return
    if found := _PROPOSED.match(text):
        made = _filled("regulation", found)
        made["submitted"] = as_csl(found["day"]) or {"literal": found["day"]}
        yield Candidate(made, 9.0)
        return
    if found := _CONSTITUTION.match(text):
        yield Candidate(_filled("legislation", found), 9.0)
        return
    if found := _TREATY.match(text):
        made = {"type": "treaty", "title": found["title"]}
        day = as_csl(found["day"])
        yield Candidate({**made, **({"issued": day} if day else {})}, 8.0)
    found = _STATUTE.match(text)
    if found and (found["law"] or found["code"]):
        ruled = bool(found["code"] and _CODES_OF_RULES.match(found["code"]))
        yield Candidate(_statute("regulation" if ruled else "legislation", found), 8.0)
    elif found := _STATE.match(text):
        yield Candidate(_statute("legislation", found), 7.0)


def _filled(kind: str, found: re.Match[str]) -> Fields:
    """The fields that have the names of their groups."""
    groups = found.groupdict()
    names = {"title": "title", "number": "number", "volume": "volume", "code": "container-title",
             "section": "section", "page": "page", "status": "status", "genre": "genre",
             "congress": "authority"}  # fmt: skip
    made: Fields = {"type": kind}
    for group, name in names.items():
        if value := (groups.get(group) or "").strip():
            made[name] = value
    if year := groups.get("year"):
        made["issued"] = {"date-parts": [[int(year)]]}
    return made


def _case(found: re.Match[str]) -> Fields:
    made = _filled("legal_case", found)
    made["container-title"] = found["reporter"].strip()
    if set(found["page"]) == {"_"}:
        made.pop("page")
    if court := found["court"].strip():
        made["authority"] = court
    if found["later"]:
        made["references"] = found["later"]
    return made


def _statute(kind: str, found: re.Match[str]) -> Fields:
    made = _filled(kind, found)
    if found.groupdict().get("law"):
        made["number"] = found["law"].replace("–", "-")
    if found["first"]:
        made["original-date"] = {"date-parts": [[int(found["first"])]]}
    return made


def _bill(found: re.Match[str]) -> Fields:
    made = _filled("bill", found)
    if "Res." in made["number"]:
        genre, _, number = made["number"].rpartition(" ")
        made |= {"genre": genre, "number": number}
    return made


def _hearing(found: re.Match[str]) -> Fields:
    made = _filled("hearing", found)
    title, before, committee = made["title"].partition(": Hearing before the ")
    if before:
        made |= {"title": title, "section": committee}
    elif found["committee"]:
        made["section"] = found["committee"]
    if found["who"]:
        witnesses = []
        for one in re.split(r",? & |, ", found["who"]):
            given, _, family = one.rpartition(" ")
            witnesses.append({"family": family, "given": given})
        made["author"] = witnesses
    return made
