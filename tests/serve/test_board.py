"""What a page hears, of how much, and for how long it is remembered."""

from __future__ import annotations

import asyncio

from plnfolio.diagnostics import Problem, Span
from plnfolio.serve import Outcome
from plnfolio.serve.board import LOOKED_AT, REMEMBERED, Board, News
from serve.running import run


def heard(board: Board, version: str, *files: str) -> News | None:
    """What a page made of these files hears first."""

    async def first() -> News | None:
        news = board.news(version, frozenset(files))
        try:
            return await anext(news)
        finally:
            await news.aclose()

    return run(first())


def test_several_changes_are_told_together() -> None:
    board = Board("run")
    for name in ("a.css", "b.css", "a/index.html"):
        board.post(Outcome(files=(name,)), "")
    news = heard(board, "run-0", "a/index.html")
    assert news
    assert (news.version, news.page, set(news.files)) == ("run-3", True, {"a.css", "b.css"})
    assert heard(board, "run-1", "b/index.html") == News("run-3", files=("b.css",))
    assert heard(board, "run-3", "a/index.html") == News("run-3")
    assert board.in_view() == frozenset()


def test_what_is_forgotten_is_loaded_anew() -> None:
    board = Board("run")
    board.post(Outcome(files=("first.html",)), "")
    board.post(Outcome(files=tuple(f"{number}.html" for number in range(REMEMBERED))), "")
    assert heard(board, "run-0", "first.html") == News("run-2", anew=True)
    assert heard(board, "run-2", "first.html") == News("run-2")


def test_a_failed_build_changes_no_file_of_the_pages() -> None:
    board = Board("run")
    board.post(Outcome(files=("a.html",), notices={"a.html": "Not now"}), "")
    failed = Outcome(problems=(Problem("a-code", "broken", Span("content/x.md")),))
    for _ in range(2):
        board.post(failed, "a problem")
        assert heard(board, "run-1", "b.html") == News("run-2", page=True)
        assert board.shown.outcome.notices == {"a.html": "Not now"}


def test_nobody_waits_for_a_board_that_is_closed() -> None:
    async def all_news() -> list[News | None]:
        board = Board("run")
        asyncio.get_running_loop().call_later(0.05, board.close)
        return [one async for one in board.news("run-0", frozenset())]

    assert run(all_news()) == [News("run-0")]


def test_pages_that_are_open_or_were_asked_for_lately_are_in_view() -> None:
    board = Board("run")
    for number in range(LOOKED_AT + 1):
        board.asked(f"{number}.html")
    assert board.in_view() == {f"{number}.html" for number in range(1, LOOKED_AT + 1)}


def test_a_page_that_is_made_first_is_told_first_and_takes_mended_problems_along() -> None:
    board = Board("run")
    board.post(Outcome(problems=(Problem("bad-date", "this is no date", Span("a.md")),)), "notes")
    board.hurry(["a.html"])
    assert board.shown.notes == ""
    assert heard(board, "run-1", "a.html") == News("run-2", page=True)
