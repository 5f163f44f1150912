"""Options that several commands share, and what they mean together."""

from __future__ import annotations

import datetime
import os
import re
import shlex
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any, TypeVar

import click

from plnfolio.model.webaddress import BASE, WHOLE
from plnfolio.pipeline.order import Order
from plnfolio.read.reading import CONTENT, Reading

_Command = TypeVar("_Command", bound=Callable[..., Any])

_PLAIN = re.compile(r"[\w.:\\/~+-]+")
"""A path that needs no quotes on Windows."""

FOLDER = click.Path(path_type=Path, file_okay=False)

site_option = click.option(
    "--site",
    type=FOLDER,
    default=Path(),
    metavar="DIR",
    help="The site’s folder, the one that holds content/.  [default: here]",
)
output_option = click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the site is written.  [default: public/ in the site’s folder]",
)
base_url_option = click.option(
    "--base-url",
    default="",
    metavar="URL",
    callback=lambda ctx, param, value: _web_address(value),
    help="The address that the site will have, for feeds and search engines.",
)


def _web_address(value: str) -> str:
    if not re.fullmatch(BASE, value):
        raise click.BadParameter(WHOLE)
    return value


def in_shell(path: PurePath) -> str:
    """A path as one types it in a command: in quotes where the shell would take it for two words.

    On Windows both shells know double quotes, and only those.
    """
    text = str(path)
    if os.name != "nt":
        return shlex.quote(text)
    return text if _PLAIN.fullmatch(text) else f'"{text}"'


def order(
    site: Path,
    output: Path | None,
    *,
    base_url: str = "",
    drafts: bool = False,
    future: bool = False,
) -> Order:
    """What to build, from the words of the command line."""
    reading = Reading(site, moment(), drafts=drafts, future=future)
    return Order(reading, output or site / "public", base_url)


def need_site(site: Path) -> None:
    """A wrong use of the command where there is no site to work on."""
    if not (site / CONTENT / "site.yaml").is_file():
        raise click.UsageError(
            "there is no content/site.yaml here; go to your site’s folder, name it with --site, "
            "or make one: plnfolio new site my-portfolio"
        )


def moment() -> datetime.datetime:
    """Now, with the machine's time zone; SOURCE_DATE_EPOCH sets it (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    return datetime.datetime.now().astimezone()
