"""Front matter of other tools as ours: what each field is called here, and what has no place."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from plnfolio.importing.article import Note
from plnfolio.importing.foreign.fields import Fields
from plnfolio.importing.foreign.setting import Tool
from plnfolio.model.days import NoDayError, read_day
from plnfolio.model.matter import ArtifactMatter, PageMatter, PostMatter
from plnfolio.model.oldaddress import is_address, old_address
from plnfolio.read.elsewhere import publicity
from plnfolio.read.foreign_fields import ENDING, FAMILIES, FOREIGN, STATES, SYNONYMS, plain
from plnfolio.written.yaml import Value

_OWN = {*PostMatter.model_fields, *PageMatter.model_fields}
_LISTS = frozenset(("tags", "aliases", "nocite", "competencies", "downloads"))
_ITS_OWN = frozenset(("permalink", "url", "saveas"))
_OLD = frozenset("permalink url redirectfrom redirect redirects alias aliases saveas".split())
_PICTURE = re.compile(
    r"(?:featured?|cover|hero|header|teaser|banner|social|share|og|thumb(?:nail)?|lead|post)?"
    r"(?:image|img|picture|photo)?(?:url|path|src)?"
)
_PICTURES = frozenset("image img cover banner thumbnail thumb hero teaser picture photo".split())
_ALTS = frozenset("imagealt coveralt featuredimagealt featureimagealt alt thumbnailalt".split())
_CAPTIONS = frozenset("imagecaption covercaption caption featuredimagecaption".split())
_FILE = re.compile(r"(?i)\.(?:png|jpe?g|gif|webp|avif|svg|heic)(?:[?#].*)?$")
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_HASH = re.compile(r"^#(?=\w)")


@dataclass(slots=True)
class Ours:
    """What a text says of itself, in our words. ``matter`` are the fields that have no own place.

    ``address`` is where it was, ``addresses`` are others that led there.

    ``picture`` is what stands for it on lists, with its description and caption.
    """

    title: str = ""
    date: datetime.date | None = None
    updated: datetime.date | None = None
    tags: list[str] = field(default_factory=list)
    author: str = ""
    language: str = ""
    draft: bool = False
    slug: str = ""
    address: str = ""
    addresses: list[str] = field(default_factory=list)
    picture: tuple[str, str, str] = ("", "", "")
    matter: dict[str, Value] = field(default_factory=dict)
    is_page: bool = False
    has_day: bool = False
    notes: list[Note] = field(default_factory=list)


def ours(fields: Fields, path: str, tool: Tool) -> Ours:
    """The fields of a text as ours; each one that is not brought has a note.

    Spaces part the words of Jekyll’s lists, and of Quarto’s days the month comes first.
    """
    made = Ours(notes=list(fields.notes))
    reading = _Reading(made, fields, path, tool)
    flat = dict(fields.values if tool == "plnfolio" else _flat(fields.values))
    # What has our own name counts before what stands for it.
    for key in sorted(flat, key=lambda key: plain(key) not in _OWN):
        reading.take(key, flat[key])
    return made


def _flat(values: Mapping[str, Value]) -> Mapping[str, Value]:
    """Tables of parameters, and what says all about a picture, as fields of their own."""
    found: dict[str, Value] = {}
    for key, value in values.items():
        name = plain(key)
        if isinstance(value, dict) and name in ("params", "extra", "seo"):
            found |= {inner: one for inner, one in value.items() if inner not in values}
        elif isinstance(value, dict) and (name in _PICTURES or name in ("header", "featured")):
            for inner, one in value.items():
                part = plain(inner)
                if part in ("image", "src", "path", "url", "teaser", "feature", "thumb", "img"):
                    found.setdefault("image", one)
                elif part in ("alt", "caption"):
                    found.setdefault(f"image_{part}", one)
                else:
                    found[f"{key}.{inner}"] = one
        else:
            found[key] = value
    return found


class _Reading:
    """Takes one field after the other."""

    def __init__(self, made: Ours, fields: Fields, path: str, tool: Tool) -> None:
        self.made, self.fields, self.path = made, fields, path
        self.spaced, self.month_first = tool == "jekyll", tool in ("quarto", "blogdown")
        self.at_home = tool == "plnfolio"
        self.own = {*_OWN, *ArtifactMatter.model_fields} if self.at_home else _OWN

    def left(self, key: str, value: Value, why: str) -> None:
        """Say that a field was not brought, with all that it holds."""
        why = why.removesuffix("take the line out").rstrip(": ") or "it has no use here"
        line = self.fields.line(key.partition(".")[0])
        held = _shown(value)
        message = f"“{key}” was left out: {why}"
        self.made.notes.append(Note(message, self.path, line, left=f"{key}: {held}"))

    def take(self, key: str, value: Value) -> None:
        """Put a field in its place, or say why it has none."""
        name = plain(key)
        state = publicity(name, _one(value).strip("[]") if name in STATES else value)
        if value in (None, "", [], {}):
            return
        if self.at_home and key in self.own and key not in ("draft", "aliases"):
            self._ours(key, name, value)
            return
        if name in ("type", "layout", "posttype") and value in ("page", "static", "about"):
            self.made.is_page = True
        if state or name == "draft":
            self._state(key, name, value, state)
        elif name in _OLD:
            self._address(key, value)
        elif not (
            self._is_picture(key, name, value)
            or self._of_site(key, name, value)
            or self._ours(key, name, value)
        ):
            self._foreign(key, name, value)

    def _of_site(self, key: str, name: str, value: Value) -> bool:
        """What is said of a text here by others: its site, its library, its title."""
        if name in ("lang", "language", "locale"):
            self.made.language = self.made.language or _one(value)
            self.left(key, value, "site.yaml says the language of the site, by “language”")
        elif name in ("author", "authors", "byline", "creator"):
            self.made.author = ", ".join(_many(value))
            self.left(key, value, FOREIGN["author"])
        elif name == "bibliography":
            self.left(key, value, "libraries come along as they are, into content/references/")
        elif name in ("subtitle", "tagline", "subhead", "subheading"):
            self._subtitle(key, value)
        elif name in ENDING:
            self.left(key, value, "nothing is taken back by itself; “draft: true” does it")
        else:
            return False
        return True

    def _state(self, key: str, name: str, value: Value, state: str) -> None:
        if name == "draft":
            state = publicity("private", value)
        if state == "open":
            if name != "draft":
                self.left(key, value, "what is no draft is published")
            return
        self.made.draft = True
        if name != "draft" or state == "unclear":
            self.left(key, value, "it is a draft here, which keeps it back")

    def _ours(self, key: str, name: str, value: Value) -> bool:
        known = {plain(own): own for own in self.own}
        own = known.get(name) or SYNONYMS.get(name, "")
        if name == "kind" and value != "resume" and not self.at_home:
            return False
        if isinstance(value, dict):
            value = value.get("date") if own == "updated" else None
        if own not in self.own or value is None:
            return False
        match own:
            case "date" | "updated":
                return self._day(key, own, value)
            case "tags":
                self.made.tags += [tag for tag in self._listed(value) if tag not in self.made.tags]
            case "title":
                if self.made.title:
                    return False
                self.made.title = " ".join(_one(value).split())
            case "slug":
                self.made.slug = self.made.slug or _one(value)
            case _:
                return self._further(key, own, value)
        return True

    def _further(self, key: str, own: str, value: Value) -> bool:
        """A field that has its own name and no own place."""
        if own in self.made.matter:
            return False
        if self.at_home:
            self.made.matter[own] = value
        elif own in _LISTS:
            parts = re.split(r"[,;]", value) if isinstance(value, str) else _many(value)
            self.made.matter[own] = [
                one.strip().removeprefix("@") if own == "nocite" else one.strip() for one in parts
            ]
        else:
            parts = _many(value)
            self.made.matter[own] = parts[0] if parts else ""
            if len(parts) > 1:
                self.left(key, ", ".join(parts[1:]), f"there is one “{own}” of a text")
        return True

    def _day(self, key: str, own: str, value: Value) -> bool:
        text = _one(value)
        self.made.has_day = self.made.has_day or own == "date"
        if self.month_first and (found := _MONTH_FIRST.fullmatch(text)):
            text = f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}"
        if getattr(self.made, own) is not None:
            return False
        if text.casefold() in ("today", "now", "last-modified"):
            return False
        try:
            day = read_day(text).day
        except NoDayError as error:
            self.left(key, value, f"it is not certain which day is meant: {error}")
            return True
        setattr(self.made, own, day)
        return True

    def _listed(self, value: Value) -> list[str]:
        if isinstance(value, str):
            value = value.strip().removeprefix("[").removesuffix("]")
            hashed = [word for word in value.replace(",", " ").split() if _HASH.match(word)]
            if hashed and len(hashed) == len(value.replace(",", " ").split()):
                return [_HASH.sub("", word) for word in hashed]
            part = r"[,;]" if "," in value or ";" in value or not self.spaced else r"\s+"
            value = list(re.split(part, value))
        return [_HASH.sub("", one.strip().strip("\"'")) for one in _many(value) if one.strip()]

    def _address(self, key: str, value: Value) -> None:
        for written in _many(value):
            if ":" in written.partition("//")[2] or "/:" in written or "{" in written:
                self.left(key, written, "it is a pattern; write the address into “aliases”")
            elif plain(key) == "aliases" and not is_address(written):
                self.left(key, written, "these are other names of the text, and no addresses")
            else:
                try:
                    address = old_address(written)
                except ValueError as error:
                    self.left(key, written, str(error))
                    continue
                if plain(key) in _ITS_OWN and not self.made.address:
                    self.made.address = address
                elif address not in self.made.addresses:
                    self.made.addresses.append(address)

    def _is_picture(self, key: str, name: str, value: Value) -> bool:
        source, alt, caption = self.made.picture
        text = value if isinstance(value, str) else ""
        if name in _ALTS:
            self.made.picture = (source, alt or text, caption)
        elif name in _CAPTIONS:
            self.made.picture = (source, alt, caption or text)
        elif name in _PICTURES or (_PICTURE.fullmatch(name) and _FILE.search(text)):
            parts = [one for one in _many(value) if _FILE.search(one)]
            if not parts or source:
                return False
            self.made.picture = (parts[0], alt, caption)
            for more in parts[1:]:
                self.left(key, more, "one picture stands for a text")
        else:
            return False
        return True

    def _subtitle(self, key: str, value: Value) -> None:
        words = _one(value)
        if self.made.title and words:
            self.made.title = f"{self.made.title.rstrip(':')}: {words}"
        else:
            self.left(key, value, FOREIGN["subtitle"])

    def _foreign(self, key: str, name: str, value: Value) -> None:
        family, hyphen, _ = key.casefold().replace("_", "-").partition("-")
        why = FOREIGN.get(name) or (FAMILIES.get(family) if hyphen else None)
        if name in ArtifactMatter.model_fields and not why:
            why = "only artifacts have it"
        own = SYNONYMS.get(name, "")
        if own in _OWN and not why:
            why = f"it is called “{own}” here, and that is there already"
        self.left(key, value, why or "there is no such field here")


def _one(value: Value) -> str:
    parts = _many(value)
    return parts[0].strip() if parts else ""


def _many(value: Value) -> list[str]:
    """All words that a value holds: of a list each, of a table those that it names."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        named = value.get("name") or value.get("title")
        return [named] if isinstance(named, str) else [_shown(value)]
    return [word for one in value or () for word in _many(one)]


def _shown(value: Value) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    return value or ""
