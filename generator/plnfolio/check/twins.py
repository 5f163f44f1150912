"""Works that are in the library twice, and those that nothing cites (APA 8.4, 8.19)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from plnfolio.check.rule import Found
from plnfolio.check.whole import Whole
from plnfolio.cite.signals import CITED_IN
from plnfolio.model.reference import Name, Reference
from plnfolio.patterns import regex
from plnfolio.read.references.markup import bare
from plnfolio.spelling import letters_of

_CROSSREF = regex(r"\b(?:crossref|xref|xdata|related|entryset)\s*=\s*[{\"]([^{}\"]*)[}\"]", re.I)


def uncited(whole: Whole) -> Iterator[Found]:
    """A work that nothing on the site names."""
    works = whole.site.references
    left = [key for key in works if key not in whole.cited]
    if not left:
        return
    elsewhere = _elsewhere(whole, any(_is_private(works[key]) for key in left))
    for key in left:
        work = works[key]
        if work.span and not re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", elsewhere):
            what = f"nothing on your site cites “{key}”"
            remedy = (
                f"cite it as [@{key}] where you used it, or take it out of the library; "
                "“nocite” in a text’s front matter lists what it does not cite"
            )
            yield Found(work.span, what, remedy)


def _is_private(work: Reference) -> bool:
    """What is cited in the text alone, and is in no list (APA 8.9)."""
    return work.type == "personal_communication"


def _elsewhere(whole: Whole, private: bool) -> str:
    """What may name works without listing them: “as cited in”, texts with mistakes, BibTeX."""
    site = whole.site
    paths = {*site.unread, *(one.path for one in (*site.unread_texts, *site.unread_tables))}
    if private:
        paths |= {one.path for one in (*site.texts, *site.tables)}
    said = [whole.source(path).text for path in sorted(paths) if path.endswith((".md", ".yaml"))]
    for one in (*site.texts, *site.tables):
        text = whole.source(one.path).text
        said += (
            text[max(0, found.start() - 80) : found.start()] for found in CITED_IN.finditer(text)
        )
    libraries = {work.span.path for work in site.references.values() if work.span}
    for path in sorted(libraries):
        if path.endswith(".bib"):
            said += (found[1] for found in _CROSSREF.finditer(whole.source(path).text))
    return "\n".join(said)


def twice(whole: Whole) -> Iterator[Found]:
    """Two entries for one work, at the later of them."""
    works = list(whole.site.references.values())
    told: set[str] = set()
    for first, second in _pairs(works):
        if second.id in told or first.id == second.id or not second.span:
            continue
        if why := _same(first, second):
            told.add(second.id)
            message = f"“{second.id}” and “{first.id}” are one work: they have the same {why}"
            where = f"; the other is at {first.span}" if first.span else ""
            remedy = f"keep one of them, and cite it by that key{where}"
            yield Found(second.span, message, remedy)


def _pairs(works: list[Reference]) -> Iterator[tuple[Reference, Reference]]:
    """Works that share a DOI, an address, or a first author and a year."""
    known: dict[tuple[str, ...], list[Reference]] = defaultdict(list)
    for work in works:
        for key in _keys(work):
            yield from ((first, work) for first in known[key])
            known[key].append(work)


def _keys(work: Reference) -> Iterator[tuple[str, ...]]:
    if work["DOI"]:
        yield "DOI", work["DOI"].casefold()
    if work["URL"]:
        yield "URL", _address(work["URL"])
    if title := _folded(_main(work["title"])):
        yield "title", title
        if (people := _people(work.names)) and len(title) >= _LONG:
            yield ("people", _year(work), *people)
    if len(isbn := _isbn(work)) == _ISBN:
        yield "ISBN", isbn


def _address(url: str) -> str:
    """An address as far as it tells pages from each other."""
    if (video := _VIDEO.match(url)) is not None:
        return video["video"]
    url = re.sub(r"^https?://(?:www\.|m\.)?", "", url.strip(), flags=re.I)
    url = re.sub(_PASSING, "", url, flags=re.I)
    return url.partition("#")[0].rstrip("/?").casefold() if "#!" not in url else url.casefold()


_PASSING = (
    r"[?&;](?:utm_\w+|fbclid|gclid|phpsessid|jsessionid|aspsessionid\w*|session_?id|sid)=[^?&;#]*"
)
"""What an address has of who came to it, and from where."""
_VIDEO = regex(
    r"\s*https?://(?:(?:www|m)\.)?(?:youtu\.be/|youtube\.com/(?:watch\?(?:[^#]*&)?v=|embed/|live/"
    r"|shorts/))(?P<video>[\w-]{11})(?![\w-])(?![^#]*[?&](?:t|start|list)=)"
)
"""An address of a video, which has several; not that of a moment in it."""
_ISBN = 9
"""Figures of a book’s number that its two forms share."""


def _isbn(work: Reference) -> str:
    figures = re.sub(r"[^\dXx]", "", work["ISBN"])
    return figures[-10:-1] if len(figures) in (10, 13) else ""


_ADDED = regex(
    r"\b(?:corrigend|errat|supplement(?:al|ary)? (?:appendi|file|info|material)|supplement to"
    r"|online supplement)|^(?:correction|retraction)\b",
    re.IGNORECASE,
)
"""Says of a work that it was added to another, which lends it its DOI."""


def _same(one: Reference, other: Reference) -> str:
    """What tells that two entries are one work, in words; nothing where they may be two."""
    if (_ADDED.search(one["title"]) is None) != (_ADDED.search(other["title"]) is None):
        return ""
    alike = _titled(one, other)
    if one["DOI"] and one["DOI"].casefold() == other["DOI"].casefold():
        return "DOI" if alike or not _parts(one, other) else ""
    years = _year(one), _year(other)
    same_place = bool(one["URL"]) and _address(one["URL"]) == _address(other["URL"])
    if _differ(one, other):
        return ""
    if same_place and (told := _at_one_place(one, other, alike=alike)) is not None:
        return told
    if _isbn(one) and _isbn(one) == _isbn(other) and not _parts(one, other):
        return "ISBN" if _peopled(one, other) and _share_words(one, other) else ""
    dated = any(years) and years[0] == years[1] and bool(one.names)
    if not (dated and (alike or _mistyped(one, other)) and _peopled(one, other)):
        return ""
    if one["URL"] and other["URL"] and not same_place and _online(one, other):
        return ""
    return "authors, title and year"


def _at_one_place(one: Reference, other: Reference, *, alike: bool) -> str | None:
    """The same of works with one address; None where it tells nothing."""
    years = _year(one), _year(other)
    near = "" in years or abs(int(years[0]) - int(years[1])) <= 1
    if _VIDEO.match(one["URL"]):
        return "address" if alike or years[0] == years[1] else None
    renamed = near and _grouped(one, other) and not _peopled(one, other)
    if renamed and _is_page(one["URL"]) and _share_words(one, other):
        return "address"
    if (years[0] == years[1] or "" in years) and _begins_alike(one, other):
        peopled = _peopled(one, other) or not (one.names and other.names)
        return "address" if peopled or _grouped(one, other) else ""
    return None


_PARTS = frozenset(("chapter", "entry", "entry-dictionary", "entry-encyclopedia", "dataset"))


def _parts(one: Reference, other: Reference) -> bool:
    """Whether two works may be parts of one, which has the DOI."""
    pages = one["page"] and other["page"] and one["page"] != other["page"]
    return bool(pages) or bool({one.type, other.type} & _PARTS)


def _online(one: Reference, other: Reference) -> bool:
    """Whether works are nowhere but at their addresses."""
    kinds = {one.type, other.type}
    return bool(
        kinds & {"webpage", "post", "post-weblog", "motion_picture", "broadcast", "document"}
    )


_LONG = 10
"""Letters of a title that hardly two works of a year share."""


def _titled(one: Reference, other: Reference) -> bool:
    """Whether titles are the same, or one has the other with a subtitle."""
    titles = [one["title"], other["title"]]
    full = [_folded(title) for title in titles]
    if not all(full):
        return False
    if full[0] == full[1]:
        return True
    mains = [_folded(_main(title)) for title in titles]
    short = [main == whole for main, whole in zip(mains, full, strict=True)]
    if mains[0] != mains[1] or not any(short) or one.type != other.type:
        return False
    return len(mains[0]) >= _LONG or _one_house(one, other)


def _one_house(one: Reference, other: Reference) -> bool:
    """Whether one publisher brought out both."""
    houses = [_folded(work["publisher"]) for work in (one, other)]
    return bool(houses[0]) and houses[0] == houses[1]


def _begins_alike(one: Reference, other: Reference) -> bool:
    """Whether one title is how the other begins, as people shorten or lengthen them, or has its
    words in another order.
    """
    short, long = sorted((_folded(one["title"]), _folded(other["title"])), key=len)
    if short and long.startswith(short):
        return True
    words = [sorted(map(_folded, bare(work["title"]).split())) for work in (one, other)]
    return words[0] == words[1] and len(words[0]) >= _FEWEST


def _heavy(work: Reference) -> set[str]:
    return {_folded(word) for word in bare(work["title"]).split() if len(word) > _LIGHT}


def _share_words(one: Reference, other: Reference) -> bool:
    """Whether half of the longer words of one title are in the other."""
    words = _heavy(one), _heavy(other)
    if _FIGURES.findall(one["title"]) != _FIGURES.findall(other["title"]):
        return False
    return 2 * len(words[0] & words[1]) >= min(map(len, words)) > 0


def _mistyped(one: Reference, other: Reference) -> bool:
    """Whether titles differ in one letter of one longer word, as a slip has it."""
    words = [[_folded(word) for word in bare(work["title"]).split()] for work in (one, other)]
    if len(words[0]) != len(words[1]) or len(words[0]) < _FEWEST:
        return False
    unlike = [pair for pair in zip(*words, strict=True) if pair[0] != pair[1]]
    if len(unlike) != 1:
        return False
    short, long = sorted(unlike[0], key=len)
    if len(short) <= _LIGHT or not (short + long).isalpha() or len(long) - len(short) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :] and at < len(long) - 1


_FIGURES = regex(r"\d+")
_LIGHT = 3
"""Letters of words that any title has."""


def _is_page(url: str) -> bool:
    """Whether an address is that of a page, and not of a whole site."""
    return len(_address(url).partition("/")[2]) > _LIGHT


_FEWEST = 4
"""Words that hardly two titles have, each in another order."""


def _main(title: str) -> str:
    return re.split(r"[:?!—–]\s", bare(title), maxsplit=1)[0]


def _folded(text: str) -> str:
    return letters_of(bare(text).casefold().replace("&", "and"))


# What tells works with one title apart: editions, episodes, volumes, versions.
_TELLING = ("edition", "volume", "issue", "number", "version", "part-number", "volume-title",
            "page", "genre", "medium")  # fmt: skip


def _differ(one: Reference, other: Reference) -> bool:
    """Whether two works are said to be two."""
    for name in _TELLING:
        if one[name] and other[name] and _folded(one[name]) != _folded(other[name]):
            return True
    if one["DOI"] and other["DOI"] and one["DOI"].casefold() != other["DOI"].casefold():
        return True
    alike = _year(one) == _year(other) and _one_house(one, other)
    if bool(one["edition"]) != bool(other["edition"]) and not alike:
        return True
    if {one.type, other.type} >= {"chapter", "book"}:
        return True
    return _elsewhere_out(one, other)


def _elsewhere_out(one: Reference, other: Reference) -> bool:
    """Whether they came out in two places that are not two spellings of one."""
    places = [_folded(work["container-title"]) for work in (one, other)]
    agree = any(one[name] and one[name] == other[name] for name in ("page", "volume"))
    agree = agree or bool(one["URL"] and _address(one["URL"]) == _address(other["URL"]))
    if all(places) and places[0] != places[1] and not agree and not _is_shortened(one, other):
        return True
    days = [work.dates["issued"].parts[:1] for work in (one, other) if "issued" in work.dates]
    full = [day[0] for day in days if day and len(day[0]) == 3]
    return len(full) == 2 and full[0] != full[1]


def _is_shortened(one: Reference, other: Reference) -> bool:
    """Whether one journal's name has the beginnings of the words of the other: “J. Educ. Res.”."""
    words = [
        [_folded(word) for word in bare(work["container-title"]).split()] for work in (one, other)
    ]
    short, long = sorted(
        ([word for word in each if word not in _JOINING] for each in words),
        key=lambda each: len("".join(each)),
    )
    return (
        len(short) == len(long) > 1
        and all(map(str.startswith, long, short))
        and any(len(word) > 1 and word != whole for word, whole in zip(short, long, strict=True))
    )


