"""What the author says of addresses that no page has, and what is to be said to the author."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial

from plnfolio.diagnostics import Problem, Span
from plnfolio.kinds import notfound, search
from plnfolio.kinds.base import Address
from plnfolio.model.address import output_path
from plnfolio.model.likeness import NEAR, likeness, sketch
from plnfolio.model.oldaddress import old_address
from plnfolio.model.permalinks import PATH, Entry
from plnfolio.model.site import Artifact, Page, Post, Site, Table
from plnfolio.model.source import CONTENT
from plnfolio.permanence.decide import Decided, Today, decide
from plnfolio.permanence.recognise import Present
from plnfolio.write.collisions import key
from plnfolio.written.redirects import MOVES, redirects, sent_to

_NEVER = (search.PATH, notfound.PATH)
"""Pages that nobody links to: the one is there or not as a program is installed."""


def decided_of(site: Site, addresses: Sequence[Address], markdown: Callable[[str], str]) -> Decided:
    """What becomes of addresses that no page has; ``markdown`` gives the text of a file."""
    pages = frozenset(one.path for one in addresses if one.path not in _NEVER)
    by_source = {one.source: one.path for one in addresses if one.source}
    rules = redirects(site.rules)

    def told(address: str) -> str:
        found = sent_to(rules, address, {}) if rules else None
        return found.target if found and found.status in MOVES else ""

    taken = frozenset(map(key, pages)) if any(text.matter.aliases for text in site.texts) else ()
    aliases = {
        address: by_source[text.path]
        for address, text, _ in aliases_of(site)
        if key(address) not in taken
    }
    base = site.config.base_url
    gone = frozenset(old_address(one, base) for one in site.config.gone)
    texts = tuple(_present(site, by_source, markdown))
    return decide(site.permalinks, Today(texts, pages, frozenset(site.static), aliases, gone, told))


def _present(
    site: Site, by_source: Mapping[str, str], markdown: Callable[[str], str]
) -> Iterator[Present]:
    for text in site.texts:
        words = partial(_words, markdown, text.path)
        date = None if isinstance(text, Page) else text.matter.date
        yield Present(by_source[text.path], text.path, text.matter.title, date, words)
    for table in site.tables:
        title, rows = table.content.title, partial(_rows, table)
        yield Present(by_source[table.path], table.path, title, None, rows)


def _words(markdown: Callable[[str], str], path: str) -> str:
    return sketch(markdown(path))


def _rows(table: Table) -> str:
    rows = (one for one in table.content.networks if not one.private)
    return sketch("\n".join(f"{row.name} {row.purpose}" for row in rows))


def aliases_of(site: Site) -> Iterator[tuple[str, Post | Page | Artifact, Span]]:
    """The addresses that texts want to have as well, and where that is written."""
    for text in site.texts:
        for number, written in enumerate(text.matter.aliases):
            with suppress(ValueError):
                address = old_address(written, site.config.base_url)
                yield address, text, text.places["aliases", number]


def wrong_with(site: Site, addresses: Iterable[Address], decided: Decided) -> Iterator[Problem]:
    """Problems: ``duplicate-address``, ``lost-address``."""
    yield from _taken(site, {one.path: one for one in addresses})
    if not _may_be_unread(site):
        unknown = {text.file: text.words() for text in decided.unknown if decided.lost}
        for entry in decided.lost.values():
            yield _lost(entry, site, _perhaps(entry, unknown))


def _taken(site: Site, pages: Mapping[str, Address]) -> Iterator[Problem]:
    """Aliases at which something else is."""
    first: dict[str, str] = {}
    aliases = tuple(aliases_of(site))
    folded = {key(page): page for page in pages} if aliases else {}
    for address, text, span in aliases:
        page = pages.get(address)
        if page and page.source == text.path:
            continue
        other = first.setdefault(address, text.path)
        file = site.static.get(f"/{output_path(address)}", "")
        if page or file:
            what = file or _shown(page)
            said = f"this alias is the address of {what}: {address}"
            remedy = "take it out, or give what is there another address"
            yield Problem("duplicate-address", said, span, remedy)
        elif near := folded.get(key(address)):
            said = f"this alias differs from {near} in nothing but capitals or accents: {address}"
            remedy = "take it out: on Windows and macOS there is no room for both"
            yield Problem("duplicate-address", said, span, remedy)
        elif other != text.path:
            said = f"{other} has the same alias: {address}"
            yield Problem("duplicate-address", said, span, "take it out of one of the two")


def _shown(page: Address | None) -> str:
    """What a page shows: a file of the author's, or what is made without being asked for."""
    source = page.source if page else ""
    return source if source.startswith(CONTENT) else (page and page.ours) or "another page"


def _may_be_unread(site: Site) -> bool:
    """Whether what seems lost may be in a text whose mistakes are reported."""
    texts = (f"{CONTENT}/posts/", f"{CONTENT}/pages/", f"{CONTENT}/artifacts/")
    return any(path.startswith(texts) or path == f"{CONTENT}/site.yaml" for path in site.unread)


def _perhaps(entry: Entry, unknown: Mapping[str, str]) -> str:
    """The file of a text that what is lost may have become; empty if none has much of it."""
    alike = {file: likeness(entry.words, words) for file, words in unknown.items() if entry.words}
    best = max(alike, key=lambda file: alike[file], default="")
    return best if best and alike[best] >= NEAR else ""


def _lost(entry: Entry, site: Site, perhaps: str) -> Problem:
    waits = {one.path: one.until for one in site.left_out}
    span = Span(PATH, entry.line)
    why = f"{entry.file} is gone" if entry.file else "nothing says where it leads now"
    back = "bring it back"
    if entry.file in waits:
        span, until = Span(entry.file), waits[entry.file]
        why = f"{entry.file} waits for {until} now" if until else f"{entry.file} is a draft now"
        back = "publish it again"
    title = f"“{entry.title}”" if entry.title else "something"
    said = f"{title} was public at {entry.address}, and {why}"
    where = f"{perhaps} if that is it" if perhaps else "the text that stands for it now"
    remedy = (
        f"{back}, or write “aliases: {entry.address}” into {where}, "
        f"or “gone: {entry.address}” into {CONTENT}/site.yaml"
    )
    return Problem("lost-address", said, span, remedy)
