"""What has to be made again, and why: a sentence for each, from digests alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plnfolio.diagnostics import listed
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
    "artifacts": "its list of artifacts changed",
    "body": "its text changed",
    "card": "its picture for sharing changed",
    "cite": "the citation style changed",
    "citing": "who cites its works changed",
    "config": "site.yaml changed",
    "faces": "the faces of the theme changed",
    "entries": "the networks changed, or the day",
    "files": "its files changed",
    "function": "plnfolio changed",
    "drawing": "the networks changed, or the day",
    "list_works": "the citation style changed",
    "mentions": "who mentions it changed",
    "names": "the name of a tag, course or series changed",
    "newer": "the post after it changed",
    "older": "the post before it changed",
    "page": "its front matter changed",
    "pages": "a page was added, removed or dated anew",
    "part": "its series changed",
    "parts": "what was made for it changed",
    "post": "its front matter changed",
    "posts": "its list of posts changed",
    "recent": "the recent posts changed",
    "related": "the related posts changed",
    "site": "what all pages show of the site changed",
    "tables": "the network tables changed",
    "template": "its template changed",
    "terms": "what it lists changed",
    "works": "the works that are cited changed",
}
"""What changed, by the name of an argument of a View or of another file."""

_THEME = {
    "assets": "a file of the theme was added or removed",
    "options": "an option of the theme changed",
    "strings": "the words of the theme changed",
}


def why_file(
    before: Mapping[str, str] | None, now: Mapping[str, str], details: Mapping[str, str]
) -> str:
    """Why a file must be made again, from the digests of what it was and is made from.

    ``details`` says of some names what has changed there.
    """
    if before is None:
        return "it is new"
    every = dict.fromkeys((*now, *before))
    names = [name for name in every if before.get(name) != now.get(name)]
    if not names:
        return "its file was changed or removed"
    if "config" in names and "site" in names:
        names.remove("config")
    sentences = (details.get(name) or _SENTENCES.get(name, f"its {name} changed") for name in names)
    return "; ".join(dict.fromkeys(sentences))


def why_template(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Which files of a theme changed, from the digests of all that a template reaches."""
    names = sorted(name for name in {*before, *now} if before.get(name) != now.get(name))
    return "; ".join(_THEME.get(name, f"{name} changed") for name in names) if before else ""


def why_site(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """What all pages show of the site that changed, from the digests of its fields."""
    names = [name for name in now if before.get(name) != now[name]]
    return f"the site’s {listed(names)} changed" if before and names else ""
