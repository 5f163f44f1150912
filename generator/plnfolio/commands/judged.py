"""How many links are alive and dead, and which nobody can judge, as ``check`` prints it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from plnfolio.diagnostics import Span, in_short
from plnfolio.frozen import dataclass

if TYPE_CHECKING:
    from plnfolio.check.online import Leading
    from plnfolio.lookup.verdict import Answered

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Unjudged:
    """An address of which nobody can say what is there, where it stands first, and why."""

    address: str
    span: Span
    why: str
    reason: str


@dataclass(frozen=True, slots=True)
class Links:
    """What the web said; ``offline`` is for where nothing answered at all."""

    alive: int
    dead: int
    unjudged: tuple[Unjudged, ...]
    offline: bool

    def as_sentence(self) -> str:
        """The numbers alone."""
        if self.offline:
            return "No address could be reached. Are you connected to the web?"
        if not self.alive + self.dead + len(self.unjudged):
            return "Links: none that leads out of your site."
        doubtful = f", {len(self.unjudged):,} could not be judged" if self.unjudged else ""
        return f"Links: {self.alive:,} alive, {self.dead:,} dead{doubtful}."

    def as_text(self) -> str:
        """The numbers, and a line for each address that an author has to open."""
        if self.offline or not self.unjudged:
            return self.as_sentence()
        them = "it" if len(self.unjudged) == 1 else "them"
        lines = [
            f"  {one.span}  {in_short(one.address, 80)}  {one.reason}"
            for one in self.unjudged[:_SHOWN]
        ]
        if len(self.unjudged) > _SHOWN:
            lines.append(f"  and {len(self.unjudged) - _SHOWN:,} more")
        return "\n".join([f"{self.as_sentence()} Open {them} yourself:", *lines])

    def as_data(self) -> Mapping[str, object]:
        """The same for programs."""
        return {
            "alive": self.alive,
            "dead": self.dead,
            "unknown": len(self.unjudged),
            "not_judged": [
                {
                    "address": one.address,
                    "why": one.why,
                    "path": one.span.path,
                    "line": one.span.line,
                    "column": one.span.column,
                }
                for one in self.unjudged
            ],
        }


def links_of(found: Sequence[Leading], answers: Mapping[str, Answered]) -> Links:
    """The verdicts of all pages that a site leads to."""
    from plnfolio.lookup.verdict import REASONS  # noqa: PLC0415 - only where the web was asked

    number = Counter(one.verdict for one in answers.values())
    first: dict[str, Span] = {}
    for one in sorted(found, key=lambda one: one.span):
        first.setdefault(one.page, one.span)
    unjudged = [
        Unjudged(page, first[page], one.why, REASONS[one.why])
        for page, one in answers.items()
        if one.verdict == "unknown"
    ]
    return Links(
        number["alive"],
        number["dead"],
        tuple(sorted(unjudged, key=lambda one: (one.span, one.address))),
        bool(answers) and not any(one.status for one in answers.values()),
    )
