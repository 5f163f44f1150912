"""What stands in angle brackets and is no HTML is text: ``Dear <name>`` says so on the page.

A browser shows nothing of a tag that it does not know, and nothing behind one that hides what it
holds.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from markdown_it.rules_block import html_block
from markdown_it.rules_inline import html_inline

from plnfolio.diagnostics import did_you_mean
from plnfolio.model.document import Place
from plnfolio.render.leftovers.row import short
from plnfolio.render.parsing import Parsing
from plnfolio.render.places import place_of

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

# HTML's own (its index of elements, and those that browsers still know), SVG's and MathML's.
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_OPEN = frozenset(
    "body colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead tr".split()
)
_HIDING = frozenset(
    "iframe noembed noframes noscript script select style template textarea title".split()
)
_HTML = frozenset(
    "a abbr acronym address applet article aside audio b basefont bdi bdo bgsound big blink"
    " blockquote button canvas caption center cite code data datalist del details dfn dialog dir"
    " div dl em fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6"
    " header hgroup i ins kbd label legend main map mark marquee menu meter nav nobr object ol"
    " output picture plaintext pre progress q ruby s samp search section slot small span strike"
    " strong sub summary sup svg table time tt u ul var video xmp math mi mn mo ms mtext mrow"
    " mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mspace mstyle"
    " semantics annotation animate circle clippath defs desc ellipse filter foreignobject g"
    " image line lineargradient marker mask metadata path pattern polygon polyline"
    " radialgradient rect stop symbol text textpath tspan use view".split()
)
_KNOWN = _HTML | _VOID | _OPEN | _HIDING
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)")
_SIGNS = re.compile("[=>]")
# What is in these is shown by no browser. In a line it is hardly a program or a style.
_UNSHOWN = frozenset("noembed noframes script style template title".split())
_PROGRAMS = frozenset({"script", "style"})
_FARTHEST = 1000
_SOMETHING = frozenset({"br", "hr", "wbr", "input"})


def inline(state: StateInline, silent: bool) -> bool:
    """The inline rule: markdown-it's, for what is HTML."""
    text, at = state.src, state.pos
    if not state.md.options["html"]:
        if not silent:
            _report_shown(state)
        return False
    if text.startswith(("<?", "<!"), at) and not text.startswith("<!--", at):
        # A browser takes these for remarks (HTML 13.2.5.6).
        return False
    tag = _TAG.match(text, at)
    certain = tag is None or (_has_attributes(tag) and not _hides(tag))
    parsing = Parsing.of(state.env)
    if not certain and not _is_html(tag, parsing, at, silent=silent):
        return False
    if not html_inline(state, silent):
        return False
    if not silent and tag is not None and _is_unshown(tag, parsing):
        _report_unshown(parsing, tag, parsing.locator.place(at))
    return True


def block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule: markdown-it's, but for a line that begins with what is no HTML."""
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("<", at) or not state.md.options["html"]:
        return False
    parsing = Parsing.of(state.env)
    tag = _TAG.match(state.src, at)
    if tag is not None and not _has_attributes(tag) and _is_words(tag, parsing):
        return False
    if not html_block(state, start, end, silent):
        return False
    if not silent:
        _report_hidden(parsing, state.tokens[-1].content, place_of(state, start), tag)
    return True


def _is_words(tag: re.Match[str], parsing: Parsing) -> bool:
    """Whether a tag is none that anybody knows, and belongs to no other."""
    name = tag["name"].lower()
    if name in _KNOWN:
        return False
    return not (parsing.opens(name) if tag["close"] else parsing.closes(name))


def _has_attributes(tag: re.Match[str]) -> bool:
    """Whether an equals sign stands in a tag; in many that never end it is looked for once."""
    signs = _signs(tag.string)
    index = bisect_left(signs, tag.end())
    return index < len(signs) and tag.string[signs[index]] == "="


@functools.lru_cache(maxsize=4)
def _signs(text: str) -> Sequence[int]:
    return [match.start() for match in _SIGNS.finditer(text)]


