"""A programme says what it asks for, and a student what is there: ``check --rubric``."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from check.test_words import HIGHEST, grade
from plnfolio.check.rubric.codes import codes
from plnfolio.check.rubric.reading import came_along, names, read_rubric
from plnfolio.check.rules import LEVELS
from plnfolio.diagnostics import Problem
from sites.building import CHECKOUT, Ran, Workshop, call, contents
from sites.text import Files

SITE = """title: Shift notes
author: {name: Ada Okafor}
standards: standards.yaml
"""
STANDARDS = """title: Outcomes
standards:
  - {id: LX-1, title: Listens, parts: [{id: LX-1.1, title: Asks}]}
  - {id: LX-2, title: Builds}
"""
ABOUT = "---\ntitle: About me\n---\nI teach nurses at night, and I draw what I learn.\n"
POST = """---
title: What the card taught me
date: 2023-04-11
---
People learn from one another [@wenger1998]. I made [a card](../artifacts/card/index.md) for them.

```
this is code and no word of mine
```
"""
CARD = """---
title: A card for night shifts
date: 2023-04-02
role: Designer
competencies: [LX-1.1]
---
"""
POSTER = """---
title: A poster
date: 2023-03-02
competencies: [LX-1]
---
I drew it twice.
"""
WORKS = """- id: wenger1998
  type: book
  title: Communities of practice
  author: [{family: Wenger, given: Etienne}]
  issued: 1998
  publisher: Cambridge University Press
- id: lave1991
  type: book
  title: Situated learning
  author: [{family: Lave, given: Jean}]
  issued: 1991
  publisher: Cambridge University Press
"""
NETWORKS = """title: Mine
networks:
  - {name: The book club, purpose: We read.}
  - {name: My sister, private: true}
