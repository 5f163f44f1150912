"""The list of addresses as a file: what is written can be read again, by us and by any YAML."""

from __future__ import annotations

import datetime

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plnfolio.diagnostics import Problem
from plnfolio.model.likeness import ALIKE, STILL, likeness, sketch
from plnfolio.model.oldaddress import old_address
from plnfolio.model.permalinks import PATH, Entry
from plnfolio.model.source import Source
from plnfolio.read.permalinks import read_permalinks
from plnfolio.written.permalinks import permalinks

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), max_size=9)
ADDRESSES = st.builds(lambda text: f"/{text}/", WORDS)
ENTRIES = st.one_of(
    st.builds(Entry, ADDRESSES),
    st.builds(Entry, ADDRESSES, to=ADDRESSES),
    st.builds(
        Entry,
        ADDRESSES,
        file=st.builds(lambda text: f"content/posts/{text}.md", WORDS),
        title=WORDS,
        date=st.none() | st.dates(datetime.date(1000, 1, 1)),
        words=st.builds(sketch, WORDS),
        first=st.just("") | ADDRESSES,
    ),
)


def read(text: str) -> tuple[Entry, ...] | None:
    problems: list[Problem] = []
    ledger = read_permalinks(Source(PATH, text), problems)
    assert (ledger is None) == bool(problems)
    return ledger and ledger.entries


@given(st.lists(ENTRIES, max_size=3))
def test_what_is_written_is_read_again(entries: list[Entry]) -> None:
    text = permalinks(entries)
    assert read(text) == tuple(entries)
    assert text.count("\n") == len(entries) + 3


def test_it_is_yaml() -> None:
    entries = [
        Entry("/"),
        Entry("/a b/", to="/café/"),
        Entry(
            "/posts/x/", "content/posts/x.md", "A: “b” # c }", datetime.date(2023, 4, 11), "AAE="
        ),
    ]
    found = yaml.safe_load(permalinks(entries))
    assert found == {
        "/": "made",
        "/a b/": {"to": "/café/"},
        "/posts/x/": {
            "file": "content/posts/x.md",
            "title": "A: “b” # c }",
            "date": datetime.date(2023, 4, 11),
            "words": "AAE=",
        },
    }


@given(st.text(max_size=60))
def test_any_text_is_read_or_a_problem(text: str) -> None:
    read(text)
    read(f"/posts/: {text}")
    read(f"/posts/: {{{text}}}")


FORMS = {
    "/old/": "/old/",
    "old": "/old/",
    "/old": "/old/",
    "//old//": "//old//",
    "/a//b/": "/a/b/",
    "/2023/04/x.html": "/2023/04/x.html",
    "/2023/04/x.HTM": "/2023/04/x.HTM",
    "/x.php": "/x.php/",
    "/x/index.html": "/x/",
    "/caf%C3%A9/": "/café/",
    "/cafe\u0301/": "/café/",
    "https://old.example.org/a": "/a/",
    "HTTP://old.example.org/a.html": "/a.html",
    "https://ada.example/notes/a/": "/a/",
    "https://Ada.Example/notes/a/": "/a/",
    "https://ada.example/notesx/a/": "/notesx/a/",
    "https://ada.example/a/": "/a/",
    "/100%/": "/100%/",
}


@pytest.mark.parametrize(("written", "meant"), FORMS.items())
def test_an_old_address_in_all_forms(written: str, meant: str) -> None:
    if meant.startswith("//"):
        with pytest.raises(ValueError, match="behind the name of the host"):
            old_address(written)
        return
    assert old_address(written, "https://ada.example/notes") == meant


TEXT = "I began with a list of people whom I ask when a label is wrong and nobody is on the ward. "


def test_a_text_is_like_itself_changed_and_unlike_others() -> None:
    long = " ".join(f"{TEXT}{number}" for number in range(9))
    assert likeness(sketch(long), sketch(long.upper())) == 1
    assert likeness(sketch(long), sketch(long.replace("wrong", "torn"))) >= STILL
    assert likeness(sketch(long), sketch(f"{long} And so on, for as long again.")) >= ALIKE
    other = "What the course asked of us in spring was another thing: to say who answers, and when."
    assert likeness(sketch(long), sketch(other)) < ALIKE / 2
    assert likeness(sketch(""), sketch("")) == 1
    assert likeness(sketch(""), sketch("word")) == 0
    assert likeness("no sketch", sketch("word")) == 0
