"""``plnfolio import``: what an author has elsewhere becomes posts, networks and references."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from plnfolio.commands.beginning import all_or_none
from plnfolio.commands.options import AnyPath, moment, need_site, site_option
from plnfolio.commands.report import count, show_refusal
from plnfolio.diagnostics import RefusedError
from plnfolio.garbage import without_collecting

EXAMPLES = """\b
Examples:
  plnfolio import "My reflection.html"
  plnfolio import saved-pages.zip --dry-run
"""


@click.command(epilog=EXAMPLES)
@click.argument(
    "sources", nargs=-1, required=True, metavar="SOURCE…", type=AnyPath(exists=True, path_type=Path)
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
        from plnfolio.importing.article import Article, There  # noqa: PLC0415 - not for help
        from plnfolio.importing.plan import plan  # noqa: PLC0415
        from plnfolio.importing.report import as_data, lines  # noqa: PLC0415
        from plnfolio.importing.sources.table import source_of  # noqa: PLC0415
        from plnfolio.importing.way import brought  # noqa: PLC0415
        from plnfolio.importing.write import write  # noqa: PLC0415
        from plnfolio.read.libraries import read_references  # noqa: PLC0415
    articles: list[Article] = []
    try:
        for path in sources:
            source = source_of(path)
            if source is None:
                raise RefusedError(f"{path} is of no form that can be brought")
            articles += source.articles(path, path.as_posix())
    except RefusedError as error:
        show_refusal(error)
        sys.exit(1)
    there = There(site, library=read_references(site, []))
    brought(articles, there)
    planned = plan(articles, there, moment().date())
    if not dry_run:
        with all_or_none() as put:
            write(planned, site, put)
    posts = [one.path for one in planned if one.path.startswith(("posts/", "pages/"))]
    if json_:
        click.echo(json.dumps(as_data(articles, posts), ensure_ascii=False, indent=2))
        return
    for line in lines(articles):
        click.echo(line)
    click.echo(f"{'Would bring' if dry_run else 'Brought'} {count(len(posts), 'text')}.")
