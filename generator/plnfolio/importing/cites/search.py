"""All typed citations of a text, and what only looks like one."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Sequence

from plnfolio.cite.keys import in_address
from plnfolio.cite.syntax import match_narrative
from plnfolio.importing.cites.brackets import Inside, inside, merged
from plnfolio.importing.cites.finder import Dated, Library, led
from plnfolio.importing.cites.folded import HIDDEN, Folded, folded
from plnfolio.importing.cites.found import Found
from plnfolio.importing.cites.patterns import ABBREVIATION, DAY, POSSESSIVE

_OPENING_OF = {")": "(", "]": "["}
_ANY_BRACKET = re.compile(r"[()\[\]]")
_LONGEST = 600
_OPENING = re.compile(
    rf"{ABBREVIATION}{POSSESSIVE},? ?(?P<open>[(\[]) ?(?:(?P<inner>[A-Z][\w&.-]{{1,11}}), )?"
)
_ITS_OWN = re.compile(r"(?:colleagues|others|authors|otros|cols\.?)$|\b(?:y|e|und|u\.|et(?! al)) ")
_OF_OTHERS = re.compile(r",? (?:et\.? al|&|and|y|und|et) |,? et\.? al|, [A-Z]\.|'s [A-Z]")
_YEAR_ALONE = re.compile(r"(?<![\w)])\((?=[\dn])")
_SENTENCE = re.compile(r"[.!?][\"')\]]* (?=[A-Z\"(])|\x00{4}")
_KEY = re.compile(r"\w(?:\w|[:.#$%&\-+?<>~/](?=\w))*")
Same = Callable[[str, str], bool]
"""Whether Markdown is printed as what was typed, but for what does not count."""


def search(source: str, library: Library, same: Same, *, markdown: bool = False) -> list[Found]:
    """The typed citations of a text, in order; none overlap."""
    text = folded(source, markdown=markdown)
    found = _Search(text, library, same)
    found.sentences()
    found.brackets()
    found.years()
    return _apart(sorted(found.found, key=lambda one: one.start), source)


def _apart(found: Sequence[Found], source: str) -> list[Found]:
    """Without those that the one before cannot be read with: “@a [see also @b]” is one citation."""
    kept: list[Found] = []
    for one in found:
        before = kept[-1] if kept else None
        near = before is not None and not source[before.end : one.start].strip()
        if near and before and not _go_together(before, one):
            continue
        kept.append(one)
    return kept


def _go_together(one: Found, behind: Found) -> bool:
    """Whether a citation can stand directly behind another."""
    if behind.markdown[0] != "[" or one.markdown[0] == "[":
        return True
    return not one.markdown.endswith("]") and not set(one.keys) & set(behind.keys)


class _Search:
    def __init__(self, text: Folded, library: Library, same: Same) -> None:
        self.text, self.library, self.same = text, library, same
        self.closes = _closings(text.text)
        self.found: list[Found] = []
        self.labels: list[re.Match[str]] = []
        self.taken: list[tuple[int, int]] = []

    def sentences(self) -> None:
        """Names with their dates in brackets: “Kennedy (2018, p. 4)”."""
        text, at = self.text.text, 0
        while (label := self.library.next(text, at, len(text))) is not None:
            at = label.end()
            self.labels.append(label)
            opening = _OPENING.match(text, label.end())
            if opening is None or _ITS_OWN.search(label[0]):
                continue  # “Kanai and colleagues”, “Lave y Wenger”: only the year is keyed
            works = [one for one in self.library.meant(label) if not led(text, label, one)]
            dates = self.library.dates(works, text, opening.end(), label[0]) if works else None
            close = self.closes.get(opening.start("open"), -1)
            if dates is None or not dates.keys or close < 0 or dates.end > close:
                continue
            day = DAY.match(text, dates.end, close)
            begin = day.end() if day is not None else dates.end
            if not _ends_well(text, begin, close):
                continue
            row = inside(self.library, self.text, begin, close, dates)
            if row is not None and self._narrative(label, opening, close + 1, row):
                at = close + 1

    def _narrative(
        self, label: re.Match[str], opening: re.Match[str], end: int, row: Inside
    ) -> bool:
        first = row.markdown.split(" ", 1)[0].rstrip(",;")
        behind = row.markdown.removeprefix(first).removeprefix(",").strip()
        owner = "'s" if opening["own"] else ""
        within = f" [{behind}]" if behind else ""
        start = label.start() + len(label.groupdict().get("initials") or "")
        return row.safe and self._put(start, end, f"{first}{owner}{within}", row.keys)

    def brackets(self) -> None:
        """Names and dates in brackets: “(see Kennedy, 2018, p. 4; Siemens, 2005)”."""
        text = self.text.text
        for match in re.finditer(r"[(\[]", text):
            start = match.start()
            end = self.closes.get(start, -1)
            if end < 0 or self._is_taken(start, end + 1) or HIDDEN in text[start:end]:
                continue
            row = inside(self.library, self.text, start + 1, end)
            if row is None:
                continue
            plain = row.safe and "(" not in text[start + 1 : end]
            whole = f"[{row.markdown}]"
            typed = self.text.said(start, end + 1)
            if plain and (row.pure or self.same(whole, typed)):
                self._put(start, end + 1, whole, row.keys)
            elif text[start] == "(":
                self._within(start + 1, end)

    def _within(self, start: int, end: int) -> None:
        """Citations in an aside with other words: “(as @kennedy2018 says)”, with its own commas."""
        for one in self.library.labelled(self.text.text, start, end):
            if len(one.keys) == 1 and not self._is_taken(one.start, one.end):
                comma = re.match(r", (?=[a-z])(?!pp?\.)", self.text.text[one.end : end])
                stop = one.end + 1 if comma else one.end
                self._put(one.start, stop, f"@{one.keys[0]}", one.keys)

    def years(self) -> None:
        """A year alone, behind a name in the same sentence: “Siemens wrote (2005)”."""
        text = self.text.text
        for match in _YEAR_ALONE.finditer(text):
            start = match.start()
            end = self.closes.get(start, -1)
            if end < 0 or self._is_taken(start, end + 1):
                continue
            dates = self._named_before(start)
            if dates is None or not dates.keys or dates.end > end:
                continue
            if not _ends_well(text, dates.end, end):
                continue
            row = inside(self.library, self.text, dates.end, end, dates)
            if row is not None and row.safe and row.pure:
                names = "|".join(map(re.escape, dates.keys))
                hidden = re.sub(rf"@(?=(?:{names})\b)", "-@", row.markdown)
                self._put(start, end + 1, f"[{hidden}]", row.keys, year_only=True)

    def _named_before(self, start: int) -> Dated | None:
        """The dates behind a bracket as those of the nearest work that the sentence names."""
        text = self.text.text
        begin = max(0, start - 300)
        near = bisect_left(self.labels, start, key=re.Match.start)
        if not near or self.labels[near - 1].start() < begin:
            return None
        for stop in _SENTENCE.finditer(text, begin, start):
            if not re.search(
                r"\b(?:[A-Z]|al|e\.g|i\.e|Dr|Mr|Mrs|Ms|vs|cf|Jr)\.$", text[: stop.start() + 1]
            ):
                begin = stop.end()
        labels = [one for one in self.labels[max(0, near - 20) : near] if one.start() >= begin]
        for label in reversed(labels):
            if _OF_OTHERS.match(text, label.end(), start) and not _ITS_OWN.search(label[0]):
                return None
            works = [one for one in self.library.meant(label) if not led(text, label, one)]
            if works and (found := self.library.dates(works, text, start + 1, label[0])):
                return found
        return None

    def _is_taken(self, start: int, end: int) -> bool:
        at = bisect_left(self.taken, (end, 0))
        return at > 0 and self.taken[at - 1][1] > start

    def _put(
        self, start: int, end: int, markdown: str, keys: Sequence[str], *, year_only: bool = False
    ) -> bool:
        """Take a citation, if Markdown will read it as it is meant where it stands."""
        begin, stop = self.text.span(start, end)
        source = self.text.source
        if self._is_taken(start, end) or in_address(source, begin) or "\n\n" in source[begin:stop]:
            return False
        markdown = _braced(markdown, keys)
        if markdown.startswith("["):
            if source[stop : stop + 1] in ("(", "[") or source[max(0, begin - 1) : begin] in (
                "!",
                "]",
            ):
                return False
        elif not _reads_alone(markdown, source, begin, stop):
            return False
        insort(self.taken, (start, end))
        typed = " ".join(source[begin:stop].split())
        self.found.append(Found(begin, stop, markdown, merged(keys), typed, year_only))
        return True


def _braced(markdown: str, keys: Sequence[str]) -> str:
    """Keys that Pandoc would not read whole stand in braces."""
    for key in set(keys):
        if not _KEY.fullmatch(key):
            markdown = re.sub(rf"@{re.escape(key)}(?![\w:.#$%&+?<>~/-])", f"@{{{key}}}", markdown)
    return markdown


def _reads_alone(markdown: str, source: str, begin: int, stop: int) -> bool:
    """Whether a citation in a sentence ends where it should, whatever is behind it."""
    if begin and (source[begin - 1].isalnum() or source[begin - 1] in "\\_"):
        return False
    after = source[stop : stop + 80]
    read = match_narrative(markdown + after, 0)
    return read is not None and read[1] == len(markdown)


def _closings(text: str) -> dict[int, int]:
    """Where each bracket closes that does, and not far away."""
    found: dict[int, int] = {}
    opened: dict[str, list[int]] = {sign: [] for sign in _OPENING_OF.values()}
    for match in _ANY_BRACKET.finditer(text):
        sign = match[0]
        if sign in opened:
            opened[sign].append(match.start())
        elif stack := opened[_OPENING_OF[sign]]:
            start = stack.pop()
            if match.start() - start < _LONGEST:
                found[start] = match.start()
    return found


def _ends_well(text: str, at: int, close: int) -> bool:
    """Whether what is behind a date goes on as a citation does, and not as “2005–2010” does."""
    return at == close or text[at] in ",;: "
