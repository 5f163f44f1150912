"""Why something is made again: one rule for texts and files, from digests to a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plnfolio.diagnostics import listed

Say = Callable[[str], str]
"""Says that an input has changed, by its name."""


def why(before: Mapping[str, str] | None, now: Mapping[str, str], say: Say) -> str:
    """Why what was made from ``before`` is not right now: digests of its inputs by their names.

    Empty if it is right.
    """
    if before is None:
        return "it is new"
    names = [name for name in dict.fromkeys((*now, *before)) if before.get(name) != now.get(name)]
    return "; ".join(dict.fromkeys(map(say, names)))


ARGUMENTS: Mapping[str, str] = {
    "artifacts": "its list of artifacts changed",
    "beside": "the networks of its group changed",
    "body": "its text changed",
    "below": "its parts changed",
    "card": "its picture for sharing changed",
    "cards": "the work that it shows changed",
    "cite": "the citation style changed",
    "citing": "who cites its works changed",
    "config": "site.yaml changed",
    "counts": "how much there is changed",
    "course": "what is said of the course changed",
    "cover": "its cover changed",
    "every": "the name of its set changed",
    "faces": "the faces of the theme changed",
    "entries": "the networks changed",
    "files": "its files changed",
    "function": "plnfolio changed",
    "graders": "the courses changed",
    "index": "what can be found changed",
    "drawing": "the networks changed, or the day",
    "line": "its evidence changed",
    "list_works": "the citation style changed",
    "mentions": "who mentions it changed",
    "names": "the name of a tag, course, series or standard changed",
    "newer": "the post after it changed",
    "older": "the post before it changed",
    "page": "its front matter changed",
    "pages": "a page was added, removed or dated anew",
    "part": "its series changed",
    "parts": "what was made for it changed",
    "portrait": "the author’s portrait changed",
    "post": "its front matter changed",
    "posts": "its list of posts changed",
    "recent": "the recent posts changed",
    "related": "the related posts changed",
    "rules": "what hosts are told changed",
    "sets": "the standards or their evidence changed",
    "site": "what all pages show of the site changed",
    "tables": "the network tables changed",
    "tagged": "how much has its tags changed",
    "template": "its template changed",
    "terms": "what it lists changed",
    "whole": "what it is a part of changed",
    "works": "the works that are cited changed",
}
"""What changed, by the name of an argument of a View or of another file."""

_THEME = {
    "assets": "a file of the theme was added or removed",
    "names": "a style sheet or script of the theme changed",
    "options": "an option of the theme changed",
    "strings": "the words of the theme changed",
}


def argument(details: Mapping[str, str]) -> Say:
    """Says what changed of a file’s inputs, by their names; ``details`` knows some better."""

    def say(name: str) -> str:
        return details.get(name) or ARGUMENTS.get(name, f"its {name} changed")

    return say


def theme_file(name: str) -> str:
    """Says what changed of all that a template reaches."""
    return _THEME.get(name, f"{name} changed")


def why_site(before: Mapping[str, str] | None, now: Mapping[str, str]) -> str:
    """What all pages show of the site that changed, from the digests of its fields."""
    names = [name for name in now if before and before.get(name) != now[name]]
    return f"the site’s {listed(names)} changed" if names else ""
