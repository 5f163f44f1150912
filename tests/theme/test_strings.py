"""The words of the interface."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
import yaml

import plnfolio
from plnfolio.theme.chain import builtin_themes
from plnfolio.theme.strings import WordsError, direction, load_strings

DAY = datetime.date(2023, 4, 15)
LANGUAGES = sorted(path.stem for path in (builtin_themes() / "base/strings").glob("*.yaml"))


def words(folder, language="en"):
    problems = []
    strings = load_strings(folder.theme(), language, problems)
    assert not problems
    return strings


def test_words_are_filled_in(site):
    assert words(site({})).t("updated", date="April 15, 2023") == "Updated April 15, 2023"


LONG_DATES = {
    "en": "April 15, 2023",
    "en-GB": "April 15, 2023",
    "es": "15 de abril de 2023",
    "es-MX": "15 de abril de 2023",
    "ES": "15 de abril de 2023",
    "ar": "15 أبريل 2023",
    "de": "15. April 2023",
    "de-CH": "15. April 2023",
    "fr": "15 avril 2023",
    "ja": "2023年4月15日",
    "sv": "April 15, 2023",
}


@pytest.mark.parametrize(("language", "date"), LONG_DATES.items())
def test_a_long_date_is_written_as_the_language_writes_it(site, language, date):
    assert words(site({}), language).long_date(DAY) == date


def test_a_region_falls_back_to_its_language_and_that_to_english(site):
    files = {
        "overrides/strings/pt-BR.yaml": "see_all: Ver todos\n",
        "overrides/strings/pt.yaml": "see_all: Ver tudo\ntip: Dica\n",
    }
    strings = words(site(files), "pt-br")
    assert [strings.t(key) for key in ("see_all", "tip", "note")] == ["Ver todos", "Dica", "Note"]


def test_the_nearest_layer_wins_within_a_language(site):
    files = {"overrides/strings/en.yaml": "recent_posts: Fresh from the bench\n"}
    assert words(site(files)).t("recent_posts") == "Fresh from the bench"
    assert words(site(files), "es").t("recent_posts") == "Entradas recientes"


def test_an_unknown_key_says_what_is_near(site):
    with pytest.raises(WordsError, match="see_all"):
        words(site({})).t("see_al")


def test_braces_that_hold_no_name_are_text(site):
    files = {"overrides/strings/en.yaml": 'note: "{} {0 } {a.b} {"\n'}
    assert words(site(files)).t("note") == "{} {0 } {a.b} {"


def test_a_missing_value_names_the_value_and_the_line_of_the_words(site):
    files = {"overrides/strings/en.yaml": '\nmine: "Hello {name}"\n'}
    with pytest.raises(WordsError, match=r"“name”\n.*overrides/strings/en.yaml:2"):
        words(site(files)).t("mine", nmae="x")


BAD_FILES = {
    "a value that is not there": ('updated: "I dag {day}"\n', "string-value", 1),
    "a list": ("note: [5]\n", "wrong-type", 1),
    "eleven months": ("tip: T\nmonths: [a, b, c, d, e, f, g, h, i, j, k]\n", "wrong-type", 2),
    "broken YAML": ("tip: a: b\n", "yaml-syntax", 1),
}


@pytest.mark.parametrize("case", BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_mistake_in_a_strings_file_is_named_and_english_stays(site, case):
    text, code, line = case
    problems = []
    strings = load_strings(site({"overrides/strings/sv.yaml": text}).theme(), "sv", problems)
    (problem,) = problems
    assert (problem.code, problem.span.path) == (code, "overrides/strings/sv.yaml")
    assert problem.span.line == line
    assert strings.t("updated", date="1") == "Updated 1"
    assert strings.months[3] == "April"


DIRECTIONS = {
    "en": "ltr",
    "ar": "rtl",
    "ar-EG": "rtl",
    "he": "rtl",
    "fa": "rtl",
    "ur-PK": "rtl",
    "UR": "rtl",
    "az-Arab": "rtl",
    "ks-Deva": "ltr",
    "ar-Latn": "ltr",
    "zh-Hant-TW": "ltr",
}


@pytest.mark.parametrize(("language", "way"), DIRECTIONS.items())
def test_a_language_is_written_its_way(language, way):
    assert direction(language) == way


def read(language):
    path = builtin_themes() / f"base/strings/{language}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_of_the_base_is_whole(language):
    english, translated = read("en"), read(language)
    assert translated.keys() == english.keys()
    for key, text in translated.items():
        if key != "months":
            assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", english[key])), key


def test_every_word_is_asked_for():
    """By name, or by the beginning that all words of its kind share."""
    source = Path(plnfolio.__file__).parent
    texts = [
        file.read_text(encoding="utf-8")
        for folder in (builtin_themes(), source)
        for file in folder.rglob("*")
        if file.suffix in (".html", ".svg", ".py")
    ]
    named = {word for text in texts for word in re.findall(r"[\"'](\w+)[\"']", text)}
    begun = {word for text in texts for word in re.findall(r"f[\"']([a-z_]+_){", text)}
    kinds = tuple(begun)
    assert not [word for word in read("en") if word not in named and not word.startswith(kinds)]