"""
FILES: Files = {
    "content/site.yaml": SITE,
    "content/standards.yaml": STANDARDS,
    "content/pages/about.md": ABOUT,
    "content/posts/card.md": POST,
    "content/artifacts/card/index.md": CARD,
    "content/artifacts/poster/index.md": POSTER,
    "content/references.yaml": WORKS,
    "content/networks/mine.yaml": NETWORKS,
}


def lines_of(workshop: Workshop, lines: str, files: Files = FILES) -> list[dict[str, Any]]:
    """What is said to the lines of a rubric."""
    ran = asked(workshop, lines, "--json", files=files)
    said: list[dict[str, Any]] = json.loads(ran.out)["lines"]
    assert ran.code == any(one["state"] == "missing" for one in said)
    return said


def asked(workshop: Workshop, lines: str, *words: str, files: Files = FILES) -> Ran:
    rubric = "title: Ours\nlines:\n" + "".join(f"  - {line}\n" for line in lines.splitlines())
    return call(
        "check",
        "--rubric",
        "ours.yaml",
        *words,
        cwd=workshop.folder({**files, "ours.yaml": rubric}),
    )


CASES = {
    "{title: T, page: about}": ("ready", "", "content/pages/about.md:2"),
    "{title: T, page: /About/}": ("ready", "", "content/pages/about.md:2"),
    "{title: T, page: pages/about.md, words: 5}": ("ready", "", "content/pages/about.md:2"),
    "{title: T, page: [cv, about]}": ("ready", "", "content/pages/about.md:2"),
    "{title: T, page: about, words: 50}": (
        "missing", "11 of 50 words", "content/pages/about.md:2",
    ),
    "{title: T, page: cv}": ("missing", "there is no page “cv”", ""),
    "{title: T, posts: 1}": ("ready", "1 post", "content/posts/card.md:2"),
    "{title: T, posts: 1, words: 10, works: 1}": ("ready", "1 post", "content/posts/card.md:2"),
    "{title: T, posts: 1, words: 16}": ("missing", "0 of 1 post", "content/posts/card.md:2"),
    "{title: T, posts: 1, works: 2}": ("missing", "0 of 1 post", "content/posts/card.md:2"),
    "{title: T, posts: 2}": ("missing", "1 of 2 posts", ""),
    "{title: T, artifacts: 2}": ("ready", "2 artifacts", "content/artifacts/card/index.md:2"),
    "{title: T, artifacts: 2, each: reflection}": (
        "ready", "2 artifacts", "content/artifacts/card/index.md:2",
    ),
    "{title: T, artifacts: 1, each: [role, reflection]}": (
        "missing", "1 of all 2 artifacts", "content/artifacts/poster/index.md:2",
    ),
    "{title: T, standards: all}": ("missing", "1 of 2 standards", "content/site.yaml:3"),
    "{title: T, standards: lx1}": ("ready", "1 standard", "content/artifacts/poster/index.md:4"),
    "{title: T, standards: LX-1, artifacts: 2}": (
        "ready", "1 standard", "content/artifacts/poster/index.md:4",
    ),
    "{title: T, standards: LX-1.1, artifacts: 2}": (
        "missing", "0 of 1 standard", "content/artifacts/card/index.md:5",
    ),
    "{title: T, standards: AECT-1}": ("missing", "the site has no standard “AECT-1”", ""),
    "{title: T, networks: 1}": ("ready", "1 network", "content/networks/mine.yaml:3"),
    "{title: T, networks: 2}": ("missing", "1 of 2 networks", "content/networks/mine.yaml:3"),
    "{title: T, works: 1}": ("ready", "1 work", "content/posts/card.md:2"),
    "{title: T, works: 2}": ("missing", "1 of 2 works", "content/references.yaml:7"),
    "{title: T, words: 20}": ("ready", "26 words", "content/posts/card.md:2"),
    "{title: T, words: 900, works: 1}": ("missing", "1 work and 26 of 900 words", ""),
    "{title: T, clean: title-case}": ("ready", "nothing was found", ""),
    "{title: T, clean: uncited-reference}": ("missing", "1 finding", "content/references.yaml:7"),
    "{title: T, clean: all}": ("missing", "1 finding", "content/references.yaml:7"),
    "{title: T, clean: dead-link}": ("look", "“dead-link” takes the web, which was not asked", ""),
    "{title: T, look: Is it honest?}": ("look", "", ""),
    "{title: T, posts: 1, look: Is it honest?}": ("look", "1 post", "content/posts/card.md:2"),
    "{title: T, posts: 3, look: Is it honest?}": ("missing", "1 of 3 posts", ""),
}  # fmt: skip


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    workshop = Workshop.at(tmp_path_factory.mktemp("rubric"))
    return dict(zip(CASES, lines_of(workshop, "\n".join(CASES)), strict=True))


@pytest.mark.parametrize("line", CASES)
def test_a_line_is_answered_with_its_evidence(line: str, said: dict[str, dict[str, Any]]) -> None:
    one = said[line]
    places = [f"{place['path']}:{place['line']}" for place in one["evidence"]]
    assert (one["state"], one["found"], (places or [""])[0]) == CASES[line]
    assert bool(one["help"]) == (one["state"] == "missing" or "look" in line or "dead" in line)


def test_it_reads_as_a_list_with_a_summary_last(workshop: Workshop) -> None:
    lines = "{title: A page about you, page: about}\n{title: Ten works, works: 10}\n"
    lines += "{title: Honest, look: Is it?}"
    ran = asked(workshop, lines)
    assert ran.out == (
        "Ours\n"
        "\n"
        "  ready    A page about you\n"
        "             content/pages/about.md:2  “About me”\n"
        "\n"
        "  missing  Ten works\n"
        "           1 of 10 works\n"
        "             content/references.yaml:7  “lave1991” is not cited\n"
        "           Cite what you have read, by its key: plnfolio cite add\n"
        "\n"
        "  look     Honest\n"
        "           Is it?\n"
        "\n"
        "1 of 3 ready, 1 missing, 1 to look at yourself.\n"
    )
    assert (ran.code, ran.err) == (1, "")


def test_all_that_is_ready_is_said_in_a_word(workshop: Workshop) -> None:
    ran = asked(workshop, "{title: A page, page: about}\n{title: Capitals, clean: title-case}")
    assert ran.out.endswith("All 2 are ready.\n")
    assert ran.code == 0


def test_no_line_is_wider_than_a_terminal(workshop: Workshop) -> None:
    title = "Una página que dice quién eres, qué enseñas y por qué, en no más de dos párrafos — 頁"
    ran = asked(workshop, f"{{title: “{title}”, page: yo}}\n{{title: B, clean: all}}")
    assert max(map(len, ran.out.splitlines())) <= 80


def test_drafts_do_not_count_and_are_named(workshop: Workshop) -> None:
    draft = POST.replace("---\nPeople", "draft: true\n---\nPeople")
    files: Files = {**FILES, "content/posts/card.md": draft, "content/pages/cv.md": DRAFT}
    ran = asked(workshop, "{title: T, posts: 1}\n{title: U, page: cv}", files=files)
    assert "0 of 1 post" in ran.out
    assert "content/pages/cv.md  is a draft" in ran.out
    assert "2 left out: 2 drafts" in ran.out.replace("\n", " ")
    assert "They do not count." in ran.out.replace("\n", " ")


DRAFT = "---\ntitle: CV\ndraft: true\n---\nWork.\n"


def test_an_empty_site_has_nothing_yet_and_says_where_to_begin(workshop: Workshop) -> None:
    files: Files = {"content/site.yaml": SITE.replace("standards: standards.yaml\n", "")}
    lines = "{title: A, page: about}\n{title: B, posts: 1}\n{title: C, standards: all}\n"
    lines += "{title: D, clean: all}\n{title: E, works: 1, words: 1}\n{title: F, networks: 1}"
    said = lines_of(workshop, lines, files)
    assert {one["state"] for one in said} == {"missing"}
    assert all(one["help"] for one in said)


def test_what_keeps_the_site_from_being_built_is_missing_first(workshop: Workshop) -> None:
    files: Files = {**FILES, "content/posts/card.md": POST + "[Gone](gone.md)\n"}
    first, second = lines_of(workshop, "{title: T, posts: 1}", files)
    assert (first["title"], first["state"]) == ("The site can be built", "missing")
    assert first["evidence"][0]["path"] == "content/posts/card.md"
    assert second["state"] == "ready"


def test_settings_that_cannot_be_read_are_said(workshop: Workshop) -> None:
    ran = asked(workshop, "{title: T, posts: 1}", files={"content/site.yaml": b"\0\xff"})
    assert "content/site.yaml:1  this file is not saved as UTF-8" in ran.out
    assert ran.code == 1


def test_a_silenced_finding_is_shown_to_whoever_judges(workshop: Workshop) -> None:
    comment = "Adams (2019) won. <!-- check-ignore typed-citation: the name of a game -->"
    files: Files = {**FILES, "content/posts/card.md": f"{POST}\n{comment}\n"}
    lines = "{title: T, clean: typed-citation}\n{title: U, clean: title-case}"
    first, second = lines_of(workshop, lines, files)
    (evidence,) = first["evidence"]
    assert (first["state"], evidence["path"]) == ("look", "content/posts/card.md")
    assert "the name of a game" in evidence["found"]
    assert second["state"] == "ready"


def test_a_code_that_is_off_has_to_be_looked_for(workshop: Workshop) -> None:
    files: Files = {**FILES, "content/site.yaml": f"{SITE}check: {{uncited-reference: off}}\n"}
    (one,) = lines_of(workshop, "{title: T, clean: uncited-reference}", files)
    assert (one["state"], one["evidence"][0]["path"]) == ("look", "content/site.yaml")


def test_what_a_site_takes_lightly_is_missing_all_the_same(workshop: Workshop) -> None:
    files: Files = {**FILES, "content/site.yaml": f"{SITE}check: {{uncited-reference: hint}}\n"}
    first, second = lines_of(
        workshop, "{title: T, clean: uncited-reference}\n{title: U, clean: all}", files
    )
    assert first["state"] == second["state"] == "missing"


def test_a_hint_is_for_a_person_to_judge(workshop: Workshop) -> None:
    place = WORKS.replace("  publisher: Cam", "  publisher-place: Cambridge\n  publisher: Cam", 1)
    files: Files = {**FILES, "content/references.yaml": place}
    (one,) = lines_of(workshop, "{title: T, clean: publisher-place}", files)
    assert (one["state"], one["found"]) == ("look", "1 finding")


def test_github_and_sarif_say_what_is_missing(workshop: Workshop) -> None:
    lines = "{title: Ten works, works: 10}\n{title: A page, page: about}\n{title: CV, page: cv}"
    github = asked(workshop, lines, "--format", "github")
    assert re.findall(r"file=([^,]+)", github.out) == [
        "content/references.yaml", "content/site.yaml",
    ]  # fmt: skip
    assert "title=not-ready::“Ten works” is missing: 1 of 10 works" in github.out
    (run,) = json.loads(asked(workshop, lines, "--format", "sarif").out)["runs"]
    assert [one["ruleId"] for one in run["results"]] == ["not-ready", "not-ready"]


WRONG = """title: Ours
lines:
  - {title: A, page: about, artifact: 3}
  - {title: B, posts: many}
  - {posts: 3}
