"""Each entry of the library printed, and its print read again: what does not come back is odd.

Nothing is wrong with a field by itself then, but the list shows it in the wrong place, or nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plnfolio.check.asking import Known
from plnfolio.check.entries import Entry
from plnfolio.check.rule import Found
from plnfolio.diagnostics import listed
from plnfolio.model.reference import Name, Reference
from plnfolio.patterns import regex
from plnfolio.read.references.markup import bare

_ARTICLES = frozenset(("article-journal", "article-magazine", "article-newspaper"))
_OF_ARTICLES = ("volume", "issue", "page")
_ARCHIVES = frozenset(
    "arxiv biorxiv centerforopenscience chemrxiv edarxiv engrxiv hal medrxiv metaarxiv "
    "openscienceframework osf osfpreprints preprints.org psyarxiv researchsquare socarxiv ssrn "
    "ssrnelectronicjournal zenodo".split()
)
"""Those who publish what is in no journal yet, and stand in its place (APA 10.8)."""
_ARCHIVED = regex(
    r"(?:https?://(?:dx\.)?doi\.org/)?10\.(?:1101/\d|(?:12688|13140|14293|1730[56]|17605|1920|20944"
    r"|2139|21203|22541|2312[34]|26434|312[123]\d|313[0-3]\d|32942|3386|35542|36227|48550|51224"
    r"|5281|6084|7287|7910)/|32614/CRAN)",
    re.IGNORECASE,
)
"""The DOI of what an archive or a series of working papers has, and no journal."""
_BOOKS_OWN = regex(r"10\.\d+/(?:\w{1,6}/?)?978|10\.(?:1596|17226|1787|4324|7249)/", re.IGNORECASE)
"""The DOI of a book, which has its ISBN in it."""
_JOURNALS_OWN = regex(
    r"\b(?:American Psychological Association|BioMed Central|BMJ|Elsevier|Frontiers|Hindawi|Informa"
    r"|IOP|JSTOR|MDPI|Nature|Pergamon|PLoS|Public Library of Science|Sage|Society|Taylor|Wiley)\b",
    re.IGNORECASE,
)
"""Publishers of journals above all."""
_ANY_PRESS = regex(
    r"\b(?:ACM|Association|Brill|Cambridge|Emerald|Francis|Gruyter|IEEE|Inderscience|Karger|Oxford"
    r"|Routledge|Springer|Thieme|University)\b|\b(?:Press|Publish(?:er|ers|ing))\Z",
    re.IGNORECASE,
)
"""Other publishers that have journals, too."""
_JOURNALS_SITE = regex(
    r"//(?:[\w-]+\.)*(?:academic\.oup\.com|cambridge\.org/core/journals|doi\.org|jstor\.org"
    r"|link\.springer\.com/article|nature\.com/articles|ncbi\.nlm\.nih\.gov|journals\.[\w.-]+"
    r"|onlinelibrary\.wiley\.com|psycnet\.apa\.org|pubmed\.\w[\w.]*|sciencedirect\.com"
    r"|tandfonline\.com)(?:/|\Z)",
    re.IGNORECASE,
)
"""The address of an article in a journal."""
_HOLDS_MORE = regex(
    r"[.?!][”\"’]? (?:In )?[A-Z“\"].*\d|\(\d+(?:st|nd|rd|th) ed|\d ?\(\d|\bIn [A-Z].*\(Eds?\.\)"
)
_LONGEST = 600
"""Letters of a title that are looked at."""
_COUNT = regex(
    r"(?:[ivxlc]+(?:[,;+ ]+|[–-]+))?(?:\d{1,5}, ?){0,2}\d{1,5}"
    r"(?: ?(?:pp?|pages|s|S|Seiten|sider|sidor|páginas)\.?)?(?: ?[:;])?|(?:pages? )?cm\.?|"
    r"[ivxlc]+, ?\d+-[ivxlc]+, ?\d+",
    re.IGNORECASE,
)
"""How many pages a book has, as library catalogues say it: “xiii, 594”."""
_ALL = regex(r"1\s?(?:-+|[–—])\s?\d+")
"""The pages of what is whole: “1–26”."""
_WHOLE = frozenset(("report", "thesis"))
_LONG_NAME = 8
"""Spaces that no given name has, but what is said of a group."""
_INITIALS = regex(r"[^\W\d_]\.")
# “Ortega y Gasset” is one.
_TWO = regex(r"(?:,| )(?:and|&|und) |[;&]", re.IGNORECASE)
_TWO_GIVEN = regex(r"(?:,| )(?:and|&|y|und|et) |[;&]", re.IGNORECASE)


def reprinted(entry: Entry, known: Known) -> Iterator[Found]:
    """The first thing that does not come back of an entry."""
    del known
    for found in _odd(entry):
        yield found
        return


def _odd(entry: Entry) -> Iterator[Found]:
    work = entry.work
    if place := _several(work):
        what = "two people or more stand in one name, and the list takes them for one"
        yield _found(entry, place, what, "begin a line for each: {family: Adams, given: Ruth}")
    for name in ("title", "container-title"):
        if _HOLDS_MORE.search(bare(work[name])[:_LONGEST]):
            yield from _more(entry, name)
    if _is_homeless(work):
        whole = "book" if work.type == "chapter" else "journal"
        what = f"it is a part of a {whole}, and no {whole} is named, so it is printed as a whole"
        remedy = f"name the {whole} under “container-title”, or change “type”"
        yield _found(entry, "type", what, remedy)
    yield from _lost(entry)


def _is_homeless(work: Reference) -> bool:
    """Whether a part does not say what it is a part of; without any source, the build says so."""
    if work["container-title"]:
        return False
    if work.type == "chapter":
        return any(work[name] for name in ("publisher", "URL", "DOI", "volume", "page"))
    if work.type not in _ARTICLES or _is_archived(work):
        return False
    by, on = bare(work["publisher"]), _JOURNALS_SITE.search(work["URL"])
    if work["volume"] or work["page"]:
        return bool(work["volume"] or on or not (work["URL"] and _ALL.fullmatch(work["page"])))
    if work["DOI"]:
        press = not by or _JOURNALS_OWN.search(by) or _ANY_PRESS.search(by)
        return bool(press) and _BOOKS_OWN.search(work["DOI"]) is None
    return bool(_JOURNALS_OWN.search(by) or on)


def _is_archived(work: Reference) -> bool:
    """Whether an archive has an article, as its name or its DOI says."""
    archive = bare(work["publisher"]).casefold().replace(" ", "")
    return archive in _ARCHIVES or _ARCHIVED.match(work["DOI"]) is not None


def _found(entry: Entry, name: str, what: str, remedy: str) -> Found:
    return Found(entry.place(name), f"in the reference “{entry.work.id}”, {what}", remedy)


def _several(work: Reference) -> str:
    """The role in which a name is that of several people."""
    for role, names in work.names.items():
        if any(_is_several(name) for name in names):
            return role
    return ""


def _is_several(name: Name) -> bool:
    if name.literal:
        if not (_INITIALS.search(name.literal) and "," in name.literal):
            return False
        # Slow to load, and for few.
        from plnfolio.reprint.people import byline, is_persons  # noqa: PLC0415

        return is_persons(name.literal) and len(byline(name.literal)) > 1
    crowded = "," in name.family and _INITIALS.search(name.family)
    given = name.given if name.given.count(" ") < _LONG_NAME else ""
    return bool(_TWO.search(f"{name.family} ") or crowded or _TWO_GIVEN.search(f" {given}"))


def _printed(work: Reference) -> str:
    """The entry of a work in a list."""
    # Slow to load, and for few.
    from plnfolio.cite import printed  # noqa: PLC0415
    from plnfolio.cite.rich import text_of  # noqa: PLC0415

    entry = printed(work)
    return text_of(entry) if entry else ""


def _more(entry: Entry, name: str) -> Iterator[Found]:
    """A title that has other fields in it, as its print shows when it is read again."""
    from plnfolio.reprint import read_pasted  # noqa: PLC0415 - slow to load, seldom needed

    work = entry.work
    read = read_pasted(_printed(work), "plain")
    again = read[0].reference if len(read) == 1 else None
    if again is None:
        return
    mine, theirs = _folded(work[name]), _folded(again[name])
    if not theirs or theirs == mine or not mine.startswith(theirs):
        return
    fields = ("container-title", "edition", "volume", "issue", "page")
    more = [one for one in fields if again[one] and not work[one] and one != name]
    more += [role for role in ("editor",) if again.names.get(role) and not work.names.get(role)]
    inside = [one for one in more if one == "editor" or _folded(again[one]) in mine[len(theirs) :]]
    if inside and inside != ["container-title"]:
        what = f"“{name}” holds what belongs in {listed([f'“{one}”' for one in inside])}"
        shown = "; ".join(f"{one}: {again[one]}" for one in (name, *inside) if again[one])
        yield _found(entry, name, what, f"give each a field of its own: {shown}")


def _lost(entry: Entry) -> Iterator[Found]:
    """Fields that the list does not show, since works of that type have none."""
    work = entry.work
    names = [name for name in ("container-title", *_OF_ARTICLES) if work[name]]
    if not names or work.type in _ARTICLES:
        return
    text = _folded(_printed(work))
    lost = [
        name
        for name in names
        if text and _folded(work[name]) not in text and not _is_needless(work, name)
    ]
    if lost:
        shown = listed([f"“{name}”" for name in lost])
        what = f"the list does not show {shown}, since a work of the type “{work.type}” has none"
        kind = "article-journal" if "volume" in lost or "issue" in lost else "chapter"
        yield _found(entry, lost[0], what, f"is it a {kind}? then write so under “type”")


def _is_needless(work: Reference, name: str) -> bool:
    """Whether a field says what nobody asks of a work: how long it is, where arXiv lists it."""
    listed_there = name == "volume" and work[name].startswith("abs/")
    return listed_there or (name == "page" and _is_whole(work))


def _is_whole(work: Reference) -> bool:
    """Whether pages are all that a work has."""
    whole = work.type in _WHOLE and _ALL.fullmatch(work["page"])
    return bool(whole or _COUNT.fullmatch(work["page"]))


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", bare(text).casefold())
