"""Every word that an author wrote is on a page, or a problem names its file and about its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from plnfolio.diagnostics import Problem
from sites.building import Built, Workshop
from sites.trying import often

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
    '```python title="WORD" WORD\nWORD\n```',
    "``` WORD WORD\nWORD\n```",
    "~~~\nWORD",
    "```\nWORD\n``` WORD",
    "```py\nWORD\n\n```py\nWORD\n```",
    "> ```\n> WORD",
    "> " * 45 + "WORD",
    "\n".join(f"{'  ' * depth}- WORD" for depth in range(23)),
    '[b]: https://WORD.example.org\n[b]: https://x.example.org "WORD"\n\n[b]',
    "[WORD]: https://x.example.org",
    "[^WORD a]: WORD",
    "[^a]: WORD\n[^a]: WORD\n\nx[^a]",
    ":::{figure} https://x.example.org/WORD.png\n:alt: WORD\n:title: WORD\nWORD\n:::",
    ":::{video} https://x.example.org/a WORD\n:title: WORD\n:::",
    ":::{video} https://x.example.org/a\n:alt: WORD\n:::",
    ":::{note}\n:class: a\n:class: WORD\nWORD\n:::",
    ":::{quote} WORD\nWORD",
    ":::{activity}\n:WORD: WORD\nWORD\n:::",
    ":::{network-map} n\n:tables: n\n:caption: WORD\n:::",
    ":::{network-table}\n- name: WORD\n  purpose: WORD\n  kind: person\n:::",
    ":::{network-table} WORD\n- name: WORD\n:::",
    ":::{recent-posts} WORD\nWORD\n:::",
    "<template>WORD</template>",
    "<template>\nWORD\n</template>",
    "The <title>WORD</title> of it, <script>WORD</script> and <style>WORD</style>.",
    "<details><summary>WORD</summary>WORD</details>",
    "<WORD a='WORD'>WORD</WORD>",
    "<textarea>WORD",
    "<?WORD?>",
    "a <?WORD?> b <!WORD> c",
    "&WORD; \\(WORD\\)",
    "^[WORD @a]",
    '[WORD](https://x.example.org "WORD"){.WORD}',
    "[WORD]{.a title='WORD'}",
    "{#WORD .a}\nWORD",
    "- [ ] WORD\n- [x] WORD",
    "\\begin{WORD}WORD\\end{WORD}",
    "WORD @a WORD [-@a, WORD; see @a, pp. 2-3, WORD]",
    "Table: WORD\n\n| WORD |\n|---|\n| WORD |",
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
    "summary: x #WORD",
    "tags: #WORD #WORD",
    "tags: [x, #WORD]",
    "course: Module #3 WORD",
    "WORD: WORD",
    "summary: |\n  WORD",
    "summary: >\n  WORD\n  #WORD",
    "module: 'WORD # WORD'",
    "keywords: [WORD]",
    "author: {name: WORD}",
    "aliases: [WORD]",
    "slug: WORD",
    "lastmod: WORD",
    "image: WORD.png",
    "nocite: [WORD]",
]
TEXTS = [
    "content/posts/a.md",
    "content/pages/a.md",
    "content/artifacts/a/index.md",
    "content/posts/2023/a/index.md",
]
UNSHOWN = re.compile(r"<(template|script|style)\b.*?</\1>", re.DOTALL)
"""What no browser shows."""

TITLES = ["WORD", "Module #3 WORD", "WORD #WORD", "'WORD # WORD'", "#WORD", '"WORD" WORD']
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
    "content/media/x.pdf",
    "content/media/y.mp3",
    "content/x.epub",
    "content/posts/b/x.pdf",
    "content/networks/x.pptx",
    "content/_drafts/x.md",
    "content/_config.yml",
]
ROW = [
    "purpose: WORD",
    "activities: [WORD, WORD]",
    "cost: WORD",
    "time: WORD",
    "group: WORD",
    "WORD: x",
    "purpose: x #WORD",
    "activities: [x, #WORD]",
    "give: WORD\n    receive: WORD",
    "url: https://x.example.org/WORD",
    "status: WORD",
    "notes: WORD",
]


@dataclass
class Writer:
    """Puts another word wherever a text says WORD, and remembers its file and line."""

    words: dict[str, tuple[str, int]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

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


def site(
    blocks: list[str],
    matter: list[str],
    row: list[str],
    files: list[str],
    *,
    title: str = "WORD",
    path: str = TEXTS[0],
) -> Writer:
    """A site of a text, a table and some files beside them."""
    writer = Writer()
    date = [] if "/pages/" in path else ["date: 2023-04-11"]
    head = ["---", f"title: {title}", *date, *fields(matter), "---"]
    text = "\n\n".join(["Before.", *blocks, "After."])
    writer.write(path, "\n".join([*head, text, ""]))
    columns = [f"    {field}" for field in fields(row)]
    table = ["title: WORD", "networks:", "  - name: WORD", *columns, ""]
    writer.write("content/networks/n.yaml", "\n".join(table))
    writer.files["content/references.yaml"] = "- {id: a, type: book, title: A, issued: 2018}\n"
    for one in files:
        writer.write(one, "WORD\n")
    return writer


def lost(built: Built, writer: Writer) -> dict[str, str]:
    """The lines whose words are on no page and of which nothing is said.

    Where a mistake keeps the site from being written, nothing passes for published.
    """
    if built.result is None:
        return {}
    pages = [data.decode() for path, data in built.files().items() if path.endswith(".html")]
    seen = unescape(UNSHOWN.sub("", "".join(pages))).lower()
    return {
        word: writer.files[path].split("\n")[line - 1]
        for word, (path, line) in writer.words.items()
        if word not in seen and not any(names(problem, path, line) for problem in built.problems)
    }


def names(problem: Problem, path: str, line: int) -> bool:
    """Whether a problem stands at a line, or lists the file with others of its folder."""
    span = problem.span
    if path.startswith(f"{span.path}/"):
        return path.removeprefix(f"{span.path}/") in problem.message
    return span.path == path and (not span.line or abs(span.line - line) <= NEAR)


def some(choices: list[str], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(choices), max_size=most)


SITES = st.builds(
    site,
    some(BLOCKS, 4),
    some(MATTER, 2),
    some(ROW, 2),
    st.lists(st.sampled_from(FILES), max_size=2, unique=True),
    title=st.sampled_from(["WORD", *TITLES]),
    path=st.sampled_from(TEXTS),
)


@given(SITES)
@settings(
    max_examples=often(15, 800),
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_word_is_lost(workshop: Workshop, writer: Writer) -> None:
    assert lost(workshop.build(writer.files), writer) == {}
