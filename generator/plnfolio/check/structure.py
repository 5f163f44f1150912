"""How a text is built: its headings, its capitals, its videos (WCAG 2.2; APA 2.27, 6.13)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from plnfolio.check.asking import Asked
from plnfolio.check.capitals import shouted
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.text import Block, Text
from plnfolio.check.whole import Whole
from plnfolio.diagnostics import Span
from plnfolio.packages.starts import WEB, is_manifest
from plnfolio.patterns import regex


def _skipped(text: Text, asked: Asked) -> Iterable[Found]:
    """A heading two or more levels below the one before it; a text begins below its title."""
    levels: dict[tuple[int, ...], int] = {(): 1}  # of the last heading, by what it stands in
    tagged = "<" in text.source and "<h" in text.source  # the sign alone is found much faster
    for block in text.blocks if tagged else text.flow:
        if block.kind not in _HEADINGS:
            continue
        level = block.level if block.kind == "heading" else _html_level(block)
        if not level:
            continue
        around = tuple(map(id, block.typed.around))
        before = levels.get(around, level)
        if level > before + 1:
            should = f"<h{before + 1}>" if block.kind == "html" else "#" * (before + 1)
            message = (
                f"“{block.raw.strip()}” is a heading of level {level}, "
                f"and the one before it is of level {before}"
            )
            remedy = f"begin it with {should}; those who hear the page take the gap for a lost part"
            yield Found(block.place(0), message, remedy)
        levels[around] = max(level, 2)  # a second title is shown a step lower, and said to be one


_HEADINGS = frozenset(("heading", "html"))
_HEADING = regex(r"(?i)\s*<h(?P<level>[1-6])[\s>]")


def _html_level(block: Block) -> int:
    """The level of the heading that a block of HTML begins with, if it does."""
    found = _HEADING.match(block.raw)
    return int(found["level"]) if found is not None else 0


_FIRST = regex(r"(?i)<h1(?=[\s>])")


def _titles(text: Text, asked: Asked) -> Iterable[Found]:
    """A heading of the first level in HTML; of one in Markdown the build speaks."""
    if text.matter is None or "<" not in text.source or "<h1" not in text.source.casefold():
        return
    for block in text.blocks:
        if block.kind == "html":
            places = [found.start() for found in _FIRST.finditer(block.html)]
        else:
            tags = (part for part in block.parts if part.kind == "tag")
            places = [part.start for part in tags if _FIRST.match(part.target)]
        for place in places:
            message = "a page has one title, which its front matter gives; this is another"
            remedy = "write ## and the words of the heading, or take it out if it repeats the title"
            yield Found(block.place(place), message, remedy)


_BOLD = regex(
    r"\s*(?P<out>[*_]?)(?P<mark>\*\*|__)(?P<in>[*_]?)(?![\s*_])(?P<words>[^*_\n]+)(?<!\s)"
    r"(?P=in)(?P=mark)(?P=out)\s*"
)
_STRONG = regex(r"\s*<(?P<mark>b|strong)>(?P<words>[^<>\n]+)</(?P=mark)>\s*")
_NUMBERED = regex(
    r"(?i)(?:table|figure|tabelle|abbildung|tabla|figura|tableau|tabella)\s"
    r"(?:[a-z]?\d+[a-z]?|[a-z])"
)
"""The number of a table or a figure, which stands in bold above it (APA 7.10, 7.24)."""
_STOPS = (".", "!", "?", ";", ",", "…")
_PART = regex(
    r"(?i)(?:my |the |our )?(?:aims?|analysis|background|conclusions?|context|discussion|evaluation"
    r"|evidence|findings|introduction|key (?:findings|takeaways)|lessons learn(?:ed|t)|limitations"
    r"|method(?:s|ology)?|next steps|objectives|outcomes|overview|procedure|rationale"
    r"|recommendations|reflections?|results|summary|what (?:I|we) (?:did|learn(?:ed|t))) ?:"
)
"""Names a part of a report, where other words with a colon are a label, as “Example:” is."""
_LONGEST_HEADING = 10
"""Words of a line that may be meant as a heading."""


def _bold(text: Text, asked: Asked) -> Iterable[Found]:
    """A paragraph that is nothing but a short bold phrase, above something that it may be over."""
    level = 1
    for block in text.flow:
        level = block.level if block.kind == "heading" else level
        if block.kind != "paragraph" or block.typed.around or block.field:
            continue
        if block is text.body[-1]:
            break
        if block.raw.lstrip()[:2] not in ("**", "__", "*_", "_*", "<b", "<s"):
            continue
        raw = block.raw.replace("** **", " ").replace("**:", ":**")
        found = _BOLD.fullmatch(raw) or _STRONG.fullmatch(raw)
        words = found["words"] if found else ""
        if words.endswith(":"):
            words = words.rstrip(": ") if _PART.fullmatch(words) else ""
        if not words or words.endswith(_STOPS) or len(words.split()) > _LONGEST_HEADING:
            continue
        if _NUMBERED.fullmatch(words):
            continue
        message = f"“{words}” looks like a heading, and is only bold"
        remedy = f"if it is one, write {'#' * min(level + 1, 6)} {words}"
        yield Found(block.place(len(block.raw) - len(block.raw.lstrip())), message, remedy)


_VIDEO = regex(r"(?is)<video\b(?P<inner>.*?)(?:</video\s*>|\Z)")
_TRACK = regex(r"(?i)<track\b(?![^>]*\bkind\s*=\s*[\"']?(?:metadata|chapters))")


_NO_CAPTIONS = "this video has no captions"
_TRACK_IT = (
    'put <track kind="captions" src="talk.vtt" srclang="en"> into it; '
    "who cannot hear reads them, and so does who sits in a library (WCAG 1.2.2)"
)


def _captions(text: Text, asked: Asked) -> Iterable[Found]:
    """A video of the author's in HTML, without a track of captions."""
    for block in text.blocks if "<video" in text.source.lower() else ():
        for at in _without_captions(block.html) if "<video" in block.raw.lower() else ():
            yield Found(block.place(at), _NO_CAPTIONS, _TRACK_IT)


