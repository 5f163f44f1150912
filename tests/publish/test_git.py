"""Publishing to a branch by git: it holds exactly the site, and the author’s work is untouched."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from plnfolio.publish import github, secret, web
from plnfolio.publish.github import pushing
from plnfolio.publish.live import nothing_there
from publish.publishing import QUICK, SITE, SLEPT, edit, on_terminal
from publish.repositories import (
    BESIDE,
    CONFIG,
    GIT,
    SECRET,
    bare,
    begun,
    branch,
    commits,
    git,
    publish,
    pushed_by_another,
)
from sites.building import QUICK_PAINTER, Workshop, contents
from sites.forked import run
from sites.local import LocalServer

pytestmark = pytest.mark.usefixtures("without_search", "quick_painter", "_alone")

TEXTS = SITE.replace("publish: netlify\n", "publish: github\n")


@pytest.fixture
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git as Ada has set it, and nothing of whoever runs the tests."""
    SLEPT.clear()
    (tmp_path / "gitconfig").write_text(CONFIG)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parents[1]))
    for name in ("GITHUB_TOKEN", "GH_TOKEN", "GITHUB_API_URL", "GITHUB_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(web, "PATIENCE", QUICK)
    monkeypatch.setattr(secret, "keyring", lambda: None)


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    return bare(tmp_path / "a host/ada’s notes.git")


@pytest.fixture
def site(workshop: Workshop, remote: Path) -> Path:
    folder = workshop.folder(TEXTS)
    spaced = folder.rename(folder.with_name(f"{folder.name} with spaces"))
    return begun(spaced, remote)


def public(site: Path) -> dict[str, bytes]:
    return {**contents(site / "public"), **BESIDE}


def test_the_branch_holds_exactly_the_site(site: Path, remote: Path) -> None:
    ran = publish(site)
    assert ran.code == 0, ran.err
    assert branch(remote) == public(site)
    assert not any(b"Nobody sees this" in data for data in branch(remote).values())
    assert ran.out.splitlines()[2:] == [
        "Published: the branch gh-pages of origin",
        "To hand in:",
        "  /posts/one/  new",
        "  /posts/two/  new",
    ]
    assert git(remote, "log", "-1", "--format=%an %ae %s", "gh-pages") == (
        "Ada Okafor ada@example.org Publish the site"
    )
    assert git(remote, "fsck", "--strict") == ""


def test_nothing_changed_pushes_nothing_and_one_word_one_commit_more(
    site: Path, remote: Path, tmp_path: Path
) -> None:
    publish(site)
    first = commits(remote)
    assert "Nothing has changed since you published.\n" in publish(site).out
    # So it is in a clone that has never published, and has other times on its files.
    git(site, "push", "--quiet", "origin", "main")
    git(tmp_path, "clone", "--quiet", remote.as_uri(), "-b", "main", "clone")
    assert "Nothing has changed" in publish(tmp_path / "clone").out
    assert commits(remote) == first
    before = public(site)
    edit(site, "content/posts/one.md", "The first.", "The very first.")
    (site / "content/static/files/Été 100%.txt").unlink()
    ran = publish(site)
    changed = {path for path, data in public(site).items() if before.get(path) != data}
    assert f"Pushing {len(changed)} of {len(public(site))} files …" in ran.err
    assert "To hand in:\n  /posts/one/  changed\n" in ran.out
    assert branch(remote) == public(site)
    assert "files/Été 100%.txt" not in branch(remote)
    assert commits(remote)[1:] == first


def state(site: Path) -> dict[str, object]:
    """All that is the author’s in a repository."""
    return {
        "index": (Path(git(site, "rev-parse", "--absolute-git-dir")) / "index").read_bytes(),
        "HEAD": git(site, "rev-parse", "HEAD", "--abbrev-ref", "HEAD"),
        "status": git(site, "status", "--porcelain", "--untracked-files=all"),
        "refs": [
            line
            for line in git(site, "for-each-ref").splitlines()
            if not line.endswith("refs/remotes/origin/gh-pages")
        ],
        "config": git(site, "config", "--local", "--list"),
        "stash": git(site, "stash", "list"),
        "files": {
            path: data
            for path, data in contents(site).items()
            if not path.startswith((".git/", "public/", ".plnfolio/"))
        },
    }


@pytest.mark.parametrize("how", ["staged", "detached", "on gh-pages", "worktree", "merging"])
def test_the_authors_own_work_is_not_touched(
    how: str, site: Path, remote: Path, tmp_path: Path
) -> None:
    publish(site)
    if how == "worktree":
        git(site, "worktree", "add", "--quiet", "-b", "else", str(tmp_path / "at work"))
        site = tmp_path / "at work"
    if how == "on gh-pages":
        git(site, "branch", "gh-pages")
        git(site, "checkout", "--quiet", "gh-pages")
    if how == "detached":
        git(site, "checkout", "--quiet", "--detach")
    if how == "merging":
        git(site, "checkout", "--quiet", "-b", "side")
        edit(site, "content/posts/two.md", "The second.", "Mine.")
        git(site, "commit", "--quiet", "-am", "Mine")
        git(site, "checkout", "--quiet", "main")
        edit(site, "content/posts/two.md", "The second.", "Theirs.")
        git(site, "commit", "--quiet", "-am", "Theirs")
        subprocess.run([GIT, "merge", "side"], cwd=site, capture_output=True, check=False)
        git(site, "checkout", "--quiet", "--theirs", "content/posts/two.md")
    edit(site, "content/posts/one.md", "The first.", "The very first.")
    git(site, "add", "content/posts/one.md") if how != "merging" else None
    edit(site, "content/posts/one.md", "The very first.", "The really very first.")
    (site / "content/notes to myself.md").write_text("Not yet a post.")
    before = state(site)
    assert publish(site).code == 0
    assert branch(remote) == public(site)
    assert state(site) == before


def test_no_hook_and_no_signature_of_the_authors(site: Path, remote: Path, tmp_path: Path) -> None:
    ran = tmp_path / "hook-ran"
    for folder in (site / ".git/hooks", tmp_path / "hooks"):
        folder.mkdir(exist_ok=True)
        for (
            name
        ) in "pre-push reference-transaction post-commit pre-auto-gc post-index-change".split():
            (folder / name).write_text(f"#!/bin/sh\ntouch '{ran}'\nexit 1\n")
            (folder / name).chmod(0o755)
    for key, value in {
        "commit.gpgSign": "true",
        "push.gpgSign": "true",
        "gpg.program": "/bin/false",
        "push.followTags": "true",
        "core.autocrlf": "true",
        "filter.lfs.required": "true",
        "filter.lfs.clean": "/bin/false",
        "core.hooksPath": str(tmp_path / "hooks"),
    }.items():
        git(site, "config", key, value)
    (site / ".gitattributes").write_text("* text eol=crlf filter=lfs\n")
    (site / "content/static/files/lines.txt").write_bytes(b"one\r\ntwo\nthree\r\n")
    done = publish(site)
    assert done.code == 0, done.err
    assert branch(remote) == public(site)
    assert not ran.exists()


def test_who_has_the_branch_checked_out_where_it_is_built_publishes_no_part_of_git(
    site: Path, remote: Path
) -> None:
    (site / "public").mkdir()
    git(site / "public", "init", "--quiet")
    assert publish(site).code == 0
    built = {path: data for path, data in public(site).items() if not path.startswith(".git/")}
    assert branch(remote) == built


def test_a_clone_without_its_past_publishes_with_the_past_of_the_branch(
    site: Path, remote: Path, tmp_path: Path
) -> None:
    publish(site)
    git(site, "push", "--quiet", "origin", "main")
    edit(site, "content/posts/one.md", "The first.", "The very first.")
    publish(site)
    clone = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=1", "-b", "main", remote.as_uri(), str(clone))
    assert publish(clone).code == 0
    assert branch(remote) == public(clone)
    assert len(commits(remote)) == 3


def test_who_runs_it_from_a_hook_gives_it_no_other_repository(
    site: Path, remote: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    env = {"GIT_DIR": str(other / ".git"), "GIT_INDEX_FILE": str(other / "index")}
    done = publish(site, **env, GIT_TRACE="1", GIT_WORK_TREE=str(other))
    assert done.code == 0, done.err
    assert branch(remote) == public(site)
    assert not (other / "index").exists()


def test_what_github_has_put_onto_the_branch_is_kept(
    site: Path, remote: Path, tmp_path: Path
) -> None:
    theirs = {"CNAME": "notes.example.org\n", ".nojekyll": "mine\n", "old.html": "Old"}
    first = pushed_by_another(remote, tmp_path / "theirs", theirs)
    publish(site)
    kept = {name: theirs[name].encode() for name in ("CNAME", ".nojekyll")}
    assert branch(remote) == {**contents(site / "public"), **kept}
    assert commits(remote)[1:] == [first]
    # The author’s own come first.
    (site / "content/static/CNAME").write_text("ada.example.org\n")
    publish(site)
    assert branch(remote)["CNAME"] == b"ada.example.org\n"


def test_somebody_else_who_was_faster_is_told_of(
    site: Path, remote: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = pushing.Pushing._keep
    theirs: list[str] = []

    def slowly(self: pushing.Pushing, *words: object) -> None:
        keep(self, *words)  # type: ignore[arg-type]
        theirs.append(pushed_by_another(remote, tmp_path / "theirs", {"new.html": "New"}))

    for number in range(2):  # where there was no branch, and where there was one
        with monkeypatch.context() as patch:
            patch.setattr(pushing.Pushing, "_keep", slowly)
            ran = publish(site)
        assert (ran.code, "Published" in ran.out) == (1, False)
        assert ran.err.endswith(
            "error: somebody else has published in the meantime, so that yours was not taken.\n"
            "  help: run the same again: yours then follows theirs, which stays in the history of "
            "the branch\n"
        )
        assert commits(remote)[0] == theirs[number]
        assert publish(site).code == 0
        assert branch(remote) == public(site)
        assert commits(remote)[1] == theirs[number]
        edit(site, "content/posts/one.md", "The first.", "The very first.")


def test_killed_at_any_call_of_git_and_run_again_it_finishes(
    site: Path, remote: Path, tmp_path: Path
) -> None:
    """A git that ends whoever calls it, at the call with a number."""
    calls, path = tmp_path / "calls", os.environ["PATH"]
    (tmp_path / "bin").mkdir()
    stand_in = tmp_path / "bin/git"
    before = state(site)
    for number in (8, 11, 13, 14, 15, 99):
        calls.write_text("")
        stand_in.write_text(
            f"#!/bin/sh\necho \"$@\" >> '{calls}'\n[ $(wc -l < '{calls}') = {number} ] && kill -9 "
            f"$PPID\nPATH='{path}' exec '{GIT}' \"$@\"\n"
        )
        stand_in.chmod(0o755)
        ran = run("publish", cwd=site, env={**QUICK_PAINTER, "PATH": f"{stand_in.parent}:{path}"})
        if ran.code == 0:
            break
        assert (ran.code, "rror" in ran.err) == (-9, False), ran.err
    assert number == 99
    assert " push " in calls.read_text()
    assert branch(remote) == public(site)
    assert state(site) == before


def test_a_host_that_refuses_is_quoted(site: Path, remote: Path) -> None:
    hook = remote / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho 'Publish on Fridays only.' >&2\nexit 1\n")
    hook.chmod(0o755)
    ran = publish(site)
    assert ran.code == 1
    assert ran.err.endswith(
        "error: the remote repository has refused it: “Publish on Fridays only.”.\n"
        "  help: mend what it says, or ask whoever looks after it\n"
    )
    hook.unlink()
    assert publish(site).code == 0
    assert branch(remote) == public(site)


def test_a_site_in_no_repository_has_one_of_its_own(
    workshop: Workshop, remote: Path, tmp_path: Path
) -> None:
    (tmp_path / "gitconfig").write_text("")
    site = workshop.folder(TEXTS)
    where = f"publish:\n  to: github\n  repository: {remote.as_uri()}\n"
    edit(site, "content/site.yaml", "publish: github\n", where)
    for word in ("The first.", "The very first.", "The last."):
        edit(site, "content/posts/one.md", "The first.", word)
        assert publish(site).code == 0
        assert branch(remote) == public(site)
        shutil.rmtree(site / ".plnfolio") if word == "The very first." else None
        edit(site, "content/posts/one.md", word, "The first.")
    assert len(commits(remote)) == 3
    assert git(remote, "log", "-1", "--format=%an %ae", "gh-pages") == (
        "plnfolio plnfolio@localhost.invalid"
    )
    assert not (site / ".git").exists()


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("no remote", "nobody has said where this site goes, and its repository has no remote"),
        ("two", "this repository has several remotes, mine, theirs, and none is “origin”"),
        ("none", "nobody has said where this site goes, and its folder is in no repository"),
        ("home", "nobody has said where this site goes, and its folder is in no repository"),
        ("gone", "there is no such repository, or you may not see it"),
    ],
)
def test_where_there_is_nowhere_to_go_that_is_said(
    how: str, said: str, site: Path, remote: Path
) -> None:
    if how in ("no remote", "two"):
        git(site, "remote", "remove", "origin")
    if how == "two":
        git(site, "remote", "add", "mine", remote.as_uri())
        git(site, "remote", "add", "theirs", remote.as_uri())
    if how in ("none", "home"):
        shutil.rmtree(site / ".git")
    if how == "gone":
        shutil.rmtree(remote)
    if how == "home":
        # A home directory under git, which has other things in it than this site.
        home = site.parent / f"home of {site.name}"
        home.mkdir()
        git(home, "init", "--quiet")
        git(home, "remote", "add", "origin", remote.as_uri())
        site = site.rename(home / "site")
    ran = publish(site)
    assert (ran.code, "Traceback" in ran.err) == (1, False)
    assert f"error: {said}" in ran.err
    assert not (site / "public").exists() or how == "gone"


def test_a_remote_is_the_one_that_git_pushes_to(site: Path, remote: Path, tmp_path: Path) -> None:
    fork = bare(tmp_path / "fork.git")
    git(site, "remote", "add", "fork", fork.as_uri())
    git(site, "config", "remote.pushDefault", "fork")
    assert publish(site).code == 0
    assert branch(fork) == public(site)
    assert git(remote, "for-each-ref") == ""


def test_a_site_in_a_folder_of_a_repository_is_that_repositorys(site: Path, remote: Path) -> None:
    inner = site / "portfolio"
    inner.mkdir()
    (site / "content").rename(inner / "content")
    git(site, "add", "--all")
    assert publish(inner).code == 0
    assert branch(remote) == public(inner)


def test_on_a_terminal_the_repository_is_asked_for_once(
    workshop: Workshop, remote: Path, tmp_path: Path
) -> None:
    site = workshop.folder(SITE.replace("publish: netlify\n", ""))
    env = {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig")}
    ran = on_terminal(site, f"github\n{remote.as_uri()}\n", env)
    assert ran.code == 0, ran.out
    assert "github    GitHub Pages, on a branch of a repository of yours" in ran.out
    assert "The repository at GitHub, YOU/NAME" in ran.out
    assert branch(remote) == public(site)
    assert (
        (site / "content/site.yaml")
        .read_text("utf-8")
        .endswith(f"publish:\n  to: github\n  repository: {remote.as_uri()}\n")
    )
    again = on_terminal(site, "", env)
    assert "Where" not in again.out
    assert "Nothing has changed" in again.out


def test_a_preview_is_none_of_githubs(site: Path, remote: Path) -> None:
    ran = publish(site, "github", "--draft")
    assert (ran.code, git(remote, "for-each-ref")) == (2, "")
    assert "GitHub Pages has no previews" in ran.err


SETTING = (
    "at https://github.com/Ada/notes/settings/pages, under “Build and deployment”, choose the "
    "source “Deploy from a branch”, the branch gh-pages and the folder / (root), and press Save "
    "(for a free account the repository has to be public)"
)


def at_github(site: Path, remote: Path, url: str = "https://github.com/Ada/notes.git") -> None:
    """Let a remote be at GitHub by its name, and on this computer when it is asked."""
    git(site, "remote", "set-url", "origin", url)
    git(site, "config", f"url.{remote.as_uri()}.insteadOf", url)


def test_at_github_the_first_time_the_setting_is_named_and_later_it_is_waited_for(
    site: Path, remote: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_github(site, remote)
    waited: list[tuple[object, ...]] = []

    def wait(*words: object) -> str:
        waited.append(words)
        return ""

    monkeypatch.setattr("plnfolio.commands.publish.wait_until_live", wait)
    monkeypatch.setattr(github, "nothing_there", lambda *words: not chosen)
    chosen = False
    ran = publish(site)
    assert (ran.code, waited) == (0, [])
    assert ran.out.splitlines()[2:4] == [
        "Your site is on its way to https://ada.github.io/notes",
        f"Only this once, {SETTING}.",
    ]
    assert b"https://ada.github.io/notes/posts/one/" in branch(remote)["sitemap.xml"]
    # Until it is chosen, nobody waits for what cannot come.
    edit(site, "content/posts/one.md", "The first.", "The second.")
    assert (f"Only this once, {SETTING}." in publish(site).out, waited) == (True, [])
    chosen = True
    edit(site, "content/posts/one.md", "The second.", "The very first.")
    ran = publish(site)
    assert "Published: https://ada.github.io/notes\n" in ran.out
    assert "settings" not in ran.out
    assert waited[0][0] == "https://ada.github.io/notes"
    assert waited[0][2] == branch(remote)["build.json"]
    assert "press Save" in str(waited[0][4])
    # A domain of one’s own, and a base_url that is another.
    pushed_by_another(remote, site.parent / f"of {site.name}", {"CNAME": "ada.example.org\n"})
    edit(site, "content/posts/one.md", "The very first.", "The first.")
    edit(site, "content/site.yaml", "publish:", "base_url: https://ada.github.io/notes\npublish:")
    ran = publish(site)
    assert "Published: https://ada.example.org\n" in ran.out
    assert (
        "note: “base_url” in content/site.yaml is https://ada.github.io/notes, and the site is at "
        "https://ada.example.org; feeds and search engines are told the first.\n"
    ) in ran.err


def test_a_file_that_github_does_not_take_is_named_before_anything_is_pushed(
    site: Path, remote: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_github(site, remote)
    monkeypatch.setattr(github, "LARGEST", 100_000)
    (site / "content/static/talk.mp4").write_bytes(bytes(100_001))
    ran = publish(site)
    assert (ran.code, git(remote, "for-each-ref")) == (1, "")
    assert "error: talk.mp4 has 0 MB, and GitHub takes no file over 100 MB.\n" in ran.err


@pytest.fixture
def shown(remote: Path) -> Iterator[str]:
    """An address where the branch is shown, as a host of one’s own would."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            path = self.path.removeprefix("/notes/")
            if path == self.path:
                self.send_response(301)
                self.send_header("Location", f"http://{self.headers['Host']}/notes{self.path}")
                self.end_headers()
                return
            words = [GIT, "show", f"gh-pages:{path}"]
            done = subprocess.run(words, cwd=remote, capture_output=True, check=False)
            self.send_response(404 if done.returncode else 200)
            self.end_headers()
            self.wfile.write(done.stdout)

    with LocalServer(("127.0.0.1", 0), Handler).running() as server:
        yield f"http://127.0.0.1:{server.server_port}"


@pytest.mark.parametrize("path", ["/notes", ""])
def test_at_another_host_the_site_is_looked_for_where_it_says(
    path: str, site: Path, remote: Path, shown: str
) -> None:
    edit(site, "content/site.yaml", "publish:", f"base_url: {shown}{path}\npublish:")
    assert nothing_there(f"{shown}{path}", "build.json", QUICK)
    ran = publish(site)
    assert ran.code == 0, ran.err
    assert not nothing_there(f"{shown}{path}", "build.json", QUICK)
    assert not nothing_there("http://127.0.0.1:9", "build.json", QUICK)
    assert f"Published: {shown}{path}\nTo hand in:\n  {shown}{path}/posts/one/" in ran.out
    assert "note:" not in ran.err


def test_a_password_in_an_address_is_never_shown(site: Path) -> None:
    git(site, "remote", "set-url", "origin", f"http://ada:{SECRET}@127.0.0.1:9/ada/notes.git")
    ran = publish(site)
    assert ran.code == 1
    assert "error: the remote repository cannot be reached" in ran.err
