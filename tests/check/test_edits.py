"""Edits change what they name, all of it or nothing, and no other byte of a file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check.test_laws import HEAD, PATH, POST, SITE, texts
from plnfolio.check.asking import Asking, Library
from plnfolio.check.rules import TEXT_RULES
from plnfolio.check.text import text_of
from plnfolio.diagnostics import Edit, Fix, Span
from plnfolio.written.edits import edited, stands

ENDS = st.sampled_from(["\n", "\r\n", "\r"])
LINES = st.lists(st.text("ab *é—", max_size=8), min_size=1, max_size=6)


def edit(line: int, column: int, old: str, new: str) -> Edit:
    end = Span(PATH, line, column + len(old))
    return Edit(Span(PATH, line, column), end, old, new)


@given(LINES, ENDS, st.booleans(), st.data())
def test_every_other_byte_stays(
    lines: list[str], end: str, mark: bool, data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(lines) - 1))
    line = lines[number]
    begin = data.draw(st.integers(0, len(line)))
    stop = data.draw(st.integers(begin, len(line)))
    new = data.draw(st.text("xyz", max_size=4))
    bom = "\ufeff" if mark else ""
    before = bom + end.join(lines)
    wanted = [*lines[:number], line[:begin] + new + line[stop:], *lines[number + 1 :]]
    one = edit(number + 1, begin + 1, line[begin:stop], new)
    assert stands(one, lines)
    found = edited(before.encode(), [(one,)])
    if begin == stop:  # what only puts something in has nothing to know its place by
        assert found.left
        assert found.data == before.encode()
    else:
        assert found.data.decode() == bom + end.join(wanted)


@given(texts)
def test_what_is_offered_is_done_and_is_offered_no_more(text: str) -> None:
    source = HEAD + "\n".join(text.splitlines())
    offered = offers(source)
    found = edited(source.encode(), offered)
    for fix in found.done:
        for one in fix:
            assert stands(one, source.split("\n"))
    assert len(offers(found.data.decode())) <= len(found.left)


def offers(source: str) -> list[Fix]:
    read = text_of(POST, source, "en")
    asking = Asking(Library(SITE))
    return [found.fix for rule in TEXT_RULES for found in rule.see(read, asking) if found.fix]


def test_the_first_of_two_that_meet_wins() -> None:
    first, second = (edit(1, 1, "ab", "x"),), (edit(1, 2, "bc", "y"),)
    found = edited(b"abc", [first, second])
    assert (found.data, found.done, found.left) == (b"xc", (first,), (second,))


def test_a_fix_is_done_as_a_whole_or_not_at_all() -> None:
    fix = (edit(1, 1, "a", "x"), edit(1, 3, "q", "y"))
    assert edited(b"abc", [fix]).data == b"abc"


def test_a_stop_moves_behind_what_another_changes() -> None:
    stop = (edit(1, 4, ".", ""), edit(1, 8, "", "."))
    key = (edit(1, 6, "(a", "[@"),)
    assert edited(b"end. (a)", [stop, key]).data == b"end [@.)"


@pytest.mark.parametrize("data", [b"a\0b", b"\xffab", b"", b"ab"])
def test_what_does_not_stand_there_is_left(data: bytes) -> None:
    fix = (edit(1, 2, "bc", "x"),)
    assert edited(data, [fix]).data == data


def test_a_line_is_taken_out_with_its_end() -> None:
    fix = (Edit(Span(PATH, 2, 1), Span(PATH, 3, 1), "b\n", ""),)
    assert edited(b"a\r\nb\r\nc", [fix]).data == b"a\r\nc"
