"""A phrase read from left to right: its numbers, its spans of time, its rates."""

from __future__ import annotations

from plnfolio.frozen import dataclass
from plnfolio.pln.lexicon import Token, Unit

Range = tuple[float, float]

_END = Token("end")
_NUMERIC = frozenset(
    {"number", "tens", "hundred", "fraction", "clock", "article", "couple", "few", "several"}
)
_UNITS = frozenset({"unit", "quarter"})
_VAGUE_NUMBERS = {"couple": (2.0, 2.0), "few": (2.0, 4.0), "several": (3.0, 6.0)}


@dataclass(frozen=True, slots=True)
class Amount:
    """``minutes`` at least and at most; ``open`` as in “2+ hours”."""

    minutes: Range
    open: bool = False


class Phrase:
    """Tokens and how far they have been read. What cannot be read is not moved over."""

    def __init__(self, tokens: list[Token]) -> None:
        # Ends all round, so that looking a little ahead or back needs no care.
        self._tokens = [*tokens, _END, _END, _END]
        self._at = 0

    def _peek(self, ahead: int = 0) -> Token:
        return self._tokens[self._at + ahead]

    def _take(self, *kinds: str) -> bool:
        """Move over a token of one of these kinds, if it stands here."""
        if self._peek().kind not in kinds:
            return False
        self._at += 1
        return True

    def kind(self) -> str | None:
        """The kind of the next token; None at the end."""
        kind = self._tokens[self._at].kind
        return None if kind == "end" else kind

    def skip(self) -> Token:
        """Move over the next token."""
        token = self._peek()
        self._at += 1
        return token

    def at_number(self) -> bool:
        """Whether a number begins here."""
        return self._peek().kind in _NUMERIC

    def at_unit(self, ahead: int = 0) -> bool:
        """Whether a span of time is named here, or so many tokens further on."""
        return self._peek(ahead).kind in _UNITS

    def unit(self, ahead: int = 0) -> Unit:
        """The span of time that is named here."""
        return self._peek(ahead).unit

    def _at_length(self, ahead: int = 0) -> bool:
        """Whether a span is named here that can be spent: an hour, not a month."""
        return self.at_unit(ahead) and self.unit(ahead).minutes > 0

    # Numbers

    def _number(self) -> Range | None:
        """“4”, “twenty-five”, “1 1/2”, “one and a half”, “half (an)”, “a few”."""
        start = self._at
        value = self._plain_number()
        if value is None:
            self._at = start
        return value

    def _plain_number(self) -> Range | None:
        if self._take("article"):
            if self.at_number() and self._peek().kind not in ("number", "tens", "article"):
                return self._plain_number()
            return self._quarters(1) or (1, 1)
        token = self._peek()
        if token.kind in _VAGUE_NUMBERS:
            self._at += 1
            return _VAGUE_NUMBERS[token.kind]
        if token.kind == "quarter":
            return self._quarters(1)
        if token.kind == "fraction":
            self._at += 1
            self._of_a()
            return token.number, token.number
        if token.kind not in ("number", "tens", "hundred", "clock"):
            return None
        self._at += 1
        value = 100 if token.kind == "hundred" else token.number
        if token.kind == "tens":
            value += self._ones()
        if self._take("hundred"):
            value *= 100
        return self._quarters(value) or self._with_fraction(value)

    def _ones(self) -> float:
        """The “five” of “twenty-five”."""
        dash = 1 if self._peek().kind == "to" else 0
        ones = self._peek(dash)
        if ones.kind != "number" or not 0 < ones.number < 10:
            return 0
        self._at += dash + 1
        return ones.number

    def _quarters(self, count: float) -> Range | None:
        """“(a) quarter of an”, “(three) quarters of an” before the name of a span."""
        start = self._at
        self._take("to")
        if self._take("quarter"):
            self._of_a()
            if self._at_length():
                return count / 4, count / 4
        self._at = start
        return None

    def _of_a(self) -> None:
        start = self._at
        self._take("of")
        self._take("article")
        if self._at > start and not self._at_length():
            self._at = start

    def _with_fraction(self, whole: float) -> Range:
        """“1 ½”, “1 and 1/2”, “one and a half”, “one and a quarter” after the whole number."""
        part = self._and_a_fraction()
        return whole + part, whole + part

    def _and_a_fraction(self) -> float:
        start = self._at
        joined = self._take("and") and (self._take("article") or True)
        token = self._peek()
        if token.kind == "fraction" or (token.kind == "quarter" and joined):
            self._at += 1
            return token.number
        self._at = start
        return 0

    # Amounts

    def amount(self) -> Amount | None:
        """“2 hours”, “1-8 hours”, “30 min to 2 hours”, “an hour or two”; None if it is another."""
        start = self._at
        between = self._peek(-1).kind == "between"
        low = self._number()
        if low is None:
            return None
        is_open = self._open_number()
        unit = self._length()
        first = self._minutes(low, unit) if unit else None
        seams = ("to", "or", "and") if between else ("to", "or")
        seam = self._at
        if self._take(*seams) and (high := self._number()):
            is_open = self._open_number() or is_open
            other = self._length() or (None if self._counts() else unit)
            if other:
                most = self._minutes(high, other)
                least = first or self._minutes_of(low, other)
                return Amount((least[0], most[1]), is_open)
        self._at = seam
        if first:
            return Amount(first, is_open)
        self._at = start
        return None

    def _counts(self) -> bool:
        """Whether a number that was read counts what is named here; “a week” is how often."""
        if self._peek().kind == "article" and self.at_unit(1) and self.unit(1).rate:
            return False
        return self._peek().kind in ("times", "session", *_NUMERIC)

    def _open_number(self) -> bool:
        """The “+” of “2+ hours”."""
        if self._peek().kind == "plus" and (self._at_length(1) or self._peek(1).kind == "to"):
            self._at += 1
            return True
        return False

    def _length(self) -> Unit | None:
        """A span's name, also as in “2-hour” and “a couple of hours”."""
        ahead = 1 if self._peek().kind in ("to", "of") else 0
        if not self._at_length(ahead):
            return None
        unit = self.unit(ahead)
        self._at += ahead + 1
        return unit

    @staticmethod
    def _minutes_of(number: Range, unit: Unit) -> Range:
        return number[0] * unit.minutes, number[1] * unit.minutes

    def _minutes(self, number: Range, unit: Unit) -> Range:
        low, high = self._minutes_of(number, unit)
        more = self._and_a_fraction() * unit.minutes or self._smaller(unit)
        return low + more, high + more

    def _smaller(self, unit: Unit) -> float:
        """“(and) 30 minutes” after hours, or just “30” as in “1h30”."""
        start = self._at
        self._take("and")
        joined = self._at > start
        token = self._peek()
        if token.kind in ("number", "tens") and (number := self._number()):
            if self._at_length() and self.unit().minutes < unit.minutes:
                return number[0] * self.skip().unit.minutes
            bare = not joined and unit.minutes == 60 and number[0] < 60
            if bare and not self._counts() and self._peek().kind not in ("to", "or", *_UNITS):
                return number[0]
        self._at = start
        return 0

    # Rates

    def rate(self) -> Range | None:
        """“week”, “2 weeks”, “2-3 weeks” after “every” or “per”: how often in a month."""
        low = high = 1.0
        if self.at_number():
            first = self._number()
            if first is None:
                return None
            low, high = first
            if self._take("to", "or"):
                second = self._number()
                if second is None:
                    return None
                high = second[1]
        if not self.at_unit() or not self.unit().rate or low <= 0:
            return None
        rate = self.skip().unit.rate
        return rate / high, rate / low

    def count(self) -> Range | None:
        """“twice”, “once or twice”, “3 times”, “2-3x”, “x 3”, “two (sessions)”."""
        start = self._at
        if self._peek().kind == "count":
            low = high = self.skip().number
            if self._peek().kind in ("to", "or") and self._peek(1).kind == "count":
                self._at += 1
                high = self.skip().number
            return low, high
        before = self._take("times")
        number = self._number()
        if number:
            low, high = number
            if self._take("to", "or"):
                other = self._number()
                number = (low, other[1]) if other else None
        if number and (before or self._count_follows()):
            return number
        self._at = start
        return None

    def _count_follows(self) -> bool:
        """Whether the number just read counts something, and is not a time without a unit."""
        self._take("to")
        return self._take("times", "session") or self.at_number()
