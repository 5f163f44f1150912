"""How much of an article has arrived on its built page, figure by figure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from importing.dress.base import Dressed
from importing.truth import Block, Truth, citations, emphasised, items_of, notes, plain
from plnfolio.html_tree import page_tree
from plnfolio.pln.hours import read_time


@dataclass
class Score:
    """What there was to arrive, and what has."""

    there: float = 0
    arrived: float = 0
    missing: list[str] = field(default_factory=list)

    def count(self, arrived: bool, what: str) -> None:
        """One thing."""
        self.there += 1
        self.arrived += arrived
        if not arrived:
            self.missing.append(what)

    @property
    def share(self) -> float:
        """Of one."""
        return self.arrived / self.there if self.there else 1.0


FIGURES = {
    "prose": 0.995,
    "furniture": 0.99,
    "cells": 0.98,
    "hours": 0.95,
    "pictures": 1.0,
    "structure": 0.95,
    "own": 0.97,
    "references": 0.95,
    "italics": 0.90,
    "emphasis": 0.90,
    "citations": 0.97,
    "lost": 1.0,
}
"""What is measured, and what is asked of it: ``own`` are words of a page that are the article’s."""

Scores = dict[str, Score]


def words_in(text: str) -> list[str]:
    """Its words, however they are set."""
    flat = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("\u200b", "")
    return re.findall(r"[\w']*\w", flat)


def same(text: str) -> str:
    """What two texts have in common that are the same but for spaces and the form of quotes."""
    return " ".join(words_in(text))


def content(page: str, title: str) -> Element | None:
    """The text of a page with this title, without what a page makes of it itself."""
    tree = page_tree(page)
    if not any(same(shown(one)) == same(title) for one in tree.iter("h1")):
        return None
    for one in tree.iter("div"):
        if "e-content" in one.get("class", "").split():
            _without(one)
            return one
    return None


def _without(element: Element) -> None:
    for parent in list(element.iter()):
        for child in list(parent):
            called = child.get("class", "").split()
            gone = {"preview", "backlinks", "footnote-backref", "anchor", "hours"} & set(called)
            if gone or "hidden" in child.attrib:
                child[:] = []
                child.text = None


def shown(element: Element) -> str:
    """The words of an element."""
    return " ".join(_text(element).split())


def _text(element: Element) -> str:
    block = element.tag not in ("em", "i", "strong", "b", "a", "span", "sup", "u", "mark", "code")
    inside = (element.text or "") + "".join(_text(one) + (one.tail or "") for one in element)
    return f" {inside} " if block else inside


def prose(told: Truth, dressed: Dressed) -> Iterator[tuple[str, str]]:
    """Every block of an article that is no table, and what it has to be on the page."""
    for block in told.every():
        if block.kind in ("ul", "ol"):
            for item in block.items:
                yield "li", item
        elif block.kind in ("activity", "testimony"):
            yield "aside", block.text
        elif block.kind == "figure":
            yield "figcaption", block.text
        elif block.kind not in ("network", "table"):
            yield block.kind, block.text
        elif not dressed.tables:
            yield from _laid_out(block)
    if dressed.notes:
        for _, text in _every_text(told):
            for note in notes(text):
                yield "note", note


def _laid_out(table: Block) -> Iterator[tuple[str, str]]:
    """A table where there are none: a name, and a list below it."""
    for row in table.rows:
        yield "p", row[0]
        for cell in row[1:]:
            for item in items_of(cell) or (cell,):
                yield "li", item


def _every_text(told: Truth) -> Iterator[tuple[str, str]]:
    for block in told.every():
        for text in (block.text, *block.items):
            yield block.kind, text


def measured(dressed: Dressed, told: Truth, page: Element, kept: str, hours: Hours) -> Scores:
    """All figures of an article. ``kept`` is all that was written and said of it."""
    scores = {name: Score() for name in FIGURES}
    on_page = Counter(words_in(shown(page)))
    _of_words(scores, dressed, told, on_page, f"{kept} {shown(page)}")
    _of_structure(scores["structure"], dressed, told, page)
    if dressed.tables:
        _of_tables(scores, dressed, told, page, hours)
    shown_alts = [same(one.get("alt", "")) for one in page.iter("img")]
    for block in told.every():
        if block.picture:
            scores["pictures"].count(same(block.alt) in shown_alts, block.alt)
    _of_works(scores, dressed, told, page)
    return scores


def _of_words(
    scores: Scores, dressed: Dressed, told: Truth, on_page: Counter[str], kept: str
) -> None:
    meant = Counter(word for _, text in prose(told, dressed) for word in words_in(plain(text)))
    arrived = meant & on_page
    scores["prose"].there = meant.total()
    scores["prose"].arrived = arrived.total()
    scores["prose"].missing = list((meant - arrived).elements())
    source = Counter(meant)
    for block in told.every():
        cells = [*block.head, *_cells_shown(block, dressed)]
        for cell in (*cells, block.alt) if dressed.tables else (block.alt,):
            source.update(words_in(plain(cell)))
    for line in told.references:
        source.update(words_in(plain(line)))
    everything = set(source)
    source.update(words_in(f"{told.title} {told.heading} {told.author} activity note"))
    foreign = on_page - source
    around = _around(dressed.furniture)
    telling = Counter({word: count for word, count in around.items() if word not in source})
    found = foreign & telling
    scores["furniture"].there = telling.total()
    scores["furniture"].arrived = telling.total() - found.total()
    scores["furniture"].missing = list(found.elements())
    scores["own"].there = on_page.total()
    scores["own"].arrived = (on_page & source).total()
    scores["own"].missing = list(foreign.elements())
    everything |= set(around)
    kept_words = Counter(words_in(kept))
    lost = {w for w in everything if w not in kept_words and not w.isdigit()}
    more = Counter({w: c for w, c in (meant - kept_words).items() if w not in lost})
    scores["lost"].there = len(everything)
    scores["lost"].arrived = len(everything) - len(lost) - len(more)
    scores["lost"].missing = sorted(lost) + sorted(more)


def _cells_shown(block: Block, dressed: Dressed) -> Iterator[str]:
    """The cells of a table that have words: a logo without a description has none."""
    for number, row in enumerate(block.rows):
        named = not dressed.logos or block.kind == "table" or number % 3 != 2
        yield from row if named else row[1:]


def _around(furniture: str) -> Counter[str]:
    """The words of what surrounds an article, as far as anybody sees them."""
    body = page_tree(furniture).find("body")
    for parent in list(body.iter()) if body is not None else ():
        for child in list(parent):
            if child.tag in ("script", "style", "noscript"):
                child.text = None
    return Counter(words_in(" ".join(body.itertext()))) if body is not None else Counter()


_WHERE = {
    "p": ("p", "dd", "dt"),
    "h2": ("h2", "h3", "h4"),
    "h3": ("h2", "h3", "h4", "h5"),
    "li": ("li",),
    "figcaption": ("figcaption", "p"),
    "note": ("li",),
}


def _of_structure(score: Score, dressed: Dressed, told: Truth, page: Element) -> None:
    there: dict[str, list[str]] = {}
    for one in page.iter():
        there.setdefault(one.tag, []).append(same(_shown_without_calls(one)))
    quotes = [same(shown(one)) for one in page.iter("blockquote")]
    boxes = [
        same(shown(one))
        for one in page.iter()
        if one.tag in ("aside", "section", "figure", "blockquote")
        or "activity" in one.get("class", "").split()
    ]
    for kind, text in prose(told, dressed):
        meant = same(plain(text))
        if kind == "quote":
            score.count(meant in quotes, f"{kind}: {text}")
        elif kind == "aside":
            headed = any(meant in one for tag in ("h2", "h3", "h4") for one in there.get(tag, []))
            score.count(headed or any(meant in one for one in boxes), f"{kind}: {text}")
        elif kind == "note":
            score.count(any(meant in one for one in there.get("li", [])), f"{kind}: {text}")
        else:
            found = any(meant in there.get(tag, []) for tag in _WHERE[kind])
            score.count(found, f"{kind}: {text}")


def _shown_without_calls(element: Element) -> str:
    copy = deepcopy(element)
    for one in list(copy.iter("sup")):
        one[:] = []
        one.text = None
    return _text(copy)


Hours = dict[str, tuple[float, float]]
"""Networks by the words of their names, and the hours that were read of each."""


def _of_tables(scores: Scores, dressed: Dressed, told: Truth, page: Element, hours: Hours) -> None:
    rows = [Counter(words_in(shown(one))) for one in page.iter("tr")]
    for block in told.every():
        for number, row in enumerate(block.rows):
            cells = [Counter(words_in(plain(cell))) for cell in row]
            named = not (dressed.logos and block.kind == "network")
            meant = cells if named else cells[1:]
            together = sum(meant, Counter())
            best = max(rows, key=lambda one: (one & together).total(), default=Counter())
            for at, cell in enumerate(cells):
                if at == 0 and not named and number % 3 == 2:
                    continue
                scores["cells"].count(not cell - best, row[at])
            if block.hours >= 0:
                read = _read(row[block.hours])
                found = hours.get(same(row[0]))
                if found is None and not named:
                    found = read if read in hours.values() else None
                scores["hours"].count(found == read, f"{row[0]}: {row[block.hours]}: {found}")


def _read(text: str) -> tuple[float, float] | None:
    """The hours of a cell; its column says that numbers are hours."""
    time = read_time(f"{text} hours" if re.fullmatch(r"[\d–-]+", text) else text)
    return (round(time.low, 1), round(time.high, 1)) if time else None


def _of_works(scores: Scores, dressed: Dressed, told: Truth, page: Element) -> None:
    lists = [one for one in page.iter() if "csl-bib-body" in one.get("class", "")] or [page]
    entries = {
        _printed(shown(one)): one
        for each in lists
        for one in each.iter()
        if "csl-entry" in one.get("class", "")
    }
    for line in told.references:
        entry = entries.get(_printed(plain(line)))
        scores["references"].count(entry is not None, line)
        if dressed.italics:
            slanted = {same(shown(one)) for one in entry.iter("i")} if entry is not None else set()
            for text in emphasised(line):
                scores["italics"].count(same(text) in slanted, f"{text} in {line}")
    slanted = {same(shown(one)) for tag in ("em", "i") for one in page.iter(tag)}
    texts = [text for _, text in _every_text(told)]
    for block in told.every():
        texts += [cell for row in block.rows for cell in row]
    for text in texts:
        for one in emphasised(text):
            scores["emphasis"].count(same(one) in slanted, one)
    keyed = Counter(
        same(shown(one)) for one in page.iter() if "citation" in one.get("class", "").split()
    )
    for text in texts:
        for cited, listed in citations(text):
            if listed:
                key = same(cited)
                scores["citations"].count(keyed[key] > 0, cited)
                keyed[key] -= 1


def _printed(text: str) -> str:
    return same(text.replace("http", " http"))


def summed(each: Iterable[Scores]) -> Scores:
    """The figures of several articles as one."""
    total = {name: Score() for name in FIGURES}
    for scores in each:
        for name, score in scores.items():
            total[name].there += score.there
            total[name].arrived += score.arrived
            total[name].missing += score.missing
    return total
