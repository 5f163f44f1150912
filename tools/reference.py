"""Writes the manual's pages of reference from the program: commands, fields, directives.

    python tools/reference.py

writes ``docs/commands.md``, ``docs/fields.md`` and ``docs/directives.md``. What they say stands in
the program: the help of a command, the description of a field, the contract of a directive. A test
compares, so run this after a change of one of these. Errors have a page that people write.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import yaml

from plnfolio.cli import plnfolio
from plnfolio.commands.schema import SCHEMAS
from plnfolio.render.directives import DIRECTIVES
from plnfolio.render.directives.protocol import Directive

CHECKOUT = Path(__file__).parents[1]

MADE = "*This page is made from the program itself: it lists all that there is, and nothing else.*"
WHERE = {
    "site": (
        "The site: `content/site.yaml`",
        "[Your site’s look](look.md) and [Writing](writing.md)",
    ),
    "post": ("A post: front matter in `content/posts/`", "[Writing](writing.md#a-post)"),
    "artifact": (
        "An artifact: front matter in `content/artifacts/`",
        "[Writing](writing.md#an-artifact)",
    ),
    "page": ("A page: front matter in `content/pages/`", "[Writing](writing.md#a-post)"),
    "network-table": ("A table of networks: `content/networks/`", "[Networks](networks.md)"),
    "rubric": (
        "A rubric: what `plnfolio check --rubric` asks for",
        "[Checking](checking.md#what-your-programme-asks-for)",
    ),
    "references": ("Works: `content/references.yaml`", "[Writing](writing.md#citations)"),
}
"""What each schema is about, and where more is said of it."""


_ADDRESS = re.compile(r"(?<!`)https?://[^\s,;]*[^\s,;.)]")


def cell(text: str) -> str:
    """Words in a cell of a table; addresses and brackets in them are examples, and no links."""
    words = _ADDRESS.sub(r"`\g<0>`", " ".join(text.split()))
    return words.replace("|", "\\|").replace("[[", "\\[[")


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def code(words: str) -> str:
    """Words as code."""
    return f"`{words}`"


# Commands


def commands() -> str:
    """Every command with its words, options and examples."""
    parts = [
        "# Commands\n",
        "All commands are typed in the folder of your site; elsewhere, `--site` names it.\n",
        MADE + " `--help` behind a command shows it on the screen.\n",
    ]
    for context in each(plnfolio, "plnfolio", None):
        parts += command(context)
    return "\n".join(parts)


def each(of: click.Command, name: str, above: click.Context | None) -> Iterator[click.Context]:
    """A command and all below it that do something."""
    context = click.Context(of, info_name=name, parent=above, **of.context_settings)
    if not isinstance(of, click.Group):
        yield context
        return
    for below in of.list_commands(context):
        if found := of.get_command(context, below):
            yield from each(found, below, context)


def command(context: click.Context) -> Iterator[str]:
    """What stands under the name of a command."""
    of = context.command
    words = " ".join(of.collect_usage_pieces(context))
    yield f"## {context.command_path}\n"
    yield f"```\n{context.command_path} {words}".rstrip() + "\n```\n"
    yield inspect.cleandoc(of.help or "") + "\n"
    rows = [
        (cell(code(record[0])), cell(record[1]))
        for option in of.get_params(context)
        if isinstance(option, click.Option)
        and "--help" not in option.opts
        and (record := option.get_help_record(context))
    ]
    if rows:
        yield table(("Option", "What it does"), rows)
    example = inspect.cleandoc((of.epilog or "").replace("\b", "")).strip()
    if example:
        title, _, lines = example.partition(":")
        typed = "\n".join(line.strip() for line in lines.strip().splitlines())
        yield f"{title}:\n\n```\n{typed}\n```\n"


# Fields


def fields() -> str:
    """Every field of every file that an author writes."""
    parts = [
        "# Fields\n",
        "What can stand in each file. `plnfolio schema` has editors complete these fields.\n",
        MADE + "\n",
    ]
    for name, made in SCHEMAS.items():
        title, more = WHERE[name]
        schema = made()
        parts += [f"## {title}\n", f"More is in {more}.\n"]
        parts += rows_of(schema)
        for below, model in schema.get("$defs", {}).items():
            parts += [f"### {inside(schema, below)}\n", cell(str(model["description"])) + "\n"]
            parts += rows_of(model)
    parts += ["## Options of folio and paper: `options` in `content/site.yaml`\n", options()]
    return "\n".join(parts)


def inside(schema: Mapping[str, Any], model: str) -> str:
    """Where a model is written: under the fields that hold it, or as an item of the file."""
    ref = f'"#/$defs/{model}"'
    models = [schema, *schema["$defs"].values()]
    found = {
        code(name)
        for one in models
        for name, field in one.get("properties", {}).items()
        if ref in json.dumps(field)
    }
    names = sorted(found)
    more = " …" if len(names) > _SHOWN else ""
    return f"Under {', '.join(names[:_SHOWN])}{more}" if names else "Each of them"


def rows_of(model: Mapping[str, Any]) -> Iterator[str]:
    """The fields of a model; of those that only CSL explains, their names."""
    fields = {
        name: field for way in ways(model) for name, field in way.get("properties", {}).items()
    }
    if not fields or "$ref" in model:
        return
    found = sorted(fields.items(), key=lambda one: one[0].lower())
    needed = model.get("required", ())
    plain = [name for name, field in found if _CSL.match(str(field.get("description", _ONLY_CSL)))]
    rows = [
        (code(name), ("Needed. " if name in needed else "") + cell(described(field)))
        for name, field in found
        if name not in plain
    ]
    yield table(("Field", "What it says"), rows)
    if plain:
        also = ", ".join(map(code, plain))
        yield f"Also what [CSL](https://docs.citationstyles.org) calls {also}.\n"


_SHOWN = 3
_ONLY_CSL = "CSL’s variable"
_CSL = re.compile(rf"{_ONLY_CSL}|Names of the |A date \(")


def described(field: Mapping[str, Any]) -> str:
    """What a field says, and out of which words."""
    words = str(field.get("description", ""))
    choices = [choice for way in ways(field) for choice in way.get("enum", ())]
    if choices:
        many = any(way.get("type") == "array" for way in ways(field))
        words += f" {'Any' if many else 'One'} of {', '.join(map(code, choices))}."
    return words


def ways(field: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A field, all that it may be instead, and what its items may be."""
    yield field
    for way in (*field.get("anyOf", ()), *field.get("oneOf", ())):
        yield from ways(way)
    if isinstance(field.get("items"), dict):
        yield from ways(field["items"])


