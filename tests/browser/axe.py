"""What axe finds wrong with a page, by the rules of WCAG 2.2 AA and good practice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules whose verdict depends on colours, and so on the scheme."""

_AXE = Axe().axe_script
_REMEMBER = """() => {
  const colour = axe.commons.color.Color.prototype, parse = colour.parseString, known = new Map();
  colour.parseString = function (text) {
    if (!known.has(text)) {
      const { r, g, b, alpha } = parse.call(this, text);
      known.set(text, { r, g, b, alpha });
    }
    return Object.assign(this, known.get(text));
  };
}"""
"""A third of axe's time goes into reading the same few colours again and again."""


def faults(page: Page, *, rules: list[str] | None = None, within: str = "html") -> list[str]:
    """What axe finds wrong with a page, a line each; by some of its rules only, if named.

    ``within`` is a selector of the parts to look at, where the others are looked at elsewhere.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
        page.evaluate(_REMEMBER)
    which = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
    options = {"runOnly": which, "resultTypes": ["violations"]}
    violations = page.evaluate(f"options => axe.run('{within}', options)", options)["violations"]
    return [f"{v['id']}: {node['html'][:120]}" for v in violations for node in v["nodes"]]


def faults_in_all_looks(page: Page, *, within: str = "html") -> Iterator[str]:
    """What axe finds on a phone and in a wide window, by day, and of colours by night."""
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, rules in (("light", None), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)
            for fault in faults(page, rules=rules, within=within):
                yield f"{width} {scheme}: {fault}"
