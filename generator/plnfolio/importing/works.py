"""The typed list of references becomes works; those that the site has keep their keys."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree.ElementTree import Element, tostring

from plnfolio.cite import STYLES
from plnfolio.cite.rich import text_of
from plnfolio.importing.article import Article, Note, There, words, written
from plnfolio.importing.listing import List, lists_in
from plnfolio.lookup.doubles import double
from plnfolio.model.citation import STYLE
from plnfolio.model.reference import Reference
from plnfolio.reprint.pasted import Listed as Read
from plnfolio.reprint.pasted import Pasted, read_list

MOST_WORKS = 500
"""Works of one list; each takes some thousandths of a second."""

DIRECTIVE = ":::{references}\n:::"
_LETTER = re.compile(r"\((?:[^()]*\D)?(?:\d{4}|n\.\s?d\.-?)(?P<letter>[a-z])[),]")


@dataclass(slots=True)
class Listed:
    """The works of a text’s own list, by key, in its order, with their letters behind the year.

    ``new`` are the items of those that the site had not.
    """

    works: dict[str, Reference] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)
    new: dict[str, dict[str, Any]] = field(default_factory=dict)


def take_list(article: Article, there: There) -> Listed:
    """Take the list of references out of a text; its works go into the library.

    What of it is no work stays in the text, and what of a work is in doubt is said.
    """
    listed = Listed()
    lists = lists_in(article.body)
    for one in lists:
        if len(one.rows) > MOST_WORKS:
            article.note(
                f"this list has more than {MOST_WORKS} works, and stays in the text as it is; "
                "bring them in parts: plnfolio cite parse",
                near=words(one.rows[0])[:60],
            )
            continue
        read = read_list("\n".join(_html(row) for row in one.rows), "html")
        if not read.works:
            continue
        for pasted in read.works:
            _take(pasted, listed, article, there)
        if _is_annotated(read):
            article.note(
                "the list has remarks on its works, and stays in the text as it is; the page lists "
                "the works once more",
                near=words(one.rows[0])[:60],
            )
            continue
        _put_away(one, read, article, last=one is lists[-1], said=_printed(listed))
    return listed


def _is_annotated(read: Read) -> bool:
    """Whether a list says as much of its works as it names: they cannot be torn from that."""
    remarks = [piece for piece in read.others if piece.kind == "annotation"]
    return 5 * len(remarks) > 2 * len(read.works)


def _html(row: Element) -> str:
    return tostring(row, encoding="unicode", method="html").replace("\n", " ")


def _take(pasted: Pasted, listed: Listed, article: Article, there: There) -> None:
    """One work of the list: the key that the site has for it, or a new one."""
    work = pasted.reference
    if work is None:
        return
    known = double(work, [*there.library.values()])
    if known is not None:
        key = known.id
        listed.works.setdefault(key, known)
        if key not in there.works:
            article.note(f"“{key}” is in your library already, and stays as it is there")
    else:
        key = _free(str(pasted.item.get("id") or "work"), there)
        work = replace(work, id=key)
        listed.works[key] = there.library[key] = work
        listed.new[key] = {**pasted.item, "id": key}
        there.works[key] = listed.new[key]
        article.works.append(listed.new[key])
        for doubt in pasted.doubts:
            said = f"the reference “{key}” is in doubt: {doubt}"
            article.notes.append(Note(said, there.file_of(work)))
    if letter := _LETTER.search(pasted.source):
        listed.letters[key] = letter["letter"]


def _printed(listed: Listed) -> str:
    """What the page will say of the works, so that what got lost in reading them is found."""
    cited = STYLES[STYLE](listed.works).cite((), [*listed.works])
    return " ".join(text_of(entry.text) for entry in cited.entries)


def _free(key: str, there: There) -> str:
    """A key that no other work has: “kennedy2018”, or with the next letter behind it."""
    taken = {one.casefold() for one in there.library}
    stem = key[:-1] if re.search(r"\d[a-z]$", key) else key
    letters = "abcdefghijklmnopqrstuvwxyz"
    ways = [key, *(f"{stem}{one}" for one in letters), *(f"{stem}-{n}" for n in range(2, 999))]
    return next(way for way in ways if way.casefold() not in taken)


def _put_away(one: List, read: Read, article: Article, *, last: bool, said: str) -> None:
    """Take what became works out of the text; the directive stands there if the text goes on."""
    others = {" ".join(piece.words.text.split()): piece.kind for piece in read.others}
    kept = [row for row in one.rows if others.get(words(row)) == "annotation"]
    for piece, kind in others.items():
        if kind == "heading" and piece not in map(words, one.headings):
            article.note("a heading in the list of references is left out", left=piece)
    goes_on = last and one.goes_on()
    links = [Element("a", link.attrib) for row in one.rows for link in row.iter("a")]
    place = written("div", DIRECTIVE if goes_on else "", *([said] if last else []), *links)
    one.replace(place)
    for heading in one.headings:
        article.note("the page has its own heading for the list", left=words(heading))
    for row in kept:
        one.parent.insert(list(one.parent).index(place) + 1, row)
        article.note("this stood among the references and is none", near=words(row)[:60])
