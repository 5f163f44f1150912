"""Prose without an author: sentences, tables and posts that are the same bytes on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

_T = TypeVar("_T")

MARK = "harbour"
"""The word of each post that an edit changes: it stands in the middle, in no summary or heading."""

_ADJECTIVES = """
patient quiet borrowed honest early late narrow generous careful stubborn ordinary useful shared
printed spoken tired curious local distant formal open unfinished practical gentle second
""".split()
_NOUNS = """
colleague mentor question lesson forum letter handout workshop library podcast trainee rubric
outline answer meeting newsletter network reading drawing portfolio teacher course group
exercise summary
""".split()
_PLACES = (
    """
on the bus|after the shift|between two meetings|in the second week|before the deadline
at the bench|over lunch|in a margin|on a Thursday call|without being asked
in somebody else's classroom
""".strip()
    .replace("\n", "|")
    .split("|")
)
_VERBS = """
changed explained outlived improved interrupted followed contradicted replaced repaired
postponed carried challenged described reached surprised
""".split()
_OPENINGS = (
    """
Nobody told me that|I had not expected that|It helped that|What I wrote down was that
She argued that|The log shows that|By the end of the month|For a while|On the whole|Looking back
""".strip()
    .replace("\n", "|")
    .split("|")
)
TAGS = """
accessibility assessment badges books coaching communities conferences copyright courses
creativity discussion drawing ethics evaluation feedback forums games groups habits inclusion
interviews journals learning libraries maps media mentors mobile motivation networks newsletters
podcasts practice privacy reading reflection research teaching time writing
""".split()
COURSES = [f"DL{number}" for number in range(5703, 5823, 10)]

_CODE = """```python
def spaced(days: int, factor: float = 2.5) -> list[int]:
    \"\"\"On which days to come back to a card.\"\"\"
    gaps, day = [], 1.0
    while day < days:
        gaps.append(round(day))
        day *= factor
    return gaps
```"""


class Dice:
    """Knuth's 64-bit linear congruential generator; Python's may change with its version."""

    def __init__(self, seed: int) -> None:
        self._state = (seed + 1) * 0x9E3779B97F4A7C15

    def roll(self, sides: int) -> int:
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) & (2**64 - 1)
        return (self._state >> 33) % sides

    def pick(self, items: Sequence[_T]) -> _T:
        return items[self.roll(len(items))]


@dataclass
class Post:
    """What every generator is told about a post; ``number`` decides all of it."""

    number: int
    title: str
    day: int
    tags: list[str]
    course: str
    summary: str
    body: str
    picture: bool = False

    @property
    def slug(self) -> str:
        return f"{self.title.lower().replace(' ', '-').replace(',', '')}-{self.number:05}"


@dataclass
class Prose:
    """Sentences of one post; ``keys`` are cited one after the other, ``citations`` in all."""

    dice: Dice
    keys: Sequence[str] = ()
    citations: int = 0
    _said: int = field(default=0, init=False)

    def sentence(self) -> str:
        d = self.dice
        adjective = d.pick(_ADJECTIVES)
        article = "an" if adjective[0] in "aeou" else "a"
        clause = (
            f"the {d.pick(_ADJECTIVES)} {d.pick(_NOUNS)} {d.pick(_VERBS)} "
            f"{article} {adjective} {d.pick(_NOUNS)} {d.pick(_PLACES)}"
        )
        match d.roll(8):
            case 0:
                return f"{d.pick(_OPENINGS)} {clause}"
            case 1:
                return (
                    f"{d.pick(_OPENINGS)} {clause}, and *{d.pick(_NOUNS)}* is not the word for it"
                )
            case 2:
                words = f"{d.pick(_ADJECTIVES)} {d.pick(_NOUNS)}"
                address = f"https://example.org/{d.pick(TAGS)}/{d.roll(900)}"
                return f"{clause[0].upper()}{clause[1:]}; see the [{words}]({address})"
            case 3:
                return f"**{d.pick(_NOUNS).capitalize()}** is what {clause}"
            case 4:
                return f'"{clause[0].upper()}{clause[1:]}," it said, with `{d.pick(_NOUNS)}` in it'
            case _:
                return f"{clause[0].upper()}{clause[1:]}"

    def cited(self) -> str:
        """A sentence and its full stop, with a citation before it while some are due."""
        self._said += 1
        if not self.keys or self._said % 4 or self._said // 4 > self.citations:
            return f"{self.sentence()}."
        return f"{self.sentence()} [@{self.dice.pick(self.keys)}, p. {self.dice.roll(300) + 1}]."

    def paragraph(self, sentences: int) -> str:
        return " ".join(self.cited() for _ in range(sentences))

    def items(self, marker: str, count: int) -> str:
        return "\n".join(f"{marker} {self.sentence()}." for _ in range(count))

    def table(self, rows: int) -> str:
        d = self.dice
        lines = [
            "| Source | What I did | Hours | Kept? |",
            "|:-------|:-----------|------:|:-----:|",
        ]
        for _ in range(rows):
            source = f"{d.pick(_ADJECTIVES).capitalize()} {d.pick(_NOUNS)}"
            what = f"{d.pick(_VERBS).capitalize()} the *{d.pick(_NOUNS)}* {d.pick(_PLACES)}"
            lines.append(f"| {source} | {what} | {d.roll(20) / 2} | {d.pick(('yes', 'no'))} |")
        return "\n".join(lines)

    def heading(self) -> str:
        d = self.dice
        first = f"{d.pick(_ADJECTIVES).capitalize()} {d.pick(_NOUNS)}"
        return f"{first}, {d.pick(_ADJECTIVES)} {d.pick(_NOUNS)}"


def post(number: int, keys: Sequence[str] = (), *, picture: bool = False) -> Post:
    """About 900 words, two tables, five chapters; ten citations if there are keys."""
    dice = Dice(number)
    prose = Prose(dice, keys, citations=10)
    title = prose.heading()
    start = dice.roll(len(TAGS))
    return Post(
        number=number,
        title=title,
        day=dice.roll(3650),
        tags=[TAGS[(start + step) % len(TAGS)] for step in (0, 7, 19)],
        course=dice.pick(COURSES),
        summary=f"{prose.sentence()}.".replace("`", "").replace("*", ""),
        body=_body(number, prose, picture=picture),
        picture=picture,
    )


def _body(number: int, prose: Prose, *, picture: bool) -> str:
    blocks = [
        prose.paragraph(6),
        f"## {prose.heading()}",
        prose.paragraph(7),
        prose.table(6),
        prose.paragraph(6),
        f"## {prose.heading()}",
        prose.items("-", 5),
        f"The word that stayed with me was {MARK}. {prose.paragraph(6)}",
        f"### {prose.heading()}",
        f"> {prose.paragraph(2)}",
        f"## {prose.heading()}",
        prose.paragraph(6),
        prose.table(5),
        f"## {prose.heading()}",
        prose.items("1.", 4),
        prose.paragraph(7),
    ]
    if number % 3 == 0:
        blocks.insert(6, _CODE)
    if picture:
        blocks.insert(2, "![A grey slope from the left to the right](picture.png)")
    return "\n\n".join(blocks) + "\n"
