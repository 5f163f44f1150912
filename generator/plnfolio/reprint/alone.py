"""Works that stand alone: “*Title* (2nd ed.) [Kind]. Publisher” (APA 10.2, 10.4 to 10.16)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plnfolio.patterns import regex
from plnfolio.read.references import newspapers, publishers
from plnfolio.reprint import kinds
from plnfolio.reprint.beside import read_parenthesis
from plnfolio.reprint.candidate import Candidate, Fields, Known, described
from plnfolio.reprint.cuts import Beside, beside, cuts, sentences
from plnfolio.reprint.journals import located
from plnfolio.reprint.slanted import Slanted

_THESIS = regex(
    r"^(?P<genre>(?:[A-Z][\w’'.]*\s)*?(?:doctoral |master[’']?s? |bachelor[’']?s? |honors )?"
    r"(?:dissertation|thesis|capstone project|praxis))(?:, (?P<school>.+))?$",
    re.IGNORECASE,
)
_STANDARD = regex(r"\b(?:ISO|IEC|ANSI|IEEE|ASTM|DIN|NISO|BS|EN|Standard)\b")
_PLACE_AT_END = regex(r"^(?P<name>.+?), (?P<place>(?:[A-Z][\w .’'-]+, )*[A-Z][\w .’'-]+)$")
_RELEASED = regex(r"\b(?:Report|Brief|Paper|Bulletin|Circular|Publication|Document|Memo\w*|Note)\b")
_REFERENCE = regex(r"\b(?:dictionary|encyclop\w+|handbook|bible|qur[’']an|torah)\b", re.IGNORECASE)


def read(body: Slanted, known: Known) -> Iterator[Candidate]:
    """Every place where the title may end, with the sentences behind it as its source."""
    ends = [(cut.end, cut.begins, cut.sure) for cut in cuts(body.text)] + [
        (len(body), len(body), True)
    ]
    likely = 5.0
    for end, begins, sure in ends:
        element, rest = body[:end], body[begins:]
        source = sentences(rest)
        if len(source) > 3 or (source and _is_numbered(source[-1])):
            likely -= 0.6
            continue
        for apart in beside(element, 3):
            yield from _typed(apart, source, known, likely if sure else likely - 1.5)
        likely -= 0.5


def _is_numbered(name: Slanted) -> bool:
    """Whether a source has a volume and more, so that it is a periodical."""
    found = located(name)
    return found is not None and "volume" in found[1] and len(found[1]) > 1


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
        likely += 1.5 if kind else 0.2
        if not kind:
            fields["translated-title"] = said
            said = ""
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
    described(slot, said, made)
    if kind == "profile":
        where = {"container-title": place} if place else {}
        yield Candidate({"type": "webpage", **made, **where}, likely)
    elif kind == "post" or (kinds.is_posting(place) and "medium" not in fields):
        yield Candidate(
            {"type": "post", **made, **({"container-title": place} if place else {})}, likely
        )
    else:
        where = {"publisher": place} if place else {}
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
    found = _PLACE_AT_END.match(place)
    if found and not kinds.is_house(place):
        parts = place.split(", ")
        count = 3 if len(parts) > 3 else len(parts) - 1 if len(parts) < 3 else 2
        return {"archive": ", ".join(parts[:-count]), "archive-place": ", ".join(parts[-count:])}
    return {"publisher": place} if place else {}


def _by_hints(fields: Fields, names: list[str], known: Known, likely: float) -> Iterator[Candidate]:
    """Books, reports and pages print alike; their publisher, date and address tell."""
    publisher, place = publishers.apart(". ".join(names))
    scores = _scores(fields, publisher, known)
    order = sorted(scores, key=lambda kind: -scores[kind])
    best = order[0]
    for kind in order[:3]:
        if scores[kind] <= 0:
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
        clear = (
            kind == best and scores[best] - max([scores[one] for one in order[1:]], default=0) >= 3
        )
        guessed = () if clear else (f"type: {' or '.join(order[:2])}",)
        yield Candidate(made, likely + 0.3 * (scores[kind] - scores[best]), guessed)


def _scores(fields: Fields, publisher: str, known: Known) -> dict[str, float]:
    """How much speaks for each type."""
    numbered = f"{fields.get('genre', '')} {fields.get('number', '')}"
    date, group, url = known.fields, known.group, known.url
    score = {
        "book": 1.0,
        "report": 0.0,
        "webpage": 0.0,
        "article": 0.0,
        "standard": 0.0,
        "patent": 0.0,
    }
    editioned = any(
        name in fields
        for name in ("volume", "number-of-volumes", "translator", "editor", "narrator")
    )
    score["book"] += 4 * ("editor" in known.roles) + 4 * editioned
    score["book"] += (
        3 * ("edition" in fields) * (2 if str(fields.get("edition", ""))[:1].isdigit() else 0.5)
    )
    score["book"] += 3 * kinds.is_house(publisher) + 2 * ("original-date" in date)
    score["book"] += 1.5 * (bool(publisher) and not url) + ("DOI" in date) - 2 * (not publisher)
    score["report"] += 6 * bool(_RELEASED.search(numbered)) + 4 * bool(
        fields.get("collection-title")
    )
    score["report"] += 5 * ("archive_location" in fields) + 2 * ("number" in fields)
    score["report"] += 1.5 * kinds.is_agency(publisher) + 2 * url.lower().endswith(".pdf")
    score["report"] += 1.0 * group + 0.5 * bool(url) + 0.5 * (group and not publisher)
    score["webpage"] += (3 if not known.day else 4 * (len(known.day) > 1)) if url else -3
    score["webpage"] += (
        2.0 * bool(url) + 3 * ("accessed" in date) - 3 * editioned - 2 * ("number" in fields)
    )
    score["webpage"] -= 2 * kinds.is_house(publisher) + 1.5 * url.lower().endswith(".pdf")
    score["article"] += 8 * kinds.is_repository(publisher) - 4 * ("archive_location" in fields)
    score["standard"] += 9 * bool(_STANDARD.search(numbered) and "number" in fields)
    score["patent"] += 12 * ("patent" in numbered.lower())
    if newspapers.kind(publisher, numbered=False) and len(known.day) > 1:
        score["webpage"] += 1
    if _REFERENCE.search(str(fields["title"])) and not group:
        score["book"] += 1
    if kinds.is_posting(publisher):
        score["post"] = 5.0
    return score
