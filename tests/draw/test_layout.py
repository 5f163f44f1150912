"""Laws of the map's geometry, for any network."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import cos, hypot, pi, sin
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draw.networks import NETWORKS, network
from plnfolio.draw.arcs import arcs
from plnfolio.draw.bridges import points_of
from plnfolio.draw.geometry import Box
from plnfolio.draw.labels import radius
from plnfolio.draw.layout import WIDEST, Layout, layout
from plnfolio.draw.shapes import extent
from plnfolio.draw.spec import MapNode, MapSpec
from plnfolio.draw.svg import map_svg

LAWS = settings(max_examples=40, deadline=None)
LESS = settings(max_examples=15, deadline=None)


def overlapping(boxes: list[tuple[str, Box]]) -> list[tuple[str, str]]:
    """The names of the boxes that overlap; those of one name may."""
    row = sorted(boxes, key=lambda named: named[1].x)
    found = []
    for number, (name, box) in enumerate(row):
        for other, beside in row[number + 1 :]:
            if beside.x >= box.right:
                break
            if name != other and box.overlaps(beside):
                found.append((name, other))
    return found


def everything(plan: Layout) -> list[tuple[str, Box]]:
    """All that must not be covered: marks, labels, bars, names, words, the author, the key."""
    boxes = [("author", plan.author_box)]
    for node in plan.nodes:
        boxes += [(node.id, node.spot.mark), (node.id, node.spot.label)]
        boxes += [(node.id, node.bar)] if node.bar else []
    boxes += [(f"heading {i}", box) for i, s in enumerate(plan.sectors) for box in s.headings]
    boxes += [(f"ring {ring.lines}", ring.word) for ring in plan.rings]
    boxes += [(f"legend {i}", item.box) for i, item in enumerate(plan.legend)]
    boxes += [("date", plan.date)] if plan.date else []
    return boxes


@LAWS
@given(NETWORKS)
def test_nothing_overlaps_and_nothing_leaves_the_frame(spec: MapSpec) -> None:
    plan = layout(spec)
    boxes = everything(plan)
    assert overlapping(boxes) == []
    assert [name for name, box in boxes if not plan.frame.holds(box)] == []


@LAWS
@given(NETWORKS)
def test_a_spoke_passes_no_other_node_and_no_word(spec: MapSpec) -> None:
    plan = layout(spec)
    if plan.rows:
        return
    for node in plan.nodes:
        for name, box in everything(plan):
            if node.spoke and name not in (node.id, "author"):
                assert not box.crossed(node.spot.spoke, node.spoke / 2), (node.id, name)
        assert not node.spot.label.crossed(node.spot.spoke, node.spoke / 2)


@LAWS
@given(NETWORKS)
def test_a_bridge_passes_no_node_and_no_word(spec: MapSpec) -> None:
    plan = layout(spec)
    for one in plan.bridges:
        points = points_of(one)
        lines = [(*a, *b) for a, b in pairwise(points)]
        for name, box in everything(plan):
            inside = [line for line in lines if box.crossed(line)]
            assert not inside or name in (one.first, one.last), name
        assert all(plan.frame.holds(Box(x, y, 0, 0)) for x, y in points)


@LAWS
@given(NETWORKS)
def test_a_ring_is_not_drawn_through_a_word(spec: MapSpec) -> None:
    plan = layout(spec)
    words = [box for name, box in everything(plan) if name.startswith(("ring", "heading"))]
    words += [node.spot.label for node in plan.nodes]
    for ring in plan.rings:
        for start, end in arcs(ring.a, ring.b, (-pi, pi), words):
            for part in range(9):
                t = start + part / 8 * (end - start)
                x, y = ring.a * cos(t), ring.b * sin(t)
                assert not any(box.grown(-4, -4).holds(Box(x, y, 0, 0)) for box in words)


@LESS
@given(NETWORKS)
def test_how_far_a_node_is_says_its_status(spec: MapSpec) -> None:
    plan = layout(spec)
    nodes = {node.id: node for node in spec.nodes}
    used = sorted({node.ring for node in spec.nodes})
    for placed in plan.nodes if plan.rings else ():
        ring = plan.rings[used.index(nodes[placed.id].ring)]
        x, y = placed.spot.x / ring.a, placed.spot.y / ring.b
        assert hypot(x, y) == pytest.approx(1, abs=0.01)


@LESS
@given(NETWORKS)
def test_every_node_has_one_place_with_its_mark_clear_of_its_label(spec: MapSpec) -> None:
    plan = layout(spec)
    assert sorted(node.id for node in plan.nodes) == sorted(node.id for node in spec.nodes)
    kinds = {node.id: node.kind for node in spec.nodes}
    for node in plan.nodes:
        far = extent(kinds[node.id]) * node.room
        spot = node.spot
        assert spot.mark.grown(0.1, 0.1).holds(Box(spot.x - far, spot.y - far, 2 * far, 2 * far))
        assert not spot.mark.overlaps(spot.label)
        assert spot.cell.grown(0.1, 0.1).holds(spot.mark)
        assert spot.cell.grown(0.1, 0.1).holds(spot.label)


@LESS
@given(NETWORKS)
def test_the_frame_is_no_wider_than_a_column_of_its_page(spec: MapSpec) -> None:
    assert layout(spec).frame.w <= WIDEST[spec.size]


@LESS
@given(NETWORKS, st.randoms(use_true_random=False))
def test_the_order_of_groups_in_the_tables_changes_no_byte(spec: MapSpec, random: Random) -> None:
    groups = list({node.group for node in spec.nodes})
    random.shuffle(groups)
    nodes = tuple(node for group in groups for node in spec.nodes if node.group == group)
    other = replace(spec, nodes=nodes)
    assert map_svg(layout(other), other) == map_svg(layout(spec), spec)


def test_more_nodes_and_groups_than_anybody_has_still_fit() -> None:
    for size in ("wide", "narrow"):
        plan = layout(network(7, 260, 90, size))
        assert overlapping(everything(plan)) == []


def test_a_map_of_nobody_but_the_author_can_be_drawn() -> None:
    spec = MapSpec("Maria Okafor", ())
    assert "Okafor" in map_svg(layout(spec), spec)


def test_the_area_of_a_mark_follows_the_hours() -> None:
    assert radius(16) ** 2 / radius(4) ** 2 == pytest.approx(4, rel=0.01)
    assert radius(0) == radius(0.1)
    assert radius(1000) == radius(500)


SIZES = (5, 14, 30, 60, 120)


@pytest.mark.parametrize("count", SIZES)
def test_one_more_node_leaves_most_of_the_others_where_they_are(count: int) -> None:
    """In most of many networks the mean way that a node moves is a small part of the map."""
    ways = []
    for seed in range(6):
        spec = network(seed, count, min(6, count), "wide")
        more = replace(
            spec, nodes=(*spec.nodes, MapNode("new", "One more", spec.nodes[seed % count].group))
        )
        before, after = layout(spec), layout(more)
        moved = [
            hypot(
                node.spot.x - after.place(node.id).spot.x,
                node.spot.y - after.place(node.id).spot.y,
            )
            for node in before.nodes
        ]
        ways.append(sum(moved) / len(moved) / hypot(before.frame.w, before.frame.h))
    assert sorted(ways)[len(ways) // 2] < 0.1
