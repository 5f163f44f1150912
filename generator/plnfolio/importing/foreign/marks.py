"""What the tables of other programs' signs know: put in our words, or named where it stays."""

from __future__ import annotations

from plnfolio.importing.foreign.ground import Ground
from plnfolio.render.leftovers import OF_OTHERS
from plnfolio.render.leftovers.code import said_of
from plnfolio.render.leftovers.masking import without_code, without_long_code
from plnfolio.render.leftovers.row import Match, Row, short

_NO_LINK = frozenset(("{filename}", "{static}", "{attach}"))


def marks(ground: Ground) -> None:
    """Change what can be, and say of the rest what it is."""
    for fence in ground.fences:
        told = said_of(fence.info, fence.mark)
        if told is not None:
            ground.note(ground.lines[fence.first].start, told[0])
    rows = [row for row in OF_OTHERS if any(sign in f"\n{ground.text}" for sign in row.signs)]
    for first, last in list(ground.blocks()) if rows else ():
        start = ground.lines[first].start
        content = ground.text[start : ground.lines[last - 1].end]
        for row in rows:
            if any(sign in content for sign in row.signs):
                _look(ground, row, content, start)


def _look(ground: Ground, row: Row, content: str, offset: int) -> None:
    if row.code:
        searched = without_long_code(content)
    else:
        searched = without_code(content, escaped=row.escaped)
    for match in row.finds(searched):
        start, end = offset + match.start(), offset + match.end()
        if not ground.is_free(start, end):
            continue
        found = Match(match, content, {})
        said = row.say(found)
        if said is None:
            continue
        new = row.ours(found) if row.ours else None
        if new is None:
            ground.note(start, said[0])
            ground.put(start, end, found.written)
        elif new:
            ground.put(start, end, new)
        else:
            ground.note(start, f"“{short(found.written)}” was left out", found.written)
            ground.take_out(start, end)
