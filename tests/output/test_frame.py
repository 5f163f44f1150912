"""What an author gives every page in site.yaml: logo and footer."""

from __future__ import annotations

import pytest

from sites.building import Workshop

SITE = "title: Learning in public\nauthor: Ada Okafor\n"
POST = "---\ntitle: One\ndate: 2023-04-11\n---\nText.\n"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><script/></svg>'
ABOUT = "---\ntitle: About\n---\nMe.\n"
PAGES = ("/", "/posts/", "/posts/one/", "/about/", "404.html")


def site(said: str) -> dict[str, str]:
    return {
        "content/site.yaml": SITE + said,
        "content/posts/one.md": POST,
        "content/pages/about.md": ABOUT,
        "content/logo.svg": LOGO,
    }


def head(built, page):
    """The link in the head of a page: its picture, its text."""
    title = built.page(page).one(".site-title")
    return [logo.attributes for logo in title.all("img")], title.text


@pytest.mark.parametrize("page", PAGES)
def test_a_logo_stands_before_the_title_of_every_page(workshop: Workshop, page):
    built = workshop.build(site("logo: logo.svg\n"))
    (logo,), text = head(built, page)
    assert (logo["alt"], logo["width"], logo["height"]) == ("", "96", "48")
    assert logo["src"].endswith("logo.svg")
    assert text == "Learning in public"
    assert "<script" not in built.text("logo.svg")


@pytest.mark.parametrize(
    ("said", "alt", "text"),
    [
        ("alt: A lamp", "A lamp", "Learning in public"),
        ("replaces_title: true", "Learning in public", ""),
        ("alt: Learning\n  replaces_title: true", "Learning", ""),
    ],
)
def test_a_logo_says_what_it_shows_or_the_title_that_it_replaces(workshop, said, alt, text):
    built = workshop.build(site(f"logo:\n  src: logo.svg\n  {said}\n"))
    (logo,), shown = head(built, "/")
    assert (logo["alt"], shown) == (alt, text)


def test_without_a_logo_the_title_stands_alone(workshop):
    assert head(workshop.build(site("")), "/") == ([], "Learning in public")


@pytest.mark.parametrize("page", PAGES)
def test_the_lines_of_a_footer_stand_on_every_page_and_lead_where_they_say(workshop, page):
    said = 'footer: |\n  By *Ada*, "at night" -- @ada ^[no note]\n  # 1. [Me](pages/about.md)\n'
    built = workshop.build(site(said))
    assert built.shown == ""
    footer = built.page(page).one(".footer-text")
    assert [one.tag for one in footer.walk()] == ["p", "em", "br", "a"]
    assert footer.text == "By Ada, “at night” – @ada ^[no note] # 1. Me"
    assert footer.one("a").attributes["href"].endswith("about/")


def test_what_a_footer_shows_is_not_fetched_before_it_is_near(workshop):
    built = workshop.build(site('footer: "![A lamp](logo.svg)"\n'))
    assert built.page("/").one(".footer-text").one("img").attributes["loading"] == "lazy"


@pytest.mark.parametrize("theme", ["folio", "paper"])
@pytest.mark.parametrize("page", PAGES)
def test_the_chosen_look_is_on_every_page_and_gives_way_to_a_style_sheet_of_the_authors(
    workshop, theme, page
):
    chosen = "options: {accent: navy, face: sans, width: wide}\n"
    files = site(f"theme: {theme}\n{chosen}")
    built = workshop.build({**files, "overrides/assets/custom.css": ".mine { color: red }"})
    html = built.page(page).one("html").attributes
    assert (html["data-face"], html["data-width"]) == ("sans", "wide")
    text = built.text("404.html" if page == "404.html" else f"{page[1:]}index.html")
    theirs = text.index(".mine" if page == "404.html" else "assets/custom.")
    accent = text.index("<style>:root { --accent: light-dark(#000080, #")
    assert text.index("assets/site." if page != "404.html" else "<style>") < accent < theirs
