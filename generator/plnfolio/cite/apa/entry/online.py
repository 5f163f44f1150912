"""Pages and posts on websites and social media (APA 10.15, 10.16)."""

from __future__ import annotations

from plnfolio.cite.apa.entry import articles, identifiers, parts, sources
from plnfolio.cite.apa.entry.parts import Parts
from plnfolio.cite.common import join
from plnfolio.cite.rich import EMPTY, Rich, italic, plain
from plnfolio.model.reference import Reference

WORDS_OF_A_POST = 20
# What a post is called where it is (APA 10.15); elsewhere it is a post.
POSTS = {
    "bluesky": "Post",
    "facebook": "Status update",
    "instagram": "Photograph",
    "linkedin": "Post",
    "mastodon": "Post",
    "reddit": "Online forum post",
    "threads": "Post",
    "tiktok": "Video",
    "twitter": "Tweet",
    "x": "Post",
    "youtube": "Video",
}


def webpage(reference: Reference) -> Parts:
    """A page that is part of no greater work (APA 10.16)."""
    if articles.is_review(reference):
        return articles.review(reference)
    title = _title(reference)
    about = identifiers.parenthesis(
        identifiers.contributors(reference, identifiers.TITLE_ROLES),
        identifiers.database(reference),
        identifiers.number(reference),
        join.words((identifiers.version(reference), identifiers.edition(reference)), ", "),
    )
    return Parts(
        join.spaced((title, about)) if title else EMPTY,
        parts.brackets(reference),
        (*sources.places(reference), sources.site(reference), sources.event(reference)),
    )


def post(reference: Reference) -> Parts:
    """A post by its first 20 words, with what is attached and what it is (APA 10.15)."""
    title = articles.first_words(_title(reference), WORDS_OF_A_POST)
    genre = parts.description(reference, "genre")
    medium = parts.description(reference, "medium")
    if not genre and not medium:
        genre = plain(POSTS.get(_platform(reference), "Post"))
    about = identifiers.parenthesis(identifiers.contributors(reference, ("translator",)))
    described = join.spaced((parts.bracketed(medium), parts.bracketed(genre)))
    return Parts(
        join.spaced((title, about)) if title else EMPTY,
        described,
        (sources.publisher(reference), sources.site(reference)),
    )


def _platform(reference: Reference) -> str:
    return (reference["container-title"] or reference["publisher"]).strip().lower()


def _title(reference: Reference) -> Rich:
    upright = parts.title_rich(reference)
    return join.spaced((italic(upright), parts.translation(reference)))
