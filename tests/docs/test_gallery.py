"""The example portfolios have no mistake and raise no doubt, and stay small."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

import pytest
import yaml
from PIL import Image

from sites.building import CHECKOUT, Built, call
from sites.tools import tool

PORTFOLIOS = tool("manual").portfolios()
NAMES = [site.name for site in PORTFOLIOS]
PICTURES = CHECKOUT / "docs/images"
SHOTS = tool("screenshots")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with_a_portfolio(name: str, gallery: dict[str, Built]) -> None:
    assert gallery[name].shown == ""


@pytest.mark.parametrize("site", [CHECKOUT, *PORTFOLIOS], ids=("example", *NAMES))
def test_the_proof_reader_has_nothing_to_say_of_a_portfolio(site: Path, tmp_path: Path) -> None:
    copytree(site / "content", tmp_path / "content")
    assert call("check", cwd=tmp_path).out.startswith("Nothing to mend.")


def test_together_they_are_no_burden_to_a_clone() -> None:
    files = [
        path for site in PORTFOLIOS for path in (site / "content").rglob("*") if path.is_file()
    ]
    assert sum(path.stat().st_size for path in files) <= 600_000


def test_the_pictures_of_pages_are_those_that_the_script_takes() -> None:
    """If not: make screenshots"""
    assert {path.stem for path in PICTURES.glob("*.webp")} == set(SHOTS.SHOTS)


@pytest.mark.parametrize("name", SHOTS.SHOTS)
def test_a_picture_of_a_page_is_light_and_has_its_size(name: str) -> None:
    file = PICTURES / f"{name}.webp"
    assert file.stat().st_size <= SHOTS.HEAVIEST <= 60_000
    with Image.open(file) as picture:
        assert picture.size == (SHOTS.WIDTH, SHOTS.HEIGHT)


def test_pages_of_the_manual_show_all_of_them_and_no_other_pictures() -> None:
    pages = [path.read_text("utf-8") for path in PICTURES.parent.glob("*.md")]
    named = {name for page in pages for name in re.findall(r"\]\(images/([^)]+)\)", page)}
    assert named == {f"{name}.webp" for name in SHOTS.SHOTS if not name.endswith(".dark")}


@pytest.mark.parametrize("name", NAMES)
def test_the_gallery_quotes_the_settings_of_a_portfolio(name: str) -> None:
    page = (PICTURES.parent / "gallery.md").read_text("utf-8")
    quoted = page.partition(f"(gallery/{name}/)")[2].partition("```yaml\n")[2].partition("```")[0]
    (site,) = (site for site in PORTFOLIOS if site.name == name)
    settings = yaml.safe_load((site / "content/site.yaml").read_text("utf-8"))
    assert quoted
    for field, value in yaml.safe_load(quoted).items():
        whole = settings[field]
        assert value == ({key: whole[key] for key in value} if isinstance(value, dict) else whole)
