"""Whatever an author’s HTML is, there is a paper of it, and the same on every machine."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdf.printed import bound, manuscript, printed
from sites.building import CHECKOUT
from sites.trying import often

pytestmark = pytest.mark.torture

NAMES = st.sampled_from(
    """p div section ul ol li dl dt dd blockquote h2 h3 h5 table thead tr td th caption figure
    figcaption details summary aside pre code em strong a sup span bdi u s q img svg br hr input
    iframe math""".split()
)
SAID = st.sampled_from(
    """class=activity class=admonition id=a id=fn1 href=#a href=#fn1 href=/x/ href=https://e.org
    dir=rtl lang=ar lang=zh-Hant colspan=3 rowspan=2 start=7 hidden class=references class=csl-entry
    class=csl-bib-body class=footnotes class=video class=video-link class=wide-picture alt=x
    src=/none.png width=9 viewBox="0,0,9,9" type=checkbox class=task-list-item""".split()
)
WORDS = st.sampled_from(
    [
        "a",
        " ",
        "Note.",
        "One. Two",
        "שלום",
        "مرحبا",
        "#x $y *z* @w <",
        "x" * 90,
        "\u200b",
        "é",
        "🎉",
    ]
)


def _element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    made = st.tuples(NAMES, st.lists(SAID, max_size=2), st.lists(inner, max_size=3))
    return made.map(lambda of: f"<{of[0]} {' '.join(of[1])}>{''.join(of[2])}</{of[0]}>")


HTML = st.lists(st.recursive(WORDS, _element, max_leaves=12), max_size=5).map("".join)


@settings(max_examples=often(25, 1000))
@given(HTML)
def test_any_html_is_a_paper(html: str) -> None:
    assert printed(html).data.startswith(b"%PDF")


@settings(max_examples=often(6, 200))
@given(HTML, HTML)
def test_any_texts_are_a_book(one: str, two: str) -> None:
    url = "https://ada.example.org/x/"
    assert bound(manuscript(one), manuscript(two, address="/x/", url=url)).data


TEXT = "<h2>Über</h2><p>Привет, שלום, مرحبا — 5 ≤ 6.</p><svg viewBox='0 0 9 9'><text>a</text></svg>"
SCRIPT = f"""
import sys
sys.path[:0] = {[str(CHECKOUT / "tests"), str(CHECKOUT / "generator")]!r}
from hashlib import sha256
from pdf.printed import printed
print(sha256(printed({TEXT!r}).data).hexdigest())
"""


def test_the_bytes_are_the_same_at_any_time_and_place(tmp_path: Path) -> None:
    elsewhere = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "ar_EG.UTF-8", "LANG": "ar"}
    elsewhere |= {"SOURCE_DATE_EPOCH": "86400", "TMPDIR": str(tmp_path), "HOME": str(tmp_path)}
    words = [sys.executable, "-c", SCRIPT]
    said = subprocess.run(words, env=elsewhere, capture_output=True, check=True, text=True).stdout
    assert said.strip() == sha256(printed(TEXT).data).hexdigest()
