"""Tokens become HTML with marks where the site has its say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import cast

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from plnfolio.cite.keys import loose_keys
from plnfolio.model.document import CitationSlot, Finding, FrameSlot, KeySlot, Place, TextSlot
from plnfolio.render import rawhtml
from plnfolio.render.addresses import escaped, link, picture
from plnfolio.render.directives.figure import missing_alt
from plnfolio.render.fences import render_parts
from plnfolio.render.highlight import code_block
from plnfolio.render.keys import look_for, slot_of
from plnfolio.render.parsing import Parsing
from plnfolio.render.places import Locator
from plnfolio.render.plain import alternative
from plnfolio.render.tasks import render_checkbox

RenderRule = Callable[[RendererHTML, Sequence[Token], int, OptionsDict, EnvType], str]


def _link_open(
    self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[i]
    target = str(token.attrs.get("href", ""))
    inner = tokens[i + 1]
    if target and (inner.type == "link_close" or _is_blank(inner, tokens[i + 2])):
        message = "this link has no words, so nobody sees that it is there"
        remedy = f"write them between the square brackets: [words]({target})"
        finding = Finding("link-text", message, _place(token), remedy, "warning")
        Parsing.of(env).findings.append(finding)
    token.attrs["href"] = Parsing.of(env).mark(link(target, _of_address(token, env)))
    _look_in_attributes(Parsing.of(env), token, ("href",))
    html = self.renderToken(tokens, i, options, env)
    if "target" not in token.attrs or "rel" in token.attrs:
        return html
    return f"{html[:-1]}{Parsing.of(env).mark(FrameSlot(_place(token), target, 'a'))}>"


def _of_address(token: Token, env: EnvType) -> Place:
    """Where the address of a link is to be mended: where it stands, or in its definition."""
    line = token.meta.get("defined")
    if line is None:
        return _place(token)
    source = Parsing.of(env).lines[line]
    behind = source.find("]:") + 2
    return Place(line + 1, len(source) - len(source[behind:].lstrip()) + 1)


def _is_blank(token: Token, behind: Token) -> bool:
    is_blank = token.type in ("text", "softbreak") and not token.content.strip()
    return is_blank and behind.type == "link_close"


def _image(
    self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[i]
    parsing = Parsing.of(env)
    target = str(token.attrs["src"])
    # Brackets without text are no description; an alt of the author's own, even empty, is one.
    own = token.attrs.get("alt")
    alt = str(own) if own is not None else alternative(token.children or ()) or None
    if alt is None:
        remedy = f'write ![what it shows]({target}), or add {{alt=""}} if it only decorates'
        if target.startswith("[["):
            remedy = f"write !{target[:-2]}|what it shows]]"
        parsing.findings.append(missing_alt(target, _place(token), remedy))
    others = tuple(
        (name, str(value))
        for name, value in token.attrs.items()
        if name not in ("src", "alt", "title")
    )
    title = str(token.attrs.get("title", ""))
    _look_in_attributes(parsing, token, ("src",))
    if own is None:
        parsing.keys += _in_description(token.children or (), _place(token))
    return parsing.mark(picture(target, alt, _place(token), title, others))


def _look_in_attributes(parsing: Parsing, token: Token, besides: Sequence[str]) -> None:
    """Note keys in the attributes of a picture or a link."""
    for name, value in token.attrs.items():
        if name not in besides:
            where = name if name in ("alt", "title") else "attribute"
            look_for(parsing, str(value), _place(token), where)


def _in_description(tokens: Sequence[Token], place: Place) -> Iterator[KeySlot]:
    """The keys in the brackets of a picture, which were read as citations (CommonMark 6.4)."""
    for token in tokens:
        if token.type == "citation":
            slot: CitationSlot = token.meta["slot"]
            for item in slot.citation.items:
                sure = slot.written.startswith("[")
                yield KeySlot(place, item.id, slot.written, "alt", sure)
        yield from _in_description(token.children or (), place)


def _citation(
    self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    return Parsing.of(env).mark(tokens[i].meta["slot"])


def _html_block(
    self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    parsing = Parsing.of(env)
    token = tokens[i]
    locator = Locator(parsing.lines, token.map[0] if token.map else 0, token.content)
    _look_in_html(parsing, token.content, locator.place, text=True)
    return rawhtml.with_slots(token.content, locator.place, parsing.mark)


def _look_in_html(
    parsing: Parsing, content: str, place: Callable[[int], Place], *, text: bool
) -> None:
    """Note keys in HTML: in its attributes, and in its words where those are no Markdown."""
    if "@" not in content:
        return
    for name, value, start in rawhtml.said_in_attributes(content):
        where = name if name in ("alt", "title") else "attribute"
        look_for(parsing, value, place(start), where)
    for words, start in rawhtml.words(content) if text else ():
        for found in loose_keys(words):
            parsing.keys.append(slot_of(found, place(start + found.start), "html"))


def _html_inline(
    self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    locator, start = tokens[i].meta["at"]
    place = locator.within(start).place
    _look_in_html(Parsing.of(env), tokens[i].content, place, text=False)
    return rawhtml.with_slots(tokens[i].content, place, Parsing.of(env).mark)


def _table_open(
    self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    """A box that scrolls, by keyboard too; boxes are told apart by number (WCAG 1.4.10, 2.1.1)."""
    parsing = Parsing.of(env)
    number = parsing.count("table")
    label = parsing.mark(TextSlot("table")) + (f" {number}" if number > 1 else "")
    return (
        f'<div class="table-scroll" role="region" tabindex="0" aria-label="{label}">\n'
        f"<table{self.renderAttrs(tokens[i])}>\n"
    )


def _table_close(
    self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    return "</table>\n</div>\n"


def _footnote_ref(
    self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    number = tokens[i].meta["id"] + 1
    anchor = f"fnref{_reference(tokens[i])}"
    Parsing.of(env).anchors |= {f"fn{number}", anchor}
    return (
        f'<sup class="footnote-ref"><a href="#fn{number}" id="{anchor}" role="doc-noteref">'
        f"{number}</a></sup>"
    )


def _footnotes_open(
    self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    label = Parsing.of(env).mark(TextSlot("footnotes"))
    return (
        '<section id="page-footnotes" class="footnotes" role="doc-endnotes"'
        f' aria-label="{label}">\n'
        '<ol class="footnotes-list">\n'
    )


def _footnote_anchor(
    self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    number = str(tokens[i].meta["id"] + 1)
    label = Parsing.of(env).mark(TextSlot("back_to_text", (("number", number),)))
    return (
        f' <a href="#fnref{_reference(tokens[i])}" class="footnote-backref" role="doc-backlink"'
        f' aria-label="{label}">↩\ufe0e</a>'
    )


def _reference(token: Token) -> str:
    """The number of a note, and which of its references this is where there are several."""
    sub = token.meta.get("subId", 0)
    return f"{token.meta['id'] + 1}:{sub}" if sub > 0 else f"{token.meta['id'] + 1}"


def _place(token: Token) -> Place:
    if (at := token.meta.get("at")) is None:
        return Place()
    locator, start = at
    return cast("Locator", locator).place(start)


def _address(
    self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    """An address as it is read, with no sign of it set as a printer does."""
    return escaped(tokens[i].content)


RULES: Mapping[str, RenderRule] = {
    "address": _address,
    "citation": _citation,
    "code_block": code_block,
    "directive_close": render_parts,
    "directive_open": render_parts,
    "directive_parts": render_parts,
    "fence": code_block,
    "footnote_anchor": _footnote_anchor,
    "footnote_block_open": _footnotes_open,
    "footnote_ref": _footnote_ref,
    "html_block": _html_block,
    "html_inline": _html_inline,
    "image": _image,
    "link_open": _link_open,
    "table_close": _table_close,
    "table_open": _table_open,
    "task_checkbox": render_checkbox,
}
