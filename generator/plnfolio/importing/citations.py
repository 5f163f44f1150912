"""Typed citations become keys: each work's own forms are looked for in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from plnfolio.cite import STYLES
from plnfolio.cite.syntax import match_narrative, parse_bracketed
from plnfolio.importing.article import Article, There, written
from plnfolio.importing.cites.finder import Library, shorts_of
from plnfolio.importing.cites.folded import fold, folded
from plnfolio.importing.cites.forms import Forms, Printer, forms_of
from plnfolio.importing.cites.found import Found, Left
from plnfolio.importing.cites.search import search
from plnfolio.importing.cites.spots import Line, change_lines, links_in, put, text_of
from plnfolio.importing.cites.unfound import unfound
from plnfolio.importing.works import Listed, take_list
from plnfolio.model.citation import STYLE, Citation
from plnfolio.model.reference import Reference

_MOST = 3_000
"""Citations of a text; a long book has as many."""

_LONGEST = 100_000
"""Characters of a paragraph that is looked through."""

_DATED = re.compile(r"\d{4}|\bn\.? ?d\b|press")
__all__ = ["Forms", "Found", "Left", "citations", "forms_of", "keyed", "left"]


def keyed(text: str, works: Sequence[Forms]) -> list[Found]:
    """The typed citations in a text of Markdown (a paragraph, a line), in order.

    Code, addresses and what is keyed already are left alone; fences are the caller’s.
    """
    return search(text, Library(works), lambda *_: True, markdown=True)


def left(text: str, works: Sequence[Forms]) -> list[Left]:
    """What looks like a citation in a text of Markdown and cannot be keyed, with the reason."""
    found = keyed(text, works)
    return list(unfound(folded(text, markdown=True), found, Library(works)))


def citations(article: Article, there: There) -> None:
    """Take the list of references of a text, and key the citations of its works and the site’s.

    Works of the list that no citation is of stay in it: ``nocite``.
    """
    listed = take_list(article, there)
    if not _DATED.search(" ".join(article.body.itertext())) and not listed.works:
        return
    forms = _forms(article, listed, there)
    if not forms:
        return
    keying = _Keying(article, Library(forms), Printer(_works(listed, there), STYLES[STYLE]))
    change_lines(article.body, keying.change)
    keying.report()
    shown = keying.listed()
    if uncited := [key for key in listed.works if key not in shown]:
        article.matter["nocite"] = uncited


def _works(listed: Listed, there: There) -> list[Reference]:
    """The works of the list, and those of the site that are not in it."""
    return [*listed.works.values(), *(w for k, w in there.library.items() if k not in listed.works)]


def _forms(article: Article, listed: Listed, there: There) -> list[Forms]:
    """The forms of the works of the list, and of those of the site behind them."""
    own = forms_of([*listed.works.values()], STYLES[STYLE], listed.letters)
    others = [work for key, work in there.library.items() if key not in listed.works]
    rest = [replace(one, rank=1) for one in forms_of(others, STYLES[STYLE])]
    said = fold(" ".join(text_of(line) for line in _lines(article.body)))
    shorts = shorts_of(said, [*own, *rest])
    if not shorts:
        return [*own, *rest]
    _abbreviate(listed, there, shorts)
    own = forms_of([*listed.works.values()], STYLES[STYLE], listed.letters, shorts)
    rest = [replace(one, rank=1) for one in forms_of(others, STYLES[STYLE], None, shorts)]
    return [*own, *rest]


def _lines(body: Element) -> Iterator[Line]:
    found: list[Line] = []

    def keep(_text: str, line: Line) -> None:
        found.append(line)

    change_lines(body, keep)
    return iter(found)


def _abbreviate(listed: Listed, there: There, shorts: Mapping[str, str]) -> None:
    """Write the abbreviations of a text into the new works of its list."""
    for key, item in listed.new.items():
        work = listed.works[key]
        names = dict(work.names)
        for role, people in work.names.items():
            names[role] = tuple(
                replace(name, short=shorts[fold(name.literal)])
                if name.literal and not name.short and fold(name.literal) in shorts
                else name
                for name in people
            )
            for one in item.get(role, ()):
                short = (
                    shorts.get(fold(str(one.get("literal", "")))) if one.get("literal") else None
                )
                if short:
                    one.setdefault("short", short)
        listed.works[key] = there.library[key] = replace(work, names=names)


@dataclass(slots=True)
class _Keying:
    """Keys the lines of one text, and remembers what there is to say of it."""

    article: Article
    library: Library
    printer: Printer
    found: list[Found] = field(default_factory=list)
    whole: bool = True

    def change(self, text: str, line: Line) -> Line | None:
        if len(text) > _LONGEST or len(self.found) + self.article.left > _MOST:
            self.whole = False
            return None
        found = search(text, self.library, self.same)
        for odd in unfound(folded(text), found, self.library):
            self.article.left += 1
            self.article.note(f"“{odd.typed}” stays as it is typed: {odd.why}", near=odd.typed)
        for one in reversed(found):
            typed = " ".join(text[one.start : one.end].split())
            for address in links_in(line, one.start, one.end):
                if urlsplit(address).scheme in ("http", "https"):
                    self.article.note(
                        "a citation leads to the list, and no more to", near=typed, left=address
                    )
            line = put(line, one.start, one.end, written("span", one.markdown, typed))
        self.found += found
        self.article.keyed += len(found)
        return line if found else None

    def same(self, markdown: str, typed: str) -> bool:
        """Whether a citation is printed as it was typed, at its first use or later."""
        citation = _citation(markdown)
        if citation is None:
            return False
        printed = self.printer.all([citation, citation])
        return _compared(typed) in map(_compared, printed)

    def report(self) -> None:
        """Say which citations are printed otherwise than they were typed, and if some were not
        looked for.
        """
        if not self.whole:
            self.article.note(
                "this text has more citations than any, or a paragraph as long as a book; those "
                f"behind the first {_MOST:,}, and in that paragraph, stay as they are typed"
            )
        known = self._read()
        printed = self.printer.all([citation for _, citation in known])
        for (one, _), said in zip(known, printed, strict=True):
            if _in_any_order(said) != _in_any_order(one.typed):
                self.article.note(f"“{one.typed}” is printed as “{said}”", near=one.markdown)

    def listed(self) -> frozenset[str]:
        """The works that the page will list for what it cites."""
        return self.printer.listed([citation for _, citation in self._read()])

    def _read(self) -> list[tuple[Found, Citation]]:
        read = [(one, _citation(one.markdown)) for one in self.found]
        return [(one, citation) for one, citation in read if citation is not None]


def _citation(markdown: str) -> Citation | None:
    if markdown.startswith("["):
        return parse_bracketed(markdown[1:-1])
    read = match_narrative(markdown, 0)
    return read[0] if read is not None else None


def _in_any_order(said: str) -> list[str]:
    """The words of a citation: works may change places, and “and” be “&”."""
    plain = re.sub(r"[^\w&\s-]", " ", _compared(said))
    return sorted(re.sub(r"\band\b", "&", plain).split())


def _compared(said: str) -> str:
    plain = fold(said).replace("[", "(").replace("]", ")")
    return " ".join(plain.replace("*", "").split())
