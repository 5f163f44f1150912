"""Who or what a row is about: its name, short name, address and logo, or a guess at them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from plnfolio import frozen
from plnfolio.importing.article import MARKDOWN, pieces, words
from plnfolio.importing.nets.cells import Part, made, parts_of, put

_SHORT = re.compile(r"(?P<name>.*\S)\s*[(\[](?P<short>[^()\[\]]{1,12})[)\]]\s*:?")
_NUMBER = re.compile(r"\(?#?\d{1,2}[.)]\s+(?=\D)")
_PARTED = re.compile(r"\s*(?::\s|\s[–—-]\s|\s?—\s?|[.!?;]\s|,\s)")
_LONG = 70
_FIRST_WORDS = 6


@frozen.dataclass(frozen=True, slots=True)
class Named:
    """``rest`` is what else stands in the cell of the name, for the purpose.

    ``guess`` says where the name was taken from if none was written: “logo”, “link”, “words”.
    ``dropped`` are signs that are in no field: the number of a row.
    """

    name: str = ""
    short: str = ""
    url: str = ""
    logo: Element | None = None
    rest: tuple[Part, ...] = ()
    guess: str = ""
    dropped: str = ""


def named(cell: Element, others: Sequence[Element]) -> Named:
    """What the cell of a name says; ``others`` are those beside it, where names may be taken from.

    The name is empty only where nothing in the row could be one.
    """
    parts = parts_of(cell)
    logo = cell.find(".//img")
    url = _address(cell)
    said = [part for part in parts if part.words]
    first, rest = _first(said)
    name, dropped = _numbered(first)
    name, short = _with_short(name)
    name = name.rstrip(" :,")
    address = name if "://" in name else f"https://{name}"
    if _is_address(name) and (host := host_name(address)):
        return Named(host, "", url or address, logo, tuple(rest), "link", dropped)
    rest = [part for part in rest if part.words.rstrip("/") != url.rstrip("/")]
    if name and len(name) > _LONG:
        return Named(_cut(name), short, url, logo, (*said[:1], *rest), "words", dropped)
    if name:
        return Named(name, short, url, logo, tuple(rest), "", dropped)
    return _guessed(cell, others, logo, url, tuple(rest))


def _guessed(
    cell: Element, others: Sequence[Element], logo: Element | None, url: str, rest: tuple[Part, ...]
) -> Named:
    """A name from the logo's description, a link of the row, or the first words of it."""
    pictures = [logo] if logo is not None else []
    pictures += [found for other in others if (found := other.find(".//img")) is not None]
    for picture in pictures:
        name = logo_name(picture.get("alt") or picture.get("title") or "")
        if 0 < len(name) < _LONG:
            name, short = _with_short(name)
            return Named(name, short, url or _first_address(others), logo, rest, "logo")
    for other in (cell, *others):
        for link in other.iter("a"):
            address = link.get("href") or ""
            if not address.startswith(("http://", "https://")):
                continue
            said = words(link)
            if said and len(said) <= _LONG and not _is_address(said) and said.lower() not in _HERE:
                return Named(said, "", address, logo, rest, "link")
            if host := host_name(address):
                return Named(host, "", address, logo, rest, "link")
    for other in others:
        if said := words(other):
            return Named(_cut(said), "", url, logo, rest, "words")
    return Named("", "", url, logo, rest)


def _cut(said: str) -> str:
    """The first words of a text, up to a mark, or as many as a name has."""
    first = _PARTED.split(said, maxsplit=1)[0]
    if not 0 < len(first) <= _LONG:
        first = _DANGLING.sub("", " ".join(said.split()[:_FIRST_WORDS]))
    return first.rstrip(".,;: ")


_DANGLING = re.compile(
    r"(?:\s(?:a|an|and|at|by|for|from|in|of|on|or|that|the|to|when|where|which|who|with))+$", re.I
)
_HERE = frozenset(
    "here|link|website|visit|site|web|more|aquí|hier|ici|click here|learn more|read more".split("|")
)
_NOT_A_NAME = re.compile(
    r"\s*(?:the )?(?:logos?|icons?|image|picture|screenshot|photo|banner)(?: of| for)?\s*"
    r"|\.(?:png|jpe?g|gif|svg|webp)$",
    re.IGNORECASE,
)


def logo_name(said: str) -> str:
    """The name in the description of a logo: “GLDC logo”, “Logo of ATD”, “atd-logo.png”."""
    is_file = re.search(r"\.(?:png|jpe?g|gif|svg|webp)$", said, re.IGNORECASE) is not None
    if is_file:
        said = re.sub(r"[-_]+", " ", said)
    plain = " ".join(_NOT_A_NAME.sub(" ", said).split()).strip(" -–—:,.")
    return "" if not any(char.isalpha() for char in plain) else plain


def host_name(address: str) -> str:
    """The host of an address as a name: “onlinelearningconsortium.org”."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _first(parts: Sequence[Part]) -> tuple[str, list[Part]]:
    """The words that are the name, and the parts that are not.

    A citation in the cell says something of the name and is none of it; a name in bold has the
    words behind it as its description.
    """
    if not parts:
        return "", []
    plain, cited = _without_written(parts[0].body)
    rest = [Part(cited, begins=True)] if cited is not None else []
    lead = next((one for one in plain if one.tag in ("strong", "b")), None)
    if lead is not None and not (plain.text or "").strip() and words(lead):
        inside = pieces(plain)
        behind = made("p", inside[inside.index(lead) + 1 :])
        after = words(behind).lstrip(" :–—-,.")
        if len(after) > 14:
            behind.text = (behind.text or "").lstrip(" :–—-,.")
            return words(lead), [Part(behind, begins=True), *rest, *parts[1:]]
    return words(plain), [*rest, *parts[1:]]


def _without_written(body: Element) -> tuple[Element, Element | None]:
    """A line without citations, and these in a line of their own."""
    if body.find(f".//*[@{MARKDOWN}]") is None:
        return body, None
    plain, cited = Element("p"), Element("p")
    for piece in pieces(body):
        is_cited = isinstance(piece, Element) and piece.get(MARKDOWN) is not None
        put(cited if is_cited else plain, [piece])
    return plain, cited if len(cited) else None


def _numbered(name: str) -> tuple[str, str]:
    """A name without the number of its row, and that number."""
    number = _NUMBER.match(name)
    return (name[number.end() :], number[0].strip()) if number else (name, "")


def _with_short(name: str) -> tuple[str, str]:
    """A name without its abbreviation in brackets, and that."""
    found = _SHORT.fullmatch(name)
    if found is not None and _is_short(found["short"]):
        return found["name"], found["short"]
    return name, ""


def _is_short(said: str) -> bool:
    """Whether words in brackets behind a name are its abbreviation."""
    capitals = sum(char.isupper() for char in said)
    return capitals >= 1 and 2 * capitals >= len(said) and " " not in said


def _address(cell: Element) -> str:
    links = (link.get("href") or "" for link in cell.iter("a"))
    return next((one for one in links if one.startswith(("http://", "https://"))), "")


def _first_address(cells: Sequence[Element]) -> str:
    return next((found for cell in cells if (found := _address(cell))), "")


_ADDRESS = re.compile(r"https?:|www\.|[\w-]+(?:\.[\w-]+)+/", re.IGNORECASE)


def _is_address(said: str) -> bool:
    """Whether words are an address, and no name with a slash in it: “r/teachers”, “HR/IT”."""
    return " " not in said and _ADDRESS.match(said) is not None
