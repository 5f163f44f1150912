"""Where links lead, and what they say (WCAG 2.2, 2.4.4; APA 9.35)."""

from __future__ import annotations

from plnfolio.check.rule import SiteRule, TextRule

TEXT_RULES: tuple[TextRule, ...] = ()
SITE_RULES: tuple[SiteRule, ...] = ()
