"""An author says how accessible her site is, by what was really checked: ``check --statement``."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plnfolio.check.rubric.reading import came_along
from plnfolio.check.statement.writing import languages, numbered, words_of
from sites.building import Ran, Workshop, build_in, call, contents
from sites.terminal import talk
from sites.text import Files

PAGE = "content/pages/accessibility.md"
SITE = "title: Shift [notes]\nauthor: {name: Ada Okafor, email: ada@example.org}\n"
HEAD = "---\ntitle: “Map” & *territory*\ndate: 2023-04-11\n---\n"
GOOD: Files = {
    "content/site.yaml": SITE,
    "content/posts/map.md": f"{HEAD}I drew it twice, and it was wrong twice.\n",
}
BAD: Files = {
    **GOOD,
    "content/posts/my map.md": f"""{HEAD}
See the plan [here](map.md), and the rest [click here](map.md).

#### `A_b` \\@who *went* [there] <!-- check-ignore alt-text: never said -->

<!-- check-ignore link-text: it is the name of the shop -->
Buy it [here](map.md).
""",
}


def written(workshop: Workshop, files: Files) -> tuple[Path, str]:
    folder = workshop.folder(files)
    ran = call("check", "--statement", PAGE, cwd=folder)
    assert (ran.code, ran.out.startswith(f"Wrote {PAGE}.")) == (0, True), ran
    return folder, (folder / PAGE).read_text(encoding="utf-8")


def test_it_says_what_was_looked_for_and_claims_no_more(workshop: Workshop) -> None:
    text = written(workshop, GOOD)[1]
    assert text.startswith('---\ntitle: "Accessibility statement"\nupdated: 2026-11-22\n---\n')
    assert "was not judged as a whole" in text
    assert "On November 22, 2026, the program plnfolio" in text
    looked, _, left = text.partition("did not judge these points")
    assert "- 1.1.1 Pictures have a description\n" in looked
    assert "- 1.4.5 Words are text" in left
    assert "Nothing that was found." in left
    assert "[Write to Ada Okafor](mailto:ada@example.org)" in left


def test_what_was_found_is_named_with_the_title_of_its_page(workshop: Workshop) -> None:
    text = written(workshop, BAD)[1]
    lines = text.partition("## What does not work yet\n\n")[2].split("\n\n")[0].splitlines()
    page = r"[“Map” \& \*territory\*](<../posts/my map.md>)"
    assert "conforms in part to WCAG 2.2, level AA" in text
    assert len(lines) == 4
    assert all(line.startswith(f"- {page}: ") for line in lines)
    assert lines[-1] == (
        f"- {page}: 2.4.4 Links say where they lead; "
        "left as it is on purpose: “it is the name of the shop”"
    )


def test_the_page_is_built_and_nothing_is_to_be_said_of_it(workshop: Workshop) -> None:
    folder = written(workshop, BAD)[0]
    built = build_in(folder)
    assert PAGE not in built.shown
    page = built.page("/accessibility/")
    assert "“Map” & *territory*" in page.text
    assert PAGE not in call("check", cwd=folder).out


def test_drafts_have_no_part_in_it(workshop: Workshop) -> None:
    draft = str(BAD["content/posts/my map.md"]).replace("\n---\n", "\ndraft: true\n---\n", 1)
    text = written(workshop, {**BAD, "content/posts/my map.md": draft})[1]
    assert "pages and posts: 1" in text
    assert "Nothing that was found." in text


def test_a_code_that_is_off_was_not_looked_for(workshop: Workshop) -> None:
    off: Files = {**GOOD, "content/site.yaml": f"{SITE}check: {{link-text: off}}\n"}
    looked, _, left = written(workshop, off)[1].partition("did not judge these points")
    assert "2.4.4" not in looked
    assert "- 2.4.4 Links say where they lead\n" in left


def test_it_is_printed_where_no_file_is_named(workshop: Workshop) -> None:
    folder = workshop.folder(GOOD)
    before = contents(folder / "content")
    ran = call("check", "--statement", cwd=folder)
    assert ran.out == written(workshop, GOOD)[1]
    assert contents(folder / "content") == before


def test_a_file_that_is_there_is_left_alone(workshop: Workshop) -> None:
    folder = workshop.folder({**GOOD, PAGE: "---\ntitle: Mine\n---\nMy own.\n"})
    ran = call("check", "--statement", PAGE, cwd=folder)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"{PAGE} exists already and was left alone.\n"
    assert (folder / PAGE).read_text(encoding="utf-8").endswith("My own.\n")


@pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")
@pytest.mark.parametrize("answer", ["n", "y"])
def test_whoever_is_there_is_asked_first(workshop: Workshop, answer: str) -> None:
    folder = workshop.folder({**GOOD, PAGE: "---\ntitle: Mine\n---\nMy own.\n"})
    words = ("check", "--statement", PAGE)
    ran = talk(*words, answers=[f"{answer}\n"], cwd=folder, ends=b"[y/N]: ")
    assert f"{PAGE} is there. Replace it?" in ran.out
    assert ((folder / PAGE).read_text(encoding="utf-8").endswith("My own.\n")) == (answer == "n")


def refused(workshop: Workshop, *words: str, files: Files = GOOD) -> Ran:
    folder = workshop.folder(files)
    before = contents(folder / "content")
    ran = call("check", *words, cwd=folder)
    assert contents(folder / "content") == before
    return ran


def test_a_site_with_mistakes_has_none_yet(workshop: Workshop) -> None:
    broken: Files = {**GOOD, "content/posts/two.md": f"{HEAD}[Gone](gone.md)\n"}
    ran = refused(workshop, "--statement", PAGE, files=broken)
    assert (ran.code, "broken-link" in ran.out) == (1, True)
    assert "Mend these first" in ran.err


def test_neither_has_an_empty_one(workshop: Workshop) -> None:
    ran = refused(workshop, "--statement", files={"content/site.yaml": SITE})
    assert (ran.code, "there is no page or post yet" in ran.err) == (1, True)


@pytest.mark.parametrize(
    "words",
    [
        ("--statement", "content/pages"),
        ("--statement", ""),
        ("--statement", "--json"),
        ("--statement", "--rubric", "wcag"),
        ("--statement", "--strict"),
    ],
)
def test_what_it_cannot_be_is_wrong_use(workshop: Workshop, words: tuple[str, ...]) -> None:
    assert refused(workshop, *words).code == 2


def test_without_an_address_it_says_how_to_give_one(workshop: Workshop) -> None:
    alone: Files = {**GOOD, "content/site.yaml": "title: Mine\nauthor: Ada\n"}
    folder = workshop.folder(alone)
    ran = call("check", "--statement", PAGE, cwd=folder)
    assert "If something does not work" not in (folder / PAGE).read_text(encoding="utf-8")
    assert "“email:” under “author:”" in ran.err


@pytest.mark.parametrize("language", sorted(languages() - {"en"}))
def test_it_is_in_the_language_of_the_site(workshop: Workshop, language: str) -> None:
    files: Files = {**BAD, "content/site.yaml": f"{SITE}language: {language}\n"}
    folder, text = written(workshop, files)
    for line in came_along("wcag").lines:
        number, said = numbered(line)
        assert f"- {number} {words_of(language)['points'][number]}\n" in text
        assert said not in text
    assert "here" not in text
    assert PAGE not in build_in(folder).shown


@pytest.mark.parametrize("language", sorted(languages()))
def test_each_language_has_all_the_words(language: str) -> None:
    assert words_of(language).keys() == words_of("en").keys()
    assert (
        words_of(language)["points"].keys() == dict(map(numbered, came_along("wcag").lines)).keys()
    )


def test_a_language_without_one_gets_english_and_is_told_so(workshop: Workshop) -> None:
    files: Files = {**GOOD, "content/site.yaml": f"{SITE}language: pt-BR\n"}
    ran = call("check", "--statement", cwd=workshop.folder(files))
    assert 'title: "Accessibility statement"' in ran.out
    assert "there is no statement in “pt-BR” yet" in ran.err
