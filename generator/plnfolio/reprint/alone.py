"""Works that stand alone: “*Title* (2nd ed.) [Kind]. Publisher” (APA 10.2, 10.4 to 10.16)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from plnfolio.patterns import regex
from plnfolio.reprint import kinds
from plnfolio.reprint.beside import is_translation, kept_back, read_parenthesis
from plnfolio.reprint.candidate import Candidate, Fields, Known, described, published
from plnfolio.reprint.cuts import MOST, Beside, beside, cuts, sentences
from plnfolio.reprint.hints import Clues, scores
from plnfolio.reprint.journals import located
from plnfolio.reprint.slanted import Slanted

_THESIS = regex(
    r"^(?P<genre>(?:[A-Z][\w’'.]*\s)*?(?:doctoral |master[’']?s? |bachelor[’']?s? |honors )?"
    r"(?:dissertation|thesis|capstone project|praxis))(?:, (?P<school>.+))?$",
    re.IGNORECASE,
)
SURE = 3
"""How much more has to speak for a type than for any other."""
_PLACE_AT_END = regex(r"^(?P<name>.+?), (?P<place>(?:[A-Z][\w .’'-]+, )*[A-Z][\w .’'-]+)$")


def read(body: Slanted, known: Known) -> Iterator[Candidate]:
    """Every place where the title may end, with the sentences behind it as its source."""
    ends = [(cut.end, cut.begins, cut.sure) for cut in cuts(body.text)[:MOST]] + [
        (len(body), len(body), True)
    ]
    likely = 5.0
    for end, begins, sure in ends:
        element, rest = body[:end], body[begins:]
        source = sentences(rest)
        if len(source) <= 3 and _may_be_source(source):
            for apart in beside(element, 3):
                less = (0.0 if sure else 1.5) + kept_back(apart) + 6 * _is_numbered(apart.title)
                yield from _typed(apart, source, known, likely - less)
        # Titles go on behind a question more often than behind a stop.
        likely -= 0 if not sure else 2.6 if element.text.endswith(".") else 0.5


def _is_numbered(text: Slanted) -> bool:
    """Whether a text ends in a volume and more, as a periodical does."""
    found = located(text)
    return found is not None and "volume" in found[1] and len(found[1]) > 1


def _may_be_source(source: list[Slanted]) -> bool:
    """Whether a source can be no periodical’s with its volume, and no part’s “In …”."""
    if not source:
        return True
    numbered = _is_numbered(source[-1])
    worded = all(re.search(r"[^\W\d_]{2}.*[^\]]$", one.text) for one in source)
    return worded and not numbered and not re.match(r"(?:In|On):? |\d|pp?\b|[(\[]", source[0].text)


def bracketed(body: Slanted) -> Iterator[Candidate]:
    """A work without a title: “[Unpublished raw data on …]. University” (APA 9.22)."""
    found = re.match(r"\[([^\[\]]+)\]\.?\s*", body.text)
    if not found:
        return
    source = sentences(body[found.end() :])
    said = found[1]
    kind, _ = kinds.of_bracket(said)
    kind = _TYPES.get(kind, kind) or "graphic"
    if re.match(r"(?:Unpublished )?(?:raw )?data\b", said, re.IGNORECASE):
        kind = "dataset"
    if re.search(r"\bmaps?\b", said, re.IGNORECASE):
        kind = "map"
    fields: Fields = {"genre": said}
    for one in source[:1]:
        fields["publisher"] = one.text
    yield Candidate({"type": kind, **fields}, 6.0, ("type",))


def _typed(
    apart: Beside, source: list[Slanted], known: Known, likely: float
) -> Iterator[Candidate]:
    fields: Fields = {"title": apart.title.tagged(italic=True)}
    if not fields["title"]:
        return
    for inner in apart.parentheses:
        likely += 1 if read_parenthesis(inner.text, fields) else -1.5
    brackets = [said.text for said in apart.brackets]
    kind, slot, said = "", "", ""
    if brackets:
        said = brackets.pop()
        kind, slot = kinds.of_bracket(said)
        likely -= 4 if kind == "periodical" else 0
        likely += 1.5 if kind else 0.2
        if not kind and is_translation(apart.title.text, said):
            fields["translated-title"] = said
            said = ""
        kind = kind or ("other" if said else "")
    for other in brackets:
        if kinds.is_attached(other):
            fields["medium"] = other
        else:
            fields["translated-title"] = other
    likely -= 0.6 * max(0, len(source) - 1)
    names = [one.text for one in source]
    if kind:
        yield from _of_kind((kind, slot, said), fields, names, known, likely)
    if not said:
        yield from _by_hints(fields, names, known, likely)


# Kinds that brackets name, where CSL has another word.
_TYPES = {
    "film": "motion_picture",
    "video": "motion_picture",
    "periodical": "webpage",
    "profile": "webpage",
}


def _of_kind(
    bracket: tuple[str, str, str], fields: Fields, names: list[str], known: Known, likely: float
) -> Iterator[Candidate]:
    """What the bracket says: its kind, the field for its words, and these."""
    kind, slot, said = bracket
    if kind == "other":
        for one in _by_hints({**fields, "genre": said}, names, known, likely):
            yield replace(one, guessed=one.guessed or ("type",))
        return
    made = dict(fields)
    made.pop("~publication", None)
    place = ". ".join(names)
    if kind == "thesis":
        yield Candidate(_thesis(said, made, names), likely)
        return
    if kind == "speech":
        described("genre", said, made)
        yield Candidate({"type": "speech", **made, **_held(place, known)}, likely)
        return
    if kind in ("graphic", "map"):
        described(slot, said, made)
        posted = kinds.is_posting(place)
        where = {"container-title": place} if posted else _kept(place)
        yield Candidate({"type": "post" if posted else kind, **made, **where}, likely)
        return
    if kind == "film" and "; " in said:
        said, _, made["medium"] = said.partition("; ")
    described(slot, said, made)
    if kind == "profile":
        where = {"container-title": place} if place else {}
        yield Candidate({"type": "webpage", **made, **where}, likely)
    elif kind == "post" or (kinds.is_posting(place) and "medium" not in fields):
        yield Candidate(
            {"type": "post", **made, **({"container-title": place} if place else {})}, likely
        )
    else:
        where = published(place)
        guessed = ("type",) if kind == "periodical" else ()
        yield Candidate({"type": _TYPES.get(kind, kind), **made, **where}, likely, guessed)


def _thesis(said: str, fields: Fields, names: list[str]) -> Fields:
    found = _THESIS.match(said)
    genre = found["genre"] if found else said
    made: Fields = {"type": "thesis", **fields, "genre": genre}
    school = found["school"] if found else ""
    if school:
        made["publisher"] = school
        if names:
            made["archive"] = ". ".join(names)
    elif names:
        made["publisher"] = ". ".join(names)
    return made


_COUNTRIES = """
    United States, United Kingdom, USA, UK, England, Scotland, Wales, Ireland, France, Spain, Italy,
    Germany, Austria, Switzerland, Netherlands, The Netherlands, Belgium, Denmark, Norway, Sweden,
    Finland, Iceland, Poland, Portugal, Greece, Turkey, Russia, Ukraine, Czechia, Czech Republic,
    Hungary, Romania, Canada, Mexico, Brazil, Argentina, Chile, Colombia, Peru, Cuba, Japan, China,
    India, South Korea, Taiwan, Singapore, Thailand, Vietnam, Philippines, Indonesia, Malaysia,
    Australia, New Zealand, South Africa, Egypt, Nigeria, Kenya, Ghana, Morocco, Israel, Iran, Iraq,
    Saudi Arabia, Qatar, United Arab Emirates
