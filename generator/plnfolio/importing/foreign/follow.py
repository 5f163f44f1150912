"""Where the addresses in texts lead that come along together."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize
from urllib.parse import quote, unquote, urlsplit

from plnfolio.images.picture import BadPictureError, sniff
from plnfolio.images.raster import inspect
from plnfolio.images.svg import sanitised
from plnfolio.importing.foreign.links import Led
from plnfolio.importing.foreign.places import Place
from plnfolio.importing.foreign.setting import TEXT
from plnfolio.importing.foreign.tools import MARKDOWN, Home
from plnfolio.model.slug import slugify
from plnfolio.render.addresses import is_foreign
from plnfolio.render.anchors import slug
from plnfolio.render.wiki import PICTURES

_PELICAN = re.compile(r"[{|](?P<name>filename|static|attach|tag|category|author|index)[}|]/?")
_UNFILLED = re.compile(r"\{\{.*\}\}|\{%.*%\}|<%.*%>")
_DAY = re.compile(r"(?:19|20)\d\d-\d{1,2}-\d{1,2}-")


@dataclass(slots=True)
class Guide:
    """All texts of an import, by whatever leads to them; ``taken`` are the files that they show."""

    home: Home
    places: Mapping[str, Place]
    anchors: Callable[[Place], frozenset[str]]
    public: Callable[[Place], bool]
    by_name: dict[str, list[Place]] = field(default_factory=dict)
    by_address: dict[str, Place] = field(default_factory=dict)
    by_file: dict[str, list[str]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def learn(self) -> None:
        """Gather the names."""
        for path, place in self.places.items():
            for name in {*_names(path), *_names(place.made.matter.title)}:
                self.by_name.setdefault(name, []).append(place)
            for address in (place.address, *place.made.matter.addresses):
                if address:
                    self.by_address[_bare(address)] = place
        for path in self.home.tree.paths:
            name = normalize("NFC", posixpath.basename(path)).casefold()
            self.by_file.setdefault(name, []).append(path)

    def named(self, name: str, near: str = "") -> Place | None:
        """The text that is meant by a name or a path, as tools find it; the nearest of several."""
        path = name.partition("#")[0].strip().strip("/")
        if not path:
            return None
        for one in (posixpath.normpath(posixpath.join(posixpath.dirname(near), path)), path):
            if place := self._at(one):
                return place
        wanted = _plain(path)
        found = self.by_name.get(wanted) or self.by_name.get(_plain(posixpath.basename(path))) or []
        if len(found) > 1:
            ending = [
                one for one in found if _plain(posixpath.splitext(one.source)[0]).endswith(wanted)
            ]
            beside = [
                one
                for one in ending or found
                if posixpath.dirname(one.source) == posixpath.dirname(near)
            ]
            found = beside or ending or found
        return found[0] if found else None

    def _at(self, path: str) -> Place | None:
        for root in dict.fromkeys(("", self.home.inner)):
            start = posixpath.join(root, path) if root else path
            stem = (
                posixpath.splitext(start)[0]
                if start.lower().endswith((*MARKDOWN, ".html"))
                else start
            )
            for one in (start, *(f"{stem}{ending}" for ending in MARKDOWN)):
                if one in self.places:
                    return self.places[one]
            for one in (f"{stem}/index{ending}" for ending in MARKDOWN):
                if one in self.places:
                    return self.places[one]
        return None

    def file(self, target: str, near: str) -> str:
        """The path of a file that an address leads to; empty where there is none."""
        path = unquote(target.partition("#")[0].partition("?")[0])
        below = urlsplit(self.home.base).path.rstrip("/")
        if below and path.startswith(f"{below}/"):
            path = path.removeprefix(below)
        tries: list[str] = []
        if not path.startswith("/"):
            tries.append(posixpath.normpath(posixpath.join(posixpath.dirname(near), path)))
            stem = posixpath.splitext(near)[0]
            tries.append(posixpath.normpath(posixpath.join(stem, path)))
        tries += [
            posixpath.normpath(posixpath.join(root, path.lstrip("/"))) for root in self.home.roots
        ]
        for one in tries:
            if one and not one.startswith("..") and self.home.tree.has(one):
                return one
        return ""

    def called(self, name: str, near: str) -> str:
        """The one file of a name, wherever it lies; the nearest of several."""
        name = unquote(name.partition("#")[0].partition("?")[0])
        wanted = normalize("NFC", name).casefold().strip("/")
        found = [
            path
            for path in self.by_file.get(posixpath.basename(wanted), ())
            if normalize("NFC", path).casefold().endswith(f"/{wanted}".lstrip("/"))
        ]
        beside = [path for path in found if posixpath.dirname(path) == posixpath.dirname(near)]
        return (beside or found)[0] if found and (beside or len(found) == 1) else ""


def _names(written: str) -> Iterator[str]:
    stem = posixpath.splitext(written)[0] if written.lower().endswith(MARKDOWN) else written
    stem = re.sub(r"/_?index$", "", stem)
    name = posixpath.basename(stem)
    yield from (_plain(one) for one in (stem, name, _DAY.sub("", name)) if one)


def _plain(name: str) -> str:
    stem = posixpath.splitext(name)[0] if name.lower().endswith(MARKDOWN) else name
    return "/".join(slugify(part) for part in re.sub(r"/_?index$", "", stem).split("/"))


def _bare(address: str) -> str:
    path = unquote(urlsplit(address).path)
    return re.sub(r"(?:/index\.html?|\.html?|/)$", "", path).casefold() or "/"


@dataclass(slots=True)
class Following:
    """Follows the addresses of one text; its files gain what it shows."""

    guide: Guide
    place: Place
    taken: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.taken |= self.place.taken

    def __call__(self, target: str, sort: str) -> Led:
        """Where an address leads."""
        found = self._followed(target.strip(), sort)
        if found is not None:
            return found
        what = "no such picture" if sort == "picture" else "nothing there"
        return Led(dead=f"there is {what} in what was brought")

    def _followed(self, target: str, sort: str) -> Led | None:
        if target.startswith(TEXT):
            return self._text(target.removeprefix(TEXT))
        if found := _PELICAN.match(target):
            return self._pelican(found["name"], target[found.end() :], sort)
        if sort == "name":
            return self._name(target)
        if target.startswith("#") or not target:
            return self._own_anchor(target[1:])
        if is_foreign(target):
            return self._foreign(target, sort)
        if _UNFILLED.search(target):
            return None
        if sort == "picture":
            return self._file(target, named=True)
        return self._text(target) or self._file(target) or self._address(target)

    def _own_anchor(self, anchor: str) -> Led | None:
        if not anchor:
            return None
        found = self._anchor(self.place, unquote(anchor))
        return found or Led(dead=f"nothing here is called “#{anchor}”")

    def _foreign(self, target: str, sort: str) -> Led | None:
        base = self.guide.home.base
        if base and (target == base or target.startswith(f"{base}/")):
            path = target.removeprefix(base) or "/"
            own = (
                self._file(path)
                if sort == "picture"
                else self._text(path) or self._file(path) or self._address(path)
            )
            if own is not None:
                return own
        if sort == "picture" and target.lower().startswith(("http:", "https:", "//")):
            said = f"the picture “{target}” is elsewhere on the web, and was left there"
            return Led(said=said)
        if target.lower().lstrip().startswith(("javascript:", "vbscript:")):
            return None
        return Led()

    def _text(self, target: str) -> Led | None:
        path, _, anchor = target.partition("#")
        path = unquote(path.partition("?")[0])
        place = None
        if (
            path.lower().endswith(MARKDOWN)
            or not posixpath.splitext(path)[1]
            or path.endswith(".html")
        ):
            place = self._found(path)
        if place is None:
            return None
        return self._to(place, anchor)

    def _found(self, path: str) -> Place | None:
        guide = self.guide
        below = urlsplit(guide.home.base).path.rstrip("/")
        if path.startswith("/"):
            return (
                guide.by_address.get(_bare(path))
                or guide.by_address.get(_bare(below + path))
                or guide.named(path.removeprefix(below) if below else path)
            )
        if path.lower().endswith(MARKDOWN):
            return guide.named(path, self.place.source)
        here = self.place.address
        if here and path:
            joined = posixpath.normpath(posixpath.join(here, path))
            if found := guide.by_address.get(_bare(joined)):
                return found
        return guide.named(path, self.place.source)

    def _to(self, place: Place, anchor: str) -> Led:
        if not self.guide.public(place) and place is not self.place:
            title = place.made.matter.title
            return Led(dead=f"“{title}” is a draft", words=title)
        return self._led(place, anchor)

    def _led(self, place: Place, anchor: str) -> Led:
        words = place.made.matter.title
        there = self._anchor(place, unquote(anchor)) if anchor else Led()
        ending, said = (
            (there.to, there.said) if there else ("", f"there is no heading “#{anchor}” there")
        )
        if place is self.place:
            return Led(ending or quote(posixpath.basename(place.path)), said=said, words=words)
        path = posixpath.relpath(place.path, posixpath.dirname(self.place.path))
        return Led(quote(path) + ending, said=said, words=words)

    def _anchor(self, place: Place, anchor: str) -> Led | None:
        known = self.guide.anchors(place)
        for one in (anchor, anchor.casefold(), slug(anchor.rpartition("#")[2])):
            if one in known:
                return Led(f"#{one}")
        return Led(f"#{anchor}") if anchor.lower() == "top" else None

    def _name(self, target: str) -> Led | None:
        """A name in double brackets; it may stay where it will be found by it."""
        name, hash_, heading = target.partition("#")
        name = name.strip()
        if not name:
            found = self._anchor(self.place, heading)
            return Led() if found else None
        near = self.place.source
        other = posixpath.splitext(name)[1] and not name.lower().endswith(MARKDOWN)
        if other and (path := self.guide.file(name, near) or self.guide.called(name, near)):
            return self._taken(path, f"#{heading}" if hash_ else "")
        place = self.guide.named(name, self.place.source)
        if place is None:
            return None
        led = self._to(place, heading)
        if led.dead or led.said or not self._stays(name, place):
            return led
        return Led(said=led.said)

    def _stays(self, name: str, place: Place) -> bool:
        wanted = slugify(name.removesuffix(".md"))
        alike = [one for one in self.guide.places.values() if one.name == wanted]
        return alike == [place]

    def _pelican(self, name: str, rest: str, sort: str) -> Led | None:
        if name in ("tag", "category"):
            return self._tag(rest)
        if name == "index":
            return Led("/")
        if name == "author":
            return None
        inner = f"/{rest}" if name == "static" or rest.startswith("/") else rest
        return (None if sort == "picture" else self._text(inner) or self._text(f"/{rest}")) or (
            self._file(inner) or self._file(f"/{rest}")
        )

    def _tag(self, name: str) -> Led | None:
        wanted = slugify(unquote(name.strip("/")))
        tags = {slugify(tag) for one in self.guide.places.values() for tag in _tags(one)}
        return Led(f"/tags/{wanted}/") if wanted in tags else None

    def _address(self, target: str) -> Led | None:
        """A page that a site makes by itself, or one of the old site that did not come along."""
        parts = [part for part in urlsplit(target).path.split("/") if part]
        tagged = len(parts) == 2 and parts[0] in ("tags", "tag", "categories", "category")
        if tagged and (found := self._tag(parts[1])):
            return found
        if not parts and target.startswith("/"):
            return Led("/")
        if self.guide.home.tool == "plnfolio" and target.startswith("/"):
            return self._made(parts)
        return None

    def _made(self, parts: Sequence[str]) -> Led | None:
        """A page that a site of plnfolio’s makes by itself, where it will be made here too."""
        if len(parts) == 1 and parts[0] in ("posts", "artifacts", "networks", "tags", "courses"):
            return Led()
        places = self.guide.places.values()
        courses = {slugify(str(one.made.matter.matter.get("course", ""))) for one in places}
        return Led() if parts[:1] == ["courses"] and parts[1:][0] in courses else None

    def _file(self, target: str, *, named: bool = False) -> Led | None:
        near = self.place.source
        path = self.guide.file(target, near)
        if not path and named and not target.startswith(("http", "//")):
            path = self.guide.called(posixpath.basename(target), near)
        if not path or path in self.guide.places:
            return None
        return self._taken(path, f"#{target.partition('#')[2]}" if "#" in target else "")

    def _taken(self, path: str, ending: str = "") -> Led | None:
        """A file goes into the folder of the text that shows it."""
        if path not in self.taken:
            data = self.guide.home.tree.data(path)
            if data is None:
                return None
            name = posixpath.basename(path)
            if name.lower().endswith(PICTURES) and (why := unfit(data, name)):
                return Led(dead=f"this picture {why}")
            name = self._free(name, data)
            self.taken[path] = name
            self.guide.taken.add(path)
            self.place.files[name] = data
        return Led(quote(self.taken[path]) + ending)

    def _free(self, name: str, data: bytes) -> str:
        name = _safe(name)
        stem, ending = posixpath.splitext(name)
        number = 1
        while name in self.place.files and self.place.files[name] != data:
            number += 1
            name = f"{stem}-{number}{ending}"
        return name


def unfit(data: bytes, name: str) -> str:
    """Why a picture cannot be shown; empty if it can."""
    form = sniff(data)
    try:
        if form is None:
            return "is none, whatever its name says"
        if form == "svg":
            sanitised(data)
        else:
            inspect(data, form)
    except BadPictureError as error:
        return f"cannot be shown: it {error.reason}"
    return ""


def _safe(name: str) -> str:
    """A name that every system has, and that is no text of the site."""
    stem, ending = posixpath.splitext(normalize("NFC", name))
    stem = re.sub(r"[\x00-\x1f<>:\"/\\|?*]", "-", stem).strip(" .") or "file"
    return f"{stem}{ending}"


def _tags(place: Place) -> Sequence[str]:
    return place.made.matter.tags if place.kind == "post" else ()
