"""Sites with many of one thing, and with many of two that are held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

World = Callable[[int], Mapping[str, str]]
"""The files of a site with so many of a thing; those under ``content/`` but for ``site.yaml``."""


def post(fields: str = "", text: str = "Text.", day: int = 1) -> str:
    """A post with more fields than it needs."""
    return f"---\ntitle: A\ndate: 2024-01-{day % 28 + 1:02}\n{fields}---\n{text}\n"


def page(text: str) -> str:
    """A page."""
    return f"---\ntitle: A\n---\n{text}\n"


def each(count: int, form: str, joint: str = ", ") -> str:
    """A form said so many times, № being the number of the time."""
    return joint.join(numbered(count, form))


def numbered(count: int, form: str) -> Iterable[str]:
    """The same one by one."""
    return (form.replace("№", str(number)) for number in range(count))


def library(count: int, form: str = "@book{k№, author={Ash№, Ann}, title={One}, year=2001}") -> str:
    """Works with keys that are alike."""
    return each(count, form, "\n")


def table(count: int, more: str = "") -> str:
    """A table of networks, each with some more lines."""
    return f"title: N\nnetworks:\n{each(count, f'  - name: Net №{chr(10)}{more}', '')}"


BLANK = "\n\n"

WORLDS: Mapping[str, World] = {
    "tags of one post": lambda n: {"posts/a.md": post(f"tags: [{each(n, 'tag №')}]\n")},
    "tags that share addresses": lambda n: {
        "posts/a.md": post(f"tags: [{each(n, 'resume №')}]\n"),
        "posts/b.md": post(f"tags: [{each(n, 'résumé №')}]\n"),
    },
    "works that nothing cites": lambda n: {
        "references.bib": library(n),
        "posts/a.md": post(f"nocite: [{each(n, 'k№')}]\n"),
    },
    "works that are listed and not there": lambda n: {
        "references.bib": library(n),
        "posts/a.md": post(f"nocite: [{each(n, 'kk№')}]\n"),
    },
    "works that are cited and not there": lambda n: {
        "references.bib": library(n),
        "posts/a.md": post("", each(n, "Said [@kk№x].", BLANK)),
    },
    "works whose authors begin alike": lambda n: {
        "references.bib": library(
            n, "@book{k№, author={Ash, Ann and Birch, Bo and Oak№, Cy}, title={One}, year=2001}"
        ),
        "posts/a.md": post("", each(n, "Said [@k№].", BLANK)),
    },
    "folders beside an artifact": lambda n: {
        **{f"artifacts/a/set-{i // 2}/{i}.html": "<p>Text.</p>" for i in range(2 * n)},
        "artifacts/a/index.md": post(),
    },
    "tags that are none": lambda n: {"posts/a.md": post(f"tags: [{each(n, '{a: №}')}]\n")},
    "links that lead nowhere": lambda n: {
        **{f"posts/post-{i}.md": post() for i in range(n // 4)},
        "pages/a.md": page(each(n, "[x](../posts/pst-№.md)", BLANK)),
    },
    "links to addresses that lead nowhere": lambda n: {
        **{f"posts/post-{i}.md": post() for i in range(n // 4)},
        "pages/a.md": page(each(n, "[x](/posts/pst-№/)", BLANK)),
    },
    "names in double brackets": lambda n: {
        **{f"posts/post-{i}.md": post() for i in range(n // 4)},
        "pages/a.md": page(each(n // 4, "[[post №]]", BLANK)),
    },
    "names in double brackets that nothing has": lambda n: {
        **{f"posts/post-{i}.md": post() for i in range(n // 4)},
        "pages/a.md": page(each(n, "[[pst №]]", BLANK)),
    },
    "pictures that are not there": lambda n: {
        **{f"posts/a/chart-{i}.pdf": "%PDF-1.4" for i in range(n // 4)},
        "posts/a/index.md": post("", each(n, "![x](chrt-№.png)", BLANK)),
    },
    "headings that are not there": lambda n: {
        "posts/b.md": post("", each(n, "## Heading №", BLANK)),
        "posts/a.md": post("", each(n, "[x](b.md#hed-№)", BLANK)),
    },
}
