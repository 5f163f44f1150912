"""Footnotes, however a page ties them: a call leads to a note, and the note leads back."""

from __future__ import annotations

import re
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from plnfolio.importing.article import IN_A_LINE, fill, pieces, words
from plnfolio.importing.sources.seen import without

_NUMBER = re.compile(r"[\[(]?\s*(\d{1,3}|[*†‡]|[ivx]{1,5})\s*[\])]?[.:]?")
_BACK = re.compile(
    r"[\s↩↑⤴^←⬆\ufe0e\ufe0f↵]*(?:back|return|jump up)?[\s↩↑⤴^←⬆\ufe0e\ufe0f↵]*", re.I
)
_HEADS = re.compile(r"(?:foot|end)?notes?|notas(?: al pie)?|anmerkungen|fu(?:ß|ss)noten", re.I)


def footnotes(body: Element) -> dict[str, Element]:
    """The notes of a text by new ids, taken out of it; their calls are made regular in place."""
    targets = {
        name: one for one in body.iter() for name in (one.get("id"), one.get("name")) if name
    }
    parents = {child: parent for parent in body.iter() for child in parent}
    order = {one: number for number, one in enumerate(body.iter())}
    for one in body.iter("a"):
        if one.get("class") == "footnote":
            one.set("class", "")
    found: dict[Element, str] = {}
    calls: list[tuple[Element, Element]] = []
    for call in list(body.iter("a")):
        target = targets.get(_anchor(call))
        if target is None or not _is_call(call) or order[target] <= order[call]:
            continue
        note = _holder(target, parents, body)
        if note is None or call in set(note.iter()) or not _leads_back(note, call, parents):
            continue
        found.setdefault(note, f"fn-{len(found) + 1}")
        calls.append((call, note))
    for call, note in calls:
        _regular_call(call, found[note], parents)
    for parent in {parents[note] for note in found}:
        without(parent, lambda one: one in found)
    for note in found:
        _bare(note)
    return {name: note for note, name in found.items()}


def _anchor(link: Element) -> str:
    _page, sharp, name = link.get("href", "").rpartition("#")
    return unquote(name) if sharp else ""


def _is_call(link: Element) -> bool:
    return _NUMBER.fullmatch(words(link)) is not None


def _holder(target: Element, parents: dict[Element, Element], body: Element) -> Element | None:
    """The block that a note is: an item, a paragraph, or what Word has around one."""
    at = target
    while at.tag in IN_A_LINE and at in parents:
        at = parents[at]
    if at is body or at.tag in ("ol", "ul", "table"):
        return None
    above = parents.get(at)
    if above is not None and above is not body and above.tag in ("li", "div") and len(above) == 1:
        at = above
    return at if len(words(at).split()) < 500 else None


def _leads_back(note: Element, call: Element, parents: dict[Element, Element]) -> bool:
    """Whether a link in a note leads to its call, or to something right around that."""
    names = {call.get("id"), call.get("name")}
    at = call
    for _ in range(3):
        at = parents.get(at, at)
        names |= {at.get("id"), at.get("name")}
    names |= {child.get("id") for child in call.iter()}
    links = [_anchor(one) for one in note.iter("a")]
    return any(name in names for name in links if name)


def _regular_call(call: Element, name: str, parents: dict[Element, Element]) -> None:
    number = words(call)
    call.attrib.clear()
    call.attrib.update({"class": "footnote", "href": f"#{name}"})
    call[:] = []
    call.text = number.strip("[]() .:")
    above = parents.get(call)
    while above is not None and above.tag in ("sup", "span") and words(above) == call.text:
        above.tag, above.attrib = "span", {}
        above = parents.get(above)


def _bare(note: Element) -> None:
    """A note without the number and the arrow that lead back from it."""
    for parent in list(note.iter()):
        inside: list[str | Element] = []
        changed = False
        for one in pieces(parent):
            back = not isinstance(one, str) and one.tag in ("a", "sup") and _is_back(one)
            changed = changed or back
            if not back:
                inside.append(one)
        if changed:
            parent[:] = []
            parent.text = None
            fill(parent, inside)
    first = next((one for one in note.iter() if (one.text or "").strip()), None)
    if first is not None and first.text:
        first.text = re.sub(r"^\s*[\[(]?\d{1,3}[\])]?[.:]\s+", "", first.text)


def _is_back(link: Element) -> bool:
    if link.tag == "sup":
        return (
            all(one.tag == "a" and _is_back(one) for one in link)
            and not (link.text or "").strip()
            and len(link) > 0
        )
    if not _anchor(link):
        return False
    text = words(link)
    return bool(_NUMBER.fullmatch(text) or _BACK.fullmatch(text))


def heads_notes(text: str) -> bool:
    """Whether a heading is one that only stands over notes."""
    return _HEADS.fullmatch(text.strip(" :")) is not None
