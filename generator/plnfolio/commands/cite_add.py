"""``plnfolio cite add``: a work is looked up, shown, and put into the author’s library."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from plnfolio.cache.whole import write_whole
from plnfolio.cite.output import WRITERS
from plnfolio.cite.style import Style
from plnfolio.commands.asking import asks, choice, plain
from plnfolio.commands.bounded import LARGEST_FILE, MOST, bounded
from plnfolio.commands.cited import forms, style_of
from plnfolio.commands.options import need_site, site_option
from plnfolio.commands.report import show_problems, show_refusal
from plnfolio.diagnostics import Problem, RefusedError, in_order, why_not
from plnfolio.frozen import dataclass
from plnfolio.lookup.answers import KINDS, answered, is_date
from plnfolio.lookup.doubles import double
from plnfolio.lookup.entry import DRAFT, regular
from plnfolio.lookup.found import Found
from plnfolio.lookup.library import Library
from plnfolio.lookup.what import recognised
from plnfolio.model.reference import Reference
from plnfolio.read.libraries import read_references
from plnfolio.read.reading import LIBRARIES
from plnfolio.read.references import headlines

EXAMPLES = """\b
Examples:
  plnfolio cite add 10.1007/s10833-020-09411-1
  plnfolio cite add 978-0-521-66363-2
  plnfolio cite add https://www.edutopia.org/article/…
  plnfolio cite add export.ris
  plnfolio cite add - --yes < list.txt
  plnfolio cite add
