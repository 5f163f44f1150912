"""Every word that an author wrote is on a page, or a problem names its file and about its line."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sites.building import Built, Workshop
from sites.trying import TORTURE, often

pytestmark = pytest.mark.torture

NEAR = 3
"""Lines between a word and the place of what is said of it; a block has as many."""

BLOCKS = [
    "WORD and WORD.",
    "# WORD",
    "## WORD",
    "- WORD\n- WORD",
    "1. WORD\n2. WORD",
    "> WORD",
    "> [!NOTE]\n> WORD",
    "> [!note] WORD\n> WORD",
    "```\nWORD\n```",
    "```{note}\nWORD\n```",
    ":::{note} WORD\nWORD\n:::",
    "::{note}\nWORD\n::",
    ":::{wrd} WORD\nWORD\n:::",
    "    WORD",
    "\tWORD [@a]",
    "WORD[^1]",
    "[^9]: WORD",
    "{% WORD %}",
    "{{< WORD >}}",
    "{{% WORD %}}",
    "<WORD>",
    "The <WORD> of it.",
    "==WORD==",
    "~~WORD~~",
    "$$\nWORD\n$$",
    "[WORD]",
    "[WORD](WORD.md)",
    "[WORD]()",
    "[[WORD]]",
    "![[WORD.png]]",
    "![WORD](none.png)",
    "WORD {:target=_blank}",
    "{: .WORD}",
    "| WORD | b |\n|---|---|\n| WORD | b | WORD |",
    "a\tWORD\nb\tWORD",
    "[@a, p. 2] WORD (@a, p. 3)",
    "[@a, WORD]",
    "[@WORD]",
    "Term\n: WORD",
    "<div>WORD</div>",
    "<p>WORD [@a]</p>",
    "import WORD from 'x'",
    "-- WORD\n---",
    "WORD\n===",
    "\\WORD",
    ":WORD:",
]
MATTER = [
    "summary: WORD",
    "tags: [WORD, WORD]",
    "course: WORD",
    "module: WORD",
    "series: WORD",
    "description: WORD",
    "layout: WORD",
    "subtitle: WORD",
]
FILES = [
    "content/posts/x.txt",
    "content/posts/x.md.txt",
    "content/posts/x.qmd",
    "content/posts/y.mdx",
    "content/posts/y.html",
    "content/post/x.md",
    "content/x.md",
    "content/networks/x.csv",
    "content/artifacts/x.pdf",
    "content/artefacts/x.md",
    "content/references.enl",
]
ROW = [
    "purpose: WORD",
    "activities: [WORD, WORD]",
    "cost: WORD",
    "time: WORD",
    "group: WORD",
    "WORD: x",
]


class Writer:
    """Puts another word wherever a text says WORD, and remembers its file and line."""

    def __init__(self) -> None:
        self.words: dict[str, tuple[str, int]] = {}
        self.files: dict[str, str] = {}

    def write(self, path: str, text: str) -> None:
        lines = enumerate(text.split("\n"), 1)
        self.files[path] = "\n".join(
            re.sub("WORD", lambda _, number=number: self._word(path, number), line)
            for number, line in lines
        )

    def _word(self, path: str, line: int) -> str:
        word = f"qz{len(self.words):03d}x"
        self.words[word] = (path, line)
        return word


def fields(lines: list[str]) -> list[str]:
    """Lines with each field once."""
    return list({line.partition(":")[0]: line for line in lines}.values())


def site(blocks: list[str], matter: list[str], row: list[str], files: list[str]) -> Writer:
    """A site of a post, a table and some files beside them."""
    writer = Writer()
    head = ["---", "title: WORD", "date: 2023-04-11", *fields(matter), "---"]
    text = "\n\n".join(["Before.", *blocks, "After."])
    writer.write("content/posts/a.md", "\n".join([*head, text, ""]))
    columns = [f"    {field}" for field in fields(row)]
    table = ["title: WORD", "networks:", "  - name: WORD", *columns, ""]
    writer.write("content/networks/n.yaml", "\n".join(table))
    writer.files["content/references.yaml"] = "- {id: a, type: book, title: A, issued: 2018}\n"
    for path in files:
        writer.write(path, "WORD\n")
    return writer


def lost(built: Built, writer: Writer) -> dict[str, str]:
    """The lines whose words are on no page and of which nothing is said.

    Where a mistake keeps the site from being written, nothing passes for published.
    """
    if built.result is None:
        return {}
    pages = [data.decode() for path, data in built.files().items() if path.endswith(".html")]
    seen = unescape("".join(pages)).lower()
    said = [(one.span.path, one.span.line) for one in built.problems]
    return {
        word: writer.files[path].split("\n")[line - 1]
        for word, (path, line) in writer.words.items()
        if word not in seen
        and not any(at == path and (not near or abs(near - line) <= NEAR) for at, near in said)
    }


def some(choices: list[str], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(choices), max_size=most)


@given(
    blocks=some(BLOCKS, 4),
    matter=some(MATTER, 2),
    row=some(ROW, 2),
    files=st.lists(st.sampled_from(FILES), max_size=2, unique=True),
)
@settings(
    max_examples=often(15, 800),
    deadline=None,
    derandomize=not TORTURE,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_word_is_lost(
    workshop: Workshop, blocks: list[str], matter: list[str], row: list[str], files: list[str]
) -> None:
    writer = site(blocks, matter, row, files)
    assert lost(workshop.build(writer.files), writer) == {}
