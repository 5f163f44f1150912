"""The receipt of a submission: what was handed in and when, for whoever checks it later.

Its form is documented in ``docs/handing-in.md``; whatever changes the meaning of a field needs the
next number. The time stands nowhere but here.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from plnfolio.diagnostics import RefusedError
from plnfolio.model.months import in_words
from plnfolio.submit.words import Words
from plnfolio.written.schema import DRAFT

FORMAT: Literal[1] = 1
"""The number of the form that is written, and the last that is understood."""

NAME = "receipt.json"
_LARGEST = 100_000_000
"""Bytes of a receipt that anybody could mean."""

_PIECE = 1 << 20

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class ReceiptError(RefusedError):
    """Why something is no receipt that can be checked: a sentence, and what to do about it."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class FileEntry(_Part):
    """A file by its path, its size and its SHA-256."""

    path: str = Field(min_length=1, description="Where it lies, with / on every system.")
    bytes: int = Field(ge=0, description="How large it is.")
    sha256: Sha256 = Field(description="The SHA-256 of its bytes.")


class Sentence(_Part):
    """A sentence of the text as plain words."""

    text: str = Field(description="Its words, with single spaces.")
    sha256: Sha256 = Field(description="The SHA-256 of them in UTF-8.")


class Text(_Part):
    """What the text says, its dates apart."""

    sha256: Sha256 = Field(description="The SHA-256 of all sentences, a line feed between two.")
    sentences: tuple[Sentence, ...] = Field(description="Its sentences, in order.")
    published: str = Field(default="", description="The day of publication that the page tells.")
    updated: str = Field(default="", description="The day of the last change that it tells.")


class Content(_Part):
    """The file that the author wrote."""

    path: str = Field(description="Its path in the site’s folder.")
    sha256: Sha256 = Field(description="The SHA-256 of its bytes.")


class Receipt(_Part):
    """What was handed in, and when."""

    receipt: Literal[1] = Field(description="The number of this form.")
    time: str = Field(description="When it was made, in UTC. It is in no other file.")
    program: str = Field(description="By which program: plnfolio and its version.")
    title: str = Field(description="The title of the text.")
    slug: str = Field(description="Its short name, which files and addresses have.")
    address: str = Field(description="Its address on the web, empty where the site had none.")
    page: str = Field(description="The file of its page in the site: posts/x/index.html.")
    content: Content = Field(description="The file that the author wrote.")
    deliverables: tuple[FileEntry, ...] = Field(description="What was handed in, file by file.")
    zip: tuple[FileEntry, ...] = Field(description="The files in the zip.")
    site: tuple[FileEntry, ...] = Field(description="The page’s files in the finished site.")
    text: Text = Field(description="What the text says.")

    @property
    def day(self) -> str:
        """The day it was made, as one writes it."""
        when = _when(self.time)
        return in_words(when.date()) if when else self.time

    @property
    def moment(self) -> str:
        """The day with the time, in UTC."""
        when = _when(self.time)
        return f"{in_words(when.date())}, {when:%H:%M} UTC" if when else self.time


def _when(time: str) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(time).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return None


def schema() -> bytes:
    """The form as a JSON Schema (2020-12), for other programs that read receipts."""
    said = {"$schema": DRAFT, **Receipt.model_json_schema(), "title": "Receipt of a submission"}
    return f"{json.dumps(said, ensure_ascii=False, indent=2)}\n".encode()


def digest(data: bytes) -> str:
    """What a receipt calls bytes."""
    return sha256(data).hexdigest()


def entry(path: str, data: bytes) -> FileEntry:
    """A file as a receipt lists it."""
    return FileEntry(path=path, bytes=len(data), sha256=digest(data))


def entry_of(path: str, stream: IO[bytes], most: int = -1) -> FileEntry:
    """The same read piece by piece; ``most`` is how much is enough to see that it is another."""
    summed, size = sha256(), 0
    while piece := stream.read(_PIECE):
        summed.update(piece)
        size += len(piece)
        if 0 <= most < size:
            break
    return FileEntry(path=path, bytes=size, sha256=summed.hexdigest())


def entry_at(path: str, file: Path) -> FileEntry:
    """The same of a file on the disk."""
    with file.open("rb") as stream:
        return entry_of(path, stream)


def text_of(words: Words) -> Text:
    """What a page says as a receipt has it."""
    return Text(
        sha256=digest("\n".join(words.sentences).encode()),
        sentences=tuple(Sentence(text=one, sha256=digest(one.encode())) for one in words.sentences),
        published=words.published,
        updated=words.updated,
    )


def written(receipt: Receipt) -> bytes:
    """A receipt as a file."""
    return f"{json.dumps(receipt.model_dump(), ensure_ascii=False, indent=1)}\n".encode()


def read(data: bytes) -> Receipt:
    """A receipt from its file. ReceiptError where it is none, damaged, or of a later program."""
    if len(data) > _LARGEST:
        raise ReceiptError("this is too large to be a receipt", _WHICH)
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ReceiptError("this is no receipt, or it is cut short", _WHICH) from None
    number = found.get("receipt") if isinstance(found, dict) else None
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise ReceiptError("this is no receipt of plnfolio’s", _WHICH)
    if number > FORMAT:
        raise ReceiptError(
            f"this receipt has form {number}, which a later plnfolio wrote; "
            f"this one knows forms up to {FORMAT}",
            "install the newest plnfolio, and check it with that",
        )
    try:
        receipt = Receipt.model_validate_json(data.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))
        raise ReceiptError(f"this receipt is damaged, at “{where}”", _AGAIN) from None
    _whole(receipt)
    return receipt


_WHICH = "give the file receipt.json that “plnfolio submit” made"
_AGAIN = "ask for the file receipt.json as it was handed in"


def _whole(receipt: Receipt) -> None:
    """ReceiptError where a receipt does not agree with itself: somebody has changed it."""
    for one in receipt.text.sentences:
        if digest(one.text.encode("utf-8", "surrogatepass")) != one.sha256:
            raise ReceiptError(
                f"this receipt was changed: its sentence “{one.text}” is not the one that was "
                "handed in",
                _AGAIN,
            )
    joined = "\n".join(one.text for one in receipt.text.sentences)
    if digest(joined.encode("utf-8", "surrogatepass")) != receipt.text.sha256:
        raise ReceiptError("this receipt was changed: sentences are missing or added", _AGAIN)
    paths = [one.path for one in (*receipt.zip, *receipt.site, *receipt.deliverables)]
    if not all(map(_harmless, (*paths, receipt.page))):
        raise ReceiptError("this receipt was changed: it names files outside its folder", _AGAIN)


def _harmless(path: str) -> bool:
    """Whether a path leads nowhere but into its folder, on any system."""
    parts = PurePosixPath(path).parts
    return not (
        path.startswith("/")
        or ".." in parts
        or "\\" in path
        or "\0" in path
        or re.match("[A-Za-z]:", path)
    )


def paths(entries: Iterable[FileEntry]) -> frozenset[str]:
    """The paths of files."""
    return frozenset(one.path for one in entries)
