"""The folder of a submission: all of it is made, or none; what is the author’s stays."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from plnfolio.cache.whole import write_whole
from plnfolio.diagnostics import RefusedError, why_not
from plnfolio.model.source import CONTENT
from plnfolio.submit.receipt import NAME, Receipt, ReceiptError, entry_at, read, written
from plnfolio.write.found import NEW, kind, same_bytes
from plnfolio.write.swap import HalfWrittenError, Swap


class SubmitError(RefusedError):
    """Why something is not handed in: a sentence, and what to do about it."""


@contextmanager
def stage(workshop: Path) -> Iterator[Path]:
    """A folder for files on their way, which is gone afterwards."""
    try:
        workshop.mkdir(exist_ok=True)
        waiting = Path(tempfile.mkdtemp(dir=workshop, prefix=NEW))
    except OSError as error:
        raise _unwritable(workshop, error) from error
    try:
        yield waiting
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def handed_in(folder: Path) -> Receipt | None:
    """The receipt of what lies in a folder; None where none is that can be read."""
    file = folder / NAME
    if kind(file) != "file":
        return None
    try:
        return read(file.read_bytes())
    except (OSError, ReceiptError):
        return None


def stop_inside(folder: Path, root: Path, output: Path) -> None:
    """SubmitError for a folder in which a submission would be published, or be in the way."""
    where = Path(os.path.realpath(folder))
    for one, what in ((root / CONTENT, "your content"), (output, "the finished site")):
        if where.is_relative_to(os.path.realpath(one)):
            raise SubmitError(
                f"{folder.as_posix()}/ is inside {what}",
                "choose a folder of its own, such as --output to-hand-in",
            )


def put(folder: Path, staged: Mapping[str, Path], receipt: Receipt, waiting: Path) -> None:
    """Swap files into a folder, and take away what a submission of before had besides.

    ``waiting`` is a folder for what is replaced, until all is done. SubmitError where something of
    the author’s is in the way, or the system refuses; then all is as it was.
    """
    before = handed_in(folder)
    _stop_at_strangers(folder, staged, before, receipt)
    old = {one.path for one in before.deliverables} if before else frozenset[str]()
    swap = Swap(folder, waiting, kept=NAME)
    new_folders = [one for one in (folder, *folder.parents) if not os.path.lexists(one)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, file in staged.items():
            swap.put(name, file)
        for name in sorted(old - staged.keys()):
            if before and _is_as_listed(folder, name, before):
                swap.remove(name)
    except BaseException as error:
        _take_back(swap, new_folders)
        if isinstance(error, OSError):
            raise _unwritable(folder, error) from error
        raise


def publish(root: Path, receipt: Receipt) -> str:
    """Put a receipt among the author's files, where the next build publishes it as it is.

    It is a file that was asked for, and no page has it: so what it speaks of stays as it was.
    Gives its path. SubmitError where something else has its name.
    """
    path = f"{CONTENT}/static/receipts/{receipt.slug}.json"
    file = root / path
    try:
        if kind(file) and read(file.read_bytes()).page != receipt.page:
            raise ReceiptError("")
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, written(receipt))
    except ReceiptError as error:
        raise SubmitError(
            f"{path} is not the receipt of this text, so it is not replaced",
            "rename it or take it away, and run the same again",
        ) from error
    except OSError as error:
        raise _unwritable(file.parent, error) from error
    return path


def _take_back(swap: Swap, new_folders: list[Path]) -> None:
    try:
        swap.undo()
    except HalfWrittenError as half:
        raise SubmitError(
            f"writing was cut short, and not all could be put back as it was: {why_not(half)}",
            "run the same again, which finishes it",
        ) from half
    for folder in new_folders:
        with contextlib.suppress(OSError):
            folder.rmdir()


def _stop_at_strangers(
    folder: Path, staged: Mapping[str, Path], before: Receipt | None, receipt: Receipt
) -> None:
    """SubmitError if a file of the author’s has a name that the submission needs."""
    where = folder.as_posix()
    if kind(folder) not in ("", "folder", "link") or (
        kind(folder) == "link" and not folder.is_dir()
    ):
        raise SubmitError(f"{where} is no folder", "name another with --output, or rename it")
    if before and before.page != receipt.page:
        raise SubmitError(
            f"{where}/ has the submission of another text, “{before.title}”",
            "name a folder of its own with --output",
        )
    for name in staged:
        there = kind(folder / name)
        if not there or (name == NAME and before):
            continue
        ours = there == "file" and (
            (before is not None and _is_as_listed(folder, name, before))
            # Of a run that was cut off.
            or same_bytes(folder / name, staged[name])
        )
        if not ours:
            raise SubmitError(
                f"{where}/{name} is not as plnfolio made it, so it is not replaced",
                "rename it or take it away, and run the same again",
            )


def _is_as_listed(folder: Path, name: str, before: Receipt) -> bool:
    """Whether a file is still the one that was handed in."""
    file = folder / name
    listed = next((one for one in before.deliverables if one.path == name), None)
    if listed is None or kind(file) != "file":
        return False
    try:
        return file.stat().st_size == listed.bytes and entry_at(name, file) == listed
    except OSError:
        return False


def _unwritable(folder: Path, error: OSError) -> SubmitError:
    name = folder.as_posix()
    return SubmitError(
        f"{name}/ cannot be written: {why_not(error)}",
        "check that you may write there, that the disk has room, and that no other program holds "
        "a file of it",
    )
