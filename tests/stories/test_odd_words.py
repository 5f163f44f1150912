"""Whatever stands behind a command, it ends in an answer and never in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plnfolio.serve import DevServer
from sites.building import Ran, Workshop, call
from sites.trying import often

pytestmark = [pytest.mark.torture, pytest.mark.usefixtures("without_search")]

POST = "---\ntitle: One\ndate: 2023-04-11\n---\nText.\n"
WHOLE = "write the whole address: https://example.org"


@pytest.fixture
def folder(workshop: Workshop) -> Path:
    return workshop.folder({"content/posts/one.md": POST})


@pytest.fixture(scope="module")
def quiet() -> pytest.MonkeyPatch:  # type: ignore[misc]
    """A dev server that serves nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DevServer, "run", lambda self, port: None)
        yield patch


@pytest.mark.parametrize(
    "value",
    [
        "https://a b/",
        "https://",
        "https:///x",
        "https://[::1",
        "https://example.org:99999/",
        "https://example.org:port/",
        "https://exa%mple.org",
        "https://example.org/?page=1",
        "https://example.org/#top",
        "https://example.org/<b>",
        "https://example..org",
        "http://a\\b",
        "https://example.org\nx",
    ],
)
def test_what_is_no_address_of_a_site_is_refused_as_in_its_file(value: str, folder: Path) -> None:
    ran = call("build", "--base-url", value, cwd=folder)
    assert ran.code == 2
    assert "Invalid value for '--base-url': " in ran.err
    assert not (folder / "public").exists()
    site = f'title: T\nauthor: A\nbase_url: "{value}"\n'.replace("\\", "\\\\").replace(
        "\nx", "\\nx"
    )
    (folder / "content/site.yaml").write_text(site)
    assert "error[bad-value]" in call("build", cwd=folder).err


@pytest.mark.parametrize(
    "value",
    [
        "https://example.org",
        "https://example.org/",
        "https://ada.github.io/repo/",
        "http://localhost:8000",
        "http://127.0.0.1/",
        "http://[::1]:8000/",
        "https://bücher.example/über/",
        "https://example.org/a%20b/~ada",
    ],
)
def test_addresses_of_sites_are_taken(value: str, folder: Path) -> None:
    assert call("build", "--base-url", value, cwd=folder).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--port", "99999999"), "“99999999” is no port; write a number up to 65535, such as 8000"),
        (("--port", "-1"), "“-1” is no port; write a number up to 65535, such as 8000"),
        (("--port", "http"), "“http” is no port; write a number up to 65535, such as 8000"),
        (("--port", "٣"), "“٣” is no port; write a number up to 65535, such as 8000"),
        (("--base", "/?x"), "write a path: /repo"),
        (("--base", "/%zz"), "write a path: /repo"),
        (("--base", ".."), "write a path: /repo"),
        (("--host", "a b"), "“a b” is not this machine; leave --host out"),
        (("--host", "a" * 300), "is not this machine; leave --host out"),
    ],
)
def test_an_option_of_serve_says_what_to_write(
    words: tuple[str, str], said: str, folder: Path
) -> None:
    ran = call("serve", *words, cwd=folder)
    assert ran.code in (1, 2)
    assert said in ran.err


@pytest.mark.parametrize("words", [
    ("build", "--output"), ("build", "--site"), ("new", "site"), ("schema",), ("pln", "--site"),
])  # fmt: skip
def test_a_name_that_no_disk_takes_is_wrong_use(words: tuple[str, ...], folder: Path) -> None:
    ran = call(*words, "a" * 300, cwd=folder)
    assert ran.code == 2
    assert "its name is too long; choose another" in ran.err


@pytest.mark.parametrize("word", ["--", "-0", "--buidl"])
def test_what_looks_like_an_option_is_no_command(word: str, folder: Path) -> None:
    ran = call("--", word, cwd=folder)
    assert (ran.code, word in ran.err) == (2, True)


def test_a_theme_has_a_name_that_every_disk_takes(folder: Path) -> None:
    assert call("theme", "new", "a" * 64, cwd=folder).code == 2
    assert not (folder / "themes").exists()
    assert call("theme", "new", "é" * 63, cwd=folder).code == 0


EPOCHS = ["99999999999999", "253402300800", "9" * 400, "-1", "abc", "1.5", "0x10", "²", "1e5"]


@pytest.mark.parametrize("epoch", EPOCHS)
@pytest.mark.parametrize("words", [("build",), ("new", "post", "Two"), ("pln",)])
def test_a_moment_that_cannot_be_is_wrong_use(
    words: tuple[str, ...], epoch: str, folder: Path
) -> None:
    ran = at(epoch, *words, cwd=folder)
    assert ran.code == 2
    assert "SOURCE_DATE_EPOCH is “" in ran.err
    assert "such as 1795348800, or take it away" in ran.err
    assert not (folder / "content/posts/two.md").exists()


@pytest.mark.parametrize("epoch", ["0", "1795348800", " 1795348800 ", "", "253370764799"])
def test_moments_that_can_be_are_taken_in_every_time_zone(epoch: str, folder: Path) -> None:
    for zone in ("", "Pacific/Kiritimati", "Pacific/Midway"):
        line = f"timezone: {zone}\n" if zone else ""
        (folder / "content/site.yaml").write_text(f"title: T\nauthor: A\n{line}")
        assert at(epoch, "build", cwd=folder).code == 0


def at(epoch: str, *words: str, cwd: Path) -> Ran:
    return call(*words, cwd=cwd, env={"SOURCE_DATE_EPOCH": epoch})


