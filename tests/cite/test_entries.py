"""Reference entries against worked examples, and laws that hold for any reference."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cite import loader
from plnfolio.cite.apa import bylines, dates
from plnfolio.cite.apa.entry import FAMILIES, LEGAL, entry
from plnfolio.cite.common import names
from plnfolio.cite.rich import Rich, text_of
from plnfolio.model.reference import Date, Name, Reference

REFERENCES = loader.references()
EXPECTED = loader.expected()
MORE = loader.more()

# Cases that are known to come out otherwise, each with the section of the manual that is for us.
# A case that comes right must leave this list, and no other case may be wrong.
KNOWN_WRONG: dict[str, str] = {}

STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


def comparable(text: str) -> str:
    """Curly quotes straight, spaced dots an ellipsis, white space collapsed."""
    text = unicodedata.normalize("NFC", text).translate(STRAIGHT).replace(". . .", "…")
    return " ".join(text.replace("**", "").split())


def starred(rich: Rich) -> str:
    """The text with asterisks around italics."""
    return comparable("".join(f"*{run.text}*" if "i" in run.marks else run.text for run in rich))


@pytest.mark.parametrize("key", EXPECTED)
def test_an_entry_is_as_the_manual_has_it(key: str) -> None:
    right = starred(entry(REFERENCES[key])) == comparable(EXPECTED[key])
    if key in KNOWN_WRONG:
        assert not right, f"“{key}” is right now: take it off the list"
    else:
        assert starred(entry(REFERENCES[key])) == comparable(EXPECTED[key])


@pytest.mark.parametrize("case", MORE, ids=[case.source for case in MORE])
def test_an_entry_written_by_hand_comes_out_the_same(case: loader.Case) -> None:
    assert starred(entry(case.reference)) == comparable(case.want)


def test_the_list_of_wrong_cases_names_known_cases() -> None:
    assert KNOWN_WRONG.keys() <= EXPECTED.keys()


@pytest.mark.parametrize(
    ("fields", "date", "label"),
    [
        ({}, None, "(n.d.-a)"),
        ({}, Date(((2019,),)), "(2019a)"),
        ({"status": "in press"}, None, "(in press-a)"),
        ({}, Date(((2019, 4, 2),)), "(2019a, April 2)"),
        ({}, Date(((2002,), (2008,))), "(2002–2008a)"),
        ({}, Date(literal="2015–present"), "(2015–present-a)"),
    ],
)
def test_a_year_suffix_follows_the_year(
    fields: dict[str, str], date: Date | None, label: str
) -> None:
    known = {"issued": date} if date else {}
    page = Reference("k", "webpage", {}, known, {"title": "A page", **fields})
    assert label in text_of(entry(page, "a"))


@pytest.mark.parametrize(
    ("date", "label"),
    [
        (Date(((2018,),)), "2018"),
        (Date(((-350,),), circa=True), "ca. 350 B.C.E."),
        (Date(((-380,), (-350,)), circa=True), "ca. 380–350 B.C.E."),
        (Date(((1917,), (1954,)), circa=True), "ca. 1917–1954"),
        (Date(((2015,), ())), "2015–present"),
        (Date(literal="2015-present"), "2015–present"),
        (Date(literal="n.d."), "n.d."),
        (Date(literal="In press"), "in press"),
        (Date(((121,),)), "121 C.E."),
        (Date(), "n.d."),
    ],
)
def test_a_year_label_says_what_is_known(date: Date, label: str) -> None:
    assert dates.year_label(Reference("k", "book", {}, {"issued": date}, {})) == label


def test_a_year_label_of_a_reprint_has_both_years() -> None:
    known = {"issued": Date(((1953,),)), "original-date": Date(((1900,),))}
    assert dates.year_label(Reference("k", "book", {}, known, {})) == "1900/1953"


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (Date(((2018, 9, 27), (2018, 9, 30))), "2018, September 27–30"),
        (Date(((2018, 9, 30), (2018, 10, 2))), "2018, September 30–October 2"),
        (Date(((2018, 12, 30), (2019, 1, 2))), "2018, December 30–2019, January 2"),
        (Date(((2018, 9), (2018, 10))), "2018, September–October"),
        (Date(((2018, 9),)), "2018, September"),
        (Date(((2018,),), season=4), "2018, Winter"),
    ],
)
def test_days_months_and_seasons_are_spelled_out(date: Date, shown: str) -> None:
    talk = Reference("k", "speech", {}, {"issued": date}, {})
    assert dates.date_element(talk) == shown


@pytest.mark.parametrize(
    ("given_name", "short"),
    [
        ("Susan H.", "S. H."),
        ("Ai-Jun", "A.-J."),
        ("J.-B.", "J.-B."),
        ("Lee-ann", "L."),
        ("M.A.S.", "M. A. S."),
        ("MF", "M. F."),
        ("ANN", "A."),
        ("D'Arcy", "D."),
        ("Élise", "É."),
        ("Ludwig van", "L. van"),
        ("Maria de la", "M. de la"),
        ("bell", "b."),
        ("danah michele", "d. m."),
        ("jean-paul", "j.-p."),
        ("e. e.", "e. e."),
        ("美咲", "美咲"),
        ("", ""),
    ],
)
def test_given_names_become_initials(given_name: str, short: str) -> None:
    assert names.initials(given_name) == short


@pytest.mark.parametrize(
    ("roles", "role"),
    [
        (("author", "editor"), "author"),
        (("editor",), "editor"),
        (("composer", "author"), "composer"),
        (("director", "producer"), "director"),
        (("translator",), ""),
    ],
)
def test_the_first_role_that_makes_a_work_is_its_author(roles: tuple[str, ...], role: str) -> None:
    people = {each: (Name(family=each.capitalize(), given="A."),) for each in roles}
    assert bylines.authors(Reference("k", "book", people, {}, {}))[1] == role


def test_an_unretrievable_letter_has_no_entry() -> None:
    assert entry(Reference("k", "personal_communication", {}, {}, {"title": "A talk"})) == ()


def test_every_type_of_csl_has_a_family() -> None:
    assert len({*FAMILIES, *LEGAL}) == 45


def test_a_type_that_is_not_known_still_gives_an_entry() -> None:
    hologram = Reference("k", "hologram", {}, {}, {"title": "A title", "publisher": "A Press"})
    assert starred(entry(hologram)) == "*A title*. (n.d.). A Press."


# Laws: any type, any fields, punctuation at every end.
WORDS = st.sampled_from(["Learning", "the U.S.", "networks", "R&D", "<i>Homo</i>", "“Who?”", "x²"])
ENDS = st.sampled_from(["", "", ".", "?", "!", ",", ";", ":", " ", ", ", "…", '"', "'"])
texts = st.builds(
    lambda words, end, start: f"{start}{' '.join(words)}{end}",
    st.lists(WORDS, min_size=0, max_size=4),
    ENDS,
    st.sampled_from(["", "", " ", '"', "'"]),
)
anything = st.text("ab Z.,;:?!…-–—()[]\"'“”‘’&<>/1é日", max_size=9)
numbers = st.one_of(st.integers(1, 400).map(str), texts, st.just("12-15"))
FIELDS = [
    *("title", "container-title", "publisher", "genre", "medium", "edition", "volume", "issue"),
    *("page", "number", "status", "references", "archive", "archive-place", "archive_location"),
    *("event-title", "event-place", "collection-title", "collection-number", "volume-title"),
    *("translated-title", "version", "section", "authority", "chapter-number", "reviewed-title"),
    *("reviewed-genre", "note", "number-of-volumes", "part-title", "original-title"),
]
ROLES = ["author", "editor", "translator", "director", "host", "container-author", "composer"]
persons = st.builds(
    Name,
    family=texts,
    given=st.sampled_from(["Ann", "A. B.", "", "Jo-Ann", "van", "Bill [@bill]"]),
    suffix=st.sampled_from(["", "Jr.", "III"]),
)
groups = st.builds(Name, literal=texts, short=st.sampled_from(["", "PLN"]))
days = st.one_of(
    st.just(()),
    st.tuples(st.integers(-400, 2030)),
    st.tuples(st.integers(1900, 2030), st.integers(0, 13)),
    st.tuples(st.integers(1900, 2030), st.integers(1, 12), st.integers(0, 31)),
)
when = st.builds(
    Date,
    parts=st.lists(days, max_size=2).map(tuple),
    season=st.integers(0, 5),
    circa=st.booleans(),
    literal=st.sampled_from(["", "in press", "n.d.", "2015-present"]),
)
references = st.builds(
    Reference,
    id=st.just("k"),
    type=st.sampled_from([*FAMILIES, *LEGAL, "hologram"]),
    names=st.dictionaries(
        st.sampled_from(ROLES), st.lists(st.one_of(persons, groups), max_size=3).map(tuple)
    ),
    dates=st.dictionaries(
        st.sampled_from(["issued", "original-date", "accessed", "event-date", "submitted"]), when
    ),
    fields=st.dictionaries(st.sampled_from(FIELDS), numbers),
)
NEVER = re.compile(r"(?<!\.)\.\.(?!\.)|[?!]\.|,,|,\.|;\.|\s[,;.]|\(\s*\)|\[\s*\]|  |[(\[] ")


@given(references)
def test_an_entry_is_clean_whatever_is_missing(reference: Reference) -> None:
    made = entry(reference)
    text = text_of(made)
    assert not NEVER.search(text), text
    assert text == "" or text.rstrip("”’")[-1:] in ".?!…)" or "http" in text
    if reference.type not in LEGAL and made:
        assert f"({dates.date_element(reference)})" in text


@given(references, st.dictionaries(st.sampled_from(FIELDS), anything), anything)
def test_no_text_makes_an_entry_fail_or_double_its_marks(
    reference: Reference, fields: dict[str, str], name: str
) -> None:
    people = {"author": (Name(family=name, given="Ann"), Name(literal=name))}
    text = text_of(entry(replace(reference, names=people, fields=fields)))
    found = re.search(r"(?<!\.)\.\.(?!\.)|,,|[?!]\.(?!\.)|\s[,;]|  ", text)
    assert not found, text
