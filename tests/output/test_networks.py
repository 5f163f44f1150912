"""Maps, growth and balance on the page: the same in words, in every language, nothing private."""

from __future__ import annotations

import json
import re
import zlib

import pytest

from sites.building import Built, Workshop
from sites.dom import Node

TABLES = """
=== content/networks/current.yaml
title: My network
networks:
  - {name: Learning Guild, short: LG, kind: association, group: Work, time: 4 hours, cost: free}
  - name: Ada Okafor
    kind: person
    group: Peers
    time: 1-3 hours
    since: 2023-03
    give: [Proofreading]
    receive: ["Honest *reviews* [@lave1991]"]
  - {name: Old Forum, group: Peers, until: 2023-02, time: 2 hours}
=== content/networks/plans.yaml
title: Plans
networks:
  - {name: Learning Guild, short: LG, give: [A talk]}
  - {name: "Title & <desc>", kind: course, status: planned, planned: 2023-04}
  - {name: Quetzalcoatlus, group: Pterosaurs, private: true, give: [Bones], time: 9 hours}
=== content/references.yaml
- id: lave1991
  type: book
  title: Situated learning
  author: [{family: Lave, given: Jean}]
  issued: 1991
"""
MAP = ":::{network-map}\n:::\n"
GROWTH = ":::{network-growth}\n:from: 2023-01\n:to: 2023-06\n:::\n"
BALANCE = ":::{network-balance}\n:as-of: 2023-06\n:::\n"


def post(body: str, config: str = "") -> str:
    head = f"=== content/site.yaml\ntitle: Site\nauthor: Ines\n{config}\n"
    return f"{head}=== content/posts/one.md\n---\ntitle: One\ndate: 2023-04-11\n---\n{body}{TABLES}"


def main(workshop: Workshop, body: str, config: str = "") -> Node:
    built = workshop.build(post(body, config))
    assert built.shown == ""
    return built.page("/posts/one/").one("article")


def labels(picture: Node) -> list[str]:
    """What the nodes of a drawing are called, in reading order."""
    found = []
    for node in picture.all(".pln-node"):
        label = node.one(".pln-label")
        found.append(" ".join(line.text for line in label.all("tspan")) or label.text)
    return found


def notes(picture: Node) -> dict[str, str]:
    """The words under the names of a drawing."""
    texts = [node.all("text") for node in picture.all(".pln-node")]
    return {
        name: " ".join(line.text for note in rest for line in note.all("tspan") or [note])
        for name, (_, *rest) in zip(labels(picture), texts, strict=True)
    }


def sectors(picture: Node) -> list[str]:
    return [group.attributes.get("aria-label", "") for group in picture.all(".pln-group")]


def test_the_list_has_every_node_of_the_map_once_and_in_its_order(workshop: Workshop) -> None:
    page = main(workshop, ":::{network-map}\n:as-of: 2023-05\n:::\n")
    wide, narrow = page.one("figure.network-map").all("svg")
    links = [link.text for link in page.one("details.map-list").all("a")]
    assert links == ["Title & <desc>", "Ada Okafor", "LG"]
    assert labels(wide) == labels(narrow) == links
    groups = [item for item in page.one("details.map-list").all("li") if item.all("ul")]
    assert [group.text.split(" ")[0] for group in groups] == sectors(wide)


def test_the_list_says_in_words_what_the_map_draws(workshop: Workshop) -> None:
    page = main(workshop, ":::{network-map}\n:as-of: 2023-05\n:highlight: lg\n:::\n")
    details = [span.text for span in page.one("details.map-list").all(".detail")]
    assert details == [
        "Course · Planned",
        "Person · Current · 1–3 hours a month · I give · I receive",
        "Learning Guild · Association · Current · 4 hours a month · I give · Highlighted",
    ]


def test_nodes_and_items_lead_to_the_pages_of_their_networks(workshop: Workshop) -> None:
    page = main(workshop, MAP)
    drawn = [node.attributes["href"] for node in page.all("svg")[0].all("a")]
    listed = [node.attributes["href"] for node in page.one("details.map-list").all("a")]
    assert drawn == listed
    assert "../../networks/lg/" in drawn


