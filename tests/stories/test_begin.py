"""The first minutes: a new site, a new post, a build, and nothing edited in between."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path, PurePath
from types import SimpleNamespace

import pytest

from plnfolio.commands import options
from sites.building import NOW, Workshop, call, contents
from sites.dom import parse
from sites.forked import run


def test_a_new_site_with_a_new_post_builds_without_an_edit(tmp_path: Path) -> None:
    assert run("new", "site", "demo", cwd=tmp_path).code == 0
    demo = tmp_path / "demo"
    assert run("new", "post", "My first reflection", cwd=demo).code == 0
    built = run("build", cwd=demo)
    assert (built.code, built.err) == (0, "")
    assert built.out.startswith("Built ")
    page = parse((demo / "public/posts/my-first-reflection/index.html").read_text("utf-8"))
    assert "My first reflection" in page.one("h1").text
    home = parse((demo / "public/index.html").read_text("utf-8"))
    assert "My first reflection" in home.text


def test_a_new_site_says_what_comes_next(tmp_path: Path) -> None:
    said = call("new", "site", "demo", cwd=tmp_path).out
    assert "cd demo" in said
    assert "content/site.yaml" in said


@pytest.mark.parametrize("name", ["My Portfolio", "Ada’s $HOME", "it's", "a;b", "(new)"])
@pytest.mark.skipif(os.name == "nt", reason="asks the shell of other systems")
def test_what_comes_next_can_be_typed_as_it_is_shown(name: str, tmp_path: Path) -> None:
    said = call("new", "site", name, cwd=tmp_path).out
    (line,) = (line for line in said.splitlines() if line.startswith("  cd "))
    done = subprocess.run(["sh", "-c", f"{line} && pwd"], cwd=tmp_path, stdout=-1, check=True)
    assert done.stdout.decode().strip() == str(tmp_path / name)


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("demo", "demo"),
        ("C:\\Users\\ada\\my-site", "C:\\Users\\ada\\my-site"),
        ("My Portfolio", '"My Portfolio"'),
        ("it's", '"it\'s"'),
        ("a&b", '"a&b"'),
    ],
)
def test_on_windows_names_stand_in_double_quotes(
    path: str, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "os", SimpleNamespace(name="nt"))
    assert options.in_shell(PurePath(path)) == typed


def test_a_new_site_is_not_put_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("Years of work.")
    ran = call("new", "site", ".", cwd=tmp_path)
    assert ran.code == 2
    assert contents(tmp_path) == {"thesis.txt": b"Years of work."}


def test_a_new_site_goes_into_a_fresh_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert call("new", "site", ".", cwd=tmp_path).code == 0
    assert call("build", cwd=tmp_path).code == 0
    assert "public/" in (tmp_path / ".gitignore").read_text("utf-8")


def test_a_new_post_is_dated_today(workshop: Workshop) -> None:
    folder = workshop.folder({})
    call("new", "post", "Today", cwd=folder)
    text = (folder / "content/posts/today.md").read_text("utf-8")
    assert f"date: {NOW.date()}" in text


def test_a_new_post_never_overwrites(workshop: Workshop) -> None:
    folder = workshop.folder({"content/posts/my-network.md": "mine"})
    ran = call("new", "post", "My network", cwd=folder)
    assert ran.code == 1
    assert "content/posts/my-network.md" in ran.err
    assert (folder / "content/posts/my-network.md").read_text("utf-8") == "mine"


def test_a_new_post_never_shadows_a_folder_of_the_same_name(workshop: Workshop) -> None:
    folder = workshop.folder({"content/posts/my-network/index.md": "mine"})
    assert call("new", "post", "My network", cwd=folder).code == 1
    assert not (folder / "content/posts/my-network.md").exists()


@pytest.mark.parametrize(
    "title",
    [
        "Learning: “a” reflection # 1",
        "What I’ve learned — so far",
        "学习网络",
        "شبكتي",
        "../../escape",
        "!!!",
        "- a list?",
        "x" * 300,
        "two\nlines",
    ],
)
def test_any_title_makes_a_post_that_builds_and_shows_it(title: str, workshop: Workshop) -> None:
    folder = workshop.folder({})
    assert call("new", "post", "--", title, cwd=folder).code == 0
    (post,) = (folder / "content/posts").iterdir()
    assert call("build", cwd=folder).code == 0
    page = parse((folder / f"public/posts/{post.stem}/index.html").read_text("utf-8"))
    assert " ".join(title.split()) in page.one("h1").text


def test_a_new_artifact_with_its_file_builds(workshop: Workshop) -> None:
    folder = workshop.folder({})
    ran = call("new", "artifact", "A bedside card", cwd=folder)
    assert ran.code == 0
    assert "content/artifacts/a-bedside-card/" in ran.out
    (folder / "content/artifacts/a-bedside-card/card.pdf").write_bytes(b"%PDF-1.4")
    built = call("build", cwd=folder)
    assert (built.code, built.err) == (0, "")
    page = parse((folder / "public/artifacts/a-bedside-card/index.html").read_text("utf-8"))
    target = page.one("p.file").one("a").attributes["href"]
    assert target.endswith("/artifacts/a-bedside-card/card.pdf")


def test_a_new_artifact_never_overwrites(workshop: Workshop) -> None:
    folder = workshop.folder({"content/artifacts/card/index.md": "mine"})
    before = contents(folder)
    assert call("new", "artifact", "Card", cwd=folder).code == 1
    assert contents(folder) == before


def test_a_new_post_outside_a_site_is_wrong_use(tmp_path: Path) -> None:
    ran = call("new", "post", "My network", cwd=tmp_path)
    assert ran.code == 2
    assert "plnfolio new site" in ran.err
    assert contents(tmp_path) == {}


def test_a_new_post_without_a_title_is_wrong_use(workshop: Workshop) -> None:
    assert call("new", "post", " ", cwd=workshop.folder({})).code == 2
