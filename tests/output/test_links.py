"""Links of every kind as they leave the build: those of the site lead into it, however written."""

from __future__ import annotations

from sites.building import Built, Workshop

SITE = "title: Learning in public\nauthor: Ada Okafor\nbase_url: https://ada.github.io{}\n"
PAPER = {"content/posts/Plan #2 (50%).pdf": "%PDF-1.4\n"}
TWO = "---\ntitle: Two\ndate: 2023-04-12\n---\n## A part\n\nText.\n"


def site(link: str, base: str = "/pln") -> dict[str, str]:
    return {
        "content/site.yaml": SITE.format(base),
        "content/posts/one.md": f"---\ntitle: One\ndate: 2023-04-11\n---\n{link}\n",
        "content/posts/two.md": TWO,
        "content/static/line.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"/>',
    }


INSIDE = {
    "https://ada.github.io/pln/posts/two/": "../../posts/two/",
    "https://ada.github.io/pln/posts/two": "../../posts/two/",
    "HTTP://Ada.GitHub.io/pln/posts/two/?a=b#a-part": "../../posts/two/?a=b#a-part",
    "//ada.github.io/pln/posts/two/#top": "../../posts/two/#top",
    "https://ada.github.io/pln": "../../",
    "https://ada.github.io/pln#top": "../../#top",
    "https://ada.github.io/pln/line.svg": "../../line.svg",
    "https://ada.github.io/pln/feed.xml": "../../feed.xml",
    "Plan%20%232%20%2850%25%29.pdf": "../../posts/Plan%20%232%20(50%25).pdf",
}
OUTSIDE = (
    "https://ada.github.io/",
    "https://ada.github.io/another/",
    "https://ada.github.io/plnx/posts/none/",
    "https://www.ada.github.io/pln/none/",
    "https://example.org/?to=https://ada.github.io/pln/none/",
    "https://web.archive.org/web/2020/http://localhost:8000/",
    "https://localhost.example.org/",
    "https://172.217.1.1/",
    "https://example.org:8443/a(b)c",
    "//example.org/b",
    "https://social.example/@ada",
    "mailto:ada@example.org",
    "mailto:?subject=Hello",
    "mailto:a@example.org,b@example.org",
    "tel:+12185550100",
    "ftp://example.org/x",
    "spotify:track:1",
)


def led(built: Built) -> list[str]:
    """Where the links and pictures of the post lead."""
    assert built.problems == ()
    text = built.page("/posts/one/").one("div.text")
    pictures = [one.attributes["src"] for one in text.all("img")]
    return [one.attributes["href"] for one in text.all("a")] + pictures


def test_what_leads_into_the_site_is_a_path_of_it_however_it_is_written(workshop: Workshop):
    links = "".join(f'[x]({target}) <a href="{target}">x</a>\n' for target in INSIDE)
    picture = "![A line](https://ada.github.io/pln/line.svg)"
    wanted = [href for href in INSIDE.values() for _ in "mh"]
    built = workshop.build(site(links + picture) | PAPER)
    assert led(built) == [*wanted, "../../line.svg"]


def test_what_leads_out_of_the_site_stays_as_it_is(workshop: Workshop):
    links = "".join(f'[x]({target}) <a href="{target}">x</a>\n' for target in OUTSIDE)
    picture = "![A line](https://example.org/line.svg)"
    wanted = [target for target in OUTSIDE for _ in "mh"]
    assert led(workshop.build(site(links + picture))) == [*wanted, "https://example.org/line.svg"]


def test_a_host_that_is_shared_has_what_this_site_knows_nothing_of(workshop: Workshop):
    elsewhere = "https://ada.github.io/thesis/"
    assert led(workshop.build(site(f"[x]({elsewhere})", base=""))) == [elsewhere]
    dead = workshop.build(site("[x](https://ada.github.io/posts/none/)", base=""))
    assert [problem.code for problem in dead.problems] == ["broken-link"]


def test_a_site_that_sends_readers_on_may_have_any_address(workshop: Workshop):
    files = site("[x](https://ada.github.io/pln/old/)")
    files["content/static/_redirects"] = "/old/ /posts/ 301\n"
    assert led(workshop.build(files)) == ["https://ada.github.io/pln/old/"]


def test_a_text_with_mistakes_is_not_called_missing_as_well(workshop: Workshop):
    files = site("[a](https://ada.github.io/pln/posts/two/) [b](/posts/two/) [c](two.md#a-part)")
    files["content/posts/two.md"] = "---\ntitle: [Two\n---\nText.\n"
    codes = {problem.code for problem in workshop.build(files).problems}
    assert "yaml-syntax" in codes
    assert not codes & {"broken-link", "broken-anchor"}
