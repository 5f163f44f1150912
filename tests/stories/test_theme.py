"""A look of one's own: which themes there are, a new one, a file copied to be changed."""

from __future__ import annotations

import json
import re

import pytest

from plnfolio.theme.chain import Layer, builtin_themes
from plnfolio.theme.eject import originals
from sites.building import Workshop, call, contents

pytestmark = pytest.mark.usefixtures("without_search")

POST = "---\ntitle: One\ndate: 2023-04-11\ntags: [pln]\n---\nText.\n"
FILES = sorted(originals([Layer("base", builtin_themes() / "base", "themes/base")]))


def site(workshop: Workshop, **files: str):
    text = "title: Learning in public\nauthor: Ada Okafor\n" + files.pop("said", "")
    return workshop.folder({"content/site.yaml": text, "content/posts/one.md": POST, **files})


def test_the_list_marks_the_theme_that_the_site_uses(workshop):
    folder = site(workshop, said="theme: paper\n")
    told = call("theme", "list", cwd=folder)
    assert (told.code, told.err) == (0, "")
    assert [line.split()[1] for line in told.out.splitlines() if line.startswith("*")] == ["paper"]
    assert "comes with plnfolio, extends folio, your site uses it" in told.out


def test_the_list_can_be_read_by_a_program_and_holds_the_sites_own(workshop):
    mine = "description: Like sand.\nextends: paper\n"
    folder = site(workshop, **{"themes/sand/theme.yaml": mine})
    found = json.loads(call("theme", "list", "--json", cwd=folder).out)
    assert [theme["name"] for theme in found["themes"]] == ["base", "folio", "paper", "sand"]
    assert found["themes"][-1] == {
        "name": "sand",
        "description": "Like sand.",
        "extends": "paper",
        "origin": "site",
        "used": False,
    }
    assert found["problems"] == []


def test_the_list_names_a_theme_that_cannot_be_read_and_shows_the_others(workshop):
    folder = site(workshop, **{"themes/sand/theme.yaml": "version: 99\n"})
    told = call("theme", "list", cwd=folder)
    assert told.code == 1
    assert "themes/sand/theme.yaml:1:10" in told.err
    assert "* folio" in told.out


def test_the_themes_can_be_listed_without_a_site(tmp_path):
    told = call("theme", "list", cwd=tmp_path)
    assert told.code == 0
    assert "folio" in told.out
    assert "*" not in told.out


@pytest.mark.parametrize("parent", ["base", "folio", "paper"])
def test_a_new_theme_looks_like_its_parent_until_it_is_changed(workshop, parent):
    folder = site(workshop, said=f"theme: {parent}\n")
    call("build", cwd=folder)
    before = contents(folder / "public")
    told = call("theme", "new", "harbour", cwd=folder)
    assert (told.code, told.err) == (0, "")
    assert "theme: harbour" in told.out
    assert f"theme: {parent}" in (folder / "content/site.yaml").read_text("utf-8")
    (folder / "content/site.yaml").write_text(
        "title: Learning in public\nauthor: Ada Okafor\ntheme: harbour\n"
    )
    built = call("build", cwd=folder)
    assert (built.code, built.err) == (0, "")
    after = contents(folder / "public")
    plain, lasting = sorted(after.keys() - before.keys(), key=len)
    assert after[plain] == after[lasting]
    link = f'{lasting}">\n'.encode()
    for path in before.keys() - {".plnfolio", "404.html", "_headers", "build.json"}:
        kept = [line for line in after[path].splitlines(True) if not line.endswith(link)]
        assert b"".join(kept) == before[path]


def test_a_new_theme_never_overwrites_and_takes_no_name_that_is_taken(workshop):
    folder = site(workshop, **{"themes/sand/theme.yaml": "extends: folio\n"})
    told = call("theme", "new", "sand", cwd=folder)
    assert told.code == 1
    assert "left alone" in told.err
    assert (folder / "themes/sand/theme.yaml").read_text("utf-8") == "extends: folio\n"
    for name in ("folio", "../sand", ""):
        assert call("theme", "new", name, cwd=folder).code == 2


