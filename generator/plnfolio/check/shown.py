"""Tables of markup that is shown as it is: what to look for in a block, and what to say of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from plnfolio.check.inline import ADDRESS
from plnfolio.check.rule import Found
from plnfolio.check.signs import Signs
from plnfolio.check.text import Block, Text
from plnfolio.frozen import dataclass
from plnfolio.patterns import regex
from plnfolio.render.leftovers.row import short


@dataclass(frozen=True, slots=True)
class Row:
    """What to look for where a block has one of the ``signs``; ``kinds`` are those of blocks,
    and ``outside`` is what they may not stand in.
    """

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], tuple[str, str]]
    kinds: tuple[str, ...] = ()
    outside: str = ""


class Table:
    """``rows``, each with its signs for a whole text: most texts have none of any."""

    def __init__(self, *rows: Row) -> None:
        self.rows = [(row, Signs(*row.signs)) for row in rows]
        self._any = Signs(*(sign for row in rows for sign in row.signs))

    def found_in(self, text: Text) -> Iterator[Found]:
        """What they have to say of a text."""
        if not self._any.stand_in(text.raw):
            return
        rows = [row for row, signs in self.rows if signs.stand_in(text.raw)]
        for block in text.paragraphs:
            yield from _found_in(block, rows)


def _found_in(block: Block, rows: Iterable[Row]) -> Iterator[Found]:
    raw = block.raw
    for row in rows:
        if row.kinds and block.kind not in row.kinds:
            continue
        for sign in row.signs:
            if sign in raw:
                break
        else:
            continue
        if row.outside and block.inside(row.outside):
            continue
        for found in row.pattern.finditer(block.html):
            at = found.start()
            if raw[:at][-1:] != "\\" and block.prose[at : at + 1] != ADDRESS:
                yield Found(block.place(at), *row.say(found))


def _says(message: str, remedy: str) -> Callable[[re.Match[str]], tuple[str, str]]:
    """A sentence about what was found, which stands for {}."""
    return lambda found: (message.replace("{}", f"“{short(found[0].strip())}”"), remedy)


def _m(pattern: str) -> re.Pattern[str]:
    return regex(pattern, re.MULTILINE)


_NAMED = (
    r"(?:amp|nbsp|quot|apos|lt|gt|[lr][sd]quo|[mn]dash|hellip|bull|copy|eacute|#\d{2,5}"
    r"|#x[0-9a-f]{2,5})"
)
ALMOST = Table(
    Row(
        ("&amp;", "&nbsp", "&l", "&r", "&m", "&n", "&h", "&#"),
        regex(
            rf"&(?:(?:amp;)+{_NAMED};|(?:nbsp|[lr][sd]quo|[mn]dash|hellip|#\d{{2,5}})(?![\w;=]))"
        ),
        _says("{} is shown with its letters", "write the sign that it stands for"),
    ),
    Row(
        ("[ ]", "[x]", "[X]"),
        _m(r"\A(?:[-*+]\[[ xX]\]|\[[ xX]\][ \t])(?=[ \t]*[^\W\d_])"),
        _says("{} begins no item of a list to tick", "write - [ ] or - [x], with its spaces"),
        ("paragraph",),
        "list",
    ),
    Row(
        ("\n*",),
        regex(r"\A\*[^\W\d_][^*\n]*\n\*[^\W\d_][^*\n]*(?=\n\*[^\W\d_]|\Z)"),
        lambda _: (
            "these lines begin with a star and no space, so they are no list",
            "write - and a space before each, with an empty line above",
        ),
        ("paragraph",),
    ),
    Row(
        ("#",),
        regex(r"\A#[A-Z][a-z'’]*(?:[ \t]+[\w'’&,-]+){1,7}\Z"),
        lambda found: (
            f"“{short(found[0])}” is no heading: a space is missing",
            f"write ## {found[0][1:]}",
        ),
        ("paragraph",),
    ),
    Row(
        ("<img", "<a", "<iframe", "<video", "<span", "<div", "<p "),
        regex(r"<(?:img|a|iframe|video|audio|span|div|p)\s+[\w-]+\s*=[^<>]*\Z"),
        _says("{} is shown, since its last bracket is missing", "write > at its end"),
    ),
    Row(
        ("<!",),
        regex(r"<!(?:-(?!-)| --)[^>\n]*>?"),
        _says("{} is shown, and no remark", "write <!-- before what nobody is to see, and -->"),
    ),
    Row(
        ("title:", "date:", "tags:", "author:", "layout:", "categories:", "draft:", "slug:", " :"),
        regex(r"\A(?:title|date|tags|author|layout|categories|draft|slug)[ ]?:[^\n]*(?=\n|\Z)"),
        lambda _: (
            "these are fields of front matter, and shown as a heading",
            "move them to the top of the file, and take this second --- out",
        ),
        ("heading",),
    ),
    Row(
        ("\\n", "\\r", "\\u2"),
        regex(
            r"(?<=[\w.,!?;:])(?<!\\[nrt])(?:\\r)?\\n(?:\\n)?(?=[A-ZÀ-Þ]|\s|\Z)"
            r"|(?<=[^\W\d_])\\u20[12][0-9a-fA-F](?=\w)"
        ),
        _says("{} is shown as it is", "write what it stands for: a new line, or the sign itself"),
    ),
)
FOREIGN = Table(
    Row(
        ("==",),
        _m(r"^={2,5}[ \t]*[^=\s][^=\n]*?={2,5}[ \t]*$"),
        _says("{} is a heading of MediaWiki, and shown as it is", "write ## and the words"),
        ("paragraph",),
    ),
    Row(
        ("'''",),
        regex(r"(?<!')'''(?!['\s])[^'\n]+'''(?!')"),
        _says("{} is MediaWiki’s, and shown as it is", "write **bold**"),
    ),
    Row(
        ("[http",),
        regex(r"\[https?://[^\s\[\]]+[ \t]+(?=[^\[\]\n]*[^\W\d_])[^\[\]\n]+\](?![(:\[])"),
        _says("{} is a link of MediaWiki’s, and none here", "write [words](https://…)"),
    ),
    Row(
        ("h1.", "h2.", "h3.", "h4.", "h5.", "h6."),
        _m(r"^h[1-6]\.[ \t]+[^\n]+$"),
        _says("{} is a heading of Textile, and shown as it is", "write ## and the words"),
        ("paragraph",),
    ),
    Row(
        ("Error!",),
        regex(r"Error! (?:Reference source|Bookmark not|Hyperlink reference|No text of)[^\n.]*\.?"),
        _says("{} is what Word says of a lost link", "write what it stood for"),
    ),
    Row(
        ("{", "ADDIN "),
        regex(
            r"\{[ ]?(?:HYPERLINK|ADDIN|CITATION|PAGEREF|REF|TOC|SEQ)\b[^{}\n]*\}?"
            r"|\{[A-Z][\w' -]+, (?:\d{4}|n\.d\.),? ?#\d+[^{}\n]*\}|ADDIN (?:ZOTERO|EN\.|CSL)[\w.]*"
        ),
        _says("{} is a field of Word’s or EndNote’s, and shown as it is", "write [@key] or words"),
    ),
    Row(
        ("oaicite", "【", "turn"),
        regex(
            r":?contentReference\[oaicite:\d+\](?:\{index=\d+\})?|\[oaicite:\d+\]"
            r"|【\d+[^【】\n]*】|(?:\ue200)?(?:cite(?:\ue202)?)?turn\d+(?:search|view|file|news)\d+"
        ),
        _says("{} is a mark of a chat program’s, and leads nowhere", "cite the work: [@key]"),
    ),
    Row(
        ("[image:", "[Image:", "[cid:"),
        regex(r"\[(?:[Ii]mage|cid): ?[^\[\]\n]+\](?!\()"),
        _says("{} is what was left of a picture", "write ![what it shows](picture.png)"),
    ),
    Row(
        ("import ",),
        regex(
            r"\Aimport (?:\w+|\{[^{}\n]*\})(?:, \{[^{}\n]*\})? from ['\"][^'\"\n]+['\"];?(?=\n|\Z)"
        ),
        _says("{} is code of MDX, and shown as it is", "take it out"),
        ("paragraph",),
    ),
    Row(
        ("+++",),
        regex(r"\A\+\+\+(?=\n|\Z)"),
        _says("{} is a mark of Hugo’s, and shown as it is", "take it out; fields begin the file"),
        ("paragraph",),
    ),
)
