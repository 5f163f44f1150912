"""What is written of a map and of a chart."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draw.networks import NETWORKS, SAMPLES, network
from plnfolio.draw.bars import bars_svg
from plnfolio.draw.layout import layout
from plnfolio.draw.spec import Bar, BarSpec, MapNode, MapSpec, Size
from plnfolio.draw.svg import map_svg
from plnfolio.model.marks import ROOT
from plnfolio.theme.places import builtin_themes

if TYPE_CHECKING:
    from playwright.sync_api import Page

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert("x")</script> & \x00\x0b\ufffe\ud800'
CSS = (builtin_themes() / "folio/assets/site.css").read_text(encoding="utf-8")
LESS = settings(max_examples=15, deadline=None)


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def drawn(spec: MapSpec, **options: object) -> ElementTree.Element:
    return parsed(map_svg(layout(spec), spec, **options))


@LESS
@given(NETWORKS)
def test_every_address_is_there_once_in_reading_order(spec: MapSpec) -> None:
    hrefs = [link.get("href") for link in drawn(spec).iter(f"{SVG}a")]
    assert hrefs == [node.href for _, nodes in spec.grouped() for node in nodes]


@LESS
@given(NETWORKS, st.booleans())
def test_ids_are_unique_and_begin_with_the_prefix(spec: MapSpec, standalone: bool) -> None:
    svg = drawn(replace(spec, description="A map."), prefix="growth-1", standalone=standalone)
    ids = [found for element in svg.iter() if (found := element.get("id"))]
    assert len(ids) == len(set(ids)) == len(spec.nodes) + 2
    assert all(found.startswith("growth-1-") for found in ids)
    assert svg.get("aria-labelledby") in ids
    assert svg.get("aria-describedby") in ids


@given(st.text(max_size=60), st.text(max_size=60))
@LESS
def test_whatever_the_author_writes_the_picture_is_xml(name: str, words: str) -> None:
    node = MapNode("a", name, words, href="/x/?a=1&b=2", detail=HOSTILE)
    spec = MapSpec(name, (node,), title=words, description=HOSTILE)
    svg = drawn(spec)
    assert svg.find(f".//{SVG}a").get("href") == "/x/?a=1&b=2"
    assert not list(svg.iter(f"{SVG}script"))
    assert parsed(bars_svg(BarSpec((Bar(name, 1, 2, HOSTILE),), title=words))).tag == f"{SVG}svg"


def test_the_label_of_a_node_is_whole_in_its_lines_and_in_its_name() -> None:
    name = "Association for Educational Communications and Technology"
    link = drawn(MapSpec("Me", (MapNode("a", name, href="/a/", detail="free"),))).find(f".//{SVG}a")
    lines = [line.text for line in link.iter(f"{SVG}tspan")]
    assert len(lines) > 2
    assert " ".join(lines) == name
    assert link.find(f"{SVG}title").text == f"{name}: free"


def test_an_internal_address_keeps_its_root_marker_until_it_is_written() -> None:
    spec = MapSpec("Me", (MapNode("a", "A", href=f"{ROOT}/networks/a/"),))
    assert f'href="{ROOT}/networks/a/"' in map_svg(layout(spec), spec)


def test_without_links_the_map_is_one_picture() -> None:
    assert drawn(MapSpec("Me", (MapNode("a", "A"),))).get("role") == "img"
    assert drawn(MapSpec("Me", (MapNode("a", "A", href="/a/"),))).get("role") == "group"


STATES = [
    (MapNode("a", "A", status="planned"), "Planned"),
    (MapNode("a", "A", status="paused"), "Paused"),
    (MapNode("a", "A", status="growing"), "Growing"),
    (MapNode("a", "A", gives=True), "I give"),
    (MapNode("a", "A", receives=True), "I receive"),
    (MapNode("a", "A", highlight=True), "Highlighted"),
    (MapNode("a", "A", kind="podcast"), "Podcast"),
    (MapNode("a", "A", hours=4), "Size: hours a month"),
]


@pytest.mark.parametrize(("node", "word"), STATES)
def test_the_legend_explains_each_sign_that_occurs_and_no_other(node: MapNode, word: str) -> None:
    def legend(node: MapNode) -> list[str]:
        return [" ".join(item.lines) for item in layout(MapSpec("Me", (node,))).legend]

    assert word in legend(node)
    assert word not in legend(MapNode("a", "A"))


@pytest.mark.parametrize("status", ["current", "growing", "planned", "paused"])
def test_each_status_has_an_outline_of_its_own(status: str) -> None:
    def outline(status: str) -> list[tuple[str | None, ...]]:
        marks = drawn(MapSpec("Me", (MapNode("a", "A", status=status),))).findall(
            f".//{SVG}g[@id='map-a']/{SVG}path"
        )
        return [(mark.get("d"), mark.get("stroke-dasharray")) for mark in marks]

    others = {"current", "growing", "planned", "paused"} - {status}
    assert outline(status) not in [outline(other) for other in others]


def test_two_dates_on_one_layout_have_the_shared_nodes_in_the_same_places() -> None:
    union = network(3, 20, 4, "wide")
    plan = layout(union)
    dates = [replace(union, nodes=union.nodes[:12]), replace(union, nodes=union.nodes[5:])]
    places: list[dict[str, list[tuple[str | None, str | None]]]] = []
    for date in dates:
        links = parsed(map_svg(plan, date)).iter(f"{SVG}a")
        places.append(
            {
                str(link.get("id")): [(t.get("x"), t.get("y")) for t in link.iter(f"{SVG}tspan")]
                for link in links
            }
        )
    before, after = places
    assert len(before) == 12
    assert len(after) == 15
    shared = before.keys() & after.keys()
    assert len(shared) == 7
    assert all(before[node] == after[node] for node in shared)


def test_an_absent_node_leaves_an_empty_place_and_no_word() -> None:
    union = MapSpec("Me", (MapNode("a", "Here", href="/a/"), MapNode("b", "Gone", href="/b/")))
    svg = map_svg(layout(union), replace(union, nodes=union.nodes[:1]))
    absent = parsed(svg).find(f".//{SVG}g[@class='pln-absent']")
    assert len(list(absent)) == 1
    assert "Gone" not in svg
    assert "/b/" not in svg


def test_the_legend_explains_empty_places_only_where_there_are_dates() -> None:
    spec = MapSpec("Me", (MapNode("a", "Here"),))
    assert [item.sign for item in layout(spec, dates=True).legend] == ["kind", "absent"]
    assert [item.sign for item in layout(spec).legend] == ["kind"]


def test_a_file_of_its_own_needs_no_tokens_and_knows_the_dark() -> None:
    spec = network(1, 9, 3, "wide")
    svg = map_svg(layout(spec), spec, standalone=True)
    outside = re.sub(r"<style>.*?</style>", "", svg)
    assert "var(" not in outside
    assert "prefers-color-scheme:dark" in svg
    assert "forced-colors" in svg
    assert "var(--map-ink,#26221d)" in map_svg(layout(spec), spec)


BARS = (Bar("Peers", 4, 12, "4–12 h"), Bar("Podcasts", 3, 3, "3 h"), Bar("Nothing", 0, 0, "0 h"))


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("rtl", [False, True])
def test_bars_are_as_long_as_their_hours(size: str, rtl: bool) -> None:
    svg = parsed(bars_svg(BarSpec(BARS, size=size, rtl=rtl)))
    certain = [
        float(bar.get("width")) for bar in svg.iterfind(f".//{SVG}rect[@class='pln-certain']")
    ]
    possible = [
        float(bar.get("width")) for bar in svg.iterfind(f".//{SVG}rect[@class='pln-range']")
    ]
    assert certain[0] / certain[1] == pytest.approx(4 / 3, rel=0.01)
    assert possible == [pytest.approx(2 * certain[0], rel=0.01)]
    width = float(svg.get("width"))
    for bar in svg.iter(f"{SVG}rect"):
        assert 0 <= float(bar.get("x", 0)) <= width - float(bar.get("width")) + 0.01


def test_a_chart_of_nothing_is_drawn() -> None:
    assert parsed(bars_svg(BarSpec(()))).get("role") == "img"


@pytest.mark.browser
def test_the_tab_key_goes_from_group_to_group_and_shows_where_it_is(window: Page) -> None:
    spec = network(5, 12, 4, "wide")
    window.set_content(f"<style>{CSS}</style>{map_svg(layout(spec), spec)}")
    reached = []
    for _ in spec.nodes:
        window.keyboard.press("Tab")
        reached.append(window.evaluate("document.activeElement.getAttribute('href')"))
        area = "getComputedStyle(document.activeElement.querySelector('.pln-area'))"
        assert window.evaluate(f"{area}.stroke") == "rgb(26, 95, 180)"
    assert reached == [node.href for _, nodes in spec.grouped() for node in nodes]


@pytest.mark.browser
@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_every_label_stays_in_its_box_in_a_browser(size: Size, window: Page) -> None:
    nodes = tuple(MapNode(f"n{i}", text, text[:9]) for i, text in enumerate(SAMPLES))
    spec = MapSpec("Maria Okafor", nodes, size=size)
    plan = layout(spec)
    window.set_content(f"<div style='font-family: serif'>{map_svg(plan, spec)}</div>")
    drawn = window.evaluate(
        """Object.fromEntries([...document.querySelectorAll('.pln-node')].map(node => {
            const box = node.querySelector('.pln-label').getBBox();
            return [node.id.slice(4), [box.x, box.width]];
        }))"""
    )
    assert len(drawn) == len(SAMPLES)
    for node in plan.nodes:
        x, wide = drawn[node.id]
        assert node.label.x <= x
        assert x + wide <= node.label.right


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_map_and_a_chart(scheme: str, window: Page) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - only with a browser

    spec = replace(network(4, 9, 3, "wide"), description="Nine networks in three groups.")
    window.emulate_media(color_scheme=scheme)
    window.set_content(
        f"<html lang=en><title>Map</title><style>{CSS}</style><main><h1>Map</h1>"
        f"{map_svg(layout(spec), spec)}{bars_svg(BarSpec(BARS))}</main></html>"
    )
    violations = Axe().run(window).response["violations"]
    assert [f"{v['id']}: {node['html'][:100]}" for v in violations for node in v["nodes"]] == []
