"""A server that remembers all of a site serves after each save what a clean build makes of it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from incremental.changing import SITE, begin, edits
from incremental.saving import EDITS, SETTLED, Saving, assert_same, counted, walk
from plnfolio.pipeline import prepare
from plnfolio.pipeline.texts import Texts
from plnfolio.read import recall
from sites.building import contents
from sites.cases import read_yaml
from sites.trying import TORTURE, often

pytestmark = pytest.mark.usefixtures("without_extras")

_CASES = read_yaml(Path(__file__).with_name("edits.yaml").read_text(encoding="utf-8"))


def _is_of_a_body(case: dict[str, object]) -> bool:
    """Whether an edit is one of the Markdown of a text."""
    held = SITE.get(str(case.get("file")), "")
    body = held.rpartition("---\n")[2] if str(case.get("file")).endswith(".md") else ""
    passages = case.get("swap")
    return isinstance(passages, list) and any(one and one in body for one in passages)


BODIES = [
    *(str(case["what"]) for case in _CASES if _is_of_a_body(case)),
    *(name for name in edits() if name.startswith("a paragraph more")),
    "the ends of lines",
    "a mark of the byte order",
]
EDIT = st.tuples(
    st.one_of(st.sampled_from(BODIES), st.sampled_from(BODIES), st.sampled_from(sorted(EDITS))),
    st.integers(0, 999),
)


@pytest.fixture(scope="module")
def _built(without_extras: None, tmp_path_factory: pytest.TempPathFactory) -> Saving:
    """A site that has rested, built once."""
    found = Saving(begin(tmp_path_factory.mktemp("saving") / "site"))
    time.sleep(SETTLED)
    assert found.save().done
    return found


@pytest.fixture
def saving(_built: Saving) -> Iterator[Saving]:
    """The same for each test: what one has changed is put back, saved, and served as it was."""
    content = _built.site.folder / "content"
    written, served = contents(content), contents(_built.site.output)
    yield _built
    for path in contents(content).keys() - written.keys():
        (content / path).unlink()
    for path, data in written.items():
        if not (content / path).is_file() or (content / path).read_bytes() != data:
            (content / path).parent.mkdir(parents=True, exist_ok=True)
            (content / path).write_bytes(data)
    shutil.rmtree(_built.site.folder / "overrides", ignore_errors=True)
    time.sleep(SETTLED)
    assert _built.save().done
    assert_same(contents(_built.site.output), served)


@pytest.mark.parametrize(
    ("edit", "anew"),
    [
        ("a word below the excerpt", False),
        ("code", False),
        ("a heading that nobody links to", False),
        ("a footnote", True),  # it is in the first paragraph
        ("a word", True),
        ("a heading without its anchor", True),
        ("a citation", True),
        ("a first citation", True),
        ("a picture of another post", True),
        ("a link to a paper", True),
        ("a table written in a text", True),
        ("a word of a page", False),
        ("a word of an artifact", True),
        ("the ends of lines", False),
        ("a mark of the byte order", False),
        ("a fence of the front matter that is none", True),
        ("a line more in the front matter", True),
        ("a paragraph more", False),
        ("a paragraph of many words more", True),
        ("a paragraph more in many texts", False),
        ("a paragraph more and another name", True),
        ("a paragraph more and another picture", True),
        ("the title", True),
        ("the year of a work", True),
        ("a template", True),
    ],
)
def test_a_save_of_a_body_makes_little_more_than_its_page(
    edit: str, anew: bool, saving: Saving, tmp_path: Path
) -> None:
    site = saving.site
    with counted() as whole:
        EDITS[edit](site, 2)
        said = saving.save()
    assert bool(whole) is anew
    wanted, files = site.clean(tmp_path)
    assert said == wanted
    if wanted.done:
        assert_same(contents(site.output), files)


def test_a_mistake_in_a_body_that_is_mended_is_no_reason_to_build_all(saving: Saving) -> None:
    EDITS["a link that leads nowhere"](saving.site, 0)
    assert not saving.save().done
    EDITS["a link that leads nowhere"](saving.site, 0)
    EDITS["a word of a page"](saving.site, 0)
    with counted() as whole:
        assert saving.save().done
    assert not whole


def test_what_nobody_heard_of_is_seen_all_the_same(saving: Saving, tmp_path: Path) -> None:
    site = saving.site
    EDITS["the title"](site, 0)
    saving.ignore()
    EDITS["a word of a page"](site, 0)
    assert saving.save().done
    assert_same(contents(site.output), site.clean(tmp_path)[1])


def test_a_text_that_is_saved_while_all_are_built_is_not_taken_for_what_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, usual = begin(tmp_path / "site"), prepare._texts
    path = site.folder / "content/posts/epsilon.md"
    before = path.read_bytes()

    def meddled(*given: Any) -> Texts:
        path.write_bytes(before.replace(b"by itself", b"in haste"))
        return usual(*given)

    # Of a large site, not all texts are at hand until they are parsed.
    monkeypatch.setattr(recall, "_AT_HAND", 0)
    with monkeypatch.context() as patch:
        patch.setattr(prepare, "_texts", meddled)
        assert site.build().done
    path.write_bytes(before)
    assert site.build().done
    assert_same(contents(site.output), site.clean(tmp_path)[1])


@pytest.mark.parametrize("part", range(3))
def test_every_kind_of_edit_is_saved(part: int, tmp_path: Path) -> None:
    names = [*EDITS][part::3] if TORTURE else [*BODIES[part::3], *sorted(EDITS)[part::24]]
    walk([(name, 1) for name in names[:: 1 if TORTURE else 4] for _ in range(2)], tmp_path)


LAW = settings(
    max_examples=often(2, 150),
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.torture
@given(steps=st.lists(EDIT, min_size=12, max_size=20))
@LAW
def test_after_any_saves_what_is_served_is_a_clean_build(
    steps: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    walk(steps, tmp_path_factory.mktemp("saves"))
