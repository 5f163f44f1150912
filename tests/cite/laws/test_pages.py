"""What holds for every page, whatever its references hold or lack."""

from __future__ import annotations

import re
from collections import defaultdict
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from cite.loader import references
from plnfolio.cite import STYLES
from plnfolio.cite.apa.engine import Apa
from plnfolio.cite.apa.entry import LEGAL
from plnfolio.cite.rich import text_of
from plnfolio.model.citation import Citation, CiteItem, Mode
from plnfolio.model.reference import Date, Name, Reference

TYPES = (
    "article-journal",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "dataset",
    "legal_case",
    "legislation",
    "personal_communication",
    "post",
    "report",
    "speech",
    "unheard-of",
    "webpage",
)
WORDS = st.sampled_from(
    ["Alpha", "beta", "The gamma", "Is it?", "50 ways", "<i>Iota</i> theta", "ø", "", "Part two"]
)
# Few letters, so that names and years collide often.
PEOPLE = st.builds(
    Name,
    family=st.sampled_from(["Ames", "Bond", "de la Cruz", "Ångström"]),
    given=st.sampled_from(["", "A.", "Ann B.", "B.", "Bo [@bo]"]),
    suffix=st.sampled_from(["", "Jr."]),
)
GROUPS = st.builds(
    Name,
    literal=st.sampled_from(["Test Union", "The Test Trust", "Tall Unicorns [@tu]", "Anonymous"]),
    short=st.sampled_from(["", "TU"]),
)
ODD = st.builds(Name, family=st.text(max_size=4), given=st.text(max_size=4))
KNOWN_YEARS = st.one_of(
    st.just(Date()),
    st.builds(lambda year: Date(((year,),)), st.sampled_from([-350, 1999, 2000])),
    st.builds(lambda day: Date(((2000, 3, day),)), st.integers(1, 3)),
    st.just(Date(((2000,), ()))),
    st.just(Date(literal="in press")),
)
YEARS = st.one_of(KNOWN_YEARS, st.builds(lambda text: Date(literal=text), st.text(max_size=5)))
TIDY = st.fixed_dictionaries(
    {},
    optional={
        "title": WORDS,
        "title-short": WORDS,
        "container-title": WORDS,
        "genre": WORDS,
        "language": st.sampled_from(["en", "es"]),
        "publisher": WORDS,
        "number": WORDS,
        "URL": st.just("https://example.org/"),
    },
)
FIELDS = st.one_of(TIDY, st.fixed_dictionaries({"title": st.text(max_size=6)}))
# Doubled marks, empty brackets, a space before a comma, spaces at an end.
CLASHES = re.compile(r",\s*,| ,|\(\s*\)|\[\s*\]|\?\.|(?<!\.)\.\.(?!\.)|  |^\s|\s$")


@st.composite
def libraries(draw: st.DrawFn, *, odd: bool = True) -> dict[str, Reference]:
    keys = draw(st.lists(st.sampled_from("abcdefgh"), min_size=1, unique=True))
    sorts = (PEOPLE, GROUPS, ODD) if odd else (PEOPLE, GROUPS)
    names = st.lists(st.one_of(sorts), max_size=4).map(tuple)
    dates = YEARS if odd else KNOWN_YEARS
    return {
        key: Reference(
            key,
            draw(st.sampled_from(TYPES)),
            {"author": draw(names)},
            {"issued": draw(dates), "original-date": draw(dates)},
            draw(FIELDS if odd else TIDY),
        )
        for key in keys
    }


ITEMS = st.builds(
    CiteItem,
    id=st.sampled_from("abcdefghx"),
    locator=st.one_of(st.just(""), st.text(max_size=5)),
    label=st.sampled_from(["", "page", "appendix", "no such label"]),
    prefix=st.sampled_from(["", "see also", "as cited in"]),
    suffix=st.one_of(st.just(""), st.text(max_size=5)),
)
CITATIONS = st.lists(
    st.builds(
        Citation,
        items=st.lists(ITEMS, max_size=4).map(tuple),
        mode=st.sampled_from(["parenthetical", "narrative", "suppress-author", "author-only"]),
        possessive=st.booleans(),
    ),
    max_size=5,
)


