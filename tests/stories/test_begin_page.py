"""Who follows docs/begin.md word for word has a site with a post, a citation and a network."""

from __future__ import annotations

import re

import pytest

from sites.building import CHECKOUT, call
from sites.dom import Node, parse
from stories.following import DOCS, Follower, begun, blocks

PAGE = list(blocks((DOCS / "begin.md").read_text(encoding="utf-8")))
INSTALLED = [line for block in PAGE if block.word == "sh" for line in block.lines]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
POST = "content/posts/what-i-learned-from-my-network.md"


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Follower:
    return begun(tmp_path_factory.mktemp("begin"))


@pytest.fixture(scope="module")
def post(followed: Follower) -> Node:
    address = POST.removeprefix("content/").removesuffix(".md")
    return parse((followed.folder / "public" / address / "index.html").read_text("utf-8"))


def test_all_steps_of_a_portfolio_are_there(followed: Follower) -> None:
    verbs = [" ".join(line.split()[1:3]) for line in followed.said]
    assert verbs == [
        "--version", "doctor", "new site", "serve --open", "new post", "cite add", "new network",
        "build", "publish zip",
    ]  # fmt: skip


def test_the_work_is_cited_and_listed(post: Node) -> None:
    assert "(Granovetter, 1973, p. 1371)" in post.text
    assert "Granovetter, M. S. (1973). The strength of weak ties" in post.text


def test_the_network_is_shown_with_the_entry_that_was_added(post: Node) -> None:
    assert "Museum educators’ reading circle" in post.text
    assert "The gallery podcast" in post.text


def test_a_build_has_nothing_to_say_against_it(followed: Follower) -> None:
    assert "warning" not in followed.said["plnfolio build"]
    assert POST in followed.said['plnfolio new post "What I learned from my network"']
    assert (followed.folder / "public.zip").is_file()


def test_the_mistake_that_is_shown_is_said_so(followed: Follower) -> None:
    (shown,) = [block.text for block in PAGE if block.word == "text"]
    path = followed.folder / POST
    right = path.read_text("utf-8")
    path.write_text(right.replace("granovetter1973", "granoveter1973"), encoding="utf-8")
    ran = call("build", cwd=followed.folder)
    path.write_text(right, encoding="utf-8")
    assert ran.code == 1
    assert ran.err.startswith(shown)


@pytest.mark.parametrize("line", [line for line in INSTALLED if "pip" in line])
def test_what_is_installed_is_what_the_first_page_says(line: str) -> None:
    assert re.search(rf"[`;&] ?{re.escape(line)}[`; ]", README)


def test_what_else_is_typed_asks_for_a_version_or_installs() -> None:
    rest = {line for line in INSTALLED if "pip" not in line}
    assert rest == {
        "py --version",
        "python3 --version",
        "brew install python git",
        "sudo apt install python3 python3-venv git",
    }
