"""``plnfolio build``: the site, written into a folder."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from plnfolio.commands.options import base_url_option, build_request, output_option, site_option
from plnfolio.commands.progress import progress_bar
from plnfolio.commands.report import (
    as_json,
    show_last_check,
    show_mistakes,
    show_news,
    show_problems,
    show_reasons,
    show_result,
)
from plnfolio.diagnostics import SiteError
from plnfolio.garbage import without_collecting
from plnfolio.pipeline.last_check import known
from plnfolio.pipeline.request import WORKSHOP, BuildRequest, Progress, Result
from plnfolio.pipeline.up_to_date import list_inputs, unchanged
from plnfolio.read.listing import Listing

EXAMPLES = """\b
Examples:
  plnfolio build
  plnfolio build --drafts --future --output preview
  plnfolio build --base-url https://ada.netlify.app
"""


@click.command(epilog=EXAMPLES)
@site_option
@output_option
@base_url_option
@click.option("--drafts", is_flag=True, help="Publish what is marked “draft: true” as well.")
@click.option("--future", is_flag=True, help="Publish posts with a later date as well.")
@click.option("--why", is_flag=True, help="Say of every file that is made why it is.")
@click.option("--json", "json_", is_flag=True, help="Print the outcome as one JSON object.")
def command(
    *,
    site: Path,
    output: Path | None,
    base_url: str,
    drafts: bool,
    future: bool,
    why: bool,
    json_: bool,
) -> None:
    """Build the site into a folder that any host can serve.

    Files that are right already are left alone; with a problem in the content nothing is written.
    Where Netlify builds, the site’s address is the one that Netlify gives it.
    """
    wanted = build_request(site, output, base_url=base_url, drafts=drafts, future=future)
    if os.environ.get("NETLIFY"):
        wanted = _on_netlify(wanted)
    try:
        with progress_bar(wanted=not json_) as progress:
            first, listing = not (site / WORKSHOP).is_dir(), list_inputs(wanted)
            result = unchanged(wanted, listing) or _build(wanted, progress, listing)
    except SiteError as error:
        show_mistakes(error, json_=json_)
        sys.exit(1)
    if json_:
        click.echo(as_json(result.problems, result))
        return
    show_problems(result.problems)
    if why:
        show_reasons(result)
    show_result(result, wanted.output)
    if not (drafts or future or wanted.preview):
        show_news(result)
    show_last_check(known(site, listing), first=first)


def _on_netlify(wanted: BuildRequest) -> BuildRequest:
    """What is wanted where Netlify builds: it knows the address that nobody has named here."""
    from plnfolio.commands.on_host import on_host  # noqa: PLC0415 - slow to load, seldom needed

    hosted = on_host(os.environ)
    base_url = wanted.base_url or hosted.base_url
    return replace(wanted, base_url=base_url, preview=hosted.preview)


def _build(wanted: BuildRequest, progress: Progress, listing: Listing) -> Result:
    with without_collecting():
        from plnfolio.check import findings  # noqa: PLC0415 - slow to load, often not needed
        from plnfolio.pipeline.build import build  # noqa: PLC0415

    return build(wanted, progress, findings, listing=listing)
