"""The index of words behind the search page, made by Pagefind from the texts of the pages.

A function of what the pages say and of the theme's words alone: templates have no part in it, so
Pagefind runs only when a text has changed.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from html import escape
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from plnfolio.cache.deferred import Deferred
from plnfolio.cache.digest import fingerprint
from plnfolio.diagnostics import Problem, SiteError, Span, why_not
from plnfolio.frozen import dataclass
from plnfolio.kinds.base import Findable
from plnfolio.kinds.search import PROGRAMS, has_search
from plnfolio.model.marks import ROOT, everywhere
from plnfolio.theme.strings import Strings
from plnfolio.write.base import Finished, Plan, PlannedFolder, Reserved
from plnfolio.write.output import Made

FOLDER = "pagefind/"
"""Where the index stands in the site; Pagefind’s script takes the folder above for the root."""

NAMED = (f"{FOLDER}fragment/", f"{FOLDER}index/")
"""Where the index has files that Pagefind names with a digest."""

ASSETS = frozenset({"/assets/search.css", "/assets/search.js"})
"""What only the search page needs of a theme."""

_UNSAID = [".backlinks", ".picture", ".footnote-ref", "thead"]
"""What stands in a text and is not to be found: repetitions and signs."""

_CELL_END = re.compile(r"(?=</(?:t[dh]|d[dt])>)")
"""Where Pagefind would join the last word of a cell to the first of the next."""

_NEEDED = ("fragment/", "index/", "pagefind.", "pagefind-entry", "pagefind-worker", "wasm.")
"""How the names begin of those files of Pagefind’s that ours read; the rest is its own look."""


@dataclass(frozen=True, slots=True)
class Text:
    """What can be found: ``html`` is the text, ``about`` what is shown of it beside its title."""

    path: str
    title: str
    html: str
    about: Mapping[str, str]


def reserved(plan: Plan) -> Iterable[Reserved]:
    """The folder of the index, where Pagefind is installed."""
    if has_search():
        yield Reserved(FOLDER.rstrip("/"), sure=False, ours="what the search needs")


def files(finished: Finished) -> Iterable[PlannedFolder]:
    """The index; what can be found of pages is all that it is made from, with the words for it."""
    if not has_search():
        return
    found = [(page.path, page.found) for page in finished.pages if page.found and page.listed]
    strings, language = finished.strings, finished.site.language
    told = (strings, language, [(path, one.inputs()) for path, one in found])
    make = partial(_index, found, strings, language)
    yield PlannedFolder(FOLDER, {"index": fingerprint(told)}, make)


def _texts(found: Iterable[tuple[str, Deferred[Findable]]], strings: Strings) -> Iterator[Text]:
    """The texts that can be found, or what pages without a text are about."""
    for path, call in found:
        page = call()
        html = everywhere(page.body.html + page.body.references)
        html = html or f"<p>{escape(page.instead)}</p>"
        html += f"<p>{escape(page.also)}</p>" if page.also else ""
        about = {"kind": strings.t(page.word)}
        if page.date:
            about["date"] = strings.long_date(page.date)
        yield Text(path, page.title, _CELL_END.sub(" ", html.replace(ROOT, "")), about)


def _index(
    found: Iterable[tuple[str, Deferred[Findable]]], strings: Strings, language: str
) -> Iterator[Made]:
    """Make the files. Raises SiteError (``search-failed``)."""
    try:
        files = _indexed(_texts(found, strings), language)
    except (OSError, ValueError, LookupError) as error:
        raise SiteError([_failed(error)]) from error
    for name, data in files.items():
        yield Made(FOLDER + name, data)


def _program() -> str:
    return next(name for name in PROGRAMS if find_spec(name))


def _indexed(found: Iterable[Text], language: str) -> dict[str, bytes]:
    """All texts through Pagefind’s service, one after the other, so that the order is ours."""
    executable = import_module(_program()).get_executable()
    with subprocess.Popen(  # noqa: S603 - the program that the extra brought
        [executable, "--service"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            ask = _asker(process)
            index = ask({"type": "NewIndex", "config": {"exclude_selectors": _UNSAID}})["index_id"]
            for text in found:
                ask(
                    {
                        "type": "AddFile",
                        "index_id": index,
                        "url": text.path,
                        "file_path": None,
                        "file_contents": _document(text, language),
                    }
                )
            files = ask({"type": "GetFiles", "index_id": index})["files"]
        finally:
            process.kill()
    decoded = ((file["path"], b64decode(file["content"])) for file in files)
    return {name: data for name, data in sorted(decoded) if name.startswith(_NEEDED)}


def _asker(process: subprocess.Popen[bytes]) -> Callable[[Mapping[str, object]], Any]:
    """Asks the service a question and waits: JSON in base64, with a comma at its end."""
    if not process.stdin or not process.stdout:
        raise ValueError("no pipe")
    give, take = process.stdin, process.stdout

    def ask(question: Mapping[str, object]) -> Any:
        give.write(b64encode(json.dumps({"message_id": 1, "payload": question}).encode()) + b",")
        give.flush()
        parts: list[bytes] = []
        while not parts or not parts[-1].endswith(b","):
            parts.append(os.read(take.fileno(), 1 << 20))
            if not parts[-1]:
                raise ValueError("it ended without an answer")
        answer = json.loads(b64decode(b"".join(parts)[:-1]))["payload"]
        if answer["type"] == "Error":
            raise ValueError(str(answer["message"]))
        return answer

    return ask


def _document(text: Text, language: str) -> str:
    """A text as the page that Pagefind reads, which is not the one that people see."""
    about = "".join(
        f'<i data-pagefind-meta="{name}[title]" title="{escape(value)}"></i>'
        for name, value in text.about.items()
    )
    return (
        f'<html lang="{language}"><body data-pagefind-body>'
        f'<h1 data-pagefind-meta="title">{escape(text.title)}</h1>{about}{text.html}</body></html>'
    )


def _failed(error: Exception) -> Problem:
    reason = why_not(error) if isinstance(error, OSError) else "it gave no answer that is one"
    return Problem(
        "search-failed",
        f"Pagefind, which makes the search, did not work: {reason}",
        Span("content/site.yaml"),
        'install it again: pip install --force-reinstall "plnfolio[search]"; '
        "without it the site has no search",
    )
