"""What an author made, as readers open it, and what lies beside it and is nobody's business."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from sites.building import Built, Workshop
from sites.crawl import crawl
from sites.text import zipped

MATTER = "---\ntitle: A job aid\ndate: 2023-04-11\n{more}---\nText.\n"
BASE = "https://example.org/repo"

# What lies in the folder of an artifact, what its front matter says, and what is published of it.
SHOWN: Mapping[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "the only file": (("aid.pdf",), "", ("aid.pdf",)),
    "a file beside pictures and notes": (("aid.pdf", "a.png", "notes.md"), "", ("aid.pdf",)),
    "the file that is named": (("aid.pdf", "grades.xlsx"), "file: aid.pdf\n", ("aid.pdf",)),
    "several in their order": (
        ("a.pdf", "b.docx", "c.txt"),
        "file: [b.docx, a.pdf]\n",
        ("a.pdf", "b.docx"),
    ),
    "a video and its captions": (
        ("talk.mp4", "talk.vtt", "talk.es.vtt", "other.vtt"),
        "",
        ("talk.es.vtt", "talk.mp4", "talk.vtt"),
    ),
    "a file in a folder": (("My Files/a.pdf",), "file: My Files/a.pdf\n", ("my-files/a.pdf",)),
    "a folder of web pages, whole and as it is": (
        ("module/story.html", "module/Story_Content/a.js", "module/README.md", "raw.docx"),
        "file: module\n",
        ("module/README.md", "module/Story_Content/a.js", "module/story.html"),
    ),
    "an export that begins further down": (
        ("course/imsmanifest.xml", "course/res/index.html"),
        "file: course/res/index.html\n",
        ("course/imsmanifest.xml", "course/res/index.html"),
    ),
    "a course in a zip file, as if it were unpacked": (
        ("My module.zip", "raw.docx"),
        "file: My module.zip\n",
        ("My module/imsmanifest.xml", "My module/story.html", "My module/é #1?.js"),
    ),
    "a page in a zip file": (("a.zip",), "file: a/two.html\n", ("a/one.html", "a/two.html")),
    "handouts in a zip file": (("h.zip",), "", ("h.zip",)),
    "an only folder": (("H5P export/index.html",), "", ("H5P export/index.html",)),
    "nothing but a text": (("a.png", "notes.md"), "", ()),
}


PACKED: Mapping[str, bytes] = {
    "My module.zip": zipped(
        {"out/story.html": "1", "out/imsmanifest.xml": "<manifest/>", "out/é #1?.js": "1"}
    ),
    "a.zip": zipped({"one.html": "1", "two.html": "2"}),
    "h.zip": zipped({"one.html": "1", "two.docx": "2"}),
}


def built(workshop: Workshop, beside: tuple[str, ...], more: str = "") -> Built:
    files = {f"content/artifacts/aid/{name}": PACKED.get(name, "1") for name in beside}
    return workshop.build(
        {**files, "content/artifacts/aid/index.md": MATTER.format(more=more)}, base_url=BASE
    )


@pytest.mark.parametrize("case", SHOWN)
def test_what_is_shown_is_published_and_nothing_else(case: str, workshop: Workshop) -> None:
    beside, more, expected = SHOWN[case]
    site = built(workshop, beside, more)
    assert site.shown == ""
    here = "artifacts/aid/"
    there = {path.removeprefix(here) for path in site.files() if path.startswith(here)}
    assert there == {"index.html", *expected}
    assert crawl(site.output).broken == []


OPEN = "Open full screen in a tab of its own"


@pytest.mark.parametrize(
    ("beside", "element", "words"),
    [
        ("aid.pdf", "p.file", "Open the artifact PDF · 1 KB"),
        ("module.html", "p.file", "Open the artifact Web page · 1 KB"),
        ("module/index.html", "figure.file", f"{OPEN} Web page · 1 KB"),
        ("My module.zip", "figure.file", f"{OPEN} Web page · 1 KB"),
        ("talk.mp3", "figure.file", "Download “talk.mp3” MP3 · 1 KB"),
    ],
)
def test_a_file_says_what_it_is(beside: str, element: str, words: str, workshop: Workshop) -> None:
    shown = built(workshop, (beside,)).page("/artifacts/aid/").one(element)
    assert " ".join(shown.text.split()) == words


def test_a_video_has_captions_in_the_language_of_the_site_first(workshop: Workshop) -> None:
    page = built(workshop, ("talk.mp4", "talk.vtt", "talk.es.vtt")).page("/artifacts/aid/")
    video = page.one("video")
    assert "controls" in video.attributes
    assert video.attributes["aria-label"] == "A job aid"
    assert [(t.attributes["srclang"], t.attributes["src"]) for t in video.all("track")] == [
        ("en", "../../artifacts/aid/talk.vtt"),
        ("es", "../../artifacts/aid/talk.es.vtt"),
    ]


HIDDEN = "\nEvery night we looked for the unicorn.\n"


@pytest.mark.parametrize("why", ["draft: true", "date: 2099-01-01"])
def test_an_artifact_that_is_held_back_leaves_no_trace(why: str, workshop: Workshop) -> None:
    day = "" if "date" in why else "date: 2023-04-11\n"
    matter = f"---\ntitle: Unicorn\n{day}{why}\ncourse: Unicorn 1\ntags: [unicorn]\n---\n"
    folder = "content/artifacts/unicorn"
    files = {
        f"{folder}/index.md": matter + "![A unicorn](unicorn.svg)" + HIDDEN,
        f"{folder}/unicorn.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        f"{folder}/unicorn.mp4": "unicorn",
        f"{folder}/unicorn.vtt": "unicorn",
        f"{folder}/export/index.html": "unicorn",
    }
    files[f"{folder}/index.md"] = files[f"{folder}/index.md"].replace(
        "tags", "file: [unicorn.mp4, export]\ntags"
    )
    site = workshop.build(files, base_url=BASE)
    assert [item.path for item in site.result.site.left_out] == [f"{folder}/index.md"]
    for path in site.files():
        assert "unicorn" not in path
        assert b"nicorn" not in (site.output / path).read_bytes(), path
    assert "artifacts/index.html" not in site.files()


COURSE = """
=== content/references.yaml
- {id: a, type: book, title: One, issued: 2001}

