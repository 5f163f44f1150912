"""Somebody who does what a page of the manual says, from its top to its end.

What stands in a block of its own is done by the word behind the three signs that open it:

- no word: it is typed, a line at a time;
- ``sh``: readers type it, and nobody here does, as it needs the web, a host or another program;
- ``yaml`` and ``markdown``: it is written into the file of ``content/`` that was named last;
- ``text``: the commands right above, in the same section, have said so; ``…`` stands for anything.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from lookup.asked import serving
from sites.building import CHECKOUT, QUICK_PAINTER, Ran, call

DOCS = CHECKOUT / "docs"
WHO = {
    f"GIT_{role}_{what}": "ines@example.org"
    for role in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}
_BLOCK = re.compile(
    r"^(?P<in> {0,3})(?P<fence>`{3,})(?P<word>\w*)[^\n]*\n(?P<text>.*?)^ {0,3}(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
_NAMED = re.compile(r"`(content/[\w./-]+\.(?:md|yaml))`")
_CHUNK = re.compile(r"^(?=\w+:)", re.MULTILINE)
_WORK = {
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


@dataclass(frozen=True)
class Block:
    """A block of a page, with the files that were named above it, the last one last."""

    word: str
    text: str
    named: tuple[str, ...] = ()
    section: int = 0

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def file(self) -> str:
        """Where it is written: text into a text, YAML into a table or above a text."""
        return next(
            path for path in reversed(self.named) if self.word == "yaml" or path.endswith(".md")
        )


def blocks(page: str) -> Iterator[Block]:
    """What is to be done on a page, in its order."""
    for found in _BLOCK.finditer(page):
        text = re.sub(rf"^{found['in']}", "", found["text"], flags=re.MULTILINE)
        above = page[: found.start()]
        yield Block(found["word"], text, tuple(_NAMED.findall(above)), above.count("\n## "))


@dataclass
class Follower:
    """One person, in a folder of hers."""

    folder: Path
    repository: Path | None = None
    """What the page calls ADDRESS: an empty one, on this computer."""
    said: dict[str, str] = field(default_factory=dict)

    def follow(self, page: str, but: tuple[str, ...] = ()) -> None:
        """Do all of it, but for commands with these verbs; what it shows has been said."""
        todo = list(blocks(page))
        for block, after in zip(todo, [*todo[1:], Block("", "")], strict=True):
            if block.word in ("yaml", "markdown"):
                self.write(block)
            elif not block.word:
                lines = [line for line in block.lines if line.split()[1] not in but]
                ran = [(line, self.type(line)) for line in lines]
                shown = after.text if (after.word, after.section) == ("text", block.section) else ""
                for line, how in ran:
                    # What a doctor finds is this computer’s.
                    assert how.code == 0 or shown or "doctor" in line, (line, how.out, how.err)
                _compare(shown, "\n".join(how.out + how.err for _, how in ran))

    def type(self, line: str) -> Ran:
        """Type one line, and remember what was answered."""
        line, _, came = line.partition(" < ")
        words = shlex.split(line.replace("ADDRESS", str(self.repository)), comments=True)
        if words[0] == "cd":
            self.folder /= words[1]
            return Ran(0, "", "")
        stdin = (self.folder / came).read_text("utf-8") if came else None
        ran = self._plnfolio(words[1:], stdin) if words[0] == "plnfolio" else self._other(words)
        self.said[line] = ran.out + ran.err
        return ran

    def _plnfolio(self, words: list[str], stdin: str | None) -> Ran:
        if words[0] == "serve":  # it would not end, and has tests of its own
            words = [*words, "--help"]
        if (
            words[:2] in (["new", "site"], ["cite", "add"]) and "--yes" not in words
        ):  # nobody is here to be asked
            words = [*words, "--yes"]
        return call(*words, cwd=self.folder, env=QUICK_PAINTER, stdin=stdin)

    def _other(self, words: list[str]) -> Ran:
        assert words[0] == "git", words
        done = subprocess.run(
            words, cwd=self.folder, env={**os.environ, **WHO}, capture_output=True, check=False
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def write(self, block: Block) -> None:
        """Put it in the place of what is there of it already, or add it."""
        file = self.folder / block.file
        file.parent.mkdir(parents=True, exist_ok=True)
        there = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(_written(there, block), encoding="utf-8")


def _written(there: str, block: Block) -> str:
    heading = block.lines[0]
    if heading.startswith("## ") and heading in there.splitlines():
        return there.replace(heading, block.text.rstrip())
    if "Write here.\n" in there and block.word == "markdown":
        return there.replace("Write here.\n", block.text)
    other = re.compile(re.escape(block.text.strip()), re.IGNORECASE)
    if other.search(there):  # with other capitals
        return other.sub(lambda _: block.text.strip(), there, count=1)
    if block.word == "markdown":
        return f"{there}\n{block.text}" if there else block.text
    if block.file.endswith(".md"):
        _, matter, text = there.split("---\n", 2)
        return f"---\n{_with_fields(matter, block.text)}---\n{text}"
    return _with_fields(there, block.text)


def _with_fields(there: str, fields: str) -> str:
    """YAML with fields set, or entries added at its end."""
    if fields.lstrip().startswith("- "):
        return f"{there}{fields}"
    for chunk in filter(None, _CHUNK.split(fields)):
        name = chunk.partition(":")[0]
        old = re.compile(rf"^{name}:.*\n(?:[ \t-].*\n|\n(?=[ \t]))*", re.MULTILINE)
        new, times = old.subn(lambda _, new=chunk: new, there, count=1)  # type: ignore[misc]
        there = new if times else f"{there}{chunk}"
    return there


def _compare(shown: str, said: str) -> None:
    """Each line that is shown was said; dots leave out, and spaces do not count."""
    heard = " ".join(said.split())
    for line in shown.splitlines():
        parts = [re.escape(" ".join(part.split())) for part in line.split("…")]
        assert re.search(".*?".join(parts), heard), f"{line}\nis not in\n{said}"


def begun(folder: Path, but: tuple[str, ...] = ()) -> Follower:
    """Who has followed docs/begin.md, and is in the folder of the site."""
    who = Follower(folder)
    with serving() as known, pytest.MonkeyPatch.context() as patch:
        for name, value in known.env.items():
            patch.setenv(name, value)
        known.says("/10.1086/225469", json.dumps(_WORK), "application/vnd.citationstyles.csl+json")
        who.follow((DOCS / "begin.md").read_text(encoding="utf-8"), but)
    return who
