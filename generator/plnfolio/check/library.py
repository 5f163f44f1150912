"""Works in the library as APA 7 has them (chapters 9 and 10): each once, each to be found."""

from __future__ import annotations

from plnfolio.check.addresses import doubtful_doi, session_in_entry, session_in_text
from plnfolio.check.fields import all_caps, place, retrieved, title_case
from plnfolio.check.references import lacking
from plnfolio.check.reprinted import reprinted
from plnfolio.check.rule import EntryRule, SiteRule, TextRule
from plnfolio.check.twins import twice, uncited

TEXT_RULES: tuple[TextRule, ...] = (TextRule("session-url", "warning", session_in_text),)
SITE_RULES: tuple[SiteRule, ...] = (
    SiteRule("uncited-reference", "warning", uncited),
    SiteRule("same-work-twice", "warning", twice),
    SiteRule("incomplete-reference", "warning", lacking),
)
ENTRY_RULES: tuple[EntryRule, ...] = (
    EntryRule("title-case", "warning", title_case),
    EntryRule("all-caps-title", "warning", all_caps),
    EntryRule("doubtful-doi", "warning", doubtful_doi),
    EntryRule("session-url", "warning", session_in_entry),
    EntryRule("retrieved-from", "warning", retrieved),
    EntryRule("publisher-place", "hint", place),
    EntryRule("reprint-differs", "warning", reprinted),
)
