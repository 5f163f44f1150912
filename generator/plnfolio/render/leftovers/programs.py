"""The markup of other programs, as texts bring it along that were written for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from plnfolio.patterns import regex
from plnfolio.render.boxes import BOXES, KINDS
from plnfolio.render.leftovers.row import Match, Row, Said, nothing, of, short
from plnfolio.render.leftovers.shortcodes import (
    CODE,
    LONG,
    NO_USE,
    PATH,
    REMARK,
    shortcode,
    variable,
)

SHORTCODE = regex(r"\{\{[<%]-?\s*+(?:/\s*+)?(?P<name>[\w/-]*+)(?P<rest>[^{}]*?)[>%]\}\}")
TAG = regex(r"(?<!\{)\{%-?\s*+(?P<name>\w*+)(?P<rest>(?:[^{}%]|%(?!\})|\{\{[^{}]*\}\})*)%\}")
VARIABLE = regex(r"\{\{(?![<%{])[^{}\n]*\}\}")
_MARKDOWN_IN_HTML = regex(
    r"""<\w[^<>]{0,200}?\smarkdown=["']?(?:1|block|span|true)\b[^<>]{0,200}>(?=\s*\S)"""
)
_SIZED_PICTURE = regex(
    r"!\[(?P<alt>[^\[\]|\n]*)\|(?P<width>\d{2,4})(?:x(?P<height>\d{2,4}))?\]"
    r"\((?P<target>[^()\s]+)\)"
)
_BEGUN = regex(r"\]\((?:\{\{[^{}\s]*\}\})*\Z")
_IN_LINK = regex(r"[^\s()]*(?:[ \t]+\"[^\"\n]*\")?\)")
_SIZED = regex(r"""(?:\s*(?:width|height)=(?:"[^"]*"|'[^']*'|[^\s"']+))+""")
_BBCODE: Mapping[str, str] = {
    "b": "write **bold**",
    "i": "write *italic*",
    "url": "write [words](https://page.example.org)",
    "img": "write ![what it shows](picture.png)",
    "quote": "write > in front of the lines",
    "code": "put the code between two lines of ```",
}
_WORDPRESS = regex(
    r"\[/(?:caption|gallery|embed|playlist|audio|video)\]"
    r"|\[(?:caption|gallery|embed|playlist|audio|video|youtube)\s(?:[\w-]+=|https?:)[^\]\n]*\]"
)


def _kramdown(found: Match) -> str:
    inner = found.part("inner").strip()
    name = inner.lstrip("/").split(" ")[0].lower()
    if name == "toc":
        return LONG
    if name == "comment":
        return REMARK
    if "target" in inner or "rel=" in inner:
        return "take it out: readers choose where a link opens"
    if inner[:1] in (".", "#") or (_SIZED.fullmatch(inner) and not found.written.startswith("{::")):
        own = f"{{{' '.join(inner.split())}}}"
        return f"write {own} behind a heading, link or picture, or on a line above what it is for"
    return "take it out"


def _mkdocs(found: Match) -> str:
    kind = found.part("kind").lower()
    name = kind if kind in ("tip", "warning") else "note"
    title = found.part("title")
    return f"write :::{{{name}}}{' ' + title if title else ''}, its text as a paragraph, and :::"


def _accepted(found: Match) -> str:
    """A text with a change in it, as whoever made it wants it."""
    inner = found.written[3:-3]
    if found.written[1] in "->":
        return ""
    if found.written[1] == "=":
        return f"=={inner}=="
    return inner.partition("~>")[2] if found.written[1] == "~" else inner


def _crossed(found: Match) -> str:
    return NO_USE if found.written[0] == "(" else "write which one you mean: the figure above"


def _own_size(found: Match) -> str:
    sizes = [f"{name}={found.part(name)}" for name in ("width", "height") if found.part(name)]
    alt = found.part("alt").rstrip("\\ \t")
    return f"![{alt}]({found.part('target')}){{{' '.join(sizes)}}}"


def _sized_picture(found: Match) -> Said:
    own = _own_size(found).replace(found.part("alt"), short(found.part("alt")), 1)
    return f"“{short(found.written)}” has its size in the description", f"write {own}"


