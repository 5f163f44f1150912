"""Folders of Markdown: sites of Hugo, Jekyll, Pelican and Quarto, and vaults of Obsidian."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from plnfolio.diagnostics import RefusedError
from plnfolio.importing.article import Article, Beside, Note, Picture
from plnfolio.importing.foreign.follow import Following, Guide
from plnfolio.importing.foreign.ground import Ground
from plnfolio.importing.foreign.links import links
from plnfolio.importing.foreign.matter import Ours
from plnfolio.importing.foreign.places import (
    MADE,
    Place,
    addresses,
    day_in,
    is_draft,
    kind_of,
    name_of,
)
from plnfolio.importing.foreign.setting import TEXT, Setting
from plnfolio.importing.foreign.tools import MARKDOWN, OTHERS, Home, home_of, is_aside
from plnfolio.importing.foreign.translate import Translated, translated
from plnfolio.importing.foreign.tree import Folder, Tree, Zip, text
from plnfolio.model.document import ImageSlot
from plnfolio.model.matter import PageMatter
from plnfolio.read.libraries import is_library
from plnfolio.render.markdown import parse

_LOGO = re.compile(r"(?m)^[ \t-]*(?:logo|image):[ \t]+(?P<path>\S+)[ \t]*$")
_LIBRARIES = (".bib", ".ris")


class MarkdownFolder:
    """A folder or a zip file of texts in Markdown, or one of them."""

    def recognises(self, path: Path) -> bool:
        """By a text in Markdown, where pages of HTML are not more."""
        if path.is_file() and path.suffix.lower() in MARKDOWN:
            return True
        try:
            tree = _tree(path, path.as_posix())
        except RefusedError:
            # Whoever reads it says why not.
            return True
        if tree is None:
            return False
        texts = sum(one.lower().endswith(MARKDOWN) for one in tree.paths)
        pages = sum(one.lower().endswith((".html", ".htm")) for one in tree.paths)
        return bool(texts) and (texts >= pages or _is_known(tree))

    def articles(self, path: Path, origin: str) -> Iterator[Article]:
        """The texts, each as what it is to be."""
        tree = _tree(path, origin)
        home = home_of(tree) if tree is not None else None
        if home is None:
            raise RefusedError(f"there is no text in Markdown in {origin}")
        yield from _Bringing(home).articles()


def _is_known(tree: Tree) -> bool:
    home = home_of(tree)
    return home is not None and bool(home.config)


def _tree(path: Path, origin: str) -> Tree | None:
    if path.is_dir():
        return Folder(path, origin)
    if path.suffix.lower() == ".zip" and path.is_file():
        return Zip(path, origin)
    if path.suffix.lower() in MARKDOWN and path.is_file():
        return Folder(path.parent, origin, alone=path.name)
    return None


class _Bringing:
    """All texts of a site, which know of one another."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.places: dict[str, Place] = {}
        self.guide = Guide(home, self.places, self._anchors, _is_public)
        self._known: dict[str, frozenset[str]] = {}
        self._names: dict[str, set[str]] = {}
        self._empty: list[Note] = []

    def articles(self) -> Iterator[Article]:
        """Each text with its links; what was not brought of the site is said with the first."""
        names = {one: self._setting(one) for one in self.home.texts}
        for path, setting in names.items():
            written = text(self.home.tree, path)
            if written is None:
                self._empty.append(
                    Note(
                        "this file is no text that can be read, or it has more words, links or "
                        "boxes than a book",
                        self._named(path),
                    )
                )
                continue
            self._place(path, translated(written, self._named(path), setting))
        self.guide.learn()
        self._distinct()
        # The first time it is found out which files each text takes along, and so where it lies.
        for place in self.places.values():
            self._led(place)
        made = [self._article(place) for place in self.places.values()]
        if not made:
            raise RefusedError(f"no text in {self.home.tree.origin} says anything")
        self._library(made[0])
        if self.home.tool == "plnfolio":
            self._own_tables(made[0])
        made[0].notes += [*self._empty, *self._not_brought()]
        yield from made

    def _named(self, path: str) -> str:
        origin = self.home.tree.origin
        return origin if self.home.tree.is_one else f"{origin.rstrip('/')}/{path}"

    def _setting(self, path: str) -> Setting:
        home = self.home
        values = {
            "site.baseurl": "", "site.url": "", "site.title": home.setting("title"),
            "site.description": home.setting("description"), "page.url": "",
        }  # fmt: skip
        values = {key: one for key, one in values.items() if one or key.endswith("url")}
        return Setting(home.tool, values, partial(self._address, path), partial(self._file, path))

    def _address(self, near: str, name: str) -> str | None:
        """The address of a text that is named, while not all are known yet: its path."""
        path, hash_, anchor = name.partition("#")
        wanted = path.strip().strip("/")
        if not wanted:
            return None
        stem = wanted.removeprefix("_posts/")
        stem = posixpath.splitext(stem)[0] if stem.lower().endswith(MARKDOWN) else stem
        stem = stem.removesuffix("/index").removesuffix("/_index")
        below, whole = self._ends
        one = below.get(stem.casefold()) or whole.get(stem.casefold())
        return f"{TEXT}{one}{hash_}{anchor}".replace(" ", "%20") if one else None

    @cached_property
    def _ends(self) -> tuple[dict[str, str], dict[str, str]]:
        """The first text of each end of a path, and of each whole one."""
        below: dict[str, str] = {}
        whole: dict[str, str] = {}
        for one in self.home.texts:
            own = posixpath.splitext(one)[0].removesuffix("/index").removesuffix("/_index")
            whole.setdefault(own.casefold(), one)
            parts = own.casefold().split("/")
            for at in range(1, len(parts)):
                below.setdefault("/".join(parts[at:]), one)
        return below, whole

    def _file(self, near: str, name: str) -> str | None:
        folders = ("_includes", posixpath.dirname(near), "")
        tries = (posixpath.normpath(posixpath.join(one, name)) for one in folders)
        found = next((one for one in tries if self.home.tree.has(one)), None)
        return text(self.home.tree, found) if found else None

    def _place(self, path: str, made: Translated) -> None:
        matter = made.matter
        if not made.text.strip():
            said = "nothing stands below this front matter, so there is no text to bring"
            self._empty.append(Note(said, self._named(path), left=matter.title))
            self._empty += made.notes
            return
        date = matter.date or day_in(path)
        kind = kind_of(path, self.home, made, date)
        if is_draft(path):
            matter.draft = True
        if not matter.title:
            own = posixpath.splitext(posixpath.basename(path))[0]
            matter.title = own if day_in(path) else own.replace("-", " ").replace("_", " ")
            said = f"it had no title: “{matter.title}” is its file’s name"
            # In a vault, the name of a file is the title of its note.
            if self.home.tool != "obsidian":
                made.notes.append(Note(said, self._named(path), 1))
        place = Place(path, kind, "", date, made)
        place.name = self._free(name_of(path, self.home, made, kind), kind)
        if not matter.draft:
            found = addresses(path, self.home, place)
            place.address = next((one for one in found if one != place.usual), "")
        self.places[path] = place
        if kind == "artifact" and posixpath.basename(path).partition(".")[0] == "index":
            folder = f"{posixpath.dirname(path)}/"
            for one in self.home.tree.paths:
                data = self.home.tree.data(one) if one.startswith(folder) and one != path else None
                if data is not None:
                    place.taken[one] = one.removeprefix(folder)
                    place.files[place.taken[one]] = data
                    self.guide.taken.add(one)

    def _free(self, name: str, kind: str) -> str:
        taken = self._names.setdefault(kind, set())
        free, number = name, 1
        while free in taken:
            number += 1
            free = f"{name}-{number}"
        taken.add(free)
        return free

    def _anchors(self, place: Place) -> frozenset[str]:
        if place.source not in self._known:
            self._known[place.source] = parse(place.made.text).anchors
        return self._known[place.source]

    def _distinct(self) -> None:
        """Old addresses that lead to one text each, and to nothing that the site has itself."""
        taken = {one.usual: one for one in self.places.values()}
        for place in self.places.values():
            found = place.made.matter.addresses
            wanted = dict.fromkeys((place.address, *found))
            own = [one for one in wanted if one and _is_free(one, taken)]
            taken |= dict.fromkeys(own, place)
            place.address = place.address if place.address in own else ""
            for one in found:
                if one not in own and one != place.usual:
                    said = "this old address is that of another page here"
                    place.made.notes.append(Note(said, self._named(place.source), 1, left=one))
            found[:] = [one for one in own if one != place.address]

    def _led(self, place: Place) -> Ground:
        """The text with all links from its new place."""
        made = place.made
        source, alt, caption = made.matter.picture
        shown, numbers = made.text, list(made.numbers)
        if source and posixpath.basename(source) not in shown:
            picture = f"![{alt or caption}]({source.replace(' ', '%20')})\n\n"
            shown, numbers = f"{picture}{shown.lstrip(chr(10))}", [1, 1, *numbers[_blank(shown) :]]
        ground = Ground(shown, self._named(place.source), numbers)
        links(ground, Following(self.guide, place))
        return ground.settled()

    def _article(self, place: Place) -> Article:
        made, matter = place.made, place.made.matter
        ground = self._led(place)
        article = Article(self._named(place.source), title=matter.title)
        article.notes += [*made.notes, *ground.notes]
        article.kind, article.name, article.draft = place.kind, place.name, matter.draft
        article.date, article.updated = place.date, matter.updated
        article.author, article.language = matter.author, matter.language
        article.address = place.address
        article.pictures = partial(_picture, place)
        article.markdown = ground.text.strip("\n") + "\n"
        article.matter = dict(_fields(article, place))
        if place.kind != "page":
            article.tags = tuple(matter.tags)
        article.markdown = _described(article)
        article.files += [
            Beside(f"{place.folder}/{name}", data) for name, data in place.files.items()
        ]
        return article

    def _library(self, article: Article) -> None:
        """The author’s libraries; of another site of plnfolio’s, whatever is one there."""
        for path in self.home.tree.paths:
            inner = path.removeprefix(f"{self.home.inner}/") if self.home.inner else path
            own = self.home.tool == "plnfolio" and is_library(f"content/{inner}")
            if own or path.lower().endswith(_LIBRARIES):
                self._beside(article, path, f"references/{posixpath.basename(path)}")

    def _own_tables(self, article: Article) -> None:
        """Tables of networks of another site, with the pictures that they name."""
        start = f"{self.home.inner}/networks/" if self.home.inner else "networks/"
        for path in self.home.tree.paths:
            if not path.startswith(start):
                continue
            name = f"networks/{path.removeprefix(start)}"
            self._beside(article, path, name)
            if not name.endswith((".yaml", ".yml")):
                continue
            article.networks.append(name)
            for found in _LOGO.finditer(text(self.home.tree, path) or ""):
                logo = posixpath.normpath(posixpath.join("networks", found["path"].strip("\"'")))
                if not logo.startswith(("networks/", "..")):
                    self._beside(article, posixpath.join(self.home.inner, logo), logo)

    def _beside(self, article: Article, path: str, name: str) -> None:
        self.guide.taken.add(path)
        data = self.home.tree.data(path) if self.home.tree.has(path) else None
        if data is not None:
            article.files.append(Beside(name, data))

    def _not_brought(self) -> Iterator[Note]:
        """What else lies there, in few lines."""
        home, taken = self.home, self.guide.taken
        if home.config:
            title = (
                home.setting("title")
                or home.setting("SITENAME")
                or home.setting("website", "title")
            )
            author = home.setting("author") or home.setting("AUTHOR")
            said = (
                "these settings are for site.yaml: what the site is called, its author and its menu"
            )
            yield Note(
                said, self._named(home.config), left=" ".join(one for one in (title, author) if one)
            )
        for path in home.tree.paths:
            inside = not home.inner or path.startswith(f"{home.inner}/")
            if (
                inside
                and not is_aside(path)
                and path.lower().endswith(OTHERS)
                and path not in taken
            ):
                yield Note("this is no Markdown, and was not brought", self._named(path))
        others = [path for path in home.tree.paths if self._is_left(path)]
        if others:
            what = "this file was" if len(others) == 1 else "these files were"
            shows = "it" if len(others) == 1 else "them"
            message = f"{what} not brought, since no text shows {shows} or leads to {shows}"
            yield Note(message, home.tree.origin, left=" ".join(others))

    def _is_left(self, path: str) -> bool:
        """Whether a file is neither brought nor named, nor of how the site looked."""
        home = self.home
        known = path in self.guide.taken or path in home.texts or path == home.config
        small = path.lower()
        named = small.endswith(OTHERS) or (is_aside(path) and not small.endswith(MARKDOWN))
        return not (known or named or path.startswith("."))


