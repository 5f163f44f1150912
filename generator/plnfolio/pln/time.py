"""Time spent on a network: a range of minutes a month, and its English words."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.frozen import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Time:
    """``least`` to ``most`` whole minutes a month; ``open`` where it may be more than ``most``.

    Whole minutes, so that sums are exact and printing loses nothing. Time that varies is open
    from nothing on.
    """

    least: int
    most: int
    open: bool = False

    @property
    def low(self) -> float:
        """Hours a month at least."""
        return self.least / 60

    @property
    def high(self) -> float:
        """Hours a month at most; a lower bound of that where the time is ``open``."""
        return self.most / 60

    @property
    def middle(self) -> float:
        """Hours a month, halfway."""
        return (self.least + self.most) / 120

    @property
    def known(self) -> bool:
        """Whether it says anything: time that merely varies does not."""
        return not (self.open and self.most == 0)


VARIES = Time(0, 0, open=True)
NONE = Time(0, 0)


def total(times: Iterable[Time | None]) -> Time:
    """The sum of the times that are known; open where one of them is."""
    least = most = 0
    is_open = False
    for time in times:
        if time is not None and time.known:
            least += time.least
            most += time.most
            is_open = is_open or time.open
    return Time(least, most, is_open)


def print_hours(time: Time) -> str:
    """Figures for a chart or a narrow column, in rounded hours: “1–8”, “2.5”, “20+”, “?”.

    Rounded to the half hour below ten hours and to the hour from there on; what is not nothing
    is never rounded to nothing.
    """
    if not time.known:
        return "?"
    low, high = _rounded(time.least), _rounded(time.most)
    figures = low if low == high else f"{low}–{high}"
    return f"{figures}+" if time.open else figures


def _rounded(minutes: int) -> str:
    if minutes >= 600:
        return str((minutes + 30) // 60)
    halves = (minutes + 15) // 30
    return f"{max(halves, 1 if minutes else 0) / 2:g}"
