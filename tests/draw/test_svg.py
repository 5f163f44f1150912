"""What is written of a map and of a chart."""

from __future__ import annotations

import re
from dataclasses import replace
from math import hypot
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from coloraide import Color
from hypothesis import given, settings
from hypothesis import strategies as st

from draw.networks import NETWORKS, SAMPLES, network
from plnfolio.draw.bars import bars_svg
from plnfolio.draw.layout import layout
from plnfolio.draw.spec import Bar, BarSpec, MapNode, MapSpec, Size
from plnfolio.draw.style import DARK, HUES, LIGHT, hue
from plnfolio.draw.svg import map_svg
from plnfolio.model.marks import ROOT
from plnfolio.theme.colour import contrast
from plnfolio.theme.places import builtin_themes

if TYPE_CHECKING:
    from playwright.sync_api import Page

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert("x")</script> & \x00\x0b\ufffe\ud800'
CSS = "".join(
    (builtin_themes() / "folio/assets" / name).read_text(encoding="utf-8")
    for name in ("site.css", "drawings.css")
)
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
    assert len(ids) == len(set(ids))
    assert all(found.startswith("growth-1-") for found in ids)
    assert svg.get("aria-labelledby") in ids
    used = {use.get("href").removeprefix("#") for use in svg.iter(f"{SVG}use")}
    if layout(spec).rows:
        assert set(ids) == used | {"growth-1-title"}
        assert svg.get("aria-describedby") is None
    else:
        assert len(ids) == len(spec.nodes) + 2
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
    (MapNode("b", "B", kind="podcast", hours=1), "to read, hear or follow"),
    (MapNode("b", "B", kind="course", hours=1), "a group"),
    (MapNode("b", "B", kind="person", hours=4), "thicker and larger: more hours"),
    (MapNode("b", "B", kind="person"), "time not stated"),
    (MapNode("b", "B", kind="person", hours=1, highlight=True), "marked"),
    (MapNode("b", "B", kind="person", hours=1, change="new"), "new"),
    (MapNode("b", "B", kind="person", hours=1, change="gone"), "no longer"),
    (MapNode("b", "Who?", kind="gap", status="planned"), "missing"),
]


@pytest.mark.parametrize(("node", "word"), STATES)
def test_the_key_explains_each_sign_that_occurs_and_no_other(node: MapNode, word: str) -> None:
    def key(*nodes: MapNode) -> list[str]:
        first = MapNode("a", "A", kind="person", hours=1)
        return [" ".join(item.lines) for item in layout(MapSpec("Me", (first, *nodes))).legend]

    assert word in key(node)
    assert word not in key(MapNode("b", "B", kind="person", hours=1))


@pytest.mark.parametrize("status", ["current", "growing", "planned", "paused"])
def test_each_status_has_an_outline_of_its_own(status: str) -> None:
    def outline(status: str) -> list[tuple[str | None, ...]]:
        marks = drawn(MapSpec("Me", (MapNode("a", "A", status=status, hours=1),))).iterfind(
            f".//{SVG}g[@id='map-a']/*[@class='pln-mark']"
        )
        return [(mark.get("fill"), mark.get("stroke-dasharray")) for mark in marks]

    others = {"current", "growing", "planned", "paused"} - {status}
    assert outline(status)
    assert outline(status) not in [outline(other) for other in others]


def test_hours_that_nobody_has_stated_have_a_halo_and_few_hours_have_none() -> None:
    unstated, few = MapNode("a", "A", kind="person"), MapNode("a", "A", kind="person", hours=0)
    circles = [
        len(list(drawn(MapSpec("Me", (node,))).iterfind(f".//{SVG}g[@id='map-a']/{SVG}circle")))
        for node in (unstated, few)
    ]
    assert circles == [2, 1]


def test_what_is_missing_has_its_question_and_no_spoke() -> None:
    spec = MapSpec("Me", (MapNode("a", "Who has seen me work?", kind="gap", status="planned"),))
    node = drawn(spec).find(f".//{SVG}g[@id='map-a']")
    assert "Who has seen me work?" in " ".join(line.text or "" for line in node.iter())
    assert not list(node.iter(f"{SVG}path"))
    assert node.find(f"{SVG}circle").get("stroke-dasharray")