def _blank(text: str) -> int:
    """How many empty lines a text begins with."""
    return len(text) - len(text.lstrip("\n"))


def _picture(place: Place, address: str) -> Picture | None:
    name = unquote(address)
    return Picture(place.files[name], name) if name in place.files else None


def _is_free(address: str, taken: Mapping[str, Place]) -> bool:
    return taken.get(address) is None and address.strip("/") not in ("", *MADE)


def _is_public(place: Place) -> bool:
    return not place.made.matter.draft


def _fields(article: Article, place: Place) -> Iterator[tuple[str, Any]]:
    """Fields of a post; those that a page has not are named."""
    matter: Ours = place.made.matter
    found: dict[str, Any] = dict(matter.matter)
    if matter.addresses:
        found["aliases"] = [*found.get("aliases", ()), *matter.addresses]
    if place.kind == "page":
        lost: dict[str, Any] = {
            key: found.pop(key) for key in list(found) if key not in PageMatter.model_fields
        }
        lost |= {"tags": matter.tags} if matter.tags else {}
        lost |= {"date": str(place.date)} if place.date else {}
        for key, value in lost.items():
            shown = (
                ", ".join(value)
                if isinstance(value, Sequence) and not isinstance(value, str)
                else str(value)
            )
            said = f"only posts have “{key}”, and this is a page"
            article.notes.append(Note(said, article.origin, 1, left=f"{key}: {shown}"))
    else:
        found.pop("kind", None)
    yield from found.items()


