"""Sites that are empty, huge, foreign or hostile: each builds and shows what it should."""

from __future__ import annotations

import pytest

from sites.building import Built, Workshop
from sites.crawl import crawl, wrong_ids
from sites.dom import parse

pytestmark = pytest.mark.torture


def post(text: str, title: str = "One", more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: 2023-04-11\n{more}---\n{text}\n"


def sound(built: Built) -> Built:
    """A build without a problem whose pages hold together."""
    assert built.shown == ""
    assert crawl(built.output).broken == []
    return built


def test_a_site_without_posts_says_so(workshop: Workshop) -> None:
    built = sound(workshop.build({}))
    assert built.page("/").one("h1").text == "Learning in public"
    assert "no posts yet" in built.page("/posts/").text


def test_a_post_without_references_has_no_list(workshop: Workshop) -> None:
    built = sound(workshop.build({"content/posts/one.md": post("Text.")}))
    page = built.page("/posts/one/")
    assert page.all("#refs") == []
    assert "References" not in page.text


def test_a_post_without_a_text_is_a_post(workshop: Workshop) -> None:
    built = sound(workshop.build({"content/posts/one.md": post("")}))
    assert built.page("/posts/one/").one("h1").text == "One"


def test_a_table_without_entries_keeps_its_name(workshop: Workshop) -> None:
    built = sound(
        workshop.build(
            {
                "content/networks/current.yaml": "title: My people\nnetworks:\n",
                "content/posts/one.md": post(":::{network-table} current\n:::"),
            }
        )
    )
    for address in ("/posts/one/", "/networks/current/"):
        page = built.page(address)
        assert [head.text for head in page.one("thead").all("th")] == ["Name of network"]
        assert page.one(".empty").text


def test_a_title_of_300_characters_is_shown_in_full(workshop: Workshop) -> None:
    title = "Learning " * 33 + "end"
    built = sound(workshop.build({"content/posts/one.md": post("Text.", title)}))
    assert built.page("/posts/one/").one("h1").text == title
    assert title in built.page("/posts/").text


def test_a_site_in_arabic_runs_from_right_to_left(workshop: Workshop) -> None:
    built = sound(
        workshop.build(
            {
                "content/site.yaml": "title: شبكتي\nauthor: آدا\nlanguage: ar\n",
                "content/posts/تأمل.md": post("نص عن التعلم.", "تأمل أول", "tags: [شبكة]\n"),
            }
        )
    )
    html = built.page("/posts/تأمل/").one("html")
    assert (html.attributes["lang"], html.attributes["dir"]) == ("ar", "rtl")
    assert "تأمل أول" in built.page("/tags/شبكة/").text


def test_chinese_text_has_addresses_of_its_own(workshop: Workshop) -> None:
    built = sound(
        workshop.build(
            {"content/posts/学习.md": post("学习网络。" * 300, "学习", "tags: [学习]\n")}
        )
    )
    assert "学习" in built.page("/tags/学习/").text
    assert built.page("/posts/学习/").one("h1").text == "学习"


SCRIPT = "<script>alert(1)</script>"
HOSTILE = {
    "content/site.yaml": f"""
title: "T {SCRIPT}"
description: "D {SCRIPT}"
author: {{name: "N {SCRIPT}", bio: "B {SCRIPT}", url: "https://example.org/\\"><script>"}}
licence: {{name: "L {SCRIPT}", url: "https://example.org"}}
base_url: https://example.org
menu:
  - {{title: "M {SCRIPT}", to: /posts/}}
""",
    "content/posts/one.md": f"""---
title: "P {SCRIPT}"
date: 2023-04-11
summary: "S {SCRIPT} \\" onload=x"
tags: ["{SCRIPT}"]
course: "{SCRIPT}"
---
[@evil2020, p. 2]

:::{{network-table}} current
:::
""",
    "content/networks/current.yaml": f"""
title: "W {SCRIPT}"
networks:
  - name: "X {SCRIPT}"
    short: "Y {SCRIPT}"
    group: "{SCRIPT}"
    url: "https://example.org/\\"><script>alert(1)</script>"
    time: {{min: 1}}
    cost: {{amount: 2, note: "{SCRIPT}"}}
""",
    "content/references.yaml": f"""
- id: evil2020
  type: book
  title: "R {SCRIPT}"
  author: [{{literal: "A {SCRIPT}"}}]
  publisher: "{SCRIPT}"
  issued: 2020
""",
}


def test_signs_of_html_in_fields_are_text(workshop: Workshop) -> None:
    built = sound(workshop.build(HOSTILE))
    for path, data in built.files().items():
        if path.endswith(".html"):
            page = parse(data.decode())
            for script in page.all("script"):
                if script.attributes.get("type") != "application/ld+json":
                    assert "alert(1)" not in "".join(map(str, script.children))
            assert all(
                not name.startswith("on") for node in page.walk() for name in node.attributes
            ), path
    assert f"P {SCRIPT}" in built.page("/posts/one/").text
    assert f"X {SCRIPT}" in built.page("/networks/current/").text


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x"]
)
def test_an_address_that_is_a_program_is_no_link(address: str, workshop: Workshop) -> None:
    built = workshop.build(
        {
            "content/networks/current.yaml": f"""
title: Mine
networks:
  - {{name: One, url: "{address}"}}
""",
            "content/site.yaml": f"""
title: T
author: {{name: Ada, url: "{address}"}}
menu: [{{title: M, to: "{address}"}}]
licence: {{name: L, url: "{address}"}}
""",
        }
    )
    assert [problem.code for problem in built.problems] == ["bad-value"] * 4


