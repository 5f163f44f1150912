"""Finds a way between two points around boxes, on a grid, with few turns."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from math import ceil, floor, hypot, inf

from plnfolio.draw.geometry import Box

_STEP = 4.0
_TURN = 3.0
_NEXT = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y]

Point = tuple[float, float]
Cell = tuple[int, int]


def route(start: Point, end: Point, boxes: Sequence[Box], frame: Box) -> list[Point] | None:
    """The corners of a way from one point to another; None if there is none."""
    goal, first = _cell(end), _cell(start)
    shut = _shut(boxes)
    low, high = _cell((frame.x, frame.y)), _cell((frame.right, frame.bottom))
    before: dict[Cell, Cell] = {first: first}
    best = {first: 0.0}
    queue: list[tuple[float, Cell]] = [(0.0, first)]
    while queue:
        _, here = heappop(queue)
        if here == goal:
            return _corners(start, end, before, goal, boxes)
        last = before[here]
        for dx, dy in _NEXT:
            cell = here[0] + dx, here[1] + dy
            inside = low[0] < cell[0] < high[0] and low[1] < cell[1] < high[1]
            if cell in shut or not inside:
                continue
            straight = (here[0] - last[0], here[1] - last[1]) in ((dx, dy), (0, 0))
            paid = best[here] + hypot(dx, dy) + (0.0 if straight else _TURN)
            if paid < best.get(cell, inf):
                best[cell], before[cell] = paid, here
                left = hypot(cell[0] - goal[0], cell[1] - goal[1])
                heappush(queue, (paid + left, cell))
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
