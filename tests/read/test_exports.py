"""Where the exports of authoring tools begin."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from plnfolio.read.exports import is_packed, start

SCORM = '<manifest><resources><resource type="webcontent" href="{}"/></resources></manifest>'


@pytest.mark.parametrize(
    ("files", "page"),
    [
        ({"story.html": "", "index_lms.html": "", "analytics-frame.html": ""}, "story.html"),
        ({"index.html": "", "index_lms.html": "", "story.html": ""}, "index.html"),
        ({"imsmanifest.xml": SCORM, "index_lms.html": "", "lms/bye.html": ""}, "index_lms.html"),
        (
            {
                "imsmanifest.xml": SCORM.format("scormdriver/indexAPI.html"),
                "scormdriver/indexAPI.html": "",
                "scormcontent/index.html": "",
            },
            "scormcontent/index.html",
        ),
        (
            {
                "imsmanifest.xml": SCORM.format("res/a%20b.html?x=1"),
                "res/a b.html": "",
                "res/c.html": "",
            },
            "res/a b.html",
        ),
        ({"tincan.xml": '<launch lang="en">a.html</launch>', "a.html": "", "b.html": ""}, "a.html"),
        ({"cmi5.xml": "<url>b.html#start</url>", "a.html": "", "b.html": ""}, "b.html"),
        ({"imsmanifest.xml": SCORM.format("../../index.md"), "a.html": "", "b.html": ""}, ""),
        ({"imsmanifest.xml": "no list", "a.html": "", "b.html": ""}, ""),
        ({"a.html": "", "b.html": ""}, ""),
        ({"only.html": ""}, "only.html"),
    ],
)
def test_an_export_begins_with_a_page_that_works_without_an_lms(
    tmp_path: Path, files: dict[str, str], page: str
) -> None:
    for name, text in files.items():
        path = tmp_path / "module" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert start(tmp_path, {name: f"module/{name}" for name in files}) == page


@pytest.mark.parametrize(
    ("names", "packed"),
    [
        (["imsmanifest.xml", "res/a.html"], True),
        (["Course/story.html"], True),
        (["worksheet.docx", "answers.docx"], False),
    ],
)
def test_a_course_in_one_file_is_told_from_a_folder_of_handouts(
    tmp_path: Path, names: list[str], packed: bool
) -> None:
    file = tmp_path / "course.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    assert is_packed(file) is packed


def test_what_is_only_called_a_zip_file_is_none(tmp_path: Path) -> None:
    file = tmp_path / "course.zip"
    file.write_bytes(b"PK")
    assert not is_packed(file)
