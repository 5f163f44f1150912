"""The web as a place to look at: the page at its address, and its files beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from urllib.parse import quote, unquote, urljoin, urlsplit

from plnfolio.frozen import dataclass
from plnfolio.publish.anywhere import EndlessError, NoAddressError, ask, reach
from plnfolio.publish.host import PublishError
from plnfolio.publish.live import SHUT
from plnfolio.publish.web import PATIENCE, Answer, Patience
from plnfolio.submit.places import UnansweredError, Which
from plnfolio.submit.receipt import FileEntry, Receipt, ReceiptError, entry, read
from plnfolio.submit.words import leads_to

_HOPS = 5
_GONE = frozenset({404, 410})
_FIRST = "index.html"
_ENCODED = "/~!$&'()*+,;=:@-._"
_SAFE = f"{_ENCODED}%"
"""What stays in an address that may be encoded already."""

_AT_A_TIME = 6
_MOST = 10_000_000
"""Bytes of a page that anybody reads."""


@dataclass(frozen=True, slots=True)
class Online:
    """A site on the web, ``base`` its address, from which the page of a receipt was fetched.

    ``redirected_to`` is where its address leads now, empty if it answers itself.
    """

    base: str
    page_path: str
    body: bytes | None
    redirected_to: str
    patience: Patience
    which: Which = "site"

    def found(self, entries: Sequence[FileEntry]) -> Iterator[FileEntry | None]:
        """Files as they are there; several are asked for at a time."""
        with ThreadPoolExecutor(_AT_A_TIME) as pool:
            yield from pool.map(self._found, entries)

    def _found(self, was: FileEntry) -> FileEntry | None:
        if was.path == self.page_path:
            return entry(was.path, self.body) if self.body is not None else None
        address = f"{self.base}/{quote(was.path, safe=_ENCODED)}"
        # A byte more than there was tells enough of a file that has grown.
        answer, _ = _ask(address, self.patience, was.bytes + 1)
        return entry(was.path, answer.body) if answer.good else None

    def page(self, path: str) -> bytes | None:
        """The bytes of the page."""
        return self.body

    def added(self, known: frozenset[str]) -> tuple[str, ...]:
        """Nothing: a site has other files by right."""
        return ()


def on_the_web(address: str, receipt: Receipt, patience: Patience = PATIENCE) -> Online:
    """Ask for the page of a receipt: at an address of its own, or on the site at an address.

    UnansweredError where nobody answers, or not with a page.
    """
    patience = replace(patience, answer=15.0)
    path = receipt.page.removesuffix(_FIRST)
    published = f"/receipts/{quote(receipt.slug, safe=_ENCODED)}.json"
    address = address.removesuffix(published)
    base = _base(address, path)
    asked = address if base is not None else f"{address.rstrip('/')}/{quote(path, safe=_ENCODED)}"
    site = address.rstrip("/") if base is None else base
    _connect(asked)
    answer, last = _followed(asked, patience)
    to = last if _differs(asked, last) else ""
    if answer.status in SHUT:
        raise UnansweredError(
            f"{asked} asks for a password ({answer.status}), so it cannot be read from here",
            "ask whoever handed it in to make it public, or compare a copy with --against",
        )
    if answer.status in _GONE:
        return Online(site, receipt.page, None, to, patience)
    if not answer.good:
        raise UnansweredError(f"{asked} answers with an error ({answer.status})", _LATER)
    moved = _base(last, path) if to else None
    return Online(moved or site, receipt.page, answer.body, to, patience)


def own_receipt(place: Online, receipt: Receipt) -> Receipt | None:
    """The receipt that the site itself shows for the text, if it does."""
    try:
        name = quote(receipt.slug, safe=_ENCODED)
        answer, _ = _ask(f"{place.base}/receipts/{name}.json", place.patience)
        return read(answer.body) if answer.good else None
    except (UnansweredError, ReceiptError):
        return None


_LATER = "ask again later, or compare a copy with --against"


def _base(address: str, path: str) -> str | None:
    """The address of the site, if an address is that of the page in it."""
    parts = urlsplit(address)
    there = unquote(parts.path).removesuffix(_FIRST)
    for ending in (f"/{path}", f"/{path.rstrip('/')}"):
        if there.endswith(ending):
            return f"{parts.scheme}://{parts.netloc}{quote(there.removesuffix(ending), safe=_SAFE)}"
    return None


def _differs(asked: str, last: str) -> bool:
    """Whether two addresses are more than two ways to write one."""
    return _same_for_readers(asked) != _same_for_readers(last)


def _same_for_readers(address: str) -> tuple[str, str, str]:
    parts = urlsplit(address)
    path = unquote(parts.path).removesuffix(_FIRST).rstrip("/")
    return (parts.hostname or "").lower(), path, parts.query


def _followed(address: str, patience: Patience) -> tuple[Answer, str]:
    """What is answered in the end, also where a page leads on, as hosts do not all do it."""
    for _ in range(_HOPS):
        answer, address = _ask(address, patience)
        to = leads_to(answer.body) if answer.good else ""
        if not to:
            return answer, address
        address = urljoin(address, to)
    raise _endless(address)


def _ask(address: str, patience: Patience, most: int = _MOST) -> tuple[Answer, str]:
    """What an address answers, and which one that was in the end."""
    try:
        led = ask(address, patience, most=most)
    except NoAddressError as error:
        raise UnansweredError(error.message, "look for a slip in it") from error
    except EndlessError as error:
        raise _endless(error.address) from error
    except PublishError as error:
        raise UnansweredError(error.message, _LATER) from error
    return led.answer, led.address


def _endless(address: str) -> UnansweredError:
    return UnansweredError(f"{address} leads on and on", "ask whoever handed it in for its address")


def _connect(address: str) -> None:
    """UnansweredError if nobody is there at all, said soon."""
    try:
        reach(address)
    except NoAddressError as error:
        raise UnansweredError(error.message, error.remedy) from error
    except PublishError as error:
        remedy = "see whether you are connected; without the web, compare a copy with --against"
        raise UnansweredError(error.message, remedy) from error