def options() -> str:
    """The options of the default theme, which paper has too."""
    settings = yaml.safe_load((CHECKOUT / "themes/folio/theme.yaml").read_text(encoding="utf-8"))
    rows = [
        (code(name), cell(described({**option, "enum": option.get("choices", ())})))
        for name, option in settings["options"].items()
    ]
    return table(("Option", "What it says"), rows)


# Directives

TAKES = {"none": "nothing", "optional": "{}, if you like", "required": "{}; needed"}


def directives() -> str:
    """Every directive: its shortest form, and what it takes."""
    parts = [
        "# Directives\n",
        "A directive is a block between lines of three colons.\n",
        "[Writing](writing.md#directives) and [Networks](networks.md) show them at work.\n",
        MADE + "\n",
    ]
    for directive in DIRECTIVES.values():
        parts += [f"## {directive.name}\n", *contract(directive)]
    return "\n".join(parts)


def contract(directive: Directive) -> Iterator[str]:
    """What stands under the name of a directive."""
    body = "\n…" if directive.body == "required" else ""
    yield f"```markdown\n{directive.usage}{body}\n:::\n```\n"
    rows = [
        ("behind the braces", TAKES[directive.argument].format("words")),
        ("between the colons", TAKES[directive.body].format("text")),
        ("options", ", ".join(code(f":{one}:") for one in directive.options) or "none"),
    ]
    yield table(("Where", "What it takes"), rows)


PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands,
    "fields.md": fields,
    "directives.md": directives,
}
"""What writes each page."""


if __name__ == "__main__":
    for name, made in PAGES.items():
        (CHECKOUT / "docs" / name).write_text(made(), encoding="utf-8")
