"""Laws over random histories: no address that was ever public is silently dead."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from permanence.history import LEDGER, Author, Found
from sites.building import contents
from sites.trying import often

pytestmark = [pytest.mark.usefixtures("without_search", "quick_painter"), pytest.mark.torture]

_NAMES = ("a", "b", "c", "teaching", "peers")
_KINDS = (
    "posts/{}.md",
    "posts/{}/index.md",
    "pages/{}.md",
    "pages/in/{}.md",
    "artifacts/{}/index.md",
)
_TAGS = ("maps", "peers", "forum")


@dataclass
class History:
    """A site, all addresses that were ever public of it, and whose page each was last.

    ``said`` are those that the author has spoken of.
    """

    author: Author
    chance: random.Random = field(default_factory=lambda: random.Random(0))
    public: set[str] = field(default_factory=set)
    whose: dict[str, str] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    away: list[Path] = field(default_factory=list)

    def texts(self) -> list[str]:
        """Paths of texts below ``content/``."""
        found = self.author.content.rglob("*.md")
        return sorted(path.relative_to(self.author.content).as_posix() for path in found)

    def free(self) -> str:
        """A path that no text has."""
        kind = self.chance.choice(_KINDS)
        path = kind.format(f"{self.chance.choice(_NAMES)}{self.chance.randrange(3)}")
        return path if self._is_free(path) else f"posts/z{self.chance.randrange(10**6)}.md"

    def _is_free(self, path: str) -> bool:
        place = self.author.content / path
        folder = place.parent if path.endswith("index.md") else place.with_suffix("")
        return not (place.exists() or folder.exists() or folder.with_suffix(".md").exists())


def write(site: History) -> None:
    tag = site.chance.choice(_TAGS)
    path = site.free()
    site.author.write(path, *([] if path.startswith("pages/") else [f"tags: [{tag}]"]))


def move(site: History) -> None:
    if texts := site.texts():
        path, to = site.chance.choice(texts), site.free()
        site.author.move(path, to)
        dated = "date: " in (site.author.content / to).read_text("utf-8")
        if to.startswith("pages/"):
            for name in ("date", "tags"):
                site.author.change(to, name)
        elif not dated:
            site.author.change(to, "date", "2023-04-11")


def move_and_edit(site: History) -> None:
    move(site)
    for path in site.texts():
        site.author.edit(path)


def swap(site: History) -> None:
    posts = [path for path in site.texts() if path.startswith("posts/")]
    if len(posts) > 1:
        site.author.swap(*site.chance.sample(posts, 2))


def slug(site: History) -> None:
    if texts := site.texts():
        name = f"slug{site.chance.randrange(10**6)}" if site.chance.random() < 0.7 else ""
        site.author.change(site.chance.choice(texts), "slug", name)


def put_off(site: History) -> None:
    dated = [path for path in site.texts() if not path.startswith("pages/")]
    if dated:
        day = site.chance.choice(("2030-01-01", "2023-04-11", "2022-12-01"))
        site.author.change(site.chance.choice(dated), "date", day)


def draft(site: History) -> None:
    if texts := site.texts():
        value = site.chance.choice(("true", ""))
        site.author.change(site.chance.choice(texts), "draft", value)


def delete(site: History) -> None:
    if texts := site.texts():
        path = site.author.content / site.chance.choice(texts)
        kept = site.author.folder / f"away-{len(site.away)}.md"
        path.rename(kept)
        site.away.append(kept)


def restore(site: History) -> None:
    if site.away:
        to = f"posts/back{site.chance.randrange(10**6)}.md"
        (site.author.content / to).parent.mkdir(exist_ok=True)
        shutil.copy(site.away.pop(), site.author.content / to)
        site.author.change(to, "date", "2023-04-11")


def retag(site: History) -> None:
    dated = [path for path in site.texts() if not path.startswith("pages/")]
    if dated:
        site.author.change(site.chance.choice(dated), "tags", f"[{site.chance.choice(_TAGS)}]")


def another_base(site: History) -> None:
    site.author.base = site.chance.choice(("https://ada.example.org", "https://a.github.io/pln"))
    site.author.configure()


def show(site: History) -> None:
    """What is only looked at is not remembered."""
    before = site.author.ledger
    site.author.drafts = True
    site.author.build("preview", public=False)
    site.author.drafts = False
    assert site.author.ledger == before


def clone(site: History) -> None:
    site.author.clone()


EDITS: tuple[Callable[[History], None], ...] = (
    write, write, move, move, move_and_edit, swap, slug, put_off, draft, delete, restore, retag,
    another_base, show, clone,
)  # fmt: skip


def publish(site: History) -> None:
    """Build; where that is refused, say one of the three things, until it is not."""
    for _ in range(9):
        clean = with_ledger_of(site)
        problems = site.author.build()
        if not problems:
            assert contents(site.author.folder / "public") == clean
            break
        assert {one.code for one in problems} <= {"lost-address", "duplicate-address"}, problems
        for problem in problems:
            settle(site, problem.code, problem.message)
    else:
        raise AssertionError(problems)
    remember(site)
    before = site.author.ledger
    assert site.author.build() == ()
    assert site.author.ledger == before


def with_ledger_of(site: History) -> dict[str, bytes]:
    """What a build of nothing but the author's files gives."""
    with TemporaryDirectory(prefix="plnfolio-years-", ignore_cleanup_errors=True) as room:
        folder = Path(room)
        shutil.copytree(site.author.content, folder / "content")
        other = Author.__new__(Author)
        other.__dict__ = {**site.author.__dict__, "folder": folder}
        other.build(public=False)
        return contents(folder / "public")


