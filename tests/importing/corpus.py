"""Two dozen sources and more, each in the manner of its platform."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from importing.dress import blogs, courses, exports, google, wix, word, wordpress
from importing.dress.base import Dressed

SOURCES: Mapping[str, Callable[[], Dressed]] = {
    "wix-post": wix.post,
    "wix-post-2": lambda: wix.post("wix-post-2", "library"),
    "wix-page": wix.page,
    "wix-page-2": lambda: wix.page("wix-page-2", "fractions"),
    "wp-blocks": wordpress.blocks,
    "wp-blocks-es": lambda: wordpress.blocks("wp-blocks-es", "costura"),
    "wp-hanging": lambda: wordpress.blocks("wp-hanging", "fractions", wordpress.Hanging),
    "wp-old": wordpress.old,
    "wp-old-2": lambda: wordpress.old("wp-old-2", "museum"),
    "google-sites": lambda: google.sites("google-sites", "fractions"),
    "google-pasted": lambda: google.sites("google-pasted", "library", google.Pasted),
    "medium": blogs.medium,
    "medium-export": blogs.medium_export,
    "blogger": lambda: blogs.blogger("blogger", "library"),
    "blogger-divs": lambda: blogs.blogger("blogger-divs", "fractions", blogs.Divs),
    "pressbooks": courses.pressbooks,
    "pressbooks-2": lambda: courses.pressbooks("pressbooks-2", "museum"),
    "canvas-page": courses.canvas,
    "canvas-discussion": courses.discussion,
    "wordpress-export": exports.wxr,
    "feed-rss": exports.rss,
    "feed-atom": exports.atom,
    "page-mhtml": exports.mhtml,
    "gdocs": lambda: google.docs("gdocs", "library"),
    "gdocs-typed": lambda: google.docs("gdocs-typed", "museum", google.Typed),
    "word-filtered": lambda: word.filtered("word-filtered", "warehouse"),
    "word-filtered-2": lambda: word.filtered("word-filtered-2", "chapter"),
    "docx": lambda: word.docx("docx", "fractions"),
    "docx-2": lambda: word.docx("docx-2", "museum"),
}