def test_raw_html_in_markdown_stays(workshop: Workshop) -> None:
    text = "Press <kbd>Ctrl</kbd>.\n\n<details><summary>More</summary>Text.</details>\n"
    built = sound(workshop.build({"content/posts/one.md": post(text)}))
    page = built.page("/posts/one/")
    assert page.one("kbd").text == "Ctrl"
    assert page.all("summary")[0].text == "More"


def test_a_byte_order_mark_and_windows_line_ends_are_nothing(workshop: Workshop) -> None:
    text = post("Line.\n\n:::{note}\nA note.\n:::")
    unix = workshop.build({"content/posts/one.md": text})
    windows = workshop.build(
        {
            "content/posts/one.md": b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
            "content/site.yaml": b"\xef\xbb\xbftitle: Learning in public\r\nauthor: Ada Okafor\r\n",
        }
    )
    assert sound(windows).files() == unix.files()


def test_lines_are_counted_right_in_a_windows_file(workshop: Workshop) -> None:
    built = workshop.build({"content/posts/one.md": post("One\n\n[@x]").replace("\n", "\r\n")})
    assert [problem.span.line for problem in built.problems] == [7]


def test_backslashes_in_links_lead_as_they_do_on_windows(workshop: Workshop) -> None:
    built = sound(
        workshop.build(
            {
                "content/posts/one/index.md": post(
                    r"[Table](../..\networks\current.yaml) ![Map](pictures\map.svg)"
                ),
                "content/posts/one/pictures/map.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "content/networks/current.yaml": "title: Mine\n",
            }
        )
    )
    page = built.page("/posts/one/")
    assert page.one("article").one("img").attributes["src"] == "../../posts/one/pictures/map.svg"


def test_an_empty_file_is_copied(workshop: Workshop) -> None:
    built = workshop.build({"content/static/empty.txt": ""})
    assert sound(built).files()["empty.txt"] == b""


def test_empty_libraries_are_explained(workshop: Workshop) -> None:
    libraries = dict.fromkeys(("references.yaml", "references/a.bib", "references/b.ris"), "")
    libraries["references/c.json"] = "\n"
    built = workshop.build({f"content/{name}": text for name, text in libraries.items()})
    assert (built.folder / "public/index.html").is_file()
    for name in libraries:
        assert f"this library is empty\n  --> content/{name}\n" in built.shown


