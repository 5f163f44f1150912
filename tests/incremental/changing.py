"""A site that changes as people change theirs, and what a build of nothing but it would give."""

from __future__ import annotations

import datetime
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PIL import Image

from images.painting import saved
from plnfolio.check import findings
from plnfolio.diagnostics import SiteError
from plnfolio.pipeline.build import build
from plnfolio.pipeline.request import BuildRequest, InView, Result
from plnfolio.pipeline.session import Session
from plnfolio.pipeline.up_to_date import list_inputs, unchanged
from plnfolio.read.reading import Reading
from sites.building import NOW, contents
from sites.cases import read_yaml
from sites.text import files_of, write

HERE = Path(__file__).parent
SITE = files_of((HERE / "site.txt").read_text(encoding="utf-8"))
SQUARE = "content/posts/beta/square.png"
INPUT = ("content", "overrides", "themes")
"""The folders in a site's that are the author's."""

_COLOURS = ("navy", "olive", "black")
_ALIKE = ("#102030", "#203010", "#301020")
"""Colours of pictures that have as many bytes as each other."""
_HOUR = 3600 * 10**9


def painted(number: int) -> bytes:
    """A picture: one of several that differ in colour, in width, or in both."""
    width = 40 + 20 * (number % 2)
    return saved(Image.new("RGB", (width, 30), _COLOURS[number % 3]), "PNG")


@dataclass
class Changing:
    """A site's folder in the course of time; ``drafts`` and ``now`` are what builds are told."""

    folder: Path
    now: datetime.datetime = NOW
    drafts: bool = False
    outputs: tuple[str, ...] = ("public",)
    _cleans: dict[bytes, tuple[Outcome, dict[str, bytes]]] = field(default_factory=dict)

    @property
    def output(self) -> Path:
        return self.folder / "public"

    @property
    def elsewhere(self) -> Path:
        """What links of the output lead to."""
        return self.folder / "elsewhere"

    def build(
        self, processes: int = 1, folder: Path | None = None, output: str = "public"
    ) -> Outcome:
        """What a build says; with another ``folder``, of that."""
        folder = folder or self.folder
        request = self._request(folder, folder / output, processes)

        def built() -> Result:
            listing = list_inputs(request)
            return unchanged(request, listing) or build(request, check=findings, listing=listing)

        return _said(built)

    def save(self, session: Session, saved: Iterable[Path]) -> Outcome:
        """What a server says that has heard of changed files, while all pages are looked at."""
        request = replace(self._request(self.folder, self.output, 1), keep_search=True)
        view = InView(lambda: {path.relative_to(self.output).as_posix() for path in _made(self)})
        return _said(lambda: session.build(request, check=findings, saved=saved, in_view=view))

    def _request(self, folder: Path, output: Path, processes: int) -> BuildRequest:
        reading = Reading(folder, self.now, drafts=self.drafts)
        return BuildRequest(reading, output, processes=processes)

    def clean(self, scratch: Path) -> tuple[Outcome, dict[str, bytes]]:
        """What a build says and gives of a copy that was never built before.

        The same for the same files: many edits are undone by the next one.
        """
        state = self._state()
        if state not in self._cleans:
            copy = scratch / "clean"
            shutil.rmtree(copy, ignore_errors=True)
            for name in INPUT:
                if (self.folder / name).is_dir():
                    shutil.copytree(self.folder / name, copy / name)
            self._cleans[state] = self.build(folder=copy), contents(copy / "public")
        return self._cleans[state]

    def _state(self) -> bytes:
        """All that a clean build follows from, in short."""
        found = hashlib.sha256(f"{self.now} {self.drafts}".encode())
        for path in sorted(path for name in INPUT for path in (self.folder / name).rglob("*")):
            held = path.read_bytes() if path.is_file() else path.is_dir()
            link = path.is_symlink() and path.readlink()
            found.update(repr((path.relative_to(self.folder), link, held)).encode())
        return found.digest()


@dataclass(frozen=True)
class Outcome:
    """What a build says: whether it was done, its problems, what it left out, how many pages.

    ``refused`` is one because of what lies in the output folder.
    """

    done: bool
    problems: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    pages: int = 0
    refused: bool = False


def _said(build: Callable[[], Result]) -> Outcome:
    try:
        result = build()
    except SiteError as error:
        codes = frozenset(problem.code for problem in error.problems)
        said = tuple(map(str, error.problems))
        return Outcome(False, said, refused=bool(codes) and codes <= OF_THE_OUTPUT)
    left_out = tuple(f"{one.path} until {one.until}" for one in result.left_out)
    return Outcome(True, tuple(map(str, result.problems)), left_out, result.pages)


