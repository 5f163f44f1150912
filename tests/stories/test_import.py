"""What one has elsewhere is brought by one command, nothing twice, and the site builds with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sites.building import Ran, Workshop, call

SITE = """
=== content/site.yaml
title: Notes
author: Ada Berg

=== saved/walk.html
<!DOCTYPE html><html lang="en"><head><title>A walk – Ada’s notes</title>
<link rel="canonical" href="https://ada.example.org/2023/04/a-walk/">
<meta property="article:published_time" content="2023-04-11T10:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><main><h1>A walk</h1><p>We went out <em>early</em>.</p>
<h2>By the lake</h2><p>There was nobody.</p>
<figure><img src="walk_files/photo.png" alt="The lake"><figcaption>At six</figcaption></figure>
<p>More of it is in <a href="https://ada.example.org/2023/05/second/">the second part</a>.</p>
</main></body></html>

=== saved/walk_files/photo.png [png]

=== saved/second.html
<!DOCTYPE html><html lang="en"><head><title>A second walk</title>
<link rel="canonical" href="https://ada.example.org/2023/05/second/">
<meta property="article:published_time" content="2023-05-11T10:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><main><h1>A second walk</h1><p>We went out late, and
<a href="javascript:alert(1)">came back</a> soon.</p></main></body></html>
"""

TEXT = """---
title: A walk
date: 2023-04-11
aliases: [/2023/04/a-walk/]
---

We went out *early*.

## By the lake

There was nobody.

:::{figure} the-lake.png
:alt: The lake
At six
:::

More of it is in [the second part](../a-second-walk.md).
"""

POST = "content/posts/a-walk/index.md"


@pytest.fixture
def site(workshop: Workshop) -> Path:
    return workshop.folder(SITE)


def told(done: Ran) -> dict[str, Any]:
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def files(site: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in site.rglob("*") if one.is_file()}


def test_saved_pages_become_posts_and_the_site_builds(site: Path) -> None:
    done = told(call("import", "saved/walk.html", "saved/second.html", "--json", cwd=site))
    assert done["posts"] == [POST, "content/posts/a-second-walk.md"]
    assert (site / POST).read_text(encoding="utf-8") == TEXT
    assert (site / "content/posts/a-walk/the-lake.png").read_bytes()[:4] == b"\x89PNG"
    said = {note["message"] for note in done["notes"]}
    assert "left out as furniture of the page: Home /" in said
    assert any("javascript:alert(1)" in one for one in said)
    assert call("build", cwd=site).code == 0


def test_a_dry_run_makes_nothing(site: Path) -> None:
    before = files(site)
    done = call("import", "saved/walk.html", "--dry-run", cwd=site)
    assert "Would bring 1 text, 1 picture:" in done.out
    assert files(site) == before


def test_a_second_run_makes_nothing(site: Path) -> None:
    call("import", "saved/walk.html", cwd=site)
    before = files(site)
    done = call("import", "saved/walk.html", cwd=site)
    assert f"There already: {POST}." in done.out
    assert files(site) == before
    for other in ("./saved/walk.html", str(site / "saved/walk.html")):
        assert told(call("import", other, "--json", cwd=site))["posts"] == []


def test_a_source_without_an_address_is_known_by_its_file(site: Path) -> None:
    page = "<title>Notes</title><h1>Notes</h1><p>Words that I wrote.</p>"
    (site / "saved/notes.html").write_text(page, encoding="utf-8")
    assert told(call("import", "saved/notes.html", "--json", cwd=site))["posts"]
    for other, folder in (("notes.html", "saved"), (str(site / "saved/notes.html"), ".")):
        done = call("import", other, "--site", str(site), "--json", cwd=site / folder)
        assert told(done)["posts"] == []
    (site / "moved").mkdir()
    (site / "saved/notes.html").rename(site / "moved/notes.html")
    assert told(call("import", "moved/notes.html", "--json", cwd=site))["posts"] == []


def test_what_the_author_changed_stays_and_is_not_reported_as_different(site: Path) -> None:
    call("import", "saved/walk.html", cwd=site)
    (site / POST).write_text("---\ntitle: Mine\ndate: 2023-04-11\n---\nMine.\n", encoding="utf-8")
    done = call("import", "saved/walk.html", cwd=site)
    assert "There already, as you have changed it since" in done.out
    assert "Mine." in (site / POST).read_text(encoding="utf-8")


def test_after_the_source_changed_a_difference_is_shown(site: Path) -> None:
    call("import", "saved/walk.html", cwd=site)
    source = site / "saved/walk.html"
    source.write_text(source.read_text("utf-8").replace("nobody", "somebody"), encoding="utf-8")
    done = call("import", "saved/walk.html", cwd=site)
    assert "-There was nobody.\n+There was somebody.\n" in done.out
    assert "There was nobody." in (site / POST).read_text(encoding="utf-8")


def test_a_text_that_was_renamed_is_known_by_its_old_address(site: Path) -> None:
    call("import", "saved/second.html", cwd=site)
    posts = site / "content/posts"
    (posts / "a-second-walk.md").rename(posts / "late.md")
    done = call("import", "saved/second.html", cwd=site)
    assert "There already: content/posts/late.md." in done.out
    assert not (posts / "a-second-walk.md").exists()


def test_another_text_of_the_same_name_stays(site: Path) -> None:
    own = site / "content/posts/a-second-walk.md"
    own.parent.mkdir()
    own.write_text("---\ntitle: A second walk\ndate: 2020-01-01\n---\nMine.\n", encoding="utf-8")
    done = told(call("import", "saved/second.html", "--json", cwd=site))
    assert done["posts"] == ["content/posts/a-second-walk-2.md"]
    assert "Mine." in own.read_text(encoding="utf-8")
    assert call("build", cwd=site).code == 0


def test_where_there_is_no_site_it_is_said_how_to_make_one(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>Words.</p>", encoding="utf-8")
    done = call("import", "a.html", cwd=tmp_path)
    assert done.code == 2
    assert "plnfolio new site" in done.err


def test_what_nobody_can_read_is_refused(site: Path) -> None:
    (site / "saved/it.xyz").write_bytes(b"\0\1")
    done = call("import", "saved/it.xyz", cwd=site)
    assert done.code == 1
    assert "saved/it.xyz is of no form that can be brought" in done.err


def test_a_page_without_a_text_is_named_and_makes_nothing(workshop: Workshop) -> None:
    folder = workshop.folder(SITE + "\n=== saved/bare.html\n<title>Soon</title><p> </p>\n")
    ran = call("import", "saved/bare.html", cwd=folder)
    assert "saved/bare.html: nothing was brought: it has no text but its title: “Soon”" in ran.out
    assert not list((folder / "content").rglob("*.md"))
