"""``plnfolio new network``: an entry of a table, ready to be filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import click

from plnfolio.cache.whole import write_whole
from plnfolio.commands.beginning import all_or_none
from plnfolio.commands.options import need_site, site_option
from plnfolio.commands.today import today
from plnfolio.diagnostics import did_you_mean, listed, why_not
from plnfolio.model.source import CONTENT

_HINTS = """\
# url: https://example.org
# kind: community   # person, organisation, association, platform, podcast, event, course
# purpose: What it is, and why you are there
# activities: [What you do there, What else]
# time: 30 min a week
# cost: free
# give: [What you offer]
# receive: [What you get]
"""
"""What an author fills in; each line counts as soon as its “# ” is gone."""

_TABLE = "title: {title}\nnetworks:\n"


@click.command(
    "network",
    short_help="Put a network into a table, to be filled in.",
    epilog='Example:  plnfolio new network "GLDC" --table current',
)
@click.argument("name")
@click.option("--table", default="", help="The table: the name of its file in content/networks/.")
@site_option
def network(name: str, table: str, site: Path) -> None:
    """Put a network into a table, with all that you can say of it, to be filled in.

    A table that is not there is begun. Nothing else in its file is changed.
    """
    need_site(site)
    name = " ".join(name.split())
    if not name:
        raise click.UsageError("a network needs a name")
    tables = _tables(site)
    key = _key(table, tables)
    entry = {"name": name, "status": "current", "since": f"{today(site):%Y-%m}"}
    path = tables.get(key, site / CONTENT / "networks" / f"{key}.yaml")
    if key in tables:
        _stop_if_there(name, path)
        _add(path, entry)
    else:
        text = _TABLE.format(title=json.dumps(key[0].upper() + key[1:], ensure_ascii=False))
        with all_or_none() as write:
            write(path, _with(text, entry).encode())
    click.echo(f"Say more of it in {path.as_posix()}: take “# ” away from what you fill in.")
    if key not in tables:
        click.echo(f"A text shows the table where you write:\n\n:::{{network-table}} {key}\n:::")


def _tables(site: Path) -> Mapping[str, Path]:
    folder = site / CONTENT / "networks"
    files = (*folder.glob("*.yaml"), *folder.glob("*.yml"))
    return {file.stem: file for file in sorted(files)}


def _key(table: str, tables: Mapping[str, Path]) -> str:
    """The table that is meant: the only one there is, where none is named."""
    key = Path(table.strip()).name
    key = re.sub(r"\.ya?ml$", "", key)
    if not key and len(tables) == 1:
        return next(iter(tables))
    if not key:
        there = f": {listed(tables, 'or')}" if tables else ", such as current"
        raise click.UsageError(f"say into which table, with --table{there}")
    if key in tables:
        return key
    if not re.fullmatch(r"\w[\w-]*", key):
        raise click.UsageError(f"“{key}” cannot be a table’s name; use letters and hyphens")
    if near := did_you_mean(key, tables):
        raise click.UsageError(f"there is no table “{key}”; {near}")
    return key


def _stop_if_there(name: str, path: Path) -> None:
    from plnfolio.read.recall import Afresh  # noqa: PLC0415 - slow to load
    from plnfolio.read.tables import read_tables  # noqa: PLC0415 - and not for help

    place = f"{CONTENT}/networks/{path.name}"
    for known in read_tables([place], [], Afresh(path.parents[2])):
        for one in known.content.networks:
            if name.casefold() in (one.name.casefold(), one.short.casefold()):
                raise click.UsageError(f"{path.as_posix()} has “{name}” already")


def _add(path: Path, entry: Mapping[str, str]) -> None:
    try:
        text = path.read_bytes().decode()
        changed = _with(text, entry)
        write_whole(path.resolve(), changed.encode())
    except OSError as error:
        message = f"{path.as_posix()} cannot be changed: {why_not(error)}"
        raise click.ClickException(message) from error
    except UnicodeDecodeError as error:
        message = f"{path.as_posix()} is not saved as UTF-8; save it so in your editor"
        raise click.ClickException(message) from error
    except _UnreadableError as error:
        raise click.ClickException(
            f"nothing can be added to {path.as_posix()} without changing what is there. Put this "
            f"under “networks:” yourself:\n\n" + "\n".join(_lines({"name": entry["name"]}))
        ) from error


class _UnreadableError(Exception):
    """A table that has a mistake, or is written in a way that leaves no room."""


def _with(text: str, entry: Mapping[str, str]) -> str:
    from plnfolio.written.appended import end_of_line, to_yaml  # noqa: PLC0415 - see above

    if not re.search(r"^networks\s*:", text, re.MULTILINE):
        end = end_of_line(text)
        gap = "" if not text.strip("\ufeff") or text.endswith(("\n", "\r")) else end
        text = f"{text}{gap}networks:{end}"
    changed = to_yaml(text, [entry], lists=("networks",), lines=_lines)
    if changed is None:
        raise _UnreadableError
    return changed


def _lines(entry: Mapping[str, object]) -> list[str]:
    """The entry as lines of YAML, with what can be said of it as remarks."""
    name, *rest = (f"{key}: {_word(value)}" for key, value in entry.items())
    hints = _HINTS.splitlines()
    return [f"- {name}", *(f"  {line}" for line in (*rest, *hints))]


def _word(value: object) -> str:
    import yaml  # noqa: PLC0415 - slow to load

    shown: str = yaml.safe_dump({"": str(value)}, allow_unicode=True, width=10**9)
    return shown.strip().partition(": ")[2]
