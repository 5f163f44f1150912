"""What becomes of every address that was ever public: decided here, from what is known alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import field
from itertools import chain, count

from plnfolio.frozen import dataclass
from plnfolio.model.address import output_path
from plnfolio.model.likeness import STILL, likeness
from plnfolio.model.permalinks import Entry, Ledger, Moves
from plnfolio.permanence.recognise import Present, recognise

_WITHOUT_INDEX = {
    "tags": "/posts/",
    "courses": "/posts/",
    "series": "/posts/",
    "standards": "/posts/",
}
"""Where the posts are that something was filed in, if nothing lists that any more."""


@dataclass(frozen=True, slots=True)
class Today:
    """A site as it is now, as far as addresses go.

    ``texts`` are those that somebody wrote, ``pages`` the addresses of all pages, ``files`` those
    of files that are published as they are. ``aliases`` lead from an address to a page, ``gone``
    are those that the author declares so, and ``told`` says where a line of the author’s for the
    host leads.
    """

    texts: Sequence[Present]
    pages: Collection[str]
    files: Collection[str] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    gone: Collection[str] = ()
    told: Callable[[str], str] = lambda address: ""


@dataclass(frozen=True, slots=True)
class Decided:
    """``lost`` are addresses that lead nowhere now, each with what is known of it.

    ``entries`` are what is to be remembered from now on, if there are none; it is given those
    sketches that are known by now, by the files of their texts. ``moved`` are
    addresses that were pages until now, and where they lead. ``by_words`` are the files of texts
    whose words had to be looked at, ``unknown`` are texts that no entry was written for.
    """

    moves: Moves
    lost: Mapping[str, Entry]
    entries: Callable[[Mapping[str, str]], tuple[Entry, ...]]
    moved: Mapping[str, str]
    by_words: frozenset[str]
    unknown: Sequence[Present]


def decide(ledger: Ledger, today: Today) -> Decided:
    """Decide of each address; the first that is true of these.

    | the address is                      | then |
    |---|---|
    | that of a page, or of a file        | it is what is there, whosever it was |
    | in a line of the author’s own       | it leads where that says |
    | an alias of a text                  | it leads to that text |
    | declared gone                       | a page says so |
    | that of a text which is there still | it leads to where that is now |
    | one that led to another             | whatever becomes of that one |
    | of what was made of other texts     | it leads to the index of such things |
    | any other                           | it is lost |
    """
    return _Deciding(ledger, today).all()


class _Deciding:
    def __init__(self, ledger: Ledger, today: Today) -> None:
        self._today = today
        self._known: dict[str, list[Entry]] = {}
        for entry in ledger.entries:
            self._known.setdefault(entry.address, []).append(entry)
        known = recognise(ledger.entries, today.texts)
        self._texts, self._by_words = known.texts, known.by_words
        self._redirects: dict[str, str] = {}
        self._gone: list[str] = []
        self._told: set[str] = set()
        self._lost: dict[str, Entry] = {}

    def all(self) -> Decided:
        for address in dict.fromkeys((*self._known, *self._today.aliases, *self._today.gone)):
            if not self._is_there(address):
                self._settle(address)
        moves = Moves(self._redirects, tuple(self._gone), frozenset(self._told), self._first())
        moved = {
            address: target
            for address, target in self._redirects.items()
            if self._leads_on(address, target)
            and any(not entry.to for entry in self._known.get(address, ()))
        }
        known = {text.file for text in self._texts.values()}
        unknown = [text for text in self._today.texts if text.file not in known]
        return Decided(moves, self._lost, self._entries, moved, self._by_words, unknown)

    def _is_there(self, address: str) -> bool:
        today = self._today
        return address in today.pages or f"/{output_path(address)}" in today.files

    def _settle(self, address: str) -> None:
        target, root = self._led(address, address, frozenset())
        if target:
            self._redirects[address] = target
        elif root is None:
            self._gone.append(address)
        else:
            self._lost.setdefault(root.address, root)

    def _led(self, start: str, address: str, seen: frozenset[str]) -> tuple[str, Entry | None]:
        """Where an address leads; nowhere if it is gone, or if it is lost: then with its entry."""
        if address != start and self._is_there(address):
            return address, None
        if (there := self._today.told(address)) and there not in (start, address):
            self._told.add(start)
            return self._further(start, there, seen | {address})
        if alias := self._today.aliases.get(address):
            return alias, None
        if address in self._today.gone:
            return "", None
        entries = self._known.get(address, [])
        if found := next((self._texts[entry] for entry in entries if entry in self._texts), None):
            return found.address, None
        for entry in entries:
            if entry.to and entry.to not in seen:
                target, lost = self._moved(start, entry.to, seen | {address})
                if target or lost is None:
                    return target, lost
        missed = next((one for one in entries if one.is_missed or one.to), None)
        if entries and missed is None:
            return self._index(address), None
        return "", self._blamed(missed or Entry(address), seen)

    def _moved(self, start: str, address: str, seen: frozenset[str]) -> tuple[str, Entry | None]:
        """Where what was at an address is now: it may have moved on, and another be there."""
        for entry in self._known.get(address, ()):
            if text := self._texts.get(entry):
                return text.address, None
        return self._led(start, address, seen)

    def _further(self, start: str, there: str, seen: frozenset[str]) -> tuple[str, Entry | None]:
        """One hop is enough where the author’s own line leads to what has moved since."""
        if there in seen or self._is_there(there) or there not in self._known:
            return there, None
        target, lost = self._led(start, there, seen)
        return (there if lost else target), None

    def _blamed(self, entry: Entry, seen: frozenset[str]) -> Entry:
        """Of an address that led on, the text that it led to."""
        while entry.to and entry.address not in seen:
            seen |= {entry.address}
            entry = next(iter(self._known.get(entry.to, ())), Entry(entry.to))
        return entry

    def _index(self, address: str) -> str:
        first, _, below = address.strip("/").partition("/")
        index = f"/{first}/"
        if below and index in self._today.pages:
            return index
        return _WITHOUT_INDEX.get(first, "/")

    def _first(self) -> dict[str, str]:
        """The first addresses of posts that have moved, or are where another was first."""
        if not self._known:
            return {}
        known = {text.address for text in self._texts.values()}
        first = {text.address: entry.first or entry.address for entry, text in self._texts.items()}
        taken = set(first.values())
        for text in self._today.texts:
            if text.address not in known:
                others = (f"{text.address}#{number}" for number in count(2))
                names = chain([text.address], others)
                first[text.address] = next(name for name in names if name not in taken)
                taken.add(first[text.address])
        return {
            address: name
            for address, name in first.items()
            if name != address and address.startswith("/posts/")
        }

    def _entries(self, sketches: Mapping[str, str]) -> tuple[Entry, ...]:
        """What there is to be remembered, by address."""
        texts = {text.address: text for text in self._today.texts}
        first = self._first()
        before = {text.address: entry for entry, text in self._texts.items()}
        now = {
            address: _noted(texts[address], sketches, before.get(address), first.get(address, ""))
            if address in texts
            else Entry(address)
            for address in self._today.pages
        }
        for address, entries in self._known.items():
            now.setdefault(address, next((one for one in entries if one.file), entries[0]))
        for address, target in self._redirects.items():
            if self._leads_on(address, target):
                now[address] = Entry(address, to=target)
        return tuple(now[address] for address in sorted(now))

    def _leads_on(self, address: str, target: str) -> bool:
        """Whether it is known from now on where an address leads.

        Of what was made of other texts, and of what a line for the host says, it may change.
        """
        entries = self._known.get(address, ())
        is_known = target in self._today.pages and address not in self._told
        found = any(one in self._texts or one.is_missed or one.to for one in entries)
        return is_known and (found or address in self._today.aliases)


def _noted(text: Present, sketches: Mapping[str, str], before: Entry | None, first: str) -> Entry:
    """What is remembered of a text; its sketch stays while it is known by that."""
    words = sketches.get(text.file) or text.words()
    if before and (before.words == words or likeness(before.words, words) >= STILL):
        words = before.words
    now = Entry(text.address, text.file, text.title, text.date, words, first)
    # Those that are the very same are soon compared.
    return before if before == now else now
