"""Words that posts are filed under, tags and courses: names to addresses and to their posts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from plnfolio.model.address import rooted
from plnfolio.model.site import Post, Site
from plnfolio.model.slug import slugify
from plnfolio.model.view import Link


@dataclass(frozen=True, slots=True)
class Term:
    """A tag or a course: its name, where it answers, its posts (latest first)."""

    name: str
    path: str
    posts: tuple[Post, ...]

    @property
    def link(self) -> Link:
        """The term as lists show it."""
        return Link(self.name, rooted(self.path))


Terms = Mapping[str, Term]
"""Terms by site path, in the order of their names."""


def tag_path(name: str) -> str:
    """Where a tag answers; names that differ only in case, spaces or accents share a page."""
    return f"/tags/{_slug(name)}/"


def course_path(name: str) -> str:
    """Where a course answers."""
    return f"/courses/{_slug(name)}/"


def tags(site: Site) -> Terms:
    """All tags of the posts."""
    return _terms(site.posts, tag_path, lambda post: post.matter.tags)


def courses(site: Site) -> Terms:
    """All courses of the posts."""
    return _terms(site.posts, course_path, lambda post: filter(None, (post.matter.course,)))


def tag_links(names: Iterable[str], terms: Terms) -> tuple[Link, ...]:
    """A post's tags as links, each page once, under the name that the page has."""
    return tuple(terms[path].link for path in dict.fromkeys(map(tag_path, names)))


def _slug(name: str) -> str:
    """Signs alone become their code points: ``#`` answers at ``23``."""
    return slugify(name) or "-".join(f"{ord(char):x}" for char in name)


def _terms(
    posts: Iterable[Post], path_of: Callable[[str], str], names: Callable[[Post], Iterable[str]]
) -> Terms:
    """A term is called what its earliest post calls it, so that a new post renames nothing."""
    found: dict[str, tuple[str, list[Post]]] = {}
    for post in posts:
        paths = {path_of(name): name for name in names(post)}
        for path, name in paths.items():
            _, filed = found.get(path, (name, []))
            filed.append(post)
            found[path] = (name, filed)
    terms = (Term(name, path, tuple(filed)) for path, (name, filed) in found.items())
    return {term.path: term for term in sorted(terms, key=lambda t: (t.name.casefold(), t.path))}