def _rst(found: Match) -> str:
    name = found.part("name").lower()
    if name in BOXES:
        return f"write :::{{{KINDS.get(name, 'note')}}}, its text as a paragraph, and a line :::"
    if name in ("image", "figure"):
        return "write ![what it shows](picture.png)"
    if name in ("code", "code-block", "sourcecode"):
        return CODE
    return LONG if name in ("contents", "toctree") else NO_USE


def _but_in_addresses(say: Callable[[Match], Said]) -> Callable[[Match], Said | None]:
    """Says nothing of what a link begins with: where that leads to nothing, it is said there."""

    def said(found: Match) -> Said | None:
        start, end = found.match.span()
        begins = _BEGUN.search(found.content, max(0, start - 200), start) and not re.search(
            r"\s", found.written
        )
        return None if begins and _IN_LINK.match(found.content, end) else say(found)

    return said


def _m(pattern: str) -> re.Pattern[str]:
    return regex(pattern, re.MULTILINE)


_FIELD = of("a field of Obsidian’s", "write one colon, or a line of the front matter")
ROWS = (
    Row(
        ("{{",),
        SHORTCODE,
        of("a shortcode of Hugo or Quarto", shortcode),
        html=True,
    ),
    Row(
        ("{%",),
        TAG,
        of("a tag of Jekyll’s (Liquid)", shortcode),
        html=True,
    ),
    Row(
        ("{{",),
        VARIABLE,
        _but_in_addresses(of("a variable of a template", variable)),
        html=True,
    ),
    Row(("{:",), regex(r"\{::?(?P<inner>[^{}\n]*)\}"), of("kramdown’s", _kramdown)),
    Row(
        ("{f", "{s", "{a", "{t", "{c", "|f", "|s", "|a"),
        regex(
            r"(?:\{(?:filename|static|attach|tag|category|author)\}|\|(?:filename|static|attach)\|)(?=[\w./])"
        ),
        _but_in_addresses(of("Pelican’s", PATH)),
    ),
    Row(
        ("[t", "[T", "[_"),
        regex(r"(?im)^[ \t]*(?:@?\[toc\]|\[\[_?toc_?\]\])[ \t]*$"),
        lambda found: (
            None
            if "TOC" in found.env.get("references", {})
            else of("another program’s list of headings", LONG)(found)
        ),
        ours=nothing,
    ),
    Row(
        ("!!", "??"),
        _m(
            r"^(?:!!!|\?\?\?\+?)[ \t]+(?P<kind>[a-z][\w-]*)"
            r"(?:[ \t]+\"(?P<title>[^\"\n]*)\")?[ \t]*$"
        ),
        of("a box of MkDocs", _mkdocs),
    ),
    Row(
        ("==",),
        _m(r'^===\+?!? "[^"\n]+"[ \t]*$'),
        of("a tab of MkDocs", "write a heading: ## Words"),
    ),
    Row(
        ("%%",),
        _m(r"(?<!%)%%(?!%)[^%]*%%|^%%[ \t]*$"),
        of("a remark of Obsidian’s", REMARK),
    ),
    Row(
        ("^",),
        regex(r"\A\^\Z"),
        of("kramdown’s", "take it out: an empty line is enough"),
        ours=nothing,
    ),
    Row(
        ("n=",),
        _MARKDOWN_IN_HTML,
        of("for kramdown", "leave an empty line behind this tag and before the one that closes it"),
        probe=_MARKDOWN_IN_HTML,
        html=True,
    ),
    Row(
        ("{=",),
        regex(r"(?<=[`\x1b])\{=[a-z]\w*\}"),
        of("Pandoc’s", "write HTML as it is, without backticks"),
    ),
    Row(("<%",), regex(r"<%[^%\n]*%>"), of("a variable of a template", NO_USE)),
    Row(
        ("::",),
        _m(
            r"^[A-Za-z][\w -]{0,30}(?<! )::(?=[ \t]+\S)"
            r"|(?<![\]\w])[\[(][A-Za-z][\w -]{0,30}::[ \t]+[^\])\n]*+(?:[\])](?!\()|(?P<open>))"
        ),
        # One that does not end has been followed all the same, so that each is followed once.
        lambda found: None if found.match["open"] is not None else _FIELD(found),
        ours=lambda found: found.written.strip("[]()").replace("::", ":", 1),
    ),
    Row(
        ("|1", "|2", "|3", "|4", "|5", "|6", "|7", "|8", "|9"),
        _SIZED_PICTURE,
        _sized_picture,
        probe=_SIZED_PICTURE,
        ours=_own_size,
    ),
    Row(
        ("^",),
        regex(
            r"(?<!\S)\^(?:[0-9a-f]{6}|(?=[A-Za-z0-9-]*[A-Za-z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+)\Z"
            r"|(?:(?<![^\n])|(?<=[.!?…:;)”’\"*][ \t]))\^[A-Za-z][A-Za-z0-9-]*\Z"
        ),
        of("a mark of Obsidian’s", "take it out; a heading can be linked to"),
        ours=nothing,
    ),
    Row(
        ("{+", "{-", "{~", "{>", "{="),
        regex(r"\{(?:\+\+.+?\+\+|--.+?--|~~.+?~~|>>.+?<<|==.+?==)\}", re.DOTALL),
        of(
            "a change that an editor tracks",
            "accept or reject it there, or write it as it is to be",
        ),
        ends={"{++": "++}", "{--": "--}", "{~~": "~~}", "{>>": "<<}", "{==": "==}"},
        ours=_accepted,
    ),
    Row(
        ("[/",),
        regex(r"\[/(?P<tag>b|i|u|s|url|img|quote|code|center|color|size|list)\]"),
        of("BBCode", lambda found: _BBCODE.get(found.part("tag"), NO_USE)),
    ),
    Row(
        ("[/", "[c", "[e", "[g", "[y"),
        _WORDPRESS,
        of("a shortcode of WordPress", NO_USE),
        probe=_WORDPRESS,
    ),
    Row(
        ("*[",),
        _m(r"^\*\[[^\]\n]+\]:[ \t]"),
        of("an abbreviation’s explanation", "write it out in the text where it comes first"),
    ),
    Row(("::",), _m(r"^\.\.[ \t]+(?P<name>[\w-]+)::"), of("reStructuredText’s", _rst)),
    Row(
        (":`", "`_", "}`"),
        regex(r":[a-z]+:(?=[`\x1b])|(?<!\w)\{[a-z][a-z:-]*\}(?=[`\x1b])|[`\x1b]__?(?![\w`\x1b])"),
        of("markup of Sphinx", "write links as [words](file.md)"),
    ),
    Row(
        ("\\@", "(\\"),
        regex(r"\\@ref\([\w:.-]+\)|\(\\#[a-z]+:[\w.-]+\)"),
        of("a cross-reference of bookdown", _crossed),
        escaped=True,
        html=True,
        ours=lambda found: "" if found.written[0] == "(" else None,
    ),
    Row(("(r",), _m(r"^\(ref:[\w-]+\)"), of("a caption of bookdown", NO_USE), ours=nothing),
    Row(("#+",), _m(r"^#\+\w+.*$"), of("Org’s", NO_USE)),
    Row(
        (":",),
        regex(r"\A:[ \t]+[^\n]+"),
        of("a caption of Pandoc’s", "write it as a paragraph above the table, without the colon"),
        probe=regex(r"\n[ \t>]*:[ \t]"),
    ),
    Row(
        ("+-", "+="),
        regex(r"\A\+[-=]{3,}\+"),
        of("a table of Pandoc’s", "write | One | Two | over |-----|-----|"),
    ),
    Row(
        ("<!",),
        regex(r"<!--[ \t]*(?:more|excerpt|truncate|nextpage|toc|TOC)[ \t]*-->"),
        lambda found: (
            f"“{found.written}” does nothing here",
            LONG
            if "toc" in found.written.lower()
            else "take it out, and write summary: in the front matter",
        ),
        html=True,
        ours=nothing,
    ),
)
"""All of them, in the order in which they are looked for."""
