"""Where the exports of authoring tools begin."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from plnfolio.packages.starts import Start, start_in, start_of

SCORM = '<manifest><resources><resource type="webcontent" href="{}"/></resources></manifest>'
FIRST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:xml="http://www.w3.org/XML/1998/namespace">
<organizations default="second">
<organization identifier="first"><item identifierref="a"/></organization>
<organization identifier="second"><title>Course</title>
<item><title>Part</title><item identifierref="none"/>
<item identifierref="b" parameters="{}"/></item>
<item identifierref="a"/></organization></organizations>
<resources xml:base="units/">
<resource identifier="none"/><resource identifier="a" href="a.html"/>
<resource identifier="b" xml:base="two/" href="b%20c.html{}"/></resources></manifest>
"""
UNITS = {"units/a.html": "", "units/two/b c.html": "", "index.html": ""}
SERVED = '<!DOCTYPE manifest [<!ENTITY page "a.html">]><manifest><resources>'
SERVED += '<resource href="&page;"/></resources></manifest>'
OUTSIDE = SERVED.replace('"a.html"', 'SYSTEM "file:///etc/hostname"')

EXPORTS: Mapping[str, tuple[Mapping[str, str], Start]] = {
    "without an LMS": (
        {"story.html": "", "index_lms.html": "", "analytics-frame.html": ""},
        Start("story.html"),
    ),
    "several that are known": (
        {"index.html": "", "index_lms.html": "", "story.html": ""},
        Start("index.html"),
    ),
    "a list that names no page": (
        {"imsmanifest.xml": SCORM, "index_lms.html": "", "lms/bye.html": ""},
        Start("index_lms.html"),
    ),
    "an LMS’s page beside one that needs none": (
        {
            "imsmanifest.xml": SCORM.format("scormdriver/indexAPI.html"),
            "scormdriver/indexAPI.html": "",
            "scormcontent/index.html": "",
        },
        Start("scormcontent/index.html"),
    ),
    "an LMS’s page alone": (
        {
            "imsmanifest.xml": SCORM.format("index_lms.html?tab=1"),
            "index_lms.html": "",
            "bye.html": "",
        },
        Start("index_lms.html", "?tab=1"),
    ),
    "a page that the list names": (
        {"imsmanifest.xml": SCORM.format("go.html"), "go.html": "", "index.html": ""},
        Start("go.html"),
    ),
    "other capitals in the list": (
        {"imsmanifest.xml": SCORM.format("Go.HTML"), "go.html": "", "end.html": ""},
        Start("go.html"),
    ),
    "a name with a space, and a query": (
        {
            "imsmanifest.xml": SCORM.format("res/a%20b.html?x=1"),
            "res/a b.html": "",
            "res/c.html": "",
        },
        Start("res/a b.html", "?x=1"),
    ),
    "the first item of the usual organization": (
        {"imsmanifest.xml": FIRST.format("", ""), **UNITS},
        Start("units/two/b c.html"),
    ),
    "parameters": (
        {"imsmanifest.xml": FIRST.format("?who=me&amp;n=1", ""), **UNITS},
        Start("units/two/b c.html", "?who=me&n=1"),
    ),
    "parameters behind a query": (
        {"imsmanifest.xml": FIRST.format("n=1", "?a=2"), **UNITS},
        Start("units/two/b c.html", "?a=2&n=1"),
    ),
    "a place in the page": (
        {"imsmanifest.xml": FIRST.format("#slide2", ""), **UNITS},
        Start("units/two/b c.html", "#slide2"),
    ),
    "xAPI": (
        {"tincan.xml": '<launch lang="en">a.html</launch>', "a.html": "", "b.html": ""},
        Start("a.html"),
    ),
    "cmi5": (
        {"cmi5.xml": "<au><url>b.html#start</url></au>", "a.html": "", "b.html": ""},
        Start("b.html", "#start"),
    ),
    "an entity": ({"imsmanifest.xml": SERVED, "a.html": "", "b.html": ""}, Start()),
    "an entity of the disk": ({"imsmanifest.xml": OUTSIDE, "a.html": "", "b.html": ""}, Start()),
    "a page of the web": (
        {"imsmanifest.xml": SCORM.format("https://example.org/"), "a.html": "", "b.html": ""},
        Start(),
    ),
    "a page outside": (
        {"imsmanifest.xml": SCORM.format("../../index.md"), "a.html": "", "b.html": ""},
        Start(),
    ),
    "no list at all": ({"imsmanifest.xml": "no list", "a.html": "", "b.html": ""}, Start()),
    "nothing known": ({"a.html": "", "b.html": ""}, Start()),
    "the only page": ({"only.html": ""}, Start("only.html")),
}


@pytest.mark.parametrize("case", EXPORTS)
def test_an_export_begins_with_a_page_that_works_without_an_lms(case: str) -> None:
    files, page = EXPORTS[case]
    assert start_of(files, lambda name: files[name].encode()) == page


PACKED: Mapping[str, tuple[tuple[str, ...], str]] = {
    "a course": (("story.html", "data.js"), "story.html"),
    "handouts": (("worksheet.docx", "answers.docx"), ""),
    "handouts as pages": (("worksheet.html",), ""),
    "the sources of a site": (("readme.md", "src/index.html", "src/app.js"), ""),
    "notes beside a course": (
        ("how to.txt", "course/imsmanifest.xml", "course/index.html"),
        "course/index.html",
    ),
    "two courses": (("a/imsmanifest.xml", "a/index.html", "b/imsmanifest.xml"), ""),
}


@pytest.mark.parametrize("case", PACKED)
def test_a_course_in_one_file_is_told_from_handouts(case: str) -> None:
    names, page = PACKED[case]
    assert start_in(names, lambda name: b"") == Start(page)
