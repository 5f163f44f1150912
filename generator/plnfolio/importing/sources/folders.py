"""Folders of Markdown: sites of Hugo, Jekyll, Pelican and Quarto, and vaults of Obsidian."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from plnfolio.diagnostics import RefusedError
from plnfolio.importing.article import Article, Beside, Note, Picture
from plnfolio.importing.foreign.described import described
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
from plnfolio.importing.foreign.rest import bring_rest
from plnfolio.importing.foreign.setting import TEXT, Setting
from plnfolio.importing.foreign.tools import MARKDOWN, Home, home_of
from plnfolio.importing.foreign.translate import Translated, translated
from plnfolio.importing.foreign.tree import Folder, Tree, Zip, text
from plnfolio.model.matter import PageMatter
from plnfolio.render.markdown import parse


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
                        self.home.named(path),
                    )
                )
                continue
            self._place(path, translated(written, self.home.named(path), setting))
        self.guide.learn()
        self._distinct()
        # The first time it is found out which files each text takes along, and so where it lies.
        for place in self.places.values():
            self._led(place)
        made = [self._article(place) for place in self.places.values()]
        if not made:
            raise RefusedError(f"no text in {self.home.tree.origin} says anything")
        made[0].notes += self._empty
        bring_rest(self.home, made[0], self.guide.taken)
        yield from made

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
            self._empty.append(Note(said, self.home.named(path), left=matter.title))
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
                made.notes.append(Note(said, self.home.named(path), 1))
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
                    place.made.notes.append(Note(said, self.home.named(place.source), 1, left=one))
            found[:] = [one for one in own if one != place.address]

    def _led(self, place: Place) -> Ground:
        """The text with all links from its new place."""
        made = place.made
        source, alt, caption = made.matter.picture
        shown, numbers = made.text, list(made.numbers)
        if source and posixpath.basename(source) not in shown:
            picture = f"![{alt or caption}]({source.replace(' ', '%20')})\n\n"
            shown, numbers = f"{picture}{shown.lstrip(chr(10))}", [1, 1, *numbers[_blank(shown) :]]
        ground = Ground(shown, self.home.named(place.source), numbers)
        links(ground, Following(self.guide, place))
        return ground.settled()

    def _article(self, place: Place) -> Article:
        made, matter = place.made, place.made.matter
        ground = self._led(place)
        article = Article(self.home.named(place.source), title=matter.title)
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
        article.markdown = described(article)
        article.files += [
            Beside(f"{place.folder}/{name}", data) for name, data in place.files.items()
        ]
        return article


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
