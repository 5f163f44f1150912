"""A map of 150 nodes with labels: plnfolio from nodes to SVG, networkx in the same run.

The peer only finds places for the nodes (a spring layout, about the author); labels, overlaps and
SVG are left to whoever uses it. It gets its start without the clock, and its usual 50 rounds.
"""

from __future__ import annotations

import statistics
import sys
import time
from random import Random

import networkx

from plnfolio.draw.layout import layout
from plnfolio.draw.shapes import FAMILIES
from plnfolio.draw.spec import MapNode, MapSpec
from plnfolio.draw.svg import map_svg

NODES = 150
ROUNDS = 12
WORDS = (
    "learning community design teaching network open education association digital review "
    "conference international society technology higher instructional podcast online guild"
).split()


def main() -> None:
    specs = [_spec(seed) for seed in range(ROUNDS)]
    ours, theirs = [], []
    _draw(specs[0])
    _spring(specs[0])
    for spec in specs:
        ours.append(_draw(spec))
        theirs.append(_spring(spec))
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(f"plnfolio {mine * 1e3:7.1f} ms of CPU ({_spread(ours)}), places, labels and SVG")
    print(f"networkx {other * 1e3:7.1f} ms of CPU ({_spread(theirs)}), places only")
    print(f"ratio    {mine / other:7.2f}   ({ROUNDS} maps of {NODES} nodes)")


def _spread(values: list[float]) -> str:
    low, _, high = statistics.quantiles(values, n=4)
    return f"middle half {low * 1e3:.1f} to {high * 1e3:.1f}"


def _spec(seed: int) -> MapSpec:
    random = Random(seed)
    groups = [f"Group {number} of friends" for number in range(8)]
    nodes = tuple(
        MapNode(
            id=f"n{number}",
            label=" ".join(random.choices(WORDS, k=random.randint(1, 5)))[:60].strip(),
            group=random.choice(groups),
            kind=random.choice(list(FAMILIES)),
            hours=random.choice((0, 1, 2, 4, 8)),
            href=f"/networks/n{number}/",
            gives=random.random() < 0.3,
            receives=random.random() < 0.6,
        )
        for number in range(NODES)
    )
    return MapSpec("Maria Okafor", nodes)


def _draw(spec: MapSpec) -> float:
    start = time.process_time()
    svg = map_svg(layout(spec), spec)
    assert svg.count("<a ") == NODES
    return time.process_time() - start


def _spring(spec: MapSpec) -> float:
    graph = networkx.Graph()
    graph.add_edges_from((spec.author, node.id) for node in spec.nodes)
    graph.add_edges_from((node.group, node.id) for node in spec.nodes)
    start = time.process_time()
    places = networkx.spring_layout(graph, seed=1, method="force")
    assert len(places) > NODES
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
