"""Laws of pasting: what any library prints is read again, and no text whatever makes it fail."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plnfolio.cite import printed
from plnfolio.cite.rich import text_of
from plnfolio.reprint import read_list, read_pasted
from plnfolio.reprint.forms import guessed, inline, lines
from plnfolio.reprint.printing import made, same
from plnfolio.reprint.written import as_json, as_yaml
from sites.trying import often

SOON = 20.0
"""Seconds that no entry needs, on a slow machine."""
WORDS = ["Learning", "networks", "of", "teachers", "practice", "Who", "is", "R&D", "H2O", "café"]
titles = st.builds(
    lambda words, end: f"{' '.join(['The', *words]).strip()}{end}",
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6),
    st.sampled_from(["", "", ": A study", "?", "! Yes", " in 1999"]),
)
people = st.builds(
    lambda family, given: {"family": family, "given": given},
    st.sampled_from(["Trust", "de Vries", "O’Neil", "García Márquez", "Wenger-Trayner", "Ng"]),
    st.sampled_from(["T.", "A. B.", "J.-P.", "É."]),
)
groups = st.sampled_from(["World Health Organization", "UNESCO", "Pew Research Center"])
names = st.one_of(
    st.lists(people, min_size=1, max_size=23, unique_by=str),
    groups.map(lambda name: [{"literal": name}]),
)
years = st.builds(lambda year: {"date-parts": [[year]]}, st.integers(1900, 2030))
common = {"author": names, "issued": years, "title": titles}
numbers = st.integers(1, 900).map(str)
articles = st.fixed_dictionaries(
    {
        **common,
        "type": st.just("article-journal"),
        "container-title": st.sampled_from(["Computers & Education", "Science", "Clínica y Salud"]),
        "volume": numbers,
        "page": st.builds(lambda n, m: f"{n}–{n + m}", st.integers(1, 900), st.integers(1, 40)),
    },
    optional={"issue": numbers, "DOI": st.just("10.1000/xyz(12)3-4")},
)
books = st.fixed_dictionaries(
    {**common, "type": st.just("book"), "publisher": st.just("Open University Press")},
    optional={"edition": st.sampled_from(["2", "11"]), "URL": st.just("https://example.org/a_b")},
)
chapters = st.fixed_dictionaries(
    {
        **common,
        "type": st.just("chapter"),
        "container-title": st.just("Handbook of learning"),
        "editor": st.lists(people, min_size=1, max_size=3, unique_by=str),
        "page": st.just("12–34"),
        "publisher": st.just("Routledge"),
    }
)
works = st.one_of(articles, books, chapters)


@settings(max_examples=often(40, 2000), deadline=None)
@given(st.lists(works, min_size=1, max_size=4), st.booleans())
def test_what_is_printed_is_read_again(items: list[dict[str, object]], apart: bool) -> None:
    entries = []
    for item in items:
        reference = made(item, [])
        assert reference is not None
        entries.append(text_of(printed(reference) or ()))
    got = read_pasted(("\n\n" if apart else "\n").join(entries), "plain")
    assert [same(text_of(work.printed or ())) for work in got] == [same(one) for one in entries]


SIGNS = [
    *"aZ.,;:?!()[]“”‘’\"'–—-&<>/*_#1 \n\t",
    *(
        "(2019)",
        "(n.d.)",
        "Trust, T.",
        " In ",
        "(Ed.)",
        ", 12(3), 4–5",
        "https://x.org/",
        "[Video]",
    ),
    *("doi:10.1/x", "§", "<i>", "</i>", "<p>", "Retrieved from ", "Vol. 2", "et al.", "[Video]"),
]
anything = st.lists(st.sampled_from(SIGNS), max_size=60).map("".join)


@settings(max_examples=often(150, 10_000), deadline=None)
@given(anything, st.sampled_from(["plain", "markdown", "html", None]))
def test_no_text_makes_it_fail_and_nothing_is_lost(text: str, form: str | None) -> None:
    listed = read_list(text, form)  # type: ignore[arg-type]
    as_json(listed)
    as_yaml(listed)
    of = lines(text, form or guessed(text))  # type: ignore[arg-type]
    told = [*(work.source for work in listed.works), *(one.words.text for one in listed.others)]
    letters = sum(sign.isalpha() for line in of for sign in line.words.text)
    kept = sum(sign.isalpha() for one in told for sign in one)
    # Of a bullet “o” and nothing else.
    assert letters - len(of) <= kept <= letters


@given(st.text("ab*_\\<>i/ []()", max_size=30))
def test_words_and_their_slant_are_as_long(text: str) -> None:
    read = inline(text)
    assert len(read.text) == len(read.slant)


@pytest.mark.parametrize(
    "again",
    [
        "Aa-",
        "A, B. and ",
        "“a.” b, ",
        "Ab, ",
        "Foo Bar. ",
        "In a, edited by b, ",
        "Xy: ",
        "(1999) ",
    ],
)
@pytest.mark.parametrize("begin", ["Smith, John. ", "Smith, J. (2013) ‘", "“"])
def test_no_entry_takes_long(begin: str, again: str) -> None:
    started = process_time()
    read_list(f"{begin}{again * 250}"[:980] + "Foo, 2013, pp. 3–4.", "plain")
    assert process_time() - started < SOON


def test_prose_takes_no_longer_than_it_is() -> None:
    """Lines that name works, and are none; four times as many take about four times as long."""
    line = "Kennedy (2018) said that networks, as Berg (2019, p. 3) had found, grow “slowly,” too."
    spent = []
    for count in (500, 2000):
        text = "\n".join(f"{n} {line} {line}" for n in range(count))
        started = process_time()
        listed = read_list(text, "plain")
        spent.append(process_time() - started)
        assert listed.works == ()
    assert spent[1] < 12 * spent[0] + 0.2


@pytest.mark.parametrize("again", ["In A. Bo, ", "Ab. ", "Smith, J. (2019). ", "(a) ", "A v. "])
def test_what_is_longer_than_any_reference_is_none(again: str) -> None:
    listed = read_list(f"Smith, J. (2019). {again * 2000}", "plain")
    assert listed.works == ()
    assert [piece.kind for piece in listed.others] == ["annotation"]
