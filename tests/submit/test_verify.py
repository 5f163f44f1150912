"""Whoever has the receipt alone can tell what became of a submission, wherever it lies."""

from __future__ import annotations

import json
import shutil
import socket
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from plnfolio.publish import anywhere
from plnfolio.submit import places
from plnfolio.submit.receipt import read
from sites.building import Ran, call
from sites.local import LocalServer
from sites.patience import PATIENCE
from submit.conftest import Hand

PAGE = "posts/wards/index.html"


@pytest.fixture(scope="module")
def kept(hand: Hand, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an instructor has: the submission, and a copy of the site as it was then."""
    folder = tmp_path_factory.mktemp("kept")
    shutil.copytree(hand.folder / "submissions/wards", folder / "wards")
    shutil.copytree(hand.folder / "public", folder / "public")
    with zipfile.ZipFile(folder / "wards/wards.zip") as archive:
        archive.extractall(folder / "unpacked")
    return folder


def verify(kept: Path, *words: str) -> Ran:
    return call("verify", "wards/receipt.json", *words, cwd=kept)


def told(kept: Path, *words: str) -> tuple[int, dict[str, Any]]:
    ran = verify(kept, *words, "--json")
    return ran.code, json.loads(ran.out)


@contextmanager
def changed(file: Path, change: Callable[[bytes], bytes | None]) -> Iterator[None]:
    before = file.read_bytes()
    after = change(before)
    assert after != before
    if after is None:
        file.unlink()
    else:
        file.write_bytes(after)
    yield
    file.write_bytes(before)


PLACES = ["public", "unpacked", "wards/wards.zip", "wards", "."]


@pytest.mark.parametrize("place", PLACES)
def test_what_nobody_touched_is_the_same(kept: Path, place: str) -> None:
    ran = verify(kept, "--against", place)
    assert ran.code == 0, ran.err
    assert ran.out.startswith("The same: “Wards at night” is as it was handed in on 22 November")


def test_a_zip_packed_anew_with_a_folder_around_it_is_the_same(kept: Path, tmp_path: Path) -> None:
    shutil.copytree(kept / "unpacked", tmp_path / "wards")
    shutil.make_archive(str(tmp_path / "anew"), "zip", tmp_path, "wards")
    with zipfile.ZipFile(tmp_path / "anew.zip", "a") as archive:
        archive.writestr("__MACOSX/wards/._index.html", "x")
    said = told(kept, "--against", str(tmp_path / "anew.zip"))[1]
    assert said["state"] == "same"
    assert "packed anew" in said["notes"][0]
    assert told(kept, "--against", "wards/wards.zip")[1]["notes"] == []


@pytest.mark.parametrize("path", [PAGE, "posts/wards/sketch.svg", "sheet.txt"])
def test_one_changed_byte_names_the_file(kept: Path, path: str) -> None:
    with changed(kept / "public" / path, lambda data: data[:-2] + b" \n"):
        code, said = told(kept, "--against", "public")
    assert code == 1
    assert said["state"] == "changed"
    assert said["files"] == [{"path": path, "change": "changed"}]
    assert said["sentences"] == []


@pytest.mark.parametrize(("place", "path"), [("public", PAGE), ("unpacked", "index.html")])
def test_one_changed_sentence_is_named_old_and_new(kept: Path, place: str, path: str) -> None:
    with changed(kept / place / path, lambda data: data.replace(b"nurse said", b"doctor said")):
        code, said = told(kept, "--against", place)
        shown = verify(kept, "--against", place).out
    assert code == 1
    assert said["files"] == [{"path": path, "change": "changed"}]
    assert said["sentences"] == [
        {"old": "The nurse said nothing.", "new": "The doctor said nothing."}
    ]
    assert "  - The nurse said nothing.\n  + The doctor said nothing.\n" in shown


def test_another_day_is_no_other_word(kept: Path) -> None:
    with changed(kept / "public" / PAGE, lambda data: data.replace(b"2023-04-15", b"2023-05-01")):
        said = told(kept, "--against", "public")[1]
        shown = verify(kept, "--against", "public").out
    assert said["sentences"] == []
    assert said["dates"] == {"updated": {"old": "2023-04-15", "new": "2023-05-01"}}
    assert "word for word" in shown
    assert "“changed 1 May 2023”; before, it said “changed 15 April 2023”" in shown


def test_another_look_has_the_same_words(hand: Hand, tmp_path: Path) -> None:
    shutil.copytree(hand.folder / "content", tmp_path / "content")
    config = tmp_path / "content/site.yaml"
    config.write_text(f"{config.read_text('utf-8')}theme: base\n", encoding="utf-8")
    assert call("build", cwd=tmp_path).code == 0
    receipt = str(hand.folder / "submissions/wards/receipt.json")
    ran = call("verify", receipt, "--against", str(tmp_path), cwd=tmp_path)
    assert ran.code == 1
    assert f"{PAGE}  changed" in ran.out
    assert "says the same, word for word, as when it was handed in" in ran.out


def test_files_that_are_missing_or_came_are_named(kept: Path) -> None:
    extra = kept / "unpacked/more.txt"
    extra.write_text("More.")
    with changed(kept / "unpacked/sheet.txt", lambda data: None):
        code, said = told(kept, "--against", "unpacked")
    extra.unlink()
    assert code == 1
    assert said["files"] == [
        {"path": "sheet.txt", "change": "missing"},
        {"path": "more.txt", "change": "added"},
    ]


def test_a_copy_without_its_page_has_lost_a_file(kept: Path) -> None:
    with changed(kept / "unpacked/index.html", lambda data: None):
        code, said = told(kept, "--against", "unpacked")
    assert (code, said["state"]) == (1, "changed")
    assert said["files"] == [{"path": "index.html", "change": "missing"}]


def test_a_page_that_is_gone_is_gone(kept: Path) -> None:
    with changed(kept / "public" / PAGE, lambda data: None):
        ran = verify(kept, "--against", "public")
    assert ran.code == 2
    assert ran.out.startswith("Gone: “Wards at night”")


def test_a_text_that_moved_in_its_site_leads_on(
    hand: Hand, kept: Path, host: Host, tmp_path: Path
) -> None:
    shutil.copytree(hand.folder / "content", tmp_path / "content")
    (tmp_path / "content/posts/wards").rename(tmp_path / "content/posts/nights")
    assert call("build", cwd=tmp_path).code == 0
    code, said = told(kept, "--against", str(tmp_path / "public"))
    assert (code, said["state"], said["redirected_to"]) == (1, "redirected", "/posts/nights/")
    host.folder = tmp_path / "public"
    code, said = told(kept, "--against", host.address)
    assert (code, said["state"]) == (1, "redirected")
    assert said["redirected_to"] == f"{host.address}/posts/nights/"
    assert said["sentences"] == []


RECEIPTS = [
    (lambda data: data[:-40], "no receipt, or it is cut short"),
    (lambda data: b"[]", "no receipt of plnfolio’s"),
    (lambda data: b"{}", "no receipt of plnfolio’s"),
    (lambda data: b"\xff\xfe", "no receipt, or it is cut short"),
    (lambda data: data.replace(b'"receipt": 1', b'"receipt": 7'), "a later plnfolio wrote"),
    (
        lambda data: data.replace(b'"bytes": ', b'"bytes": -'),
        "is damaged, at “deliverables.0.bytes”",
    ),
    (lambda data: data.replace(b'"The nurse', b'"A nurse'), "was changed: its sentence “A nurse"),
    (
        lambda data: data.replace(b'"path": "sheet', b'"path": "../sheet'),
        "files outside its folder",
    ),
]


@pytest.mark.parametrize(("change", "said"), RECEIPTS)
def test_a_receipt_that_cannot_be_trusted_is_none(
    kept: Path, change: Callable[[bytes], bytes], said: str
) -> None:
    with changed(kept / "wards/receipt.json", change):
        ran = verify(kept, "--against", "public")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "  help: " in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing.json",), "nothing.json cannot be read: there is no such file"),
        (("wards/receipt.json", "--against", "nowhere"), "there is no nowhere"),
        (("wards/receipt.json", "--against", "wards/submission.txt"), "it is no zip file"),
        (("wards/receipt.json", "--against", "empty"), "has nothing of what was handed in"),
    ],
)
def test_what_cannot_be_looked_at_is_said(kept: Path, words: tuple[str, ...], said: str) -> None:
    (kept / "empty").mkdir(exist_ok=True)
    ran = call("verify", *words, cwd=kept)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    ran = call("verify", *words, "--json", cwd=kept)
    assert (ran.code, json.loads(ran.out)["state"]) == (2, "unknown")


def test_one_changed_byte_in_a_zip_names_the_file_and_the_sentence(
    kept: Path, tmp_path: Path
) -> None:
    data = (kept / "wards/wards.zip").read_bytes()
    (tmp_path / "x.zip").write_bytes(data.replace(b"sentence stays.", b"sentence slays."))
    code, said = told(kept, "--against", str(tmp_path / "x.zip"))
    assert code == 1
    assert said["files"] == [{"path": "index.html", "change": "changed"}]
    assert said["sentences"] == [
        {"old": "The first sentence stays.", "new": "The first sentence slays."}
    ]


def test_a_zip_that_cannot_be_read_is_said_to_be(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = (kept / "wards/wards.zip").read_bytes()
    (tmp_path / "cut.zip").write_bytes(data[: len(data) // 2])
    with zipfile.ZipFile(tmp_path / "hurt.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("index.html", bytes(range(256)) * 40)
    hurt = bytearray((tmp_path / "hurt.zip").read_bytes())
    hurt[40] = 0xFF  # no kind of block that there is (RFC 1951 §3.2.3)
    (tmp_path / "hurt.zip").write_bytes(hurt)
    with zipfile.ZipFile(tmp_path / "large.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("index.html", bytes(120_000))
    for name, said in (
        ("cut", "it is no zip file, or damaged"),
        ("hurt", "the zip file is damaged"),
    ):
        ran = verify(kept, "--against", str(tmp_path / f"{name}.zip"))
        assert ran.code == 2
        assert said in ran.err
    monkeypatch.setattr(places, "_PAGE", 100_000)
    assert told(kept, "--against", str(tmp_path / "large.zip"))[0] == 1


class Host(LocalServer):
    """A host that shows a folder, and does with some addresses what it is told."""

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.folder = folder
        self.moved: dict[str, str] = {}
        self.ends: dict[str, int] = {}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Answers(BaseHTTPRequestHandler):
    server: Host

    def do_GET(self) -> None:
        host, body = self.server, b""
        status = host.ends.get(self.path, 200)
        if self.path in host.moved:
            self.send_response(301)
            self.send_header("Location", host.moved[self.path])
        else:
            file = host.folder / unquote(self.path).lstrip("/")
            file = file / "index.html" if file.is_dir() else file
            if status == 200 and file.is_file():
                body = file.read_bytes()
            elif status == 200:
                status = 404
            self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        pass


@pytest.fixture
def host(kept: Path) -> Iterator[Host]:
    with Host(kept / "public").running() as server:
        yield server


@pytest.mark.parametrize("end", ["", "/", "/posts/wards/", "/posts/wards", f"/{PAGE}"])
def test_the_web_is_asked_for_the_page_or_its_site(kept: Path, host: Host, end: str) -> None:
    code, said = told(kept, "--against", f"{host.address}{end}")
    assert (code, said["state"]) == (0, "same")


def test_the_address_in_the_receipt_is_asked(kept: Path, host: Host, tmp_path: Path) -> None:
    text = (kept / "wards/receipt.json").read_text("utf-8")
    file = tmp_path / "receipt.json"
    file.write_text(text.replace("https://ada.example", host.address), encoding="utf-8")
    ran = call("verify", str(file), cwd=tmp_path)
    assert ran.code == 0
    assert ran.out.startswith("The same")


def test_an_address_in_other_letters_is_asked_as_browsers_do(
    hand: Hand, host: Host, tmp_path: Path
) -> None:
    shutil.copytree(hand.folder / "content", tmp_path / "content")
    post = tmp_path / "content/posts/second.md"
    post.write_text(post.read_text("utf-8").replace("title:", "slug: ثقافة\ntitle:"), "utf-8")
    config = tmp_path / "content/site.yaml"
    config.write_text(
        config.read_text("utf-8").replace("https://ada.example", host.address), "utf-8"
    )
    assert call("submit", "ثقافة", cwd=tmp_path).code == 0
    host.folder = tmp_path / "public"
    ran = call("verify", "submissions/ثقافة", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")


def test_what_changed_on_the_web_is_named(kept: Path, host: Host) -> None:
    host.ends["/sheet.txt"] = 404
    with changed(kept / "public" / PAGE, lambda data: data.replace(b"stays", b"goes")):
        code, said = told(kept, "--against", host.address)
    assert code == 1
    assert {(one["path"], one["change"]) for one in said["files"]} == {
        (PAGE, "changed"),
        ("sheet.txt", "missing"),
    }
    assert said["sentences"] == [
        {"old": "The first sentence stays.", "new": "The first sentence goes."}
    ]


def test_where_an_address_leads_is_named_and_compared(kept: Path, host: Host) -> None:
    host.moved["/posts/wards/"] = "/away/"
    host.moved["/away/"] = "/posts/second/"
    code, said = told(kept, "--against", host.address)
    assert (code, said["state"]) == (1, "redirected")
    assert said["redirected_to"] == f"{host.address}/posts/second/"
    assert said["sentences"]
    host.moved["/posts/second/"] = "/away/"
    assert "leads on and on" in verify(kept, "--against", host.address).err


def test_another_host_with_the_same_page_is_said_to_have_it(kept: Path, host: Host) -> None:
    host.moved["/posts/wards/"] = f"http://localhost:{host.server_port}/posts/wards/index.html"
    ran = verify(kept, "--against", host.address)
    assert ran.code == 1
    assert ran.out.startswith("Redirected: ")
    assert ran.out.endswith("It says the same there.\n")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "asks for a password"),
        (500, "has a fault of its own (500)"),
        (418, "answers with an error (418)"),
    ],
)
def test_a_page_that_nobody_shows_is_not_told(
    kept: Path, host: Host, status: int, said: str
) -> None:
    host.ends["/posts/wards/"] = status
    ran = verify(kept, "--against", host.address)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_page_that_is_not_there_is_gone(kept: Path, host: Host) -> None:
    host.ends["/posts/wards/"] = 410
    code, said = told(kept, "--against", host.address)
    assert (code, said["state"]) == (2, "gone")


def test_nobody_waits_long_where_nobody_answers(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = threading.Event()

    def never(*words: object, **more: object) -> None:
        over.wait(PATIENCE)
        raise OSError

    monkeypatch.setattr(socket, "create_connection", never)
    monkeypatch.setattr(anywhere, "_CONNECTION", 0.1)
    try:
        ran = verify(kept)
    finally:
        over.set()
    assert ran.code == 2
    assert "ada.example cannot be reached: no answer came" in ran.err


def test_the_sites_own_receipt_is_held_against_ours(
    hand: Hand, kept: Path, host: Host, tmp_path: Path
) -> None:
    ran = hand.submit("wards", "--publish")
    published = hand.folder / "content/static/receipts/wards.json"
    assert published.read_bytes() == (hand.folder / "submissions/wards/receipt.json").read_bytes()
    assert "content/static/receipts/wards.json" in ran.err
    # With its receipt published, the page is what it was.
    assert call("build", cwd=hand.folder).code == 0
    assert (hand.folder / "public/receipts/wards.json").is_file()
    assert hand.verify("submissions/wards/receipt.json", "--against", "public").code == 0
    host.folder = hand.folder / "public"
    shown = f"{host.address}/receipts/wards.json"
    assert told(kept, "--against", shown)[1]["notes"] == ["the site shows the same receipt itself"]
    theirs = read(published.read_bytes())
    other = theirs.model_copy(update={"zip": (), "time": "2026-11-25T08:00:00+00:00"})
    (host.folder / "receipts/wards.json").write_text(other.model_dump_json(), encoding="utf-8")
    notes = told(kept, "--against", host.address)[1]["notes"]
    assert notes == [
        "the site shows another receipt of this text, made on 25 November 2026, 08:00 UTC"
    ]
    published.write_text("mine")
    ran = hand.submit("wards", "--publish")
    assert ran.code == 1
    assert published.read_text() == "mine"
    shutil.rmtree(published.parent)
