"""What should stay private: of the author, and of others."""

from __future__ import annotations

from plnfolio.check.rule import SiteRule, TextRule

TEXT_RULES: tuple[TextRule, ...] = ()
SITE_RULES: tuple[SiteRule, ...] = ()
