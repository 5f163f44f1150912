"""What an import says of days, places on pages, pictures and libraries, and where it puts them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sites.building import NOW, Workshop, call
from stories.test_import import told

SITE = """
=== content/site.yaml
title: Notes
author: Ada Berg

=== saved/walk.html
<title>A walk</title><h1>A walk</h1><p>We went out early, and later
<a href="later.html#lake">to the lake</a>, <a href="later.html#gone">to the mill</a> and
<a href="later.html">home</a>.</p>

=== saved/later.html
<title>Later</title><h1>Later</h1><p>Words that I wrote.</p><h2 id="lake">By the lake</h2>
<p id="gone">There was nobody.</p>

=== saved/logo.png [png]
"""
TABLE = """<title>Mine</title><h1>Mine</h1><p>They are these.</p>
<table><tr><th>Network</th><th>What I do there</th><th>Hours</th></tr>
<tr><td><img src="logo.png" alt="GLDC logo"> GLDC</td><td>Read</td><td>2 hours a week</td></tr>
<tr><td>Library</td><td>Ask</td><td>1 hour a week</td></tr></table><p>That is all.</p>"""
LISTED = """<title>Read</title><h1>Read</h1><p>As Miller (2019) says.</p><h2>References</h2>
<p>Miller, J. (2019). Things that nobody knows, Lessons of a life. Press</p>"""


@pytest.fixture
def site(workshop: Workshop) -> Path:
    return workshop.folder(SITE)


def notes(done: dict[str, Any], words: str) -> list[tuple[str, int]]:
    return [(one["path"], one["line"]) for one in done["notes"] if words in one["message"]]


NO_DAY = {"notes.html": "<h1>Notes</h1><p>Words.", "vault/posts/notes.md": "# Notes\n\nWords.\n"}


@pytest.mark.parametrize("name", NO_DAY)
def test_a_text_without_a_day_says_where_that_is(site: Path, name: str) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(NO_DAY[name], encoding="utf-8")
    source = name.partition("/")[0]
    done = told(call("import", source, "--json", cwd=site))
    (path,) = done["posts"]
    ((said, line),) = notes(done, "it had no date")
    assert said == path
    assert (site / path).read_text("utf-8").split("\n")[line - 1] == f"date: {NOW:%Y-%m-%d}"
    again = told(call("import", source, "--json", cwd=site))
    assert not again["posts"]
    assert not notes(again, "it had no date")


@pytest.mark.parametrize(("zone", "day"), [("Pacific/Kiritimati", 23), ("Etc/GMT+12", 22)])
def test_the_day_is_that_where_the_author_lives(site: Path, zone: str, day: int) -> None:
    config = site / "content/site.yaml"
    config.write_text(f"{config.read_text('utf-8')}timezone: {zone}\n", encoding="utf-8")
    told(call("import", "saved/later.html", "--json", cwd=site))
    call("new", "post", "Mine", cwd=site)
    for name in ("later", "mine"):
        text = (site / f"content/posts/{name}.md").read_text("utf-8")
        assert f"\ndate: 2026-11-{day}\n" in text


def test_a_link_to_a_place_on_another_text_leads_there(site: Path) -> None:
    done = told(call("import", "saved", "--json", cwd=site))
    text = (site / "content/posts/a-walk.md").read_text("utf-8")
    assert "[to the lake](later.md#by-the-lake), [to the mill](later.md) and" in text
    assert "[home](later.md)." in text
    assert len(notes(done, "no more to a place on it: later.html#gone")) == 1
    assert call("build", cwd=site).code == 0


def test_a_logo_lies_beside_its_table_alone(site: Path) -> None:
    (site / "saved/table.html").write_text(TABLE, encoding="utf-8")
    done = told(call("import", "saved/table.html", "--json", cwd=site))
    assert done["posts"] == ["content/posts/mine.md"]
    assert [one.name for one in site.glob("content/**/*.png")] == ["gldc.png"]
    text = TABLE.replace("That is all.", "That is all. <img src='logo.png' alt='A sign'>")
    (site / "saved/other.html").write_text(text.replace("Mine", "Shown"), encoding="utf-8")
    told(call("import", "saved/other.html", "--json", cwd=site))
    assert (site / "content/posts/shown/logo.png").exists()
    assert call("build", cwd=site).code == 0


OWN = {
    "references.yaml": "- id: berg2001\n  type: book\n  title: One\n",
    "references.json": '[{"id": "berg2001", "type": "book", "title": "One"}]\n',
    "references.bib": "@book{berg2001, title={One}, author={Berg, A.}, year={2001}}\n",
    "references/mine.yaml": "- id: berg2001\n  type: book\n  title: One\n",
}


@pytest.mark.parametrize("name", OWN)
def test_a_doubt_is_said_of_the_library_that_has_the_work(site: Path, name: str) -> None:
    library = site / "content" / name
    library.parent.mkdir(exist_ok=True)
    library.write_text(OWN[name], encoding="utf-8")
    (site / "saved/read.html").write_text(LISTED, encoding="utf-8")
    done = told(call("import", "saved/read.html", "--json", cwd=site))
    assert "miller2019" in library.read_text("utf-8")
    assert {path for path, _ in notes(done, "is in doubt")} == {f"content/{name}"}
    assert call("build", cwd=site).code == 0
