"""Labels written out: “&” in parentheses, “and” in sentences, abbreviations at first use."""

from __future__ import annotations

from dataclasses import dataclass, field

from plnfolio.cite.common.join import comma_inside, series
from plnfolio.cite.common.labels import Label
from plnfolio.cite.common.works import Author
from plnfolio.cite.rich import Rich, concat, plain


@dataclass(slots=True)
class Naming:
    """Writes the labels of one page in the order of reading.

    It remembers which abbreviations the reader has met, as a group is named in full only the
    first time (APA 8.21).
    """

    shorts: dict[str, str]
    _met: set[str] = field(default_factory=set)

    @property
    def met(self) -> int:
        """How many abbreviations the reader has met; what is named depends on nothing else."""
        return len(self._met)

    def parenthetical(self, label: Label, *, before_date: bool = True) -> Rich:
        """“Judge & Kammeyer-Mueller,”, “Name [ABBR],”, “Short Title,” with its comma if dated."""
        if not label.names:
            shown = _quoted(label)
        else:
            names = [self._bracketed(label, i) for i in range(len(label.names))]
            shown = plain(_joined(names, label.et_al, "&"))
        return comma_inside(shown) if before_date else shown

    def narrative(self, label: Label, *, before_year: bool = True) -> tuple[Rich, str]:
        """The label in a sentence, and the abbreviation that goes before the year (8.21).

        Where something stands between the name and the year, or no year follows, the abbreviation
        gets parentheses of its own and nothing is left for the year.
        """
        if not label.names:
            return label.spoken or _quoted(label), ""
        names: list[str] = []
        held = ""
        last = len(label.names) - 1
        for i, author in enumerate(label.names):
            shown, new = self._meet(author, label.initials and i == 0)
            if new and i == last and before_year and not label.et_al:
                held = new
            elif new:
                shown = f"{shown} ({new})"
            names.append(shown)
        return plain(_joined(names, label.et_al, "and")), held

    def _bracketed(self, label: Label, i: int) -> str:
        shown, new = self._meet(label.names[i], label.initials and i == 0)
        return f"{shown} [{new}]" if new else shown

    def _meet(self, author: Author, with_initials: bool) -> tuple[str, str]:
        """The name to write, and an abbreviation that the reader has to be told now."""
        if author.is_person:
            return (f"{author.initials} " if with_initials else "") + author.surname, ""
        name = author.key[0]
        short = self.shorts.get(name, "")
        if not short:
            return author.surname, ""
        if name in self._met:
            return short, ""
        self._met.add(name)
        return author.surname, short


def _joined(names: list[str], et_al: bool, word: str) -> str:
    """“A”, “A & B”, “A, B, & C”, “A et al.”, “A, B, et al.” (APA 8.17, 8.18)."""
    if not et_al:
        return series(names, word, always_comma=False)
    if len(names) == 1:
        return f"{names[0]} et al."
    return f"{', '.join(names)}, et al."


def _quoted(label: Label) -> Rich:
    return concat((plain("“"), label.title, plain("”"))) if label.quoted else label.title