def settle(site: History, code: str, message: str) -> None:
    texts = site.texts()
    if code == "duplicate-address":
        # Two texts at one address: the later one gives way.
        for path in texts[1:]:
            site.author.change(path, "slug")
            site.author.change(path, "slug", f"s{site.chance.randrange(10**6)}")
        return
    address = message.partition(" at ")[2].partition(",")[0]
    posts = [
        one for one in texts if "draft: " not in (site.author.content / one).read_text("utf-8")
    ]
    site.said.add(address)
    if posts and site.chance.random() < 0.5:
        site.author.change(site.chance.choice(posts), "aliases", address)
    else:
        site.author.gone.append(address)
        site.author.configure()


def remember(site: History) -> None:
    """Every address that was public is a page, one hop or gone; and no other has what it had."""
    for address in site.public:
        found = site.author.at(address)
        assert found, f"nothing is at {address}"
        if found.leads:
            there = site.author.at(found.leads)
            assert there, f"{address} leads to {found.leads}, where nothing is"
            assert there.page, f"{address} leads to {found.leads}, which is no page"
            assert_known_again(site, address, there.page)
    site.public.update(site.author.addresses())
    site.whose |= {
        found[1]: mark_of((site.author.folder / found[2]).read_text("utf-8"))
        for found in re.finditer(r"^(/\S*): \{file: (\S*\.md),", site.author.ledger, re.M)
        if (site.author.at(found[1]) or Found()).page and (site.author.folder / found[2]).exists()
    }
    listed = {line.split(": ")[0].strip('"') for line in site.author.ledger.split("\n")}
    now = {one for one in site.author.addresses() if site.author.at(one) != Found(gone=True)}
    assert now <= listed


def assert_known_again(site: History, address: str, page: str) -> None:
    """That an address leads to the text that it led to, if that is public and nothing was said."""
    mark = site.whose.get(address, "")
    texts = (site.author.at(one) for one in site.author.addresses() if one.count("/") > 1)
    is_public = any(mark and f"{mark}-29" in one.page for one in texts if one)
    if is_public and address not in site.said:
        assert f"{mark}-29" in page, f"{address} leads to another text than {mark}"
    elif not is_public:
        site.whose.pop(address, None)


def mark_of(text: str) -> str:
    """The word that no other text has."""
    return next(iter(re.findall(r"kenn\d+(?=-0)", text)), "")


STEPS = st.lists(st.lists(st.sampled_from(EDITS), min_size=1, max_size=3), min_size=3, max_size=6)


@given(STEPS, st.integers(0, 10**6))
@settings(max_examples=often(4, 40), deadline=None)
def test_no_address_is_ever_silently_dead(
    steps: list[list[Callable[[History], None]]], seed: int
) -> None:
    with TemporaryDirectory(prefix="plnfolio-years-", ignore_cleanup_errors=True) as room:
        folder = Path(room)
        site = History(Author(folder), random.Random(seed))
        for _ in range(3):
            write(site)
        publish(site)
        for edits in steps:
            for edit in edits:
                edit(site)
            publish(site)


def test_the_ledger_is_written_by_nothing_but_a_build_for_the_public(tmp_path: Path) -> None:
    author = Author(tmp_path)
    author.write("posts/one.md")
    assert author.build(public=False) == ()
    assert author.build("elsewhere", public=False) == ()
    assert not (tmp_path / LEDGER).exists()
    assert author.build() == ()
    assert "/posts/one/: {file: content/posts/one.md" in author.ledger
