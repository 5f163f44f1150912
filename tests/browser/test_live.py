"""The law of the live script: whatever a page was, it becomes what is written now."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from serve.running import Copying, running

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = 20
OURS = '#plnfolio, [src^="/.plnfolio/"], [href^="/.plnfolio/"]'
SHOWN = """
(ours) => {
  const page = document.body.cloneNode(true);
  for (const one of page.querySelectorAll(ours)) one.remove();
  return page.innerHTML.trim();
}
"""
MEANT = (
    "(html) => new DOMParser().parseFromString('<body>' + html, 'text/html').body.innerHTML.trim()"
)
IS_UP = """
(number) => document.title === `Page ${number}` && document.readyState === 'complete'
"""


LEAVES = (
    "{word}",
    "<p>{word}</p>",
    "<p class='{mark}'>{word}</p>",
    "<h2 id='{mark}'>{word}</h2>",
    "<img alt='{mark}' src='/none.svg'>",
    "<pre>{word}</pre>",
    "<script>window.ran = '{mark}'</script>",
)
BRANCHES = (
    "<div>{inside}</div>",
    "<section class='{mark}'>{inside}</section>",
    "<div class='touched'>{inside}</div>",
    "<ul><li>{inside}</li>\n<li>{word}</li></ul>",
    "<details><summary>{word}</summary>{inside}</details>",
    "<table><tbody><tr><td>{inside}</td></tr></tbody></table>",
)


def grown(dice: random.Random, depth: int = 0) -> str:
    """Some HTML, with parts that scripts have a hand in."""
    inside = ""
    if depth < 4:
        inside = "".join(grown(dice, depth + 1) for _ in range(dice.randrange(4)))
    form = dice.choice(BRANCHES if inside else LEAVES)
    word = dice.choice(("one", "two", "three", "é <b>four</b>"))
    return form.format(word=word, mark=dice.choice("ab"), inside=inside)


def altered(parts: list[str], dice: random.Random) -> list[str]:
    """A page as the next save has it: mostly the same."""
    place = dice.randrange(len(parts))
    match dice.randrange(4):
        case 0:
            return [*parts[:place], grown(dice), *parts[place:]]
        case 1 if len(parts) > 3:
            return [*parts[:place], *parts[place + 1 :]]
        case 2:
            return [*parts[place:], *parts[:place]]
        case _:
            return [*parts[:place], grown(dice), *parts[place + 1 :]]


@pytest.mark.browser
@pytest.mark.parametrize("seed", [1, 2])
def test_a_page_becomes_what_is_written(tmp_path: Path, page: Page, seed: int) -> None:
    dice = random.Random(seed)
    site = Copying(tmp_path)
    parts = [grown(dice) for _ in range(8)]
    again = 0

    def save(number: int) -> str:
        body = "\n".join(parts)
        site.write("x.html", f"<!doctype html><title>Page {number}</title><body>{body}</body>")
        return body

    save(0)
    with running(site) as server:
        page.goto(f"{server.address}x.html")
        for number in range(1, PAGES):
            # What scripts of themes do: a button comes, a mark is set.
            page.evaluate(
                "for (const one of document.querySelectorAll('.touched')) one.dataset.seen = 1"
            )
            again += not page.evaluate("window.mark")
            page.evaluate("window.mark = true")
            parts = altered(parts, dice)
            body = save(number)
            page.wait_for_function(IS_UP, arg=number, polling=50)
            shown = page.evaluate(SHOWN, OURS).replace(' data-seen="1"', "")
            assert shown == page.evaluate(MEANT, body)
    assert 0 < again < PAGES
