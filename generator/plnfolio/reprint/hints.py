"""Books, reports and pages print alike; their publisher, date and address tell them apart."""

from __future__ import annotations

from collections.abc import Callable

from plnfolio.frozen import dataclass
from plnfolio.patterns import regex
from plnfolio.reprint import kinds
from plnfolio.reprint.candidate import Fields, Known

_STANDARD = regex(r"\b(?:ISO|IEC|ANSI|IEEE|ASTM|DIN|NISO|BS|EN|Standard)\b")
_COUNTED = regex(r"\d{1,2}(?:\D|$)")
_RELEASED = regex(r"\b(?:Report|Brief|Paper|Bulletin|Circular|Publication|Document|Memo\w*|Note)\b")
_REFERENCE = regex(r"\b(?:dictionary|encyclop\w+|bible|qur[’']an|torah)\b", 2)
_REPORTS = regex(
    r"\b(?:reports?|code of|plan|survey|statistics|polic(?:y|ies)|strategy|assessment|evaluation"
    r"|findings|principles|white paper|toolkit|outlook|index|recommendations|statement|handbook)\b",
    2,
)


@dataclass(frozen=True, slots=True)
class Clues:
    """What there is to tell by."""

    fields: Fields
    publisher: str
    known: Known

    def has(self, *names: str) -> bool:
        """Whether the item or its date and address have any of these fields."""
        return any(name in self.fields or name in self.known.fields for name in names)

    @property
    def number(self) -> str:
        """What is numbered, and its number."""
        return f"{self.fields.get('genre', '')} {self.fields.get('number', '')}"

    @property
    def title(self) -> str:
        """The title."""
        return str(self.fields.get("title", ""))

    @property
    def reference(self) -> bool:
        """Whether it may be a whole work of reference that is looked up on the web."""
        return bool(_REFERENCE.search(self.title)) and self.has("accessed")

    @property
    def paper(self) -> bool:
        """Whether the address is that of a PDF."""
        return self.known.url.lower().split("?")[0].endswith(".pdf")


_EDITIONED = ("volume", "number-of-volumes", "translator", "editor", "narrator")
_CLUES: tuple[tuple[str, float, Callable[[Clues], bool]], ...] = (
    ("book", 1, lambda _: True),
    ("book", 4, lambda it: "editor" in it.known.roles),
    ("book", 4, lambda it: it.has(*_EDITIONED)),
    ("book", 6, lambda it: bool(_COUNTED.match(str(it.fields.get("edition", ""))))),
    ("book", 1.5, lambda it: it.has("edition")),
    ("book", 3, lambda it: kinds.is_house(it.publisher)),
    ("book", 2, lambda it: it.has("original-date")),
    ("book", 1, lambda it: it.has("DOI")),
    ("book", 1.5, lambda it: bool(it.publisher) and not it.known.url),
    ("book", -2, lambda it: not it.publisher),
    ("book", -2, lambda it: it.known.group and not it.has("edition")),
    ("book", 2, lambda it: bool(_REFERENCE.search(it.title))),
    ("book", 7, lambda it: it.reference),
    ("report", 6, lambda it: bool(_RELEASED.search(it.number))),
    ("report", 4, lambda it: it.has("collection-title")),
    ("report", 5, lambda it: it.has("archive_location")),
    ("report", 2, lambda it: it.has("number")),
    ("report", 1.5, lambda it: kinds.is_agency(it.publisher)),
    ("report", 2.5, lambda it: it.paper),
    ("report", 1, lambda it: it.known.group),
    ("report", 1, lambda it: bool(it.known.url)),
    ("report", 1, lambda it: bool(_REPORTS.search(it.title))),
    ("webpage", 2, lambda it: bool(it.known.url)),
    ("webpage", -3, lambda it: not it.known.url),
    ("webpage", 3, lambda it: bool(it.known.url) and not it.known.day),
    ("webpage", 4, lambda it: bool(it.known.url) and len(it.known.day) > 1),
    ("webpage", 0.5, lambda it: it.known.group and not it.publisher),
    ("webpage", 3, lambda it: it.has("accessed") and not it.known.day),
    ("webpage", -3, lambda it: it.has(*_EDITIONED)),
    ("webpage", -2, lambda it: it.has("number")),
    ("webpage", -2, lambda it: kinds.is_house(it.publisher)),
    ("webpage", -1.5, lambda it: it.paper),
    ("article", 8, lambda it: kinds.is_repository(it.publisher)),
    ("article", -4, lambda it: it.has("archive_location")),
    ("standard", 9, lambda it: it.has("number") and bool(_STANDARD.search(it.number))),
    ("patent", 12, lambda it: "patent" in it.number.lower()),
    ("post", 6, lambda it: kinds.is_posting(it.publisher)),
)


def scores(clues: Clues) -> dict[str, float]:
    """How much speaks for each type."""
    found: dict[str, float] = {}
    for kind, weight, holds in _CLUES:
        found[kind] = found.get(kind, 0.0) + (weight if holds(clues) else 0.0)
    return found
