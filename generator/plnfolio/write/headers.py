"""``_headers``: what Netlify, and Cloudflare Pages, say of each file beside the file itself.

No two rules that say the same fit the same address, since hosts differ in what becomes of both:
some send the later one, others both, and a browser obeys both policies at once. So each folder of
pages has a rule, or each page where one rule would not do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from urllib.parse import quote

from plnfolio.cache.deferred import later
from plnfolio.frozen import dataclass
from plnfolio.write.base import Finished, Plan, PlannedFile, PlannedLast, Reserved, Seen, planned
from plnfolio.write.needs import PAGES, THEIRS, Needs, of_page
from plnfolio.write.policy import policy, sandbox
from plnfolio.write.search import NAMED
from plnfolio.written.headers import Header, headers

PATH = "_headers"

_POLICY, _CACHE = "Content-Security-Policy", "Cache-Control"

_FOR_ALL = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
_FOR_EVER = "public, max-age=31536000, immutable"
"""A year (RFC 9111, 5.2.2.1; RFC 8246): under such a name there are never other bytes."""

_LONGEST = 2000
"""Signs of a line: what Cloudflare Pages reads of one. Netlify names no limit."""

TOO_LONG = 8000
"""Signs of a line that a server on the way may refuse (RFC 9110, 5.4; 8 KB are usual)."""

_Rule = tuple[str, dict[str, str]]


def reserved(plan: Plan) -> Iterable[Reserved]:
    """The one."""
    yield Reserved(PATH, ours="what hosts are told")


def files(finished: Finished) -> Iterable[PlannedLast]:
    """The one, when all others are there."""
    lasting = tuple(finished.templates.lasting.values())
    yield PlannedLast(PATH, partial(_planned, finished.plan, lasting))


def _planned(plan: Plan, lasting: tuple[str, ...], seen: Mapping[str, Seen]) -> PlannedFile:
    every = () if plan.local else sorted(seen.items())
    needs = {path: file.needs for path, file in every if file.needs or _is_page(path)}
    named = [path for path in lasting if path.lstrip("/") in seen]
    named += [f"/{folder}*" for folder in NAMED if any(path.startswith(folder) for path in seen)]
    ours = Ours(needs, plan.packages, tuple(named), plan.preview)
    # Nearly all changes of a site leave it alone, so it is made to see whether it is another.
    rules = _written(None if plan.local else ours, plan.own_headers)
    return planned(PATH, later(_as_made, rules=rules))


def _as_made(rules: bytes) -> bytes:
    return rules


def _is_page(path: str) -> bool:
    return path.lower().endswith(PAGES)


def _written(ours: Ours | None, theirs: str) -> bytes:
    """The file: our rules, then the author's as they wrote them."""
    rules = ours.rules(headers(theirs)) if ours else ()
    blocks = [_block(path, values) for path, values in rules if values]
    if theirs.strip():
        blocks.append(f"# What follows is content/static/_headers.\n{theirs.strip()}\n")
    return "\n".join(blocks).encode()


@dataclass(frozen=True, slots=True)
class Ours:
    """What follows from the site.

    ``needs`` are those of all files by their paths. ``packages`` are the addresses of exported
    courses, ``lasting`` those of files that never change; a ``preview`` is to be found by nobody.
    """

    needs: Mapping[str, Needs]
    packages: tuple[str, ...]
    lasting: tuple[str, ...]
    preview: bool

    def rules(self, theirs: Sequence[Header]) -> Iterator[_Rule]:
        """Addresses with their headers, without what the author says something else of."""
        said = {header.name for header in theirs}
        for_all = _FOR_ALL | ({"X-Robots-Tag": "noindex"} if self.preview else {})
        yield "/*", {name: value for name, value in for_all.items() if name.lower() not in said}
        for path in self.lasting:
            if not _says(theirs, _CACHE, path):
                yield path, {_CACHE: _FOR_EVER}
        for package in self.packages:
            yield from self._package(package, theirs)
        for path, value in self._policies(theirs):
            yield from _both(path, {_POLICY: value})

    def _package(self, address: str, theirs: Sequence[Header]) -> Iterator[_Rule]:
        inside = [path for path in self.needs if f"/{path}".startswith(address)]
        if not any(_says(theirs, _POLICY, f"/{path}") for path in inside):
            needs = {need for path in inside for need in self.needs[path]}
            yield from _both(f"{address}*" if address.endswith("/") else address, sandbox(needs))

    def _policies(self, theirs: Sequence[Header]) -> Iterator[tuple[str, str]]:
        found: dict[str, frozenset[str] | None] = {}
        known: dict[Needs, frozenset[str]] = {}  # nearly all pages need the same
        for path, needs in self.needs.items():
            address = f"/{path}".removesuffix("index.html")
            if not _is_page(path):
                continue
            if THEIRS in needs or _says(theirs, _POLICY, address):
                found[address] = None
                continue
            if needs not in known:
                known[needs] = of_page(path, self.needs)
            found[address] = known[needs]
        pictures = {f"/{path}": needs for path, needs in self.needs.items() if ".svg" in path}
        for address, together in _covered("/", sorted(found), found, pictures):
            value = policy(together)
            if len(value) <= TOO_LONG:
                yield address, value


def _covered(
    folder: str,
    inside: Sequence[str],
    found: Mapping[str, frozenset[str] | None],
    pictures: Mapping[str, Needs],
) -> Iterator[tuple[str, frozenset[str]]]:
    """Addresses and patterns that fit the pages in a folder, each page once, and no other."""
    if len(inside) > 1 and folder != "/" and _is_alone(folder, found):
        every = [needs for address in inside if (needs := found[address]) is not None]
        drawn = [needs for path, needs in pictures.items() if path.startswith(folder)]
        together = frozenset[str]().union(*every, *drawn)
        if len(every) == len(inside) and len(policy(together)) + len(_POLICY) + 4 <= _LONGEST:
            yield f"{folder}*", together
            return
    for name, group in groupby(inside, lambda address: address[len(folder) :].partition("/")[:2]):
        below = list(group)
        if name[1]:
            yield from _covered(f"{folder}{name[0]}/", below, found, pictures)
        else:
            yield from ((one, needs) for one in below if (needs := found[one]) is not None)


def _is_alone(folder: str, addresses: Iterable[str]) -> bool:
    """Whether a star behind a folder fits nothing beside it, as ``/post*`` is read by Netlify."""
    name = folder.rstrip("/").lower()
    return all(one.startswith(folder) or not one.lower().startswith(name) for one in addresses)


def _says(theirs: Iterable[Header], name: str, address: str) -> bool:
    """Whether the author has a header of this name for an address."""
    forms = (address, address.rstrip("/"))
    return any(
        header.name == name.lower() and any(map(header.where.fullmatch, forms)) for header in theirs
    )


def _both(path: str, values: dict[str, str]) -> Iterator[_Rule]:
    """A rule for a path as it is called and as it is asked for, where these differ."""
    yield path, values
    if (asked := quote(path, safe="/*!$&'()+,;=:@~")) != path:
        yield asked, values


def _block(path: str, values: Mapping[str, str]) -> str:
    return "".join([f"{path}\n", *(f"  {name}: {value}\n" for name, value in values.items())])
