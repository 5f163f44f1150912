"""MLA 9 for books and articles: a second style, which shows that a style is a parameter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plnfolio.cite.common.clusters import Cite, cites
from plnfolio.cite.common.dates import issued, year_of
from plnfolio.cite.common.filing import name_key, title_letters
from plnfolio.cite.common.join import commas, sentences, series
from plnfolio.cite.common.labels import Label, groups, label_of, namesakes
from plnfolio.cite.common.locators import is_several, tidied
from plnfolio.cite.common.names import full, inverted, people
from plnfolio.cite.common.remarks import between, in_parentheses, listed, owned, with_prefix
from plnfolio.cite.common.remarks import with_tail as with_place
from plnfolio.cite.common.title_case import cased
from plnfolio.cite.common.titles import parse, quoted
from plnfolio.cite.common.works import Headline, Work, author_of
from plnfolio.cite.rich import Rich, concat, italic, link, plain, text_of, to_entry
from plnfolio.cite.style import Cited, ListEntry
from plnfolio.model.citation import Citation
from plnfolio.model.months import MONTHS
from plnfolio.model.reference import Reference

# Articles, conjunctions that join, and prepositions of any length (2.90).
SMALL = frozenset(
    "a an the and but for nor or so yet about across after against among around as at before "
    "between beyond by during from in inside into like near of off on onto out over past since "
    "than through throughout to toward under until up upon v via vs with within without".split()
)
# What is no page is named (appendix 1).
TERMS = {"chapter": ("ch.", "chs."), "paragraph": ("par.", "pars."), "section": ("sec.", "secs.")}


class Mla:
    """MLA 9 over one library."""

    def __init__(self, library: Mapping[str, Reference]) -> None:
        self._library = library

    def cite(self, citations: Sequence[Citation], nocite: Sequence[str] = ()) -> Cited:
        """See Style."""
        keys = [item.id for citation in citations for item in citation.items]
        found = {key: work(self._library[key]) for key in (*keys, *nocite) if key in self._library}
        page = Page(found)
        entries = (ListEntry(one.id, entry(one.reference)) for one in page.works)
        return Cited(tuple(map(page.citation, citations)), tuple(entries))


class Page:
    """The works of a page by the keys they are cited with, and what tells them apart there."""

    def __init__(self, known: Mapping[str, Work]) -> None:
        self._known = known
        self.works = sorted({one.id: one for one in known.values()}.values(), key=lambda w: w.key)
        shared = namesakes(self.works)
        named = (label_of(one, 3, initials=one.id in shared) for one in self.works)
        self._labels = {one.id: label for one, label in zip(self.works, named, strict=True)}
        alike = groups((one, self._labels[one.id].letters()) for one in self.works)
        self._alike = {one.id for group in alike for one in group if one.authors}

    def citation(self, citation: Citation) -> Rich:
        """“(Lave and Wenger 12)”, “Lave and Wenger (12)”, “(12)” (6.3 to 6.8)."""
        row = cites(citation.items, self._known)
        if citation.mode in ("narrative", "author-only"):
            return listed([_told(one, self._label(one), citation) for one in row])
        parts: list[Rich] = []
        for one in row:
            hidden = one.item.hidden or (citation.mode == "suppress-author" and one is row[0])
            text = with_prefix(one.item, _placed(() if hidden else self._label(one), one))
            parts += [plain(between(one.item) if parts else ""), _leading(text, one)]
        return concat(parts) if citation.enclosed else in_parentheses(concat(parts))

    def _label(self, one: Cite) -> Rich:
        if one.work is None:
            return plain(f"@{one.item.id}")
        line = one.work.headline
        title = quoted(line.short) if line.quoted else italic(line.short)
        if not one.work.authors:
            return title
        label = plain(_named(self._labels[one.work.id]))
        # Of several works by the same people the title tells which (6.8).
        return concat((label, plain(", "), title)) if one.work.id in self._alike else label


def _told(one: Cite, label: Rich, citation: Citation) -> Rich:
    label = owned(label, one.work) if citation.possessive and one.work else label
    place = in_parentheses(_placed((), one), " (") if citation.mode == "narrative" else ()
    return _leading(with_prefix(one.item, concat((label, place))), one)


def _leading(shown: Rich, one: Cite) -> Rich:
    return to_entry(shown, one.work.id) if one.work else shown


def _placed(label: Rich, one: Cite) -> Rich:
    place, term = tidied(one.item.locator), TERMS.get(one.item.label)
    shown = f"{term[is_several(place)]} {place}" if term and place else place
    return with_place(label, one.item, shown, glue=", " if term else " ", aside=", ")


def _named(label: Label) -> str:
    """“Lave and Wenger”, “Brown et al.” (6.5)."""
    names = [one.surname for one in label.names]
    names[0] = f"{label.names[0].initials} {names[0]}" if label.initials else names[0]
    return f"{names[0]} et al." if label.et_al else series(names, "and", always_comma=False)


def work(reference: Reference) -> Work:
    """A work as the text names it; a list is in the order of names, then titles (5.123)."""
    title = cased(reference["title-short"] or reference["title"], reference["language"], SMALL)
    makers = people(reference, "author") or people(reference, "editor")
    keys = tuple(name_key(name, str) for name in makers)
    authors = tuple(author_of(name, key) for name, key in zip(makers, keys, strict=True))
    letters = title_letters(reference["title"])
    key = (keys or ((letters, (), 0, ""),), (0, 0, 0, 0), letters, reference.id)
    headline = Headline(title, title, quoted=bool(reference["container-title"]))
    return Work(reference, key, authors, headline, date="", year="", personal=False, legal=False)


def entry(reference: Reference) -> Rich:
    """“Author. *Title*. Publisher, year.” and “Author. “Title.” *Container*, …” (5.1)."""
    makers, editors = people(reference, "author"), people(reference, "editor")
    role = "" if makers or not editors else ", editor" if len(editors) == 1 else ", editors"
    makers, editors = (makers, editors) if makers else (editors, ())
    names = [inverted(name, whole=True) for name in makers[:1]] + [full(n) for n in makers[1:]]
    shown = f"{names[0]}, et al." if len(names) > 2 else series(names, "and", True)
    title = cased(reference["title"], reference["language"], SMALL)
    container = cased(reference["container-title"], reference["language"], SMALL)
    said = {
        "edited by ": series([full(name) for name in editors], "and", always_comma=False),
        "vol. ": text_of(parse(reference["volume"])),
        "no. ": text_of(parse(reference["issue"])),
        "": reference["publisher"].replace("University Press", "UP"),
        " ": _day(reference),
        "pp. " if is_several(reference["page"]) else "p. ": text_of(parse(reference["page"])),
    }
    details = [plain(f"{before.lstrip()}{what}") for before, what in said.items() if what]
    address = f"https://doi.org/{reference['DOI']}" if reference["DOI"] else reference["URL"]
    whole = commas((italic(container), *details, link(address)))
    return sentences((plain(shown + role), (quoted if container else italic)(title), whole))


def _day(reference: Reference) -> str:
    """“4 Mar. 2019”, as much of it as is known (5.78)."""
    found = issued(reference)
    year, month, day = (*found.parts[0], 0, 0)[:3] if found and found.parts else (0, 0, 0)
    name = MONTHS[month - 1] if month else ""
    short = name if len(name) <= 4 else f"{name[:3]}."
    return " ".join(filter(None, (str(day or ""), short, year_of(year) if year else "")))