"""
_NAMES = "|".join(name.strip() for name in _COUNTRIES.split(","))
_COUNTRY = regex(rf"^(?:[A-Z]{{2}}|U\.S\.A?\.?|{_NAMES})$")


def _held(place: str, known: Known) -> Fields:
    """Where a talk was held, or the platform that has it (APA 10.5)."""
    found = _PLACE_AT_END.match(place)
    if place and found and not re.search(r"\b(?:University|College|Department)\b", found["place"]):
        parts = place.split(", ")
        # “Congress, Sydney, NSW, Australia”: the place has two to three parts.
        count = min(len(parts) - 1, 3 if re.search(r", [A-Z]{2,3}, [A-Z]", place) else 2)
        return {"event-title": ", ".join(parts[:-count]), "event-place": ", ".join(parts[-count:])}
    days = (known.fields.get("issued") or {}).get("date-parts") or [[]]
    if place and len(days) > 1:
        return {"event-title": place}
    return {"publisher": place} if place else {}


def _kept(place: str) -> Fields:
    """A museum with its town, or whoever has put a picture on the web (APA 10.14)."""
    parts = place.split(", ")
    if len(parts) > 1 and _COUNTRY.match(parts[-1]):
        stated = len(parts) > 3 and re.fullmatch("[A-Z]{2,3}", parts[-2])
        count = 3 if stated else min(2, len(parts) - 1)
        return {"archive": ", ".join(parts[:-count]), "archive-place": ", ".join(parts[-count:])}
    return {"publisher": place} if place else {}


def _by_hints(fields: Fields, names: list[str], known: Known, likely: float) -> Iterator[Candidate]:
    """Books, reports and pages print alike; their publisher, date and address tell."""
    house = published(". ".join(names))
    publisher, place = house.get("publisher", ""), house.get("publisher-place", "")
    clues = Clues(fields, publisher, known)
    found = scores(clues)
    order = sorted(found, key=lambda kind: -found[kind])
    best = order[0]
    clear = found[best] - found[order[1]] >= SURE and not clues.reference
    for kind in order[:3]:
        if found[kind] <= 0 and kind != best:
            break
        made = {"type": kind, **fields}
        made.pop("~publication", None)
        if "~publication" in fields and kind != "thesis":
            made["genre"] = "Publication"
        where = "container-title" if kind in ("webpage", "post") else "publisher"
        if publisher:
            made[where] = publisher
        if place:
            made["publisher-place"] = place
        if "archive_location" in made and publisher == "ERIC":
            made["archive"] = made.pop(where)
        guessed = () if clear and kind == best else (f"type: {' or '.join(order[:2])}",)
        yield Candidate(made, likely + 0.3 * (found[kind] - found[best]), guessed)
