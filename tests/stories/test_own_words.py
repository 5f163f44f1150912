"""No sentence of a library, or of the system, reaches an author."""

from __future__ import annotations

import ast
import errno
import json
import re
from pathlib import Path

import pytest

from images.painting import jpeg, quarters
from plnfolio.diagnostics import Problem, unreadable, why_not
from plnfolio.images.picture import BadPictureError
from plnfolio.images.svg import sanitised
from plnfolio.read.references import json_items
from sites.building import CHECKOUT, Workshop
from sites.forked import run

SOURCES = sorted((CHECKOUT / "generator/plnfolio").rglob("*.py"))
WORDS = {"msg", "message", "strerror", "problem", "context", "args", "reason", "note"}
OURS = {
    "cli.py": "Click's own, with our hint behind it; our words alone would not know the option",
    "commands/examined.py": "NotInstalledError is ours",
    "commands/import_.py": "RefusedError is ours",
    "commands/misused.py": "Click's own, of which only the words that were typed are taken",
    "commands/new_site.py": "NotInstalledError is ours",
    "commands/options.py": "what the model says of an address is ours",
    "commands/report.py": "RefusedError is ours",
    "commands/upgrade.py": "NotInstalledError is ours",
    "commands/verify.py": "ReceiptError and its like are ours",
    "importing/foreign/follow.py": "BadPictureError is ours",
    "importing/foreign/matter.py": "NoDayError, and what is said of old addresses, are ours",
    "importing/foreign/tree.py": "BadPackageError is ours",
    "importing/place.py": "what is said of old addresses is ours",
    "importing/shown.py": "BadPictureError is ours",
    "importing/sources/docx.py": "NoXmlError is ours",
    "importing/sources/xml.py": "NoXmlError is ours",
    "lookup/fetching.py": "NoAddressError, EndlessError and PublishError are ours",
    "model/days.py": "NoDayError is ours",
    "pln/checks.py": "NoDayError is ours",
    "publish/github/pushing.py": "what git refuses is said in our words",
    "publish/live.py": "PassingError is ours",
    "publish/web.py": "only the kind of a reason is looked at",
    "read/artifacts.py": "BadPaperError is ours",
    "read/packed.py": "BadPackageError is ours",
    "submit/online.py": "PublishError is ours",
    "theme/accent.py": "NotAColourError is ours",
    "theme/rendering.py": "what names, assets and words that are not there raise is ours",
    "write/swap.py": "they are handed on in an OSError, which is not shown",
    "written/values.py": "what is said of aliases is ours",
}
"""Where an error's own words are shown, and why they may be."""


def quoted(path: Path) -> list[int]:
    """The lines of a module that take words from something called “error”."""
    found: list[int] = []
    text = path.read_text("utf-8")
    if not re.search(r"\berror\b", text):  # to parse a module takes much longer
        return found
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.FormattedValue(value=ast.Name(id="error")):
                found.append(node.lineno)
            case ast.Call(func=ast.Name(id="str" | "repr"), args=[ast.Name(id="error")]):
                found.append(node.lineno)
            case ast.Attribute(value=ast.Name(id="error"), attr=attr) if attr in WORDS:
                found.append(node.lineno)
    return found


def test_no_module_quotes_an_error_that_is_not_ours() -> None:
    package = CHECKOUT / "generator/plnfolio"
    found = {path.relative_to(package).as_posix(): quoted(path) for path in SOURCES}
    assert {name for name, lines in found.items() if lines} == set(OURS)


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_the_system_s_reasons_are_said_in_our_words(number: int) -> None:
    error = OSError(number, "Worte des Systems", "/home/ada/secret.md")
    said = why_not(error)
    assert said[0].islower()
    assert "Worte" not in str(unreadable("content/a.md", error)) + said
    assert "/home" not in str(unreadable("content/a.md", error))


def test_a_file_that_another_program_holds_is_named_so_on_windows() -> None:
    error = PermissionError(errno.EACCES, "Der Prozess kann nicht zugreifen")
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    assert why_not(error) == "another program holds it"


BROKEN_JSON = {
    "": "this JSON ends before it is complete",
    "[": "this JSON ends before it is complete",
    '[{"id": "a",': "this JSON ends before it is complete",
    '[{"id": "a" "type": "book"}]': 'this is not JSON: “"type":” cannot stand here',
    '[{"id": "a"} {"id": "b"}]': 'this is not JSON: “{"id":” cannot stand here',
    "[{id: 1}]": "this is not JSON: “id:” cannot stand here",
    '[{"id": "a"}] more': "this is not JSON: “more” cannot stand here",
    "@article{a, title={T}}": "this is not JSON: “@article{a,” cannot stand here",
    '["a\n"]': None,
    '["\\x"]': None,
}


@pytest.mark.parametrize("text", BROKEN_JSON)
def test_what_is_not_json_is_said_in_our_words(text: str) -> None:
    problems: list[Problem] = []
    assert json_items.read("content/references.json", text, problems) == []
    (problem,) = problems
    assert problem.message == BROKEN_JSON[text] or BROKEN_JSON[text] is None
    with pytest.raises(json.JSONDecodeError) as raised:
        json.loads(text)
    assert raised.value.msg not in str(problem)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("<svg", " (line 1, column 1)"),
        ("<svg>\n<g>\n</svg>", " (line 3, column 3)"),
        ("<svg>&nothing;</svg>", " (line 1, column 6)"),
        ('<?xml version="1.0" encoding="klingon"?><svg/>', ""),
        ("", " (line 1, column 1)"),
    ],
)
def test_an_svg_that_is_none_is_said_in_our_words(text: str, place: str) -> None:
    with pytest.raises(BadPictureError) as raised:
        sanitised(text.encode())
    assert raised.value.reason == f"is no SVG that can be read{place}"


def test_what_pillow_thinks_of_a_picture_is_not_heard(workshop: Workshop) -> None:
    """Its warnings come with a line of its source, and go to whoever is at the terminal."""
    picture = jpeg(quarters(40, 40))
    garbled = b"\xff\xe1\x00\x18Exif\x00\x00MM\x00*\x00\x00\x00\x08\xff\xff\x01\x12\x00\x03\x00\x00"
    folder = workshop.folder(
        {
            "content/posts/one/index.md": "---\ntitle: One\ndate: 2023-04-11\n---\n![A](a.jpg)\n",
            "content/posts/one/a.jpg": picture[:2] + garbled + picture[2:],
        }
    )
    ran = run("build", cwd=folder)
    assert (ran.code, ran.err) == (0, "")


def test_a_word_that_cannot_stand_is_told_from_the_model(workshop: Workshop) -> None:
    table = "title: Now\nnetworks:\n  - {name: A, status: curent}\n  - {name: B, status: x}\n"
    built = workshop.build({"content/networks/now.yaml": table})
    assert [problem.help for problem in built.problems] == [
        "did you mean “current”?",
        "write one of current, growing, planned and paused",
    ]