@pytest.mark.parametrize(
    ("by", "expected"),
    {
        "group": ["Course", "Peers", "Work"],
        "kind": ["Association", "Course", "Person"],
        "status": ["Current", "Planned"],
        "cost": ["Free", "Not said"],
        "since": ["2023", ""],
        "table": ["My network", "Plans"],
        "url": [""],
    }.items(),
)
def test_sectors_follow_what_is_grouped_by(
    by: str, expected: list[str], workshop: Workshop
) -> None:
    page = main(workshop, f":::{{network-map}}\n:group-by: {by}\n:::\n")
    assert sectors(page.all("svg")[0]) == expected


CHOSEN = {
    ":tables: plans": ["Title & <desc>", "LG"],
    ":status: planned": ["Title & <desc>"],
    ":kind: person, course": ["Title & <desc>", "Ada Okafor"],
    ":group: work": ["LG"],
    ":as-of: 2023-01": ["Old Forum", "LG"],
    ":as-of: 2023-02": ["Old Forum", "LG"],
    "": ["Title & <desc>", "Ada Okafor", "LG"],
}


@pytest.mark.parametrize(("option", "expected"), CHOSEN.items())
def test_a_map_shows_what_is_chosen(option: str, expected: list[str], workshop: Workshop) -> None:
    page = main(workshop, f":::{{network-map}}\n{option}\n:::\n")
    assert labels(page.all("svg")[0]) == expected


def test_a_network_that_is_current_is_not_drawn_among_the_plans(workshop: Workshop) -> None:
    page = main(workshop, ":::{network-map} current, plans\n:status: planned\n:::\n")
    assert labels(page.all("svg")[0]) == ["Title & <desc>"]


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_a_size_that_is_asked_for_is_the_only_one(size: str, workshop: Workshop) -> None:
    page = main(workshop, f":::{{network-map}}\n:size: {size}\n:::\n")
    assert [svg.attributes["class"] for svg in page.all("svg")] == [f"pln-map pln-map-{size}"]


BARE = "---\ntitle: A\ndate: 2023-01-01\n---\n"


def test_a_map_without_networks_says_so(workshop: Workshop) -> None:
    page = main(workshop, ":::{network-map}\n:status: paused\n:::\n")
    assert page.one("p.empty").text == "No entry is chosen."
    built = workshop.build({"content/posts/a.md": BARE + BALANCE})
    assert built.page("/posts/a/").one("p.empty").text == "There are no networks yet."


def test_pictures_on_one_page_share_no_id(workshop: Workshop) -> None:
    twice = MAP + "\n" + MAP
    page = main(workshop, f"## Map title\n\n## Map\n\n{twice}\n{GROWTH}\n{BALANCE}\n{BALANCE}")
    ids = [node.attributes["id"] for node in page.walk() if "id" in node.attributes]
    assert len(page.all("svg")) == 10
    assert len(ids) == len(set(ids))


def test_a_map_is_small_and_the_one_for_phones_smaller(example: Built) -> None:
    for path in ("networks/index.html", "posts/draw-your-pln/index.html"):
        drawn = re.findall(r"<svg .*?</svg>", example.text(path), re.DOTALL)
        wide, narrow = (svg for svg in drawn if "pln-map" in svg)
        nodes = wide.count('"pln-node')
        assert len(wide) < 2_800 + 950 * nodes
        assert len(narrow) < 2_000 + 530 * nodes
        assert len(narrow) < 0.61 * len(wide)
        assert len(zlib.compress(narrow.encode())) < 0.54 * len(zlib.compress(wide.encode()))


def test_growth_is_one_map_that_says_of_each_what_became_of_it(workshop: Workshop) -> None:
    wide, narrow = main(workshop, GROWTH).one("figure.network-growth").all("svg")
    said = {
        "Title & <desc>": "new",
        "Ada Okafor": "new · 1–3 h · give & receive",
        "Old Forum": "no longer",
        "LG": "4 h · give",
    }
    assert notes(wide) == said | {"Ada Okafor": "new · 1–3 h give & receive"}
    assert notes(narrow) == said | {"Title & <desc>": "planned · new"}
    assert wide.one(".pln-date").text == "January 2023 – June 2023"


