"""A zip file, judged by its list before a byte of its files is read."""

from __future__ import annotations

import posixpath
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unicodedata import normalize

from plnfolio.frozen import dataclass
from plnfolio.model.noise import is_noise
from plnfolio.packages.bad import BadPackageError, damaged
from plnfolio.packages.directory import Directory, directory, mentions
from plnfolio.packages.names import decoded, fault, inside, plain
from plnfolio.packages.starts import SIGNS, Start, inmost, start_in

MOST_FILES = 10_000
MOST_BYTES = 1_000_000_000
"""What a published site may weigh on GitHub Pages, all in all."""

_MOST_LISTED = 4_000_000
"""Bytes of a list that is read; one of ten thousand files has some two million."""

_LOOKED_THROUGH = 64_000_000
"""Bytes of a longer one in which names are looked for."""

_SUSPICIOUS, _RATIO = 100_000_000, 100
"""From so many bytes on, files that become more than so many times as large are a trap."""

_LARGEST_LIST = 5_000_000
_ENCRYPTED = 0x1
_TAKEN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Others are rare, and need more memory than anybody says beforehand."""

_ANEW = "export it anew, or unpack it into a folder beside index.md and look what is in it"
_SMALLER = "export it with smaller videos, or show them beside it as files of their own"
_WHAT_READING_RAISES = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    ValueError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    LookupError,
    OverflowError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a zip file: its name as it was meant, and what the list says of it."""

    name: str
    info: zipfile.ZipInfo


@dataclass(frozen=True, slots=True)
class Archive:
    """What a zip file holds: ``start`` is the page that it opens with, none if it is no course.

    ``entries`` are its files, by their names in it; all of them lie in the folder ``inner``. They
    are found safe where it is a course, or is to be one. ``h5p`` says that it is for a player.
    """

    inner: str = ""
    entries: Sequence[Entry] = ()
    start: Start = Start()
    h5p: bool = False


@contextmanager
def reading() -> Iterator[None]:
    """BadPackageError for whatever is wrong with the bytes of a zip file."""
    try:
        yield
    except _WHAT_READING_RAISES as error:
        raise damaged() from error


def examined(file: Path, *, asked: bool) -> Archive:
    """Look at a zip file, which is unpacked if it is a course, or a page of it is ``asked`` for.

    BadPackageError where it cannot be read, or must not be unpacked.
    """
    found = directory(file)
    if found.count > MOST_FILES or found.size > _MOST_LISTED:
        _too_many(file, found, asked=asked)
        return Archive()
    with reading(), zipfile.ZipFile(file) as opened:
        infos = opened.infolist()
        if len(infos) > MOST_FILES:
            _too_many(file, found, asked=asked)
            return Archive()
        every = {inside(decoded(info)): info for info in infos if not _is_folder(info)}
        names = [name for name in every if not _is_junk(name)]
        inner = inmost(names)
        below = {_below(name, inner): every[name] for name in names}
        start = start_in(below, lambda name: _read(opened, below[name]))
    if asked or start.page:
        _judge(infos, file.stat().st_size)
    entries = tuple(Entry(name, below[name]) for name in sorted(below))
    return Archive(inner, entries, start, h5p="h5p.json" in below)


def _too_many(file: Path, found: Directory, *, asked: bool) -> None:
    """More files than are looked at: BadPackageError if it looks like a course."""
    if not (asked or mentions(file, found, SIGNS, _LOOKED_THROUGH)):
        return
    # The end of the file may say what it likes.
    how_many = f"{found.count:,} files" if found.count > MOST_FILES else "files"
    raise BadPackageError(
        f"holds {how_many}, more than the {MOST_FILES:,} that are unpacked",
        "export it with fewer files; sources that readers are to take away can be linked to",
    )


def _is_folder(info: zipfile.ZipInfo) -> bool:
    return info.orig_filename.endswith(("/", "\\"))


def _is_junk(name: str) -> bool:
    return not name or any(map(is_noise, name.split("/")))


def _below(name: str, folder: str) -> str:
    return posixpath.relpath(name, folder) if folder else name


def _read(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """A list that an export has of its own files; what is no such thing has nothing to say."""
    if info.file_size > _LARGEST_LIST or not is_readable(info):
        return b""
    with opened.open(info) as file:
        return file.read(_LARGEST_LIST)


def is_readable(info: zipfile.ZipInfo) -> bool:
    """Whether a file is packed in one of the usual ways, and not locked."""
    return not info.flag_bits & _ENCRYPTED and info.compress_type in _TAKEN


def _judge(infos: Sequence[zipfile.ZipInfo], packed: int) -> None:
    """BadPackageError for the first thing for which a zip file must not be unpacked."""
    for info in infos:
        if reason := fault(decoded(info)):
            raise BadPackageError(reason, _ANEW)
        if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
            reason = f"holds a link or a device instead of a file: “{decoded(info)}”"
            raise BadPackageError(reason, _ANEW)
        if info.flag_bits & _ENCRYPTED:
            reason = "is locked with a password, so nothing in it can be shown"
            raise BadPackageError(reason, "export it without a password")
        if info.compress_type not in _TAKEN:
            reason = f"is packed in a way that is not read here: “{decoded(info)}”"
            remedy = "unpack it, and pack it anew as an ordinary zip file"
            raise BadPackageError(reason, remedy)
    for check in (_twice, _overlapping):
        check(infos)
    _sizes(infos, packed)


def _twice(infos: Iterable[zipfile.ZipInfo]) -> None:
    """Names of which some system takes one for another, or needs one as a folder."""
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for info in infos:
        name = plain(decoded(info))
        key = _key(name)
        if _is_folder(info):
            folders[key] = name
        elif other := files.get(key):
            raise _clash(other, name)
        else:
            files[key] = name
            folders |= dict.fromkeys(_above(key), name)
    for key in folders.keys() & files.keys():
        raise _clash(files[key], folders[key])


def _clash(one: str, other: str) -> BadPackageError:
    reason = f"holds two files that most systems take for one: “{one}” and “{other}”"
    return BadPackageError(reason, "rename one of the two, and pack it anew")


def _key(name: str) -> str:
    return normalize("NFD", normalize("NFD", name).casefold())


def _above(name: str) -> Iterator[str]:
    while name := posixpath.dirname(name):
        yield name


def _overlapping(infos: Iterable[zipfile.ZipInfo]) -> None:
    """Files that share their bytes become many out of one (“a better zip bomb”)."""
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            reason = "holds files that lie upon one another, as only a trap has them"
            raise BadPackageError(reason, _ANEW)
        end = info.header_offset + 30 + len(info.orig_filename) + info.compress_size


def _sizes(infos: Iterable[zipfile.ZipInfo], packed: int) -> None:
    sizes = [info.file_size for info in infos]
    total = sum(sizes)
    if total > MOST_BYTES:
        reason = f"would be {total / 10**9:.1f} GB when it is unpacked, more than a site may be"
        raise BadPackageError(reason, _SMALLER)
    if total > _SUSPICIOUS and total > _RATIO * packed:
        reason = f"would become {total // max(1, packed):,} times as large when it is unpacked"
        raise BadPackageError(reason, _ANEW)
