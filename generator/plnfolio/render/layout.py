"""A Document laid out flat: its pieces and those of its directives, each with where it is from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from plnfolio.diagnostics import Problem, Span
from plnfolio.frozen import dataclass
from plnfolio.model.document import DirectiveSlot, Document, Piece, Place
from plnfolio.model.site import Table
from plnfolio.patterns import regex
from plnfolio.render.asking import SiteReader
from plnfolio.render.ids import Ids


@dataclass(frozen=True, slots=True)
class Origin:
    """Where pieces come from: a file, and the line and column that their text begins at.

    ``column`` is 0 where the text's own columns say nothing about the file's (it is indented).
    """

    path: str
    line: int = 1
    column: int = 1

    def span(self, place: Place) -> Span:
        """A place in the text as a place in the file."""
        column = place.column
        if not self.column:
            column = 0
        elif column and place.line == 1:
            column += self.column - 1
        return Span(self.path, self.line + place.line - 1, column)


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """Where the author wants the list; filled when all citations are known."""

    place: Place


Block = Piece | ReferenceList
Located = tuple[Block, Origin]


InlineTables = Mapping[tuple[str, int], Table | None]
"""The tables written in a text, by its path and the line of their directive; None for one with
mistakes."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page while it is laid out: its own tables, its ids, the networks that it mentions, and what
    is wrong with it.
    """

    ids: Ids
    mentions: dict[str, None]
    problems: list[Problem]
    inline: InlineTables


@dataclass(frozen=True, slots=True)
class Filling:
    """A directive that wants to be filled: the slot, where it stands, whom to ask of the site."""

    slot: DirectiveSlot
    origin: Origin
    site: SiteReader
    sheet: Sheet
    heading: str = ""
    """The words of the heading that it stands below, as HTML has them."""

    def say(
        self, code: str, message: str, place: Place, remedy: str, *, leads_to: str = ""
    ) -> None:
        """Report a mistake in the directive; see ``Problem`` for what it ``leads_to``."""
        span = self.origin.span(place)
        self.sheet.problems.append(Problem(code, message, span, remedy, leads_to=leads_to))

    def mention(self, slug: str) -> None:
        """Remember that the page shows a network."""
        self.sheet.mentions[slug] = None

    def free_id(self, wanted: str) -> str:
        """An id that nothing on the page has yet."""
        return self.sheet.ids.free(wanted)

    def html(self, html: str) -> Located:
        """Finished HTML as a part of the page."""
        return html, self.origin


Filler = Callable[[Filling], Iterable[Located]]
"""What a directive that needs the site puts in its place: pieces and where they come from."""


def report(document: Document, origin: Origin, problems: list[Problem]) -> None:
    """What was seen while parsing, now that the file is known."""
    problems += (
        Problem(f.code, f.message, origin.span(f.place), f.help, f.severity)
        for f in document.findings
    )


def lay(
    pieces: Iterable[Piece],
    origin: Origin,
    site: SiteReader,
    sheet: Sheet,
    fillers: Mapping[str, Filler],
) -> Iterator[Located]:
    """All pieces in reading order, those of directives in their places."""
    before: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            before.append(piece)
        if not isinstance(piece, DirectiveSlot):
            yield piece, origin
        elif filler := fillers.get(piece.name):
            yield from filler(Filling(piece, origin, site, sheet, _heading_over(before)))


_HEADING = regex(r"<h[1-6]\b[^>]*>((?:(?!</?h[1-6]\b).)*)</h[1-6]>|</h[1-6]>", re.DOTALL)


def _heading_over(before: Iterable[str]) -> str:
    """The words of the last heading; none where a citation or a link stands in it."""
    for html in reversed(list(before)):
        if found := list(_HEADING.finditer(html)):
            return _TAG.sub("", found[-1][1] or "").strip()
    return ""


_TAG = regex(r"<[^>]*>")
