"""The accent that a site chooses: read, made for dark pages, and never too weak to be read."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plnfolio.diagnostics import Span
from plnfolio.theme.accent import with_accent
from plnfolio.theme.chain import load_theme
from theme.test_style import GROUNDS, THEMES, contrast

PLACE = Span("content/site.yaml", 7, 11)
ON = (*GROUNDS, "mark")
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
NAMED = re.compile(r"the nearest colour that can be read is “(#\w{6})”")


def chosen(tmp_path, colour, theme="folio"):
    """What becomes of an accent: its colour on light pages, on dark ones, the problems."""
    problems = []
    chain = load_theme(tmp_path, theme, PLACE, problems, options={"accent": colour})
    assert not problems
    found = with_accent(chain, PLACE, problems)
    light, dark = re.fullmatch(
        r"light-dark\((#\w{6}), (#\w{6})\)", str(found.options["accent"])
    ).groups()
    return light, dark, problems


def readable(colour, theme, scheme):
    return all(contrast(colour, THEMES[theme][ground][scheme]) >= 4.5 for ground in ON)


# OKLCH written out once more, from its definition (Björn Ottosson, 2020).


def oklch(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    one = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    two = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    return lightness, math.hypot(one, two), math.atan2(two, one)


def linear(lightness, chroma, hue):
    one, two = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * one + 0.2158037573 * two) ** 3
    middle = (lightness - 0.1055613458 * one - 0.0638541728 * two) ** 3
    short = (lightness - 0.0894841775 * one - 1.2914855480 * two) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def shown(lightness, chroma, hue):
    """The most vivid colour of a lightness and hue that a screen has, up to a chroma."""
    low, high = 0.0, chroma
    if all(-1e-4 <= part <= 1.0001 for part in linear(lightness, chroma, hue)):
        low = chroma
    for _ in range(30):
        middle = (low + high) / 2
        if all(-1e-4 <= part <= 1.0001 for part in linear(lightness, middle, hue)):
            low = middle
        else:
            high = middle
    parts = (min(1.0, max(0.0, part)) for part in linear(lightness, low, hue))
    return "#" + "".join(
        f"{round(255 * (12.92 * p if p <= 0.0031308 else 1.055 * p ** (1 / 2.4) - 0.055)):02x}"
        for p in parts
    )


def test_the_formulas_of_this_test_agree_with_known_values():
    assert oklch("#ff0000") == pytest.approx((0.62796, 0.25768, math.radians(29.234)), abs=1e-4)
    assert shown(*oklch("#0b5f63")) == "#0b5f63"


@pytest.mark.parametrize("theme", THEMES)
@given(colour=COLOURS)
@settings(max_examples=60)
def test_a_weak_accent_is_named_and_no_other(tmp_path_factory, theme, colour):
    light, _, problems = chosen(tmp_path_factory.getbasetemp(), colour, theme)
    assert light == colour
    codes = [problem.code for problem in problems]
    assert codes == ([] if readable(colour, theme, "light") else ["low-contrast"])


@pytest.mark.parametrize("theme", THEMES)
@given(colour=COLOURS, way=st.floats(0, 1))
@settings(max_examples=60)
def test_the_colour_that_is_named_passes_and_none_nearer_would(
    tmp_path_factory, theme, colour, way
):
    _, _, problems = chosen(tmp_path_factory.getbasetemp(), colour, theme)
    if not problems:
        return
    named = NAMED.fullmatch(problems[0].help)[1]
    assert readable(named, theme, "light")
    assert chosen(tmp_path_factory.getbasetemp(), named, theme)[2] == []
    lightness, chroma, hue = oklch(colour)
    found, vivid, turned = oklch(named)
    assert vivid <= chroma + 0.01
    if vivid > 0.03:
        assert abs(math.remainder(turned - hue, math.tau)) < 0.2
    # A screen has 256 steps of each light: what is nearer than that cannot be told apart.
    nearer = way * max(0.0, abs(lightness - found) - 0.006)
    for other in (lightness - nearer, lightness + nearer):
        assert not 0 <= other <= 1 or not readable(shown(other, chroma, hue), theme, "light")


@pytest.mark.parametrize("theme", THEMES)
@given(colour=COLOURS)
@settings(max_examples=60)
def test_the_accent_of_dark_pages_can_always_be_read(tmp_path_factory, theme, colour):
    _, dark, _ = chosen(tmp_path_factory.getbasetemp(), colour, theme)
    assert readable(dark, theme, "dark")


@pytest.mark.parametrize("written", ["navy", "NAVY", "Navy", "#000080"])
def test_a_colour_may_be_written_as_css_has_it(tmp_path, written):
    assert chosen(tmp_path, written)[0] == "#000080"


def test_the_grounds_are_those_of_the_chain(site):
    grey = "#767676"
    white = ":root { --paper: light-dark(#fff, #000); --wash: light-dark(#fff, #000); }"
    theme = {"themes/mine/theme.yaml": "extends: folio\n"}
    _, _, (problem,) = chosen(site(theme).root, grey, "mine")
    assert "on the page" in problem.message
    sheet = {**theme, "themes/mine/assets/theme.css": f"/* --paper: none */ {white}"}
    _, _, (problem,) = chosen(site(sheet).root, grey, "mine")
    assert "on the page" not in problem.message
    assert "on what is marked" in problem.message


def test_where_nothing_can_be_read_on_all_grounds_that_is_said(site):
    files = {
        "themes/mine/theme.yaml": "extends: folio\n",
        "themes/mine/assets/theme.css": ":root { --wash: light-dark(black, white); }",
    }
    _, _, (problem,) = chosen(site(files).root, "#767676", "mine")
    assert "no colour" in problem.help
