"""Finds a way between two points around boxes, on a grid, with few turns."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from math import ceil, floor, hypot, inf

from plnfolio.draw.geometry import Box

_STEP = 4.0
_TURN = 3.0
_NEXT = [(x, y, hypot(x, y)) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y]

Point = tuple[float, float]
Cell = tuple[int, int]


def route(start: Point, end: Point, boxes: Sequence[Box], frame: Box) -> list[Point] | None:
    """The corners of a way from one point to another; None if there is none."""
    goal, first = _cell(end), _cell(start)
    shut = _shut(boxes)
    (left, top), (right, bottom) = _cell((frame.x, frame.y)), _cell((frame.right, frame.bottom))
    before: dict[Cell, Cell] = {first: first}
    best = {first: 0.0}
    queue: list[tuple[float, Cell, float]] = [(0.0, first, 0.0)]
    while queue:
        _, here, spent = heappop(queue)
        if here == goal:
            return _corners(start, end, before, goal, boxes)
        if spent > best[here]:  # it was gone on from there when there was a better way to it
            continue
        x, y = here
        came = x - before[here][0], y - before[here][1]
        for dx, dy, far in _NEXT:
            cell = x + dx, y + dy
            if cell in shut or not (left < cell[0] < right and top < cell[1] < bottom):
                continue
            straight = came in ((dx, dy), (0, 0))
            paid = spent + far + (0.0 if straight else _TURN)
            if paid < best.get(cell, inf):
                best[cell], before[cell] = paid, here
                ahead = hypot(cell[0] - goal[0], cell[1] - goal[1])
                heappush(queue, (paid + ahead, cell, paid))
    return None


def _shut(boxes: Sequence[Box]) -> set[Cell]:
    """What a way may not step on: half a step beyond a box, so that no corner is cut."""
    shut: set[Cell] = set()
    for box in boxes:
        wide = box.grown(_STEP / 2, _STEP / 2)
        left, right = ceil(wide.x / _STEP), floor(wide.right / _STEP)
        top, bottom = ceil(wide.y / _STEP), floor(wide.bottom / _STEP)
        shut.update((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))
    return shut


def _corners(
    start: Point, end: Point, before: dict[Cell, Cell], goal: Cell, boxes: Sequence[Box]
) -> list[Point]:
    """The way pulled taut: a corner is left out wherever a straight line does without it."""
    way = [end]
    cell = goal
    while before[cell] != cell:
        cell = before[cell]
        way.append((cell[0] * _STEP, cell[1] * _STEP))
    way[-1] = start
    way.reverse()
    kept = [way[0]]
    at = 0
    while at < len(way) - 1:
        after = len(way) - 1
        while after > at + 1 and _blocked(way[at], way[after], boxes):
            after -= 1
        kept.append(way[after])
        at = after
    return kept


def _blocked(a: Point, b: Point, boxes: Sequence[Box]) -> bool:
    return any(box.crossed((*a, *b)) for box in boxes)


def _cell(point: Point) -> Cell:
    return round(point[0] / _STEP), round(point[1] / _STEP)
