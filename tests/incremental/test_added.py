"""What is added by the recipes of CONTRIBUTING, and nothing else, is as fresh as all the rest."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

from incremental.changing import begin, edits
from incremental.saving import SETTLED, Saving
from incremental.test_digests import modules
from incremental.walking import has_links
from plnfolio import kinds, write
from plnfolio.cache.deferred import later
from plnfolio.kinds import KINDS
from plnfolio.kinds.base import Address, Material, WebPage
from plnfolio.kinds.summary import summaries
from plnfolio.kinds.terms import Filing
from plnfolio.model.site import Site
from plnfolio.model.view import PageView, PostSummary
from plnfolio.pipeline import index, material, prepare, waiting
from plnfolio.pipeline.answers import ANSWERS
from plnfolio.pipeline.why import ARGUMENTS
from plnfolio.render import asking
from plnfolio.render.asking import Question
from plnfolio.render.directives import DIRECTIVES
from plnfolio.render.directives.protocol import Call, Directive, Frame
from plnfolio.render.fill import FILLERS
from plnfolio.render.layout import Filling, Located
from plnfolio.write import outputs
from plnfolio.write.base import Finished, Plan, PlannedFile, Reserved, planned
from plnfolio.write.outputs import OUTPUTS
from sites.building import CHECKOUT, contents
from sites.text import write as write_files
from sites.trying import TORTURE

# A directive: a module in render/directives/, one in render/fill/, a line in each of two tables.


def build(call: Call) -> Frame:
    return Frame((call.slot(),))


CURIOUS = Directive(name="curious", usage=":::{curious}", build=build)


def fill_curious(filling: Filling) -> Iterable[Located]:
    """All that can be asked of a site."""
    site = filling.site
    texts = {**site.ask(asking.POSTS), **site.ask(asking.PAGES), **site.ask(asking.ARTIFACTS)}
    told = [f"{path} {text.address} {text.matter}" for path, text in texts.items()]
    told += [f"{row.name} {row.group} {row.network}" for row in site.ask(asking.NETWORKS).entries]
    told += [str(site.ask(one)) for one in (asking.AUTHOR, asking.RECENT, asking.LANGUAGE)]
    told += [site.t("posts"), site.moment("2023-04"), str(site.ask(asking.TODAY))]
    library = site.ask(asking.REFERENCES)
    told += [f"{work.names} {work.dates} {work.fields}" for work in library.works.values()]
    told += [str(sorted(site.ask(asking.KEYS).read)), str(site.ask(asking.REFERENCE, "clark2021"))]
    told += [str(site.ask(asking.PICTURE, "content/posts/beta/square.png"))]
    told += [site.ask(asking.STATIC, "/worksheet.pdf")]
    yield filling.html(f"<p>{'; '.join(told)}</p>".replace("\n", " "))


# A kind of page: a module in kinds/, a template, a line in the table.


def addresses(site: Site, filing: Filing) -> Iterable[Address]:
    yield Address("/everything/", site.config_places, ours="everything")


def pages(stuff: Material) -> Iterable[WebPage]:
    site = stuff.site
    every = summaries(stuff, (*site.posts, *site.artifacts))
    first = stuff.composed(site.texts[0].path) if site.texts else None
    view = later(whole_view, title=stuff.t("posts"), colophon=every, shown=first)
    yield WebPage("/everything/", "everything.html", view, stuff.t("posts"))


def whole_view(title: str, colophon: tuple[PostSummary, ...], shown: object) -> PageView:
    listed = " ".join(map(str, colophon))
    return PageView(kind="everything", title=title, url="", html=f"{listed} {shown}")


EVERYTHING = SimpleNamespace(addresses=addresses, pages=pages)

# An output: a module in write/, a line in the table.


def reserved(plan: Plan) -> Iterable[Reserved]:
    yield Reserved("all.txt")


def files(finished: Finished) -> Iterable[PlannedFile]:
    views = tuple((page.path, page.title, page.updated) for page in finished.pages)
    yield planned("all.txt", later(plain, site=finished.site, listed=views, rows=finished.rows))


def plain(**given: object) -> bytes:
    return "\n".join(f"{name}: {value}" for name, value in given.items()).encode()


ALL = SimpleNamespace(reserved=reserved, files=files)


@pytest.fixture
def added(quick_extras: None) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(DIRECTIVES, "curious", CURIOUS)  # type: ignore[arg-type]
        patch.setitem(FILLERS, "curious", fill_curious)  # type: ignore[arg-type]
        for module in (index, prepare, waiting):
            patch.setattr(module, "KINDS", (*KINDS, EVERYTHING))
        patch.setattr(outputs, "OUTPUTS", (*OUTPUTS, ALL))
        yield


FILES = {
    "content/posts/curious.md": "---\ntitle: Curious\ndate: 2023-01-01\n---\n:::{curious}\n:::\n",
    "overrides/templates/everything.html": '{% extends "layout.html" %}{% block text %}'
    "{{ page.html }}{% endblock %}",
}


def _kinds_of_edits() -> list[str]:
    """All edits; in the suite a few of each part of the list, which says what they are of."""
    every = list(edits())
    return every if TORTURE else every[::8]


@pytest.mark.parametrize("part", range(3))
@pytest.mark.usefixtures("added")
def test_what_is_added_is_fresh_after_every_kind_of_edit(part: int, tmp_path: Path) -> None:
    site = begin(tmp_path / "site")
    write_files(site.folder, {"content/site.yaml": None, **FILES})
    assert site.build().done
    every = edits()
    for name in _kinds_of_edits()[part::3]:
        for _ in range(2):  # done, and undone
            every[name](site, 1)
            outcome = site.build()
            wanted, clean = site.clean(tmp_path)
            if outcome.refused or has_links(site.output):
                break  # what lies behind a link is somebody else's
            assert outcome == wanted, name
            if wanted.done:
                assert contents(site.output) == clean, name


@pytest.mark.usefixtures("added")
def test_what_is_added_is_fresh_after_every_save(tmp_path: Path) -> None:
    """One of the pages that are added shows a text that has a page of its own, too."""
    saving = Saving(begin(tmp_path / "site"))
    write_files(saving.site.folder, {"content/site.yaml": None, **FILES})
    time.sleep(SETTLED)
    assert saving.save().done
    every = edits()
    for name in ("code", "a word below the excerpt", "a paragraph more", "code"):
        every[name](saving.site, 2)
        wanted, clean = saving.site.clean(tmp_path)
        assert saving.save() == wanted, name
        served, built = (
            {path: data for path, data in files.items() if not path.startswith(LATER)}
            for files in (contents(saving.site.output), clean)
        )
        assert served == built, name


LATER = ("pagefind/", "build.json", ".plnfolio")
"""The index, which a server leaves as it is, and what has a digest of it."""


def test_every_question_has_an_answer() -> None:
    asked = {one for one in vars(asking).values() if isinstance(one, Question)}
    assert {answer.question for answer in ANSWERS.values()} == asked
    assert all(answer.question.changed for answer in ANSWERS.values())


def test_every_sentence_is_of_something_that_files_are_made_from() -> None:
    used = {"body", "card", "function", "site", "template"}
    for module in (*modules(kinds), *modules(write), material):
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "later":
                used |= {word.arg for word in node.keywords if word.arg}
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "PlannedFolder":
                used |= set(ast.literal_eval(ast.unparse(node.args[1]).split(":")[0] + ": 0}"))
    assert ARGUMENTS.keys() - used == set()


CHEATS: Mapping[str, bool] = {
    "filling.site.ask(asking.POSTS)": True,
    "filling.site.t('posts')": True,
    "filling.site.link('a.md', filling.origin.path, filling.origin.span(filling.slot.place))": True,
    "filling.composer": False,
    "filling.site.site.posts": False,
    "filling.site.posts": False,
    "filling.site.atlas": False,
    "filling.site.entries": False,
    "filling.site.answers": False,
    "filling.site._answers.site": False,
    "filling.site.style": False,
    "filling.sheet.site": False,
    "filling.origin.site": False,
    "filling.site.ask('posts')": False,
}
"""What a filler may write, and what only a look past the questions would give it."""


def test_a_filler_that_does_not_ask_is_no_filler(tmp_path: Path) -> None:
    """To look at a site without noting it is an error of type, not a habit."""
    pytest.importorskip("mypy")
    lines = [
        "from plnfolio.render import asking",
        "from plnfolio.render.layout import Filling",
        "def fill(filling: Filling) -> None:",
        *(f"    print({one})" for one in CHEATS),
    ]
    program = tmp_path / "filler.py"
    program.write_text("\n".join(lines) + "\n", encoding="utf-8")
    config = ("--config-file", str(CHECKOUT / "pyproject.toml"), "--follow-imports", "silent")
    # A process of its own: mypy lets all that runs beside it call deeper than Python does.
    words = [sys.executable, "-m", "mypy", *config, str(program)]
    checked = subprocess.run(words, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert checked.stderr == ""
    lines_of = (line for line in checked.stdout.splitlines() if ": error: " in line)
    wrong = {int(line.split(":")[1]) for line in lines_of}
    assert wrong == {4 + number for number, right in enumerate(CHEATS.values()) if not right}
