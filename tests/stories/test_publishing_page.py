"""Who follows docs/publishing.md word for word gets to a published site."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from plnfolio.commands.publishing import HOSTS
from sites.building import CHECKOUT, call
from stories.following import DOCS, Follower, blocks

PAGE = (DOCS / "publishing.md").read_text(encoding="utf-8")


def sections() -> Iterator[tuple[str, list[str]]]:
    """The page's sections with the commands that one types in each."""
    for section in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]:
        title, _, text = section.partition("\n")
        yield title, [line for block in blocks(text) if not block.word for line in block.lines]


COMMANDS = dict(sections())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A new site, and a repository that is empty."""
    made = call("new", "site", "portfolio", "--yes", cwd=tmp_path)
    assert made.code == 0, made.err
    subprocess.run(["git", "init", "-q", "--bare", tmp_path / "there.git"], check=True)
    return tmp_path / "portfolio"


def typed(line: str, site: Path) -> str:
    """Type a command; what it says."""
    ran = Follower(site, site.parent / "there.git").type(line)
    assert ran.code == 0, ran.err
    return ran.out


def test_the_sections_are_in_their_order() -> None:
    assert list(COMMANDS) == [
        "Before the first time",
        "Netlify by drag and drop",
        "Netlify with plnfolio publish",
        "Netlify with Git",
        "GitHub Pages",
        "What goes wrong",
        "What visitors’ browsers are told",
        "Hand it in",
    ]


def test_a_build_says_what_the_page_says(site: Path) -> None:
    (line,) = COMMANDS["Before the first time"]
    said = typed(line, site)
    assert re.match(r"Built \d+ pages into public/ in [\d.]+ s \(\d+ written\)\.", said)
    assert (site / "public/index.html").is_file()
    assert (site / "public/_headers").is_file()


def test_a_site_goes_to_a_repository_and_so_does_what_is_written_later(site: Path) -> None:
    lines = COMMANDS["Netlify with Git"]
    assert lines[0] == "git init -b main"
    for line in lines[:-3]:
        typed(line, site)
    there = ("git", "-C", str(site.parent / "there.git"), "ls-tree", "-r", "--name-only", "main")
    first = subprocess.run(there, capture_output=True, text=True, check=True).stdout.split()
    assert {"content/site.yaml", "netlify.toml", ".github/workflows/publish.yml"} <= {*first}
    assert not [path for path in first if path.startswith(("public/", ".plnfolio"))]
    made = call("new", "post", "A post on my network", cwd=site)
    assert made.code == 0
    for line in lines[-3:]:
        typed(line, site)
    later = subprocess.run(there, capture_output=True, text=True, check=True).stdout.split()
    assert len(later) > len(first)


def test_what_is_printed_to_hand_in_is_as_shown(site: Path) -> None:
    shown = re.search(r"```text\nTo hand in:\n  (\S+)/posts/[\w-]+/  new: (.+)\n```", PAGE)
    assert shown
    base, title = shown.groups()
    config = site / "content/site.yaml"
    config.write_text(f"base_url: {base}\n{config.read_text('utf-8')}", encoding="utf-8")
    call("new", "post", title, cwd=site)
    for post in (site / "content/posts").glob("*.md"):
        text = post.read_text("utf-8")
        post.write_text(
            text.replace("draft: true\n", "") + "\nWords of my own.\n", encoding="utf-8"
        )
    said = typed("plnfolio build", site)
    assert re.search(
        rf"To hand in:\n  {re.escape(base)}/posts/[\w-]+/  new: {re.escape(title)}\n", said
    )


def test_commands_that_need_an_account_are_those_there_are() -> None:
    named = {match[1] for match in re.finditer(r"`plnfolio publish (\w+)`", PAGE)}
    assert named <= HOSTS.keys()
    helped = call("publish", "--help", cwd=CHECKOUT).out
    for option in re.findall(r"plnfolio publish (--\w+)", PAGE):
        assert option in helped
