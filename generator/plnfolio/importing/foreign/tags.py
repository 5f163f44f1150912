"""Shortcodes of Hugo and Quarto, and Jekyll's Liquid, as what they stood for."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

from plnfolio.importing.foreign.fields import fields_of
from plnfolio.importing.foreign.ground import Ground
from plnfolio.importing.foreign.setting import Setting
from plnfolio.importing.foreign.tagged import Tag, tags_in
from plnfolio.importing.foreign.tree import LARGEST_TEXT
from plnfolio.importing.foreign.variables import put_variable
from plnfolio.render.boxes import BOXES
from plnfolio.render.leftovers import meanings
from plnfolio.render.leftovers.meanings import Arguments
from plnfolio.render.leftovers.programs import VARIABLE
from plnfolio.render.leftovers.row import short

_LEAST = 2_000
"""What each included file counts of a text, at least: not thousands of small ones are."""


def tags(ground: Ground, setting: Setting) -> bool:
    """Change all of a text; whether something was included, which may hold others."""
    markup = ground.markup()
    changing = _Changing(ground, setting)
    if "{{" in markup or "{%" in markup:
        changing.all(markup)
    if "{{" in ground.text and setting.tool == "hugo":
        _unescape(ground)
    return changing.included and "{% raw" not in ground.text


def _unescape(ground: Ground) -> None:
    """Hugo shows ``{{</* … */>}}`` as a shortcode that is not run, in code mostly."""
    for found in re.finditer(r"\{\{([<%])/\*(.*?)\*/([>%])\}\}", ground.text):
        ground.put(*found.span(), f"{{{{{found[1]}{found[2]}{found[3]}}}}}")


class _Changing:
    def __init__(self, ground: Ground, setting: Setting) -> None:
        self.ground, self.setting = ground, setting
        self.included = False
        self.room = LARGEST_TEXT - len(ground.text)

    def all(self, markup: str) -> None:
        """Change what stands alone, opens and closes, then the variables around.

        What nobody knows goes where nothing else stands; `marks` names what stays in a sentence.
        """
        found = tags_in(markup, self.ground.text)
        raw = self._raw(found)
        for tag in found:
            if any(start <= tag.start < end for start, end in raw):
                continue
            if not tag.closing:
                self._tag(tag)
            elif tag.other is None:
                self._unknown(tag)
        for variable in VARIABLE.finditer(markup):
            start, end = variable.span()
            if not any(one <= start < other for one, other in raw):
                put_variable(self.ground, self.setting, start, end)

    def _raw(self, found: list[Tag]) -> list[tuple[int, int]]:
        spans = []
        for tag in found:
            if tag.liquid and tag.name == "raw" and tag.other and not tag.closing:
                spans.append((tag.end, tag.other.start))
                self._out(tag)
        return spans

    def _tag(self, tag: Tag) -> None:
        if not self.ground.is_free(tag.start, tag.end):
            return
        change = _CHANGES.get(tag.kind)
        if change is None or not change(self, tag):
            self._unknown(tag)

    def _unknown(self, tag: Tag) -> None:
        """Name what nobody knows, and take it out where nothing else stands."""
        whose = "tag of Jekyll’s" if tag.liquid else "shortcode"
        for one in (tag, tag.other):
            if one is None or not self.ground.is_free(one.start, one.end):
                continue
            written = self.ground.text[one.start : one.end]
            if self.ground.stands_alone(one.start, one.end):
                self.ground.note(one.start, f"this {whose} was left out", written)
                self.ground.take_out(one.start, one.end)

    def _out(self, tag: Tag) -> None:
        for one in (tag, tag.other):
            if one is not None:
                self.ground.take_out(one.start, one.end)

    def _dropped(self, tag: Tag, why: str) -> bool:
        written = self.ground.text[tag.start : tag.end]
        self.ground.note(tag.start, f"“{short(written)}” was left out: {why}")
        self._out(tag)
        return True

    def _block(self, tag: Tag, opening: str, closing: str = "") -> bool:
        """Lines of their own for what opens, and for what closes."""
        ground = self.ground
        for one, new in ((tag, opening), (tag.other, closing)):
            if one is None:
                continue
            line = ground.lines[ground.number(one.start)]
            behind = ground.text[one.end : ground.lines[ground.number(one.end - 1)].end].strip()
            before = ground.text[line.start : one.start].strip(" \t>")
            prefix = re.match(r"[ \t>]*", line.text)
            indent = prefix[0] if prefix else ""
            lines = f"\n{indent}".join(new.split("\n"))
            whole = ("\n" if before else "") + lines + (f"\n{indent}" if behind else "")
            ground.put(one.start, one.end, whole)
        return True

    def _inner(self, tag: Tag) -> str:
        return self.ground.text[tag.end : tag.other.start] if tag.other else ""

    def figure(self, tag: Tag) -> bool:
        """A picture; with a caption, a figure."""
        found = tag.arguments
        source = meanings.picture(found)
        if not source:
            return False
        caption = self._caption(tag, found)
        alt = found.get("alt") or _picture_words(found, source) or _plain(caption)
        link = found.get("link", "href") if found.get("src", "url", "image_path", "path") else ""
        if caption and self.ground.stands_alone(tag.start, (tag.other or tag).end):
            more = f" ([{link}]({link}))" if link else ""
            lines = [f":::{{figure}} {source}", f":alt: {alt}", f"{caption}{more}", ":::"]
            return self._over(tag, "\n".join(lines))
        shown = f"![{_escaped(alt)}]({_target(source)})"
        shown = f"[{shown}]({_target(link)})" if link else shown
        return self._over(tag, f"{shown} {caption}".strip() if caption else shown)

    def _caption(self, tag: Tag, found: Arguments) -> str:
        title, caption = found.get("title"), found.get("caption") or self._inner(tag).strip()
        if title and caption:
            caption = f"**{title}** {caption}"
        caption = caption or title
        by, at = found.get("attr"), found.get("attrlink")
        if by:
            caption = f"{caption} [{by}]({at})" if at else f"{caption} {by}"
        return " ".join(caption.split())

    def _over(self, tag: Tag, new: str) -> bool:
        """In place of all of it, from where it opens to where it closes."""
        end = (tag.other or tag).end
        if "\n" in new or new.startswith(":::"):
            indent = re.match(r"[ \t>]*", self.ground.lines[self.ground.number(tag.start)].text)
            new = new.replace("\n", f"\n{indent[0] if indent else ''}")
        return self.ground.put(tag.start, end, new)

    def video(self, tag: Tag) -> bool:
        """A video by the address that its key stands for."""
        found = tag.arguments
        address = meanings.vimeo(found) if tag.kind == "vimeo" else meanings.video(found)
        if not address:
            return False
        title = found.get("title", "caption") or self._inner(tag).strip()
        if not self.ground.stands_alone(tag.start, (tag.other or tag).end):
            return self._over(tag, f"[{title}]({address})" if title else f"<{address}>")
        lines = [f":::{{video}} {address}", *([title] if title else []), ":::"]
        return self._over(tag, "\n".join(lines))

    def box(self, tag: Tag) -> bool:
        """A box with its title."""
        found = tag.arguments
        own = meanings.box(tag.name, found)
        kinds = [word.lower() for word in found.others]
        named = tag.name in meanings.OWN_BOXES
        others = [
            word
            for word, kind in zip(found.others, kinds, strict=True)
            if named or kind not in BOXES
        ]
        title = found.get("title", "heading")
        text = found.get("text", "content", "body", "message")
        if tag.other is not None:
            title = title or " ".join(others)
            return self._block(tag, f":::{{{own}}} {title}".rstrip(), ":::")
        text = text or " ".join(others)
        if not text:
            return False
        return self._block(tag, f":::{{{own}}} {title}".rstrip() + f"\n{text}\n:::")

    def quote(self, tag: Tag) -> bool:
        """Somebody's words, and whose they are."""
        found = tag.arguments
        who = ", ".join(
            one
            for one in (found.get("author", "name", "by", "cite"), found.get("source", "title"))
            if one
        )
        who = who or " ".join(found.others).strip(" ,")
        link = found.get("link", "url", "href")
        who = f"[{who or link}]({link})" if link else who
        if tag.other is None:
            text = found.get("text", "content")
            return bool(text) and self._block(
                tag, f":::{{quote}} {who}".rstrip() + f"\n{text}\n:::"
            )
        return self._block(tag, f":::{{quote}} {who}".rstrip(), ":::")

    def link(self, tag: Tag) -> bool:
        """The address of the text that is named."""
        name = meanings.named_text(tag.arguments) or tag.arguments.get("path")
        target = self.setting.text(tag.arguments.get("path") or tag.arguments.first())
        before = self.ground.text[max(0, tag.start - 3) : tag.start]
        inside = before.endswith(("](", "](<", '="', "='", "=", "]: ", "}}"))
        if target is None:
            name = tag.arguments.get("path") or tag.arguments.first()
            if not name:
                return False
            return self.ground.put(tag.start, tag.end, name if inside else f"“{name}”")
        # The words of a link by itself are the title that it leads to.
        return self.ground.put(tag.start, tag.end, target if inside else f"[]({target})")

    def address(self, tag: Tag) -> bool:
        """What was fetched from elsewhere, by its address."""
        found = tag.arguments
        address = _ADDRESSES[tag.kind](found)
        if not address:
            return False
        title = found.get("title", "text", "caption") or self._inner(tag).strip()
        shown = f"[{title}]({_target(address)})" if title else f"<{address}>"
        if not title and "://" not in address:
            shown = f"[{address.rpartition('/')[2]}]({_target(address)})"
        return self._over(tag, shown)

    def cite(self, tag: Tag) -> bool:
        """A citation, where the library has the work."""
        key = tag.arguments.get("key", "id") or tag.arguments.first()
        if not key.strip("@"):
            return False
        return self._over(tag, f"[@{key.lstrip('@')}]")

    def folded(self, tag: Tag) -> bool:
        """What opens when its title is clicked, in HTML."""
        found = tag.arguments
        title = found.get("title", "summary", "label") or " ".join(found.others)
        if tag.other is None:
            return False
        summary = f"<summary>{html.escape(title, quote=False)}</summary>\n" if title else ""
        return self._block(tag, f"<details>\n{summary}", "\n</details>")

    def tab(self, tag: Tag) -> bool:
        """Tabs stand below one another, each under its name."""
        title = tag.arguments.get("name", "title", "label", "header") or tag.arguments.first()
        return self._block(tag, f"**{title}**\n" if title else "", "")

    def tabs(self, tag: Tag) -> bool:
        """What holds tabs is not needed."""
        self._out(tag)
        return True

    def code(self, tag: Tag) -> bool:
        """A block of code."""
        if tag.other is None:
            return False
        inner = self._inner(tag)
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`{3,}", inner)), 3)
        word = tag.arguments.get("lang", "language") or tag.arguments.first()
        language = "" if word.lower() in ("text", "plain", "plaintext") else word
        start, end = tag.start, tag.other.end
        lines = inner.strip("\n") if "\n" in inner else inner.strip()
        alone = self.ground.stands_alone(start, end)
        if not alone and "\n" not in inner:
            return self.ground.put(start, end, f"`{inner.strip()}`")
        return self.ground.put(start, end, f"{fence}{language}\n{lines}\n{fence}")

    def toc(self, tag: Tag) -> bool:
        """Headings are listed without being asked for."""
        return self._dropped(tag, "a long page lists its headings by itself")

    def pages(self, tag: Tag) -> bool:
        """There are none on the web."""
        return self._dropped(tag, "what is on the web has no pages")

    def more(self, tag: Tag) -> bool:
        """Where a list stops reading."""
        return self._dropped(tag, "a “summary” in the front matter says what lists show")

    def remark(self, tag: Tag) -> bool:
        """What nobody was to see stays out of what everybody can read."""
        end = (tag.other or tag).end
        said = self._inner(tag).strip() or self.ground.text[tag.start : tag.end]
        self.ground.note(tag.start, "this remark was not published, and was left out", said)
        return self.ground.take_out(tag.start, end)

    def include(self, tag: Tag) -> bool:
        """What a file holds, where it is as simple as that."""
        name = tag.arguments.first() or tag.rest.strip()
        content = self.setting.file(name)
        if content is None or len(content) > self.room:
            return False
        self.included = True
        self.room -= len(content) + _LEAST
        return self._over(tag, content[fields_of(content, name).body :].strip("\n"))

    def raw(self, tag: Tag) -> bool:
        """What stands in it is taken as it is."""
        self._out(tag)
        return True

    def formula(self, tag: Tag) -> bool:
        """A formula stays one."""
        if tag.other is None:
            return False
        return self.ground.put(tag.start, tag.end, "$$") and self.ground.put(
            tag.other.start, tag.other.end, "$$"
        )

    def drawing(self, tag: Tag) -> bool:
        """The code of a drawing."""
        return tag.other is not None and self._block(tag, "```mermaid", "```")

    def value(self, tag: Tag) -> bool:
        """What a field holds."""
        name = tag.arguments.first().lower()
        tries = (f"page.{name}", f"site.{name}", name)
        found = next((one for key in tries if (one := self.setting.values.get(key))), None)
        return found is not None and self._over(tag, found)


def _plain(words: str) -> str:
    return re.sub(r"!?\[([^\[\]]*)\]\([^()]*\)|[*_`]+|<[^<>]*>", r"\1", words).strip()


