"""All rules of the proof-reader: one file a family.

To add one: write what sees it into the file of its family, with a row in that file's table; give
its code a heading in ``docs/errors.md`` and a file of cases in ``tests/check/cases``.

Most texts have nothing of most rules. A rule looks first whether a text can have anything for it
(``Signs``, ``Text.has_figures``), then in which blocks (``Text.holding``), and only then closely.
"""

from __future__ import annotations

from collections.abc import Mapping

from plnfolio.check import (
    citations,
    descriptions,
    leftovers,
    library,
    links,
    lists,
    privacy,
    quotations,
    results,
    secrets,
    structure,
    students,
    testimony,
)
from plnfolio.check.rule import EntryRule, Rule, SiteRule, TextRule
from plnfolio.diagnostics import Severity

_FAMILIES = (
    citations,
    quotations,
    library,
    lists,
    links,
    structure,
    descriptions,
    privacy,
    students,
    results,
    secrets,
    testimony,
    leftovers,
)

TEXT_RULES: tuple[TextRule, ...] = tuple(rule for one in _FAMILIES for rule in one.TEXT_RULES)
SITE_RULES: tuple[SiteRule, ...] = tuple(rule for one in _FAMILIES for rule in one.SITE_RULES)
ENTRY_RULES: tuple[EntryRule, ...] = (*library.ENTRY_RULES, *lists.ENTRY_RULES)
RULES: tuple[Rule, ...] = (*TEXT_RULES, *SITE_RULES, *ENTRY_RULES)
ONLINE: Mapping[str, Severity] = {
    "dead-link": "warning",
    "missing-place": "hint",
    "moved-link": "hint",
}
"""What is said only where the web was asked, by the level of each code."""
BUILT: Mapping[str, Severity] = {"formula": "hint"}
"""What every build says, and a site may give another level to."""

LEVELS: Mapping[str, Severity] = {**{rule.code: rule.level for rule in RULES}, **ONLINE, **BUILT}
"""The level of each code, where a site says no other."""
