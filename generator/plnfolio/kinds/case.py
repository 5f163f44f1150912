"""What an artifact tells as a case, as HTML for papers and books; pages have a template for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from plnfolio.model.dated import CaseView


def facts(case: CaseView | None, t: Callable[..., str]) -> str:
    """The cover, and what stands beside it at a glance."""
    if case is None:
        return ""
    told = {
        "case_kind": case.kind,
        "audience": case.audience,
        "role": case.role,
        "tools": t("list_comma").join(case.tools),
        "team": "; ".join(case.team),
    }
    items = "".join(
        f"<dt>{escape(t(key))}</dt><dd>{escape(words)}</dd>" for key, words in told.items() if words
    )
    cover = f'<p class="cover">{case.cover}</p>\n' if case.cover else ""
    return cover + (f"<dl>{items}</dl>\n" if items else "")


def story(case: CaseView | None, t: Callable[..., str]) -> str:
    """Which problem there was, what was done, and what came of it."""
    if case is None:
        return ""
    parts = {"problem": case.problem, "process": case.process, "result": case.result}
    return "".join(
        f"<h2>{escape(t(key))}</h2>\n{_paragraphs(words)}" for key, words in parts.items() if words
    )


def _paragraphs(words: Iterable[str]) -> str:
    return "".join(f"<p>{escape(one)}</p>\n" for one in words)
