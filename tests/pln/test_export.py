"""The network for other programs: it keeps to its schema and holds nothing private."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree as Xml

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.worlds import world
from plnfolio.model.config import Author
from plnfolio.model.network import Missing
from plnfolio.pln.export import opml, pln_json, pln_schema

AUTHOR = Author(name="Ines Halvorsen", url="https://ines.example")
FULL = {
    "name": "Global Learning & Development Community",
    "short": "GLDC",
    "url": "https://gldc.example",
    "logo": {"src": "gldc.svg", "alt": "GLDC"},
    "kind": "person",
    "group": "Peers <3",
    "status": "growing",
    "purpose": "Like-minded peers [@gldc-about].",
    "activities": ["Book study"],
    "time": {"min": 1, "max": 8},
    "cost": {"amount": 249, "per": "year", "note": "student rate"},
    "give": ["Coffee chats"],
    "receive": ["Feedback"],
    "planned": "2022",
    "since": "2022-10",
    "until": "2023-04-11",
    "feed": "https://gldc.example/feed.xml",
    "relationship": "friend met",
}
SCHEMA = pln_schema("https://ines.example")
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

texts = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)
rows = st.fixed_dictionaries(
    {"name": texts},
    optional={
        "time": st.sampled_from(["1-8 hours", "varies", "a lot", "none", {"min": 2}]),
        "cost": st.sampled_from(["free", "$5+", "cheap", "varies", {"amount": 0}]),
        "since": st.sampled_from(["2022", "2022-10", "2022-10-01"]),
        "give": st.lists(texts, max_size=2),
        "private": st.booleans(),
    },
)


def exported(written: Any) -> dict[str, Any]:
    return pln_json(world(written), "My network", AUTHOR, "https://ines.example")


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == "https://ines.example/pln.schema.json"


def test_every_field_arrives() -> None:
    pln = exported([FULL])
    VALIDATOR.validate(pln)
    (network,) = pln.pop("networks")
    assert pln == {
        "$schema": "https://ines.example/pln.schema.json",
        "version": 1,
        "title": "My network",
        "author": {"name": "Ines Halvorsen", "url": "https://ines.example"},
        "url": "https://ines.example/",
    }
    taken = {key: value for key, value in FULL.items() if key not in ("logo", "time", "cost")}
    assert network == {
        **taken,
        "id": "gldc",
        "relationship": ["friend", "met"],
        "time": {"min": 1, "max": 8},
        "cost": {"min": 249, "max": 249, "currency": "USD", "per": "year", "note": "student rate"},
        "tables": ["current"],
    }


def test_bridges_are_said_at_both_ends_and_gaps_as_they_stand() -> None:
    written = [
        {"name": "Open", "connects": ["GLDC", "Secret mentor"]},
        {"name": "Global Learning", "short": "GLDC"},
        {"name": "Secret mentor", "private": True},
    ]
    missing = (Missing(question="Another lab educator?", group="Peers"), Missing(question="Who?"))
    pln = pln_json(world(written), "My network", AUTHOR, missing=missing)
    VALIDATOR.validate(pln)
    assert {one["id"]: one.get("connects") for one in pln["networks"]} == {
        "open": ["gldc"],
        "gldc": ["open"],
    }
    assert pln["gaps"] == [
        {"question": "Another lab educator?", "group": "Peers"},
        {"question": "Who?"},
    ]


@given(st.lists(rows, max_size=6))
def test_any_network_keeps_to_the_schema(written: list[dict[str, Any]]) -> None:
    VALIDATOR.validate(json.loads(json.dumps(exported(written))))


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": 2},
        {"networks": [{"name": "A"}]},
        {"private": True},
        {"networks": [{**exported([FULL])["networks"][0], "kind": "friend"}]},
        {"networks": [{**exported([FULL])["networks"][0], "private": False}]},
    ],
)
def test_the_schema_refuses_what_is_no_network(wrong: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate({**exported([FULL]), **wrong})


@given(st.sampled_from(sorted(FULL)), st.booleans())
def test_a_private_entry_is_in_nothing_that_is_shared(field: str, only: bool) -> None:
    secret = {**FULL, "private": True} if not only else {"name": "x", field: FULL[field]}
    secret = {**secret, "name": "Secret mentor", "short": "SM", "private": True}
    entries = world([{"name": "Open"}, secret])
    shared = json.dumps(pln_json(entries, "T", AUTHOR)) + opml(entries, "T", AUTHOR)
    assert "Open" in shared
    assert not any(word in shared for word in ("Secret", "SM", "gldc", "Coffee", "Peers"))


def test_feeds_can_be_subscribed_to_group_by_group() -> None:
    written = [FULL, {"name": "No feed", "group": "Ideas"}]
    root = Xml.fromstring(opml(world(written), "Ines & her network", AUTHOR))
    assert root.get("version") == "2.0"
    assert root.findtext("head/title") == "Ines & her network"
    (folder,) = root.findall("body/outline")
    assert folder.get("text") == "Peers <3"
    (feed,) = folder
    assert feed.attrib == {
        "type": "rss",
        "text": "Global Learning & Development Community",
        "title": "Global Learning & Development Community",
        "xmlUrl": "https://gldc.example/feed.xml",
        "htmlUrl": "https://gldc.example",
    }