def _hides(tag: re.Match[str]) -> bool:
    return tag["name"].lower() in _HIDING


def _is_unshown(tag: re.Match[str], parsing: Parsing) -> bool:
    """Whether a browser shows nothing of what a tag begins; a drawing has a title of its own."""
    name = tag["name"].lower()
    return name in _UNSHOWN and not tag["close"] and not (name == "title" and parsing.closes("svg"))


def _report_unshown(parsing: Parsing, tag: re.Match[str], place: Place) -> None:
    name = tag["name"].lower()
    behind = tag.string[tag.end() : tag.end() + _FARTHEST].partition(">")[2]
    end = behind.lower().find(f"</{name}")
    lines = (behind[:end] if end >= 0 else behind).split("\n")
    if words := " ".join(line.strip(" \t>") for line in lines).strip():
        parsing.warn(
            "hidden-text",
            f"“<{name}>” hides “{short(words)}”: browsers show nothing of what is in it",
            place,
            f"write \\<{name}> if it is meant to be read, or take the tag out",
        )


def _is_html(tag: re.Match[str] | None, parsing: Parsing, at: int, *, silent: bool) -> bool:
    """Whether a tag in a line is what a browser knows what to do with."""
    if tag is None:
        return True
    name = tag["name"].lower()
    if _is_words(tag, parsing):
        return False
    if tag["close"] or name in _OPEN or name in _SOMETHING:
        return True
    if name in _KNOWN and (name in _VOID or not parsing.closes(name)):
        if not silent:
            parsing.warn(
                "unknown-tag",
                f"“<{name}>” begins nothing that ends, so it is shown as it is",
                parsing.locator.place(at),
                f"write </{name}> where it ends, or \\<{name}> if it is meant to be read",
            )
        return False
    if name not in _KNOWN and "-" not in name and not silent:
        parsing.warn(
            "unknown-tag",
            f"there is no “<{name}>” in HTML, so it does nothing",
            parsing.locator.place(at),
            did_you_mean(name, _KNOWN) or f"write \\<{name}> if it is meant to be read",
        )
    return True


def _report_shown(state: StateInline) -> None:
    """Say what is HTML elsewhere, and is shown as it is where a text holds none."""
    tag = _TAG.match(state.src, state.pos)
    whole = tag is not None and state.html_terminator_last(">") >= tag.end()
    name = tag["name"].lower() if tag and whole and not tag["close"] else ""
    remark = state.src.startswith("<!--", state.pos)
    if name in _KNOWN or remark:
        parsing = Parsing.of(state.env)
        written = "<!--" if remark else f"<{name}>"
        parsing.warn(
            "unknown-tag",
            f"“{written}” is shown as it is, since this field holds no HTML",
            parsing.locator.place(state.pos),
            "write it in words, or as Markdown: *emphasis*, [a link](https://example.org)",
        )


def _report_hidden(parsing: Parsing, content: str, place: Place, tag: re.Match[str] | None) -> None:
    """Say what a browser would show nothing of."""
    if content.rfind("<!--") > content.rfind("-->"):
        message = "the remark that begins here is never closed, so it hides all that follows"
        parsing.find("hidden-text", message, place, "write --> where it ends")
    elif content.startswith(("<?", "<!")) and not content.startswith("<!--"):
        message = f"“{content[:2]}” begins a remark in HTML, which nobody sees"
        remedy = f"write \\{content[:2]} if it is meant to be read, or take it out"
        parsing.warn("unknown-tag", message, place, remedy)
    elif tag is not None and _hides(tag) and not parsing.closes(tag["name"].lower()):
        name = tag["name"].lower()
        message = f"“<{name}>” is never closed, so it hides all that follows"
        parsing.find("hidden-text", message, place, f"write </{name}> where it ends")
    elif tag is not None and tag["name"].lower() not in _PROGRAMS and _is_unshown(tag, parsing):
        _report_unshown(parsing, tag, place)