def plainly(page: bytes) -> bytes:
    """A page with the files of its theme by their own names: a copy says where it is from."""
    return re.sub(rb"(assets/\w+)\.[0-9a-f]{10}\.", rb"\1.", page)


def test_every_file_of_a_theme_can_be_ejected_and_says_nothing_until_it_changes(workshop):
    folder = site(workshop, said="theme: base\n")
    call("build", cwd=folder)
    before = contents(folder / "public")
    for name in FILES:
        told = call("theme", "eject", name, cwd=folder)
        assert (told.code, told.err) == (0, "")
        assert f"overrides/{name}" in told.out
    built = call("build", cwd=folder)
    assert (built.code, built.err) == (0, "")
    after = contents(folder / "public")
    pages = [path for path in before if path.endswith("index.html")]
    assert {path: plainly(after[path]) for path in pages} == {
        path: plainly(before[path]) for path in pages
    }


def test_a_build_says_that_the_original_of_a_copy_has_changed(workshop):
    theme = {
        "themes/sand/theme.yaml": "extends: folio\n",
        "themes/sand/strings/en.yaml": "tag: A\n",
    }
    folder = site(workshop, said="theme: sand\n", **theme)
    assert call("theme", "eject", "en.yaml", cwd=folder).code == 0
    copy = folder / "overrides/strings/en.yaml"
    copy.write_text(copy.read_text("utf-8").replace("tag: A", "tag: B"), encoding="utf-8")
    assert call("build", cwd=folder).err == ""
    original = folder / "themes/sand/strings/en.yaml"
    original.write_bytes(original.read_bytes().replace(b"\n", b"\r\n"))
    assert call("build", cwd=folder).err == ""
    original.write_text("tag: C\n", encoding="utf-8")
    built = call("build", cwd=folder)
    assert built.code == 0
    assert "warning[outdated-copy]: themes/sand/strings/en.yaml has changed" in built.err
    assert "overrides/strings/en.yaml:1" in built.err


def test_a_file_that_is_there_is_not_ejected_again(workshop):
    folder = site(workshop, **{"overrides/templates/post.html": "mine"})
    told = call("theme", "eject", "post.html", cwd=folder)
    assert told.code == 1
    assert "overrides/templates/post.html exists already and was left alone." in told.err
    assert (folder / "overrides/templates/post.html").read_text("utf-8") == "mine"


def test_a_mistyped_file_is_recognised_and_all_are_named(workshop):
    told = call("theme", "eject", "pots.html", cwd=site(workshop))
    assert told.code == 2
    assert "did you mean “post.html”?" in told.err
    assert all(f"  {name}\n" in told.err for name in FILES)


def test_a_file_that_adds_to_its_parent_is_not_ejected_to_add_twice(workshop):
    files = {
        "themes/sand/theme.yaml": "extends: folio\n",
        "themes/sand/templates/post.html": '{% extends "!parent/post.html" %}\n',
    }
    folder = site(workshop, said="theme: sand\n", **files)
    told = call("theme", "eject", "post.html", cwd=folder)
    assert told.code == 2
    assert '{% extends "!parent/post.html" %}' in told.err
    assert not (folder / "overrides").exists()


@pytest.mark.parametrize("words", ["new harbour", "eject post.html"])
def test_without_a_site_nothing_is_written(tmp_path, words):
    told = call("theme", *words.split(), cwd=tmp_path)
    assert told.code == 2
    assert "plnfolio new site" in told.err
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("words", ["new harbour", "eject post.html"])
def test_a_theme_that_is_not_there_is_named(workshop, words):
    folder = site(workshop, said="theme: foloi\n")
    told = call("theme", *words.split(), cwd=folder)
    assert told.code == 1
    assert "did you mean “folio”?" in told.err