"""
ODD = """title: Ours
lines:
  - {title: A}
  - {title: B, posts: 3, networks: 2}
  - {title: C, clean: [typed-citations]}
  - {title: D, each: role}
"""


def test_each_mistake_in_a_rubric_is_said_with_its_line(workshop: Workshop) -> None:
    folder = workshop.folder({**FILES, "wrong.yaml": WRONG, "odd.yaml": ODD})
    for name, expected in {
        "wrong.yaml": {(3, "unknown-field"), (4, "wrong-type"), (5, "missing-field")},
        "odd.yaml": {
            (3, "missing-field"), (4, "unknown-field"), (5, "unknown-code"), (6, "missing-field"),
        },
    }.items():  # fmt: skip
        ran = call("check", "--rubric", name, "--json", cwd=folder)
        problems = json.loads(ran.out)["problems"]
        assert {(one["line"], one["code"]) for one in problems} == expected
        assert {one["path"] for one in problems} == {name}
        assert all(one["help"] for one in problems)
        assert ran.code == 2


@pytest.mark.parametrize(
    "text", ["", "title: A", "title: A\nlines: []", "- a", "title: A\nlines: ["]
)
def test_a_rubric_without_lines_is_none(workshop: Workshop, text: str) -> None:
    ran = call("check", "--rubric", "r.yaml", cwd=workshop.folder({**FILES, "r.yaml": text}))
    assert ran.code == 2
    assert "r.yaml" in ran.out


def test_a_name_that_there_is_not_is_wrong_use(workshop: Workshop) -> None:
    folder = workshop.folder({**FILES, "ours.yaml": WRONG})
    for named, meant in {"apa": "apa-portfolio", "wcga": "wcag", "our.yaml": "ours.yaml"}.items():
        ran = call("check", "--rubric", named, cwd=folder)
        assert ran.code == 2
        assert f"did you mean “{meant}”?" in ran.err
        assert "apa-portfolio or wcag" in ran.err


def test_it_stands_alone(workshop: Workshop) -> None:
    ran = call("check", "--rubric", "wcag", "--strict", cwd=workshop.folder(FILES))
    assert (ran.code, "--rubric stands alone" in ran.err) == (2, True)


def test_nothing_of_the_author_is_touched(workshop: Workshop) -> None:
    folder = workshop.folder(FILES)
    before = contents(folder / "content")
    call("check", "--rubric", "wcag", cwd=folder)
    assert contents(folder / "content") == before


@pytest.mark.parametrize("name", names())
def test_those_that_come_along_are_right_and_easy_to_read(name: str) -> None:
    problems: list[Problem] = []
    file = CHECKOUT / f"generator/plnfolio/check/rubric/{name}.yaml"
    assert read_rubric(file, problems)
    assert problems == []
    for line in came_along(name).lines:
        assert set(line.clean) <= codes()
        assert grade(line.look) <= HIGHEST + 4


def test_apa_asks_for_every_code_of_citations_and_of_the_library() -> None:
    asked = {code for line in came_along("apa-portfolio").lines for code in line.clean}
    manual = (CHECKOUT / "docs/errors.md").read_text(encoding="utf-8")
    for title in ("Citations and quotations", "Your library"):
        section = re.split(r"^## ", manual.partition(f"\n## {title}\n")[2], flags=re.M)[0]
        wanted = set(re.findall(r"^### (\S+)$", section, re.M)) & LEVELS.keys()
        assert wanted - asked == set()


def test_the_rubric_of_the_manual_is_one(tmp_path: Path) -> None:
    page = (CHECKOUT / "docs/rubrics.md").read_text(encoding="utf-8")
    file = tmp_path / "ours.yaml"
    file.write_text(re.findall(r"```yaml\n(.*?)```", page, re.S)[0], encoding="utf-8")
    problems: list[Problem] = []
    assert read_rubric(file, problems)
    assert problems == []
