"""Laws of the map's geometry, for any network."""

from __future__ import annotations

from dataclasses import replace
from math import hypot
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draw.networks import NETWORKS, network
from plnfolio.draw.geometry import Box
from plnfolio.draw.layout import Layout, layout, radius
from plnfolio.draw.shapes import shape
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
    """All that must not be covered: marks, labels, headings, the author, the legend."""
    size = plan.radius
    boxes = [("author", Box(-size, -size, 2 * size, 2 * size))]
    for node in plan.nodes:
        boxes += [(node.id, node.mark), (node.id, node.label)]
    boxes += [(f"heading {i}", s.heading) for i, s in enumerate(plan.sectors) if s.heading]
    boxes += [(f"legend {i}", item.box) for i, item in enumerate(plan.legend)]
    return boxes


@LAWS
@given(NETWORKS)
def test_nothing_overlaps_and_nothing_leaves_the_frame(spec: MapSpec) -> None:
    plan = layout(spec)
    boxes = everything(plan)
    assert overlapping(boxes) == []
    assert [name for name, box in boxes if not plan.frame.holds(box)] == []


@LESS
@given(NETWORKS)
def test_every_node_has_one_place_with_its_mark_clear_of_its_label(spec: MapSpec) -> None:
    plan = layout(spec)
    assert sorted(node.id for node in plan.nodes) == sorted(node.id for node in spec.nodes)
    kinds = {node.id: node.kind for node in spec.nodes}
    for node in plan.nodes:
        x, y = shape(kinds[node.id]).extent
        drawn = Box(
            node.x - x * node.room, node.y - y * node.room, 2 * x * node.room, 2 * y * node.room
        )
        assert node.mark.grown(0.1, 0.1).holds(drawn)
        assert not node.mark.overlaps(node.label)
        assert node.cell.grown(0.1, 0.1).holds(node.mark)
        assert node.cell.grown(0.1, 0.1).holds(node.label)


@LESS
@given(NETWORKS)
def test_the_frame_is_no_wider_than_a_column_of_its_page(spec: MapSpec) -> None:
    assert layout(spec).frame.w <= {"wide": 1000, "narrow": 360}[spec.size]


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
            hypot(node.x - after.place(node.id).x, node.y - after.place(node.id).y)
            for node in before.nodes
        ]
        ways.append(sum(moved) / len(moved) / hypot(before.frame.w, before.frame.h))
    assert sorted(ways)[len(ways) // 2] < 0.1
