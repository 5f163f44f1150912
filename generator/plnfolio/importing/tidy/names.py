"""By which names furniture goes: elements, roles, and the words that themes make classes of."""

from __future__ import annotations

import re

TAGS = frozenset("nav form button input select textarea dialog svg canvas menu progress".split())

ROLES = frozenset(
    "navigation banner contentinfo search dialog alertdialog form menu menubar toolbar tablist"
    " status tooltip".split()
)

_WORDS = """
    a2a addthis addtoany ad-container ads? advert(isement)? alert-banner announcement-bar
    author[-_](bio|box|card|info|block|profile|description) avatar back-to-top backtotop
    blog-pager breadcrumbs? byline-follow
    categories-list ccm? clap cmt comment-?(area|form|list|section|wrap|count|link|reply)s?
    comments?(-area|-section|-wrapper|-template|block|-container)? cookie consent copyright
    date-outer-nav disqus edit-link email-signup entry-(footer|utility) footer(-.*)? follow-us
    fb-like gdpr global-nav hamburger jp-relatedposts? like-(button|count|block) likes?-widget
    login main-(menu|nav) masthead menu(-.*)? mobile-(menu|nav) modal more-posts nav(bar|igation)?
    nav-links newsletter next-post no-print onetrust page-?(nav|navigation)? pagination paging
    popular-posts popup post-(footer|navigation|nav|share|sharing|tags|meta-bottom|ratings|labels)
    prev-next print-only promo reactions? read-(also|more|next) recent-(posts|comments)
    recommended related(-.*)? reply respond responsive-nav rss-links screen-reader-text search-?(
    bar|box|form)? sd-(like|sharing|block)s? share(-.*)? share(bar|daddy) sharing(-.*)?
    sharedaddy sidebar(-.*)? signup site-(branding|footer|header|info|nav|navigation|title|logo)
    skip-(link|to-content) skiplink social(-.*)? sociable sr-only subscribe(-.*)? subscription(-.*)?
    screenreader-only external_link_icon visuallyhidden assistive-text a11y-hidden
    tag-?(cloud|list|links) toc(_.*|-.*)? toolbar top-?bar topnav trending view-count
    visually-hidden
    widget(-area|s|-.*)? wp-block-(comments.*|navigation.*|post-navigation.*|latest-posts|search
    |social-links|site-.*|query.*|loginout|post-comments.*|template-part-footer) wpcnt wpl-likebox
    yarpp.*
"""

_FURNITURE = re.compile("|".join("".join(_WORDS.replace("(\n    ", "(").split("\n")).split()))

_NEVER = re.compile(r"footnotes?|footer-?notes?|menu-order-.*|post-.*-tag|social-learning.*")


_LAST = re.compile(
    r"(?!has|with|no).*[-_](?:sidebar|comments|social|sharing|share-buttons|breadcrumbs?|pagination"
    r"|newsletter|cookies|navbar|nav|navigation|toc|signup|signup-card|subscribe)"
    r"(?:[-_](?:top|bottom|wrap(?:per)?|container|area|section|bar|list|widget|editor|number))?"
)
"""What a theme calls by a name of its own: ``acme-blog-sidebar``, ``blog-comments-bottom``."""


def is_furniture(name: str) -> bool:
    """Whether a class or an id is one that furniture has."""
    known = _FURNITURE.fullmatch(name) or _LAST.fullmatch(name)
    return known is not None and _NEVER.fullmatch(name) is None


CONTENT = re.compile(
    r"(?:blog|entry|post|article|story)[-_]{1,2}(?:content|body|text)|wp-block-post-content"
    r"|postarticle-content|blog-post-content|page-content|td-post-content"
    r"|single-content|content-area__text|user_content|show-content|entry|storycontent|e-content"
    r"|post-entry|articlebody|chapter|ql-editor|markdown-body|post-full-content"
    r"|post-content-container|rich-content-viewer|blog-post-page-content",
)
"""What themes call the part that holds the text itself."""

BYLINE = re.compile(
    r"(?:blog|post|entry|article)[-_]{1,2}(?:meta|date|info|author|byline|time|timestamp)(?:-.*)?"
    r"|posted-(?:on|in|by)|byline|meta|published|reading-time|read-time|date-header|vcard"
    r"|wp-block-post-(?:date|author|terms|author-name|time-to-read)|cat-links|tags-links"
    r"|post-timestamp|post-labels|author|metadata|post-tags?|labels"
)
"""What themes call the line that says who wrote something, and when."""
