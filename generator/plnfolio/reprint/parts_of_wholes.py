"""Chapters, entries and episodes: “Title. In E. Editor (Ed.), *Whole* (pp. 1–2)” (APA 10.3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from plnfolio.patterns import regex
from plnfolio.reprint import kinds
from plnfolio.reprint.beside import kept_back, read_parenthesis
from plnfolio.reprint.candidate import Candidate, Fields, described, published
from plnfolio.reprint.cuts import Beside, beside, sentences
from plnfolio.reprint.people import Credit, natural, role_of
from plnfolio.reprint.slanted import Slanted

_IN = regex(
    r"(?:^|(?<=[.?!…”\"’')\]] )|(?<=[a-z] ))(?P<lead>In|On):?\s+"
    r"(?=[\"“]?[A-Z0-9À-ÞÀ-ÿ“\"'‘]|(?:de|van|von|d[’'])\b)"
)
_EDITED = regex(
    r"^(?P<people>.{2,400}?)\s*[(\[](?P<role>[A-Z][A-Za-z. &]{1,24}|eds?\.?)[)\]]\s*[,.:]?\s*"
)
LEADS = 4
"""How many “In” or “On” are tried."""
_PERSON = r"(?:[A-Z]\.[ -]?)+ ?[^\W\d_][\w’'-]+"
_NAMED = regex(rf"^(?P<people>{_PERSON}(?:(?:, | & |, & ){_PERSON})*), (?=\S)")
_VOLUME_TITLE = regex(r"^(?P<title>.+?)[:,.] Vol\.? (?P<v>[\w.]+?)(?:\. |: |, )(?P<name>.+)$")


def read(body: Slanted) -> Iterator[Candidate]:
    """Every “In” or “On” that a container may follow, the first first."""
    likely = 7.0
    for lead in islice(_IN.finditer(body.text), LEADS):
        before, after = body[: lead.start()].strip(), body[lead.end() :].strip()
        if not before or not after:
            continue
        ended = before.text.rstrip("”\"’'")[-1:] in ".?!…])"
        for whole, people, roles in _whole(after):
            named: Fields = {role: [one.name for one in people] for role in roles}
            yield from _at(before, whole, named, lead["lead"], likely if ended else likely - 4)
        likely -= 1


def _whole(after: Slanted) -> Iterator[tuple[Slanted, list[Credit], tuple[str, ...]]]:
    """The container with who is named before it: editors, producers, or its author."""
    edited = _EDITED.match(after.text)
    roles = role_of(edited["role"]) if edited else ()
    if edited and roles and (people := natural(edited["people"])):
        yield after[edited.end() :], people, roles
        return
    named = _NAMED.match(after.text)
    if named and (people := natural(named["people"])):
        yield after[named.end() :], people, ("container-author",)
    yield after, [], ()


def _at(
    before: Slanted, whole: Slanted, people: Fields, lead: str, likely: float
) -> Iterator[Candidate]:
    parts = sentences(whole)
    if not parts:
        return
    for title in beside(before, 3)[:3]:
        for count in range(1, min(3, len(parts)) + 1):
            ends = whole.text.index(parts[count - 1].text) + len(parts[count - 1].text)
            for container in beside(whole[:ends], 3)[:1]:
                less = kept_back(title) + kept_back(container) + 2.5 * (count - 1)
                rest = Whole(lead, container, parts[count:])
                made = _made(rest, title, dict(people), likely - less)
                if made:
                    yield made


class Whole(NamedTuple):
    """What a part is in: the word before it, its title, and the sentences behind it."""

    lead: str
    container: Beside
    source: list[Slanted]


def _made(whole: Whole, title: Beside, fields: Fields, likely: float) -> Candidate | None:
    """One reading of a part and its whole."""
    lead, container, source = whole
    fields["title"] = title.title.tagged(italic=False)
    kind = _kind(container.title.text, fields, lead)
    sure = kind != "chapter" or bool(fields)
    for inner in title.parentheses:
        likely -= 0 if read_parenthesis(inner.text, fields) else 3
    before: Fields = dict(fields)
    for inner in container.parentheses:
        likely -= 0 if read_parenthesis(inner.text, fields) else 2
    for said in (*title.brackets, *container.brackets):
        found, slot = kinds.of_bracket(said.text)
        if not found and said in title.brackets:
            fields["translated-title"] = said.text
            continue
        kind = {
            "video": "broadcast",
            "profile": kind,
            "film": kind,
            "periodical": kind,
            "": kind,
        }.get(found, found)
        described(slot or "genre", said.text, fields)
    fields["container-title"] = _volume(container.title, fields)
    if len(source) > 1 and kind != "speech":
        likely -= len(source)
    if source:
        _placed(". ".join(one.text for one in source), kind, fields)
    guessed = (
        ("type",) if kind == "chapter" and not ("page" in fields or "editor" in before) else ()
    )
    likely += 0.5 * (len(title.parentheses) + len(title.brackets) + len(container.parentheses))
    return Candidate({"type": kind, **fields}, likely if sure else likely - 0.5, guessed)


def _kind(container: str, fields: Fields, lead: str) -> str:
    if lead == "On":
        return "song"
    if "executive-producer" in fields:
        return "broadcast"
    if "chair" in fields:
        return "speech"
    if entry := kinds.entry_kind(container):
        return entry
    return "paper-conference" if kinds.is_proceedings(container) else "chapter"


def _volume(title: Slanted, fields: Fields) -> str:
    """“Handbook: Vol. 2. Cognitive processes” as title, volume and its title (APA 10.3 ex. 45)."""
    found = _VOLUME_TITLE.match(title.text)
    if not found or "volume" in fields:
        return title.tagged(italic=True)
    fields["volume"] = found["v"]
    fields["volume-title"] = title[found.start("name") :].tagged(italic=True)
    return title[: found.end("title")].tagged(italic=True)


def _placed(said: str, kind: str, fields: Fields) -> None:
    if kind == "speech" and ", " in said:
        name, _, place = said.partition(", ")
        fields |= {"event-title": name, "event-place": place}
    else:
        fields |= published(said)
