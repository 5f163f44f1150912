"""What holds for any text and any item, however broken."""

from __future__ import annotations

import pickle
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plnfolio.diagnostics import Problem, Span
from plnfolio.model.reference import Reference
from plnfolio.read.references import variables as csl
from plnfolio.read.references.csl import from_csl
from plnfolio.read.references.library import read_library
from plnfolio.read.references.markup import rich
from plnfolio.read.references.merging import merge

PATHS = ("refs.yaml", "refs.json", "refs.bib", "refs.ris", "refs.nbib", "refs.enw")
CSL_TAG = re.compile(
    r'</?(?:i|sup|sub)>|</span>|<span (?:style="font-variant:small-caps"|class="nocase")>'
)

# Text that is near enough to each format to reach deep into its reader.
PIECES = {
    "refs.yaml": ["- ", "id: ", "title: ", "author: ", "[", "]", "{", "}", ": ", "\n", "  ", "&a",
                  "*a", "|\n", "'", '"', "x", "2018", "issued: ", "type: book"],
    "refs.json": ["[", "]", "{", "}", '"id"', ":", ",", '"x"', "2018", "null", "true", '"author"',
                  '"type"', '"book"', '"items"', "\n", " ", "1e999", "-"],
    "refs.bib": ["@", "article", "{", "}", "(", ")", ",", "=", '"', "#", "\n", " ", "title", "key",
                 "author", "and", "\\", "$", "^", "_", "%", "~", "mar", "year", "2018", "@string",
                 "crossref", "{\\'e}", "\\emph", "others", "@comment"],
    "refs.ris": ["TY  - JOUR", "ER  - ", "AU  - ", "TI  - ", "PY  - ", "\n", "Smith, J.", ",", "x",
                 "DA  - 2018/", "/", "UR  - https://x.org", ";", "SP  - 1", "EP  - 2",
                 "N1  - DOI: "],
    "refs.nbib": ["PMID- 1", "OWN - ERIC", "TI  - ", "TT  - ", "FAU - Smith, J", "AU  - Smith J",
                  "PT  - Book Chapter", "PT  - Dissertations", "JT  - ", "BTI - ", "SO  - ", "\n",
                  "DP  - ", "2018 Win", "LID - 10.1000/x [doi]", "LID - 12 [pii]", "OID - ED1", "[",
                  "]", "      ", "x", "Article 3", ", "],
    "refs.enw": ["%0 Journal Article", "%0 ", "%0 Essay", "%A ", "Smith, J.", "%T ", "%D ", "2018",
                 "%8 ", "%R ", "10.1000/x", "%U ", "https://x.org", "%P 1-2", "%F key", "\n", "%",
                 "x", "%E ", "%9 "],
}  # fmt: skip


def texts(path: str) -> st.SearchStrategy[str]:
    return st.one_of(st.text(), st.lists(st.sampled_from(PIECES[path]), max_size=40).map("".join))


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["family", "given", "literal", "date-parts", "raw", "season", "circa", "x"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)
items = st.dictionaries(
    st.sampled_from([*sorted(csl.VARIABLES), "type", "id", "subtitle", "custom", "unknown-field"]),
    values,
    max_size=6,
)


@pytest.mark.parametrize("path", PATHS)
@given(data=st.data())
def test_no_text_raises(path: str, data: st.DataObject) -> None:
    problems: list[Problem] = []
    for work in read_library(path, data.draw(texts(path)), problems):
        assert is_regular(work)
    assert all(problem.span.path == path for problem in problems)


@given(items)
def test_no_item_raises_and_what_it_gives_is_regular(item: dict[str, Any]) -> None:
    problems: list[Problem] = []
    work = from_csl({"id": "x", **item}, Span("refs.json", 1), problems)
    if work is not None:
        assert is_regular(work)
        assert pickle.loads(pickle.dumps(work)) == work  # parsed in any process


def is_regular(work: Reference) -> bool:
    assert work.id
    assert work.type in csl.TYPES
    assert csl.NAMES.issuperset(work.names)
    assert csl.DATES.issuperset(work.dates)
    assert csl.FIELDS.issuperset(work.fields)
    assert all(work.names.values())
    assert all(isinstance(text, str) and text == text.strip() for text in work.fields.values())
    assert all(work.fields.values())
    for names in work.names.values():
        assert isinstance(names, tuple)
        assert all(name.family or name.literal for name in names)
    for date in work.dates.values():
        assert date.parts or date.literal
        hash(date)
    return True


@given(st.text(alphabet='<>/="ispubna &;lt x'))
def test_markup_is_balanced_and_read_once(text: str) -> None:
    once = rich(text)
    depth: list[str] = []
    for tag in CSL_TAG.findall(once):
        name = tag.strip("</>").split(" ")[0]
        if tag.startswith("</"):
            assert depth.pop() == name
        else:
            depth.append(name)
    assert depth == []


@given(st.lists(items, max_size=4), st.integers(0, 4))
def test_the_same_works_twice_are_the_same_works(found: list[dict[str, Any]], at: int) -> None:
    works = [from_csl({**item, "id": f"x{n}"}, None, []) for n, item in enumerate(found)]
    library = tuple(work for work in works if work is not None)
    problems: list[Problem] = []
    once = merge([library], [])
    assert merge([library[:at], library, library[at:]], problems).keys() == once.keys()
    assert problems == []
