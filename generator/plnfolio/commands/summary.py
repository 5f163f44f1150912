"""What there is to say of a network, as text for the terminal and as data."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

import click

from plnfolio.frozen import dataclass
from plnfolio.pln.balance import Balance, Offer, Share, balance
from plnfolio.pln.dates import last_day
from plnfolio.pln.entries import Entry, as_of, distinct, public
from plnfolio.pln.gaps import Gap, gaps
from plnfolio.pln.growth import Growth, growth, sentences
from plnfolio.pln.sentences import When, english, in_english
from plnfolio.pln.time import Time, print_hours

BAR = 30
"""Signs that the longest bar has."""

_SURE, _PERHAPS = "█", "░"


@dataclass(frozen=True, slots=True)
class Summary:
    """``moment`` is empty for today; ``hidden`` counts private networks, which are left out."""

    moment: str
    networks: tuple[Entry, ...]
    hidden: int
    balance: Balance
    gaps: tuple[Gap, ...]
    growth: Growth | None


def summary(
    rows: Sequence[Entry], today: datetime.date, moment: str = "", start: str = "", end: str = ""
) -> Summary:
    """Everything about the network at a moment, and its growth if there is a ``start``."""
    shown = public(rows)
    then = as_of(shown, moment or today.isoformat())
    return Summary(
        moment=moment,
        networks=distinct(then),
        hidden=len(distinct(rows)) - len(distinct(shown)),
        balance=balance(then),
        gaps=gaps(then, last_day(moment) if moment else today),
        growth=growth(shown, start, end) if start else None,
    )


def as_text(said: Summary) -> str:
    """Paragraphs, each with a heading; bars are as long as the hours, light where they may be."""
    return "\n\n".join("\n".join(part) for part in _parts(said))


def _parts(said: Summary) -> Iterator[list[str]]:
    yield [_first_line(said)]
    if said.balance.shares:
        yield [_heading("Hours a month"), *_bars(said.balance)]
    for title, joint, offers in (
        ("I give", "to", said.balance.give),
        ("I receive", "from", said.balance.receive),
    ):
        if said.networks:
            lines = [f"  {_one_line(offer.text)} ({joint} {offer.entry.label})" for offer in offers]
            yield [_heading(title), *(lines or ["  nothing yet"])]
    if said.networks:
        yield [_heading("Gaps"), *(_gaps(said.gaps) or ["  none found"])]
    if said.growth:
        start, end = (english(When(moment)) for moment in (said.growth.start, said.growth.end))
        lines = [f"  {in_english(sentence)}" for sentence in sentences(said.growth)]
        yield [_heading(f"From {start} to {end}"), *lines]


def _heading(text: str) -> str:
    return click.style(text, bold=True)


def _first_line(said: Summary) -> str:
    number = len(said.networks)
    when = f" at the end of {english(When(said.moment))}" if said.moment else ""
    line = f"{number} network{'' if number == 1 else 's'}{when}"
    if said.hidden:
        line += f" ({said.hidden} private, not counted)"
    if not number and not when:
        line += "; write the first into content/networks/current.yaml"
    return f"{line}."


def _bars(found: Balance) -> list[str]:
    names = [share.group for share in found.shares]
    width = max(map(len, [*names, "Together"]))
    most = max((share.time.most for share in found.shares), default=0)
    lines = [_bar(share, width, most) for share in found.shares]
    return [*lines, f"  {'Together':<{width}}  {_hours(found.time, found.unknown)}"]


def _bar(share: Share, width: int, most: int) -> str:
    sure = _signs(share.time.least, most)
    perhaps = max(_signs(share.time.most, most) - sure, 0)
    drawn = click.style(_SURE * sure + _PERHAPS * perhaps, fg="cyan") if sure + perhaps else ""
    known = len(share.entries) > share.unknown
    figures = _hours(share.time, share.unknown) if known else "not known"
    return f"  {share.group:<{width}}  {drawn}{' ' if drawn else ''}{figures}"


def _signs(minutes: int, most: int) -> int:
    """The length of a bar; what is not nothing is seen."""
    return max(round(BAR * minutes / most), 1) if minutes else 0


def _hours(time: Time, unknown: int) -> str:
    note = f" (not known for {unknown})" if unknown else ""
    return f"{print_hours(time)}{note}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _gaps(found: Iterable[Gap]) -> list[str]:
    return [f"  {in_english(gap.sentence)}  [{gap.rule}]" for gap in found]


def summary_json(said: Summary) -> dict[str, object]:
    """The same as data; hours are of a month, and null where they are not known."""
    return {
        "as_of": said.moment or None,
        "networks": len(said.networks),
        "private": said.hidden,
        "hours": _time_json(said.balance.time),
        "unknown": said.balance.unknown,
        "groups": list(map(_share_json, said.balance.shares)),
        "gaps": [
            {
                "rule": gap.rule,
                "sentence": in_english(gap.sentence),
                "networks": [entry.slug for entry in gap.entries],
            }
            for gap in said.gaps
        ],
        "growth": _growth_json(said.growth) if said.growth else None,
    }


def _share_json(share: Share) -> dict[str, object]:
    known = len(share.entries) > share.unknown
    return {
        "group": share.group,
        "networks": [entry.slug for entry in share.entries],
        "hours": _time_json(share.time) if known else None,
        "unknown": share.unknown,
        "give": list(map(_offer_json, share.give)),
        "receive": list(map(_offer_json, share.receive)),
    }


def _offer_json(offer: Offer) -> dict[str, str]:
    return {"network": offer.entry.slug, "text": offer.text}


def _growth_json(change: Growth) -> dict[str, object]:
    return {
        "from": change.start,
        "to": change.end,
        "added": [entry.slug for entry in change.added],
        "dropped": [entry.slug for entry in change.dropped],
        "moved": [
            {"network": move.entry.slug, "from": move.before, "to": move.after}
            for move in change.moved
        ],
        "kept": [entry.slug for entry in change.kept],
        "hours_before": _time_json(change.hours_before),
        "hours_after": _time_json(change.hours_after),
        "sentences": list(map(in_english, sentences(change))),
    }


def _time_json(time: Time) -> dict[str, object]:
    return {"min": round(time.low, 2), "max": round(time.high, 2), "open": time.open}
