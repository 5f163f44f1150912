"""Tables of networks, from files of their own and from the texts that hold them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from plnfolio.diagnostics import Problem, Span
from plnfolio.model.network import InlineTable, NetworkTable
from plnfolio.model.site import Table
from plnfolio.model.slug import slugify
from plnfolio.model.source import CONTENT, Source
from plnfolio.read.recall import Recall
from plnfolio.read.strays import as_tables
from plnfolio.written.repair import repaired
from plnfolio.written.validate import validate
from plnfolio.written.yaml import Yaml, load, moved

_WORK = re.compile(r"(?m)^[ \t]*(?:- +)?(?:author|issued|DOI|container-title|publisher):")
_NETWORK = re.compile(r"(?m)^[ \t]*(?:- +)?(?:networks|name):")
"""What only works have, and only networks."""
_KEYED = re.compile(r"(?m)^[ \t]*(?:- +)?(?:id|type|title-short|URL):")
"""What networks have not."""


def read_tables(paths: Iterable[str], problems: list[Problem], recall: Recall) -> tuple[Table, ...]:
    """One a file; their ids are the files' names. Those that cannot be read whole are marked so.

    Problems: those of ``yaml.load`` and ``validate``, ``duplicate-network``, ``duplicate-table``.
    """
    tables: dict[str, Table] = {}
    for path in paths:
        table = recall(path, _read_table, problems)
        if table is None:
            continue
        if first := tables.get(table.id):
            message = f"there are two tables called “{table.id}”"
            remedy = f"rename this file or {first.path}"
            problems.append(Problem("duplicate-table", message, Span(path), remedy))
            continue
        tables[table.id] = table
    return tuple(tables.values())


def _read_table(source: Source, problems: list[Problem]) -> Table | None:
    if (library := _library(source)) is not None:
        problems.append(library)
        return None
    data = load(source.path, source.text, problems)
    key = unicodedata.normalize("NFC", PurePosixPath(source.path).stem)
    table = _table(source.path, key, data, NetworkTable, problems) if data else None
    unread = table is not None and (table.unread or source.guessed)
    return table and replace(table, digest=source.digest, unread=unread)


def table_among_works(source: Source) -> Problem | None:
    """What is said of a table that lies among the libraries. Problem: ``stray-file``."""
    text = source.text
    if not _NETWORK.search(text) or _WORK.search(text) or _KEYED.search(text):
        return None
    message = "this table is not read: it lies among the references"
    remedy = f"move it to {CONTENT}/networks/"
    belongs = as_tables(PurePosixPath(source.path).stem)
    return Problem("stray-file", message, Span(source.path), remedy, "warning", belongs=belongs)


def _library(source: Source) -> Problem | None:
    """What is said of a library that lies among the tables. Problem: ``stray-file``."""
    if not _WORK.search(source.text) or _NETWORK.search(source.text):
        return None
    from plnfolio.read.references.item import keys_in  # noqa: PLC0415 - few sites have one

    message = "this library is not read: it lies among the tables of networks"
    remedy, keys = "move it to content/references/", keys_in(source.text)
    return Problem("stray-file", message, Span(source.path), remedy, "warning", hides=keys)


def read_inline_table(path: str, text: str, line: int, problems: list[Problem]) -> Table | None:
    """A table in the body of a directive: networks as a list, or with a title as in a file.

    ``line`` is where the text begins in the file at ``path``.
    """
    if text.lstrip().startswith("|"):
        message = "a network table is written as a list, and this is a table of Markdown"
        remedy = (
            "begin each network with “- name: …”; a table of Markdown needs no :::{network-table}"
        )
        problems.append(Problem("wrong-type", message, Span(path, line), remedy))
        return None
    data = load(path, text, problems, line=line)
    if data and isinstance(data.value, str):
        message = "a network table holds networks, not a sentence"
        remedy = "write them as in a file of networks/, each beginning with “- name: …”"
        problems.append(Problem("wrong-type", message, Span(path, line), remedy))
        return None
    return _table(path, f"inline-{line}", data, InlineTable, problems) if data else None


def _table(
    path: str, key: str, data: Yaml, model: type[NetworkTable], problems: list[Problem]
) -> Table | None:
    inline = model is InlineTable
    data = _put_in_list(data, problems, inline=inline)
    content = validate(model, data, problems) or repaired(model, data.value)
    if content is None:
        return None
    slug, unread = slugify(key) or "table", bool(data.lost)
    table = Table(path, key, slug, content, data.places, inline, unread=unread)
    _check_names(table, data, problems)
    return table


def _put_in_list(data: Yaml, problems: list[Problem], *, inline: bool) -> Yaml:
    """Networks without ``networks:`` above them, or a single one without its dash, as a table."""
    value, span = data.value, data.places[()]
    if isinstance(value, list):
        if not inline:
            message = "this table has no title, and no “networks:” above its list"
            remedy = "begin the file with two lines: “title: My network”, and below it “networks:”"
            problems.append(Problem("missing-field", message, span, remedy))
        return moved(data, {"title": "?", "networks": value}, ("networks",))
    if isinstance(value, dict) and "name" in value and "networks" not in value:
        message = "a network stands here by itself, and not in a list"
        remedy = "begin it with a dash, “- name: …”, and indent its other lines by two spaces"
        if not inline:
            remedy += ", below “title: My network” and “networks:”"
        problems.append(Problem("missing-field", message, data.keys["name",], remedy))
        return moved(data, {"title": "?", "networks": [value]}, ("networks", 0))
    return data


def _check_names(table: Table, data: Yaml, problems: list[Problem]) -> None:
    first: dict[str, Span] = {}
    for index, network in enumerate(table.content.networks):
        span = table.places.spans.get(("networks", index, "name"))
        if span is None or not _has_name(data, index):
            continue
        known = first.setdefault(network.name.casefold(), span)
        if known is not span:
            message = f"“{network.name}” is in this table twice"
            remedy = f"keep one or give them different names; the first is on line {known.line}"
            problems.append(Problem("duplicate-network", message, span, remedy))


def _has_name(data: Yaml, index: int) -> bool:
    """Whether an entry was written with a name; one that was not has a stand-in."""
    rows = data.value["networks"] if isinstance(data.value, dict) else None
    row = rows[index] if isinstance(rows, list) else None
    return isinstance(row, dict) and bool(row.get("name"))
