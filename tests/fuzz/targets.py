"""What reads bytes that somebody else wrote: whatever they are, it ends with a value or a Problem.

A mistake that is said is fine; an exception is ours, and so is an end that does not come.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from check.test_cases import FILES, LIBRARY, cases_of
from fuzz.proofs import SITE, TABLE, TEXT, proof
from plnfolio.cite.syntax import match_narrative, parse_bracketed, parse_round
from plnfolio.diagnostics import RefusedError
from plnfolio.images.picture import BadPictureError, sniff
from plnfolio.images.raster import cleaned, inspect
from plnfolio.images.svg import sanitised
from plnfolio.importing.article import Article
from plnfolio.importing.conserved import account
from plnfolio.importing.markdown.writer import markdown as markdown_of
from plnfolio.importing.sources.html import page_article
from plnfolio.importing.sources.mhtml import archived
from plnfolio.importing.tidy.page import tidied
from plnfolio.model.matter import PostMatter
from plnfolio.model.source import Source
from plnfolio.pln.cost import read_cost
from plnfolio.pln.hours import read_time
from plnfolio.read.matter import markdown, read_matter
from plnfolio.read.references.library import read_library
from plnfolio.render.markdown import parse
from plnfolio.write import manifest
from plnfolio.written.text import decoded
from plnfolio.written.yaml import load


@dataclass(frozen=True, slots=True)
class Target:
    """What is done with bytes, and some of the kind that it is made for."""

    read: Callable[[bytes], object]
    seeds: tuple[bytes, ...]


def text(data: bytes) -> str:
    """Bytes as text, as a file is decoded."""
    return decoded(data, "a", []) or ""


def _markdown(data: bytes) -> None:
    parse(text(data))


def _front_matter(data: bytes) -> None:
    source = Source("content/posts/a.md", text(data))
    read_matter(source, PostMatter, [])
    markdown(source.text)


def _yaml(data: bytes) -> None:
    load("a.yaml", text(data), [])


def _library(name: str) -> Callable[[bytes], object]:
    def read(data: bytes) -> None:
        read_library(f"content/references.{name}", text(data), [])

    return read


def _citation(data: bytes) -> None:
    said = text(data)
    parse_bracketed(said)
    parse_round(said)
    match_narrative(f"@{said}", 0)


def _picture(data: bytes) -> None:
    format_ = sniff(data)
    if format_ and format_ != "svg":
        with contextlib.suppress(BadPictureError):
            inspect(data, format_)
            cleaned(data, format_)


def _svg(data: bytes) -> None:
    with contextlib.suppress(BadPictureError):
        clean, _ = sanitised(data)
        assert sanitised(clean)[0] == clean
        assert b"<script" not in clean.lower()


def _amounts(data: bytes) -> None:
    said = text(data)
    read_time(said)
    read_cost(said)


def _page(data: bytes) -> None:
    with contextlib.suppress(RefusedError):
        _arrive(page_article(data, "a.html"))


def _letter(data: bytes) -> None:
    with contextlib.suppress(RefusedError):
        _arrive(archived(data, "a.mhtml"))


def _arrive(article: Article) -> None:
    tidied([article])
    account(article)
    markdown_of(article.body)


def _manifest(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / manifest.MANIFEST).write_bytes(data)
        for path in manifest.listed(Path(folder)):
            assert ".." not in path.split("/")
            assert not path.startswith(("/", "\\"))


_WORKS = {
    "yaml": (LIBRARY.encode(),),
    "bib": (
        rb"@book{a, author={{ACE} and B, C}, title={HOW {SCORM} Grows}, address={Oslo}, doi={x}}",
    ),
    "ris": (b"TY  - JOUR\nAU  - B, C\nTI  - How Circles Grow\nPY  - 2020\nDO  - 10.1/x\nER  - \n",),
    "json": (b'[{"id": "a", "type": "book", "title": "A B", "DOI": "n", "issued": {"raw": "x"}}]',),
}
_PAGES = (
    (
        b"<title>A - B</title><main><h1>A</h1><p style='font-weight:bold'>x <i>y</i><br><br>z"
        b"<sup><a href=#n id=r>1</a></sup><ol><li id=n>b <a href=#r>^</a></ol><table><tr><td><ul>"
    ),
    (
        b"<body><div class='textbox'><h2>T</h2><blockquote>q<cite>- w</cite></blockquote></div>"
        b"<nav></nav><figure><img src='data:image/gif;base64,R0lG' srcset=a><figcaption>f"
    ),
    (
        b"<p>&bull; a<br>&bull; b</p><iframe src='https://youtu.be/abcdefghijk'></iframe><pre><code>x"
        b"</code></pre><dl><dt>t<dd>d</dl><div role=table><div role=row><span role=cell>1"
    ),
)


def _seeds() -> Iterator[tuple[str, Target]]:
    yield (
        "markdown",
        Target(
            _markdown,
            (
                b"# A\n\n[@a, p. 3; see @b] and @c [p. 4].[^1]\n\n[^1]: Note.\n\n> [!NOTE]\n> x\n",
                b":::{network-table} current\n:columns: name, time\n:::\n\n| a | b |\n|---|---|\n",
                b"- [ ] ==x== [[post|y]] ![[p.png]] `c` $$z$$ {{< a >}} {% b %} <b>x</b>\n",
                b"```python\nx\n```\n\nTerm\n: is\n\n[x]: y 'z'\n[x] https://a.b/c :smile:\n",
            ),
        ),
    )
    yield (
        "front-matter",
        Target(
            _front_matter,
            (
                b"---\ntitle: A\ndate: 2023-04-11\ntags: [a, b]\n---\nText\n",
                b"+++\ntitle = 'A'\ndate = 2023-04-11T08:00:00Z\n+++\n",
                b"Title: A\nDate: 2023-04-11\n\nText",
            ),
        ),
    )
    yield (
        "yaml",
        Target(
            _yaml,
            (
                b"a: &x {b: [1, 2], c: 'd'}\ne:\n  <<: *x\n  f: |\n    g\n  h: >-\n    i # j\n",
                b"- name: #a\n  url: https://a.b\n  time: 2 h/week\n",
            ),
        ),
    )
    for name, seed in (
        ("bib", rb"@article{a, author={B and {C D}}, title={A {\"E} $x$ \foo{y}}, year=2020}"),
        ("ris", b"TY  - JOUR\nAU  - B, C\nTI  - A\nPY  - 2020/01//\nER  - \n"),
        ("nbib", b"PMID- 1\nTI  - A\n      B\nFAU - B, C\nDP  - 2020 Jan\n"),
        ("enw", b"%0 Journal Article\n%A B, C\n%T A\n%D 2020\n"),
        ("json", b'[{"id": "a", "type": "book", "issued": {"date-parts": [[2020, 1]]}}]'),
        ("yaml", b"- {id: a, type: book, title: A, issued: 2020-01, author: [{family: B}]}\n"),
    ):
        yield f"references.{name}", Target(_library(name), (seed,))
    for name, path, seeds in _proofs():
        yield f"check.{name}", Target(partial(proof, path), seeds)
    yield "citation", Target(_citation, (b"@a, pp. 3-4, emphasis added; see -@b, as cited in @c",))
    yield "picture", Target(_picture, tuple(_pictures()))
    yield (
        "svg",
        Target(
            _svg,
            (
                b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><a href="x"/></svg>',
                b'<svg xmlns="http://www.w3.org/2000/svg"><rect style="fill:url(#a)"/></svg>',
                b'<svg><style>@import "x";</style><script>1</script><use href="#a"/></svg>',
            ),
        ),
    )
    yield "page", Target(_page, _PAGES)
    yield (
        "letter",
        Target(
            _letter,
            tuple(
                b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\n"
                b"Content-Type: text/html\nContent-Location: https://a.b/\n\n" + one + b"\n--B--\n"
                for one in _PAGES
            ),
        ),
    )
    yield "amounts", Target(_amounts, (b"2-3 hours a week, $1,200/year", b"free for members"))
    yield "manifest", Target(_manifest, (manifest.written({"a/b.html": frozenset({"0" * 24})}),))


def _proofs() -> Iterator[tuple[str, str, tuple[bytes, ...]]]:
    """What the proof-reader reads, with all cases of its own."""
    cases = [*chain.from_iterable(map(cases_of, FILES))]
    files = [(path, said) for case in cases for path, said in case.files.items()]
    every = [(path, said if isinstance(said, bytes) else said.encode()) for path, said in files]
    yield "text", TEXT, tuple(said for path, said in every if path.endswith(".md"))
    heads = (said.partition(b"\n---\n")[0] for path, said in every if path.endswith(".md"))
    yield "matter", TEXT, tuple(dict.fromkeys(head + b"\n---\nText\n" for head in heads))
    yield "table", TABLE, tuple(said for path, said in every if "/networks/" in path)
    library = "content/references."
    for suffix in ("yaml", "bib", "ris", "json"):
        own = (said for path, said in every if path.startswith(library) and path.endswith(suffix))
        yield suffix, f"{library}{suffix}", (*own, *_WORKS[suffix])
    yield "site", SITE, (b"title: A site\nauthor: {name: Ada}\ncheck: {bare-url-text: off}\n",)


def _pictures() -> Iterator[bytes]:
    from PIL import Image  # noqa: PLC0415 - where it is used

    from images.painting import saved  # noqa: PLC0415

    for format_ in ("JPEG", "PNG", "GIF", "WEBP"):
        yield saved(Image.new("RGB", (9, 7), "navy"), format_)


TARGETS = dict(_seeds())
"""All of them, by name."""
