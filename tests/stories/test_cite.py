"""A student looks at how works are cited before building anything: ``plnfolio cite show``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sites.building import Workshop, call
from sites.forked import run

WENGER = """\
- id: wenger1998
  type: book
  author: [{family: Wenger, given: Etienne}]
  issued: {date-parts: [[1998]]}
  title: "Communities of practice: Learning, meaning, and identity"
  publisher: Cambridge University Press
- id: ace2018
  type: webpage
  author: [{literal: American College of Education, short: ACE}]
  title: About us
  URL: https://ace.edu
"""
TALK = """\
- id: talk
  type: personal_communication
  author: [{family: Tan, given: Mei}]
  issued: {date-parts: [[2023, 3, 4]]}
"""
TEXT = """\
Wenger, E. (1998). Communities of practice: Learning, meaning, and identity. Cambridge University \
Press.
(Wenger, 1998)
Wenger (1998)

American College of Education. (n.d.). About us. https://ace.edu
(American College of Education [ACE], n.d.)
American College of Education (ACE, n.d.)
"""


@pytest.fixture
def site(workshop: Workshop) -> Path:
    config = "title: Site\nauthor: Ada Lovelace\n"
    return workshop.folder({"content/site.yaml": config, "content/references.yaml": WENGER})


def test_without_keys_every_work_of_the_site_is_shown(site: Path) -> None:
    shown = run("cite", "show", cwd=site)
    assert (shown.code, shown.out, shown.err) == (0, TEXT, "")


def test_works_come_in_the_order_asked(site: Path) -> None:
    shown = call("cite", "show", "ace2018", "wenger1998", "--format", "json", cwd=site)
    assert [work["id"] for work in json.loads(shown.out)] == ["ace2018", "wenger1998"]


def test_json_has_each_form_in_each_format(site: Path) -> None:
    (work,) = json.loads(call("cite", "show", "wenger1998", "--format", "json", cwd=site).out)
    assert work["reference"]["html"].startswith("Wenger, E. (1998). <i>Communities of practice")
    assert work["reference"]["markdown"].startswith("Wenger, E. (1998). *Communities of practice")
    assert work["narrative"] == dict.fromkeys(("text", "html", "markdown"), "Wenger (1998)")


def test_a_file_is_shown_outside_any_site(tmp_path: Path) -> None:
    (tmp_path / "library.yaml").write_text(WENGER, "utf-8")
    shown = call("cite", "show", "--file", "library.yaml", cwd=tmp_path)
    assert (shown.code, shown.out) == (0, TEXT)


def test_a_work_for_the_text_alone_has_no_entry(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(TALK, "utf-8")
    (work,) = json.loads(
        call("cite", "show", "--file", "talk.yaml", "--format", "json", cwd=tmp_path).out
    )
    assert work["reference"] is None
    assert work["parenthetical"]["text"] == "(M. Tan, personal communication, March 4, 2023)"


def test_an_unknown_key_is_named_and_the_others_are_shown(site: Path) -> None:
    shown = call("cite", "show", "wenger98", "ace2018", cwd=site)
    assert shown.code == 1
    assert "error[unknown-reference]: no reference called “wenger98”" in shown.err
    assert "did you mean “wenger1998”?" in shown.err
    assert "American College of Education" in shown.out


def test_a_library_with_a_mistake_shows_what_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "library.yaml").write_text(WENGER + "- type: book\n  title: No key\n", "utf-8")
    shown = call("cite", "show", "--file", "library.yaml", cwd=tmp_path)
    assert shown.code == 0
    assert "warning[reference-no-id]" in shown.err
    assert shown.out == TEXT


def test_a_mistake_counts_where_its_work_is_asked_for(tmp_path: Path) -> None:
    odd = "- {id: odd, type: book, title: Odd, issued: one day}\n"
    (tmp_path / "library.yaml").write_text(WENGER + odd, "utf-8")
    everything = call("cite", "show", "--file", "library.yaml", cwd=tmp_path)
    assert everything.code == 1
    assert "error[reference-date]" in everything.err
    one = call("cite", "show", "--file", "library.yaml", "wenger1998", cwd=tmp_path)
    assert one.code == 0
    assert "warning[reference-date]" in one.err
    assert one.out.startswith("Wenger, E. (1998).")


@pytest.mark.parametrize("name", ["library.docx", "library.xml", "library"])
def test_a_file_of_a_kind_that_is_not_read_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    shown = call("cite", "show", "--file", name, cwd=tmp_path)
    assert shown.code == 1
    assert "error[stray-file]: this library is not read" in shown.err
    assert f"--> {name}" in shown.err
    assert "Traceback" not in shown.err
