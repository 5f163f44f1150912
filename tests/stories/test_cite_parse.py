"""A student has a reference list in a paper and wants it as a library: ``plnfolio cite parse``."""

from __future__ import annotations

import json
from pathlib import Path

from sites.building import Workshop, call
from sites.cases import read_yaml
from sites.forked import run

LIST = """\
References

1. Kennedy, A. (2018). *Networks that teach*. Corwin.
2. Trust, T., Krutka, D.G. and Carpenter, J.P. (2016). Together we are better. \
*Computers & Education*, *102*, 15-34. doi:10.1016/j.compedu.2016.06.007
What I liked about this one is how plain it is.
3. Wenger, E. (1998). *Communities of Practice Make Learning Happen for Adults*. New York, NY: \
Cambridge University Press.
"""


def test_a_list_becomes_a_library_that_builds(workshop: Workshop) -> None:
    config = "title: Site\nauthor: Ada Lovelace\n"
    site = workshop.folder({"content/site.yaml": config, "list.md": LIST})
    shown = run("cite", "parse", "list.md", cwd=site)
    assert shown.code == 0
    Path(site, "content/references.yaml").write_text(shown.out, encoding="utf-8")
    again = run("cite", "show", "kennedy2018", "trust2016", cwd=site)
    assert again.code == 0
    assert "Kennedy, A. (2018). Networks that teach. Corwin." in again.out
    assert (
        "Trust, T., Krutka, D. G., & Carpenter, J. P. (2016). Together we are better." in again.out
    )


def test_what_is_no_work_and_what_is_in_doubt_is_said(tmp_path: Path) -> None:
    Path(tmp_path, "list.md").write_text(LIST, encoding="utf-8")
    shown = run("cite", "parse", "list.md", cwd=tmp_path)
    assert "# line 1, no work (heading): References" in shown.out
    assert "# line 5, no work (annotation): What I liked" in shown.out
    assert "line 5 is no work (annotation): What I liked" in shown.err
    assert "3 works, 1 with doubts: see the comments" in shown.err
    assert [work["id"] for work in read_yaml(shown.out)] == [
        "kennedy2018",
        "trust2016",
        "wenger1998",
    ]


def test_json_has_the_doubts_beside_each_item(tmp_path: Path) -> None:
    Path(tmp_path, "list.md").write_text(LIST, encoding="utf-8")
    works = json.loads(call("cite", "parse", "list.md", "--format", "json", cwd=tmp_path).out)
    assert [len(work["doubts"]) for work in works] == [0, 0, 1]
    assert "capitals of a headline" in works[2]["doubts"][0]
    assert works[2]["publisher-place"] == "New York, NY"
    assert works[1]["author"][1] == {"family": "Krutka", "given": "D. G."}


def test_a_text_without_references_is_told(tmp_path: Path) -> None:
    Path(tmp_path, "list.txt").write_text("Dear diary, nothing today.\n", encoding="utf-8")
    shown = run("cite", "parse", "list.txt", cwd=tmp_path)
    assert (shown.code, shown.out) == (1, "")
    assert "no reference is in it" in shown.err


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    shown = run("cite", "parse", "lst.txt", cwd=tmp_path)
    assert shown.code == 1
    assert "lst.txt" in shown.err