_PICTURE = re.compile(
    r"!\[[^\[\]]*\](?:\((?:<[^<>]*>|[^()\s]|\([^()\s]*\)|[ \t]+\"[^\"]*\")*\)|\[[^\[\]]*\])?"
    r"|!\[\[[^\[\]]*\]\]"
)


def _described(article: Article) -> str:
    """Its Markdown, in which each picture has a description, be it an empty one.

    Without one nothing would be built, and nobody but the author knows what a picture shows.
    """
    lines = (article.markdown or "").split("\n")
    slots = [one for one in parse("\n".join(lines)).pieces if isinstance(one, ImageSlot)]
    for slot in sorted(slots, key=lambda one: one.place, reverse=True):
        line = lines[slot.place.line - 1]
        found = _PICTURE.search(line, max(0, slot.place.column - 1))
        if slot.alt is not None:
            continue
        if found is not None:
            end = found.end()
            gap = line[end : end + 1] == "{"
            new = f'{line[: end + gap]}alt=""{" " if gap else "}"}{line[end + gap :]}'
            lines[slot.place.line - 1] = new if gap else f'{line[:end]}{{alt=""}}{line[end:]}'
        elif ":::" in line:
            lines[slot.place.line - 1] = f"{line}\n:alt:"
        else:
            continue
        said = "this picture has no description, which people need who cannot see it"
        article.note(said, near=line.strip())
    return "\n".join(lines)
