"""PEP 610: what was installed from where, and what a site says of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.metadata import Distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from plnfolio.pinned.origin import EXTRAS, asked_for, extras, installed, requirement

COMMIT = "c0ffee" * 6 + "beef"
GIT = {"vcs": "git", "commit_id": COMMIT}


class Fake(Distribution):
    """A distribution that says of itself what it is given."""

    def __init__(self, direct: object = None, requires: Iterable[str] = ()) -> None:
        self.texts = {
            "METADATA": "".join(
                ["Name: plnfolio\nVersion: 1.2\n", *(f"Requires-Dist: {r}\n" for r in requires)]
            ),
            "direct_url.json": json.dumps(direct) if direct else None,
        }

    def read_text(self, filename: str) -> str | None:
        return self.texts.get(filename)

    def locate_file(self, path: object) -> Path:
        return Path(str(path))


PINNED = [
    (None, "plnfolio==1.2"),
    (
        {"url": "https://git.example/ada/plnfolio.git", "vcs_info": GIT},
        f"plnfolio @ git+https://git.example/ada/plnfolio.git@{COMMIT}",
    ),
    (
        {"url": "https://git.example/p", "vcs_info": {**GIT, "requested_revision": "main"}},
        f"plnfolio @ git+https://git.example/p@{COMMIT}",
    ),
    (
        {"url": "https://git.example/p", "vcs_info": GIT, "subdirectory": "tools/plnfolio"},
        f"plnfolio @ git+https://git.example/p@{COMMIT}#subdirectory=tools/plnfolio",
    ),
]

LAID_BESIDE = [
    {"url": "file:///home/ada/plnfolio", "dir_info": {}},
    {"url": "file:///home/ada/plnfolio", "dir_info": {"editable": True}},
    {"url": "file:///C:/Users/Ada/Downloads/plnfolio-1.2-py3-none-any.whl", "archive_info": {}},
    {"url": "https://files.example/plnfolio-1.2-py3-none-any.whl", "archive_info": {}},
    {"url": "file:///home/ada/plnfolio.git", "vcs_info": GIT},
    {"url": "ssh://git@git.example/ada/plnfolio.git", "vcs_info": GIT},
    {"url": "https://ada:secret@git.example/plnfolio", "vcs_info": GIT},
    {"url": "https://${TOKEN}@git.example/plnfolio", "vcs_info": GIT},
    {"url": "https://hg.example/plnfolio", "vcs_info": {**GIT, "vcs": "hg"}},
]


@pytest.mark.parametrize(("direct", "line"), PINNED)
def test_what_others_can_get_is_named(direct: object, line: str) -> None:
    assert requirement(Fake(direct), ()) == line
    Requirement(line)


@pytest.mark.parametrize("direct", LAID_BESIDE, ids=lambda direct: direct["url"])
def test_what_others_cannot_get_is_laid_beside(direct: object) -> None:
    assert requirement(Fake(direct), ("png",)) == ""


@pytest.mark.parametrize(("direct", "line"), PINNED)
def test_extras_come_along(direct: object, line: str) -> None:
    assert requirement(Fake(direct), ("png", "search")) == line.replace(
        "plnfolio", "plnfolio[png,search]", 1
    )


def test_an_extra_is_there_when_all_that_it_needs_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plnfolio.pinned.origin.is_checkout", lambda _: False)
    lines = [
        "click",
        'pytest<10,>=8.3; extra == "heic"',
        'pytest; extra == "png"',
        'no-such-thing>=1; extra == "png"',
        'pytest; extra == "test"',
    ]
    assert extras(Fake(requires=lines)) == ("heic",)
    assert asked_for(Fake(requires=lines)) == lines[:-1]


def test_extras_for_work_on_plnfolio_come_nowhere() -> None:
    assert set(extras(installed())) <= set(EXTRAS)
    assert not any("pytest" in line for line in asked_for(installed()))
