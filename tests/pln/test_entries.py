"""Rows of tables become networks with addresses of their own; private ones leave no trace."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pln.worlds import world
from plnfolio.model.network import Network
from plnfolio.pln.entries import Entry, by_slug, distinct, public

names = st.sampled_from(["ATD", "atd", "E-Learning Heroes", "Ça va", "学習", "🌱", "atd 2"])
urls = st.sampled_from(["", "https://a.org", "https://www.a.org/", "https://b.org"])
rows = st.fixed_dictionaries(
    {"name": names},
    optional={"url": urls, "short": names, "private": st.booleans(), "group": names},
)
worlds = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.lists(rows, max_size=5))


def slugs(written: Any) -> list[str]:
    return [entry.slug for entry in world(written)]


def addressed(entries: Iterable[Entry]) -> set[tuple[str, Network, str, str]]:
    return {(entry.table, entry.network, entry.slug, entry.group) for entry in entries}


def test_the_short_name_is_the_address() -> None:
    assert slugs([{"name": "Global Learning Community", "short": "GLDC"}, {"name": "Ça va"}]) == [
        "gldc",
        "ca-va",
    ]


def test_one_network_in_two_tables_has_one_address() -> None:
    atd = "Association for Talent Development"
    written = {
        "current": [{"name": atd, "url": "https://www.td.org/"}],
        "expanding": [{"name": atd, "short": "ATD", "url": "http://td.org"}],
        "prices": [{"name": "ATD"}],
    }
    assert slugs(written) == ["association-for-talent-development"] * 3


def test_two_networks_of_one_name_have_two_addresses() -> None:
    written = {
        "current": [{"name": "Book club", "url": "https://a.org"}],
        "expanding": [{"name": "Book club", "url": "https://b.org"}, {"name": "Book Club!"}],
    }
    assert slugs(written) == ["book-club", "book-club-2", "book-club"]


def test_a_network_without_letters_has_an_address_too() -> None:
    assert slugs([{"name": "🌱"}, {"name": "🌍"}]) == ["network", "network-2"]


def test_a_group_is_one_however_it_is_capitalised() -> None:
    written = [{"name": "A", "group": "Peers"}, {"name": "B", "group": " peers"}, {"name": "C"}]
    assert [entry.group for entry in world(written)] == ["Peers", "Peers", "Organisation"]


def test_what_one_row_leaves_out_another_tells() -> None:
    written = {
        "prices": [{"name": "ATD", "status": "planned", "cost": "$9 a year", "give": ["Notes"]}],
        "current": [
            {"name": "ATD", "group": "Work", "time": "1 hour", "give": ["Talks", "Notes"]},
        ],
    }
    (entry,) = distinct(world(written))
    assert (entry.status, entry.group, entry.table) == ("current", "Work", "current")
    assert entry.time is not None
    assert entry.price is not None
    assert entry.give == ("Talks", "Notes")


def test_private_in_one_table_is_private_in_all() -> None:
    written = {"a": [{"name": "Mentor"}], "b": [{"name": "Mentor", "private": True}]}
    assert public(world(written)) == ()


@given(worlds)
def test_nothing_public_tells_that_something_private_exists(written: Any) -> None:
    shown = public(world(written))
    alone = {
        table: [row for row in rows if not row.get("private")] for table, rows in written.items()
    }
    assert addressed(shown) <= addressed(public(world(alone)))


@given(worlds)
def test_an_address_is_given_once_in_a_table_and_its_network_counted_once(written: Any) -> None:
    entries = world(written)
    for table in written:
        own = [entry.slug for entry in entries if entry.table == table]
        assert len(own) == len(set(own))
    assert [entry.slug for entry in distinct(entries)] == list(by_slug(entries))
