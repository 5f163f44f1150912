"""What one has elsewhere is brought by one command, and the site builds with it."""

from __future__ import annotations

import json
from pathlib import Path

from sites.building import Workshop, call

SITE = """
=== content/site.yaml
title: Notes
author: Ada Berg

=== saved/walk.html
<!DOCTYPE html><html lang="en"><head><title>A walk – Ada’s notes</title>
<meta property="article:published_time" content="2023-04-11T10:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><main><h1>A walk</h1><p>We went out <em>early</em>.</p>
<h2>By the lake</h2><p>There was nobody.</p></main></body></html>
"""


def test_a_saved_page_becomes_a_post(workshop: Workshop) -> None:
    folder = workshop.folder(SITE)
    done = call("import", "saved/walk.html", "--json", cwd=folder)
    assert done.code == 0, done.err
    assert json.loads(done.out)["posts"] == ["posts/a-walk.md"]
    text = (folder / "content/posts/a-walk.md").read_text(encoding="utf-8")
    assert text.startswith('---\ntitle: "A walk"\ndate: 2023-04-11\n---\n')
    assert "## By the lake" in text
    assert call("build", cwd=folder).code == 0


def test_a_dry_run_makes_nothing(workshop: Workshop) -> None:
    folder = workshop.folder(SITE)
    assert call("import", "saved/walk.html", "--dry-run", cwd=folder).code == 0
    assert not Path(folder / "content/posts").exists()