OF_THE_OUTPUT = frozenset({"output-not-ours", "damaged-list"})
"""Codes of what only the output folder is to blame for."""


def begin(folder: Path, *, without: tuple[str, ...] = ()) -> Changing:
    """The site of ``site.txt``, not built yet."""
    files = {path: text for path, text in SITE.items() if path not in without}
    write(folder, {**files, SQUARE: painted(0)})
    return Changing(folder)


Edit = Callable[[Changing, int], object]
"""Something that may happen to a site; the number chooses where there is a choice."""


def edits() -> dict[str, Edit]:
    """All that may happen, by what it is."""
    cases = read_yaml((HERE / "edits.yaml").read_text(encoding="utf-8"))
    found: dict[str, Edit] = {case["what"]: _edit(case) for case in cases}
    if len(found) < len(cases):
        raise ValueError("two edits have one name")
    return {**found, **_OTHERS}


def _edit(case: Mapping[str, Any]) -> Edit:
    if "move" in case:
        return lambda site, _: _move(site.folder, *case["move"])
    if "swap" in case:
        return lambda site, _: _swap(site.folder / case["file"], *case["swap"])
    return lambda site, _: _toggle(site.folder, case["file"], case.get("text"))


def _swap(path: Path, one: str, other: str) -> None:
    if not path.is_file():
        return
    text = path.read_text(encoding="utf-8")
    # The longer first: it may hold the shorter.
    before, after = sorted((one, other), key=len, reverse=True)
    if before not in text:
        before, after = after, before
    if before:
        path.write_text(text.replace(before, after, 1), encoding="utf-8")


def _move(folder: Path, one: str, other: str) -> None:
    before, after = folder / one, folder / other
    if not before.is_file():
        before, after = after, before
    if before.is_file() and not after.exists():
        after.parent.mkdir(parents=True, exist_ok=True)
        before.rename(after)


def _toggle(folder: Path, name: str, text: str | None) -> None:
    path = folder / name
    if path.is_file():
        path.unlink()
        return
    held = text if text is not None else painted(0) if name == SQUARE else SITE[name]
    write(folder, {"content/site.yaml": None, name: held})


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def _sources(site: Changing) -> list[Path]:
    return [path for name in INPUT for path in _files(site.folder / name)]


def _made(site: Changing) -> Iterator[Path]:
    """The files of the output, but the list that says which of them are ours."""
    return (path for path in _files(site.output) if path.name != ".plnfolio")


def _pick(paths: Iterator[Path] | list[Path], number: int) -> Path | None:
    found = list(paths)
    return found[number % len(found)] if found else None


def _touch(site: Changing, number: int) -> None:
    if path := _pick(_sources(site), number):
        path.touch()


def _age(hours: int) -> Edit:
    """A file is as it was, but its time says otherwise: an archive unpacked, a clock set."""

    def change(site: Changing, number: int) -> None:
        if path := _pick(_sources(site), number):
            time = path.stat().st_mtime_ns + hours * _HOUR
            os.utime(path, ns=(time, time))

    return change


def _edit_with_old_time(site: Changing, number: int) -> None:
    """As many bytes at the same time of change, as ``cp -p`` and some editors leave it."""
    if path := _pick(list((site.folder / "content/posts").glob("*.md")), number):
        before = path.stat()
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("word", "ward").replace("wArd", "word"), encoding="utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _end_lines_otherwise(site: Changing, number: int) -> None:
    """As another system ends them, or as they were."""
    if path := _pick(_texts(site), number):
        data = path.read_bytes()
        path.write_bytes(
            data.replace(b"\r\n", b"\n") if b"\r" in data else data.replace(b"\n", b"\r\n")
        )


def _mark_byte_order(site: Changing, number: int) -> None:
    if path := _pick(_texts(site), number):
        data = path.read_bytes()
        mark = b"\xef\xbb\xbf"
        path.write_bytes(data.removeprefix(mark) if data.startswith(mark) else mark + data)


def _write_on(site: Changing, number: int) -> None:
    """A paragraph more at the end of a text."""
    if path := _pick(_texts(site), number):
        path.write_bytes(path.read_bytes() + b"\n\nMore words, %d of them.\n" % number)


def _write_much(site: Changing, number: int) -> None:
    if path := _pick(_texts(site), number):
        path.write_bytes(path.read_bytes() + b"\n\n%s.\n" % (b"Many words " * 200))


