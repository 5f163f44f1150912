"""What was typed or left over where a program or the author should have put something else."""

from __future__ import annotations

from plnfolio.check.rule import SiteRule, TextRule

TEXT_RULES: tuple[TextRule, ...] = ()
SITE_RULES: tuple[SiteRule, ...] = ()
