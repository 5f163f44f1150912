"""An author writes YAML in an editor that completes and checks: ``plnfolio schema``."""

from __future__ import annotations

import fnmatch
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from plnfolio.commands.schema import SCHEMAS
from sites.building import CHECKOUT, Workshop, call, contents
from sites.forked import run

STARTER = CHECKOUT / "generator/plnfolio/starter"
LOOKS = {
    "content/site.yaml": "site",
    "content/networks/*.yaml": "network-table",
    "content/references*.yaml": "references",
    "content/posts/*.md": "post",
    "content/pages/*.md": "page",
    "content/artifacts/*.md": "artifact",
}


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: a day is text."""


Core.yaml_implicit_resolvers = {
    sign: [(tag, regex) for tag, regex in found if tag != "tag:yaml.org,2002:timestamp"]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(SCHEMAS[name]())


def errors(name: str, text: str) -> list[str]:
    return [error.message for error in validator(name).iter_errors(yaml.load(text, Core))]


def written(root: Path) -> Iterator[tuple[str, Path]]:
    """Everything with a schema in a site, and the schema's name."""
    for path in sorted((root / "content").rglob("*")):
        place = path.relative_to(root).as_posix()
        for pattern, name in LOOKS.items():
            if fnmatch.fnmatchcase(place, pattern):
                yield name, path


RUBRICS = sorted((CHECKOUT / "generator/plnfolio/check/rubric").glob("*.yaml"))
FILES = [*written(CHECKOUT), *written(STARTER), *(("rubric", path) for path in RUBRICS)]