_JOINING = frozenset(("and", "for", "in", "of", "on", "the"))


def _year(work: Reference) -> str:
    date = work.dates.get("issued")
    return str(date.parts[0][0]) if date and date.parts and date.parts[0] else ""


def _peopled(one: Reference, other: Reference) -> bool:
    """Whether the same people made both, as far as their names are written alike."""
    people = [_people(work.names) for work in (one, other)]
    if _OTHERS in people[0] + people[1]:
        least = min(len(each) - (_OTHERS in each) for each in people)
        return least > 0 and people[0][:least] == people[1][:least]
    return people[0] == people[1] or (
        _titled(one, other) and sorted(people[0]) == sorted(people[1])
    )


def _grouped(one: Reference, other: Reference) -> bool:
    """Whether each is by one group, of which one has a longer name, or the letters of the other."""
    groups = [
        names[0].literal.strip()
        for work in (one, other)
        if len(names := work.names.get("author", ())) == 1
    ]
    if len(groups) < 2 or not all(groups):
        return False
    short, long = sorted(groups, key=len)
    initials = "".join(word[0] for word in long.split() if word[0].isupper())
    return _folded(long).startswith(_folded(short)) or short == initials


_OTHERS = "etal"


def _people(names: Mapping[str, tuple[Name, ...]]) -> tuple[str, ...]:
    for role in ("author", "editor", "director", "host"):
        if names.get(role):
            return tuple(
                _folded(name.literal)
                if name.literal
                else f"{_folded(name.family)} {_folded(name.given)[:1]}"
                for name in names[role]
            )
    return ()
