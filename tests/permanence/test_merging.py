"""Two people write on one site, and Git joins what they wrote (gitattributes: ``merge=union``)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from permanence.history import LEDGER, Author, Found

pytestmark = pytest.mark.usefixtures("without_search", "quick_painter")


def git(*words: str, cwd: Path) -> None:
    told = ("user.name=Ada", "user.email=ada@example.org", "core.autocrlf=false", "gc.auto=0")
    settings = [part for setting in told for part in ("-c", setting)]
    subprocess.run(["git", *settings, *words], cwd=cwd, check=True, capture_output=True)


@pytest.fixture
def author(tmp_path: Path) -> Author:
    author = Author(tmp_path / "site")
    author.write("posts/one.md")
    author.write("posts/two.md")
    assert author.build() == ()
    (author.folder / ".gitattributes").write_text(f"{LEDGER} merge=union\n", encoding="utf-8")
    (author.folder / ".gitignore").write_text("public/\n.plnfolio/\n", encoding="utf-8")
    git("init", "--quiet", "--initial-branch=main", cwd=author.folder)
    commit(author)
    return author


def commit(author: Author) -> None:
    git("add", "--all", cwd=author.folder)
    git("commit", "--quiet", "--message=Write", cwd=author.folder)


def on_branch(author: Author, name: str) -> None:
    git("checkout", "--quiet", "-B", name, "main", cwd=author.folder)
    author.clone()


def publish(author: Author) -> None:
    assert author.build() == ()
    commit(author)


def merge(author: Author) -> None:
    """Both branches, as somebody has them who was never there."""
    git("checkout", "--quiet", "main", cwd=author.folder)
    for name in ("mine", "yours"):
        git("merge", "--quiet", "--no-edit", name, cwd=author.folder)
    author.clone()


def test_new_posts_on_two_branches(author: Author) -> None:
    for name in ("mine", "yours"):
        on_branch(author, name)
        author.write(f"posts/{name}.md")
        author.write(f"posts/also-{name}.md")
        publish(author)
    merge(author)
    assert author.build() == ()
    lines = author.ledger.split("\n")[3:-1]
    assert lines == sorted(lines)
    assert sum(line.startswith("/posts/") for line in lines) == 7
    before = author.ledger
    assert author.build() == ()
    assert author.ledger == before


def test_one_renames_what_the_other_edits(author: Author) -> None:
    on_branch(author, "mine")
    author.move("posts/one.md", "posts/uno.md")
    publish(author)
    on_branch(author, "yours")
    for _ in range(9):
        author.edit("posts/one.md")
    publish(author)
    merge(author)
    assert author.ledger.count("\n/posts/one/: ") == 2
    assert author.build() == ()
    assert author.ledger.count("\n/posts/one/: ") == 1
    assert author.at("/posts/one/") == Found(leads="/posts/uno/")


def test_both_rename_another_post(author: Author) -> None:
    on_branch(author, "mine")
    author.move("posts/one.md", "posts/uno.md")
    publish(author)
    on_branch(author, "yours")
    author.move("posts/two.md", "posts/dos.md")
    author.write("posts/one-more.md")
    publish(author)
    merge(author)
    assert author.build() == ()
    assert author.at("/posts/one/") == Found(leads="/posts/uno/")
    assert author.at("/posts/two/") == Found(leads="/posts/dos/")


def test_one_deletes_what_the_other_keeps(author: Author) -> None:
    on_branch(author, "mine")
    (author.content / "posts/one.md").unlink()
    author.gone.append("/posts/one/")
    author.configure()
    publish(author)
    on_branch(author, "yours")
    author.write("posts/three.md")
    author.gone.clear()
    publish(author)
    merge(author)
    assert author.build() == ()
    assert author.at("/posts/one/") == Found(gone=True)


def test_without_the_attribute_the_marks_are_explained(author: Author) -> None:
    (author.folder / ".gitattributes").unlink()
    commit(author)
    on_branch(author, "mine")
    author.write("posts/new-a.md")
    publish(author)
    on_branch(author, "yours")
    author.write("posts/new-b.md")
    publish(author)
    git("checkout", "--quiet", "main", cwd=author.folder)
    git("merge", "--quiet", "--no-edit", "mine", cwd=author.folder)
    with pytest.raises(subprocess.CalledProcessError):
        git("merge", "--quiet", "--no-edit", "yours", cwd=author.folder)
    codes = [one.code for one in author.build()]
    assert codes == ["yaml-syntax"] * 3
    marks = ("<<<", "===", ">>>")
    kept = "".join(x for x in author.ledger.splitlines(keepends=True) if not x.startswith(marks))
    (author.folder / LEDGER).write_text(kept, encoding="utf-8")
    assert author.build() == ()
    assert author.at("/posts/new-a/")
    assert author.at("/posts/new-b/")
