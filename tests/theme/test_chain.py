"""The chain of theme folders and what can be wrong with it."""

from __future__ import annotations

import pytest

from plnfolio.diagnostics import Span
from plnfolio.theme.assets import theme_assets
from plnfolio.theme.chain import builtin_themes, load_theme

CHILD = {"themes/mine/theme.yaml": "extends: folio\n"}


def names(theme):
    return [layer.name for layer in theme.layers]


def test_the_default_theme_stands_on_the_base(site):
    assert names(site({}).theme()) == ["folio", "base"]


def test_the_overrides_of_a_site_come_first(site):
    theme = site({**CHILD, "overrides/assets/custom.css": ""}).theme("mine")
    assert names(theme) == ["overrides", "mine", "folio", "base"]
    assert [layer.place for layer in theme.layers] == [
        "overrides",
        "themes/mine",
        "themes/folio",
        "themes/base",
    ]


def test_a_theme_that_names_no_parent_stands_on_the_base(site):
    assert names(site({"themes/bare/theme.yaml": ""}).theme("bare")) == ["bare", "base"]


def test_a_theme_of_the_site_goes_before_one_of_the_same_name(site):
    theme = site({"themes/folio/theme.yaml": "extends: base\n"}).theme()
    assert theme.layers[0].path != builtin_themes() / "folio"


def test_every_builtin_theme_can_be_chosen(site):
    for folder in builtin_themes().iterdir():
        assert names(site({}).theme(folder.name))[-1] == "base"


PROBLEMS = {
    "an unknown theme": ("folo", {}, "theme-not-found", "content/site.yaml:4:8", "“folio”"),
    "a path for a name": ("../x", {}, "theme-not-found", "content/site.yaml:4:8", "“base”"),
    "a folder without theme.yaml": (
        "mine",
        {"themes/mine/templates/post.html": ""},
        "theme-not-found",
        "content/site.yaml:4:8",
        "extends: folio",
    ),
    "an unknown parent": (
        "mine",
        {"themes/mine/theme.yaml": "name: Mine\nextends: foliio\n"},
        "theme-not-found",
        "themes/mine/theme.yaml:2:10",
        "“folio”",
    ),
    "a circle": (
        "a",
        {
            "themes/a/theme.yaml": "extends: b\n",
            "themes/b/theme.yaml": "name: B\n\nextends: a\n",
        },
        "theme-cycle",
        "themes/b/theme.yaml:3:10",
        "“extends”",
    ),
    "a theme that extends itself": (
        "a",
        {"themes/a/theme.yaml": "extends: a\n"},
        "theme-cycle",
        "themes/a/theme.yaml:1:10",
        "“extends”",
    ),
    "an unknown field": (
        "a",
        {"themes/a/theme.yaml": "name: A\nextend: base\n"},
        "unknown-field",
        "themes/a/theme.yaml:2:1",
        "“extends”",
    ),
    "an option without a description": (
        "a",
        {"themes/a/theme.yaml": "options:\n  wide:\n    default: true\n"},
        "missing-field",
        "themes/a/theme.yaml:3:5",
        "“description",
    ),
    "an option that is no mapping": (
        "a",
        {"themes/a/theme.yaml": "options:\n  wide: true\n"},
        "wrong-type",
        "themes/a/theme.yaml:2:9",
        "",
    ),
    "a parent of the wrong kind": (
        "a",
        {"themes/a/theme.yaml": "extends: [base]\n"},
        "wrong-type",
        "themes/a/theme.yaml:1:10",
        "",
    ),
    "another contract": (
        "a",
        {"themes/a/theme.yaml": "version: 9\n"},
        "theme-version",
        "themes/a/theme.yaml:1:10",
        "",
    ),
    "broken YAML": (
        "a",
        {"themes/a/theme.yaml": "name: A\n  extends: base\n"},
        "yaml-syntax",
        "themes/a/theme.yaml:2:3",
        "quotes",
    ),
    "a list": (
        "a",
        {"themes/a/theme.yaml": "- base\n"},
        "wrong-type",
        "themes/a/theme.yaml:1:1",
        "",
    ),
}


@pytest.mark.parametrize("case", PROBLEMS.values(), ids=PROBLEMS.keys())
def test_a_mistake_in_a_chain_is_named_with_its_place(site, case):
    name, files, code, place, remedy = case
    (problem,) = site(files).problems(name)
    assert (problem.code, str(problem.span)) == (code, place)
    assert remedy in problem.help


def test_a_theme_that_is_not_utf8_is_named(site, tmp_path):
    folder = site({"themes/a/theme.yaml": ""})
    (tmp_path / "themes/a/theme.yaml").write_bytes("name: Müller".encode("latin-1"))
    (problem,) = folder.problems("a")
    assert (problem.code, problem.span.path) == ("not-utf8", "themes/a/theme.yaml")


def test_an_option_has_its_default_until_the_site_sets_it(site):
    folder = site({})
    assert folder.theme().options["scheme"] == "auto"
    assert folder.theme(scheme="dark").options["scheme"] == "dark"
    assert folder.theme().options["contents"] == folder.theme("base").options["contents"]


def test_the_nearest_theme_says_what_an_option_is(site):
    option = "options:\n  contents: {default: 9, description: Later.}\n"
    folder = site({"themes/mine/theme.yaml": f"extends: folio\n{option}"})
    assert folder.theme("mine").options["contents"] == 9


BAD_OPTIONS = {
    "an unknown one": ({"schema": "dark"}, "“scheme”"),
    "one that is no choice": ({"scheme": "blue"}, "“auto” or “light” or “dark”"),
    "text for a number": ({"contents": "four"}, "a whole number"),
    "true for a number": ({"contents": True}, "a whole number"),
    "text for true": ({"reading_time": "no"}, "true or false"),
}


@pytest.mark.parametrize("case", BAD_OPTIONS.values(), ids=BAD_OPTIONS.keys())
def test_a_wrong_option_is_named_and_keeps_its_default(tmp_path, case):
    given, remedy = case
    place = Span("content/site.yaml", 7, 3)
    problems = []
    theme = load_theme(
        tmp_path,
        "folio",
        Span("content/site.yaml", 4),
        problems,
        options=given,
        option_spans=dict.fromkeys(given, place),
    )
    (problem,) = problems
    assert (problem.code, problem.span) == ("theme-option", place)
    assert remedy in problem.help
    assert theme is not None
    assert theme.options == load_theme(tmp_path, "folio", place, []).options


def test_all_wrong_options_are_named_at_once(site):
    assert len(site({}).problems(schema="dark", contents="x", other=1)) == 3


def test_the_nearest_asset_wins_and_hidden_files_stay_out(site, tmp_path):
    files = {
        **CHILD,
        "themes/mine/assets/site.css": "mine",
        "themes/mine/assets/fonts/a b.txt": "",
        "themes/mine/assets/.DS_Store": "",
    }
    assets = theme_assets(site(files).theme("mine"))
    assert assets["/assets/site.css"] == tmp_path / "themes/mine/assets/site.css"
    assert assets["/assets/icon.svg"].is_relative_to(builtin_themes() / "base")
    assert "/assets/fonts/a b.txt" in assets
    assert not any(".DS_Store" in path for path in assets)
