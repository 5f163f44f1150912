"""Tables of networks, from files of their own and from the texts that hold them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from plnfolio.diagnostics import Problem, Span
from plnfolio.model.network import InlineTable, NetworkTable
from plnfolio.model.site import Places, Table
from plnfolio.model.slug import slugify
from plnfolio.model.source import Source
from plnfolio.read.recall import Recall
from plnfolio.written.repair import repaired
from plnfolio.written.validate import validate
from plnfolio.written.yaml import Yaml, load


def read_tables(paths: Iterable[str], problems: list[Problem], recall: Recall) -> tuple[Table, ...]:
    """One a file; their ids are the files' names.

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
    data = load(source.path, source.text, problems)
    key = unicodedata.normalize("NFC", PurePosixPath(source.path).stem)
    table = _table(source.path, key, data, NetworkTable, problems) if data else None
    return table and replace(table, digest=source.digest)


def read_inline_table(path: str, text: str, line: int, problems: list[Problem]) -> Table | None:
    """A table in the body of a directive: networks as a list, or with a title as in a file.

    ``line`` is where the text begins in the file at ``path``.
    """
    data = load(path, text, problems, line=line)
    if data and isinstance(data.value, str):
        message = "a network table holds networks, not a sentence"
        remedy = "write them as in a file of networks/, each beginning with “- name: …”"
        problems.append(Problem("wrong-type", message, Span(path, line), remedy))
        return None
    if data and isinstance(data.value, list):
        spans = {("networks", *loc): span for loc, span in data.places.spans.items()}
        keys = {("networks", *loc): span for loc, span in data.keys.items()}
        spans[()] = Span(path, line)
        data = Yaml({"networks": data.value}, Places(spans), keys)
    return _table(path, f"inline-{line}", data, InlineTable, problems) if data else None


def _table(
    path: str, key: str, data: Yaml, model: type[NetworkTable], problems: list[Problem]
) -> Table | None:
    content = validate(model, data, problems) or repaired(model, data.value)
    if content is None:
        return None
    inline = model is InlineTable
    table = Table(path, key, slugify(key) or "table", content, data.places, inline)
    _check_names(table, problems)
    return table


def _check_names(table: Table, problems: list[Problem]) -> None:
    first: dict[str, Span] = {}
    for index, network in enumerate(table.content.networks):
        span = table.places.spans.get(("networks", index, "name"))
        if span is None:
            continue
        known = first.setdefault(network.name.casefold(), span)
        if known is not span:
            message = f"“{network.name}” is in this table twice"
            remedy = f"keep one or give them different names; the first is on line {known.line}"
            problems.append(Problem("duplicate-network", message, span, remedy))
