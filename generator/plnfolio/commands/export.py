"""``plnfolio export``: the whole portfolio to take away, as a book, a paper or Markdown."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plnfolio.commands.options import AnyPath, build_request, need_site, site_option
from plnfolio.commands.progress import progress_bar
from plnfolio.commands.report import count, problem_json, show_mistakes, show_problems
from plnfolio.diagnostics import SiteError
from plnfolio.garbage import without_collecting
from plnfolio.pipeline.request import WORKSHOP, Result
from plnfolio.write.claims import in_short
from plnfolio.write.outcome import REPLACED

if TYPE_CHECKING:
    from plnfolio.pipeline.exporting import Exported, Kind
    from plnfolio.pipeline.prepare import Prepared

FOLDER = "export"

EXAMPLES = """\b
Examples:
  plnfolio export --epub
  plnfolio export --pdf --markdown
  plnfolio export --markdown --output ../thesis
"""


@click.command(epilog=EXAMPLES)
@site_option
@click.option(
    "--output",
    type=AnyPath(path_type=Path),
    metavar="DIR",
    help="Where it is written.  [default: export/ in the site’s folder]",
)
@click.option("--epub", is_flag=True, help="One book for e-readers: portfolio.epub.")
@click.option("--pdf", is_flag=True, help="One PDF: portfolio.pdf.")
@click.option(
    "--markdown", is_flag=True, help="A folder of Markdown for Pandoc and Quarto: markdown/."
)
@click.option("--json", "json_", is_flag=True, help="Print the outcome as one JSON object.")
def command(
    *, site: Path, output: Path | None, epub: bool, pdf: bool, markdown: bool, json_: bool
) -> None:
    """Take the whole portfolio away: all published pages, posts and artifacts.

    Builds the site first. What was exported before in another form stays beside it.
    """
    need_site(site)
    wanted: dict[Kind, bool] = {"epub": epub, "pdf": pdf, "markdown": markdown}
    kinds = [kind for kind, chosen in wanted.items() if chosen]
    if not kinds:
        raise click.UsageError("say in which form: --epub, --pdf or --markdown, or several of them")
    folder = output or site / FOLDER
    _stop_at_site(folder, site / "public")
    if pdf:
        _need_pdf()
    try:
        made, result = _exported(site, kinds, folder, show=not json_)
    except SiteError as error:
        show_mistakes(error, json_=json_)
        sys.exit(1)
    if json_:
        click.echo(_as_json(made, result))
    else:
        show_problems((*result.problems, *made.problems))
        _show(made, folder)


def _stop_at_site(folder: Path, public: Path) -> None:
    """Wrong use if what is exported and what is published would be in one another."""
    one, other = folder.resolve(), public.resolve()
    if one.is_relative_to(other) or other.is_relative_to(one):
        raise click.UsageError(
            "the built site lies in that folder; choose a folder of its own, such as --output book"
        )


def _need_pdf() -> None:
    from plnfolio.pdf import available  # noqa: PLC0415 - only where one is wanted

    if not available():
        raise click.ClickException(
            'a PDF takes the extra “pdf”, which is not installed: pip install "plnfolio[pdf]"'
        )


def _exported(
    site: Path, kinds: list[Kind], folder: Path, *, show: bool
) -> tuple[Exported, Result]:
    with without_collecting():
        from plnfolio.check import findings  # noqa: PLC0415 - slow to load, not for help
        from plnfolio.pipeline.build import build  # noqa: PLC0415
        from plnfolio.pipeline.exporting import export  # noqa: PLC0415
    request = build_request(site, None)
    made: list[Exported] = []

    def use(prepared: Prepared, result: Result) -> None:
        if not prepared.site.texts:
            raise click.ClickException("there is no page, post or artifact to export yet")
        made.append(export(prepared, request, kinds, folder))

    with progress_bar(wanted=show) as progress:
        result = build(request, progress, findings, use=use)
    return made[0], result


def _show(made: Exported, folder: Path) -> None:
    where = f"{folder.as_posix().rstrip('/')}/"
    books = [file.path for file in made.files if "/" not in file.path]
    rest = len(made.files) - len(books)
    parts = [*books, *([f"{count(rest, 'file')} in markdown/"] if rest else [])]
    click.echo(f"Exported into {where}: {', '.join(parts)}.")
    if made.changes.replaced:
        click.echo(
            f"Changed by somebody else since the last export: {in_short(made.changes.replaced)}. "
            f"What was there is kept in {WORKSHOP}/{REPLACED}/ beside content/."
        )


def _as_json(made: Exported, result: Result) -> str:
    files = [
        {
            "path": file.path,
            "bytes": len(file.data),
            "sha256": hashlib.sha256(file.data).hexdigest(),
        }
        for file in made.files
    ]
    problems = [problem_json(one) for one in (*result.problems, *made.problems)]
    return json.dumps({"files": files, "problems": problems}, ensure_ascii=False, indent=2)
