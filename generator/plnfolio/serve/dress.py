"""What a page wears only as served: the live script, and the problems of the last build."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from html import escape
from importlib.resources import files

from plnfolio.diagnostics import Problem
from plnfolio.serve.board import Shown

OURS = "/.plnfolio/"
"""Under which addresses the server's own things are; no site has any that begin with a dot."""


def asset(name: str) -> bytes:
    """One of the files that pages wear: ``live.js`` or ``problems.css``."""
    return (files("plnfolio.serve") / name).read_bytes()


def dressed(html: bytes, shown: Shown) -> bytes:
    """A page with the script before its end, and over it the problems there are."""
    if html.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return html
    clothes = _script(shown)
    if shown.outcome.errors:
        clothes = _problems(shown.outcome.errors) + clothes
    # The bytes stay as they are: a page from elsewhere may be in any encoding.
    lowered = html.lower()
    end = max(lowered.rfind(b"</body>"), 0) or max(lowered.rfind(b"</html>"), 0) or len(html)
    return html[:end] + clothes.encode("ascii", "xmlcharrefreplace") + html[end:]


def plain_page(title: str, sentence: str, shown: Shown) -> bytes:
    """A page of the server's own, where the site has none to show."""
    page = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n</head>\n<body>\n"
        f"<h1>{escape(title)}</h1>\n<p>{escape(sentence)}</p>\n</body>\n</html>\n"
    )
    return dressed(page.encode(), shown)


def _script(shown: Shown) -> str:
    version = escape(shown.version)
    return f'<script src="{OURS}live.js" data-version="{version}" defer></script>\n'


def _problems(problems: tuple[Problem, ...]) -> str:
    number = len(problems)
    heading = "A problem keeps" if number == 1 else f"{number:,} problems keep"
    them = "it is" if number == 1 else "they are"
    texts = "\n".join(f"<pre>{escape(str(problem))}</pre>" for problem in problems)
    return (
        f'<link rel="stylesheet" href="{OURS}problems.css">\n'
        '<section id="plnfolio-problems" role="alert" lang="en" dir="ltr">\n'
        f"<h1>{heading} the site from being built</h1>\n"
        f"<p>This goes away by itself as soon as {them} mended and saved.</p>\n"
        f"{texts}\n</section>\n"
    )
