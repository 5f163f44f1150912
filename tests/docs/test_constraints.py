"""Every distribution that the project installs has one version, the same everywhere."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from plnfolio.cache.program import LIBRARIES
from sites.building import CHECKOUT

PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
INSTALLED = ("heic", "keyring", "pdf", "png", "search", "test", "lint", "torture")


def constraints(name: str) -> dict[str, list[Requirement]]:
    """What a file of constraints says, by the name of the distribution."""
    found: dict[str, list[Requirement]] = {}
    for line in (CHECKOUT / name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            requirement = Requirement(line)
            found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return found


def asked_for(extras: tuple[str, ...]) -> list[Requirement]:
    """What pyproject.toml asks for, to run the program and with these extras."""
    texts = [
        *PROJECT["project"]["dependencies"],
        *chain.from_iterable(EXTRAS[extra] for extra in extras),
    ]
    return list(map(Requirement, texts))


def with_all_they_need(wanted: list[Requirement]) -> set[str]:
    """The names of these distributions and of all that come with them, here or elsewhere."""
    found: set[str] = set()
    waiting = list(wanted)
    while waiting:
        one = waiting.pop()
        if (name := canonicalize_name(one.name)) in found:
            continue
        found.add(name)
        try:
            waiting += [Requirement(text) for text in requires(name) or ()]
        except PackageNotFoundError:
            continue
        waiting = [each for each in waiting if not each.marker or each.marker.evaluate()]
    return found


@pytest.mark.parametrize(
    ("name", "extras"),
    [("constraints.txt", INSTALLED), ("benchmarks/constraints.txt", ("bench",))],
)
def test_what_is_asked_for_has_a_version_that_can_work(name: str, extras: tuple[str, ...]) -> None:
    fixed = constraints(name)
    for wanted in asked_for(extras):
        versions = fixed[canonicalize_name(wanted.name)]
        assert versions, wanted
        for version in versions:
            ((only,),) = [tuple(version.specifier)]
            assert only.operator == "=="
            assert wanted.specifier.contains(only.version), (wanted, only)


def test_what_builds_the_package_has_a_version_too() -> None:
    fixed = constraints("constraints.txt")
    (build,) = map(Requirement, PROJECT["build-system"]["requires"])
    assert {"hatchling", "editables"} <= set(fixed)
    assert build.name == "hatchling"


def test_what_the_program_knows_its_libraries_by_are_their_names() -> None:
    """A version is asked for by the name of a distribution; by another one it is never found."""
    asked = {canonicalize_name(one.name) for one in asked_for(("heic", "pdf", "png", "search"))}
    assert set(LIBRARIES) <= asked


def test_every_extra_is_in_a_file() -> None:
    assert set(EXTRAS) == {*INSTALLED, "bench"}


def test_what_comes_along_has_a_version_too() -> None:
    assert with_all_they_need(asked_for(INSTALLED)) <= set(constraints("constraints.txt"))


@pytest.mark.parametrize("name", ["constraints.txt", "benchmarks/constraints.txt"])
def test_a_version_comes_from_no_certain_place(name: str) -> None:
    text = (CHECKOUT / name).read_text("utf-8")
    assert not re.search(r"://| @ |^-", text, re.MULTILINE)


@pytest.mark.parametrize(
    "place",
    [".github/workflows/publish.yml", ".github/workflows/test.yml", "netlify.toml", "README.md"],
)
def test_nobody_installs_other_versions(place: str) -> None:
    text = Path(CHECKOUT, place).read_text("utf-8")
    # What an author installs by the README is no checkout, and brings its versions itself.
    lines = [line for line in text.splitlines() if re.search(r"pip install .*(?<!\+)\.\[", line)]
    assert lines
    assert all(re.search(r"(--constraint|-c) constraints\.txt ", line) for line in lines)
