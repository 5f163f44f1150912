"""A student begins an entry of a table, a reflection by a model, a site from what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from plnfolio.commands.new_reflection import MODELS
from sites.building import Workshop, call

SITE = {"content/site.yaml": "title: Notes\nauthor: Ada Adams\n"}
TABLE = "# Mine\r\ntitle: My network\r\nnetworks:\r\n  - name: Guild   # of circles\r\n"
TEXT = "---\ntitle: One\ndate: 2026-01-02\n---\n\n:::{network-table} current\n:::\n"


def test_a_network_is_put_into_its_table(workshop: Workshop) -> None:
    folder = workshop.folder({**SITE, "content/posts/one.md": TEXT})
    table = folder / "content/networks/current.yaml"
    table.parent.mkdir()
    table.write_bytes(TABLE.encode())
    ran = call("new", "network", "GLDC: chat", "--table", "current", cwd=folder)
    assert ran.code == 0, ran.err
    text = table.read_bytes().decode()
    entry = "\r\n  - name: 'GLDC: chat'\r\n    status: current\r\n    since: 2026-11\r\n    # url: "
    assert text.startswith(TABLE + entry)
    assert text.count("\n") == text.count("\r\n")
    assert call("build", cwd=folder).code == 0
    page = (folder / "public/posts/one/index.html").read_text("utf-8")
    assert "GLDC: chat" in page


def test_every_hint_of_a_new_network_is_right(workshop: Workshop) -> None:
    folder = workshop.folder({**SITE, "content/posts/one.md": TEXT})
    ran = call("new", "network", "Guild", "--table", "current", cwd=folder)
    assert ":::{network-table} current\n:::" in ran.out
    table = folder / "content/networks/current.yaml"
    table.write_text(table.read_text("utf-8").replace("    # ", "    "), "utf-8")
    ran = call("build", cwd=folder)
    assert (ran.code, ran.err) == (0, ""), ran.err
    assert "Community  ██████████████████████████████ 2" in call("pln", cwd=folder).out


def test_the_only_table_need_not_be_named(workshop: Workshop) -> None:
    folder = workshop.folder({**SITE, "content/networks/now.yml": "title: Now\n"})
    assert call("new", "network", "Guild", cwd=folder).code == 0
    text = (folder / "content/networks/now.yml").read_text("utf-8")
    assert text.startswith("title: Now\nnetworks:\n  - name: Guild\n")
    folder = workshop.folder({**SITE, "content/networks/now.yaml": "title: Now\nnetworks: []\n"})
    assert call("new", "network", "Guild", cwd=folder).code == 0
    text = (folder / "content/networks/now.yaml").read_text("utf-8")
    assert text.startswith('title: Now\nnetworks: [{"name": "Guild"')


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Guild"], "say into which table, with --table: later or now"),
        (["Guild", "--table", "latr"], "there is no table “latr”; did you mean “later”?"),
        (["guild", "--table", "now"], "has “guild” already"),
        (["gl", "--table", "now"], "has “gl” already"),
        ([" ", "--table", "now"], "a network needs a name"),
        (["Guild", "--table", "a/../b c"], "cannot be a table’s name"),
    ],
)
def test_what_cannot_be_a_new_network(workshop: Workshop, words: list[str], said: str) -> None:
    now = "title: Now\nnetworks: [{name: Guild, short: GL}]\n"
    files = {"content/networks/now.yaml": now, "content/networks/later.yaml": "title: Later\n"}
    folder = workshop.folder({**SITE, **files})
    ran = call("new", "network", *words, cwd=folder)
    assert (ran.code, said in ran.err) == (2, True), ran.err
    assert (folder / "content/networks/now.yaml").read_text("utf-8") == now


def test_a_table_with_a_mistake_is_left_alone(workshop: Workshop) -> None:
    for text in ("title: [\nnetworks:\n- name: A\n", "title: Now\nnetworks: {name: A}\n"):
        folder = workshop.folder({**SITE, "content/networks/now.yaml": text})
        ran = call("new", "network", "Guild", cwd=folder)
        assert ran.code == 1
        assert "- name: Guild" in ran.err
        assert (folder / "content/networks/now.yaml").read_text("utf-8") == text


@pytest.mark.parametrize("model", MODELS)
def test_a_reflection_has_the_steps_of_its_model(workshop: Workshop, model: str) -> None:
    folder = workshop.folder(SITE)
    ran = call("new", "reflection", "My first chat", "--model", model, cwd=folder)
    assert ran.code == 0, ran.err
    text = (folder / "content/posts/my-first-chat.md").read_text("utf-8")
    steps = [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]
    assert steps == list(MODELS[model].steps)
    assert call("build", cwd=folder).code == 0
    page = (folder / "public/posts/my-first-chat/index.html").read_text("utf-8")
    for step in steps:
        assert step in page
    again = call("new", "reflection", "My first chat", "--model", model, cwd=folder)
    assert (again.code, "was left alone" in again.err) == (1, True)


def test_a_reflection_needs_a_model_where_nobody_can_be_asked(workshop: Workshop) -> None:
    folder = workshop.folder(SITE)
    ran = call("new", "reflection", "My first chat", cwd=folder)
    assert ran.code == 2
    assert "--model: gibbs, kolb, what-so-what, deal" in ran.err
    assert call("new", "reflection", "A", "--model", "gibs", cwd=folder).code == 2


def test_a_site_is_made_from_what_there_is(tmp_path: Path) -> None:
    page = "<html><body><article><h1>My circles</h1><p>Of people, and of what they know.</p>"
    (tmp_path / "circles.html").write_text(page, "utf-8")
    ran = call("new", "site", "notes", "--yes", "--from", "circles.html", cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert "Your site is in notes" in ran.out
    assert (tmp_path / "notes/content/posts/my-circles.md").is_file()
    assert call("build", cwd=tmp_path / "notes").code == 0
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    ran = call("new", "site", "other", "--yes", "--from", "picture.png", cwd=tmp_path)
    assert "The site was made all the same, without it." in ran.err
    assert (tmp_path / "other/content/site.yaml").is_file()
    ran = call("new", "site", "third", "--yes", "--from", "no.html", cwd=tmp_path)
    assert ran.code == 2
    assert not (tmp_path / "third").exists()


NETWORKS = (
    "<html><body><article><h1>My circles</h1><p>Of people, and of what they know.</p><table><tr>"
    "<th>Network</th><th>Purpose</th><th>Hours</th></tr><tr><td>Docks</td><td>A chat</td><td>2</td>"
    "</tr></table></article>"
)


def test_a_site_with_networks_of_its_own_has_no_example_of_one(tmp_path: Path) -> None:
    (tmp_path / "circles.html").write_text(NETWORKS, "utf-8")
    ran = call("new", "site", "notes", "--yes", "--from", "circles.html", cwd=tmp_path)
    assert (ran.code, "example" in ran.out) == (0, False), ran.err
    files = [path.name for path in (tmp_path / "notes/content/networks").iterdir()]
    assert files == ["my-circles.yaml"]
    page = "<html><body><article><h1>A thought</h1><p>Of people, and of what they know.</p>"
    (tmp_path / "thought.html").write_text(page, "utf-8")
    assert call("new", "site", "other", "--yes", "--from", "thought.html", cwd=tmp_path).code == 0
    assert (tmp_path / "other/content/networks/current.yaml").is_file()


def test_the_example_is_named_where_networks_come_beside_it(tmp_path: Path) -> None:
    (tmp_path / "circles.html").write_text(NETWORKS, "utf-8")
    assert call("new", "site", "notes", "--yes", cwd=tmp_path).code == 0
    ran = call("import", "../circles.html", cwd=tmp_path / "notes")
    assert "content/networks/current.yaml: the example that every new site has" in ran.out
    (tmp_path / "notes/content/networks/current.yaml").unlink()
    (tmp_path / "circles.html").write_text(NETWORKS.replace("My circles", "My rounds"), "utf-8")
    assert "the example" not in call("import", "../circles.html", cwd=tmp_path / "notes").out
