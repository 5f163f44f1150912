"""Which post or artifact somebody means: by its short name, its file or its address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

from plnfolio.diagnostics import did_you_mean, listed
from plnfolio.kinds.summary import path as site_path
from plnfolio.model.months import in_words
from plnfolio.model.site import Filed, Page, Site
from plnfolio.submit.folder import SubmitError


def texts(site: Site) -> tuple[Filed, ...]:
    """All that can be handed in."""
    return (*site.posts, *site.artifacts)


def find(site: Site, word: str, everything: Callable[[], Site]) -> Filed:
    """The text that a word names; SubmitError says why there is none.

    ``everything`` reads the site with what is not published.
    """
    wanted = _plain(word, site.config.base_url)
    found = [text for text in texts(site) if wanted in _names(text)]
    if len(found) == 1:
        return found[0]
    if found:
        addresses = (site_path(text).strip("/") for text in found)
        raise SubmitError(
            f"“{word}” may be more than one text", f"say which: {listed(addresses, 'or')}"
        )
    raise _none(site, word, wanted, everything())


def of_course(site: Site, word: str) -> list[Filed]:
    """The texts of a course, the first first; SubmitError if there are none."""
    wanted = _folded(word)
    found = [text for text in texts(site) if _folded(text.matter.course) == wanted]
    if wanted and found:
        return sorted(found, key=lambda text: (text.matter.date, text.path))
    known = {text.matter.course for text in texts(site) if text.matter.course}
    raise SubmitError(
        f"no post or artifact was made for a course “{word}”",
        did_you_mean(word, known) or _has("your courses are", sorted(known)),
    )


def _none(site: Site, word: str, wanted: str, everything: Site) -> SubmitError:
    """Why nothing is found."""
    until = {item.path: item.until for item in site.left_out}
    for text in texts(everything):
        if wanted not in _names(text) or text.path not in until:
            continue
        when = until[text.path]
        if when is None:
            return SubmitError(
                f"“{text.matter.title}” is a draft, so it has no page that could be handed in",
                f"take “draft: true” out of {text.path}",
            )
        return SubmitError(
            f"“{text.matter.title}” waits for {in_words(when)}, so it has no page yet",
            f"hand it in then, or give it an earlier “date” in {text.path}",
        )
    if any(wanted in _names(page) for page in site.pages):
        return SubmitError(
            f"“{word}” is a page; what is handed in is a post or an artifact",
            "see what there is: plnfolio submit",
        )
    known = {text.slug for text in texts(site)}
    near = did_you_mean(wanted.rpartition("/")[2], known)
    other = "see what there is: plnfolio submit" if known else "begin one: plnfolio new post"
    return SubmitError(f"no post or artifact is called “{word}”", near or other)


def _names(text: Filed | Page) -> frozenset[str]:
    """Every way to call a text, as ``_plain`` has it."""
    return frozenset(map(_plain, _called(text)))


def _called(text: Filed | Page) -> Iterator[str]:
    path = PurePosixPath(text.path)
    yield from (text.slug, f"/{text.slug}/" if isinstance(text, Page) else site_path(text))
    inside = PurePosixPath(*path.parts[1:])
    beside = path.name == "index.md"
    for one in (path, inside, *((path.parent, inside.parent) if beside else ())):
        yield one.as_posix()
    own = path.parent.name if beside else path.stem
    yield from (own, *(() if beside else (path.name,)))


def _plain(word: str, base_url: str = "") -> str:
    """A name without what makes no difference."""
    word = word.strip().replace("\\", "/").partition("#")[0]
    if base_url and word.startswith(base_url):
        word = word.removeprefix(base_url)
    word = re.sub(r"^(\./)+", "", word).strip("/").removesuffix("index.html").strip("/")
    return word.casefold()


def _folded(word: str) -> str:
    return "".join(word.split()).casefold()


def _has(words: str, names: Iterable[str]) -> str:
    return f"{words} {listed(names)}" if names else "write “course: DL5763” into their front matter"
