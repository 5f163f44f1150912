"""The scripts of a page: few, and one of them before the style sheets."""

from __future__ import annotations

import re

import pytest

from plnfolio.theme.chain import builtin_themes
from theme import views

SITE_SCRIPT = builtin_themes() / "base/assets/site.js"
BUDGET = 2048
THEMES = ["base", "folio", "paper"]
SCHEMES = ["auto", "light", "dark"]


def render(folder, name, theme="folio", **options):
    site = views.full_site(folder.theme(theme, **options).options)
    return folder.templates(theme).render(name, views.full_pages()[name], site)


def inline_scripts(html):
    return re.findall(r"<script>(.*?)</script>", html, re.S)


@pytest.mark.parametrize("name", sorted(set(views.full_pages()) - {"search.html"}))
def test_all_scripts_of_a_page_are_small(site, name):
    html = render(site({}), name)
    assert html.count('<script src="') == 1
    size = SITE_SCRIPT.stat().st_size + sum(len(one.encode()) for one in inline_scripts(html))
    assert size <= BUDGET + (400 if name == "404.html" else 0)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_choice_is_recalled_before_the_style_sheets(site, theme, scheme):
    html = render(site({}), "post.html", theme, scheme=scheme)
    (script,) = inline_scripts(html)
    assert html.index(script) < html.index('<link rel="stylesheet"')


@pytest.mark.parametrize("theme", THEMES)
def test_a_site_chooses_the_scheme_until_its_reader_does(site, theme):
    assert "data-theme" not in render(site({}), "home.html", theme).partition(">\n<head>")[0]
    dark = render(site({}), "home.html", theme, scheme="dark")
    assert '<html lang="en" dir="ltr" data-theme="dark"' in dark
    assert '<meta name="color-scheme" content="dark">' in dark


def test_a_theme_says_differently_what_its_parent_says_and_the_author_has_the_last_word(site):
    files = {
        "themes/mine/theme.yaml": "extends: folio\n",
        "themes/mine/assets/theme.css": ":root { --measure: 20rem; }",
        "overrides/assets/custom.css": ":root { --measure: 10rem; }",
    }
    sheets = re.findall(
        r'<link rel="stylesheet" href="\x01/assets/(.*?)">',
        render(site(files), "post.html", "mine"),
    )
    assert sheets == ["site.css", "theme.css", "custom.css"]
    missing = render(site(files), "404.html", "mine")
    assert missing.index("--paper:") < missing.index("20rem") < missing.index("10rem")
