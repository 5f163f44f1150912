"""Tables that are networks become files of `networks/`, and are shown where they stood."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from pydantic import ValidationError

from plnfolio.importing.article import Article, Beside, Note, There, written
from plnfolio.importing.markdown.writer import markdown
from plnfolio.importing.nets.file import network_file, scalar
from plnfolio.importing.nets.grid import grid_of
from plnfolio.importing.nets.judge import Columns, columns_of, is_head
from plnfolio.importing.nets.over import Over, tables_of
from plnfolio.importing.nets.rows import Entries, Entry, entries_of
from plnfolio.model.network import Network
from plnfolio.model.slug import slugify
from plnfolio.model.source import CONTENT

FOLDER = "networks"
_LONGEST = 40
_SHOWABLE = frozenset(
    "name purpose activities time cost kind group status give receive since until url".split()
)


def networks(article: Article, there: There) -> None:
    """Make files of the tables of a text that are networks; ordinary tables stay as they are."""
    last: Columns | None = None
    taken = dict(there.paths)
    for over in list(tables_of(article.body)):
        grid = grid_of(over.table, is_head)
        columns = columns_of(grid, over.words, last) if grid else None
        if grid is None or columns is None:
            continue
        last = columns
        made = entries_of(grid, columns, over.status, markdown)
        title = over.title or grid.title or article.title or "My learning network"
        path = _file(article, made, slugify(over.status or title), title, taken)
        directive = _directive(PurePosixPath(path).stem, columns, made, over.caption, title)
        _replace(over, written("div", directive, over.shown))
        _say(article, path, columns, made)


def _file(article: Article, made: Entries, name: str, title: str, taken: dict[str, bytes]) -> str:
    """Put the file of a table beside its text; gives its path."""
    name = name[:_LONGEST].strip("-") or "network"
    for entry in made.entries:
        _sound(entry, made)
        _logo(entry, article, name)
    data = network_file(title, [entry.fields for entry in made.entries]).encode()
    path = _free(name, data, taken)
    taken[path] = data
    article.files.append(Beside(path, data))
    article.networks.append(path)
    return path


def _free(name: str, data: bytes, paths: dict[str, bytes]) -> str:
    """A name that no other table has; the same table has the same name."""
    path, number = f"{FOLDER}/{name}.yaml", 1
    while paths.get(path, data) != data:
        number += 1
        path = f"{FOLDER}/{name}-{number}.yaml"
    return path


def _directive(name: str, columns: Columns, found: Entries, caption: str, title: str) -> str:
    lines = [f":::{{network-table}} {name}"]
    shown = _shown(columns, found.entries)
    if shown:
        lines.append(f":columns: {', '.join(shown)}")
    if caption not in ("", title):
        lines.append(f":caption: {caption}")
    if found.total:
        lines.append(":total: true")
    return "\n".join([*lines, ":::"])


def _shown(columns: Columns, entries: Sequence[Entry]) -> list[str]:
    """The columns as the author had them, with their heads."""
    filled = {name for entry in entries for name in entry.fields}
    shown: dict[str, str] = {}
    for head in columns.heads:
        if (
            head.field not in _SHOWABLE
            or head.field in shown
            or head.field not in filled | {"status"}
        ):
            continue
        said = " ".join(head.words.replace(",", " ").split())
        shown[head.field] = f"{head.field}: {said}" if said else head.field
    if "purpose" in filled and "purpose" not in shown:
        shown["purpose"] = "purpose"
    return list(shown.values())


def _logo(entry: Entry, article: Article, table: str) -> None:
    """The picture of an entry beside its table."""
    if entry.logo is None:
        return
    src, alt = entry.logo.get("src") or "", entry.logo.get("alt") or ""
    picture = article.pictures(src)
    name = str(entry.fields["name"])
    if picture is None:
        article.note(
            "a logo that is not at hand is left out", near=name, left=f"{src} {alt}".strip()
        )
        return
    suffix = PurePosixPath(picture.name).suffix.lower() or ".png"
    file = f"{slugify(str(entry.fields.get('short') or name))[:_LONGEST] or table}{suffix}"
    article.files.append(Beside(f"{FOLDER}/{file}", picture.data))
    fields = {"logo": {"src": file, "alt": alt}, **entry.fields}
    lead = {key: fields[key] for key in ("name", "short", "url", "logo") if key in fields}
    entry.fields = lead | fields


def _sound(entry: Entry, found: Entries) -> None:
    """Put what its field would not take into the purpose."""
    try:
        Network.model_validate(entry.fields)
    except ValidationError as error:
        wrong = {str(one["loc"][0]) for one in error.errors() if one["loc"]} - {"name", "logo"}
        said = [str(entry.fields.pop(key)) for key in sorted(wrong) if key in entry.fields]
        before = [entry.fields["purpose"]] if entry.fields.get("purpose") else []
        entry.fields["purpose"] = "\n\n".join([*before, *said])
        found.note("what no field takes is in the purpose", str(entry.fields["name"]))


def _say(article: Article, path: str, columns: Columns, found: Entries) -> None:
    """What there is to say of a table, in the report, with the line in its file."""
    lines = next(one.data for one in article.files if one.path == path).decode().split("\n")
    for message, near, left in found.notes:
        entry = f"- name: {scalar(near)}"
        line = next((at for at, one in enumerate(lines, 1) if near and one.strip() == entry), 0)
        article.notes.append(Note(message, f"{CONTENT}/{path}", line, "", left))
    if columns.guesses:
        said = "the table had no heads; what each column is was guessed"
        if any(head.words for head in columns.heads):
            fields = ", ".join(columns.heads[i].field or "purpose" for i in columns.guesses)
            said = f"guessed for columns without a head: {fields}"
        article.notes.append(Note(said, f"{CONTENT}/{path}"))


def _replace(over: Over, new: Element) -> None:
    new.tail, over.shown.tail = over.shown.tail, None
    at = list(over.parent).index(over.shown)
    over.parent[at] = new
    for one in over.titles:
        over.parent.remove(one)
        new.insert(0, one)
