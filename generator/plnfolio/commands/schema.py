"""``plnfolio schema``: what may be written where, for editors that complete and check."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from plnfolio.commands.options import FOLDER
from plnfolio.diagnostics import why_not
from plnfolio.model.config import SiteConfig
from plnfolio.model.matter import ArtifactMatter, PageMatter, PostMatter
from plnfolio.model.network import NetworkTable
from plnfolio.read.references.schema import references_schema
from plnfolio.written.schema import json_schema

FOLDER_NAME = "schemas"

SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "site": lambda: json_schema(SiteConfig, "A plnfolio site"),
    "network-table": lambda: json_schema(NetworkTable, "A table of learning networks"),
    "references": lambda: references_schema("References"),
    "post": lambda: json_schema(PostMatter, "Front matter of a post"),
    "artifact": lambda: json_schema(ArtifactMatter, "Front matter of an artifact"),
    "page": lambda: json_schema(PageMatter, "Front matter of a page"),
}
"""What is described, by the name of its file."""

EXAMPLES = """\b
Examples:
  plnfolio schema
  plnfolio schema my-portfolio/schemas
"""


@click.command(epilog=EXAMPLES)
@click.argument("folder", type=FOLDER, metavar="[DIR]", default=Path(FOLDER_NAME))
def command(folder: Path) -> None:
    """Write JSON Schemas of everything that you write into a folder: schemas/ of the site.

    Editors complete and check YAML by them. A site made with “plnfolio new site” has them, and
    tells VS Code where they are; run this again after an update of plnfolio.
    """
    if folder == Path(FOLDER_NAME) and not Path("content/site.yaml").is_file():
        raise click.UsageError(
            "there is no content/site.yaml here; go to your site’s folder, or name a folder to "
            "write into: plnfolio schema schemas-to-look-at"
        )
    try:
        write_schemas(folder)
    except OSError as error:
        raise click.ClickException(f"cannot write into {folder}: {why_not(error)}") from error
    click.echo(f"Wrote {len(SCHEMAS)} schemas into {folder.as_posix()}/.")


def schemas() -> Iterator[tuple[str, str]]:
    """Each schema as the file it is written into: its name and its text."""
    for name, schema in SCHEMAS.items():
        yield f"{name}.schema.json", json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path) -> None:
    """Write each schema into a file of its own; OSError if that is not possible."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
