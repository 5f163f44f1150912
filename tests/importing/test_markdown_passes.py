"""Tables, reference lists and citations in texts in Markdown: all else stays byte for byte."""

from __future__ import annotations

import datetime
from pathlib import Path

from plnfolio.importing.article import Article, There
from plnfolio.importing.memory import Memory
from plnfolio.importing.way import brought

TEXT = """\
I have *two*  circles — “and” a habit. (Siemens, 2005) says so.
It goes on\\
in a second line.

## Current networks

| Network | What I get | What I give | Time |
|:--------|-----------|-------------|------|
| [GLDC](https://gldc.example.org) | Ideas<br>Answers | Reviews | 2 hours a week |
| [[Club\\|The Book Club]] | Books, *good* ones[^1] | Notes | 1 hour a month |

After it.

| Software | Price |
|----------|-------|
| Pencil   | 3     |

As Siemens (2005) writes, learning is *connecting* (Siemens, 2005, p. 4; Wenger, 1998).

```text
(Siemens, 2005)
```

> Quoted words (Wenger,
> 1998, pp. 3-5).

I cite @ghost2020, and `(Siemens, 2005)` stays.

[^1]: By friends.

## References

Siemens, G. (2005). Connectivism: A learning theory for the digital age. *International Journal of \
Instructional Technology and Distance Learning*, *2*(1), 3–10.
Wenger, E. (1998). *Communities of practice: Learning, meaning, and identity*. Cambridge \
University Press.
"""

BECOMES = """\
I have *two*  circles — “and” a habit. [@siemens2005] says so.
It goes on\\
in a second line.

## Current networks

:::{network-table} current
:columns: name: Network, receive: What I get, give: What I give, time: Time
:::

After it.

| Software | Price |
|----------|-------|
| Pencil   | 3     |

As @siemens2005 writes, learning is *connecting* [@siemens2005, p. 4; @wenger1998].

```text
(Siemens, 2005)
```

> Quoted words [@wenger1998, pp. 3-5].

I cite \\@ghost2020, and `(Siemens, 2005)` stays.
"""


def test_only_what_a_pass_changes_is_written_anew(tmp_path: Path) -> None:
    article = Article("one.md", title="Circles", markdown=TEXT)
    brought([article], There(tmp_path), Memory(tmp_path), datetime.date(2024, 6, 1))
    assert article.markdown == BECOMES
    assert (article.keyed, article.left) == (4, 1)
    assert [one["id"] for one in article.works] == ["siemens2005", "wenger1998"]
    assert article.networks == ["networks/current.yaml"]
    table = next(one.data.decode() for one in article.files)
    assert "name: The Book Club" in table
    assert "receive: Books, *good* ones (By friends.)" in table
    assert any("ghost2020" in note.message for note in article.notes)


def test_a_text_without_any_of_it_stays_as_it_is(tmp_path: Path) -> None:
    text = "# No\n\n* one\n\n  two\n* [x]: y\n\n<div>\n\nhalf\n\n</div>\n\n\n    code\n\n| a |\n"
    article = Article("one.md", title="Circles", markdown=text)
    brought([article], There(tmp_path), Memory(tmp_path), datetime.date(2024, 6, 1))
    assert article.markdown == text
