"""What people call a repository, where its site is, and what a refusal of GitHub’s means."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from plnfolio.publish.github.refusals import refused
from plnfolio.publish.github.repository import Repository, repository, without_secrets

ADA = Repository("ada", "notes")
REFUSALS = yaml.safe_load(Path(__file__).with_name("refusals.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: case["said"][:60].strip())
def test_what_git_and_github_refuse_is_explained(case: dict[str, str]) -> None:
    error = refused(case["said"], ADA)
    assert case["message"] in error.message
    assert case["more"] in error.message + error.remedy
    assert "{" not in error.message + error.remedy


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("https://ghp_Abc1@github.com/a/b", "https://github.com/a/b"),
        ("fatal: 'ssh://ada:pw@host/y' ghp_Abc1.", "fatal: 'ssh://host/y' …."),
        ("github_pat_1A_b and gho_x", "… and …"),
        ("git@github.com:ada/notes", "git@github.com:ada/notes"),
    ],
)
def test_passwords_and_tokens_are_taken_out(text: str, left: str) -> None:
    assert without_secrets(text) == left


@pytest.mark.parametrize(
    "text",
    """
    ada/notes
    https://github.com/ada/notes
    https://github.com/ada/notes.git
    https://github.com/ada/notes/
    https://www.github.com/ada/notes
    github.com/ada/notes
    https://ada@github.com/ada/notes.git
    https://ada:ghp_x@github.com/ada/notes.git
    git@github.com:ada/notes.git
    git@github.com:ada/notes
    git@github.com-work:ada/notes.git
    ssh://git@github.com/ada/notes.git
    ssh://git@ssh.github.com:443/ada/notes.git
    git://github.com/ada/notes.git
    """.split(),
)
def test_a_repository_is_known_however_it_is_written(text: str) -> None:
    assert repository(text) == ADA
    assert repository(f" {text} ") == ADA


@pytest.mark.parametrize(
    "text",
    """
    ada  ada/notes/more  https://gitlab.com/ada/notes.git  git@gitlab.com:ada/notes.git
    /srv/notes.git
    ../notes.git  file:///srv/ada/notes.git  https://github.com/ada  https://notgithub.com/ada/notes
    https://github.com.example.org/ada/notes  ada/..
    """.split(),
)
def test_what_is_no_repository_at_github_is_none(text: str) -> None:
    assert repository(text) is None


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("ada/notes", "https://ada.github.io/notes"),
        ("Ada/Notes", "https://ada.github.io/Notes"),
        ("ada/ada.github.io", "https://ada.github.io"),
        ("Ada/ada.GitHub.io", "https://ada.github.io"),
        ("ada/ben.github.io", "https://ada.github.io/ben.github.io"),
    ],
)
def test_the_address_follows_from_the_repository(name: str, address: str) -> None:
    found = repository(name)
    assert found
    assert found.address == address