def _write_on_everywhere(site: Changing, number: int) -> None:
    for path in _texts(site)[number % 3 :: 3]:
        path.write_bytes(path.read_bytes() + b"\n\nThe same of many texts.\n")


def _write_and_rename(site: Changing, number: int) -> None:
    """A text is written on and another one moved in the same moment."""
    _write_on(site, number)
    _move(site.folder, "content/posts/delta.md", "content/posts/dune.md")


def _write_and_paint(site: Changing, number: int) -> None:
    _write_on(site, number)
    _repaint(site, number)


def _texts(site: Changing) -> list[Path]:
    return [path for path in _files(site.folder / "content") if path.suffix == ".md"]


def _replace_with_old_time(path: Path, data: bytes) -> None:
    """Another file in the place of one, with its name and its time of change."""
    before = path.stat()
    beside = path.with_name("beside")
    beside.write_bytes(data)
    os.utime(beside, ns=(before.st_atime_ns, before.st_mtime_ns))
    beside.replace(path)


def _other_picture_of_its_size(site: Changing, number: int) -> None:
    path = site.folder / SQUARE
    for colour in _ALIKE[number % 3 :] + _ALIKE:
        data = saved(Image.new("RGB", (40, 30), colour), "PNG")
        if path.is_file() and data != path.read_bytes():
            _replace_with_old_time(path, data)
            return


def _other_file_of_its_size(site: Changing, number: int) -> None:
    """A file that is copied as it is, in the output or in the content."""
    for name in ("content/static/worksheet.pdf", "content/artifacts/module/sheet.pdf"):
        if (path := site.folder / name).is_file():
            data = path.read_bytes()
            _replace_with_old_time(path, data[:-1] + bytes([number % 256]))


def _repaint_with_old_time(site: Changing, number: int) -> None:
    if (path := site.folder / "content/artifacts/lesson/drawn.svg").is_file():
        before = path.stat()
        _swap(path, "0 0 9 4", "0 0 4 9")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _grow(site: Changing, number: int) -> None:
    """A file that is given away becomes so large that its page says so."""
    given = [*site.folder.glob("content/**/*.pdf"), *site.folder.glob("content/**/*.js")]
    if path := _pick(sorted(given), number):
        path.write_bytes(path.read_bytes() + b"more" * 2000)


def _copy_anew(site: Changing, number: int) -> None:
    """As a checkout leaves it: another file of the same bytes, under the same name."""
    if path := _pick(_sources(site), number):
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)


def _repaint(site: Changing, number: int) -> None:
    if (path := site.folder / SQUARE).is_file():
        path.write_bytes(painted(number))


def _break_picture(site: Changing, number: int) -> None:
    if (path := site.folder / SQUARE).is_file():
        path.write_bytes(painted(0)[: number % 60])


def _spoil_output(site: Changing, number: int) -> None:
    if path := _pick(_made(site), number):
        path.write_bytes(path.read_bytes()[::-1])


def _append_to_output(site: Changing, number: int) -> None:
    if path := _pick(_made(site), number):
        path.write_bytes(path.read_bytes() + b"<p>mine</p>")


def _delete_output(site: Changing, number: int) -> None:
    if path := _pick(_made(site), number):
        path.unlink()


def _folder_in_output(site: Changing, number: int) -> None:
    if path := _pick(_made(site), number):
        path.unlink()
        path.mkdir()


def _touch_output(site: Changing, number: int) -> None:
    if path := _pick(_made(site), number):
        path.touch()


def _delete_all_output(site: Changing, number: int) -> None:
    shutil.rmtree(site.output.resolve(), ignore_errors=True)
    site.output.unlink(missing_ok=True)


def _delete_list(site: Changing, number: int) -> None:
    """With the list goes the right to build into a folder that holds files."""
    _delete_all_output(site, number)
    site.output.mkdir()


def _delete_pictures(site: Changing, number: int) -> None:
    shutil.rmtree(site.folder / ".plnfolio/images", ignore_errors=True)


def _delete_store(site: Changing, number: int) -> None:
    (site.folder / ".plnfolio/kept.db").unlink(missing_ok=True)


def _flip(path: Path | None, number: int) -> None:
    """Another bit in a byte of a file."""
    if path and (data := bytearray(path.read_bytes())):
        data[number * 7919 % len(data)] ^= 1 << number % 8
        path.write_bytes(data)


def _flip_kept(site: Changing, number: int) -> None:
    kept = [path for path in _files(site.folder / ".plnfolio") if path.stat().st_size]
    _flip(_pick(kept, number), number)


