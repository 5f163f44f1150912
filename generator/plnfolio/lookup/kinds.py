"""Which kind of work is on a page, by its tags, its JSON-LD and its address."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from plnfolio.lookup.told import Told, kinds
from plnfolio.read.references import hosts, newspapers

# What Google Scholar asks publishers for (scholar.google.com/intl/en/scholar/inclusion.html).
_BY_TAG = {
    "citation_dissertation_institution": "thesis",
    "citation_technical_report_institution": "report",
    "citation_technical_report_number": "report",
    "citation_conference_title": "paper-conference",
    "citation_conference": "paper-conference",
    "citation_inbook_title": "chapter",
    "citation_book_title": "chapter",
    "citation_journal_title": "article-journal",
    "prism.publicationname": "article-journal",
}
# schema.org, from what says most to what says least.
_BY_TYPE = {
    "PodcastEpisode": "broadcast",
    "RadioEpisode": "broadcast",
    "VideoObject": "motion_picture",
    "BlogPosting": "post-weblog",
    "ScholarlyArticle": "article-journal",
    "MedicalScholarlyArticle": "article-journal",
    "NewsArticle": "webpage",
    "ReportageNewsArticle": "webpage",
    "OpinionNewsArticle": "webpage",
    "Report": "report",
    "Thesis": "thesis",
    "Chapter": "chapter",
    "Book": "book",
    "Dataset": "dataset",
    "SoftwareApplication": "software",
    "SoftwareSourceCode": "software",
    "Article": "webpage",
    "TechArticle": "webpage",
    "LearningResource": "webpage",
    "Course": "webpage",
    "CreativeWork": "webpage",
    "WebPage": "webpage",
    "AboutPage": "webpage",
    "FAQPage": "webpage",
    "ItemPage": "webpage",
    "ProfilePage": "webpage",
    "CollectionPage": "webpage",
}
_LAST = list(_BY_TYPE).index("Article")
_RANK = {name: rank for rank, name in enumerate(_BY_TYPE)}
_BLOG_HOST = re.compile(
    r"(?:^|\.)(?:wordpress\.com|blogspot\.[\w.]+|substack\.com|medium\.com|tumblr\.com"
    r"|edublogs\.org|typepad\.com|ghost\.io|hypotheses\.org)$"
)
_BLOG_PATH = re.compile(r"/(?:[\w-]+-)?blogs?(?:-posts?)?/.", re.IGNORECASE)


def kind_of(told: Told) -> tuple[str, dict[str, object]]:
    """CSL's type of a page's work, and the thing in its JSON-LD that is the work."""
    node, best = _node(told)
    by_tag = next((kind for tag, kind in _BY_TAG.items() if tag in told.tags), "")
    if not by_tag and ("citation_isbn" in told.tags or told.first("og:type") == "book"):
        by_tag = "book"
    return by_tag or _kind(told, best), node


def _node(told: Told) -> tuple[dict[str, object], str]:
    """The thing that says most; the first of those that say as much."""
    ranks = dict(_RANK)
    if not _is_video(told):
        ranks["VideoObject"] = len(_RANK)  # shown beside what the page is about
    found: dict[str, object] = {}
    best = ""
    for node in told.nodes:
        name = min(
            (name for name in kinds(node) if name in ranks), key=ranks.__getitem__, default=""
        )
        if name and (not best or ranks[name] < ranks[best]):
            found, best = dict(node), name
    return found, best


def _is_video(told: Told) -> bool:
    return hosts.is_one_video(told.address) or told.first("og:type").startswith("video")


def _kind(told: Told, best: str) -> str:
    if _is_video(told):
        return "motion_picture"
    parts = urlsplit(told.address)
    kind = _BY_TYPE.get(best, "webpage")
    hosted = kind == "webpage" and _BLOG_HOST.search(parts.hostname or "")
    within = (not best or _RANK[best] >= _LAST) and _BLOG_PATH.search(parts.path)
    if (hosted or within) and len(parts.path) > 1:
        return "post-weblog"
    if kind == "webpage" and best and best != "WebPage":
        return newspapers.kind(told.first("og:site_name"), numbered=False) or kind
    return kind