@pytest.mark.parametrize(
    "words",
    [
        ("new", "post", "\udcff"),
        ("new", "artifact", "x\udce9"),
        ("new", "site", "caf\udce9"),
        ("theme", "new", "\udcff"),
        ("theme", "eject", "\udcff"),
        ("schema", "\udcff"),
        ("cite", "show", "\udcff"),
        ("pln", "--as-of", "\udcff"),
        ("build", "--output", "caf\udce9"),
        ("build", "--site", "caf\udce9"),
        ("build", "--base-url", "https://example.org/\udce9"),
        ("serve", "--base", "\udcff"),
        ("\udcff",),
        ("build", "--\ud800"),
    ],
    ids=ascii,
)
def test_words_that_are_no_utf8_are_shown_and_make_nothing(
    words: tuple[str, ...], folder: Path
) -> None:
    before = sorted(folder.rglob("*"))
    ran = call(*words, cwd=folder)
    shown = words[-1].replace("\udcff", "\\xff").replace("\udce9", "\\xe9")
    shown = shown.replace("\ud800", "\\ud800")
    assert ran.code == 2
    assert f"“{shown}” is not written in UTF-8; type it anew, or rename what it names" in ran.err
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("words", "taken"),
    [
        (("new", "post", "Two"), "content/posts"),
        (("new", "artifact", "Two"), "content/artifacts"),
        (("new", "site", "sub"), "sub"),
        (("new", "site", "sub/site"), "sub"),
        (("theme", "new", "harbour"), "themes"),
        (("theme", "eject", "post.html"), "overrides"),
        (("schema", "sub/schemas"), "sub"),
    ],
)
def test_a_file_where_a_folder_belongs_is_said(
    words: tuple[str, ...], taken: str, workshop: Workshop
) -> None:
    folder = workshop.folder({taken: "A file."})
    ran = call(*words, cwd=folder)
    assert ran.code in (1, 2)
    assert "file" in ran.err
    assert (folder / taken).read_text() == "A file."


@pytest.mark.parametrize("words", [
    ("new", "post", "Two"), ("new", "artifact", "Two"), ("new", "site", "sub/site"),
    ("theme", "new", "harbour"), ("theme", "eject", "post.html"),
])  # fmt: skip
def test_a_disk_that_becomes_full_leaves_nothing_half_made(
    words: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(folder.rglob("*"))
    room = [3 if words[1] == "site" else 1 if words[1] == "new" else 0]
    usual = Path.open

    def filling(self: Path, mode: str = "r", *args: object, **others: object) -> object:
        file = usual(self, mode, *args, **others)  # type: ignore[call-overload]
        if "x" in mode:
            room[0] -= 1
            if room[0] < 0:
                file.close()
                return usual(Path("/dev/full"), "wb", buffering=0)
        return file

    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    monkeypatch.setattr(Path, "open", filling)
    ran = call(*words, cwd=folder)
    monkeypatch.undo()
    assert ran.code == 1
    assert "the disk is full. Nothing was made." in ran.err
    assert sorted(folder.rglob("*")) == before


def test_a_working_folder_whose_name_is_no_utf8_is_built_in(workshop: Workshop) -> None:
    folder = workshop.folder({"caf\udce9/content/site.yaml": "title: T\nauthor: A\n"})
    ran = call("build", cwd=folder / "caf\udce9")
    assert (ran.code, ran.err) == (0, "")
    site = workshop.folder({"content/posts/one.md": POST})
    ran = call("build", "--site", str(site), "--output", "here", cwd=folder / "caf\udce9")
    assert ran.code == 0


# A slash could lead out of the folder, and a zero ends every word.
ANY = st.characters(exclude_characters="/\0", exclude_categories=())
WORDS = st.one_of(
    st.text(ANY, max_size=20),
    st.text(st.sampled_from("-.~:%\\ \n\"'0aé\u202e\ud800\udcff"), max_size=6),
    st.builds(lambda sign, times: sign * times, ANY, st.integers(200, 400)),
    st.sampled_from(["", " ", ".", "..", "-", "--", "--help", "-h", "CON", "https://", "content"]),
)
BEFORE = [
    tuple(line.split())
    for line in (
        "|new|new post|new artifact|new site|new post --site|theme|theme new|theme eject|"
        "theme list|theme list --site|schema|cite|cite show|cite show --file|cite show --format|"
        "cite show --site|pln|pln --as-of|pln --from|pln --site|serve --port|serve --host|"
        "serve --base|serve --site|build|build --site|build --base-url"
    ).split("|")
]


@pytest.mark.usefixtures("quiet")
@settings(
    max_examples=often(120, 5000),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.sampled_from(BEFORE), st.lists(WORDS, min_size=1, max_size=2))
def test_no_words_end_in_a_traceback(
    tried: Path, before: tuple[str, ...], words: list[str]
) -> None:
    assert call(*before, *words, cwd=tried).code in (0, 1, 2)


@settings(max_examples=often(20, 200))
@given(word=WORDS)
def test_no_output_folder_ends_in_a_traceback(tried: Path, word: str) -> None:
    assert call("build", "--output", word, cwd=tried).code in (0, 1, 2)


@pytest.fixture(scope="module")
def tried(workshop: Workshop) -> Path:
    """A site in a folder of its own, so that “..” leads to nobody else's."""
    return (
        workshop.folder(
            {"site/content/posts/one.md": POST, "site/content/site.yaml": "title: T\nauthor: A\n"}
        )
        / "site"
    )
