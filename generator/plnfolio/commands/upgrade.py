"""``plnfolio upgrade``: a site is built by the plnfolio that is installed now, from here on."""

from __future__ import annotations

import os
import textwrap
from pathlib import Path

import click

from plnfolio.cache.whole import write_whole
from plnfolio.commands.options import need_site, site_option
from plnfolio.diagnostics import why_not
from plnfolio.pinned.changes import changes, is_newer
from plnfolio.pinned.origin import NotInstalledError
from plnfolio.pinned.pin import (
    REQUIREMENTS,
    Pin,
    old_changelog,
    old_wheels,
    pin,
    pinned_version,
    with_line,
)
from plnfolio.write.found import holds

_GET_NEWER = (
    "To get a newer plnfolio: “pipx upgrade plnfolio” or “uv tool upgrade plnfolio”, or install it "
    "anew the way you did; then run this again."
)


@click.command(epilog="Example:  plnfolio upgrade")
@site_option
def command(site: Path) -> None:
    """Have your site built by the plnfolio that is installed now, here and on its host.

    A site says by which plnfolio it is built, so that it builds the same for years. This moves it,
    and says what has changed since; nothing else does.
    """
    need_site(site)
    try:
        wanted = pin()
        before = pinned_version(site)
        known = old_changelog(site)
        files = {**wanted.files, REQUIREMENTS: _requirements(site, wanted)}
        _stop_if_older(wanted, before)
        if all(holds(site / path, data) for path, data in files.items()):
            click.echo(f"Your site is built by plnfolio {wanted.version}, the one installed here.")
            click.echo(_GET_NEWER)
            return
        _write(site, wanted, files)
    except NotInstalledError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"the site cannot be upgraded: {why_not(error)}") from error
    _say(wanted, before, known)


def _requirements(site: Path, wanted: Pin) -> bytes:
    file = site / REQUIREMENTS
    if not os.path.lexists(file):
        return wanted.files[REQUIREMENTS]
    text = file.read_text(encoding="utf-8", errors="surrogateescape")
    return with_line(text, wanted.line).encode(errors="surrogateescape")


def _stop_if_older(wanted: Pin, before: str) -> None:
    if before and is_newer(before, wanted.version):
        raise click.ClickException(
            f"your site is built by plnfolio {before}, and installed here is {wanted.version}, "
            f"which is older; nothing was changed. {_GET_NEWER}"
        )


def _write(site: Path, wanted: Pin, files: dict[str, bytes]) -> None:
    """At any moment what requirements.txt names is there: it comes last, and old wheels go then."""
    for path in sorted(files, key=REQUIREMENTS.__eq__):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        if not holds(site / path, files[path]):
            write_whole(site / path, files[path])
    for wheel in old_wheels(site, wanted):
        wheel.unlink()


def _say(wanted: Pin, before: str, known: str) -> None:
    was = f" instead of {before}" if before and before != wanted.version else ""
    click.echo(f"Your site is built by plnfolio {wanted.version} from now on{was}.")
    new = changes(before or wanted.version, known)
    if new:
        click.echo("What has changed for you:\n")
    for remark in new:
        click.echo(textwrap.fill(remark, 88, initial_indent="- ", subsequent_indent="  "))
    click.echo("\nBuild it and look at it; then keep the changes with “git commit” if you use Git.")
