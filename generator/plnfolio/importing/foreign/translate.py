"""A text of another program as ours: the passes in their order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field

from plnfolio.frozen import dataclass
from plnfolio.importing.article import Note
from plnfolio.importing.foreign.divs import crossed, divs, shortcodes_in_code
from plnfolio.importing.foreign.fields import fields_of
from plnfolio.importing.foreign.ground import Ground
from plnfolio.importing.foreign.kramdown import kramdown
from plnfolio.importing.foreign.marks import marks
from plnfolio.importing.foreign.matter import Ours, ours
from plnfolio.importing.foreign.others import indented, obsidian
from plnfolio.importing.foreign.setting import Setting
from plnfolio.importing.foreign.tags import tags
from plnfolio.written.yaml import Value

_FIRST = re.compile(r"#(?!#)[ \t]+(?P<title>.*?)[ \t]*#*[ \t]*(?:\{[^{}]*\})?[ \t]*")
_DEEPEST = 3
"""How deep files are included in one another."""

_UNDER = re.compile(r"=+[ \t]*")
_HEADING = re.compile(r"[ \t]{0,3}#{1,5}(?=[ \t])")


@dataclass(frozen=True, slots=True)
class Translated:
    """What a text says of itself, and its Markdown; each line has its number in the file."""

    matter: Ours
    text: str
    numbers: Sequence[int]
    notes: list[Note] = field(default_factory=list)
    categories: Sequence[str] = ()


def translated(text: str, path: str, setting: Setting) -> Translated:
    """A whole file, front matter and text; ``path`` is what its author calls it."""
    fields = fields_of(text, path)
    matter = ours(fields, path, setting.tool)
    first = text.count("\n", 0, fields.body) + 1
    lines = text[fields.body :].count("\n") + 1
    ground = Ground(text[fields.body :], path, range(first, first + lines))
    values = {f"page.{name.lower()}": value for name, value in _words(fields.values)}
    setting = setting.knowing({**setting.values, **values})
    indented(ground)
    shortcodes_in_code(ground)
    ground = ground.settled()
    for _ in range(_DEEPEST):
        again = tags(ground, setting)
        ground = ground.settled()
        if not again:
            break
    divs(ground)
    kramdown(ground)
    found = obsidian(ground, setting)
    ground = ground.settled()
    crossed(ground, setting)
    marks(ground)
    _headings(ground, matter)
    ground = ground.settled()
    matter.tags += [tag for tag in found if tag not in matter.tags]
    notes = [*matter.notes, *ground.notes]
    return Translated(matter, ground.text, ground.numbers, notes, _categories(fields.values))


def _categories(values: Mapping[str, Value]) -> list[str]:
    """Jekyll has them in addresses."""
    found = values.get("categories") or values.get("category")
    if isinstance(found, str):
        return found.split()
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def _words(values: object) -> list[tuple[str, str]]:
    if not isinstance(values, dict):
        return []
    return [(str(name), value) for name, value in values.items() if isinstance(value, str)]


def _headings(ground: Ground, matter: Ours) -> None:
    """The title stands in the front matter, and headings begin with the second level below it."""
    lines = ground.lines
    first = next((i for i, line in enumerate(lines) if not line.blank), None)
    if first is None:
        return
    found = _FIRST.fullmatch(lines[first].text)
    title = found["title"] if found else ""
    under = first + 1 < len(lines) and _UNDER.fullmatch(lines[first + 1].text)
    if under and not lines[first].code:
        title = lines[first].text.strip()
    if title and (not matter.title or _same(title, matter.title)):
        if matter.title:
            said = "this heading repeats the title, and was left out"
            ground.note(lines[first].start, said, title)
        matter.title = matter.title or re.sub(r"[*_`]|!?\[([^\]]*)\]\([^)]*\)", r"\1", title)
        ground.drop_lines(first, first + (2 if under else 1))
    else:
        first = -1
    rest = [line for i, line in enumerate(lines) if i != first and not line.code]
    if any(re.match(r"[ \t]{0,3}#[ \t]", line.text) for line in rest):
        for line in rest:
            if sign := _HEADING.match(line.text):
                ground.put(line.start, line.start + sign.end(), f"{sign[0]}#")


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one.casefold()) == re.sub(r"\W+", "", other.casefold())
