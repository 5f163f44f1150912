"""A library is looked at again when it has changed, or what the texts show to be a name."""

from __future__ import annotations

from pathlib import Path

from plnfolio.check import proof
from plnfolio.diagnostics import Problem
from plnfolio.pipeline.checking import check
from plnfolio.pipeline.request import BuildRequest
from plnfolio.pipeline.up_to_date import list_inputs
from plnfolio.read.reading import Reading
from sites.building import NOW, Workshop

LIBRARY = "- id: reed2018\n  type: webpage\n  title: Learning at Plimsoll Harbour\n"
POST = "---\ntitle: Case\ndate: 2023-04-11\n---\nWe cite [@reed2018].\n"


def found(folder: Path, code: str) -> list[Problem]:
    request = BuildRequest(Reading(folder, NOW, drafts=True, future=True), folder / "public")
    checked = check(request, proof.proofread, list_inputs(request))
    return [one for one in checked.problems if one.code == code]


def said(folder: Path, code: str) -> list[int]:
    return [one.span.line for one in found(folder, code)]


def helped(folder: Path) -> str:
    return found(folder, "title-case")[0].help or ""


def test_a_word_that_turns_out_to_be_a_name_is_known_for_one(workshop: Workshop) -> None:
    title = LIBRARY.replace("at Plimsoll Harbour", "Zorbo and Plimsoll in Practice")
    folder = workshop.folder({"content/posts/a.md": POST, "content/references.yaml": title})
    assert said(folder, "title-case") == []
    post = folder / "content/posts/a.md"
    post.write_text(f"{POST}\nWe met old Zorbo and his Plimsoll.\n", encoding="utf-8")
    assert said(folder, "title-case") == [3]
    library = folder / "content/references.yaml"
    library.write_text(title.replace("Practice", "practice"), encoding="utf-8")
    assert said(folder, "title-case") == []


def test_a_word_that_another_title_has_small_is_proposed_so(workshop: Workshop) -> None:
    title = LIBRARY.replace("at Plimsoll Harbour", "Science in Small Classrooms of Plimsoll")
    folder = workshop.folder({"content/posts/a.md": POST, "content/references.yaml": title})
    assert "“Learning Science in small classrooms of Plimsoll”" in helped(folder)
    library = folder / "content/references.yaml"
    library.write_text(f"{title}- id: moss2019\n  type: book\n  title: Warm science\n", "utf-8")
    assert "“Learning science in small classrooms of Plimsoll”" in helped(folder)


def test_what_the_build_says_too_is_said_once(workshop: Workshop) -> None:
    title = "How Do Small Rooms Influence Learning?"
    twice = f"- id: reed2018\n  type: book\n  title: {title}\n  doi: none yet\n"
    folder = workshop.folder({"content/posts/a.md": POST, "content/references.yaml": twice})
    assert said(folder, "title-case") == [3]
    assert said(folder, "doubtful-doi") == [4]