def test_a_bridge_joins_the_rims_of_its_two_marks() -> None:
    nodes = (MapNode("a", "A", "Left", hours=4), MapNode("b", "B", "Right", hours=4))
    plan = layout(MapSpec("Me", nodes, bridges=(("a", "b"),)))
    (one,) = plan.bridges
    for end, name in ((one.points[0], "a"), (one.points[-1], "b")):
        spot = plan.place(name).spot
        far = hypot(end[0] - spot.x, end[1] - spot.y)
        assert far == pytest.approx(plan.place(name).room + 3, abs=0.2)


@pytest.mark.parametrize(("rtl", "side"), [(False, 1), (True, -1)])
def test_rows_begin_where_reading_begins(rtl: bool, side: int) -> None:
    nodes = (MapNode("a", "A", hours=4), MapNode("b", "B", hours=1))
    plan = layout(MapSpec("Me", nodes, size="narrow", rtl=rtl))
    for node in plan.nodes:
        assert (node.spot.label.x - node.spot.x) * side > 0
        assert (node.bar.x - node.spot.label.x) * side > 0


def test_signs_that_are_alike_are_drawn_once_in_rows() -> None:
    nodes = tuple(MapNode(name, name.upper(), name, hours=2) for name in "abc")
    spec = MapSpec("Me", (*nodes, MapNode("d", "D", "d", hours=4)), size="narrow")
    for standalone in (False, True):
        svg = drawn(spec, standalone=standalone)
        groups = svg.findall(f".//{SVG}g[@class='pln-group']")
        uses = [[use.get("href") for use in group.iter(f"{SVG}use")] for group in groups]
        assert uses[0] == uses[1] == uses[2] == ["#map-1", "#map-2"]
        assert uses[3] == []
        assert len({group.get("color") for group in groups}) == 4
    sheet = svg.find(f"{SVG}style").text
    assert f'[color="{groups[0].get("color")}"]' in sheet


def test_bars_in_rows_are_as_long_as_the_hours() -> None:
    nodes = (MapNode("a", "A", hours=8), MapNode("b", "B", hours=2), MapNode("c", "C"))
    svg = drawn(MapSpec("Me", nodes, size="narrow"))
    bars = [bar for bar in svg.iter(f"{SVG}rect") if bar.get("height") == "8"]
    widths = [float(bar.get("width")) for bar in bars]
    assert widths[0] / widths[1] == pytest.approx(4)
    unstated = [bar for bar in svg.iter(f"{SVG}rect") if bar.get("stroke-dasharray") == "0 4"]
    assert len(unstated) == 1


HUE_NAMES = [hue(number) for number in range(HUES)]


@pytest.mark.parametrize("name", HUE_NAMES)
def test_each_hue_of_a_group_can_be_seen_on_its_ground(name: str) -> None:
    assert contrast(LIGHT[name], LIGHT["paper"]) >= 4.5
    assert contrast(DARK[name], DARK["paper"]) >= 4.5


def test_hues_are_equally_light_and_begin_with_the_accent() -> None:
    for table, lightness in ((LIGHT, 0.52), (DARK, 0.78)):
        colours = [Color(table[name]).convert("oklch") for name in HUE_NAMES]
        assert {round(colour["lightness"], 2) for colour in colours} == {lightness}
    first, accent = (Color(LIGHT[name]).convert("oklch")["hue"] for name in ("1", "accent"))
    assert first == pytest.approx(accent, abs=3)


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
    nodes = tuple(
        MapNode(f"n{i}", text, text[:9], note="2–3 h · give & receive", hours=i % 3)
        for i, text in enumerate(SAMPLES)
    )
    spec = MapSpec("Maria Okafor", nodes, size=size)
    plan = layout(spec)
    window.set_content(f"<div style='font-family: serif'>{map_svg(plan, spec)}</div>")
    drawn = window.evaluate(
        """Object.fromEntries([...document.querySelectorAll('.pln-node')].map((node, i) => {
            const boxes = [...node.querySelectorAll('text')].map(text => text.getBBox());
            const origin = node.ownerSVGElement.querySelector('.pln-author').getCTM().e;
            const left = Math.min(...boxes.map(box => box.x)) + node.getCTM().e - origin;
            return [i, [left, Math.max(...boxes.map(box => box.width))]];
        }))"""
    )
    assert len(drawn) == len(SAMPLES)
    for number, node in enumerate(plan.nodes):
        x, wide = drawn[str(number)]
        assert node.spot.label.x <= x
        assert x + wide <= node.spot.label.right


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