def test_growth_says_from_which_status_to_which(workshop: Workshop) -> None:
    table = "title: T\nnetworks: [{name: ATD, time: 2 h, planned: 2023-01, since: 2023-03}]\n"
    text = f"---\ntitle: A\ndate: 2023-01-01\n---\n{GROWTH.replace('2023-01', '2023-02')}"
    built = workshop.build({"content/networks/t.yaml": table, "content/posts/a.md": text})
    assert built.shown == ""
    wide = built.page("/posts/a/").one("figure.network-growth").all("svg")[0]
    assert notes(wide) == {"ATD": "planned → current 2 h"}


def test_a_name_has_its_hours_and_what_flows_under_it(workshop: Workshop) -> None:
    wide = main(workshop, MAP).all("svg")[0]
    assert notes(wide) == {
        "Title & <desc>": "",
        "Ada Okafor": "1–3 h · give & receive",
        "LG": "4 h · give",
    }


def test_time_that_nobody_has_stated_is_said_and_is_not_little(workshop: Workshop) -> None:
    table = "title: T\nnetworks: [{name: A}, {name: B, time: varies}, {name: C, time: none}]\n"
    text = f"---\ntitle: A\ndate: 2023-01-01\n---\n{MAP}"
    built = workshop.build({"content/networks/t.yaml": table, "content/posts/a.md": text})
    page = built.page("/posts/a/")
    said = notes(page.all("svg")[0])
    assert said == {"A": "time not stated", "B": "time not stated", "C": "0 h"}
    listed = [span.text for span in page.one("details.map-list").all(".detail")]
    assert listed[0] == "Organisation · Current · time not stated"


BRIDGED = """
=== content/site.yaml
title: Site
author: Ines
=== content/networks/current.yaml
title: My network
networks:
  - {name: Learning Guild, short: LG, group: Work, time: 4 hours, connects: [ada okafor, Secret]}
  - {name: Ada Okafor, kind: person, group: Peers, time: 2 hours, connects: LG}
  - {name: Secret, private: true, connects: Ada Okafor}
gaps:
  - Who has seen me work?
  - {question: Who is ahead of me?, group: peers}
"""


def bridged(workshop: Workshop, body: str) -> Node:
    built = workshop.build(f"{BRIDGED}=== content/posts/one.md\n{BARE}{body}")
    assert built.shown == ""
    assert b"Secret" not in b"".join(built.files().values())
    return built.page("/posts/one/")


def test_sources_that_know_each_other_are_joined_once(workshop: Workshop) -> None:
    page = bridged(workshop, MAP)
    wide, narrow = page.one("figure.network-map").all("svg")
    lines, ends = wide.one(".pln-bridges").all("path")
    assert lines.attributes["d"].count("M") == 1
    assert ends.attributes["d"].count("M") == 2
    assert notes(narrow)["LG"] == "4 h · knows Ada Okafor"
    details = [span.text for span in page.one("details.map-list").all(".detail")]
    assert "Person · Current · 2 hours a month · knows LG" in details


def test_what_is_missing_is_drawn_in_its_group_and_listed(workshop: Workshop) -> None:
    page = bridged(workshop, MAP)
    assert sectors(page.all("svg")[0]) == ["Peers", "Work", ""]
    assert labels(page.all("svg")[0]) == [
        "Ada Okafor",
        "Who is ahead of me?",
        "LG",
        "Who has seen me work?",
    ]
    listed = [item.text for item in page.one("details.map-list").all("li") if not item.all("ul")]
    assert "Who is ahead of me? missing" in listed


@pytest.mark.parametrize("option", [":as-of: 2023-05", ":status: current", ":kind: person"])
def test_a_choice_of_networks_has_no_gaps(option: str, workshop: Workshop) -> None:
    page = bridged(workshop, f":::{{network-map}}\n{option}\n:::\n")
    assert not [name for name in labels(page.all("svg")[0]) if name.startswith("Who")]


