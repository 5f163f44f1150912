"""What has to be made again, and why: a sentence for each, from digests alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plnfolio.model.document import Asked
from plnfolio.pipeline.memory import KeptText, World


def why_text(
    about: str,
    kept: KeptText | None,
    then: World,
    now: World,
    *,
    changed: frozenset[str],
    found: Callable[[Asked], str],
    picture: Callable[[str], str],
) -> str:
    """Why a text must be composed again; empty if it need not be.

    ``about`` is a digest of all that it is by itself, ``changed`` the keys of references that
    differ. ``found`` and ``picture`` say where links lead now and what pictures become; they are
    asked only if something may have moved.
    """
    if kept is None:
        return "it is new"
    if kept.about != about:
        return "its text changed"
    asked = kept.facts.asked
    reference = next(iter(sorted(changed & asked.references)), None)
    if then.words != now.words:
        return "the site’s settings or words changed"
    if reference is not None:
        return f"the reference “{reference}” changed"
    if "*" in asked.references and changed:
        return "the references changed"
    if asked.fills and (said := _looked(then, now, changed)):
        return said
    if then.links != now.links and asked.links and found(asked) != asked.found:
        return "something it links to has moved"
    return next(
        (
            f"the picture {source} changed"
            for source, _, digest in asked.pictures
            if picture(source) != digest
        ),
        "",
    )


def _looked(then: World, now: World, changed: frozenset[str]) -> str:
    """What changed of that at which directives look."""
    if then.networks != now.networks:
        return "the networks changed, or the day"
    if then.posts != now.posts:
        return "the list of posts changed"
    if then.links != now.links:
        return "an address changed"
    return "the references changed" if changed else ""


def changed_references(then: World, now: World) -> frozenset[str]:
    """The keys of works that are new, gone, or not what they were."""
    before, after = then.references or {}, now.references or {}
    return frozenset(
        key for key in before.keys() | after.keys() if before.get(key) != after.get(key)
    )


_SENTENCES = {
    "body": "its text changed",
    "template": "its template changed",
    "site": "the site’s title, menu or settings changed",
    "function": "plnfolio changed",
    "recent": "the recent posts changed",
    "posts": "its list of posts changed",
    "newer": "a neighbouring post changed",
    "older": "a neighbouring post changed",
    "matter": "its front matter changed",
}


def why_file(before: Mapping[str, str] | None, now: Mapping[str, str]) -> str:
    """Why a file must be made again, from the digests of what it was and is made from."""
    if before is None:
        return "it is new"
    names = [name for name in now if before.get(name) != now[name]]
    names += [name for name in before if name not in now]
    if not names:
        return "its file was changed or removed"
    sentences = dict.fromkeys(_SENTENCES.get(name, f"its {name} changed") for name in names)
    return "; ".join(sentences)
