"""Publishing to a branch without git: over GitHub’s API, whatever goes wrong on the way."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from plnfolio.publish import secret, web
from plnfolio.publish.github import calling
from publish.fake_github import TOKEN, Fake, serving
from publish.fake_netlify import Fault
from publish.publishing import QUICK, SITE, SLEPT, edit
from publish.repositories import BESIDE, bare, branch, commits, git, pushed_by_another
from sites.building import Ran, Workshop, call, contents, environment
from sites.forked import Run, begin
from sites.patience import PATIENCE

pytestmark = pytest.mark.usefixtures("without_search", "quick_painter")

TEXTS = SITE.replace("publish: netlify\n", "publish:\n  to: github\n  repository: ada/notes\n")


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fake]:
    SLEPT.clear()
    monkeypatch.setattr(web, "PATIENCE", QUICK)
    monkeypatch.setattr(secret, "keyring", lambda: None)
    for name in ("GITHUB_TOKEN", "GH_TOKEN", "GITHUB_API_URL", "GITHUB_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "gitconfig").write_text("[user]\n\tname = Ada\n\temail = ada@example.org\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    with serving(Fake(bare(tmp_path / "notes.git"))) as found:
        found.turn_on()
        yield found


@pytest.fixture
def site(workshop: Workshop) -> Path:
    return workshop.folder(TEXTS)


def variables(hub: Fake, **more: str) -> dict[str, str]:
    """A computer without git, and a token."""
    return {"GITHUB_TOKEN": TOKEN, "GITHUB_API_URL": hub.api, "PATH": "/nowhere", **more}


def publish(hub: Fake, site: Path, *words: str, **env: str) -> Ran:
    """``plnfolio publish``; the token is in nothing that it says or writes, ever."""
    ran = call("publish", *words, cwd=site, env=variables(hub, **env))
    assert TOKEN not in ran.out + ran.err
    for path, data in contents(site).items():
        assert TOKEN.encode() not in data, path
    return ran


def public(site: Path) -> dict[str, bytes]:
    return {**contents(site / "public"), **BESIDE}


def test_the_branch_holds_exactly_the_site(hub: Fake, site: Path) -> None:
    ran = publish(hub, site)
    assert ran.code == 0, ran.err
    assert branch(hub.repository) == public(site)
    assert hub.count("POST /repos/ada/notes/git/blobs") == len({*public(site).values()})
    at = f"{hub.root}/notes"
    assert ran.out.splitlines()[2:] == [
        f"Published: {at}",
        "To hand in:",
        f"  {at}/posts/one/  new",
        f"  {at}/posts/two/  new",
    ]
    assert f"{at}/posts/one/".encode() in branch(hub.repository)["sitemap.xml"]
    assert git(hub.repository, "fsck", "--strict") == ""


def test_nothing_changed_changes_nothing_and_one_word_sends_only_what_changed(
    hub: Fake, site: Path
) -> None:
    publish(hub, site)
    before, first, asked = public(site), commits(hub.repository), len(hub.asked)
    assert f"Nothing has changed since you published: {hub.root}/notes\n" in publish(hub, site).out
    assert all(one.startswith("GET") for one in hub.asked[asked:])
    edit(site, "content/posts/one.md", "The first.", "The very first.")
    (site / "content/static/files/Été 100%.txt").unlink()
    asked = hub.count("POST /repos/ada/notes/git/blobs")
    assert publish(hub, site).code == 0
    changed = {path for path, data in public(site).items() if before.get(path) != data}
    assert hub.count("POST /repos/ada/notes/git/blobs") - asked == len(changed)
    assert branch(hub.repository) == public(site)
    assert commits(hub.repository)[1:] == first


@pytest.mark.parametrize("at_once", [100_000, 10, 0])
def test_a_list_that_is_cut_off_is_read_folder_by_folder(
    at_once: int, hub: Fake, site: Path
) -> None:
    publish(hub, site)
    hub.at_once = at_once
    assert "Nothing has changed" in publish(hub, site).out


def test_what_github_has_put_onto_the_branch_is_kept(hub: Fake, site: Path, tmp_path: Path) -> None:
    theirs = {"CNAME": "notes.example.org\n", ".nojekyll": "mine\n", "old.html": "Old"}
    first = pushed_by_another(hub.repository, tmp_path / "theirs", theirs)
    assert publish(hub, site).code == 0
    kept = {name: theirs[name].encode() for name in ("CNAME", ".nojekyll")}
    assert branch(hub.repository) == {**contents(site / "public"), **kept}
    assert commits(hub.repository)[1:] == [first]


def test_an_empty_repository_gets_a_first_file(hub: Fake, site: Path) -> None:
    hub.empty = True
    assert publish(hub, site).code == 0
    assert branch(hub.repository) == public(site)


def test_an_empty_repository_that_takes_no_first_file_is_explained(hub: Fake, site: Path) -> None:
    hub.empty = True
    hub.fail("PUT", Fault(404, {"message": "Branch gh-pages not found"}))
    ran = publish(hub, site)
    assert ran.code == 1
    assert "GitHub wants a first file (404): “Branch gh-pages not found”" in ran.err


@pytest.mark.parametrize("known", ["nothing", "another branch", "a workflow"])
def test_the_first_time_the_setting_is_named_where_it_is_not_chosen(
    known: str, hub: Fake, site: Path
) -> None:
    hub.turn_on(
        *{"another branch": ("main",), "a workflow": ("gh-pages", "workflow")}.get(known, ())
    )
    if known == "nothing":
        hub.pages = None
    ran = publish(hub, site)
    assert ran.code == 0
    assert "Your site is on its way to http" in ran.out
    assert "Only this once, at https://github.com/ada/notes/settings/pages, under" in ran.out
    assert hub.count("PUT") == hub.count("POST /repos/ada/notes/pages") == 0


def test_a_site_that_does_not_show_names_the_setting(hub: Fake, site: Path) -> None:
    hub.visitors = Fault(404)
    ran = publish(hub, site)
    assert (ran.code, "Published" in ran.out) == (1, False)
    assert "does not show this build yet" in ran.err
    assert "https://github.com/ada/notes/settings/pages" in ran.err


def test_somebody_else_who_was_faster_is_told_of(
    hub: Fake, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = calling.Calling._send

    def slowly(self: calling.Calling, *words: object) -> None:
        send(self, *words)  # type: ignore[arg-type]
        pushed_by_another(hub.repository, tmp_path / "theirs", {"new.html": "New"})

    for _ in range(2):  # where there was no branch, and where there was one
        with monkeypatch.context() as patch:
            patch.setattr(calling.Calling, "_send", slowly)
            ran = publish(hub, site)
        theirs = commits(hub.repository)[0]
        assert (ran.code, "Published" in ran.out) == (1, False)
        assert "error: somebody else has published in the meantime" in ran.err
        asked = hub.count("POST /repos/ada/notes/git/blobs")
        assert publish(hub, site).code == 0
        # What was sent already is there.
        assert hub.count("POST /repos/ada/notes/git/blobs") == asked
        assert branch(hub.repository) == public(site)
        assert commits(hub.repository)[1] == theirs
        edit(site, "content/posts/one.md", "The first.", "The very first.")


REQUESTS = [
    "GET /repos/ada/notes/git/ref",
    "GET /repos/ada/notes/git/commits",
    "GET /repos/ada/notes/git/trees",
    "POST /repos/ada/notes/git/blobs",
    "POST /repos/ada/notes/git/trees",
    "POST /repos/ada/notes/git/commits",
    "PATCH /repos/ada/notes/git/refs",
]


STATUSES = [401, 403, 404, 409, 413, 422]


@pytest.mark.parametrize(
    ("request_", "status"),
    [*((one, 422) for one in REQUESTS), *((REQUESTS[3], one) for one in STATUSES[:-1])],
)
def test_a_refusal_is_said_word_for_word_and_not_tried_again(
    request_: str, status: int, hub: Fake, site: Path, tmp_path: Path
) -> None:
    pushed_by_another(hub.repository, tmp_path / "theirs", {"old.html": "Old"})
    told = {"message": f"Sorry, {TOKEN}: “no” & <never>"}
    hub.fail(request_, Fault(status, told, times=10))
    before = commits(hub.repository)
    ran = publish(hub, site)
    assert (ran.code, hub.count(request_)) == (1, 1)
    assert "“Sorry, …: “no” & <never>”" in ran.err
    assert len(ran.err.splitlines()) <= 4
    assert commits(hub.repository) == before


@pytest.mark.parametrize(
    ("status", "told", "helped"),
    [
        (422, "Sorry, your input was too large to process.", "install git"),
        (422, "Repository rule violations found", "https://github.com/ada/notes/settings/rules"),
        (403, "Resource not accessible by personal access token", "Contents: Read and write"),
        (404, "Not Found", "https://github.com/ada/notes"),
    ],
)
def test_a_refusal_has_a_remedy(status: int, told: str, helped: str, hub: Fake, site: Path) -> None:
    hub.fail("POST /repos/ada/notes/git/blobs", Fault(status, {"message": told}))
    ran = publish(hub, site)
    assert (ran.code, told in ran.err) == (1, True)
    assert helped in ran.err.partition("  help: ")[2]


LIMITED = {"message": "You have exceeded a secondary rate limit."}
PASSING = {
    "403 with seconds": (Fault(403, headers=(("Retry-After", "7"),), times=2), 7),
    "403 with a reset": (
        Fault(
            403,
            headers=(("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "1795348805")),
        ),
        5,
    ),
    "403 in words": (Fault(403, LIMITED, headers=(("X-RateLimit-Remaining", "4000"),)), 60),
    "429": (Fault(429, LIMITED, headers=(("Retry-After", "9"),)), 9),
    "500": (Fault(500, b"<html>Oh</html>", times=3), 0),
    "502 when it was done": (Fault(502, b"", after=True), 0),
    "cut off": (Fault(0, times=3), 0),
    "cut off when it was done": (Fault(0, after=True), 0),
}


ALL = [*REQUESTS, "POST /repos/ada/notes/git/refs"]


@pytest.mark.parametrize(
    ("request_", "name"),
    [*((one, "cut off when it was done") for one in ALL), *((REQUESTS[3], one) for one in PASSING)],
)
def test_what_passes_is_waited_for(
    name: str, request_: str, hub: Fake, site: Path, tmp_path: Path
) -> None:
    fault, wait = PASSING[name]
    if not (request_.endswith("/refs") and request_.startswith("POST")):
        pushed_by_another(hub.repository, tmp_path / "theirs", {"old.html": "Old"})
    hub.fail(request_, fault)
    ran = publish(hub, site)
    assert (ran.code, ran.err.count("error")) == (0, 0), ran.err
    assert branch(hub.repository) == public(site)
    assert not wait or SLEPT.count(wait) == fault.times
    assert len(commits(hub.repository)) <= 2


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault(503, {"message": "Down"}, times=99), "GitHub has a fault of its own (503): “Down”"),
        (Fault(403, LIMITED, times=99), "GitHub is asked too often (403): “You have exceeded"),
        (Fault(0, times=99), "GitHub cannot be reached at 127.0.0.1:"),
        (
            Fault(
                403,
                headers=(("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "1795350600")),
            ),
            "run the same again in 30 minutes: it goes on where it stopped",
        ),
    ],
)
def test_what_does_not_pass_is_said_after_a_while(
    fault: Fault, said: str, hub: Fake, site: Path
) -> None:
    hub.fail("POST /repos/ada/notes/git/trees", fault)
    ran = publish(hub, site)
    assert (ran.code, said in ran.err) == (1, True), ran.err
    assert sum(SLEPT) <= 300
    hub.faults.clear()
    asked = hub.count("POST /repos/ada/notes/git/blobs")
    assert publish(hub, site).code == 0
    assert hub.count("POST /repos/ada/notes/git/blobs") == asked
    assert branch(hub.repository) == public(site)


def test_what_github_has_forgotten_is_sent_again(hub: Fake, site: Path) -> None:
    hub.fail("POST /repos/ada/notes/git/trees", Fault(500, times=99))
    publish(hub, site)
    hub.faults.clear()
    git(hub.repository, "prune", "--expire=now")
    assert publish(hub, site).code == 0
    assert branch(hub.repository) == public(site)


def test_a_repository_with_another_name_is_found(hub: Fake, workshop: Workshop) -> None:
    site = workshop.folder(TEXTS.replace("ada/notes", "ada/old-notes"))
    assert publish(hub, site).code == 0
    assert branch(hub.repository) == public(site)


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({"GITHUB_TOKEN": ""}, "there is no git here, and GITHUB_TOKEN is not set"),
        ({"GITHUB_TOKEN": "two words"}, "what GITHUB_TOKEN holds is no token"),
        ({"GITHUB_API_URL": "http://example.org"}, "GITHUB_API_URL is no address that a token"),
    ],
)
def test_what_is_missing_is_named_before_any_request(
    env: dict[str, str], said: str, hub: Fake, site: Path
) -> None:
    ran = publish(hub, site, **env)
    assert (ran.code, hub.asked) == (1, [])
    assert f"error: {said}" in ran.err


def test_the_other_variable_holds_the_token_too(hub: Fake, site: Path) -> None:
    assert publish(hub, site, GITHUB_TOKEN="", GH_TOKEN=TOKEN).code == 0


@pytest.mark.parametrize("how", ["variable", "folder", "nowhere", "elsewhere"])
def test_which_repository_is_known_without_git(how: str, hub: Fake, workshop: Workshop) -> None:
    site = workshop.folder(SITE.replace("publish: netlify\n", "publish: github\n"))
    env = {"GITHUB_REPOSITORY": "ada/notes"} if how == "variable" else {}
    if how == "folder":
        git(site, "init", "--quiet")
        git(site, "remote", "add", "upstream", "https://github.com/ben/notes.git")
        git(site, "remote", "add", "origin", "git@github.com:ada/notes.git")
    if how == "elsewhere":
        edit(site, "content/site.yaml", "publish: github", "publish: {to: github, repository: /x}")
    ran = publish(hub, site, **env)
    if how in ("variable", "folder"):
        assert ran.code == 0, ran.err
        assert branch(hub.repository) == public(site)
    elif how == "nowhere":
        assert "error: nobody has said which repository at GitHub it is" in ran.err
        assert "write “repository: YOU/NAME” under “publish:” in content/site.yaml" in ran.err
    else:
        assert "without it only GitHub’s repositories can be written to" in ran.err


def test_where_git_has_no_way_in_a_token_has_one(hub: Fake, site: Path, tmp_path: Path) -> None:
    fake_git = tmp_path / "bin/git"
    fake_git.parent.mkdir()
    fake_git.write_text(
        '#!/bin/sh\ncase "$*" in *ls-remote*) echo "fatal: could not read Username for '
        "'https://github.com': terminal prompts disabled\" >&2; exit 128;; esac\n"
        'PATH=/usr/local/bin:/usr/bin:/bin exec git "$@"\n'
    )
    fake_git.chmod(0o755)
    ran = publish(hub, site, PATH=str(fake_git.parent))
    assert ran.code == 0, ran.err
    assert branch(hub.repository) == public(site)
    ran = publish(hub, site, PATH=str(fake_git.parent), GITHUB_TOKEN="")
    assert ran.code == 1
    assert "error: GitHub asks who you are, and git has nothing to say to it" in ran.err
    assert "set the variable before you publish: export GITHUB_TOKEN=…" in ran.err


def test_killed_at_any_request_and_run_again_it_finishes(
    hub: Fake, site: Path, tmp_path: Path
) -> None:
    """Each run is killed somewhat later than the last, until one comes through."""
    blobs = "POST /repos/ada/notes/git/blobs"
    for number in (1, 3, 5, 9, 24, 200):
        last = len(hub.asked) + number
        env = {**environment(), **variables(hub)}
        with (tmp_path / "said.txt").open("wb") as file:
            child = begin("publish", cwd=site, env=env, out=file.fileno(), prepared=_QUICK)

        def end(asked: int, done: bool, last: int = last, child: Run = child) -> None:
            if asked == last and not done:
                child.kill()
                child.wait()

        hub.hook = end
        code, said = child.wait(PATIENCE), (tmp_path / "said.txt").read_text("utf-8")
        assert TOKEN not in said
        if code == 0:
            break
        assert (code, said.count("rror")) == (-signal.SIGKILL, 0), said
    hub.hook = lambda number, done: None
    assert number == 200
    assert branch(hub.repository) == public(site)
    # A run that is killed loses the one file that it was about to note.
    assert hub.count(blobs) <= len({*public(site).values()}) + 3
    assert "Nothing has changed" in publish(hub, site).out


_QUICK = """
from dataclasses import replace
from plnfolio.publish import web
web.PATIENCE = replace(web.PATIENCE, first=.001, look=.001, clock=lambda: 1795348800.0)
"""