def test_the_author_can_stand_aside(workshop: Workshop) -> None:
    page = bridged(workshop, ":::{network-map}\n:me: aside\n:::\n")
    wide = page.all("svg")[0]
    left, _, width, _ = map(float, wide.attributes["viewbox"].split())
    assert -left < 0.2 * width


def test_a_map_has_a_date_in_its_corner(workshop: Workshop) -> None:
    page = main(workshop, f"{MAP}\n:::{{network-map}}\n:as-of: 2023-05\n:::\n")
    assert [date.text for date in page.all(".pln-date")] == [
        "Last change: April 2023",
        "Last change: April 2023",
        "As of May 2023",
        "As of May 2023",
    ]


SAID = {
    "en": [
        "Added: Ada Okafor",
        "Newly planned: Title & <desc>",
        "Dropped: Old Forum",
        "Unchanged: 1",
        "Time: 6 hours a month, then 5–7 hours a month",
    ],
    "es": [
        "Nuevas: Ada Okafor",
        "Nuevos planes: Title & <desc>",
        "Abandonadas: Old Forum",
        "Sin cambios: 1",
        "Tiempo: 6 horas al mes; después, 5–7 horas al mes",
    ],
    "ar": [
        "أُضيف: Ada Okafor",
        "خطط جديدة: Title & <desc>",
        "تُرك: Old Forum",
        "بلا تغيير: 1",
        "الوقت: 6 ساعات في الشهر، ثم 5–7 ساعات في الشهر",
    ],
}


@pytest.mark.parametrize(("language", "said"), SAID.items())
def test_growth_is_told_in_the_language_of_the_site(
    language: str, said: list[str], workshop: Workshop
) -> None:
    page = main(workshop, GROWTH, f"language: {language}")
    assert [item.text for item in page.one("ul.growth-list").all("li")] == said


def test_growth_without_an_end_looks_at_today(workshop: Workshop) -> None:
    page = main(workshop, ":::{network-growth}\n:from: 2023\n:::\n")
    assert page.all(".pln-date")[0].text == "2023 – November 22, 2026"


def test_the_table_of_the_balance_has_its_numbers_and_their_sum(workshop: Workshop) -> None:
    page = main(workshop, BALANCE)
    rows = [
        [cell.text for cell in row.walk() if cell.tag in ("th", "td")]
        for row in page.one("table.balance-table").all("tr")
    ]
    assert rows == [
        ["Group", "Networks", "Hours a month"],
        ["Work", "1", "4 h"],
        ["Peers", "1", "1–3 h"],
        ["Together", "2", "5–7 h"],
    ]


def test_giving_and_receiving_are_listed_with_their_citations(workshop: Workshop) -> None:
    page = main(workshop, BALANCE)
    give, receive = page.one(".balance-give"), page.one(".balance-receive")
    assert [item.text for item in give.all("li") if not item.all("ul")] == [
        "A talk · LG",
        "Proofreading · Ada Okafor",
    ]
    assert receive.one("em").text == "reviews"
    assert "Lave, 1991" in receive.text
    assert len(page.one("section.references").all(".csl-item")) == 1


def test_a_rule_that_is_off_is_silent(workshop: Workshop) -> None:
    every = main(workshop, BALANCE).one("ul.gap-list").all("li")
    rules = [item.attributes["data-rule"] for item in every]
    assert rules == ["nothing-received", "planned-not-started"]
    assert every[1].text == "Planned since April 2023 and not started: Title & <desc>"
    rest = main(workshop, BALANCE.replace("\n:::", f"\n:off: {rules[0]}\n:::"))
    assert [i.attributes["data-rule"] for i in rest.one("ul.gap-list").all("li")] == rules[1:]
    none = main(workshop, BALANCE.replace("\n:::", f"\n:off: {', '.join(rules)}\n:::"))
    assert none.one(".gaps").one("p.empty").text == "No gap was found."


def test_a_private_network_is_in_no_byte_of_the_output(workshop: Workshop) -> None:
    body = f"{MAP}\n{GROWTH}\n{BALANCE}"
    built = workshop.build(post(body), base_url="https://ines.example.org")
    assert built.shown == ""
    for path, data in built.files().items():
        for word in (b"quetzalcoatlus", b"pterosaurs", b"bones"):
            assert word not in path.lower().encode()
            assert word not in data.lower(), path


