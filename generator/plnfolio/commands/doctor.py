"""``plnfolio doctor``: how this computer and a site are, and what to do next."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from plnfolio.commands.options import site_option
from plnfolio.garbage import without_collecting

_SIGNS = {"good": ("✓", "green"), "note": ("·", "yellow"), "broken": ("✗", "red")}


@click.command(epilog="Example:  plnfolio doctor")
@site_option
@click.option("--json", "json_", is_flag=True, help="Print it as one JSON object.")
def command(*, site: Path, json_: bool) -> None:
    """Look at this computer and your site, and say what is missing and what to do next.

    Nothing is changed, and nothing is asked of the web. It ends with 1 if something is broken.
    """
    with without_collecting():
        from plnfolio.commands.examined import examined  # noqa: PLC0415 - slow to load

    found = list(examined(site))
    broken = any(one.state == "broken" for one in found)
    steps = [one.next for one in found if one.next and one.state == "broken"]
    steps += [one.next for one in found if one.next and one.state != "broken"]
    if json_:
        checks = [asdict(one) for one in found]
        told = {"broken": broken, "checks": checks, "next": steps}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for one in found:
            sign, colour = _SIGNS[one.state]
            click.echo(f"{click.style(sign, fg=colour)} {one.about:<14}  {one.said}")
            if one.help:
                click.echo(f"  {'':<14}  help: {one.help}")
        _say_next(steps)
    if broken:
        sys.exit(1)


def _say_next(steps: Sequence[str]) -> None:
    if steps:
        click.echo("\nNext:\n")
    for step in steps:
        click.echo(f"  {step}")