IDS = """
=== content/posts/one.md
---
title: Ids
date: 2023-04-11
---
Text [@a] and [@b].

## References

## Refs

## Cite 1

## Ref a

## Current x

## Activity 1

:::{activity} One
Text.
:::

:::{note}
Text.
:::

## Note 1 title

:::{network-table} current
:::

:::{network-table} current
:columns: name
:::

## Page main

=== content/networks/current.yaml
title: Mine
networks:
  - {name: X}
  - {name: x!, purpose: "[@a]"}

=== content/references.yaml
- {id: a, type: book, title: A, issued: 2018}
- {id: b, type: book, title: B, issued: 2018}
"""


def test_ids_are_given_once_whatever_the_headings_are_called(workshop: Workshop) -> None:
    built = workshop.build(IDS)
    assert built.shown == ""
    assert list(wrong_ids(built.page("/posts/one/"))) == []


def test_links_lead_to_rows_of_tables_and_to_the_list_of_references(workshop: Workshop) -> None:
    sound(
        workshop.build(
            """
=== content/posts/one.md
---
title: One
date: 2023-04-11
---
See [GLDC](../networks/current.yaml#current-gldc), [my list](#references) and [it](two.md#refs).

Text [@a].

=== content/posts/two.md
---
title: Two
date: 2023-04-11
---
See [below](#current-gldc) and [Ada](#ref-a).

:::{network-table} current
:::

=== content/networks/current.yaml
title: Mine
networks:
  - {name: Global Learning and Development Community, short: GLDC, purpose: "[@a]"}

=== content/references.yaml
- {id: a, type: book, title: A, issued: 2018}
"""
        )
    )


def test_a_page_for_posts_by_hand_takes_nothing_from_the_archive(workshop: Workshop) -> None:
    built = workshop.build({"content/pages/posts.md": "---\ntitle: Posts\n---\nText.\n"})
    assert [problem.code for problem in built.problems] == ["duplicate-address"]


def test_networks_alone_make_a_site(workshop: Workshop) -> None:
    sound(workshop.build({"content/networks/current.yaml": "title: Mine\nnetworks: [{name: A}]\n"}))


def test_files_that_the_author_gives_are_not_made_again(workshop: Workshop) -> None:
    built = workshop.build(
        {
            "content/static/robots.txt": "User-agent: *\nDisallow: /\n",
            "content/static/feed.xml": "<mine/>",
            "content/static/CNAME": "ada.example.org",
        },
        base_url="https://ada.example.org",
    )
    assert built.shown == ""
    assert "Disallow" in built.text("robots.txt")
    assert built.text("feed.xml") == "<mine/>"


def test_a_file_where_a_page_needs_a_folder_is_explained(workshop: Workshop) -> None:
    built = workshop.build(
        {"content/posts/one.md": post("Text."), "content/static/posts/one": "A file."}
    )
    assert [problem.code for problem in built.problems] == ["duplicate-address"]
    assert built.problems[0].span.path == "content/static/posts/one"


@pytest.mark.parametrize("name", ["x" * 300, "学习" * 150], ids=["latin", "chinese"])
def test_names_of_300_characters_have_addresses(name: str, workshop: Workshop) -> None:
    more = f"tags: ['{name}', '{name}y']\ncourse: '{name}'\nslug: '{name}'\n"
    built = sound(workshop.build({"content/posts/one.md": post("Text.", more=more)}))
    tags = [link for link in built.page("/tags/").one("main").all("a") if link.text[:9] == name[:9]]
    assert len({link.attributes["href"] for link in tags}) == 2


def test_an_anchor_in_a_cell_leads_to_the_table_from_every_page(workshop: Workshop) -> None:
    sound(
        workshop.build(
            {
                "content/networks/current.yaml": "title: Mine\nnetworks:\n"
                "  - {name: A, purpose: 'See [the next](#current-b).'}\n  - {name: B}\n",
                "content/posts/one.md": post(":::{network-table} current\n:::"),
            }
        )
    )