def test_a_feed_has_one_map_of_the_two(workshop: Workshop) -> None:
    built = workshop.build(post(MAP), base_url="https://ines.example.org")
    feed = built.text("feed.xml")
    assert feed.count("pln-map-wide") == 1
    assert "pln-map-narrow" not in feed


def test_a_post_with_a_map_is_mentioned_by_what_it_shows(workshop: Workshop) -> None:
    built = workshop.build(post(":::{network-map}\n:kind: person\n:::\n"))
    assert "/posts/one/" in built.text("networks/ada-okafor/index.html")
    assert "/posts/one/" not in built.text("networks/lg/index.html")


def test_times_can_be_compared_and_keep_their_words(workshop: Workshop) -> None:
    rows = {
        "A": "1-4 hours",
        "B": "30 min a week",
        "C": "{min: 1, max: 2, per: week}",
        "D": "varies",
        "E": "no time yet",
        "F": "a lot",
        "G": "''",
    }
    table = "title: T\nnetworks:\n" + "".join(
        f"  - {{name: {name}, time: {time}}}\n" for name, time in rows.items()
    )
    built = workshop.build({"content/networks/t.yaml": table})
    cells = built.page("/networks/t/").one("table.network-table").all("td")
    said = {
        name: tuple(one.text for one in cell.all("div")) or cell.text
        for name, cell in zip(rows, cells, strict=True)
    }
    assert said == {
        "A": ("1–4 h", "1-4 hours"),
        "B": ("2 h", "30 min a week"),
        "C": ("4.5–8.5 h", "1–2 hours a week"),
        "D": "varies",
        "E": ("0 h", "no time yet"),
        "F": "a lot",
        "G": "",
    }
    lines = [[path.attributes["d"] for path in cell.all("path")] for cell in cells]
    assert lines[:3] == [["M0 1h11", "M11 1h35"], ["M0 1h25"], ["M0 1h50", "M50 1h50"]]
    assert lines[3:] == [[], [], [], []]


def test_one_time_alone_is_compared_with_nothing(workshop: Workshop) -> None:
    table = "title: T\nnetworks: [{name: A, time: 2 hours}, {name: B, time: varies}]\n"
    built = workshop.build({"content/networks/t.yaml": table})
    cells = built.page("/networks/t/").one("table.network-table").all("td")
    assert [cell.text for cell in cells] == ["2 hours", "varies"]


def test_bars_of_hours_are_on_pages_alone(workshop: Workshop) -> None:
    table = ":::{network-table} t\n:::\n"
    networks = "title: T\nnetworks: [{name: A, time: 2 hours}, {name: B, time: 4 hours}]\n"
    text = f"---\ntitle: A\ndate: 2023-01-01\n---\n{table}"
    site = "title: S\nauthor: A\nbase_url: https://a.example\n"
    files = {"content/site.yaml": site, "content/networks/t.yaml": networks}
    built = workshop.build({**files, "content/posts/a.md": text})
    assert len(built.page("/posts/a/").one("table.network-table").all("svg")) == 2
    (entry,) = json.loads(built.text("feed.json"))["items"]
    assert ">2 h<" in entry["content_html"]
    assert ">2 hours<" in entry["content_html"]
    assert "svg" not in entry["content_html"]


def test_the_list_of_tables_says_what_each_holds(workshop: Workshop) -> None:
    tables = {
        "a": "[{name: K, status: planned, time: 9 hours}, {name: L, status: planned}]",
        "b": "[]",
        "c": "[{name: M, status: growing, time: 1-2 hours}, {name: N, private: true}]",
        "d": "[{name: O, time: 30 min a week}, {name: P, status: paused}]",
    }
    head = "title: {0}\nsummary: Of {0}.\nnetworks: {1}\n"
    files = {f"content/networks/{one}.yaml": head.format(one, tables[one]) for one in tables}
    built = workshop.build(files)
    assert built.shown == ""
    lines = built.page("/networks/").one("ul.tables").all("li")
    said = {
        line.one("h2").text: [
            one.text for one in line.one(".meta").children if isinstance(one, Node)
        ]
        for line in lines
    }
    assert list(said) == ["d", "c", "a", "b"]
    assert said == {
        "d": ["2 h a month", "Current: 1", "Paused: 1"],
        "c": ["1–2 h a month", "Growing: 1"],
        "a": ["Planned: 2"],
        "b": ["This table has no entries yet."],
    }
    assert [line.one(".summary").text for line in lines] == ["Of d.", "Of c.", "Of a.", "Of b."]