def _picture_words(found: Arguments, source: str) -> str:
    """Octopress: ``img left /a.png 300 200 Words of it``."""
    if source not in found.others:
        return ""
    behind = found.others[found.others.index(source) + 1 :]
    return " ".join(word for word in behind if not word.isdigit())


def _escaped(alt: str) -> str:
    return re.sub(r"([\[\]])", r"\\\1", alt)


def _target(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address


_ADDRESSES: Mapping[str, Callable[[Arguments], str]] = {
    "gist": lambda found: meanings.gist(found) if found.others else "",
    "button": meanings.button,
    "tweet": meanings.tweet,
    "instagram": meanings.instagram,
    "framed": meanings.framed,
}
_CHANGES: Mapping[str, Callable[[_Changing, Tag], bool]] = {
    "figure": _Changing.figure,
    **dict.fromkeys(("video", "vimeo"), _Changing.video),
    "box": _Changing.box,
    "quote": _Changing.quote,
    "link": _Changing.link,
    **dict.fromkeys(_ADDRESSES, _Changing.address),
    "cite": _Changing.cite,
    "folded": _Changing.folded,
    "tab": _Changing.tab,
    "tabs": _Changing.tabs,
    "code": _Changing.code,
    "toc": _Changing.toc,
    "pagebreak": _Changing.pages,
    "more": _Changing.more,
    "remark": _Changing.remark,
    "include": _Changing.include,
    "raw": _Changing.raw,
    "formula": _Changing.formula,
    "drawing": _Changing.drawing,
    "value": _Changing.value,
}