def _flip_made_picture(site: Changing, number: int) -> None:
    _flip(_pick(_files(site.folder / ".plnfolio/images"), number), number)


def _flip_output(site: Changing, number: int) -> None:
    _flip(_pick(_made(site), number), number)


def _flip_list(site: Changing, number: int) -> None:
    _flip(_pick(list(site.output.glob(".plnfolio")), 0), number)


def _junk_for_list(site: Changing, number: int) -> None:
    if (path := site.output / ".plnfolio").is_file():
        text = path.read_text(encoding="utf-8", errors="replace")
        half = text[: number % (len(text) or 1)]
        lines = f"<<<<<<< HEAD\n{text}=======\n{half}>>>>>>> other\n"
        path.write_text(("junk", "", half, lines)[number % 4], encoding="utf-8")


def _link_output(site: Changing, number: int) -> None:
    if site.output.is_dir() and not site.output.is_symlink():
        site.output.rename(site.folder / "real")
        site.output.symlink_to("real")


def _link_folder_of_output(site: Changing, number: int) -> None:
    folders = (path for path in sorted(site.output.rglob("*")) if path.is_dir())
    _lead_elsewhere(site, _pick(folders, number))


def _link_file_of_output(site: Changing, number: int) -> None:
    _lead_elsewhere(site, _pick(_made(site), number))


def _lead_elsewhere(site: Changing, path: Path | None) -> None:
    if path and not path.is_symlink():
        site.elsewhere.mkdir(exist_ok=True)
        target = site.elsewhere / str(len(list(site.elsewhere.iterdir())))
        path.rename(target)
        path.symlink_to(target)


def _link_source(site: Changing, number: int) -> None:
    """A text that lies in another place of the author's."""
    path = _pick([path for path in _sources(site) if not path.is_symlink()], number)
    if path and path.parent.name != "content":
        target = site.folder / "beside-the-site" / f"{number}{path.suffix}"
        target.parent.mkdir(exist_ok=True)
        target.unlink(missing_ok=True)
        path.rename(target)
        path.symlink_to(target)


def _second_output(site: Changing, number: int) -> None:
    site.outputs = ("public",) if len(site.outputs) > 1 else ("public", "preview")


def _next_day(site: Changing, number: int) -> None:
    site.now += datetime.timedelta(days=1)


def _day_before(site: Changing, number: int) -> None:
    site.now -= datetime.timedelta(days=1)


def _drafts(site: Changing, number: int) -> None:
    site.drafts = not site.drafts


_OTHERS: dict[str, Edit] = {
    "nothing": lambda site, number: None,
    "a file touched": _touch,
    "the time of a file set back": _age(-2),
    "the time of a file set forward": _age(2),
    "a text edited and its time set back": _edit_with_old_time,
    "a drawing edited and its time set back": _repaint_with_old_time,
    "a picture for another of its size and time": _other_picture_of_its_size,
    "files for others of their size and time": _other_file_of_its_size,
    "a bit of what is kept": _flip_kept,
    "a bit of a finished picture": _flip_made_picture,
    "a bit of the output": _flip_output,
    "a bit of the list": _flip_list,
    "junk in the place of the list": _junk_for_list,
    "the output folder a link": _link_output,
    "a folder of the output a link": _link_folder_of_output,
    "a file of the output a link": _link_file_of_output,
    "a file of the site behind a link": _link_source,
    "the ends of lines": _end_lines_otherwise,
    "a mark of the byte order": _mark_byte_order,
    "a paragraph more": _write_on,
    "a paragraph of many words more": _write_much,
    "a paragraph more in many texts": _write_on_everywhere,
    "a paragraph more and another name": _write_and_rename,
    "a paragraph more and another picture": _write_and_paint,
    "a second output folder or none": _second_output,
    "a file to take away grown": _grow,
    "a file copied anew": _copy_anew,
    "a picture painted anew": _repaint,
    "a picture cut short": _break_picture,
    "a file of the output spoilt": _spoil_output,
    "a file of the output made longer": _append_to_output,
    "a file of the output deleted": _delete_output,
    "a file of the output made a folder": _folder_in_output,
    "a file of the output touched": _touch_output,
    "all of the output deleted": _delete_all_output,
    "the output left empty": _delete_list,
    "the finished pictures deleted": _delete_pictures,
    "all that was kept deleted": _delete_store,
    "the next day": _next_day,
    "the day before": _day_before,
    "drafts shown or not": _drafts,
}
