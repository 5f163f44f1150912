"""What an author fills in is data: nothing of it runs, wherever it comes out.

Every field of every schema gets a payload, and so do the directives' options, the words of the
interface, the options of the theme and the names of files; every file of the output is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

import pytest
import yaml

from plnfolio.commands.schema import SCHEMAS
from plnfolio.render.directives import DIRECTIVES
from plnfolio.serve.notes import MOST, notes
from plnfolio.serve.outcome import Outcome
from plnfolio.theme.chain import builtin_themes
from sites.alive import alive, in_html, in_json, in_text, in_xml
from sites.building import CHECKOUT, Built, Workshop, build_in
from sites.planting import ADDRESSES, TEXTS, Field, Sower
from sites.text import write

MARKDOWN = {
    "site.footer",
    "network-table.summary",
    "network-table.networks.1.purpose",
    *(
        f"network-table.networks.1.{name}{one}"
        for name in ("activities", "give", "receive")
        for one in ("", ".1")
    ),
    *(f"directive.{name}" for name in ("activity", "note", "quote", "tip", "warning")),
    "directive.video.title",
}
"""Where an author writes Markdown, and so HTML: on pages it is what was written."""

SAMPLES = {
    "site.title": "Sown",
    "site.base_url": "https://example.org/repo",
    "network-table.title": "Table",
    "date": "2023-04-11",
    "src": "pic.svg",
    "type": "book",
}
DRAWING = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='3'/>"
HEAD = "---\ntitle: Plain\ndate: 2023-04-11\n---\n"


@dataclass(frozen=True)
class Sown:
    """A site full of payloads, built: where each stands, and what it is with all its seeds.

    ``beside`` is what the dev server shows of the first try, where every seed is in its place.
    """

    plot: Field
    built: Built
    beside: tuple[str, ...] = ()


def _schema(name: str) -> dict:
    schema = SCHEMAS[name]()
    if name == "site":
        options = {
            option: {}
            for path in builtin_themes().glob("*/theme.yaml")
            for option in yaml.safe_load(path.read_text(encoding="utf-8")).get("options", {})
        }
        schema["properties"]["options"] = {"type": "object", "properties": options}
    return schema


def _works(plot: Field, way: int) -> dict[str, str]:
    """Works of some types, a few of them with addresses, and a text that cites them."""
    schema = _schema("references")
    types = schema["$defs"]["Item"]["properties"]["type"]["enum"]
    types = types[way :: 4 if plot.payloads is TEXTS else 12]
    files, keys = {}, []
    for kind in types:
        keys.append(f"w{len(keys)}")
        # The key and the type stand for themselves once; then a work could not be cited.
        samples = {"id": keys[-1], "type": kind}
        text = Sower(plot, schema, way, samples).sown("references")
        first, second, rest = text.lstrip("\n").split("\n", 2)
        if kind != types[0]:
            first, second = f"- id: {keys[-1]}", f"  type: {kind}"
        files[f"content/references/{kind}.yaml"] = f"{first}\n{second}\n{rest}"
    cited = "\n\n".join(f"[@{key}, p. 2] and @{key}." for key in keys[1:])
    files["content/posts/citing.md"] = f"{HEAD}{cited}\n"
    return files


def _directives(plot: Field) -> str:
    needed = {"figure": "pic.svg", "video": "https://example.org/v", "network-table": "t"}
    needed |= {"network-growth.from": "2023-01"}
    lines = []
    for name, directive in DIRECTIVES.items():
        mark = plot.seed(f"directive.{name}", quoted=False, sample=needed.get(name, ""))
        lines.append(f":::{{{name}}}{'' if directive.argument == 'none' else f' {mark}'}")
        for option in directive.options:
            place = f"{name}.{option}"
            mark = plot.seed(f"directive.{place}", quoted=False, sample=needed.get(place))
            lines.append(f":{option}: {mark}")
        lines += [
            "Words." if directive.body != "none" and name != "network-table" else "",
            ":::",
            "",
        ]
    return "\n".join(lines)


def _words(plot: Field) -> str:
    """The words of the interface, a payload behind each."""
    words = yaml.safe_load((CHECKOUT / "themes/base/strings/en.yaml").read_text(encoding="utf-8"))
    marks = {
        key: plot.seed(f"words.{key}", quoted=True, before=word)
        for key, word in words.items()
        if isinstance(word, str)
    }
    return "".join(f"{key}: {mark}\n" for key, mark in marks.items())


def _sow(plot: Field, way: int) -> None:
    files = plot.files
    sown = {"site", "network-table", "post", "page", "artifact", "references"}
    assert sown == {*SCHEMAS} - {"rubric"}  # which is of no page
    files["content/site.yaml"] = Sower(plot, _schema("site"), way, SAMPLES).sown("site")
    table = Sower(plot, _schema("network-table"), way, SAMPLES).sown("network-table")
    files["content/networks/t.yaml"] = table
    for name, folder in (("post", "posts"), ("page", "pages"), ("artifact", "artifacts")):
        matter = Sower(plot, _schema(name), way, SAMPLES).sown(name)
        files[f"content/{folder}/sown.md"] = f"---{matter}---\nText.\n"
    files |= _works(plot, way)
    files["content/posts/directives.md"] = HEAD + _directives(plot)
    for folder in ("", "networks/", "posts/"):
        files[f"content/{folder}pic.svg"] = DRAWING


def _names(plot: Field) -> dict[str, str]:
    """Files with payloads in their names, and texts that show them."""
    text, picture, given = (plot.name(f"file of a {n}") for n in ("page", "picture", "download"))
    return {
        f"content/posts/{plot.name('file of a post')}.md": f"{HEAD}Text.\n",
        f"content/pages/{text}.md": f"---\ntitle: Page\n---\n[it](../static/{quote(given)}.txt)\n",
        f"content/static/{given}.txt": "",
        f"content/networks/{plot.name('file of a table')}.yaml": "title: Mine\nnetworks:\n",
        f"content/artifacts/shown/{picture}.svg": DRAWING,
        f"content/artifacts/shown/{plot.name('file of an artifact')}.mp3": "sound",
        "content/artifacts/shown/index.md": f"{HEAD}![Seen]({quote(picture)}.svg)\n",
        f"content/artifacts/{plot.name('folder of an artifact')}/index.md": f"{HEAD}Text.\n",
        f"content/artifacts/course/{plot.name('folder of an export')}/index.html": "<p>Course",
        "content/artifacts/course/index.md": f"{HEAD}Text.\n",
    }


WAYS = {
    f"{name} {way}": (payloads, way)
    for name, payloads in (("texts", TEXTS), ("addresses", ADDRESSES))
    for way in (0, 1)
}


@pytest.fixture(scope="module", params=WAYS)
def site(request: pytest.FixtureRequest, workshop: Workshop) -> Sown:
    payloads, way = WAYS[request.param]
    plot = Field(payloads)
    _sow(plot, way)
    folder = workshop.folder({})
    beside: list[str] = []

    def build(files: Mapping[str, str]) -> Built:
        write(folder, files)
        built = build_in(folder)
        beside[:] = beside or said_beside(built)
        return built

    return Sown(plot, plot.reap(build), tuple(beside))


def said_beside(built: Built) -> list[str]:
    """What is shown beside a page of all that is said of a site."""
    said = [replace(problem, severity="error") for problem in built.problems]
    parts = (tuple(said[start : start + MOST]) for start in range(0, len(said), MOST))
    return [notes(Outcome(problems=part), built.folder) for part in parts]


def test_nothing_that_is_filled_in_runs_anywhere(site: Sown) -> None:
    assert running(site) == []


def test_the_words_of_a_theme_are_words(workshop: Workshop) -> None:
    plot = Field(TEXTS)
    files = {
        path.relative_to(CHECKOUT).as_posix(): path.read_bytes()
        for path in sorted((CHECKOUT / "content").rglob("*"))
        if path.is_file()
    }
    built = workshop.build({**files, "overrides/strings/en.yaml": plot.grown(_words(plot))})
    assert running(Sown(plot, built)) == []


def test_the_names_of_files_are_words(workshop: Workshop) -> None:
    plot = Field(TEXTS)
    built = workshop.build(_names(plot))
    assert built.shown == ""
    assert running(Sown(plot, built)) == []


def test_what_is_said_of_it_beside_a_page_is_said_in_words(site: Sown) -> None:
    assert site.beside
    for shown in site.beside:
        assert "hit(" in shown
        assert list(in_html(shown)) == []


def running(site: Sown) -> list[str]:
    """What runs, but for the HTML of Markdown on pages and in feeds."""
    planted = site.plot.planted()
    found = []
    for path, data in site.built.files().items():
        shows = path.endswith(".html") or path in ("feed.xml", "feed.json")
        for where, number in alive(path, data):
            name = planted.get(number, site.plot.seeds[number].where)
            if not (shows and name in MARKDOWN):
                found.append(f"{path}: {where} has what is written in {name}")
    return found


RUNNING = {
    "a script": "<p><script>hit(1)</script>",
    "a handler": "<img alt='x' onerror=hit(1)>",
    "a handler in capitals": "<IMG ONERROR='hit(1)'>",
    "a program as an address": '<a href="javascript:hit(1)">',
    "one that is spelled oddly": '<a href=" java\tscript:hit(1)">',
    "a page as an address": '<iframe src="data:text/html,<script>hit(1)</script>">',
    "a page in a page": '<iframe srcdoc="hit(1)">',
    "a style": "<style>a { content: 'hit(1)' }</style>",
    "the name of an attribute": '<a x="" hit(1)="">',
    "data and more": "<script type='application/ld+json'>0</script><i onclick=hit(1)>",
}


@pytest.mark.parametrize("case", RUNNING)
def test_what_runs_on_a_page_is_found(case: str) -> None:
    assert {number for _, number in in_html(RUNNING[case])} == {1}


def test_what_runs_elsewhere_is_found() -> None:
    svg = 'xmlns="http://www.w3.org/2000/svg"'
    for xml in (
        f"<svg {svg}><script>hit(1)</script></svg>",
        f'<svg {svg}><a href="javascript:hit(1)"/></svg>',
        '<entry><content type="html">&lt;img onerror="hit(1)"&gt;</content></entry>',
        '<opml><outline xmlUrl="javascript:hit(1)"/></opml>',
    ):
        assert [number for _, number in in_xml(xml)] == [1]
    assert list(
        in_json('{"content_html": "<i onclick=hit(1)>", "title": "<i onclick=hit(2)>"}')
    ) == [("onclick=", 1)]
    assert list(in_text("Sitemap: https://example.org/x\nhit(1)\n")) == [("a line", 1)]


def test_what_is_only_shown_is_not_found() -> None:
    shown = "<p title='&lt;i onclick=hit(1)&gt;'>&lt;script&gt;hit(1)&lt;/script&gt;</p>"
    assert list(in_html(shown)) == []
