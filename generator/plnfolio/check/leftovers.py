"""Markup that shows on the page, and files that nothing publishes."""

from __future__ import annotations

from plnfolio.check.rule import SiteRule, TextRule

TEXT_RULES: tuple[TextRule, ...] = ()
SITE_RULES: tuple[SiteRule, ...] = ()
