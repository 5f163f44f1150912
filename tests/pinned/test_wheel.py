"""The wheel that is laid beside a site is the one that would have been built."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import zipfile
from email import message_from_bytes
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from plnfolio.pinned.needs import needs
from plnfolio.pinned.origin import EXTRAS, NotInstalledError, asked_for, installed
from plnfolio.pinned.wheel import packed, wheel_name
from sites.building import CHECKOUT


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """What “python -m build” gives: the wheel of a source distribution, not of the checkout."""
    folder = tmp_path_factory.mktemp("built")
    build = "import hatchling.build as b, sys; print(b.build_{}(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", build.format("sdist"), folder], cwd=CHECKOUT, check=True)
    (source,) = folder.glob("*.tar.gz")
    shutil.unpack_archive(source, folder, filter="data")
    inside = folder / source.name.removesuffix(".tar.gz")
    subprocess.run([sys.executable, "-c", build.format("wheel"), folder], cwd=inside, check=True)
    (wheel,) = folder.glob("*.whl")
    return zipfile.ZipFile(wheel)


def mine() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(packed(installed())))


def test_it_holds_what_a_built_one_holds(built: zipfile.ZipFile) -> None:
    wheel = mine()
    assert sorted(wheel.namelist()) == sorted(built.namelist())
    for name in built.namelist():
        if name.rpartition("/")[2] not in ("METADATA", "RECORD"):
            assert wheel.read(name) == built.read(name), name
    assert "plnfolio/CHANGELOG.md" in wheel.namelist()


def test_it_asks_for_what_a_built_one_asks_for(built: zipfile.ZipFile) -> None:
    (name,) = (name for name in built.namelist() if name.endswith("/METADATA"))
    theirs, ours = (message_from_bytes(wheel.read(name)) for wheel in (built, mine()))
    wanted = set(map(Requirement, theirs.get_all("Requires-Dist")))
    for_work = {each for each in wanted if each.marker and not for_authors(each)}
    assert set(map(Requirement, ours.get_all("Requires-Dist"))) == wanted - for_work
    assert tuple(ours.get_all("Provides-Extra")) == EXTRAS


def for_authors(each: Requirement) -> bool:
    return "extra" not in str(each.marker) or any(f'"{e}"' in str(each.marker) for e in EXTRAS)


def test_the_same_gives_the_same_bytes() -> None:
    assert packed(installed()) == packed(installed())
    parse_wheel_filename(wheel_name(installed()))


def test_one_without_a_list_of_its_files_is_no_wheel(tmp_path: Path) -> None:
    (tmp_path / "METADATA").write_text("Name: plnfolio\nVersion: 1.0\n\nWords.\n", "utf-8")
    with pytest.raises(NotInstalledError):
        packed(PathDistribution(tmp_path))


def test_all_that_is_needed_has_a_version_and_no_address() -> None:
    found = needs(asked_for(installed()), ())
    asked = [Requirement(line) for line in asked_for(installed())]
    here = [one for one in asked if not one.marker or one.marker.evaluate({"extra": ""})]
    assert {canonicalize_name(one.name) for one in here} <= set(found)
    assert {"markupsafe", "pydantic-core"} <= set(found)  # which come with others
    assert not {"pytest", "plnfolio", "resvg-py"} & set(found)
    assert "resvg-py" in needs(asked_for(installed()), ("png",))
