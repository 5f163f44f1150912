"""What a page wears only as served: the live script, and what there is to say about the build."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from html import escape
from importlib.resources import files
from zlib import crc32

from plnfolio.serve.board import Shown

OURS = "/.plnfolio/"
"""Under which addresses the server's own things are; no site has any that begin with a dot."""


def asset(name: str) -> bytes:
    """One of the files that pages wear: ``live.js`` or ``notes.css``."""
    return (files("plnfolio.serve") / name).read_bytes()


def dressed(html: bytes, file: str, shown: Shown, base: str = "") -> bytes:
    """A page with the script and the notes before its end; ``file`` is what it was read from."""
    if html.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return html
    clothes = _clothes(file, shown, base, f"{crc32(html):08x}").encode("ascii", "xmlcharrefreplace")
    # The bytes stay as they are: a page from elsewhere may be in any encoding.
    lowered = html.lower()
    end = max(lowered.rfind(b"</body>"), 0) or max(lowered.rfind(b"</html>"), 0) or len(html)
    return html[:end] + clothes + html[end:]


def plain_page(title: str, body: str, shown: Shown, base: str = "", *, file: str = "") -> bytes:
    """A page of the server's own, with HTML under its title; ``file`` is its name for the board."""
    page = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n</head>\n"
        '<body id="plnfolio-page">\n'
        f"<main>\n<h1>{escape(title)}</h1>\n{body}</main>\n</body>\n</html>\n"
    )
    return dressed(page.encode(), file, shown, base)


def said(text: str) -> str:
    """A paragraph of one sentence, for such a page."""
    return f"<p>{escape(text)}</p>\n"


def _clothes(file: str, shown: Shown, base: str, made: str) -> str:
    """``made`` tells a page from what it is after the next save, which may come first."""
    notes = shown.notes
    if sentence := shown.outcome.notices.get(file):
        notes = f'<p id="plnfolio-notice">{escape(sentence)}</p>\n{notes}'
    if notes:
        notes = f'<aside id="plnfolio" lang="en" dir="ltr">\n{notes}</aside>\n'
    return (
        f'<link rel="stylesheet" href="{OURS}notes.css">\n{notes}'
        f'<script src="{OURS}live.js" data-version="{escape(shown.version)}" '
        f'data-file="{escape(file)}" data-base="{escape(base)}" data-made="{made}" defer>'
        "</script>\n"
    )
