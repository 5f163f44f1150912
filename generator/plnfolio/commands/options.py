"""Options that several commands share, and what they mean together."""

from __future__ import annotations

import datetime
import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any, TypeVar

import click

from plnfolio.diagnostics import in_short, printable, why_not
from plnfolio.model.source import CONTENT
from plnfolio.pipeline.request import BuildRequest
from plnfolio.read.reading import Reading

_Command = TypeVar("_Command", bound=Callable[..., Any])

_PLAIN = re.compile(r"[\w.:\\/~+-]+")
"""A path that needs no quotes on Windows."""


class AnyPath(click.Path):
    """A path that may lead nowhere yet, but that the system can look for."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        """The path; wrong use if its name is too long, or it is where nobody may look."""
        path = super().convert(value, param, ctx)
        try:
            os.stat(path)  # noqa: PTH116 - whatever its type
        except (FileNotFoundError, NotADirectoryError):
            return path
        except (OSError, ValueError) as error:
            why = why_not(error) if isinstance(error, OSError) else "it is no name"
            self.fail(f"“{in_short(str(value), _SHOWN)}”: {why}; choose another", param, ctx)
        return path


_SHOWN = 100
FOLDER = AnyPath(path_type=Path, file_okay=False)

site_option = click.option(
    "--site",
    type=FOLDER,
    default=Path(),
    metavar="DIR",
    help="The site’s folder, the one that holds content/.  [default: here]",
)
output_option = click.option(
    "--output",
    type=AnyPath(path_type=Path),
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
    if not value:
        return value
    from plnfolio.model.config import base_address  # noqa: PLC0415 - slow to load, seldom needed

    try:
        return base_address(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def in_shell(path: PurePath) -> str:
    """A path as one types it in a command: in quotes where the shell would take it for two words.

    On Windows both shells know double quotes, and only those.
    """
    text = str(path)
    if os.name != "nt":
        return shlex.quote(text)
    return text if _PLAIN.fullmatch(text) else f'"{text}"'


def program() -> str:
    """plnfolio as one types it here: by its name, or by where it is, if no shell finds that."""
    script = Path(sys.argv[0])
    if shutil.which("plnfolio"):
        return "plnfolio"
    if script.stem == "plnfolio" and script.is_file():
        return in_shell(script.absolute())
    return f"{in_shell(Path(sys.executable))} -m plnfolio"


def build_request(
    site: Path,
    output: Path | None,
    *,
    base_url: str = "",
    drafts: bool = False,
    future: bool = False,
) -> BuildRequest:
    """What to build, from the words of the command line."""
    reading = Reading(site, moment(), drafts=drafts, future=future)
    public = not (drafts or future or output)
    return BuildRequest(reading, output or site / "public", base_url, public=public)


def has_site(site: Path) -> bool:
    """Whether a folder holds a site; the end of the command where nobody may look."""
    file = site / CONTENT / "site.yaml"
    try:
        return file.is_file()
    except OSError as error:
        message = f"{file.as_posix()} cannot be read: {why_not(error)}"
        raise click.ClickException(message) from error


def need_site(site: Path) -> None:
    """A wrong use of the command where there is no site to work on."""
    if not has_site(site):
        from plnfolio.read.no_site import no_site  # noqa: PLC0415 - seldom needed

        problem = no_site(site)
        raise click.UsageError(f"{problem.message}; {problem.help}")


def moment() -> datetime.datetime:
    """Now, with the machine's time zone; SOURCE_DATE_EPOCH sets it (reproducible-builds.org).

    One that is no moment is wrong use, as its specification asks for; an empty one says nothing.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return datetime.datetime.now().astimezone()
    if not (epoch.isascii() and epoch.isdecimal() and len(epoch) < 13 and int(epoch) < _LATEST):
        raise click.UsageError(
            f"SOURCE_DATE_EPOCH is “{in_short(printable(epoch), _SHOWN)}”, and that is no moment; "
            "write the seconds since 1970, such as 1795348800, or take it away"
        )
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)


_LATEST = 253_370_764_800
"""When the year 9999 begins, the last that a calendar here has days of in every time zone."""
