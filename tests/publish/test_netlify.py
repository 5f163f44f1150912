"""Publishing to Netlify: what is live is what was built, at the least cost, whatever goes wrong."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plnfolio.publish import web
from publish.fake_netlify import HALFWAY, TOKEN, Fake, Fault
from publish.publishing import SITE, SLEPT, edit, publish, variables
from sites.building import Workshop, contents, environment
from sites.forked import Run, begin
from sites.patience import PATIENCE
from sites.text import files_of
from sites.trying import TORTURE, often

pytestmark = pytest.mark.usefixtures("without_search", "quick_painter")


def test_what_is_live_is_what_was_built(fake: Fake, folder: Path) -> None:
    ran = publish(fake, folder)
    assert ran.code == 0
    assert fake.live("id-of-ada") == contents(folder / "public")
    assert not any(b"Nobody sees this" in data for data in fake.live("id-of-ada").values())
    at = fake.address("id-of-ada")
    assert ran.out.splitlines()[1:] == [
        "1 left out: 1 draft (content/posts/draft.md)",
        f"Published: {at}",
        "To hand in:",
        f"  {at}/posts/one/  new",
        f"  {at}/posts/two/  new",
    ]


def test_the_pages_know_the_address_that_netlify_gives(fake: Fake, folder: Path) -> None:
    publish(fake, folder)
    assert (
        f"{fake.address('id-of-ada')}/posts/one/" in fake.live("id-of-ada")["sitemap.xml"].decode()
    )


def test_nothing_changed_publishes_nothing(fake: Fake, folder: Path) -> None:
    publish(fake, folder)
    for _ in range(2):
        ran = publish(fake, folder)
        assert (ran.code, fake.count("POST"), fake.count("PUT")) == (
            0,
            1,
            len({*contents(folder / "public").values()}),
        )
        assert f"Nothing has changed since you published: {fake.address('id-of-ada')}" in ran.out
        # A fresh clone asks the host.
        (folder / ".plnfolio/publish.json").unlink(missing_ok=True)


def test_one_word_uploads_only_what_changed(fake: Fake, folder: Path) -> None:
    publish(fake, folder)
    before, asked = contents(folder / "public"), len(fake.asked)
    edit(folder, "content/posts/one.md", "The first.", "The very first.")
    ran = publish(fake, folder)
    after = contents(folder / "public")
    changed = {path for path in after if after[path] != before.get(path)}
    uploads = [one for one in fake.asked[asked:] if one.startswith("PUT")]
    assert {one.partition("/files/")[2] for one in uploads} == changed
    assert 0 < len(changed) < len(after)
    assert fake.live("id-of-ada") == after
    assert ran.out.endswith(f"To hand in:\n  {fake.address('id-of-ada')}/posts/one/  changed\n")


def test_a_publication_after_a_preview_is_one(fake: Fake, folder: Path) -> None:
    publish(fake, folder)
    edit(folder, "content/posts/one.md", "The first.", "The very first.")
    old = fake.live("id-of-ada")
    ran = publish(fake, folder, "--draft")
    preview = list(fake.deploys)[-1]
    assert f"Preview: {fake.address(preview)}\n" in ran.out
    assert fake.shown(preview) == contents(folder / "public")
    assert fake.live("id-of-ada") == old
    puts = fake.count("PUT")
    assert "Published: " in publish(fake, folder).out
    assert fake.live("id-of-ada") == contents(folder / "public")
    assert fake.count("PUT") == puts


def test_a_site_that_others_changed_is_put_right(fake: Fake, folder: Path) -> None:
    publish(fake, folder)
    edit(folder, "content/posts/one.md", "The first.", "The very first.")
    publish(fake, folder)
    fake.sites["id-of-ada"]["deployed"] = next(iter(fake.deploys))
    assert "Published: " in publish(fake, folder).out
    assert fake.live("id-of-ada") == contents(folder / "public")


def test_where_netlify_lists_nothing_the_site_itself_is_asked(fake: Fake, folder: Path) -> None:
    publish(fake, folder)
    (folder / ".plnfolio/publish.json").unlink()
    fake.fail("GET /sites/id-of-ada/files", Fault(404))
    assert "Nothing has changed" in publish(fake, folder).out


@pytest.mark.parametrize("page", [3, 100])
def test_lists_that_come_in_pages_are_read_whole(page: int, fake: Fake, folder: Path) -> None:
    fake.page = page
    publish(fake, folder)
    (folder / ".plnfolio/publish.json").unlink()
    assert "Nothing has changed" in publish(fake, folder).out


def test_netlify_may_take_its_time_to_compare(fake: Fake, folder: Path) -> None:
    fake.slow_diff = 3
    assert publish(fake, folder).code == 0
    assert fake.live("id-of-ada") == contents(folder / "public")


def test_what_others_put_live_meanwhile_is_not_taken_for_ours(fake: Fake, folder: Path) -> None:
    fake.states = ["processing"] * 10_000
    assert publish(fake, folder).code == 1
    # It becomes live unseen, and then something else does.
    mine = next(iter(fake.deploys.values()))
    mine["left"], fake.states = [], []
    fake.go_on(mine)
    fake.add_deploys("id-of-ada", 1)
    fake.sites["id-of-ada"]["deployed"] = list(fake.deploys)[-1]
    assert "Published" in publish(fake, folder).out
    assert fake.live("id-of-ada") == contents(folder / "public")


def test_what_systems_leave_in_a_folder_is_not_published(fake: Fake, folder: Path) -> None:
    publish(fake, folder)
    for name in (".DS_Store", "posts/Thumbs.db", "desktop.ini"):
        (folder / "public" / name).write_bytes(b"x")
    (folder / "public/secret.txt").symlink_to("/etc/hostname")
    assert "Nothing has changed" in publish(fake, folder).out


def test_a_file_of_the_authors_in_the_folder_is_published_too(fake: Fake, folder: Path) -> None:
    publish(fake, folder)
    (folder / "public/CNAME").write_text("ada.example.org\n")
    assert publish(fake, folder).code == 0
    assert fake.live("id-of-ada") == contents(folder / "public")


def test_a_name_that_no_address_can_hold_is_said_first(fake: Fake, folder: Path) -> None:
    publish(fake, folder)
    (folder / "public/what?.txt").write_text("x")
    ran = publish(fake, folder)
    assert (ran.code, fake.count("POST")) == (1, 1)
    assert "error: Netlify takes no file with # or ? in its name: what?.txt." in ran.err


def test_a_site_that_moved_to_its_own_domain_is_seen_there(fake: Fake, folder: Path) -> None:
    fake.moved = True
    assert publish(fake, folder).code == 0


def test_of_very_many_the_first_are_listed(fake: Fake, workshop: Workshop) -> None:
    fake.add_site()
    many = {
        f"content/posts/p{number}.md": f"---\ntitle: P{number}\ndate: 2023-04-11\n---\nText.\n"
        for number in range(30)
    }
    ran = publish(fake, workshop.folder({**files_of(SITE), **many}))
    assert ran.out.count("  new\n") == 20
    assert ran.out.endswith("\n  and 12 more\n")


STATES = "new pending_review accepted enqueued building uploaded preparing prepared".split()


def test_every_state_on_the_way_is_waited_for(fake: Fake, folder: Path) -> None:
    fake.states = [*STATES, *HALFWAY, "retrying", "processing", "unheard-of"]
    ran = publish(fake, folder)
    assert ran.code == 0
    assert fake.live("id-of-ada") == contents(folder / "public")
    assert "Netlify waits for somebody to look at it" in ran.err
    assert "Netlify tries it again." in ran.err


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("error", "Netlify could not deploy it (error): “Invalid header in line 3”."),
        ("rejected", "Somebody has rejected it at Netlify (rejected)."),
    ],
)
def test_a_state_that_is_the_end_is_said(state: str, said: str, fake: Fake, folder: Path) -> None:
    fake.states = ["processing", state]
    ran = publish(fake, folder)
    assert (ran.code, said in ran.err) == (1, True)
    assert "Published" not in ran.out
    # What went wrong is not gone on with.
    fake.states = []
    assert publish(fake, folder).code == 0
    assert fake.live("id-of-ada") == contents(folder / "public")


def test_a_deploy_that_never_ends_is_left_in_peace(fake: Fake, folder: Path) -> None:
    fake.states = ["processing"] * 10_000
    ran = publish(fake, folder)
    assert ran.code == 1
    assert "Netlify takes very long: Netlify is processing the files." in ran.err


REQUESTS = [
    "GET /sites/id-of-ada$",
    "GET /sites/id-of-ada/files",
    "GET /sites/id-of-ada/deploys",
    "POST /sites/id-of-ada/deploys",
    "PUT /deploys",
    "GET /deploys",
]


@pytest.mark.parametrize("request_", REQUESTS)
@pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
def test_a_refusal_is_said_word_for_word_and_not_tried_again(
    request_: str, status: int, fake: Fake, folder: Path
) -> None:
    publish(fake, folder)
    edit(folder, "content/posts/one.md", "The first.", "The very first.")
    told = {"code": status, "message": f"Sorry, {TOKEN}: “no” & <never>"}
    fake.fail(request_, Fault(status, told, times=10))
    asked = fake.count(request_)
    ran = publish(fake, folder)
    if (request_, status) == ("GET /sites/id-of-ada/files", 404):
        assert ran.code == 0  # as of a site of which nothing was ever live
        return
    lines = ran.err.splitlines()
    assert (ran.code, len(lines) <= 4) == (1, True)
    if (request_, status) != ("GET /deploys", 404):
        assert "“Sorry, …: “no” & <never>”" in ran.err
    if not request_.startswith("PUT"):
        assert fake.count(request_) == asked + 1
    assert max(fake.asked[asked:].count(one) for one in fake.asked if "PUT" in one) <= 1
    fake.faults.clear()
    assert publish(fake, folder).code == 0
    assert fake.live("id-of-ada") == contents(folder / "public")


PASSING = {
    "429": Fault(429, times=2),
    "429 with seconds": Fault(429, headers=(("Retry-After", "7"),), times=2),
    "429 with a date": Fault(429, headers=(("Retry-After", "Sun, 22 Nov 2026 12:00:09 GMT"),)),
    "429 with a reset": Fault(429, headers=(("X-RateLimit-Reset", "1795348805"),)),
    "500": Fault(500, b"<html>Oh</html>", times=3),
    "502 when it was done": Fault(502, b"", after=True),
    "503": Fault(503, {"message": "Down"}, headers=(("Retry-After", "3"),)),
    "cut off": Fault(0, times=3),
    "cut off when it was done": Fault(0, after=True),
}


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING)
@pytest.mark.parametrize("request_", [*REQUESTS, "GET /sites$"])
def test_what_passes_is_waited_for(request_: str, fault: Fault, fake: Fake, folder: Path) -> None:
    fake.fail(request_, fault)
    ran = publish(fake, folder)
    assert (ran.code, ran.err.count("error")) == (0, 0)
    assert fake.live("id-of-ada") == contents(folder / "public")
    # One publication is one deploy, or credits are lost.
    assert len(fake.deploys) == 1
    waits = {"429 with seconds": 7, "429 with a date": 9, "429 with a reset": 5, "503": 3}
    for name, wait in waits.items():
        if fault == PASSING[name]:
            assert SLEPT.count(wait) == fault.times


def test_silence_is_not_waited_for_for_ever(
    fake: Fake, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "PATIENCE", replace(web.PATIENCE, answer=0.5))
    fake.fail("PUT", Fault(1))
    assert publish(fake, folder).code == 0
    assert fake.live("id-of-ada") == contents(folder / "public")


def test_of_many_files_netlify_asks_later(fake: Fake, workshop: Workshop) -> None:
    fake.add_site()
    many = {f"content/static/{number}.txt": f"{number}" for number in range(101)}
    folder = workshop.folder({**files_of(SITE), **many})
    assert publish(fake, folder).code == 0
    assert fake.live("id-of-ada") == contents(folder / "public")


FAULTS = st.lists(
    st.tuples(
        st.sampled_from([*REQUESTS, "GET /sites$"]),
        st.builds(
            Fault,
            status=st.sampled_from([0, 401, 404, 422, 429, 500, 503]),
            after=st.booleans(),
            times=st.sampled_from([1, 2, 9]),
        ),
    ),
    max_size=4,
)


@settings(
    max_examples=often(12, 400),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(FAULTS, st.booleans())
def test_whatever_goes_wrong_a_site_is_live_whole_and_the_next_run_finishes(
    fake: Fake, folder: Path, faults: list[tuple[str, Fault]], draft: bool
) -> None:
    edit(folder, "content/posts/one.md", "first", "first, then")
    old = fake.live("id-of-ada")
    for request, fault in faults:
        fake.fail(request, fault)
    ran = publish(fake, folder, "--anyway", *(["--draft"] if draft else []))
    new = contents(folder / "public")
    assert fake.live("id-of-ada") in ((old,) if draft else (old, new))
    if ran.code == 0 and not draft:
        assert fake.live("id-of-ada") == new
    fake.faults.clear()
    assert publish(fake, folder, "--anyway").code == 0
    assert fake.live("id-of-ada") == contents(folder / "public")


GARBAGE = [
    b"",
    b"null",
    b"[]",
    b"<html>",
    b"\xff",
    b"[" * 100_000,
    b'[null, 3, {"path": 4, "id": {}}]',
    b'{"id": 3, "state": {}, "required": 4, "published_deploy": []}',
    b'{"id": "id-of-ada", "ssl_url": "file:///etc/passwd", "url": "javascript:1"}',
    b'{"id": "x", "state": "ready", "required": [null, 3]}',
]


@pytest.mark.parametrize("body", GARBAGE, ids=lambda body: repr(body[:20]))
def test_whatever_a_host_answers_it_is_answered_in_sentences(
    body: bytes, fake: Fake, folder: Path
) -> None:
    every = [(request, 200) for request in (*REQUESTS, "GET /sites$")]
    for request, status in (*every, ("POST", 400), ("POST", 503)):
        wait = (("Retry-After", "9" * 400),) if status == 503 else ()
        fake.fail(request, Fault(status, body, headers=wait))
        ran = publish(fake, folder, "--anyway")
        assert ran.code in (0, 1)
        fake.faults.clear()
    edit(folder, "content/posts/one.md", "The first.", "The last.")
    assert publish(fake, folder, "--anyway").code == 0
    assert fake.live("id-of-ada") == contents(folder / "public")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault(503, {"message": "Down"}, times=99), "Netlify has a fault of its own (503): “Down”"),
        (Fault(429, times=99), "Netlify is asked too often (429)"),
        (Fault(0, times=99), "Netlify cannot be reached at 127.0.0.1:"),
        (Fault(429, headers=(("Retry-After", "3600"),)), "run the same again in 60 minutes"),
    ],
)
def test_what_does_not_pass_is_said_after_a_while(
    fault: Fault, said: str, fake: Fake, folder: Path
) -> None:
    fake.fail("GET /sites/id-of-ada", fault)
    ran = publish(fake, folder)
    assert (ran.code, said in ran.err) == (1, True)
    assert sum(SLEPT) < 120
    assert fake.count("POST") == 0


def test_waits_grow_and_are_not_the_same_for_all() -> None:
    first = [replace(web.PATIENCE, chance=lambda: 0.0).pause(number) for number in range(9)]
    last = [replace(web.PATIENCE, chance=lambda: 1.0).pause(number) for number in range(9)]
    assert first == sorted(first)
    assert all(one < other for one, other in zip(first, last, strict=True))
    assert last[-1] == web.PATIENCE.most


def test_five_files_go_up_side_by_side(fake: Fake, folder: Path) -> None:
    fake.together = 5
    publish(fake, folder)
    assert fake.most_at_once == 5


def test_killed_at_any_request_and_run_again_it_finishes(fake: Fake, folder: Path) -> None:
    """Each run is killed somewhat later than the last, until one comes through.

    What was asked for was done by then, or it was not.
    """
    for number in (
        (*range(1, 7), *range(8, 60, 4)) if TORTURE else (1, 2, 4, 5, 8, 18, 28, 38, 48, 58)
    ):
        last = len(fake.asked) + number
        with begun(fake, folder) as child:

            def end(asked: int, done: bool, last: int = last, child: Run = child) -> None:
                if asked == last and done == bool(last % 2):
                    child.kill()
                    child.wait()

            fake.hook = end
            code = child.wait(PATIENCE)
        said = (folder / "said.txt").read_text("utf-8")
        assert TOKEN not in said
        if code == 0:
            break
        assert (code, said.count("rror")) == (-signal.SIGKILL, 0), said
    fake.hook = lambda number, done: None
    assert number > 10
    assert fake.live("id-of-ada") == contents(folder / "public")
    assert [one["state"] for one in fake.deploys.values()].count("ready") == 1
    assert "Nothing has changed" in publish(fake, folder).out


_QUICK = """
from dataclasses import replace
from plnfolio.publish import web
web.PATIENCE = replace(web.PATIENCE, first=.001, look=.001, clock=lambda: 1795348800.0)
"""


@contextmanager
def begun(fake: Fake, folder: Path) -> Iterator[Run]:
    """A publication in a process of its own."""
    env = {**environment(), **variables(fake)}
    with (folder / "said.txt").open("wb") as said:
        child = begin("publish", cwd=folder, env=env, out=said.fileno(), prepared=_QUICK)
        try:
            yield child
        finally:
            child.wait()