def _captions_of_pages(whole: Whole) -> Iterable[Found]:
    """The same in web pages of the author's own, and in none that a program has exported."""
    pages = sorted(path for path in whole.site.files if path.lower().endswith(WEB))
    folders = {posixpath.dirname(path) for path in whole.site.files if is_manifest(path)}
    for path in pages:
        if path in whole.site.packed or any(path.startswith(f"{one}/") for one in folders):
            continue
        html = whole.source(path).text
        for at in _without_captions(html) if "<video" in html.lower() else ():
            line = html.count("\n", 0, at) + 1
            place = Span(path, line, at - html.rfind("\n", 0, at))
            yield Found(place, _NO_CAPTIONS, _TRACK_IT)


def _without_captions(html: str) -> Iterator[int]:
    """Where videos begin that are heard, and have no track of captions."""
    for found in _VIDEO.finditer(html):
        inner = found["inner"]
        if not (_TRACK.search(inner) or "muted" in _tag(inner)):
            yield found.start()


def _tag(inner: str) -> str:
    """What stands in the tag itself."""
    return re.split(">", inner, maxsplit=1)[0].lower()


TEXT_RULES: tuple[TextRule, ...] = (
    TextRule("heading-skipped", "warning", _skipped),
    TextRule("second-title", "warning", _titles),
    TextRule("bold-heading", "hint", _bold),
    TextRule("all-caps", "warning", shouted),
    TextRule("no-captions", "warning", _captions),
)
SITE_RULES: tuple[SiteRule, ...] = (SiteRule("no-captions", "warning", _captions_of_pages),)
