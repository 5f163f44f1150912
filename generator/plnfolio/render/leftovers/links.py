"""Links and pictures that are nearly right, so that Markdown takes them for words."""

from __future__ import annotations

import re

from markdown_it.common.utils import normalizeReference

from plnfolio.model.slug import slugify
from plnfolio.patterns import regex
from plnfolio.render.leftovers.row import Match, Row, Said, short

_FILE = (
    r"(?:md|markdown|png|jpe?g|gif|webp|avif|svg|heic|bmp|pdf|docx?|pptx?|xlsx?|html?|mp4|mov|mp3"
    r"|m4a|wav|zip|txt|csv)"
)
_TARGET = rf"(?:https?://|www\.|mailto:)[^\s()\[\]]*|[^\s()\[\]]+\.{_FILE}(?:#[^\s()\[\]]*)?"
# What an editor adds in brackets; an address behind it is none of a link.
_REMARK = regex(r"(?i)sic|…|\.\.\.|\d+|.*\b(?:added|omitted|translated|mine)|.*@.*|\^.*|[ x]?|!.*")

_WEB = r"(?:https?://|www\.)[^\s()\[\]]+"
_OWN = rf"[^\s()\[\]<>#]+\.{_FILE}(?:#[^\s()\[\]]*)?"
_UNCLOSED = regex(
    rf"\[[^\[\]\n]+\]\((?:(?:https?://|www\.)[^\s()]+|{_OWN})(?=\s|\Z)(?![^()]*\))"
    r"(?!\s+\"[^\"]*\"\s*\))"
)
_HALF = regex(
    r"(?<!\])(?P<sign>!?)\[(?![@^])(?P<words>[^\[\]()\n]+)"
    rf"\((?P<target>{_WEB}|{_OWN})\)(?![^\[\]]*\])"
)
_WORDS = r"[^()<>\"'{}\n]"
_SPACED = regex(
    rf"(?P<before>!?\[[^\[\]\n]*\])\((?={_WORDS}*\))(?:"
    rf"(?P<target>(?!\s){_WORDS}+?)(?<![ \t])[ \t]++=(?P<width>\d*)x?(?P<height>\d*)"
    rf"|(?={_WORDS}*[ \t])(?P<name>(?:https?://|\.{{0,2}}/|#\w){_WORDS}*"
    rf"|{_WORDS}*?\.{_FILE}(?:#{_WORDS}*)?))\)",
    re.IGNORECASE,
)


def _parted(found: Match) -> Said | None:
    if found.part("apart"):
        written = short(found.written)
        return f"“{written}” is no picture: a space is too much", f"write !{written[1:].lstrip()}"
    if _REMARK.fullmatch(found.part("words")):
        return None
    return _broken(found, "a space stands where none may be")


def _turned(found: Match) -> Said:
    return _broken(found, "its brackets are the other way round")


def _broken(found: Match, why: str) -> Said:
    words, target, sign = found.part("words"), found.part("target"), found.part("sign")
    what = "picture" if sign else "link"
    return (
        f"“{short(found.written)}” is no {what}: {why}",
        f"write {sign}[{short(words)}]({short(target)})",
    )


def _unclosed(found: Match) -> Said:
    written = short(found.written)
    return f"“{written}” is no link: its last bracket is missing", f"write {written})"


def _half(found: Match) -> Said:
    return _broken(found, "the bracket behind its words is missing")


def _braced(found: Match) -> Said:
    return (
        f"“{short(found.written)}” is no link: its address stands in other brackets",
        f"write [{short(found.part('words'))}]({short(found.part('target'))})",
    )


def _spaced(found: Match) -> Said | None:
    target = (found.part("target") or found.part("name")).strip()
    if found.part("width") or found.part("height"):
        sizes = [f"{name}={found.part(name)}" for name in ("width", "height") if found.part(name)]
        own = f"{found.part('before')}({target}){{{' '.join(sizes)}}}"
        return f"“{short(found.written)}” is no picture: sizes stand in braces", f"write {own}"
    what = "picture" if found.written.startswith("!") else "link"
    if target.startswith("#"):
        return (
            f"“{short(found.written)}” is no link: its address has a space in it",
            f"write {short(found.part('before'))}(#{slugify(target)}), as the heading’s address is",
        )
    path, sign, anchor = target.partition("#")
    target = f"{path}#{slugify(anchor)}" if sign and " " not in path else f"<{target}>"
    return (
        f"“{short(found.written)}” is no {what}: its address has a space in it",
        f"write {short(found.part('before'))}({target})",
    )


def _undefined(found: Match) -> Said | None:
    label = found.part("label")
    if normalizeReference(label) in found.env.get("references", {}):
        return None
    return (
        f"“{short(found.written)}” is no link: nothing says where “[{short(label)}]” leads",
        f"write [{short(label)}]: https://… on a line of its own, with the address",
    )


def _org(found: Match) -> Said:
    words, target = found.part("words") or "words", found.part("target")
    return f"“{short(found.written)}” is no link here", f"write [{short(words)}]({short(target)})"


ROWS = (
    Row(
        ("] ", "]\t", "]\u00a0", "]\n", "! "),
        regex(
            rf"(?<!\])(?P<sign>!?)\[(?P<words>[^\[\]\n]+)\][ \t\u00a0]*[ \t\u00a0\n]"
            rf"\((?P<target>{_TARGET})\)|(?<!\S)(?P<apart>!)[ \t]\[(?P<of>[^\[\]\n]+)\]\([^\s()]+\)"
        ),
        _parted,
    ),
    Row(
        (")[",),
        regex(rf"(?P<sign>(?<![\w!])!)?\((?P<words>[^()\n]+)\)\[(?P<target>{_TARGET})\]"),
        _turned,
    ),
    Row(
        ("](",),
        _UNCLOSED,
        _unclosed,
        probe=_UNCLOSED,
    ),
    Row(
        ("[",),
        _HALF,
        _half,
        probe=_HALF,
    ),
    Row(
        ("](",),
        _SPACED,
        _spaced,
        probe=_SPACED,
    ),
    Row(
        ("]{", "]["),
        regex(r"\[(?P<words>[^\[\]\n]+)\][{\[](?P<target>(?:https?://|www\.)[^\s{}\[\]]+)[}\]]"),
        _braced,
    ),
    Row(
        ("][",),
        regex(
            r"(?<![\w\]!\[])\[(?=[^\[\]\n]*[^\W\d_]{2})[^\[\]\n@^|]+\]"
            r"\[(?P<label>(?=[^\[\]\n]*[^\W_])[\w.-]+(?: [\w.-]+)?)\](?![\[(:])"
        ),
        _undefined,
    ),
    Row(
        ("[[",),
        regex(
            r"\[\[(?P<target>https?://[^\s\[\]|]+)(?:(?:\]\[|\||[ \t])(?P<words>[^\[\]\n]*))?\]\]"
        ),
        _org,
    ),
)
