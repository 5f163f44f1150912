"""Words such as “30 min a week” become hours a month, as a range."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from plnfolio.model.network import Hours
from plnfolio.patterns import regex
from plnfolio.pln.elsewhere import in_english
from plnfolio.pln.lexicon import DAYS_A_MONTH, WEEKS_A_MONTH, tokens
from plnfolio.pln.phrase import Phrase, Range
from plnfolio.pln.time import NONE, VARIES, Time

_NONE = frozenset({"none", "no time", "nothing", "never", "zero", "0", "no time yet", "none yet"})
_VAGUE = regex(
    r"\b(?:varie[sd]|vary|varying|variable|variably|depend(?:s|ing)?|as needed|as required"
    r"|(?:when|if|as) (?:needed|possible|required|time (?:permits|allows)|i can|i have time)"
    r"|occasional(?:ly)?|sporadic(?:ally)?|irregular(?:ly)?|ongoing|flexible|intermittent(?:ly)?"
    r"|seasonal(?:ly)?|sometimes|rarely|seldom|now and then|from time to time|on demand|ad hoc"
    r"|unknown|not sure|unsure|tbd|tba|tbc|n/a|n\.a\.|not applicable|to be decided|no idea)(?!\w)"
    r"|^\W*[?–—-]\W*$"
)
_UNIT = {"minutes": 1, "hours": 60, "days": 8 * 60}
_PER = {"day": DAYS_A_MONTH, "week": WEEKS_A_MONTH, "month": 1, "year": 1 / 12}


def read_time(written: str | Hours) -> Time | None:
    """What is meant, in minutes a month; None where it cannot be told, also for no words at all.

    Without “a week” or the like it is a month's time, as the column's heading says. “Varies” and
    its like are ``VARIES``. The guide's page on networks has all the rules.
    """
    return _of_words(written) if isinstance(written, str) else _of_numbers(written)


def _of_numbers(hours: Hours) -> Time | None:
    high = hours.min if hours.max is None else hours.max
    return _time((hours.min, high), _UNIT[hours.unit] * _PER[hours.per])


@lru_cache(maxsize=4096)
def _of_words(words: str) -> Time | None:
    words = in_english(words)
    plain = " ".join(words.casefold().split()).strip(" .*_")
    if plain in _NONE:
        return NONE
    return _sum(words) or _sum(_without_asides(words)) or _vague(plain)


_ASIDE = regex(r"\([^()]*\)")


def _without_asides(words: str) -> str:
    return _ASIDE.sub(" ", words) if "(" in words else ""


def _vague(plain: str) -> Time | None:
    if any(char.isdigit() for char in plain) or not _VAGUE.search(plain):
        return None
    return VARIES


@dataclass(slots=True)
class _Term:
    """What has been heard of one amount of time: how long, how many times, how often."""

    amount: Range | None = None
    count: Range | None = None
    rate: Range | None = None
    each: bool = False
    cap: bool = False
    open: bool = False

    def time(self) -> Time | None:
        if self.amount is None or (self.each and not (self.count or self.rate)):
            return None
        low, high = self.amount
        for factor in (self.count, self.rate):
            if factor:
                low, high = low * factor[0], high * factor[1]
        return _time((0 if self.cap else low, high), 1, self.open)


def _time(minutes: Range, factor: float, is_open: bool = False) -> Time | None:
    # First what binary fractions add or take, so that 389.2 hours are the same however written.
    low, high = (round(round(value * factor, 6)) for value in minutes)
    return Time(low, high, is_open) if 0 <= low <= high else None


def _sum(words: str) -> Time | None:
    """All amounts of a phrase together; None if a word of it is not understood."""
    heard = _Listener(Phrase(tokens(words)))
    if not heard.listen():
        return None
    times = [term.time() for term in heard.terms]
    # “2 hours and 1 hour a week” may mean one thing or another.
    if len({term.rate is None for term in heard.terms}) > 1:
        return None
    if any(time is None for time in times):
        return None
    known = [time for time in times if time is not None]
    return Time(
        sum(time.least for time in known),
        sum(time.most for time in known),
        any(time.open for time in known),
    )


class _Listener:
    """Takes a phrase in, from left to right: the parts of a term may come in any order."""

    def __init__(self, phrase: Phrase) -> None:
        self.phrase = phrase
        self.terms = [_Term()]
        self.joint = False
        self.aside = False

    @property
    def term(self) -> _Term:
        return self.terms[-1]

    def listen(self) -> bool:
        """Hear it all; whether all of it was understood."""
        while (kind := self.phrase.kind()) is not None:
            hear = _HEARD.get(kind)
            if hear is None or not hear(self):
                return False
        return True

    def room(self, taken: Range | None) -> bool:
        """Whether a part can be taken in; where it is taken, a joint begins another term."""
        if taken is not None:
            if not self.joint or self.term.amount is None:
                return False
            self.terms.append(_Term())
        self.joint = False
        return True

    def pass_over(self) -> bool:
        self.phrase.skip()
        return True

    def hear_aside(self) -> bool:
        self.aside = True
        return self.pass_over()

    def hear_word(self) -> bool:
        return self.aside and self.pass_over()

    def hear_joint(self) -> bool:
        self.joint = True
        return self.pass_over()

    def hear_dash(self) -> bool:
        """A dash or “or” that stands between no two numbers begins a remark: “2 hours – webinars”.

        Behind “weekly” and its like stands the amount: “weekly – 2 hours”.
        """
        if self.term.amount is None and self.term.rate and self.phrase.kind() == "to":
            return self.pass_over()
        return self.term.amount is not None and self.hear_aside()

    def hear_plus(self) -> bool:
        """“2 hours + 30 minutes” and “2 hours+ a week”."""
        if self.term.amount is None:
            return False
        self.phrase.skip()
        if self.phrase.at_number() and not (self.phrase.at_unit(1) and self.phrase.unit(1).rate):
            self.joint = True
        else:
            self.term.open = True
        return True

    def hear_most(self) -> bool:
        self.term.cap = True
        return self.pass_over()

    def hear_least(self) -> bool:
        self.term.open = True
        return self.pass_over()

    def hear_each(self) -> bool:
        self.term.each = True
        return self.pass_over()

    def hear_often(self) -> bool:
        token = self.phrase.skip()
        return self.set_rate((token.number, token.number))

    def hear_per(self) -> bool:
        self.phrase.skip()
        return self.rate_or_session()

    def hear_every(self) -> bool:
        self.phrase.skip()
        if self.phrase.kind() in ("number", "tens", "unit", "quarter", "session"):
            return self.rate_or_session()
        self.term.each = True
        return True

    def rate_or_session(self) -> bool:
        if self.phrase.kind() == "session":
            return self.hear_each()
        rate = self.phrase.rate()
        return rate is not None and self.set_rate(rate)

    def set_rate(self, rate: Range) -> bool:
        if not self.room(self.term.rate):
            return False
        self.term.rate = rate
        return True

    def hear_the(self) -> bool:
        self.phrase.skip()
        if self.phrase.at_unit() and self.phrase.unit().calendar and self.term.rate is None:
            return self.hear_per_here()
        return True

    def hear_per_here(self) -> bool:
        rate = self.phrase.rate()
        return rate is not None and self.set_rate(rate)

    def hear_unit(self) -> bool:
        """“Mondays”, “weekends”: a span without a number is how often."""
        return not self.phrase.unit().calendar and self.hear_per_here()

    def hear_article(self) -> bool:
        span = self.phrase.unit(1) if self.phrase.at_unit(1) else None
        heard = self.term.amount or self.term.count
        if span and span.rate and heard and not (self.joint and span.minutes):
            self.phrase.skip()
            return self.hear_per_here()
        return self.hear_number()

    def hear_number(self) -> bool:
        amount = self.phrase.amount()
        if amount is None:
            return self.hear_number_of_times()
        if not self.room(self.term.amount):
            return False
        self.term.amount = amount.minutes
        self.term.open = self.term.open or amount.open
        return True

    def hear_number_of_times(self) -> bool:
        count = self.phrase.count()
        if count is None:
            return False
        full = self.term.amount if self.term.rate else None
        if not self.room(self.term.count or full):
            return False
        self.term.count = count
        return True


_HEARD = {
    "article": _Listener.hear_article,
    "number": _Listener.hear_number,
    "tens": _Listener.hear_number,
    "hundred": _Listener.hear_number,
    "fraction": _Listener.hear_number,
    "clock": _Listener.hear_number,
    "couple": _Listener.hear_number,
    "few": _Listener.hear_number,
    "several": _Listener.hear_number,
    "count": _Listener.hear_number_of_times,
    "times": _Listener.hear_number_of_times,
    "between": _Listener.pass_over,
    "often": _Listener.hear_often,
    "per": _Listener.hear_per,
    "every": _Listener.hear_every,
    "each": _Listener.hear_each,
    "the": _Listener.hear_the,
    "unit": _Listener.hear_unit,
    "quarter": _Listener.hear_number,
    "to": _Listener.hear_dash,
    "or": _Listener.hear_dash,
    "and": _Listener.hear_joint,
    "join": _Listener.hear_joint,
    "plus": _Listener.hear_plus,
    "most": _Listener.hear_most,
    "least": _Listener.hear_least,
    "of": _Listener.hear_aside,
    "session": _Listener.pass_over,
    "filler": _Listener.pass_over,
    "aside": _Listener.hear_aside,
    "word": _Listener.hear_word,
}