@settings(deadline=None)
@given(libraries(), CITATIONS)
def test_formatting_never_raises(library: dict[str, Reference], cited: list[Citation]) -> None:
    page = Apa(library).cite(cited, nocite=["a", "x"])
    assert len(page.in_text) == len(cited)
    assert len({entry.id for entry in page.entries}) == len(page.entries)


@settings(deadline=None)
@given(libraries(odd=False), st.sampled_from(["parenthetical", "narrative", "author-only"]))
def test_no_mark_meets_another(library: dict[str, Reference], mode: Mode) -> None:
    """What an author writes around a citation is theirs; what is made of a work is clean."""
    for text in Apa(library).cite([Citation((CiteItem(key),), mode) for key in library]).in_text:
        assert CLASHES.search(text_of(text)) is None


@settings(deadline=None)
@given(libraries(), st.randoms(use_true_random=False))
def test_the_list_is_the_same_in_whatever_order_works_are_cited(
    library: dict[str, Reference], chance: Random
) -> None:
    keys = list(library)
    straight = Apa(library).cite([alone(key) for key in keys]).entries
    chance.shuffle(keys)
    assert Apa(library).cite([alone(key) for key in keys]).entries == straight
    # Making up a library takes longer than citing it, so more is asked of each.
    a_smaller_page_keeps_the_order(library)
    letters_follow_the_list(library)


def a_smaller_page_keeps_the_order(library: dict[str, Reference]) -> None:
    whole = [entry.id for entry in Apa(library).cite([], nocite=list(library)).entries]
    part = [key for key in library if key in "aceg"]
    listed = [entry.id for entry in Apa(library).cite([], nocite=part).entries]
    assert listed == [key for key in whole if key in part]


def letters_follow_the_list(library: dict[str, Reference]) -> None:
    page = Apa(library).cite([], nocite=list(library))
    letters: dict[str, str] = {}
    for entry in page.entries:
        text = text_of(Apa(library).cite([alone(entry.id)], nocite=list(library)).in_text[0])
        stem, letter = _lettered(text)
        if letter:
            assert letter > letters.get(stem, "")
            letters[stem] = letter


@settings(deadline=None)
@given(libraries())
def test_works_that_read_alike_are_the_same_work(library: dict[str, Reference]) -> None:
    """Letters, names, initials or whole titles tell any two works of a page apart (8.18–8.20).

    Laws take no letter, and one letter writer may write twice in a day.
    """
    keys = [
        key
        for key, work in library.items()
        if work.type not in (*LEGAL, "personal_communication") and not _is_bare_bill(work)
    ]
    style = Apa(library)
    # Each twice, as abbreviations are introduced the first time.
    shown = style.cite([alone(key) for key in [*keys, *keys]]).in_text[len(keys) :]
    alike: dict[str, list[str]] = defaultdict(list)
    for key, text in zip(keys, shown, strict=True):
        alike[text_of(text)].append(key)
    assert all(len(several) == 1 for several in alike.values())


def test_the_order_of_the_worked_examples_is_total() -> None:
    library = references()
    straight = Apa(library).cite([], nocite=list(library)).entries
    backwards = Apa(library).cite([], nocite=list(library)[::-1]).entries
    assert straight == backwards


def alone(key: str) -> Citation:
    return Citation((CiteItem(key),))


def _lettered(text: str) -> tuple[str, str]:
    """“(Ames, 2000b)” → “(Ames, 2000”, “b”."""
    bare = text.rstrip(")")
    if bare[-1:].isalpha() and bare[-2:-1] in "-0123456789":
        return bare[:-1], bare[-1]
    return bare, ""


def _is_bare_bill(work: Reference) -> bool:
    return not work["title"] and work["genre"].endswith("Rep.")


@settings(deadline=None)
@given(libraries())
def test_a_work_that_stands_alone_has_the_entry_that_the_engine_gives_it(
    library: dict[str, Reference],
) -> None:
    for nocite in ([], ["x"], *([key] for key in library)):
        assert STYLES["apa"](library).cite((), nocite) == Apa(library).cite((), nocite)
