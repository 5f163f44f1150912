"""The index of words: what is in it, what is not, and what a site without it looks like."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec

import pytest

from output.test_bytes import HIDDEN, SECRET
from plnfolio.kinds.search import PROGRAMS, has_search
from plnfolio.model.marks import MARKS
from sites.building import Built, Workshop, build_in, call
from sites.extras import extras

pytestmark = pytest.mark.skipif(not has_search(), reason="the extra “search” is not installed")

SITE = """
=== content/posts/one.md
---
title: One & only
date: 2023-04-11
updated: 2023-04-15
---
Text with a claim [@ada2020].

| Head | Other |
|------|-------|
| left | right |

=== content/pages/about.md
---
title: About
---
Of me.

=== content/references.yaml
- id: ada2020
  type: book
  title: A treatise
  author: [{family: Lovelace, given: A.}]
  issued: 2020
  publisher: Taylor
"""


def unpacked(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index as they are behind their compression."""
    return {
        path: gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
        for path, data in files.items()
        if path.startswith("pagefind/")
    }


def fragments(built: Built) -> dict[str, dict[str, object]]:
    """What the index knows of each page, by its address."""
    known = [
        json.loads(data.removeprefix(b"pagefind_dcd"))
        for path, data in unpacked(built.files()).items()
        if "/fragment/" in path
    ]
    return {one["url"]: one for one in known}


def test_posts_pages_and_networks_can_be_found_and_lists_cannot(example: Built) -> None:
    found = fragments(example)
    assert {"/posts/social-learning/", "/about/", "/networks/current/"} <= set(found)
    assert not {"/", "/posts/", "/tags/", "/tags/pln/", "/search/", "/404.html"} & set(found)


def test_what_is_found_has_its_title_its_kind_and_its_day(workshop: Workshop) -> None:
    found = fragments(workshop.build(SITE))
    assert found["/posts/one/"]["meta"] == {
        "title": "One & only",
        "kind": "Post",
        "date": "April 15, 2023",
    }
    assert found["/about/"]["meta"] == {"title": "About", "kind": "Page"}


def test_an_artifact_without_a_text_is_found_by_what_it_is_about(workshop: Workshop) -> None:
    matter = "---\ntitle: A card\ndate: 2023-04-11\nsummary: Five steps & a way out\n---\n"
    found = fragments(workshop.build({"content/artifacts/card.md": matter}))
    (card,) = found.values()
    assert card["meta"] == {"title": "A card", "kind": "Artifact", "date": "April 11, 2023"}
    assert "Five steps & a way out" in str(card["content"])


def test_an_artifact_is_found_by_what_it_tells_as_a_case_and_a_standard_by_its_id(
    workshop: Workshop,
) -> None:
    site = "title: T\nauthor: Ada\nstandards: [{id: LX-1, title: Plans, description: Begins.}]\n"
    case = "audience: New staff\ntools: [Figma, InDesign]\nproblem: Labels went astray.\n"
    text = f"---\ntitle: A card\ndate: 2023-04-11\n{case}---\nText.\n"
    found = fragments(
        workshop.build({"content/site.yaml": site, "content/artifacts/card.md": text})
    )
    said = str(found["/artifacts/card/"]["content"])
    assert all(one in said for one in ("New staff", "Figma, InDesign", "Labels went", "Text."))
    assert found["/standards/lx-1/"]["meta"] == {"title": "LX-1: Plans", "kind": "Standard"}
    assert "/standards/" not in found


def test_only_what_the_author_wrote_is_found_and_each_thing_once(workshop: Workshop) -> None:
    text = str(fragments(workshop.build(SITE))["/posts/one/"]["content"])
    assert text.count("Lovelace") == 2
    assert "left right" in text
    assert "Head" not in text
    assert not MARKS & set(text)
    assert not {"Cite this post", "Skip to content"} & set(text.split("."))


def test_a_draft_is_in_no_byte_of_the_index(workshop: Workshop) -> None:
    folder = workshop.folder(HIDDEN)
    shown = build_in(folder, drafts=True, future=True)
    assert any(SECRET.lower().encode() in data.lower() for data in unpacked(shown.files()).values())
    hidden = unpacked(build_in(folder).files())
    assert hidden
    assert not any(SECRET.lower().encode() in data.lower() for data in hidden.values())


def test_an_index_is_made_anew_where_one_of_its_files_was_changed_or_is_gone(
    workshop: Workshop,
) -> None:
    folder = workshop.folder(SITE)
    first = build_in(folder).files()
    assert build_in(folder).files() == first
    for path in sorted((folder / "public/pagefind").rglob("*.pf_*"))[:2]:
        path.write_bytes(b"damage")
        assert build_in(folder).files() == first
        path.unlink()
        assert build_in(folder).files() == first


def test_without_the_extra_there_is_no_trace_of_a_search(workshop: Workshop) -> None:
    folder = workshop.folder(SITE)
    build_in(folder)
    with extras(dict.fromkeys(PROGRAMS)):
        ran = call("build", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    assert "earch" not in ran.out
    for path in (folder / "public").rglob("*"):
        assert "search" not in path.name
        assert path.name != "pagefind"
        if path.is_file():
            data = path.read_bytes().lower()
            assert b"pagefind" not in data, path
            assert b"search" not in data, path


def test_a_program_that_does_not_work_is_named_with_a_remedy(workshop: Workshop) -> None:
    folder = workshop.folder(SITE)
    broken = module_from_spec(ModuleSpec("broken", None))
    broken.get_executable = lambda: __file__
    with extras(dict.fromkeys(PROGRAMS, broken)):
        ran = call("build", cwd=folder)
    assert ran.code == 1
    assert "error[search-failed]: Pagefind, which makes the search, did not work" in ran.err
    assert not (folder / "public").exists()


@pytest.mark.parametrize("language", ["en", "es", "ar", "ko", "zh"])
def test_the_index_of_many_texts_has_the_same_bytes_twice(
    language: str, workshop: Workshop
) -> None:
    words = "Réseau café cafe التعلم شبكات 학습 네트워크 学习网络 año ano learn".split()
    posts = {
        f"content/posts/p{n}.md": f"---\ntitle: {words[n % len(words)]}\ndate: 2023-04-11\n---\n"
        + " ".join(words[n % 5 :] * 9)
        for n in range(12)
    }
    site = {**posts, "content/site.yaml": f"title: T\nauthor: A\nlanguage: {language}\n"}
    first, second = (unpacked(workshop.build(site).files()) for _ in range(2))
    assert first == second