def fields(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field at any depth, by name."""
    if isinstance(schema, list):
        for item in schema:
            yield from fields(item)
    elif isinstance(schema, dict):
        yield from schema.get("properties", {}).items()
        for value in schema.values():
            yield from fields(value)


def test_there_is_something_of_each_kind_to_validate() -> None:
    assert {name for name, _ in FILES} == set(SCHEMAS)


@pytest.mark.parametrize(
    ("name", "path"), FILES, ids=[p.relative_to(CHECKOUT).as_posix() for _, p in FILES]
)
def test_what_is_written_here_keeps_to_its_schema(name: str, path: Path) -> None:
    text = path.read_text("utf-8")
    assert errors(name, text.split("\n---\n")[0] if path.suffix == ".md" else text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("site", "title: T\nauthor: A\ntilte: x"),
        ("site", "title: T"),
        ("site", "title: T\nauthor: {name: A, url: 'javascript:alert(1)'}"),
        ("site", "title: T\nauthor: A\nrecent: 0"),
        ("network-table", "title: T\nnetworks: [{name: A, knid: person}]"),
        ("network-table", "title: T\nnetworks: [{name: A, kind: friend}]"),
        ("network-table", "title: T\nnetworks: [{short: A}]"),
        ("network-table", "title: T\nnetworks: [{name: A, since: May}]"),
        ("network-table", "title: T\nnetworks: [{name: A, time: {min: -1}}]"),
        ("network-table", "title: T\nnetworks: [{name: A, url: www.example.org}]"),
        ("references", "- {id: a, type: bok}"),
        ("references", "- {type: book}"),
        ("references", "- {id: a, type: book, tilte: x}"),
        ("references", "- {id: a, type: book, author: [{famly: x}]}"),
        ("post", "title: T"),
        ("post", "title: T\ndate: 2023-04-11\ntag: [a]"),
        ("page", "title: T\ndate: 2023-04-11"),
    ],
)
def test_a_mistake_does_not_keep_to_the_schema(name: str, text: str) -> None:
    assert errors(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("site", "title: 1984\nauthor: A\nlicence: {name: CC BY 4.0, url: HTTPS://example.org}"),
        ("network-table", "title: T\nnetworks: [{name: A, since: 2022, activities: Reading}]"),
        ("network-table", "title: T\nnetworks: [{name: A, relationship: friend met}]"),
        ("network-table", "title: T\nnetworks: [{name: A, cost: {amount: 2.5}, time: '?'}]"),
        ("references", "- {id: 1, type: book, author: ACE, issued: 2020, volume: 3, _mine: x}"),
        ("references", "- {id: a, type: book, issued: {date-parts: [[2020], [2021]]}}"),
        ("post", "title: T\ndate: 2023-04-11\ntags: a, b\nslug: 2023\nnocite: '@a'"),
    ],
)
def test_every_way_of_writing_is_accepted(name: str, text: str) -> None:
    assert errors(name, text) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_and_explains_each_field(name: str) -> None:
    schema = SCHEMAS[name]()
    jsonschema.Draft202012Validator.check_schema(schema)
    found = list(fields(schema))
    assert found
    for field, said in found:
        assert said["title"], field
        assert len(said["description"]) > 5, field


@pytest.mark.parametrize("name", SCHEMAS)
def test_patterns_mean_the_same_in_javascript(name: str) -> None:
    text = json.dumps(SCHEMAS[name]())
    assert not re.search(r"\(\?(?![:=!])|\\\\[AZ]", text)


def test_schemas_are_written_beside_the_content(workshop: Workshop) -> None:
    folder = workshop.folder({})
    told = run("schema", cwd=folder)
    assert (told.code, told.out, told.err) == (0, "Wrote 7 schemas into schemas/.\n", "")
    assert json.loads((folder / "schemas/site.schema.json").read_text("utf-8")) == SCHEMAS["site"]()
    before = contents(folder)
    assert call("schema", cwd=folder).code == 0
    assert contents(folder) == before


def test_schemas_of_an_older_plnfolio_are_replaced(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workshop.folder({})
    with monkeypatch.context() as older:
        older.setitem(SCHEMAS, "site", lambda: {"title": "older"})  # type: ignore[misc]
        assert call("schema", cwd=folder).code == 0
    assert json.loads((folder / "schemas/site.schema.json").read_text("utf-8")) != SCHEMAS["site"]()
    assert call("schema", cwd=folder).code == 0
    assert json.loads((folder / "schemas/site.schema.json").read_text("utf-8")) == SCHEMAS["site"]()


@pytest.mark.parametrize("made", [True, False], ids=["of ours, changed", "of the author's"])
@pytest.mark.parametrize("what", ["a file", "a link", "a folder"])
def test_nothing_is_written_over_what_plnfolio_did_not_write(
    what: str, made: bool, workshop: Workshop
) -> None:
    folder = workshop.folder({"elsewhere.json": "{}"})
    path = folder / "schemas/post.schema.json"
    if made:
        assert call("schema", cwd=folder).code == 0
        path.unlink()
    path.parent.mkdir(exist_ok=True)
    match what:
        case "a file":
            path.write_text("{}", encoding="utf-8")
        case "a link":
            path.symlink_to("../elsewhere.json")
        case "a folder":
            path.mkdir()
    before = contents(folder)
    told = call("schema", cwd=folder)
    assert told.code == 1
    assert "“post.schema.json”" in told.err
    assert contents(folder) == before
    assert path.is_symlink() == (what == "a link")


def test_schemas_that_are_right_are_nobody_s_mistake(workshop: Workshop) -> None:
    folder = workshop.folder({})
    assert call("schema", cwd=folder).code == 0
    (folder / "schemas/.plnfolio").write_text("junk", encoding="utf-8")
    assert call("schema", cwd=folder).code == 0
    (folder / "schemas/mine.json").write_text("{}", encoding="utf-8")
    assert call("schema", cwd=folder).code == 0
    assert (folder / "schemas/mine.json").read_text("utf-8") == "{}"


def test_a_new_site_is_set_up_for_an_editor(tmp_path: Path) -> None:
    assert call("new", "site", "demo", cwd=tmp_path).code == 0
    settings = json.loads((tmp_path / "demo/.vscode/settings.json").read_text("utf-8"))
    for path in settings["yaml.schemas"]:
        name = Path(path).name.removesuffix(".schema.json")
        schema = json.loads((tmp_path / "demo" / path).read_text("utf-8"))
        assert schema == SCHEMAS[name]()
    extensions = json.loads((tmp_path / "demo/.vscode/extensions.json").read_text("utf-8"))
    assert extensions == {"recommendations": ["redhat.vscode-yaml"]}


def test_a_new_site_leaves_an_editor_s_settings_alone(tmp_path: Path) -> None:
    (tmp_path / ".vscode").mkdir()
    (tmp_path / ".vscode/settings.json").write_text("{}")
    assert call("new", "site", ".", cwd=tmp_path).code == 0
    assert (tmp_path / ".vscode/settings.json").read_text() == "{}"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "there is no content/site.yaml here"),
        (["--al"], "No such option"),
        (["taken.txt"], "taken.txt"),
    ],
)
def test_wrong_use_is_answered_and_nothing_is_written(
    words: list[str], said: str, tmp_path: Path
) -> None:
    (tmp_path / "taken.txt").write_text("a file")
    told = call("schema", *words, cwd=tmp_path)
    assert told.code == 2
    assert said in told.err
    assert contents(tmp_path) == {"taken.txt": b"a file"}