=== content/artifacts/aid/index.md
---
title: The aid
date: 2023-05-02
updated: 2023-05-03
course: DL1
module: module 1
tags: [Pln]
authors: [Ada Berg, Mei Tan]
---
Made for night shifts [@a]. See [the post](../../posts/one.md) and [GLDC](network:gldc).

=== content/artifacts/aid/aid.pdf
%PDF

=== content/posts/one.md
---
title: One
date: 2023-05-01
course: DL1
module: Module 1
tags: [pln]
---
See [the aid](../artifacts/aid/index.md) and [its file](../artifacts/aid/aid.pdf).

=== content/artifacts/alone.md
---
title: Alone
date: 2023-05-04
course: Alone
tags: [alone]
---
A text is enough.

=== content/posts/two.md
---
title: Two
date: 2023-05-09
course: DL1
---
Two.

=== content/posts/zero.md
---
title: Zero
date: 2023-04-01
course: DL1
module: Module 2
---
Zero.

=== content/networks/mine.yaml
title: Mine
networks:
  - {name: Global Learning, short: GLDC}
"""


@pytest.fixture(scope="module")
def course(workshop: Workshop) -> Built:
    return workshop.build(COURSE, base_url=BASE)


def test_links_to_an_artifact_and_to_its_file_lead_there(course: Built) -> None:
    targets = [a.attributes["href"] for a in course.page("/posts/one/").one("div.text").all("a")]
    assert targets == ["../../artifacts/aid/", "../../artifacts/aid/aid.pdf"]


def test_a_course_is_arranged_by_its_modules_as_they_were_begun(course: Built) -> None:
    page = course.page("/courses/dl1/")
    modules = [
        (section.one("h2").text, [one.text for one in section.all("h3")])
        for section in page.all("section.module")
    ]
    assert modules == [
        ("Module 2", ["Zero"]),
        ("Module 1", ["One", "The aid"]),
        ("Other work", ["Two"]),
    ]


def test_an_artifact_stands_wherever_its_kin_do(course: Built) -> None:
    for address in ("/artifacts/", "/tags/pln/", "/courses/dl1/"):
        assert "The aid" in course.page(address).one("main").text
    for address in ("/references/", "/networks/gldc/"):
        links = [a.text for a in course.page(address).one("main").all("a")]
        assert "The aid" in links
    sitemap = course.text("sitemap.xml")
    assert f"<loc>{BASE}/artifacts/aid/</loc><lastmod>2023-05-03</lastmod>" in sitemap
    assert f"<loc>{BASE}/artifacts/</loc>" in sitemap
    assert "The aid" not in course.text("feed.xml")


def test_an_artifact_tells_machines_what_it_is_and_who_made_it(course: Built) -> None:
    page = course.page("/artifacts/aid/")
    metas = {
        node.attributes.get("property", ""): node.attributes["content"]
        for node in page.all("meta")
        if "content" in node.attributes
    }
    assert metas["og:type"] == "article"
    assert metas["og:title"] == "The aid"
    (script,) = [s for s in page.all("script") if "type" in s.attributes]
    data = json.loads(str(script.children[0]))
    assert data["@type"] == "LearningResource"
    assert data["name"] == "The aid"
    assert data["dateModified"] == "2023-05-03"
    assert [author["name"] for author in data["author"]] == ["Ada Berg", "Mei Tan"]
    assert [work["name"] for work in data["citation"]] == ["One"]
    assert [name.text for name in page.all(".p-author")] == ["Ada Berg", "Mei Tan"]
    assert page.one("section.references").all(".csl-entry")


def test_an_artifact_is_cited_under_all_who_made_it(course: Built) -> None:
    page = course.page("/artifacts/aid/")
    assert page.one("#page-citation").text == (
        f"Berg, A., & Tan, M. (2023, May 3). The aid. Learning in public. {BASE}/artifacts/aid/"
    )
    metas = [(m.attributes.get("name"), m.attributes.get("content")) for m in page.all("meta")]
    assert [who for name, who in metas if name == "citation_author"] == ["Berg, Ada", "Tan, Mei"]
    assert ("citation_online_date", "2023/05/02") in metas
    (kind,) = [m for m in page.all("meta") if m.attributes.get("property") == "z:itemType"]
    assert kind.attributes["content"] == "webpage"


FRAMED = {
    '<iframe src="course/story.html"></iframe>': "allow-scripts",
    "<iframe src=/artifacts/aid/course/story.html#2></iframe>": "allow-scripts",
    f"<iframe src='{BASE}/artifacts/aid/course/story.html'></iframe>": "allow-scripts",
    '<iframe src="course/story.html" sandbox=""></iframe>': "",
    '<iframe src="course/story.html" sandbox="allow-same-origin"></iframe>': "allow-same-origin",
    '<iframe src="../../static/own.html"></iframe>': None,
    '<iframe src="https://film.example.org/"></iframe>': None,
    '<iframe src="../../posts/one.md"></iframe>': None,
}
"""Frames, and how what is in them begins to be kept apart; None where it is not."""


@pytest.mark.parametrize("frame", FRAMED)
def test_a_framed_course_is_kept_from_the_page_around_it(frame: str, workshop: Workshop) -> None:
    files = {
        "content/artifacts/aid/course/story.html": "1",
        "content/artifacts/aid/index.md": MATTER.format(more="") + frame,
        "content/static/own.html": "1",
        "content/posts/one.md": MATTER.format(more=""),
    }
    site = workshop.build(files, base_url=BASE)
    page = site.page("/artifacts/aid/")
    shown = page.one("div.text").one("iframe").attributes.get("sandbox")
    # What the text frames is not framed a second time.
    assert len(page.all("iframe")) == (1 if "story" in frame else 2)
    wanted = FRAMED[frame]
    assert shown == wanted or (wanted and shown and shown.startswith(f"{wanted} "))
    assert [p.code for p in site.problems] == (
        ["framed-export"] if wanted == "allow-scripts" else []
    )
    if shown and wanted == "allow-scripts":
        assert not {"allow-same-origin", "allow-popups-to-escape-sandbox"} & {*shown.split()}
        assert "allow-top-navigation" not in shown


def test_a_course_opens_without_a_way_back_to_its_page(workshop: Workshop) -> None:
    for name, element in (("module/index.html", "figure.file"), ("one.html", "p.file")):
        page = built(workshop, (name,)).page("/artifacts/aid/")
        assert page.one(element).one("a").attributes["rel"] == "noopener"


NEEDS_THE_SITE = {
    "<p>Read, and go on.</p>": False,
    "<style>.parent > a { color: red }</style><p>Ask a parent, not the opener.</p>": False,
    "<script src=a.js></script>": False,
    "<script>localStorage.page = 2</script>": True,
    "<p>One<script async\n>sessionStorage.page = 2": True,
    "<button onclick='parent.next()'>Next</button>": True,
    "<script>window.parent.API.LMSInitialize('')</script>": True,
    "<script>fetch('data.json')</script>": True,
    "<script type=module src=a.js></script>": True,
    "<iframe src=b.html></iframe>": True,
}
"""Courses, and whether they would lack something in a frame that is kept apart."""


@pytest.mark.parametrize("course", NEEDS_THE_SITE)
@pytest.mark.parametrize("packed", [False, True])
def test_a_course_is_framed_if_it_runs_there(course: str, packed: bool, workshop: Workshop) -> None:
    files = {"index.html": course, "a.js": "1", "b.html": "2"}
    here = "content/artifacts/aid"
    there: dict[str, str | bytes] = {f"{here}/index.md": MATTER.format(more="")}
    there |= (
        {f"{here}/unit.zip": zipped(files)}
        if packed
        else {f"{here}/unit/{name}": text for name, text in files.items()}
    )
    page = workshop.build(there).page("/artifacts/aid/")
    frames = page.all("iframe")
    assert bool(frames) is not NEEDS_THE_SITE[course]
    for frame in frames:
        assert frame.attributes["src"].endswith("/artifacts/aid/unit/index.html")
        assert "allow-same-origin" not in frame.attributes["sandbox"]
    (link,) = [a for a in page.all("a") if a.attributes.get("href", "").endswith("unit/index.html")]
    assert link.attributes["rel"] == "noopener"


def test_an_address_goes_on_with_what_a_list_says(workshop: Workshop) -> None:
    listed = (
        '<manifest><organizations><organization><item identifierref="a" parameters="?n=1&amp;m=2"/>'
        '</organization></organizations><resources><resource identifier="a" href="go on.html"/>'
        "</resources></manifest>"
    )
    data = zipped({"imsmanifest.xml": listed, "go on.html": "1", "other.html": "2"})
    site = workshop.build(
        {
            "content/artifacts/aid/index.md": MATTER.format(more=""),
            "content/artifacts/aid/my unit.zip": data,
        }
    )
    assert site.page("/artifacts/aid/").one("iframe").attributes["src"] == (
        "../../artifacts/aid/my%20unit/go%20on.html?n=1&m=2"
    )
    assert crawl(site.output).broken == []


def test_a_text_links_into_a_zip_file_as_into_a_folder(workshop: Workshop) -> None:
    here = "content/artifacts/aid"
    text = (
        "[Page two](unit/two.html), [all of it](unit.zip).\n\n<iframe src=unit/two.html></iframe>\n"
    )
    site = workshop.build(
        {
            f"{here}/index.md": MATTER.format(more="") + text,
            f"{here}/unit.zip": zipped({"index.html": "1", "two.html": "2"}),
        }
    )
    assert [problem.code for problem in site.problems] == ["framed-export"]
    assert crawl(site.output).broken == []
    assert {"artifacts/aid/unit.zip", "artifacts/aid/unit/two.html"} <= {*site.files()}
