"""What stands in a line, made regular: marks hug their words, and nothing is marked twice.

A line is taken apart into *runs*, words that have the same marks, and put together again. So it
does not matter in how many elements, and with which styles, a page editor wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from xml.etree.ElementTree import Element

from plnfolio.frozen import dataclass
from plnfolio.importing.article import MARKDOWN, fill, pieces
from plnfolio.importing.tidy.styles import marks_of, size_of

_ORDER = ("strong", "em", "del", "mark", "u", "sup", "sub", "code")
_ATOMS = frozenset(("img", "br", "video"))
_GLUE = re.compile("[\u200b\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0\u2000-\u200a\u3000]+")
_KEPT_SPACE = re.compile("(?<=[«‹])\u00a0|\u00a0(?=[»›:;!?%€])|(?<=\\d)\u202f")
_HELD = "\u202f"
_SIGNS = ".,:;!?)"


@dataclass(frozen=True, slots=True)
class Run:
    """Words with their marks, and where they lead; or something that is no word.

    ``size`` is that of their letters in pixels, as far as anything says it.
    """

    text: str = ""
    marks: frozenset[str] = frozenset()
    href: str = ""
    atom: Element | None = None
    title: str = ""
    size: float = 0

    @property
    def is_space(self) -> bool:
        """Whether it is a space and no more."""
        return self.atom is None and not self.text.strip(" ")

    @property
    def is_break(self) -> bool:
        """Whether a line ends here."""
        return self.atom is not None and self.atom.tag == "br"


def runs(line: Iterable[str | Element], marks: frozenset[str] = frozenset()) -> list[Run]:
    """A line taken apart, with spaces between words and no others."""
    found: list[Run] = []
    _take_apart(line, Run(marks=marks), found)
    return settled(found)


def _take_apart(line: Iterable[str | Element], like: Run, found: list[Run]) -> None:
    for one in line:
        if isinstance(one, str):
            found += _words(one, like)
        elif one.get(MARKDOWN) is not None or one.tag in _ATOMS or is_call(one):
            found.append(replace(like, text="", atom=_alone(one)))
        elif one.tag == "wbr":
            continue
        elif one.tag == "q":
            found.append(replace(like, text="“"))
            _take_apart(pieces(one), like, found)
            found.append(replace(like, text="”"))
        else:
            size = size_of(one) or like.size
            inner = replace(like, marks=marks_of(one, like.marks), size=size)
            if one.tag == "a" and one.get("href"):
                inner = replace(inner, href=one.get("href", ""), title=one.get("title", ""))
            if inner.href:
                # Editors underline links by a style.
                inner = replace(inner, marks=inner.marks - {"u"})
            _take_apart(pieces(one), inner, found)


def _like(run: Run, text: str) -> Run:
    return Run(text, run.marks, run.href, None, run.title, run.size)


def is_call(element: Element) -> bool:
    """Whether it calls a footnote."""
    return element.tag == "a" and element.get("class") == "footnote"


def _words(text: str, like: Run) -> list[Run]:
    text = _SPACES.sub(" ", _KEPT_SPACE.sub(_HELD, _GLUE.sub("", text)))
    inner = text.strip(" ")
    if not inner:
        return [_like(like, " ")] if text else []
    start = text.index(inner)
    parts = (text[:start], inner, text[start + len(inner) :])
    return [_like(like, part) for part in parts if part]


def _alone(element: Element) -> Element:
    made = Element(element.tag, dict(element.attrib))
    made.text = element.text
    made.extend(element)
    return made


def settled(found: Sequence[Run]) -> list[Run]:
    """Runs with single spaces, which have the marks that both their neighbours have."""
    kept: list[Run] = []
    for one in found:
        if one.is_space and (not kept or kept[-1].is_space or kept[-1].is_break):
            continue
        if one.is_break and kept and kept[-1].is_space:
            kept.pop()
        kept.append(one)
    while kept and (kept[-1].is_space or kept[-1].is_break):
        kept.pop()
    while kept and kept[0].is_break:
        kept.pop(0)
    return _like_neighbours(kept)


def _has_none(one: Run) -> bool:
    return one.is_space or one.is_break


def _like_neighbours(found: list[Run]) -> list[Run]:
    """Spaces and breaks marked as what is on both their sides."""
    behind: list[Run] = []
    after = Run()
    for one in reversed(found):
        behind.append(after)
        after = after if _has_none(one) else one
    before = Run()
    made = []
    for one, after in zip(found, reversed(behind), strict=True):
        if _has_none(one):
            same = before.href == after.href
            href, title = (before.href, before.title) if same else ("", "")
            marks = before.marks & after.marks
            if one.is_break or before.marks != after.marks:
                marks -= {"code"}
            if (marks, href, title) != (one.marks, one.href, one.title):
                one = replace(one, marks=marks, href=href, title=title)  # noqa: PLW2901
        else:
            before = one
        made.append(one)
    return made


def together(found: Sequence[Run]) -> list[str | Element]:
    """Runs as words and elements: a link around all its marks, and marks in one order."""
    made: list[str | Element] = []
    for (href, title), some in groupby(_hugging(found), lambda one: (one.href, one.title)):
        inside = _marked(_bare_at_ends(list(some)), _ORDER)
        if not href:
            made += inside
            continue
        link = Element("a", {"href": href, **({"title": title} if title else {})})
        fill(link, inside)
        made.append(link)
    return made


def _bare_at_ends(found: list[Run]) -> list[Run]:
    """Runs whose first and last spaces and breaks have no marks."""
    for order in (range(len(found)), range(len(found) - 1, -1, -1)):
        for at in order:
            if not _has_none(found[at]):
                break
            found[at] = replace(found[at], marks=frozenset())
    return found


def _marked(found: Sequence[Run], order: Sequence[str]) -> list[str | Element]:
    if not order:
        return [one.text if one.atom is None else one.atom for one in found]
    made: list[str | Element] = []
    for is_marked, some in groupby(found, lambda one: order[0] in one.marks):
        inside = _marked(list(some), order[1:])
        if is_marked:
            element = Element(order[0])
            fill(element, inside)
            made.append(element)
        else:
            made += inside
    return made


def _hugging(found: Sequence[Run]) -> list[Run]:
    """Signs at the end of what is marked stand behind it, where a word follows without a space.

    “**Cost:**free” is no emphasis in Markdown (CommonMark 6.2); “**Cost**:free” is.
    """
    made: list[Run] = []
    for at, one in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        loose = one.marks - after.marks if after is not None and after.atom is None else frozenset()
        if after is None or not loose or not after.text[:1].isalnum() or one.atom is not None:
            made.append(one)
            continue
        bare = one.text.rstrip(_SIGNS)
        if bare:
            made.append(replace(one, text=bare))
        if bare != one.text:
            made.append(replace(one, text=one.text[len(bare) :], marks=one.marks & after.marks))
    return made


def parted(found: Sequence[Run]) -> list[list[Run]]:
    """Paragraphs of a line: two breaks, as page editors write them, begin a new one."""
    paragraphs: list[list[Run]] = [[]]
    for one in found:
        if one.is_break and paragraphs[-1] and paragraphs[-1][-1].is_break:
            paragraphs[-1].pop()
            paragraphs.append([])
        elif not (one.is_break and not paragraphs[-1]):
            paragraphs[-1].append(one)
    return [kept for one in paragraphs if (kept := settled(one))]


def lines(found: Sequence[Run]) -> list[list[Run]]:
    """A paragraph cut at its breaks."""
    made: list[list[Run]] = [[]]
    for one in found:
        if one.is_break:
            made.append([])
        else:
            made[-1].append(one)
    return [kept for one in made if (kept := settled(one))]


def plain(found: Sequence[Run]) -> str:
    """The words of runs."""
    return "".join("\n" if one.is_break else one.text for one in found)
