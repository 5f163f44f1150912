"""A text whose front matter is the same is not validated again, and is what it would be then."""

from __future__ import annotations

from pathlib import Path

import pytest

from plnfolio.diagnostics import Problem
from plnfolio.model.site import Post
from plnfolio.model.source import Source
from plnfolio.read.listing import list_content
from plnfolio.read.recall import CachedSource, Remembering
from plnfolio.read.texts import read_post

PATH = "content/posts/one.md"
FIELDS = "title: One\ndate: 2023-04-01\n"
MATTER = f"---\n{FIELDS}---\n"
TEXT = f"{MATTER}Words.\n"
TAGGED = f"---\n{FIELDS}tags: [a]\n---\nWords.\n"

SAME = {
    "a word more": (TEXT, f"{TEXT}More.\n"),
    "no words any more": (TEXT, MATTER),
    "a line in the text": (TEXT, f"{TEXT}\n---\n\nMore: words\n"),
    "line ends": (TEXT, TEXT.replace("\n", "\r\n")),
    "odd dashes": (f"——\n{FIELDS}——\nWords.\n", f"——\n{FIELDS}——\nMore.\n"),
}
OTHER = {
    "a title": (TEXT, TEXT.replace("One", "Two")),
    "a field more": (TEXT, TAGGED),
    "a fence that is none": (MATTER.rstrip(), f"{MATTER.rstrip()}-\ntags: [a]\n---\n"),
    "an empty line above": (TEXT, f"\n{TEXT}"),
    "no front matter": (TEXT, "Words.\n"),
    "an unknown field": (TAGGED.replace("tags", "tag"), TAGGED.replace("tags", "tag") + "More.\n"),
    "a fence never closed": (f"---\n{FIELDS}\nWords.\n", f"---\n{FIELDS}\nMore.\n"),
    "bytes that are no text": (TEXT, TEXT.replace("W", "\udce4")),
}


@pytest.mark.parametrize("name", [*SAME, *OTHER])
def test_a_text_is_read_again_where_its_front_matter_may_be_another(
    name: str, tmp_path: Path
) -> None:
    before, after = SAME.get(name) or OTHER[name]
    known: dict[str, CachedSource] = {}
    recalled(before, known, tmp_path)
    found, read = recalled(after, known, tmp_path)
    assert found == recalled(after, {}, tmp_path)[0]
    assert read == (name in OTHER)


def recalled(text: str, known: dict[str, CachedSource], root: Path) -> tuple[object, bool]:
    """What becomes of a text, and whether it was read for that."""
    (root / PATH).parent.mkdir(parents=True, exist_ok=True)
    (root / PATH).write_bytes(text.encode(errors="surrogateescape"))
    read: list[Source] = []
    problems: list[Problem] = []

    def reader(source: Source, problems: list[Problem]) -> Post | None:
        read.append(source)
        return read_post(source, problems)

    post = Remembering(root, known, list_content(root))(PATH, reader, problems)
    places = dict(post.places.spans) if post else {}
    others = [getattr(post, one) for one in Post.__dataclass_fields__ if post and one != "places"]
    return (others, places, problems), bool(read)
