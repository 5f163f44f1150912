"""A build says which addresses can be handed in, and pages say when, and what, they said."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sites.building import NOW, Ran, Workshop, call

SITE = "title: Notes\nauthor: Ada Berg\nbase_url: https://ada.example\n"
LAST = (
    "and its page says that it last did on 11 April 2023; "
    f"write “updated: {NOW.date()}” if readers should know."
)
POST = "---\ntitle: {title}\ndate: 2023-04-11\n---\nThe first words of it.\n"


@pytest.fixture
def folder(workshop: Workshop) -> Path:
    return workshop.folder(
        {
            "content/site.yaml": SITE,
            "content/posts/one.md": POST.format(title="One"),
            "content/posts/two.md": POST.format(title="Two"),
            "content/pages/about.md": "---\ntitle: About\n---\nMe.\n",
            "content/artifacts/film/index.md": POST.format(title="Film"),
        }
    )


def said(ran: Ran) -> list[str]:
    """The lines after the first."""
    return ran.out.splitlines()[1:]


def test_what_is_new_is_said_once_with_its_whole_address(folder: Path) -> None:
    assert said(call("build", cwd=folder)) == [
        "To hand in:",
        "  https://ada.example/posts/one/  new: One",
        "  https://ada.example/posts/two/  new: Two",
        "  https://ada.example/artifacts/film/  new: Film",
    ]
    assert said(call("build", cwd=folder)) == []


def test_what_says_something_else_is_said_with_a_word_on_its_day(folder: Path) -> None:
    call("build", cwd=folder)
    post = folder / "content/posts/one.md"
    post.write_text(post.read_text("utf-8") + "And one word more.\n", encoding="utf-8")
    assert said(call("build", cwd=folder)) == [
        "To hand in:",
        "  https://ada.example/posts/one/  changed: One",
        f"content/posts/one.md has changed, {LAST}",
    ]
    dated = post.read_text("utf-8").replace("date:", f"updated: {NOW.date()}\ndate:")
    post.write_text(dated.replace("one word", "two words"), encoding="utf-8")
    assert len(said(call("build", cwd=folder))) == 2


def test_what_only_looks_another_is_no_news(folder: Path) -> None:
    call("build", cwd=folder)
    (folder / "content/site.yaml").write_text(f"{SITE}theme: paper\n", encoding="utf-8")
    post = folder / "content/posts/one.md"
    post.write_text(post.read_text("utf-8").replace("first", "**first**"), encoding="utf-8")
    assert said(call("build", cwd=folder)) == []


def test_json_has_the_addresses(folder: Path) -> None:
    first = json.loads(call("build", "--json", cwd=folder).out)["addresses"]
    assert [one["new"] for one in first] == [True, True, True]
    assert first[0] == {
        "address": "https://ada.example/posts/one/",
        "title": "One",
        "new": True,
        "path": "content/posts/one.md",
    }
    assert "addresses" not in json.loads(call("build", "--json", cwd=folder).out)


def test_many_are_a_few_and_a_number(folder: Path) -> None:
    for number in range(7):
        post = folder / f"content/posts/p{number}.md"
        post.write_text(POST.format(title=number), encoding="utf-8")
    lines = said(call("build", cwd=folder))
    assert len(lines) == 7
    assert lines[-1] == "  and 5 more"


@pytest.mark.parametrize("words", [("--drafts",), ("--future",)])
def test_what_is_not_published_is_not_handed_in(folder: Path, words: tuple[str, ...]) -> None:
    assert said(call("build", *words, "--output", "preview", cwd=folder)) == []


def test_without_an_address_there_is_none_to_hand_in(folder: Path) -> None:
    (folder / "content/site.yaml").write_text("title: Notes\nauthor: Ada\n", encoding="utf-8")
    assert said(call("build", cwd=folder)) == []


def fingerprint(folder: Path, page: str = "posts/one/") -> str:
    html = (folder / f"public/{page}index.html").read_text("utf-8")
    found = re.search(r'<meta name="plnfolio:fingerprint" content="([0-9a-f]{24})">', html)
    assert found
    return found[1]


def test_the_fingerprint_is_that_of_the_words(folder: Path) -> None:
    def built() -> str:
        call("build", cwd=folder)
        return fingerprint(folder)

    first, post = built(), folder / "content/posts/one.md"
    text = post.read_text("utf-8")
    assert fingerprint(folder, "posts/two/") != first
    assert fingerprint(folder, "about/") != first
    for theme in ("paper", "base"):
        (folder / "content/site.yaml").write_text(f"{SITE}theme: {theme}\n", encoding="utf-8")
        assert built() == first
    for same in ("The *first* words\nof it.", "The   first [words](https://example.org) of it."):
        post.write_text(text.replace("The first words of it.", same), encoding="utf-8")
        assert built() == first
    for other in (text.replace("first", "second"), text.replace("One", "Won")):
        post.write_text(other, encoding="utf-8")
        assert built() != first


NETLIFY = {
    "NETLIFY": "true",
    "CONTEXT": "production",
    "URL": "https://ada-notes.netlify.app",
    "DEPLOY_PRIME_URL": "https://deploy-preview-3--ada-notes.netlify.app",
}
WHERE = {
    "on Netlify": (NETLIFY, "https://ada-notes.netlify.app"),
    "a preview": ({**NETLIFY, "CONTEXT": "deploy-preview"}, NETLIFY["DEPLOY_PRIME_URL"]),
    "a branch": ({**NETLIFY, "CONTEXT": "branch-deploy"}, NETLIFY["DEPLOY_PRIME_URL"]),
    "Netlify’s program at home": ({**NETLIFY, "NETLIFY_LOCAL": "true"}, "https://ada.example"),
    "Netlify’s dev server": ({**NETLIFY, "CONTEXT": "dev"}, "https://ada.example"),
    "at home": ({**NETLIFY, "NETLIFY": ""}, "https://ada.example"),
    "a value that is none": ({**NETLIFY, "URL": "ada"}, "https://ada.example"),
}


@pytest.mark.parametrize(("env", "base"), WHERE.values(), ids=WHERE.keys())
def test_a_host_that_builds_says_the_address(folder: Path, env: dict[str, str], base: str) -> None:
    ran = call("build", cwd=folder, env=env)
    html = (folder / "public/posts/one/index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{base}/posts/one/">' in html
    preview = "--" in base
    assert ("X-Robots-Tag: noindex" in (folder / "public/_headers").read_text("utf-8")) == preview
    assert bool(said(ran)) != preview


def test_the_command_line_goes_before_the_host(folder: Path) -> None:
    call("build", "--base-url", "https://mine.example", cwd=folder, env=NETLIFY)
    assert "https://mine.example" in (folder / "public/posts/one/index.html").read_text("utf-8")
