"""What is said of a link that leads nowhere: what to write instead, as its own file sees it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from urllib.parse import quote, unquote

from plnfolio.diagnostics import Problem, Span, listed
from plnfolio.frozen import dataclass
from plnfolio.model.slug import slugify
from plnfolio.model.source import is_index_in_capitals
from plnfolio.model.webaddress import bare_site, is_on_disk, slip
from plnfolio.render.atlas import Atlas
from plnfolio.render.wiki import PICTURES
from plnfolio.spelling import nearest

_TEXTS = (".md", ".markdown", ".html", ".htm")
_DAY = re.compile(r"^\d{4}-\d\d-\d\d-")
"""Begins the name of a post in other programs; here it is only a part of the name."""
# Behind the host, which may have a slip that keeps Python from telling the parts of the address.
_PATH = re.compile(r"[^/?#]*//[^/?#]*([^?#]*)")
# What has a meaning of its own in an address, or in the Markdown around one.
_SIGN = re.compile(r"[\s#?%<>()\\]")
# Pelican’s, and variables of Hugo and Jekyll.
_OF_OTHERS = re.compile(
    r"\{(filename|static|attach|tag|category|author|index)\}|\|filename\||(?:\{\{[^{}]*\}\})+"
)
_BESIDE = "a link within your site is best written as the path to its file: ../posts/my-post.md"


def misled(target: str, atlas: Atlas, origin: str, span: Span) -> Problem | None:
    """What is wrong with an address that leads out of the site, as far as it can be seen."""
    found = slip(target)
    if found is None:
        return None
    page = atlas.texts.get(path[1], "") if (path := _PATH.match(target)) else ""
    if _is_file(page, atlas):
        remedy = f"link to the file of that page: {as_written(page, origin, atlas)}"
    else:
        remedy = found.remedy
    said = f"“{target}” {found.said}"
    return Problem("local-link" if found.local else "broken-link", said, span, remedy)


def missing(target: str, origin: str, atlas: Atlas, span: Span, *, shown: str = "") -> Problem:
    """A path that leads to nothing; ``shown`` is how it was typed if that is not the same."""
    path = unquote(re.split("[?#]", target)[0]).replace("\\", "/")
    picture = path.lower().endswith(PICTURES)
    said = f"there is nothing at “{shown or target}”"
    local = False
    if not path.startswith("/"):
        said = f"there is no {'picture' if picture else 'file'} “{target}”"
    remedy = _whole(target, origin, atlas)
    remedy = remedy or _of_others(path, origin, atlas) or _near(path, origin, atlas)
    if (found := slip(target)) and not shown:
        said = f"“{target}” {found.said}"
        local = found.local
        remedy = remedy if is_on_disk(target) and remedy else found.remedy
    remedy = remedy or _other(target, path, atlas)
    if local:
        return Problem("local-link", said, span, remedy)
    code = "missing-image" if picture else "broken-link"
    return Problem(code, said, span, remedy, leads_to=_source(path, origin, atlas))


def _of_others(path: str, origin: str, atlas: Atlas) -> str:
    """The remedy for an address that begins as other programs want it."""
    begins = _OF_OTHERS.match(path)
    if begins is None:
        return ""
    rest = path[begins.end() :].lstrip("/")
    if begins[1] in ("tag", "category"):
        address = f"/tags/{slugify(rest)}/"
        return f"write {address}" + ("" if address in atlas.paths else ", once a text has this tag")
    return _near(rest, origin, atlas) or "write the path to the file, as seen from this one"


def as_written(path: str, origin: str, atlas: Atlas) -> str:
    """What to write in the file ``origin`` for a link to a file of the site."""
    static = f"{atlas.content}/static/"
    if path.startswith(static):
        path = f"/{path.removeprefix(static)}"
    else:
        path = posixpath.relpath(path, posixpath.dirname(origin))
    return _SIGN.sub(lambda sign: quote(sign[0], safe=""), path)


def _whole(target: str, origin: str, atlas: Atlas) -> str:
    """The remedy where a file’s name has a sign that means something else in an address."""
    signs = [sign for sign in "#?%" if sign in target]
    for name in (target, unquote(target)) if signs else ():
        path = atlas.spelled(posixpath.join(posixpath.dirname(origin), name))
        if path in atlas.files or path in atlas.addresses:
            written = as_written(path, origin, atlas)
            marks = listed(f"{sign} is written {quote(sign)}" for sign in signs)
            return f"in an address {marks}: write {written}"
    return ""


def _near(path: str, origin: str, atlas: Atlas) -> str:
    """A remedy that names the file, or the address, that was probably meant."""
    files = _files(atlas)
    source = _source(path, origin, atlas)
    if same := files.by_folded.get(source.casefold(), ""):
        written = as_written(same, origin, atlas)
        if same == source:
            return f"write the path that leads there from this file: {written}"
        if is_index_in_capitals(same):
            return f"rename {same} to {posixpath.basename(same).lower()}, in small letters"
        return f"capitals count on the web: write {written}"
    found = _same_name(source, files)
    if not found and path.startswith("/"):
        if address := _similar_path(path, atlas):
            return f"did you mean “{address}”?"
    elif not found and (address := f"{source.removeprefix(atlas.content)}/") in atlas.paths:
        return f"a folder is no page: write {address}"
    found = found or _similar_name(source, files)
    return f"did you mean “{as_written(found, origin, atlas)}”?" if found else ""


def _source(path: str, origin: str, atlas: Atlas) -> str:
    """The file that a path leads to, whether there is one or not."""
    if path.startswith("/"):
        return atlas.content + path
    return atlas.spelled(posixpath.join(posixpath.dirname(origin), path))


def _similar_path(path: str, atlas: Atlas) -> str:
    """The site path that is nearest: most of all in its last part, which sets pages apart."""
    folder, name = posixpath.split(path.rstrip("/"))
    paths = _paths(atlas)
    beside = paths.get(folder, {})
    if found := nearest(name, beside):
        return beside[found]
    return "" if beside else nearest(path, chain(*(one.values() for one in paths.values())))


def _is_file(path: str, atlas: Atlas) -> bool:
    return path.startswith(f"{atlas.content}/")


def _same_name(source: str, files: _Files) -> str:
    """The file that has the same name elsewhere, the nearest if there are several."""
    import difflib  # noqa: PLC0415 - most links are right

    same = files.by_name.get(_name(source), ())
    return max(
        same, key=lambda path: difflib.SequenceMatcher(None, source, path).ratio(), default=""
    )


def _similar_name(source: str, files: _Files) -> str:
    found = nearest(posixpath.basename(source.rstrip("/")), files.names)
    return files.names[found] if found else ""


@dataclass(frozen=True, slots=True)
class _Files:
    """The author's files: by their paths in small letters, by what they are called, by their names.

    Of several with one name, the last counts.
    """

    by_folded: Mapping[str, str]
    by_name: Mapping[str, Sequence[str]]
    names: Mapping[str, str]


@lru_cache(maxsize=1)
def _files(atlas: Atlas) -> _Files:
    """What all links that lead nowhere are compared with."""
    files = [one for one in (*atlas.addresses, *atlas.files) if _is_file(one, atlas)]
    by_name: dict[str, list[str]] = {}
    for one in files:
        by_name.setdefault(_name(one), []).append(one)
    by_folded = {one.casefold(): one for one in reversed(files)}
    return _Files(by_folded, by_name, {posixpath.basename(one): one for one in files})


@lru_cache(maxsize=1)
def _paths(atlas: Atlas) -> Mapping[str, Mapping[str, str]]:
    """The addresses of the site by their last part, in each folder."""
    found: dict[str, dict[str, str]] = {}
    for one in sorted({*atlas.paths, *atlas.static}):
        folder, name = posixpath.split(one.rstrip("/"))
        found.setdefault(folder, {})[name] = one
    return found


def _name(path: str) -> str:
    """What a file is called: a text’s ending does not matter, nor does “index.md” in a folder."""
    folder, name = posixpath.split(path.rstrip("/"))
    stem, ending = posixpath.splitext(name.casefold())
    if ending not in _TEXTS:
        return name.casefold()
    return _DAY.sub("", posixpath.basename(folder).casefold() if stem == "index" else stem)


def _other(target: str, path: str, atlas: Atlas) -> str:
    if "\\" in target:
        return "write / between folders; a backslash has a meaning of its own in Markdown"
    if site := bare_site(target):
        return f"if it is a page on the web, write {site}"
    if path.startswith("/"):
        return _BESIDE
    if not re.search(r"[./]", path):
        return "write the path to a file, such as my-post.md, or a whole address: https://…"
    return "check the path; it begins at the file that the link is in"
