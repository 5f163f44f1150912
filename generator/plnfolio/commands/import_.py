"""``plnfolio import``: what an author has elsewhere becomes posts, networks and references."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plnfolio.commands.beginning import all_or_none
from plnfolio.commands.options import AnyPath, need_site, program, site_option
from plnfolio.commands.report import count, show_refusal
from plnfolio.commands.today import today
from plnfolio.diagnostics import RefusedError, why_not
from plnfolio.garbage import without_collecting
from plnfolio.model.source import CONTENT

if TYPE_CHECKING:
    from plnfolio.importing.article import Article, Note, There
    from plnfolio.importing.memory import Memory
    from plnfolio.importing.plan import Text

EXAMPLES = """\b
Examples:
  plnfolio import "My reflection.html"
  plnfolio import wordpress-export.xml --dry-run
"""

_SHOWN = 30
"""Notes that a person is shown; --json has them all."""


@click.command(epilog=EXAMPLES)
@click.argument(
    "sources",
    nargs=-1,
    required=True,
    metavar="SOURCE…",
    type=AnyPath(exists=True, path_type=Path),
)
@site_option
@click.option("--dry-run", is_flag=True, help="Say what would be made, and make nothing.")
@click.option("--json", "json_", is_flag=True, help="Print the outcome as one JSON object.")
def command(*, sources: tuple[Path, ...], site: Path, dry_run: bool, json_: bool) -> None:
    """Bring what you have elsewhere: saved pages, exports, folders of Markdown.

    Nothing that is in your site is overwritten, and whatever is not brought is named.
    """
    need_site(site)
    with without_collecting():
        _import(sources, site, dry_run=dry_run, json_=json_)


def _import(sources: Sequence[Path], site: Path, *, dry_run: bool, json_: bool) -> None:
    from plnfolio.importing.article import There  # noqa: PLC0415 - slow to load, not for help
    from plnfolio.importing.memory import Memory  # noqa: PLC0415
    from plnfolio.importing.place import paths_in  # noqa: PLC0415
    from plnfolio.importing.way import brought  # noqa: PLC0415
    from plnfolio.read.libraries import read_references  # noqa: PLC0415

    try:
        articles, more = _read(sources)
        there = There(site, library=read_references(site, []), paths=paths_in(site))
        memory = Memory(site)
        texts = brought(articles, there, memory, today(site))
        if not dry_run:
            _write(texts, there, memory)
    except RefusedError as error:
        if json_:
            click.echo(json.dumps({"error": error.message, "help": error.remedy}))
        else:
            show_refusal(error)
        sys.exit(1)
    _show(texts, there, [*more, *_example(texts, site)], dry_run=dry_run, json_=json_)


def _read(sources: Sequence[Path]) -> tuple[list[Article], list[Note]]:
    """The texts in all sources; RefusedError for one that is of no form that is known."""
    from plnfolio.importing.sources.table import source_of  # noqa: PLC0415

    articles: list[Article] = []
    notes: list[Note] = []
    for path in sources:
        try:
            source = source_of(path)
            if source is None:
                raise RefusedError(
                    f"{path.as_posix()} is of no form that can be brought",
                    "save the page from your browser as a web page, or export it; "
                    "docs/arriving.md has what can be brought",
                )
            found = list(source.articles(path, path.as_posix()))
        except OSError as error:
            raise RefusedError(f"{path.as_posix()} cannot be read: {why_not(error)}") from error
        if not found:
            raise RefusedError(f"no text was found in {path.as_posix()}")
        articles += found
    return articles, notes


def _example(texts: Sequence[Text], site: Path) -> Iterator[Note]:
    """That the network of a new site is still there, where networks of the author’s own came."""
    from plnfolio.commands.new_site import EXAMPLE, STARTER  # noqa: PLC0415 - not for help
    from plnfolio.importing.article import Note  # noqa: PLC0415

    came = any(one.article.networks for one in texts if one.state == "new")
    try:
        is_there = came and (site / EXAMPLE).read_bytes() == (STARTER / EXAMPLE).read_bytes()
    except OSError:
        return
    if is_there:
        said = "the example that every new site has is shown beside your networks: delete it"
        yield Note(said, EXAMPLE)


def _write(texts: Sequence[Text], there: There, memory: Memory) -> None:
    from plnfolio.importing.write import write  # noqa: PLC0415

    with all_or_none() as put:
        write(texts, there, memory, put)


def _show(
    texts: Sequence[Text], there: There, more: Sequence[Note], *, dry_run: bool, json_: bool
) -> None:
    from plnfolio.importing.report import as_data, in_short, notes  # noqa: PLC0415

    if json_:
        click.echo(json.dumps(as_data(texts, there, more), ensure_ascii=False, indent=2))
        return
    for line in _outcome(texts, dry_run=dry_run):
        click.echo(line)
    said = list(dict.fromkeys(map(in_short, (*more, *notes(texts, there)))))
    if said:
        click.echo("\nTo look at:")
    for one in said[:_SHOWN]:
        click.echo(f"  {one}")
    if len(said) > _SHOWN:
        click.echo(f"  and {len(said) - _SHOWN:,} more; --json has all of them")
    if not dry_run and any(one.state == "new" for one in texts):
        click.echo(f"\nSee it:  {program()} serve --open")


def _outcome(texts: Sequence[Text], *, dry_run: bool) -> Iterator[str]:
    """What was made, and what was there."""
    new = [one for one in texts if one.state == "new"]
    parts = [
        count(len(new), "text"),
        *_some(sum(len(one.article.networks) for one in new), "table", " of networks"),
        *_some(sum(len(one.article.works) for one in new), "reference"),
        *_some(sum(_pictures(one) for one in new), "picture"),
    ]
    if new:
        yield f"{'Would bring' if dry_run else 'Brought'} {', '.join(parts)}:"
        for one in new:
            yield f"  {CONTENT}/{one.path}  from {one.article.origin}"
    keyed = sum(one.article.keyed for one in new)
    left = sum(one.article.left for one in new)
    if keyed or left:
        yield f"{count(keyed, 'citation')} became keys, {left:,} stayed as typed."
    for state, said in _STAYED.items():
        paths = [f"{CONTENT}/{one.path}" for one in texts if one.state == state]
        if paths:
            yield f"{said}: {', '.join(paths)}."


_STAYED = {
    "same": "There already",
    "edited": "There already, as you have changed it since",
    "changed": "There already, and not as the source has it now",
}


def _some(number: int, word: str, behind: str = "") -> list[str]:
    return [f"{count(number, word)}{behind}"] if number else []


def _pictures(text: Text) -> int:
    endings = (".png", ".jpg", ".gif", ".webp", ".svg", ".avif", ".heic", ".tif", ".bmp")
    return sum(one.path.endswith(endings) for one in text.files)
