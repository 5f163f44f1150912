"""What a page asks of a Content Security Policy is seen, and nothing that it does not ask."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from plnfolio.write.needs import needs, of_page
from plnfolio.write.policy import policy
from sites.cases import read_yaml

CASES = read_yaml(Path(__file__).with_name("needs.yaml").read_text(encoding="utf-8"))


def asked(case: dict[str, Any]) -> list[str]:
    text = case.get("html") or case["text"]
    path = case.get("file", "posts/one/index.html")
    found = needs(path, str(text).encode())
    return sorted({re.sub(r"'sha256-[^']+'", "X", need) for need in found})


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.get("html") or case["text"])[:50])
def test_what_a_file_needs(case: dict[str, Any]) -> None:
    if "has" in case:
        assert set(case["has"]) <= set(asked(case))
    else:
        assert asked(case) == sorted(case["needs"])


def test_a_page_needs_what_its_files_need() -> None:
    every = {
        "index.html": ("uses assets/site.css", "uses assets/gone.js"),
        "assets/site.css": ("img-src data:", "uses assets/more.css"),
        "assets/more.css": ("font-src https:", "uses assets/site.css"),
    }
    assert of_page("index.html", every) == {"img-src data:", "font-src https:"}


def test_a_script_has_the_digest_of_its_bytes_whatever_letters_stand_before_it() -> None:
    # “İ” is two signs in small letters, “ſ” an S in capital ones.
    script = "<SCRIPT>let a = '</ſcript'</Script>"
    alone = needs("index.html", script.encode())
    assert len(alone) == 1
    assert needs("index.html", f"<p>İstanbul, İzmir</p>{script}".encode()) == alone
    handler = '<a ONclick="go()">'
    assert needs("a.html", f"İİİ {handler}".encode()) == needs("a.html", handler.encode())


def test_a_policy_says_what_is_needed_and_no_more() -> None:
    assert policy(()) == (
        "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'"
    )
    said = policy(["script-src 'sha256-x'", "script-src https:", "script-src https://a.example"])
    assert "script-src 'self' 'sha256-x' https:;" in said
    assert "object-src 'self' https:" in policy(["object-src https:", "object-src 'self'"])
