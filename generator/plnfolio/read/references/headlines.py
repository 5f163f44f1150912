"""Titles in the capitals of a headline, where APA wants those of a sentence (6.17, 9.19).

A program cannot tell every name from a word, so no title is changed: one is named where all of its
words that could be small have capitals, and enough of these are hardly ever part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from plnfolio.model.reference import Name, Reference
from plnfolio.patterns import regex
from plnfolio.read.references.groups import is_group
from plnfolio.read.references.ordinary import is_derived, is_ordinary
from plnfolio.read.references.proper import (
    has_initials,
    is_groups_own,
    is_proper,
    is_yearly,
    without_studies,
)

_NAMES = frozenset(
    "bill classic dataset event hearing interview legal_case legislation patent periodical "
    "personal_communication post regulation software speech standard treaty".split()
)
"""Types whose titles are names, or somebody’s own words."""

_SMALL = frozenset(
    "a about above across after against along among amid an and around as at be before behind "
    "below beneath beside between beyond but by despite down during except for from if in inside "
    "into like near nor of off on onto or out outside over past per plus since so than that "
    "the through throughout till to toward towards under until up upon versus via vs when while "
    "with within without yet de la le v".split()
)
"""Words that stay small in many a headline."""
_RAISED = frozenset("An And At By For From In Of On To With".split())
"""Small words with a capital, which hardly any name has but those that raise all of their words."""
_FOREIGN = frozenset(
    "das del della der des die du een ein eine einer el et für gli het il im la las le les los mit "
    "och og para por sur und une uno van vom von zum zur".split()
)
_ENGLISH = frozenset("and by for from how in of on the to what why with".split())
_WORD = regex(r"[^\W_]+(?:[’'.&-][^\W_]+)*")
_LETTERS = regex(r"^[^\W\d_]+(?:[-’'][^\W\d_]+)*$")
_MIXED = regex(r"[^\W\d_][^\W\d_]*[A-ZÀ-ÖØ-Þ]")
_OPENS = regex(r"(?:^|[:.?!—–|/…]|\s-|(?:^|[\s(—–])[“\"‘'(\[])\W*$")
_ABBREVIATION = regex(r"\b(?:vs|St|Dr|Mr|Mrs|Ms|[A-Z])\.\W*$")
_HOST = regex(r"https?://(?:www\.)?(?P<labels>[\w-]+(?:\.[\w-]+)+)")
_SHORT_LABEL, _LONGEST_SITE = 3, 4
_KEPT = regex(r'<span class="nocase">.*?</span>|<[^<>]*>')
_OWNER = regex(r"[’'](?:s|S)?$")
_PART = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BEGINS = regex(r"(?:^|[:?!.—–]\s*)[^\w]*$")
# With these a title may hold the name of an institution.
_GROUPS = frozenset(
    "academy association bureau center centre coalition college commission committee congress "
    "consortium corporation council department federation foundation institute ministry museum "
    "nations office organisation organization society university".split()
)
# The whole is a name, of a law, a standard or a day.
_NAMES_END = frozenset(
    "act award code constitution day law prize standards treaty war week".split()
)
_DAYS = frozenset(("day", "week"))
_SOME = frozenset("each every first good last long next one same single whole working".split())
"""Before “day”, words that make it some day, and no feast."""
_MANY = 3
"""So many ordinary words outweigh all names."""
_SHOWN = 3
_BACK = 12
"""Letters before a word that tell whether it begins anything."""
_MOST = 6
"""So many capitals outweigh one word that is small."""


def headline(title: str, language: str = "", known: Collection[str] = ()) -> tuple[str, ...]:
    """The words of a title that may have a headline’s capitals; none where it is a sentence.

    ``language`` is the title’s, empty where nobody says; ``known`` are words that are names (see
    ``names_in``). Neither names nor acronyms nor titles in other languages are found.
    """
    if language and not language.casefold().startswith("en"):
        return ()
    words = list(_inner(without_studies(_without_kept(title))))
    if not words or (not language and _is_foreign(title)):
        return ()
    if is_proper(title):
        return ()
    high = [word for word in words if word[0].isupper() and _bare(word) not in known]
    low = [word for word in words if word[0].islower() and word not in _SMALL]
    ordinary = sum(is_ordinary(word) or word in _RAISED for word in high)
    groups = any(word.lower() in _GROUPS for word in high)
    last = words[-1].lower()
    some = ordinary > _MANY or (len(words) > 1 and words[-2].lower() in _SOME)
    if last in _NAMES_END and not (last in _DAYS and some):
        return ()
    if ordinary < _MANY and (groups or not ordinary or 2 * ordinary < len(high)):
        return ()
    if low and not (len(low) == 1 and len(high) >= _MOST):
        return ()
    return tuple(dict.fromkeys(high))


def headline_of(work: Reference, known: Collection[str] = ()) -> tuple[str, ...]:
    """The same of a work’s title; of none whose title is a name."""
    if work.type in _NAMES or _is_groups(work["title"], work.names):
        return ()
    return headline(work["title"], work["language"], known)


def _is_groups(title: str, made_by: Mapping[str, Sequence[Name]]) -> bool:
    """Whether a title is the name of what a group has made, or nobody who is named."""
    own = is_groups_own(title)
    own = own or (any(made_by.values()) and (has_initials(title) or is_yearly(title)))
    return own and not is_by_people(made_by)


def is_by_people(made_by: Mapping[str, Sequence[Name]]) -> bool:
    """Whether people have made a work, to go by their names: exporters take the abbreviation of a
    group for a family’s.
    """
    people = [name for names in made_by.values() for name in names if name.family]
    return any(not _is_groups_name(name) for name in people)


def _is_groups_name(name: Name) -> bool:
    whole = f"{name.given} {name.family}".strip()
    return is_group(whole.replace("-", " ")) or (not name.given and name.family.isupper())


def is_site(title: str, address: str) -> bool:
    """Whether an address says that its site is called so, as ourworldindata.org does, and
    coronavirus.duke.edu of “Duke Coronavirus Response”.
    """
    found = _HOST.match(address)
    if found is None:
        return False
    words = re.findall(r"\w+", title.casefold().removeprefix("the "))
    labels = found["labels"].casefold().replace("-", "").split(".")[:-1]
    there = [word for word in words if len(word) > _SHORT_LABEL and word in labels]
    return "".join(words) in labels or (len(there) > 1 and len(words) <= _LONGEST_SITE)


def is_headline(
    title: str,
    item_type: str,
    language: str = "",
    made_by: Mapping[str, Sequence[Name]] | None = None,
) -> bool:
    """Whether a title is in headline capitals for sure, whatever else is known but who made it."""
    if item_type in _NAMES or (made_by is not None and _is_groups(title, made_by)):
        return False
    words = headline(title, language)
    ordinary = sum(map(is_ordinary, words))
    return ordinary > 1 and 2 * ordinary > len(words)


def lowered(title: str, words: Collection[str] = (), names: Collection[str] = ()) -> str:
    """The title as a sentence, as far as its words are ordinary, by themselves, by how they end
    or since they are among ``words``, and not among ``names``; its author looks for others.
    """

    def small(match: re.Match[str]) -> str:
        word = match[0]
        begins = _BEGINS.search(title[: match.start()])
        plain = word[1:] == word[1:].lower()
        low = _bare(word).lower()
        common = is_ordinary(word) or low in _SMALL
        common = common or (_bare(word) not in names and (low in words or is_derived(low)))
        return word if begins or not plain or not common else word.lower()

    return _PART.sub(small, title)


def said(words: Collection[str]) -> str:
    """What an author is told of a title with these words."""
    shown = [f"“{word}”" for word in words][:_SHOWN]
    return (
        f"the title may have the capitals of a headline ({', '.join(shown)}"
        f"{', …' if len(words) > _SHOWN else ''}), where APA has a sentence’s: "
        "write its words small, but for the first, those behind a colon, and names"
    )


def names_of(works: Iterable[Reference]) -> frozenset[str]:
    """Words that are names, to go by a library: those of people, and those in its titles."""
    works = tuple(works)
    people = (name.family for work in works for names in work.names.values() for name in names)
    families = {word for family in people for word in _WORD.findall(family)}
    return names_in(work["title"] for work in works) | {
        word for word in families if not is_ordinary(word)
    }


def words_of(works: Iterable[Reference]) -> frozenset[str]:
    """Words that stand small in the titles of a library and are the name of nobody in it."""
    works = tuple(works)
    people = (name.family for work in works for names in work.names.values() for name in names)
    families = {word.lower() for family in people for word in _WORD.findall(family)}
    titles = (work["title"] for work in works)
    small = {word for title in titles for word in _inner(title) if word.islower()}
    return frozenset(small - families)


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Words that are names, to go by titles and prose: in a sentence, they are never small."""
    high: set[str] = set()
    low: set[str] = set()
    for text in texts:
        for sentence in re.split(r"(?<=[.?!])\s+|\n{2,}", text):
            words = list(_inner(sentence))
            small = {word for word in words if word[0].islower()}
            low |= small
            if small - _SMALL and not headline(sentence, "en"):
                high.update(_bare(word) for word in words if word[0].isupper())
    return frozenset(word for word in high if word.lower() not in low and not is_ordinary(word))


def _inner(text: str) -> Iterable[str]:
    """The words whose first letter tells: not those that begin anything, nor acronyms."""
    for found in _WORD.finditer(text):
        word, ahead = found[0], text[max(0, found.start() - _BACK) : found.start()]
        if not _LETTERS.match(word) or len(word) < 2 or _MIXED.search(_OWNER.sub("", _head(word))):
            continue
        if not _OPENS.search(ahead) or _ABBREVIATION.search(ahead):
            yield word


def _without_kept(title: str) -> str:
    """The title without its tags, and without words that keep their capitals."""
    return _KEPT.sub(lambda found: " " if "nocase" in found[0] else "", title)


def _head(word: str) -> str:
    """“Self” of “Self-Regulated”, whose second capital is a headline’s too."""
    return word.split("-", 1)[0]


def _bare(word: str) -> str:
    return _OWNER.sub("", word)


def _is_foreign(title: str) -> bool:
    words = {word.lower() for word in _WORD.findall(title)}
    return bool(words & _FOREIGN) and not words & _ENGLISH
