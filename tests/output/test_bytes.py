"""The same input gives the same bytes, and what is not published is in none of them."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

from sites.building import CHECKOUT, Built, Workshop, build_in, call, run
from sites.leaks import leaks


def test_no_mark_stands_in_a_file(example: Built) -> None:
    assert list(leaks(example.files())) == []


def test_two_builds_in_two_folders_are_the_same(example: Built, tmp_path: Path) -> None:
    again = build_in(CHECKOUT, tmp_path / "elsewhere/out")
    assert again.files() == example.files()


def test_a_build_over_an_older_one_is_the_same_as_a_fresh_one(
    example: Built, tmp_path: Path
) -> None:
    output = tmp_path / "public"
    build_in(CHECKOUT, output, base_url="https://other.example.org/repo")
    assert build_in(CHECKOUT, output).files() == example.files()


def test_the_process_the_zone_and_the_seed_do_not_matter(example: Built, tmp_path: Path) -> None:
    env = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    ran = run("build", "--output", str(tmp_path / "public"), cwd=CHECKOUT, env=env)
    assert ran.code == 0
    assert Built(CHECKOUT, tmp_path / "public", None, ()).files() == example.files()


SECRET = "Quetzalcoatlus"
HIDDEN = f"""
=== content/posts/open.md
---
title: Open
date: 2023-04-11
tags: [pln]
---
Text.

=== content/posts/draft/index.md
---
title: About {SECRET}
date: 2023-04-12
draft: true
tags: [pln, {SECRET}]
course: {SECRET}101
---
{SECRET} [@{SECRET}2020]. ![{SECRET}](wings.svg) [{SECRET}]({SECRET}.pdf)

=== content/posts/draft/wings.svg
<svg xmlns="http://www.w3.org/2000/svg"><title>{SECRET}</title></svg>

=== content/posts/draft/{SECRET}.pdf
{SECRET}

=== content/posts/draft/more/deep.svg
<svg xmlns="http://www.w3.org/2000/svg"><title>{SECRET}</title></svg>

=== content/posts/{SECRET}.md
---
title: Later {SECRET}
date: 2027-05-03
---
{SECRET}

=== content/pages/hidden.md
---
title: {SECRET}
draft: true
---
{SECRET}

=== content/references.yaml
- {{id: {SECRET}2020, type: book, title: {SECRET}, issued: 2020}}
"""


def test_a_draft_appears_in_no_byte_of_the_output(workshop: Workshop) -> None:
    built = workshop.build(HIDDEN, base_url="https://ada.example.org")
    assert built.shown == ""
    word = SECRET.encode().lower()
    for path, data in built.files().items():
        assert word not in path.lower().encode()
        assert word not in data.lower(), path
    assert built.result
    assert len(built.result.site.left_out) == 3


def test_a_draft_that_is_asked_for_is_there(workshop: Workshop) -> None:
    built = workshop.build(HIDDEN, drafts=True, future=True)
    assert built.shown == ""
    there = {path for path, data in built.files().items() if SECRET.encode() in data}
    assert {"posts/draft/index.html", "posts/draft/wings.svg", "hidden/index.html"} <= there


def test_a_post_that_becomes_a_draft_leaves_nothing_behind(workshop: Workshop) -> None:
    folder = workshop.folder(HIDDEN)
    build_in(folder, drafts=True, future=True)
    built = build_in(folder)
    assert all(SECRET.encode() not in data for data in built.files().values())
    assert not (built.output / "posts/draft").exists()


def test_pictures_that_no_text_shows_are_not_published(workshop: Workshop) -> None:
    built = workshop.build(
        {
            "content/posts/one/index.md": "---\ntitle: One\ndate: 2023-04-11\n---\nText.\n",
            "content/posts/one/notes.docx": b"private",
            "content/posts/one/.DS_Store": b"private",
            "content/notes.txt": b"private",
            "content/static/.gitkeep": b"private",
        }
    )
    assert all(b"private" not in data for data in built.files().values())


def test_composed_and_decomposed_names_have_one_address(workshop: Workshop) -> None:
    text = "---\ntitle: Été\ndate: 2023-04-11\n---\n![Map](été.svg)\n"
    picture = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    paths = {}
    for form in ("NFC", "NFD"):
        name = unicodedata.normalize(form, "été")
        built = workshop.build(
            {f"content/posts/{name}.md": text, f"content/posts/{name}.svg": picture}
        )
        assert built.shown == ""
        paths[form] = [path for path in built.files() if path.endswith("/index.html")]
    assert paths["NFC"] == paths["NFD"]
    assert "posts/ete/index.html" in paths["NFC"]


def test_json_lists_hidden_pages_too(workshop: Workshop) -> None:
    ran = call("build", "--json", cwd=workshop.folder(HIDDEN))
    assert [item["path"] for item in json.loads(ran.out)["left_out"]] == [
        f"content/posts/{SECRET}.md",
        "content/posts/draft/index.md",
        "content/pages/hidden.md",
    ]
