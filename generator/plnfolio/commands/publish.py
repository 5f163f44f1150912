"""``plnfolio publish``: the site is built, put on the web, and seen there."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import click

from plnfolio.commands.options import build_request, need_site, site_option
from plnfolio.commands.progress import progress_bar
from plnfolio.commands.publishing import HOSTS, Chosen, choose, keep, settings
from plnfolio.commands.report import show_mistakes, show_problems, show_refusal, show_result
from plnfolio.diagnostics import SiteError, why_not
from plnfolio.pipeline.request import BuildRequest
from plnfolio.pipeline.up_to_date import list_inputs, unchanged
from plnfolio.publish import web
from plnfolio.publish.archive import DROP, Archive
from plnfolio.publish.host import Difference, Host, Placed, PublishError, Release
from plnfolio.publish.live import wait_until_live
from plnfolio.write.build_id import PATH

EXAMPLES = """\b
Examples:
  plnfolio publish
  plnfolio publish --draft
  plnfolio publish netlify --new-site ada-notes
  plnfolio publish github
  plnfolio publish zip
"""

_LISTED = 20
"""Addresses that are printed at most; whoever publishes for the first time knows what is new."""

_TEXT = re.compile(r"(posts|artifacts)/[^/]+/index\.html")
_HAS_WORDS = b'<meta name="plnfolio:fingerprint"'
"""What pages of texts have, and those have not that lead elsewhere or say that one is gone."""

_NO_PREVIEW = {
    "zip": "a zip file is no preview",
    "github": "GitHub Pages has no previews, but plnfolio serve has",
}


@click.command(epilog=EXAMPLES)
@click.argument("where", type=click.Choice(sorted(HOSTS)), required=False)
@site_option
@click.option("--draft", is_flag=True, help="Put it where only you know the address, to look at.")
@click.option("--anyway", is_flag=True, help="Publish even if it uses up the host’s free plan.")
@click.option(
    "--new-site",
    default="",
    metavar="NAME",
    help="Make a site at Netlify first, NAME.netlify.app, and keep it in content/site.yaml.",
)
def command(*, where: str | None, site: Path, draft: bool, anyway: bool, new_site: str) -> None:
    """Build the site and publish it, without drafts.

    The first time it asks where, and keeps the answer in content/site.yaml. If nothing has changed,
    nothing is published.
    """
    need_site(site)
    try:
        chosen = choose(site, where or "", new_site)
        if draft and chosen.to in _NO_PREVIEW:
            raise click.UsageError(f"{_NO_PREVIEW[chosen.to]}; take --draft away")
        _publish(site, chosen, draft=draft, anyway=anyway)
    except SiteError as error:
        show_mistakes(error, json_=False)
        sys.exit(1)
    except PublishError as error:
        show_refusal(error)
        sys.exit(1)


def _publish(site: Path, chosen: Chosen, *, draft: bool, anyway: bool) -> None:
    """Build, compare with what is live, and put there what is not."""
    host = chosen.host
    if chosen.makes_site:
        _build(build_request(site, None))  # a site with mistakes makes none
    chosen.begin()
    keep(site, chosen)
    base_url = "" if settings(site).base_url else host.address()
    wanted = build_request(site, None, base_url=base_url)
    _build(wanted)
    try:
        release = Release.of(wanted.output, draft=draft)
        changes = host.compare(release)
        if not changes and not draft:
            click.echo(_nothing_new(host))
            return
        placed = host.put(release, _tell, anyway=anyway)
        note = _seen(placed, release)
    except OSError as error:
        raise PublishError(
            f"{wanted.output.as_posix()} cannot be read: {why_not(error)}"
        ) from error
    _show(host, placed, _to_hand_in(release, changes), draft=draft)
    for said in (*placed.notes, note, _other_address(site, placed, draft=draft)):
        if said:
            click.echo(f"note: {said}.", err=True)


def _build(wanted: BuildRequest) -> None:
    """The site as it is to be published; SiteError where it has mistakes."""
    with progress_bar(wanted=True) as progress:
        listing = list_inputs(wanted)
        result = unchanged(wanted, listing)
        if not result:
            from plnfolio.check import findings  # noqa: PLC0415 - slow to load, often not needed
            from plnfolio.pipeline.build import build  # noqa: PLC0415

            result = build(wanted, progress, findings, listing=listing)
    show_problems(result.problems)
    show_result(result, wanted.output)


def _tell(sentence: str) -> None:
    click.echo(sentence, err=True)


def _seen(placed: Placed, release: Release) -> str:
    """Wait until this build is live; a note if nobody can tell."""
    if not placed.address or placed.first:
        return ""
    patience = replace(web.PATIENCE, shown=web.PATIENCE.shown * placed.slowness)
    return wait_until_live(placed.address, PATH, release.read(PATH), patience, placed.setting)


def _nothing_new(host: Host) -> str:
    if isinstance(host, Archive):
        return f"Nothing has changed since {host.file.as_posix()} was made."
    where = host.address()
    return f"Nothing has changed since you published{f': {where}' if where else '.'}"


def _show(host: Host, placed: Placed, found: Sequence[tuple[str, str]], *, draft: bool) -> None:
    """The address, and the addresses of what is new, each with whether it is."""
    if isinstance(host, Archive):
        click.echo(f"Your site is in {host.file.as_posix()}. Drop it on {DROP}")
    elif draft:
        click.echo(f"Preview: {placed.address}\nOnly who has this address can see it.")
        return
    elif placed.first:
        click.echo(f"Your site is on its way to {placed.address}")
        click.echo(f"Only this once, {placed.setting}.")
    else:
        click.echo(f"Published: {placed.address or placed.where}")
    base = placed.address.rstrip("/")
    if found:
        click.echo("To hand in:")
        for address, what in found[:_LISTED]:
            click.echo(f"  {base}{quote(address)}  {what}")
        if len(found) > _LISTED:
            click.echo(f"  and {len(found) - _LISTED:,} more")


def _to_hand_in(release: Release, changes: Difference) -> list[tuple[str, str]]:
    """The addresses of posts and artifacts that are new or changed, and which of the two."""
    found = [(path, "new") for path in sorted(changes.new)]
    found += [(path, "changed") for path in sorted(changes.changed)]
    return [
        (f"/{path.removesuffix('index.html')}", what)
        for path, what in found
        if _TEXT.fullmatch(path) and _HAS_WORDS in release.read(path)
    ]


def _other_address(site: Path, placed: Placed, *, draft: bool) -> str:
    """A note where feeds and search engines are told another address than the site has."""
    said, is_ = settings(site).base_url, placed.address.rstrip("/")
    if draft or not said or not is_ or said == is_:
        return ""
    return (
        f"“base_url” in content/site.yaml is {said}, and the site is at {is_}; "
        "feeds and search engines are told the first"
    )
