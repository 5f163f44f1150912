"""What ``check --fix`` does: shows what has one right answer, asks, and puts it into the files."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count as numbers
from pathlib import Path

import click

from plnfolio.cache.whole import write_whole
from plnfolio.commands.asking import asks
from plnfolio.commands.changed import difference
from plnfolio.commands.forms import counts
from plnfolio.commands.report import count, show_refusal
from plnfolio.commands.today import today
from plnfolio.diagnostics import Fix, Problem, RefusedError, listed, why_not
from plnfolio.frozen import dataclass
from plnfolio.pipeline.request import WORKSHOP
from plnfolio.written.edits import edited

MENDED = f"{WORKSHOP}/mended"
"""Where files are kept as they were before."""


Look = Callable[[], Sequence[Problem]]


@dataclass(frozen=True, slots=True)
class _File:
    """A file with all that can be mended in it; ``codes`` are those of what is."""

    path: str
    before: bytes
    after: bytes
    codes: tuple[str, ...]


def mend(site: Path, look: Look, *, yes: bool) -> Sequence[Problem]:
    """Show what can be mended for sure, mend it if that is wanted, and give what is left to say.

    ``look`` is the proof-reader, who reads the site.
    """
    problems = look()
    files = list(_mended(site, problems))
    if not files:
        click.echo("Nothing here has one sure answer, so nothing was changed.")
    elif not _is_wanted(files, yes=yes):
        return problems
    else:
        try:
            _write(site, files)
        except RefusedError as error:
            show_refusal(error)
            sys.exit(1)
        problems = look()
    click.echo(_left(problems))
    return problems


def _is_wanted(files: Sequence[_File], *, yes: bool) -> bool:
    """Whether the author has seen what changes, and wants it."""
    for file in files:
        click.echo(difference(file.path, file.before, file.after))
    codes = [code for file in files for code in file.codes]
    of = listed(sorted(set(codes)))
    click.echo(f"{count(len(codes), 'place')} in {count(len(files), 'file')}: {of}.")
    if yes:
        return True
    if not asks():
        click.echo("Nothing was changed, as nobody is here to ask; --yes changes them.")
        return False
    if not click.confirm("Change them?", default=True):
        click.echo("Nothing was changed.")
        return False
    return True


def _mended(site: Path, problems: Iterable[Problem]) -> Iterator[_File]:
    """The files that are others with their fixes."""
    fixes: dict[str, dict[Fix, str]] = {}
    for problem in problems:
        if problem.fix:
            fixes.setdefault(problem.span.path, {}).setdefault(problem.fix, problem.code)
    for path, codes in fixes.items():
        try:
            before = (site / path).read_bytes()
        except OSError:
            continue  # it has gone since it was read
        found = edited(before, codes)
        if found.data != before:
            yield _File(path, before, found.data, tuple(codes[fix] for fix in found.done))


def _write(site: Path, files: Sequence[_File]) -> None:
    """Put the files in their places, each as it was kept first; those alone that are as shown."""
    folder = _folder(site)
    done: list[_File] = []
    for file in files:
        place = (site / file.path).resolve()
        try:
            if place.read_bytes() != file.before:
                click.echo(f"{file.path} was saved meanwhile, and is left as it is.", err=True)
                continue
            _put(site / folder / file.path, place, file)
        except OSError as error:
            said = f"{file.path} cannot be written: {why_not(error)}"
            raise RefusedError(said, _kept_in(folder) if done else "") from error
        done.append(file)
    if done:
        places = sum(len(file.codes) for file in done)
        changed = f"Changed {count(places, 'place')} in {count(len(done), 'file')}"
        click.echo(f"{changed}. {_kept_in(folder)}")


def _kept_in(folder: str) -> str:
    return f"What was there is kept in {folder}/ beside content/."


def _folder(site: Path) -> str:
    """A folder for what was there, by its day, which nobody has used yet."""
    day = today(site)
    names = (
        f"{MENDED}/{day}" if number == 1 else f"{MENDED}/{day}-{number}" for number in numbers(1)
    )
    return next(name for name in names if not os.path.lexists(site / name))


def _put(kept: Path, place: Path, file: _File) -> None:
    """Keep what was there, and put the new in its place, open to whom it was before."""
    if not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, "not writable", str(place))
    kept.parent.mkdir(parents=True, exist_ok=True)
    write_whole(kept, file.before)
    write_whole(place, file.after, mode=place.stat().st_mode & 0o7777)


def _left(problems: Sequence[Problem]) -> str:
    """A line on what is still to be said of a site, most of which only the author can judge."""
    found = [count(number, name[:-1]) for name, number in counts(problems).items() if number]
    if not found:
        return "Nothing is left to mend."
    if any(problem.fix for problem in problems):
        return f"Left: {listed(found)}, and some of them can be mended now:  plnfolio check --fix"
    return f"Left for you to judge: {listed(found)}. See them with:  plnfolio check"
