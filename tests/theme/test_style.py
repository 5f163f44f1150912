"""Colours of the themes against WCAG 1.4.3 and 1.4.11."""

from __future__ import annotations

import re

import pytest

from plnfolio.cache.digest import file_digest
from plnfolio.theme.chain import builtin_themes

FOLIO, PAPER = (
    (builtin_themes() / sheet).read_text(encoding="utf-8")
    for sheet in ("folio/assets/site.css", "paper/assets/theme.css")
)


def tokens(*sheets: str) -> dict[str, dict[str, str]]:
    """The colours of style sheets that are read one after the other."""
    pairs = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", "".join(sheets))
    return {name: dict(zip(("light", "dark"), both, strict=True)) for name, *both in pairs}


THEMES = {"folio": tokens(FOLIO), "paper": tokens(FOLIO, PAPER)}
GROUNDS = ("paper", "wash")
TEXTS = ("ink", "soft", "accent", *(name for name in THEMES["folio"] if name.startswith("code-")))


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_the_standard_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read_on_its_ground(theme, scheme, ground, text):
    colours = THEMES[theme]
    assert contrast(colours[text][scheme], colours[ground][scheme]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_mark_keeps_the_text_readable_and_the_focus_can_be_seen(theme, scheme):
    colours = THEMES[theme]
    assert contrast(colours["ink"][scheme], colours["mark"][scheme]) >= 4.5
    assert contrast(colours["accent"][scheme], colours["mark"][scheme]) >= 4.5
    assert contrast(colours["focus"][scheme], colours["paper"][scheme]) >= 3


def test_nothing_is_fetched_from_elsewhere():
    assert not re.findall(r"https?://|@import|url\((?!serif[-.])", FOLIO + PAPER)


def test_the_face_is_there_under_the_names_that_lead_to_it():
    assets = builtin_themes() / "folio" / "assets"
    layout = (builtin_themes() / "folio/templates/layout.html").read_text(encoding="utf-8")
    named = re.findall(r"serif[\w.-]*\.woff2", FOLIO + layout)
    there = {path.name: path for path in assets.glob("*.woff2")}
    assert set(named) == set(there)
    assert all(file_digest(path)[:10] in name for name, path in there.items())
    assert max(path.stat().st_size for path in there.values()) <= 60_000
