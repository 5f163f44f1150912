"""``plnfolio schema``: what may be written where, for editors that complete and check."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from plnfolio.cache.digest import digest
from plnfolio.cite import STYLES
from plnfolio.commands.options import FOLDER, has_site
from plnfolio.diagnostics import why_not
from plnfolio.model.config import SiteConfig
from plnfolio.model.matter import ArtifactMatter, PageMatter, PostMatter
from plnfolio.model.network import NetworkTable
from plnfolio.model.rubric import Rubric
from plnfolio.read.references.schema import references_schema
from plnfolio.write.claims import in_short
from plnfolio.write.found import NEW, digest_at, holds, kind
from plnfolio.write.manifest import MANIFEST, read, written
from plnfolio.written.schema import json_schema

FOLDER_NAME = "schemas"


def _site() -> dict[str, Any]:
    schema = json_schema(SiteConfig, "A plnfolio site")
    schema["properties"]["style"] |= {"type": "string", "enum": [*STYLES]}
    return schema


SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "site": _site,
    "network-table": lambda: json_schema(NetworkTable, "A table of learning networks"),
    "references": lambda: references_schema("References"),
    "post": lambda: json_schema(PostMatter, "Front matter of a post"),
    "artifact": lambda: json_schema(ArtifactMatter, "Front matter of an artifact"),
    "page": lambda: json_schema(PageMatter, "Front matter of a page"),
    "rubric": lambda: json_schema(Rubric, "A rubric"),
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
    tells VS Code where they are; run this again after an update of plnfolio. A file that you have
    changed is left as it is, and named.
    """
    if folder == Path(FOLDER_NAME) and not has_site(Path()):
        raise click.UsageError(
            "there is no content/site.yaml here; go to your site’s folder, or name a folder to "
            "write into: plnfolio schema schemas-to-look-at"
        )
    try:
        if strange := not_ours(folder):
            raise click.ClickException(
                f"{in_short(strange)} in {folder.as_posix()}/ did not come from plnfolio as it is. "
                "Move it elsewhere or delete it, and run this again; nothing was written."
            )
        write_schemas(folder)
    except OSError as error:
        raise click.ClickException(f"cannot write into {folder}: {why_not(error)}") from error
    click.echo(f"Wrote {len(SCHEMAS)} schemas into {folder.as_posix()}/.")


def schemas() -> Iterator[tuple[str, str]]:
    """Each schema as the file it is written into, its name and its text, and the list of them."""
    made = {}
    for name, schema in SCHEMAS.items():
        text = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
        made[f"{name}.schema.json"] = frozenset({digest(text)})
        yield f"{name}.schema.json", text
    yield MANIFEST, written(made).decode()


def not_ours(folder: Path) -> list[str]:
    """What has the name of a schema, or of the list of them, and is not as plnfolio wrote it."""
    before = read(folder).files
    strange = []
    for name, text in schemas():
        ours = {digest(text), *before.get(name, ())}
        found = digest_at(folder / name)
        if kind(folder / name) != "" and (not found if name == MANIFEST else found not in ours):
            strange.append(name)
    return strange


def write_schemas(folder: Path) -> None:
    """Write each schema into a file of its own, and the list; OSError if that is not possible."""
    folder.mkdir(parents=True, exist_ok=True)
    files = dict(schemas())
    before = read(folder).files
    both = {
        name: before.get(name, frozenset()) | {digest(text)}
        for name, text in files.items()
        if name != MANIFEST
    }
    # Whatever happens in between, the files of before and of afterwards are known to be ours.
    _put(folder / MANIFEST, written(both))
    for name, text in files.items():
        _put(folder / name, text.encode())


def _put(path: Path, data: bytes) -> None:
    """Write a file as a whole or not at all."""
    if holds(path, data):
        return
    new = path.with_name(f"{NEW}{path.name}")
    try:
        new.write_bytes(data)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
