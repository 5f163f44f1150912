"""Whatever an author writes builds or is explained; it never ends in a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plnfolio.model.marks import MARKS
from sites.building import Built, Workshop, build_in
from sites.crawl import wrong_ids
from sites.dom import parse
from sites.leaks import leaks
from sites.trying import often

pytestmark = pytest.mark.torture

FEW = settings(
    max_examples=often(10, 250),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# fmt: off
SNIPPETS = [
    "---\n", "- ", "? ", ": ", "{", "}", "[", "]", '"', "'", "&a ", "*a", "!!x ", "|", ">", "#",
    "%", "\t", "title: ", "date: 2023-04-11\n", "tags:\n", "slug: ", ":::{note}\n", ":::\n", "[@a]",
    "@a", "![](x)", "[x](#y)", "<b", "<!--", "```\n", "|a|\n|-|\n", "[^1]", "{#i .c}", "\x00",
    "\x01", "\x02", "0\x03", "\x0e", "\x0f", "\ufeff", "\u2028", "\u202e", "𝕏", "é", "$x$",
    "https://", "\\", "\r",
]
# fmt: on
TEXTS = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from(SNIPPETS), max_size=12).map("".join),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
NETWORK = {
    "name", "short", "url", "logo", "kind", "group", "status", "purpose", "activities", "time",
    "cost", "give", "receive", "since",
}  # fmt: skip
FIELDS = {
    "site": {
        "title", "author", "base_url", "description", "language", "timezone", "theme", "options",
        "menu", "licence", "print", "recent",
    },
    "post": {"title", "date", "updated", "tags", "course", "summary", "slug", "draft", "nocite"},
    "work": {"id", "type", "title", "author", "issued", "URL", "DOI", "page", "volume", "genre"},
}  # fmt: skip


@pytest.fixture(scope="module")
def place(workshop: Workshop) -> Path:
    """One folder for all examples, so that each build also meets the one before it."""
    return workshop.folder({})


def explained(built: Built) -> None:
    """A build that ended as one may end: with a sound site, or with problems in the site."""
    if built.result is None:
        assert any(problem.severity == "error" for problem in built.problems)
        for problem in built.problems:
            assert problem.message
            assert (built.folder / problem.span.path).exists() or problem.span.path == "public"
        return
    files = built.files()
    assert list(leaks(files)) == []
    for path, data in files.items():
        if path.endswith(".html"):
            html = data.decode()
            assert list(wrong_ids(parse(html))) == []


def build_with(place: Path, **contents: str | bytes) -> Built:
    files = {
        "site": "content/site.yaml",
        "post": "content/posts/one.md",
        "table": "content/networks/current.yaml",
        "works": "content/references.yaml",
    }
    site: dict[str, str | bytes] = {
        "site": "title: T\nauthor: A\nbase_url: https://example.org\n",
        "post": "---\ntitle: One\ndate: 2023-04-11\n---\n[@a]\n\n:::{network-table} current\n:::\n",
        "table": "title: Mine\n",
        "works": "- {id: a, type: book, title: A, issued: 2018}\n",
        **contents,
    }
    for name, content in site.items():
        target = place / files[name]
        target.parent.mkdir(parents=True, exist_ok=True)
        # Surrogates are no text and cannot be in a file.
        data = content if isinstance(content, bytes) else content.encode(errors="ignore")
        target.write_bytes(data)
    return build_in(place)


def as_yaml(value: Any) -> str:
    """JSON is YAML; floats that JSON does not have are words there too."""
    return json.dumps(value, ensure_ascii=False)


@given(text=TEXTS)
@FEW
def test_any_text_as_a_title_is_shown_or_explained(place: Path, text: str) -> None:
    explained(build_with(place, post=f"---\ntitle: {as_yaml(text)}\ndate: 2023-04-11\n---\n"))


@given(matter=st.dictionaries(st.sampled_from(sorted(FIELDS["post"])), VALUES, max_size=5))
@FEW
def test_any_value_in_front_matter_builds_or_is_explained(
    place: Path, matter: dict[str, Any]
) -> None:
    whole = {"title": "One", "date": "2023-04-11", **matter}
    explained(build_with(place, post=f"---\n{as_yaml(whole)}\n---\nText.\n"))


@given(config=st.dictionaries(st.sampled_from(sorted(FIELDS["site"])), VALUES, max_size=5))
@FEW
def test_any_value_in_the_site_file_builds_or_is_explained(
    place: Path, config: dict[str, Any]
) -> None:
    explained(build_with(place, site=as_yaml({"title": "T", "author": "A", **config})))


@given(
    networks=st.lists(
        st.dictionaries(st.sampled_from(sorted(NETWORK)), VALUES, max_size=6).map(
            lambda network: {"name": "N", **network}
        ),
        max_size=2,
    )
)
@FEW
def test_any_value_in_a_table_builds_or_is_explained(place: Path, networks: list[Any]) -> None:
    explained(build_with(place, table=as_yaml({"title": "Mine", "networks": networks})))


@given(work=st.dictionaries(st.sampled_from(sorted(FIELDS["work"])), VALUES, max_size=6))
@FEW
def test_any_value_in_a_reference_builds_or_is_explained(place: Path, work: dict[str, Any]) -> None:
    explained(build_with(place, works=as_yaml([{"id": "a", "type": "book", **work}])))


@given(text=TEXTS)
@FEW
def test_any_text_below_front_matter_builds_or_is_explained(place: Path, text: str) -> None:
    explained(build_with(place, post=f"---\ntitle: One\ndate: 2023-04-11\n---\n{text}"))


@given(
    name=st.sampled_from(["post", "table", "works", "site"]),
    data=st.binary(max_size=60) | TEXTS.map(lambda text: text.encode(errors="ignore")),
)
@settings(FEW, max_examples=often(24, 1000))
def test_any_bytes_as_a_file_are_read_or_explained(place: Path, name: str, data: bytes) -> None:
    explained(build_with(place, **{name: data}))


def test_a_control_character_by_an_escape_is_taken_out(workshop: Workshop) -> None:
    escapes = "".join(f"\\u{ord(mark):04x}" for mark in sorted(MARKS))
    built = workshop.build(
        {
            "content/posts/a.md": f'---\ntitle: "A{escapes}/b"\ndate: 2023-04-11\n---\n[@b]',
            "content/references.json": f'[{{"id": "b", "type": "book", "title": "A{escapes}/c"}}]',
        }
    )
    assert built.shown == ""
    assert built.page("/posts/a/").one("h1").text == "A/b"
    assert "A/c" in built.page("/posts/a/").one("#refs").text
    assert list(leaks(built.files())) == []