def test_a_summary_is_no_markdown_in_the_list_and_in_the_head(workshop: Workshop) -> None:
    table = 'title: Mine\nsummary: "Whom I *really* read, by [name](https://example.org)."\n'
    built = workshop.build({"content/networks/mine.yaml": f"{table}networks: [{{name: K}}]\n"})
    plain = "Whom I really read, by name."
    assert built.page("/networks/").one("p.summary").text == plain
    page = built.page("/networks/mine/")
    said = [one.attributes["content"] for one in page.all("meta") if "content" in one.attributes]
    assert plain in said
    assert page.one("em").text == "really"


def test_a_network_is_lit_on_a_small_map_of_all(workshop: Workshop) -> None:
    built = workshop.build(post(""))
    page = built.page("/networks/ada-okafor/")
    link = page.one("a.whereabouts")
    assert link.attributes["href"] == "../../networks/"
    drawing = link.one("svg")
    assert drawing.attributes["aria-label"] == "The learning network of Ines: Ada Okafor"
    dots = sum(path.attributes["d"].count("h0") for path in drawing.all("path"))
    assert dots == 3
    # Who has left is on no map of today.
    assert built.page("/networks/old-forum/").all("svg.pln-sketch") == []
    other = built.page("/networks/lg/").one("svg.pln-sketch")
    spots = [one.all("circle")[1].attributes for one in (drawing, other)]
    assert spots[0] != spots[1]


def test_a_network_has_the_colour_and_the_mark_of_the_map(workshop: Workshop) -> None:
    built = workshop.build(post(MAP))
    drawn = built.page("/posts/one/").one("svg.pln-map-wide")
    for slug, group in (
        ("lg", "Work"),
        ("ada-okafor", "Peers"),
        ("old-forum", "Peers"),
        ("title-desc", "Course"),
    ):
        line = built.page(f"/networks/{slug}/").one("p.group")
        assert line.text.strip() == group
        emblem = line.one("svg")
        assert emblem.attributes["aria-label"] == "Group"
        heading = next(one for one in drawn.all(".pln-heading") if one.text == group)
        colour = heading.attributes["fill"]
        assert emblem.one(".pln-mark").attributes["fill"] == colour
    assert built.page("/networks/lg/").one("p.group").all("rect")
    assert built.page("/networks/ada-okafor/").one("p.group").all("circle")


def test_what_stands_in_rows_has_no_small_map(workshop: Workshop) -> None:
    rows = "".join(f"  - {{name: Network {n}, group: G{n % 40}}}\n" for n in range(60))
    built = workshop.build({"content/networks/t.yaml": f"title: T\nnetworks:\n{rows}"})
    assert built.shown == ""
    assert built.page("/networks/network-7/").all("svg.pln-sketch") == []


@pytest.mark.parametrize(
    ("above", "shown_again"),
    [
        ("## My network\n", False),
        ("## My *network*\n\nI drew it up in spring.\n", False),
        ("## “My network”\n", False),
        ("## My networks\n", True),
        ("## My network\n\n## And what I make of it\n", True),
        ("## My network [@lave1991]\n", True),
        ("", True),
    ],
)
def test_a_title_that_its_heading_says_is_not_shown_twice(
    workshop: Workshop, above: str, shown_again: bool
) -> None:
    caption = main(workshop, f"{above}\n:::{{network-table}} current\n:::\n").one("caption")
    assert caption.text == "My network"
    assert (not caption.matches(".said-above")) == shown_again
