"""What is odd in the library: works that nobody cites, titles, addresses, doubles (chapter 9)."""

from __future__ import annotations

from plnfolio.check.rule import SiteRule, TextRule

TEXT_RULES: tuple[TextRule, ...] = ()
SITE_RULES: tuple[SiteRule, ...] = ()
