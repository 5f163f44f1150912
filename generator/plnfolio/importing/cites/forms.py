"""A work's own forms: every way in which its authors and its date can stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from plnfolio import frozen
from plnfolio.cite import MakeStyle
from plnfolio.cite.common.works import author_of
from plnfolio.cite.rich import text_of
from plnfolio.cite.style import Style
from plnfolio.importing.cites.folded import fold
from plnfolio.model.citation import Citation, CiteItem, Mode
from plnfolio.model.reference import Name, Reference

_AND = r",? (?:&|and|y|e|und|u\.|et) "
_ET_AL = r",? (?:et\.? ?al\b\.?|y otros\b|y cols\b\.?|u\. ?a\.|e outros\b)"
_COLLEAGUES = r",? (?:and|&) (?:(?:his|her|their) )?(?:colleagues|others|co-?authors)\b"
_LETTER = re.compile(r"(?P<year>\d{4}|n\.d\.|in press)-?(?P<letter>[a-z]{1,2})?")
_SMALL = frozenset("a an and as at by for from in of on or the to with".split())
_TITLE_WORDS = 2
_ROLES = ("author", "editor", "director", "host", "guest", "script-writer", "producer", "composer")


@frozen.dataclass(frozen=True, slots=True)
class Forms:
    """How a work is cited. ``labels`` are patterns over folded text, the longest first.

    ``dates`` are its dates as `date_of` gives them. ``first`` is the given name of its first
    author where that is a person, ``group`` the whole name of one that is none, ``title`` its title
    where that stands in the author's place. Of two works that fit, the one of lower ``rank`` is
    meant: those of a text’s own list come before others of the site.
    """

    key: str
    labels: tuple[str, ...]
    dates: tuple[str, ...]
    first: str = ""
    group: str = ""
    title: str = ""
    rank: int = 0


class Printer:
    """Prints citations of works as the pages of the site will."""

    def __init__(self, works: Sequence[Reference], make: MakeStyle) -> None:
        self.keys = [work.id for work in works]
        self._style: Style = make({work.id: work for work in works})

    def each(self, mode: Mode) -> dict[str, str]:
        """Every work by itself, in one manner, on a page with all the others."""
        rows = [Citation((CiteItem(key),), mode) for key in self.keys]
        return dict(zip(self.keys, self.all(rows), strict=True))

    def all(self, citations: Sequence[Citation]) -> list[str]:
        """Citations in the order of reading."""
        return [text_of(rich) for rich in self._style.cite(citations, self.keys).in_text]

    def listed(self, citations: Sequence[Citation]) -> frozenset[str]:
        """The works that a page lists because of its citations."""
        return frozenset(entry.id for entry in self._style.cite(citations).entries)


def forms_of(
    works: Sequence[Reference],
    make: MakeStyle,
    letters: Mapping[str, str] | None = None,
    shorts: Mapping[str, str] | None = None,
) -> tuple[Forms, ...]:
    """The forms of works that one page cites.

    ``letters`` are those behind the years as the author's list has them, by key; ``shorts`` the
    abbreviations that the text itself gives to groups, by the group's name.
    """
    printer = Printer(works, make)
    labels, dates = printer.each("author-only"), printer.each("suppress-author")
    found = []
    for work in works:
        own = dates[work.id].strip("()")
        if letters and letters.get(work.id) and (parts := _LETTER.fullmatch(own)):
            own = parts["year"] + ("-" if parts["year"] == "n.d." else "") + letters[work.id]
        names = _names(work, labels[work.id])
        patterns = _by_names(names, shorts or {}) if names else _by_title(labels[work.id])
        spoken = _pattern(re.sub(r" \([^()]+\)$", "", labels[work.id]))
        found.append(
            Forms(
                work.id,
                tuple(sorted({*patterns, spoken}, key=len, reverse=True)),
                tuple(_dates(own)),
                names[0].given if names and names[0].family else "",
                fold(names[0].literal) if names and names[0].literal else "",
                "" if names else fold(labels[work.id]).strip('" '),
            )
        )
    return tuple(found)


def _dates(printed: str) -> Iterator[str]:
    """A date, and the part of “1900/2010” that people give alone."""
    date = date_of(printed)
    yield date
    if "/" in date:
        yield date.rpartition("/")[2]


def date_of(said: str) -> str:
    """A typed date as it is compared: “n.d.”, “2019a”, “n.d.-a”, “in press”."""
    plain = fold(said).casefold().strip(" .")
    plain = re.sub(
        r"^(?:n\.? ?d\b|s\.? ?f\b|o\.? ?j\b|s\.? ?d\b|no date\b|undated\b)\.?", "n.d.", plain
    )
    press = re.match(
        r"(?:in press|forthcoming|en prensa|im druck|im erscheinen|sous presse)", plain
    )
    if press:
        plain = "in press" + plain[press.end() :]
    return plain.replace(" ", "") if plain[:1].isdigit() else plain


def _names(work: Reference, label: str) -> tuple[Name, ...]:
    """Those who play the author: the role whose first name the printed label begins with."""
    begins = fold(label)
    for role in (*_ROLES, *work.names):
        names = work.names.get(role, ())
        first = names[0] if names else Name()
        if any(said and fold(said) in begins for said in (_surname(first), first.short)):
            return names
    return ()


def _surname(name: Name) -> str:
    return author_of(name, ((),)).surname  # type: ignore[arg-type]


def _by_names(names: Sequence[Name], shorts: Mapping[str, str]) -> Iterator[str]:
    """All of them, or the first few and “et al.”; a group by its abbreviation too."""
    each = [_named(name, shorts) for name in names]
    yield _joined(each)
    for some in range(1, len(each)):
        if len(each) > 2 or names[-1].literal == "et al.":
            yield ", ".join(each[:some]) + _ET_AL
            yield ", ".join(each[:some]) + _COLLEAGUES


def _named(name: Name, shorts: Mapping[str, str]) -> str:
    surname = fold(_surname(name))
    ways = [_pattern(surname)]
    if name.literal:
        article = re.match(r"[Tt]he (?=\w)", surname)
        bare = surname[article.end() :] if article else surname
        ways = [("(?:[Tt]he )?" if article else "") + _pattern(bare)]
        short = name.short or shorts.get(surname, "")
        if short:
            ways.append(_pattern(fold(short)))
    elif name.non_dropping_particle or surname[:1].islower():
        ways.append(_pattern(surname[:1].swapcase() + surname[1:]))
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _joined(each: Sequence[str]) -> str:
    if len(each) == 1:
        return each[0]
    return ", ".join(each[:-1]) + _AND + each[-1]


def _by_title(label: str) -> Iterator[str]:
    """A title in the author's place, whole or as people cut it: at a mark, or its first words."""
    title = fold(label).strip('" ')
    words = title.split()
    for some in range(min(_TITLE_WORDS, len(words)), len(words) + 1):
        if words[some - 1].casefold() in _SMALL and some < len(words):
            continue
        cut = " ".join(words[:some]).rstrip(",:;.?!")
        yield rf'"?(?i:{_pattern(cut)})[,.?!]?"?'


def _pattern(words: str) -> str:
    """A pattern for some words, with any space or hyphen between them."""
    plain = re.escape(fold(words)).replace(r"\ ", " ")
    plain = plain.replace(r"\-", "[- ]?")
    return plain.replace(r"\&", "&").replace("&", "(?:&|and)")


def acronym(group: str) -> str:
    """The capitals that stand for a group's name."""
    return "".join(word[0] for word in re.findall(r"[A-Za-z]+", group) if word[0].isupper())


def by_label(forms: Iterable[Forms]) -> dict[str, list[Forms]]:
    """Which works each label may mean."""
    found: dict[str, list[Forms]] = {}
    for one in forms:
        for label in one.labels:
            found.setdefault(label, []).append(one)
    return found
