"""Files that a command begins for an author: all of them are there, or none is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from plnfolio.diagnostics import why_not

Write = Callable[[Path, bytes], None]


@contextmanager
def all_or_none() -> Iterator[Write]:
    """Gives what writes a new file, with the folders that it needs.

    Where one cannot be written, or the block ends in any other way than well, all that was made is
    taken away again. Nothing is ever overwritten.
    """
    made: list[Path] = []

    def write(path: Path, data: bytes) -> None:
        for folder in reversed(path.parents):
            with suppress(FileExistsError):
                folder.mkdir()
                made.append(folder)
        with path.open("xb") as file:
            made.append(path)
            file.write(data)

    try:
        yield write
    except BaseException as error:
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        if isinstance(error, OSError):
            where = Path(error.filename).as_posix() if error.filename else "the files"
            message = f"{where} cannot be written: {why_not(error)}. Nothing was made."
            raise click.ClickException(message) from error
        raise
