"""A site is built by the plnfolio that it began with, until “plnfolio upgrade” moves that."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from plnfolio.pinned.origin import installed
from plnfolio.pinned.wheel import wheel_name
from sites.building import Workshop, call, contents
from sites.wheel import wheel

NAME = wheel_name(installed())
PIN = ("requirements.txt", "constraints.txt", ".python-version")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    assert call("new", "site", "demo", cwd=tmp_path).code == 0
    return tmp_path / "demo"


def wheel_of_then(forgotten: str) -> bytes:
    """The wheel as it was before one remark of the CHANGELOG was written."""
    then = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(wheel())) as now, zipfile.ZipFile(then, "w") as before:
        for name in now.namelist():
            data = now.read(name)
            if name == "plnfolio/CHANGELOG.md":
                assert forgotten.encode() in data
                data = data.replace(forgotten.encode(), b"")
            before.writestr(name, data)
    return then.getvalue()


def pinned(site: Path) -> str:
    lines = (site / "requirements.txt").read_text("utf-8").splitlines()
    (line,) = (line for line in lines if re.match(r"plnfolio\b(?!-)|\./vendor/", line))
    return line


def test_nothing_but_an_upgrade_moves_the_pin(site: Path) -> None:
    (site / "requirements.txt").write_text("plnfolio==0.0.9\n", "utf-8")
    for words in (["new", "post", "One"], ["build"], ["schema"]):
        assert call(*words, cwd=site).code == 0
    assert pinned(site) == "plnfolio==0.0.9"


def test_what_is_up_to_date_stays_byte_for_byte(site: Path) -> None:
    before = contents(site)
    ran = call("upgrade", cwd=site)
    assert (ran.code, ran.err) == (0, "")
    assert installed().version in ran.out
    assert "pipx upgrade plnfolio" in ran.out
    assert contents(site) == before


@pytest.mark.parametrize(
    "line",
    [
        "plnfolio==0.0.9",
        "plnfolio[search] == 0.0.9",
        f"plnfolio @ git+https://git.example/plnfolio@{'ab' * 20}",
        "./vendor/plnfolio-0.0.9-py3-none-any.whl[png]",
    ],
)
def test_the_pin_moves_and_the_old_wheel_goes(line: str, site: Path) -> None:
    fresh = contents(site)
    (site / "vendor" / NAME).rename(site / "vendor/plnfolio-0.0.9-py3-none-any.whl")
    told = f"# mine\nplnfolio-theme-mine==1\n{line}\npagefind-bin-extended==1.5.2\n"
    (site / "requirements.txt").write_text(told, "utf-8")
    (site / "constraints.txt").write_text(
        "# All that plnfolio 0.0.9 needs\nclick==8.1.0\n", "utf-8"
    )
    ran = call("upgrade", cwd=site)
    assert (ran.code, ran.err) == (0, "")
    assert f"{installed().version} from now on instead of 0.0.9" in ran.out
    now = contents(site)
    own = told.replace(line, pinned(site)).encode()
    assert now == {**fresh, "requirements.txt": own}
    assert pinned(site).startswith(f"./vendor/{NAME}")


def test_it_says_what_has_changed_since(site: Path) -> None:
    (site / "vendor" / NAME).unlink()
    (site / "requirements.txt").write_text("plnfolio==0.0.9\n", "utf-8")
    assert "- Drafts and posts with a later date stay out" in call("upgrade", cwd=site).out


def test_of_a_wheel_of_the_same_version_it_says_what_is_new_in_words(site: Path) -> None:
    new = "- A build that fails takes back what it had changed.\n"
    (site / "vendor" / NAME).write_bytes(wheel_of_then(new))
    told = call("upgrade", cwd=site).out
    assert [line for line in told.splitlines(keepends=True) if line.startswith("- ")] == [new]


def test_an_older_plnfolio_does_not_take_a_site_back(site: Path) -> None:
    (site / "requirements.txt").write_text("plnfolio==99.0\n", "utf-8")
    before = contents(site)
    ran = call("upgrade", cwd=site)
    assert ran.code == 1
    assert "99.0" in ran.err
    assert contents(site) == before


def test_a_site_of_before_gets_a_pin(workshop: Workshop) -> None:
    folder = workshop.folder({})
    assert call("upgrade", cwd=folder).code == 0
    assert set(contents(folder)) >= {*PIN, f"vendor/{NAME}"}
    assert call("build", cwd=folder).code == 0


def test_a_damaged_wheel_is_replaced(site: Path) -> None:
    good = contents(site)
    (site / "vendor" / NAME).write_bytes(b"no wheel")
    assert call("upgrade", cwd=site).code == 0
    assert contents(site) == good


def test_without_a_site_there_is_nothing_to_upgrade(tmp_path: Path) -> None:
    assert call("upgrade", cwd=tmp_path).code == 2
    assert contents(tmp_path) == {}


def test_a_pin_that_cannot_be_written_is_explained(site: Path) -> None:
    (site / "requirements.txt").unlink()
    (site / "requirements.txt").mkdir()
    ran = call("upgrade", cwd=site)
    assert ran.code == 1
    assert "cannot be upgraded" in ran.err
