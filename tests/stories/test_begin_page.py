"""Who follows docs/begin.md word for word has a site with a post, a citation and a network."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from lookup.asked import serving
from sites.building import CHECKOUT, QUICK_PAINTER, call
from sites.dom import Node, parse

PAGE = (CHECKOUT / "docs/begin.md").read_text(encoding="utf-8")
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
POST = "content/posts/what-i-learned-from-my-network.md"
TABLE = "content/networks/current.yaml"
LIBRARY = "content/references.yaml"
WORK = {
    "type": "journal-article",
    "title": ["The Strength of Weak Ties"],
    "container-title": ["American Journal of Sociology"],
    "author": [{"given": "Mark S.", "family": "Granovetter"}],
    "issued": {"date-parts": [[1973, 5]]},
    "volume": "78",
    "issue": "6",
    "page": "1360-1380",
    "DOI": "10.1086/225469",
}


def blocks(part: str) -> list[tuple[str, str]]:
    """The language of each block, and what stands in it; what has none is typed."""
    return [(found[1], found[2]) for found in BLOCK.finditer(part)]


def lines(part: str) -> list[str]:
    return [line for language, text in blocks(part) if not language for line in text.splitlines()]


INSTALLED, _, FOLLOWED = PAGE.partition("\nClose the terminal")


@dataclass
class Follower:
    """Somebody who does what the page says, from its top to its end."""

    folder: Path
    said: dict[str, str] = field(default_factory=dict)

    def type(self, line: str) -> None:
        words = shlex.split(line)
        if words[0] == "cd":
            self.folder /= words[1]
            return
        assert words.pop(0) == "plnfolio"
        if words[0] == "serve":  # it would not end, and has tests of its own
            words = ["serve", "--help"]
        if words[:2] in (["new", "site"], ["cite", "add"]):
            words.append("--yes")
        ran = call(*words, cwd=self.folder, env=QUICK_PAINTER)
        # What a doctor finds is this computer’s.
        assert ran.code == 0 or words == ["doctor"], (line, ran.err)
        self.said[line] = ran.out

    def write(self, language: str, text: str) -> None:
        """A table, the title of a work, or what stands in the post, as the page has it."""
        if language == "yaml" and "networks:" in text:
            (self.folder / TABLE).write_text(text, encoding="utf-8")
        elif language == "yaml":
            self.change(LIBRARY, text.strip(), text.strip())
        elif language == "markdown" and "Write here." in (self.folder / POST).read_text("utf-8"):
            self.change(POST, "Write here.\n", text)
        elif language == "markdown":
            self.change(POST, r"\Z", f"\n{text}")

    def change(self, path: str, what: str, to: str) -> None:
        before = (self.folder / path).read_text(encoding="utf-8")
        after, times = re.subn(what, lambda _: to, before, flags=re.IGNORECASE)
        assert times == 1, what
        (self.folder / path).write_text(after, encoding="utf-8")


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Follower:
    who = Follower(tmp_path_factory.mktemp("begin"))
    with serving() as known, pytest.MonkeyPatch.context() as patch:
        for name, value in known.env.items():
            patch.setenv(name, value)
        known.says("/10.1086/225469", json.dumps(WORK), "application/vnd.citationstyles.csl+json")
        for language, text in blocks(FOLLOWED):
            if language:
                who.write(language, text)
            for line in text.splitlines() if not language else ():
                who.type(line)
    return who


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
    (shown,) = [text for language, text in blocks(PAGE) if language == "text"]
    path = followed.folder / POST
    right = path.read_text("utf-8")
    path.write_text(right.replace("granovetter1973", "granoveter1973"), encoding="utf-8")
    ran = call("build", cwd=followed.folder)
    path.write_text(right, encoding="utf-8")
    assert ran.code == 1
    assert ran.err.startswith(shown)


@pytest.mark.parametrize("line", [line for line in lines(INSTALLED) if "pip" in line])
def test_what_is_installed_is_what_the_first_page_says(line: str) -> None:
    assert re.search(rf"[`;&] ?{re.escape(line)}[`; ]", README)


def test_what_else_is_typed_asks_for_a_version_or_installs() -> None:
    rest = {line for line in lines(INSTALLED) if "pip" not in line}
    assert rest == {
        "py --version",
        "python3 --version",
        "brew install python git",
        "sudo apt install python3 python3-venv git",
    }
