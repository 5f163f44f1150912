"""Captions that were only put below or above a picture, and make a figure of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from plnfolio.importing.article import IN_A_LINE, fill, pieces, put_for, words

_NUMBERED = re.compile(
    r"(?:figure|fig\.|image|photo|abbildung|abb\.|figura|imagen|illustration)\s*"
    r"\d+(?:\.\d+)*(?P<title>\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_CLASS = re.compile(r"(?:^|[\s_-])(?:mso)?caption(?:$|[\s_-])", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center")
_LONGEST = 400
_SHORT = 30
"""Words of a caption that nothing but its place tells."""

_SHARE = 0.34
"""Of all paragraphs: where more are centred, it says nothing."""


def captions(body: Element) -> None:
    """Make figures of pictures with a line that is styled, numbered or set as a caption."""
    paragraphs = [one for one in body.iter("p") if words(one)]
    centred = [one for one in paragraphs if _is_centred(one)]
    by_place = set(centred) if len(centred) <= _SHARE * len(paragraphs) + 1 else set()
    for parent in list(body.iter()):
        if not any(map(_pictures, parent)):
            continue
        _titled_above(parent)
        shown = [one for one in parent if _has_something(one)]
        for number, picture in enumerate(shown):
            line = shown[number + 1] if number + 1 < len(shown) else None
            if _is_picture(picture) and line is not None and _is_caption(line, by_place):
                _figure(parent, picture, (line,), (picture, line))
            elif picture.tag == "p" and (cut := _broken(picture)):
                _figure(parent, cut[0], (cut[1],), (picture,))


def _titled_above(parent: Element) -> None:
    """“Figure 1”, its title, the picture: as APA (§7.28) and those who follow it have it."""
    shown = [one for one in parent if _has_something(one)]
    for number, one in enumerate(shown[:-1]):
        found = _NUMBERED.fullmatch(words(one)) if one.tag == "p" and not _pictures(one) else None
        if found is None or found["title"].strip(" .:"):
            continue
        rest = shown[number + 1 : number + 3]
        if len(rest) == 2 and _is_title(rest[0]) and _is_picture(rest[1]):
            _figure(parent, rest[1], (one, rest[0]), (one, *rest))


def _is_title(line: Element) -> bool:
    return line.tag in ("p", "div") and not _pictures(line) and len(words(line)) < _LONGEST


def _broken(paragraph: Element) -> tuple[Element, Element] | None:
    """A picture and the words behind it, where a paragraph has a break between them."""
    inside = [one for one in pieces(paragraph) if not isinstance(one, str) or one.strip()]
    if len(inside) < 3 or isinstance(inside[0], str) or isinstance(inside[1], str):
        return None
    picture, line, rest = inside[0], inside[1], inside[2:]
    if not _is_picture(picture) or line.tag != "br":
        return None
    caption = Element("p")
    fill(caption, rest)
    few = 0 < len(words(caption).split()) <= _SHORT
    return (picture, caption) if few and not _pictures(caption) else None


def _has_something(element: Element) -> bool:
    return bool(words(element)) or _pictures(element) > 0


def _is_picture(element: Element) -> bool:
    return not words(element) and _pictures(element) == 1


def _pictures(element: Element) -> int:
    return sum(1 for _ in element.iter("img"))


def _is_caption(line: Element, by_place: set[Element]) -> bool:
    if line.tag not in ("p", "div", "span") or _pictures(line):
        return False
    text = words(line)
    if not text or len(text) > _LONGEST:
        return False
    if _CLASS.search(line.get("class", "")) or _NUMBERED.match(text):
        return True
    return _alone(line) in by_place and len(text.split()) <= _SHORT


def _alone(line: Element) -> Element:
    """The paragraph in boxes that hold nothing else."""
    while line.tag == "div" and not (line.text or "").strip():
        filled = [one for one in line if words(one)]
        if len(filled) != 1 or any((one.tail or "").strip() for one in line):
            break
        line = filled[0]
    return line


def _is_centred(paragraph: Element) -> bool:
    return paragraph.get("align", "").lower() == "center" or bool(
        _CENTRED.search(paragraph.get("style", "").lower())
    )


def _figure(
    parent: Element, picture: Element, said: Sequence[Element], old: Sequence[Element]
) -> None:
    figure, caption = Element("figure"), Element("figcaption")
    for number, line in enumerate(said):
        fill(caption, ([". "] if number else []) + list(_in_line(line)))
    put_for(parent, old, figure)
    fill(figure, (picture, caption))


def _in_line(element: Element) -> Iterator[str | Element]:
    """What stands in a box, as it stands in a line."""
    for one in pieces(element):
        if isinstance(one, str) or one.tag in IN_A_LINE:
            yield one
        else:
            yield from _in_line(one)