"""


@dataclass(frozen=True, slots=True)
class _New:
    """A work that is to be added: where, and in which lines."""

    work: Reference
    file: str
    lines: str


@click.command("add", epilog=EXAMPLES)
@click.argument("what", required=False, default="")
@click.option("--yes", is_flag=True, help="Ask nothing, and add it.")
@click.option("--anyway", is_flag=True, help="Add it even if the library has it already.")
@site_option
def add(*, what: str, yes: bool, anyway: bool, site: Path) -> None:
    """Look a work up, show how it is cited, and put it into your library.

    WHAT is a DOI, an ISBN, an arXiv number, a web address, a file that another program has exported
    (.bib, .ris, .json, .yaml, .nbib, .enw), or - for a reference list that comes in. Without it, on
    a terminal, four questions are asked: who, when, what, where. Only what you name here is asked
    for on the web, and nothing else of your library is touched.
    """
    need_site(site)
    try:
        found = _found(what)
        _add(site, found, yes=yes, anyway=anyway)
    except RefusedError as error:
        show_refusal(error)
        sys.exit(1)


def _found(what: str) -> list[Found]:
    """All works that the author means."""
    from plnfolio.lookup.looking import look_up  # noqa: PLC0415 - speaks HTTP, slow to load

    if not what.strip():
        if not asks():
            raise click.UsageError(
                "say what: a DOI, an ISBN, an arXiv number, an address, a file, - for a list"
            )
        return [_told()]
    if what.strip() == "-":
        return _pasted()
    path = Path(what)
    if path.suffix.lower() in LIBRARIES and "://" not in what:
        return _of_file(path)
    asked = recognised(what)
    if asked is None:
        raise click.UsageError(
            f"“{what}” is no DOI, ISBN, arXiv number or address, and no file that is read "
            f"({', '.join(LIBRARIES)})"
        )
    if asked.wrong:
        raise click.UsageError(f"“{what}” is no ISBN: {asked.wrong}")
    return [look_up(asked)]


def _of_file(path: Path) -> list[Found]:
    from plnfolio.lookup.looking import in_file  # noqa: PLC0415 - see above

    problems: list[Problem] = []
    if not path.is_file():
        raise click.UsageError(f"there is no file “{path}”")
    found = in_file(path, problems) if path.stat().st_size <= LARGEST_FILE else None
    if found is None or len(found) > MOST:
        raise RefusedError(
            f"{path.as_posix()} has more works than the {MOST} that are added at once",
            "copy the file itself into content/references/: it is read there as it is",
        )
    show_problems(in_order(problems))
    if not found:
        raise RefusedError(f"there are no works in {path.as_posix()}")
    return found


def _pasted() -> list[Found]:
    """The works of a list that comes in, each with what is in doubt about it."""
    from plnfolio.reprint import read_pasted  # noqa: PLC0415 - slow to load

    came = sys.stdin.buffer.read() if sys.stdin else b""  # there is none where it was closed
    works = read_pasted(bounded(came.decode("utf-8-sig", "replace")))
    if not works:
        raise RefusedError(
            "there is no reference in what came in",
            "paste the list, a work a line or a paragraph: plnfolio cite add - < list.txt",
        )
    return [Found(work.item, work.doubts) for work in works]


def _told() -> Found:
    """What the author answers."""
    for name, kind in KINDS.items():
        click.echo(f"  {name:<8}  {kind.what_it_is}")
    kind = KINDS[choice("What kind of source is it?", "page", list(KINDS))]
    who = _answer(kind.who)
    when = _answer(kind.when)
    while not is_date(when):
        click.echo("That is no date; write 2024, 2024-03 or 2024-03-05, or nothing.")
        when = _answer(kind.when)
    return answered(kind, who, when, _answer(kind.what, needed=True), _answer(kind.where))


def _answer(question: str, *, needed: bool = False) -> str:
    """Words on one line, or nothing where that may be."""

    def checked(text: str) -> str:
        return (plain(None, None, text) or "") if text.strip() or needed else ""

    answer: str = click.prompt(
        question, default=None if needed else "", show_default=False, value_proc=checked
    )
    return answer


def _add(site: Path, found: Sequence[Found], *, yes: bool, anyway: bool) -> None:
    """Show each work, and put those that are new into the library."""
    known = read_references(site, [])
    works = dict(known)
    _, make = style_of(site, [])
    library = Library(site)

    def same(one: Reference, other: Reference) -> bool:
        return _printed(one, make({one.id: one})) == _printed(other, make({other.id: other}))

    new: list[_New] = []
    for one in found:
        said: list[Problem] = []
        work = regular(one.item, works, said)
        if work is None:
            continue
        twin = double(work, works.values())
        file, lines = library.entry(work, same)
        click.echo(f"{_printed(work, make({**works, work.id: work}))}\n")
        if not twin:
            click.echo(f"{lines}\n")
        notes = [*one.notes, *(_sentence(problem) for problem in said)]
        _notes(
            notes
            if any("capitals" in note for note in notes)
            else [*notes, *_headline(work, works)]
        )
        if twin and not (anyway or _wanted_twice(twin, yes=yes)):
            continue
        works[work.id] = work
        new.append(_New(work, file, lines))
    if new:
        _write(site, library, new, yes=yes)


def _headline(work: Reference, works: Mapping[str, Reference]) -> list[str]:
    """What an author is told of a title in a headline’s capitals; whose names the library knows."""
    words = headlines.headline_of(work, headlines.names_of(works.values()))
    return [headlines.said(words)] if words else []


def _printed(work: Reference, style: Style) -> str:
    write = WRITERS["text"]
    shown = forms(work.id, style)
    lines = (shown.reference, shown.parenthetical, shown.narrative)
    return "\n".join(write(line) for line in lines if line)


def _sentence(problem: Problem) -> str:
    said = problem.message.removeprefix(f"in the reference “{DRAFT}”, ")
    return f"{said}\n  help: {problem.help}" if problem.help else said


def _notes(notes: Sequence[str]) -> None:
    for note in dict.fromkeys(notes):
        first, *rest = note.split("\n")
        click.echo("\n".join([f"note: {first}.", *rest]), err=True)


def _wanted_twice(twin: Reference, *, yes: bool) -> bool:
    place = f" ({twin.span})" if twin.span else ""
    said = f"your library has this work already, as @{twin.id}{place}"
    if asks() and not yes:
        return click.confirm(f"{said[0].upper()}{said[1:]}. Add it all the same?", default=False)
    click.echo(f"note: {said}; it was not added. --anyway adds it.", err=True)
    return False


def _write(site: Path, library: Library, new: Sequence[_New], *, yes: bool) -> None:
    files = list(dict.fromkeys(one.file for one in new))
    where = " and ".join(files)
    keys = ", ".join(f"@{one.work.id}" for one in new)
    if not yes:
        if not asks():
            raise click.UsageError(
                f"nothing was added, as nobody is here to ask; --yes adds {keys} to {where}"
            )
        if not click.confirm(f"Add {keys} to {where}?", default=True):
            click.echo("Nothing was changed.")
            return
    made = {
        file: library.with_works(file, [one.work for one in new if one.file == file])
        for file in files
    }
    for file, data in made.items():
        try:
            write_whole((site / file).resolve(), data)
        except OSError as error:
            raise RefusedError(f"{file} cannot be written: {why_not(error)}") from error
    click.echo(f"Added to {where}. Cite it as [{keys.replace(', ', '; ')}].")
