"""What becomes of a text that comes along: a post or a page, its name, and the address it had."""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from plnfolio.importing.article import Kind
from plnfolio.importing.foreign.tools import Home
from plnfolio.importing.foreign.translate import Translated
from plnfolio.model.slug import slugify

_DAY = re.compile(r"(?P<day>(?:19|20)\d\d-[01]?\d-[0-3]?\d)(?:[-_ ]+(?P<rest>.*))?")
_POSTS = frozenset("_posts posts post blog articles article news journal notes entries".split())
_DRAFTS = frozenset(("_drafts", "drafts"))
_INDEX = frozenset(("index", "_index", "readme"))
_DATED = re.compile(
    r":(?P<name>year|month|day|i_month|i_day|short_year|title|slug|categories|filename|section|contentbasename|slugorfilename)"
)
_STYLES = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:title.html",
    "none": "/:categories/:title.html",
}


@dataclass(slots=True)
class Place:
    """A text on its way: where it lay, what it is, and where it goes, seen from ``content/``.

    ``files`` come with it, by their names there; ``taken`` has these by where they lay.
    """

    source: str
    kind: Kind
    name: str
    date: datetime.date | None
    made: Translated
    address: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    taken: dict[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """The folder that its pictures go to."""
        return f"{self.kind}s/{self.name}"

    @property
    def usual(self) -> str:
        """The address that it will have."""
        return f"/{'' if self.kind == 'page' else f'{self.kind}s/'}{self.name}/"

    @property
    def path(self) -> str:
        """Its own file, beside its pictures where there are any."""
        return f"{self.folder}/index.md" if self.files else f"{self.folder}.md"


def day_in(path: str) -> datetime.date | None:
    """The day that a text has in its name, or its folder’s."""
    for part in reversed(_named(path)):
        found = _DAY.match(part)
        if found:
            try:
                year, month, day = map(int, found["day"].split("-"))
                return datetime.date(year, month, day)
            except ValueError:
                continue
    return None


def _named(path: str) -> list[str]:
    """The parts of a path that name a text: its own name, or that of its folder."""
    parts = path.split("/")
    stem = posixpath.splitext(parts[-1])[0]
    own = [] if stem.lower() in _INDEX else [stem]
    return [*parts[-2:-1], *own][-1:] if own else parts[-2:-1]


def is_draft(path: str) -> bool:
    """Whether a text lies where drafts do."""
    return bool(_DRAFTS & set(path.lower().split("/")[:-1]))


def kind_of(path: str, home: Home, made: Translated, date: datetime.date | None) -> Kind:
    """A post if it has a day or lies where posts do, but for what is said to be a page."""
    inner = path.removeprefix(f"{home.inner}/") if home.inner else path
    folders = inner.lower().split("/")[:-1]
    if home.tool == "plnfolio" and folders[:1] == ["artifacts"]:
        return "artifact"
    stem = posixpath.splitext(posixpath.basename(path))[0].lower()
    if "pages" in folders or made.matter.is_page or stem == "_index":
        return "page"
    if home.tool in ("hugo", "blogdown") and not folders:
        return "page"
    if date is not None or made.matter.has_day or is_draft(path):
        return "post"
    # The list of a folder is no post of it.
    listing = stem == "index" and len(folders) < 2
    return "post" if _POSTS & set(folders) and not listing else "page"


def name_of(path: str, home: Home, made: Translated, kind: Kind) -> str:
    """What names it here: its slug, or its file’s name without the day."""
    if made.matter.slug:
        return _own(slugify(made.matter.slug), kind)
    inner = path.removeprefix(f"{home.inner}/") if home.inner else path
    named = _named(inner)
    own = named[0] if named else ""
    if posixpath.splitext(posixpath.basename(inner))[0].lower() == "_index" and "/" in inner:
        own = made.matter.title or own
    found = _DAY.fullmatch(own)
    own = found["rest"] if found and found["rest"] else own
    return (
        _own(slugify(own), kind)
        or ("index" if kind == "page" and "/" not in inner else slugify(made.matter.title))
        or "text"
    )


MADE = frozenset("posts tags artifacts networks courses series standards references search".split())
"""Names of pages that a site makes by itself."""


def _own(name: str, kind: Kind) -> str:
    return f"{name}-page" if kind == "page" and name in MADE else name


def addresses(path: str, home: Home, place: Place) -> Iterator[str]:
    """Where a text was on its old site, as far as its program is known to have put it there."""
    below = urlsplit(home.base).path.rstrip("/")
    matter = place.made.matter
    matter.addresses[:] = [below + one for one in matter.addresses]
    if matter.address:
        # What a text says itself holds.
        yield below + matter.address
        return
    if not home.config or home.tool in ("obsidian", "plnfolio", "other"):
        return
    address = {
        "hugo": _of_hugo,
        "blogdown": _of_hugo,
        "jekyll": _of_jekyll,
        "pelican": _of_pelican,
        "quarto": _of_quarto,
    }[home.tool](path, home, place)
    if address:
        yield below + "/" + address.lstrip("/")


def _stem(path: str, home: Home) -> str:
    inner = path.removeprefix(f"{home.inner}/") if home.inner else path
    stem = posixpath.splitext(inner)[0]
    folder, _, name = stem.rpartition("/")
    return folder if name.lower() in ("index", "_index") else stem


def _of_hugo(path: str, home: Home, place: Place) -> str:
    stem = _stem(path, home)
    section = stem.partition("/")[0]
    folder, _, name = stem.rpartition("/")
    permalinks = home.settings.get("permalinks")
    if isinstance(permalinks, dict):
        page = permalinks.get("page")
        patterns = page if isinstance(page, dict) else permalinks
        pattern = patterns.get(section)
        if isinstance(pattern, str) and "/" in stem:
            return _filled(pattern, place, name, section)
    own = slugify(place.made.matter.slug) or re.sub(r"[\s]+", "-", name.lower())
    return f"/{folder.lower()}/{own}/".replace("//", "/")


def _of_jekyll(path: str, home: Home, place: Place) -> str:
    if place.kind == "post" and place.date and "_posts" in path.split("/"):
        pattern = home.setting("permalink") or "date"
        pattern = _STYLES.get(pattern, pattern)
        found = _DAY.fullmatch(posixpath.splitext(posixpath.basename(path))[0])
        name = place.made.matter.slug or (found["rest"] if found else "") or ""
        return _filled(pattern, place, name, "")
    stem = _stem(path, home)
    if not stem:
        return ""
    pretty = home.setting("permalink") in ("pretty",) or posixpath.basename(path).startswith(
        "index."
    )
    return f"/{stem}/" if pretty else f"/{stem}.html"


def _of_pelican(path: str, home: Home, place: Place) -> str:
    kind = "ARTICLE" if place.kind == "post" else "PAGE"
    pattern = home.setting(f"{kind}_URL") or (
        "{slug}.html" if kind == "ARTICLE" else "pages/{slug}.html"
    )
    date = place.date
    slug = place.made.matter.slug or slugify(place.made.matter.title)
    found = pattern.replace("{slug}", slug)
    if date:
        found = re.sub(r"\{date:([^{}]*)\}", lambda one: date.strftime(one[1]), found)
    return "" if "{" in found else f"/{found}"


def _of_quarto(path: str, home: Home, place: Place) -> str:
    stem = posixpath.splitext(path)[0]
    if posixpath.basename(stem) == "index":
        return f"/{posixpath.dirname(stem)}/" if "/" in stem else ""
    return f"/{stem}.html"


def _filled(pattern: str, place: Place, name: str, section: str) -> str:
    """A pattern with what it stands for; empty where that is not known."""
    if place.date is None:
        return ""
    date, matter = place.date, place.made.matter
    parts: Mapping[str, str] = {
        "year": f"{date:%Y}", "month": f"{date:%m}", "day": f"{date:%d}",
        "i_month": str(date.month), "i_day": str(date.day), "short_year": f"{date:%y}",
        "title": slugify(matter.title) if section else name,
        "slug": slugify(matter.slug or (matter.title if section else name)),
        "filename": name, "contentbasename": name, "slugorfilename": name, "section": section,
        "categories": "/".join(slugify(one) for one in place.made.categories),
    }  # fmt: skip
    filled = _DATED.sub(lambda found: parts[found["name"]], pattern).replace(":output_ext", ".html")
    return "" if ":" in filled else re.sub("/{2,}", "/", f"/{filled}")
