"""A line of Markdown as a reader reads it: what is no prose is blanked, and told apart.

The parser makes HTML and forgets where in a line something stood. Rules ask where, and of prose
alone; so signs are looked for here, and every character stays in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from plnfolio.check.blanks import Blank, blanked
from plnfolio.cite.keys import in_address
from plnfolio.cite.syntax import match_narrative, parse_bracketed
from plnfolio.frozen import dataclass
from plnfolio.model.citation import Citation
from plnfolio.patterns import regex

HIDDEN, CODE, ADDRESS, CITED, PICTURE, NOTE = "\x01\x02\x03\x04\x05\x06"
"""What stands in prose for signs that nobody reads, for code, an address of the web, a citation by
key, a picture, and the mark of a footnote: one for each character."""

PartKind = Literal["code", "address", "link", "picture", "citation", "note", "tag", "comment"]


@dataclass(frozen=True, slots=True)
class Part:
    """Something in a line that is more than words, from ``start`` to ``end``.

    ``words`` are where the text of a link or the description of a picture stands, ``target`` is
    its address as typed (for ``code`` and ``tag`` what they are), ``title`` what a link says of
    itself. ``attributes`` stand in braces behind it.
    """

    kind: PartKind
    start: int
    end: int
    words: tuple[int, int] = (0, 0)
    target: str = ""
    title: str = ""
    attributes: str = ""
    citation: Citation | None = None


_PLAIN = regex(r"[^\\`<\[@&{]*(?<!:)\Z")
_SIGNS = (
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?P<ticks>`++).+?(?<!`)(?P=ticks)(?!`))|(?P<alone>`++)"
    r"|(?P<comment><!--.*?(?:-->|\Z))"
    r"|<(?P<auto>(?i:https?|ftp|mailto|file):[^\s<>]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>"
    r"|(?P<tag></?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>)"
    r"|&(?P<entity>#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});"
)
_ADDRESSES = (
    r"|(?P<bare>(?<![^\W_])(?<!\]\()(?:(?i:https?)://|(?<![@/.+-])[Ww]ww\.)[^\s<>\]\"“”]+)"
    r"|(?P<mail>(?<![\w@/.+-])(?<!\]\()(?:mailto:)?[A-Za-z0-9][\w.+-]*@[A-Za-z0-9][\w-]*"
    r"(?:\.[\w-]+)+)"
)
_ATOM = regex(_SIGNS, re.DOTALL)
_ATOM_OR_ADDRESS = regex(_SIGNS + _ADDRESSES, re.DOTALL)
_BEGIN_ATOMS = "\\`<&"
_MAY_BE_MAIL = regex(r"@(?<=[A-Za-z0-9_+-]@)[A-Za-z0-9]")
_TRAILING = "?!.,:;*_~'’”»)"
_SIGN_OF = {"amp": "&", "quot": '"', "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”"}
_TARGET = regex(
    r"\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<plain>[^\s()<]*(?:\([^\s()]*\)[^\s()]*)*))"
    r"(?:\s+(?P<title>\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
)
_LABEL = regex(r"\[(?P<label>[^\[\]]*)\]")
_BRACES = regex(r"\{(?P<inner>[^{}\n]*)\}")
_NOTE = regex(r"\[\^[^\s\]]+\]")
_WIKI = regex(r"!?\[\[(?P<target>[^\[\]|]+)(?:\|(?P<words>[^\[\]]*))?\]\]")
_LONGEST_LABEL = 1000
"""Signs of a label and its bracket (CommonMark 4.7)."""
_LONGEST_CITATION = 4000
"""Signs of brackets that may be a citation, so that those around them are not all tried."""


def read_line(text: str, labels: frozenset[str] = frozenset()) -> tuple[str, tuple[Part, ...]]:
    """What was typed in a block with all that is no prose blanked, as long as it was; and the
    parts that are more than words, in the order of their beginnings.

    ``labels`` are those of the text's link definitions, in small letters.
    """
    if _PLAIN.match(text) and "://" not in text and "ww." not in text:
        return text, ()
    parts: list[Part] = []
    masked = text
    if _may_have_atoms(text) or _may_have_address(text):
        blanks: list[Blank] = []
        parts += _atoms(text, blanks)
        masked = blanked(text, blanks)
    prose = masked
    if "[" in masked:
        blanks = []
        parts += _brackets(text, masked, blanks, labels)
        prose = blanked(masked, blanks)
    if "@" in prose:
        blanks = []
        parts += _keys(prose, blanks)
        prose = blanked(prose, blanks)
    if len(parts) > 1:
        parts.sort(key=_place)
    return prose, tuple(parts)


def _may_have_atoms(text: str) -> bool:
    return "`" in text or "\\" in text or "<" in text or "&" in text


def _may_have_address(text: str) -> bool:
    return "://" in text or "ww." in text or _MAY_BE_MAIL.search(text) is not None


def _place(part: Part) -> tuple[int, int]:
    return part.start, -part.end


def _atoms(text: str, blanks: list[Blank]) -> Iterator[Part]:
    """What is whole by itself and holds no Markdown."""
    for found in _atoms_found(text):
        start, end = found.span()
        kind = found.lastgroup
        if kind == "code":
            blanks.append((start, end, CODE))
            ticks = len(found["ticks"])
            yield Part("code", start, end, (start + ticks, end - ticks), found[0].strip("`"))
        elif kind == "escape":
            blanks.append((start, start + 1, HIDDEN))
        elif kind == "comment":
            blanks.append((start, end, HIDDEN))
            yield Part("comment", start, end, (start + 4, end), found[0])
        elif kind == "tag":
            blanks.append((start, end, HIDDEN))
            yield Part("tag", start, end, target=found[0])
        elif kind == "entity":
            blanks.append((start, start + 1, _SIGN_OF.get(found["entity"], " ")))
            blanks.append((start + 1, end, HIDDEN))
        elif kind == "auto":
            blanks.append((start, end, ADDRESS))
            yield Part("address", start, end, (start + 1, end - 1), found["auto"])
        elif kind != "alone":  # a run of backticks that nothing closes (CommonMark 6.1)
            end = start + len(_ended(found[0]))
            blanks.append((start, end, ADDRESS))
            yield Part("address", start, end, (start, end), text[start:end])


def _atoms_found(text: str) -> Iterator[re.Match[str]]:
    """Where they stand. All but an address for mail begin with signs that are quick to find."""
    if _MAY_BE_MAIL.search(text):
        yield from _ATOM_OR_ADDRESS.finditer(text)
        return
    starts = [at for sign in _BEGIN_ATOMS if sign in text for at in _places(text, sign)]
    pattern = _ATOM
    if bare := _bare_addresses(text):
        starts += bare
        pattern = _ATOM_OR_ADDRESS
    end = 0
    for start in sorted(starts):
        if start >= end and (found := pattern.match(text, start)):
            yield found
            end = found.end()


def _bare_addresses(text: str) -> list[int]:
    """Where an address of the web may begin that is not the target of a link."""
    found = [at - 1 for at in _places(text, "ww.") if text[at - 1 : at] in ("w", "W")]
    for at in _places(text, "://"):
        scheme = text[max(at - 5, 0) : at].lower()
        start = at - 5 if scheme == "https" else at - 4
        if scheme.endswith(("http", "https")) and not text.startswith("](", start - 2):
            found.append(start)
    return found


def _places(text: str, sign: str) -> list[int]:
    found = []
    at = text.find(sign)
    while at >= 0:
        found.append(at)
        at = text.find(sign, at + 1)
    return found


def _ended(address: str) -> str:
    """A bare address without the sentence's own signs behind it (GFM 6.9)."""
    while address and address[-1] in _TRAILING:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address


def _brackets(
    text: str, masked: str, blanks: list[Blank], labels: frozenset[str]
) -> Iterator[Part]:
    """Links, pictures, footnotes and citations, which stand in brackets."""
    done = 0
    sign = masked.find("@")
    for start, end in _pairs(masked):
        if start < done:
            continue  # within a citation or a picture, which are read whole
        if 0 <= sign < start:
            sign = masked.find("@", start)
        before, inside = masked[start - 1 : start], masked[start + 1]
        if before == "!" and text[start - 2 : start - 1] == "\\" and masked[start - 2] == HIDDEN:
            before = ""
        if inside == "[" and (wiki := _WIKI.match(masked, start - (before == "!"))):
            done = wiki.end()
            yield _wiki(wiki, blanks)
        elif before == "!" and (found := _target(text, masked, end, labels)):
            target, title, done = found
            attributes, done = _attributes(masked, done)
            blanks.append((start - 1, done, PICTURE))
            yield Part("picture", start - 1, done, (start + 1, end - 1), target, title, attributes)
        elif inside == "^" and (note := _NOTE.match(masked, start)):
            done = note.end()
            blanks.append((start, done, NOTE))
            yield Part("note", start, done, target=note[0][2:-1])
        elif start < sign < end <= start + _LONGEST_CITATION and (
            cited := parse_bracketed(masked[start + 1 : end - 1])
        ):
            done = end
            blanks.append((start, end, CITED))
            yield Part("citation", start, end, citation=cited)
        elif before == "^":
            blanks.append((start - 1, start + 1, HIDDEN))
            blanks.append((end - 1, end, HIDDEN))
        elif found := _target(text, masked, end, labels, start + 1):
            target, title, behind = found
            attributes, behind = _attributes(masked, behind)
            blanks.append((start, start + 1, HIDDEN))
            blanks.append((end - 1, behind, HIDDEN))
            yield Part("link", start, behind, (start + 1, end - 1), target, title, attributes)
        elif _BRACES.match(masked, end):
            blanks.append((start, start + 1, HIDDEN))
            blanks.append((end - 1, _attributes(masked, end)[1], HIDDEN))


def _pairs(text: str) -> list[tuple[int, int]]:
    """Where brackets open, and behind those that close them, in the order of their beginnings."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    nested = False
    begin, end = text.find("["), text.find("]")
    while end >= 0:
        while 0 <= begin < end:
            opened.append(begin)
            begin = text.find("[", begin + 1)
        if opened:
            pairs.append((opened.pop(), end + 1))
            nested = nested or bool(opened)
        end = text.find("]", end + 1)
    return sorted(pairs) if nested else pairs


def _wiki(found: re.Match[str], blanks: list[Blank]) -> Part:
    """A link or picture in double brackets; what a link shows stays to be read."""
    start, end = found.span()
    shown = "words" if found["words"] is not None else "target"
    if found[0].startswith("!"):
        blanks.append((start, end, PICTURE))
        return Part("picture", start, end, found.span(shown), found["target"])
    first, last = found.span(shown)
    blanks.append((start, first, HIDDEN))
    blanks.append((last, end, HIDDEN))
    return Part("link", start, end, (first, last), found["target"])


def _target(
    text: str, masked: str, end: int, labels: frozenset[str], words: int = -1
) -> tuple[str, str, int] | None:
    """Where brackets that end here lead to, what is said of that, and the end of it all.

    Their own words, which begin at ``words``, may be the label of a definition.
    """
    if masked[end : end + 1] == "(" and (found := _TARGET.match(text, end)):
        plain = found["plain"] if found["angled"] is None else found["angled"]
        return plain, (found["title"] or "")[1:-1], found.end()
    if labels:
        found = _LABEL.match(text, end)
        label = found["label"] if found else ""
        if not label and words >= 0 and end - words <= _LONGEST_LABEL:
            label = text[words : end - 1]
        if " ".join(label.split()).lower() in labels:
            return f"[{label}]", "", found.end() if found else end
    return None


def _attributes(masked: str, end: int) -> tuple[str, int]:
    found = _BRACES.match(masked, end)
    return (found["inner"], found.end()) if found else ("", end)


def _keys(masked: str, blanks: list[Blank]) -> Iterator[Part]:
    """Citations in running text."""
    at = masked.find("@")
    while at >= 0:
        start = at - (masked[at - 1 : at] == "-")
        found = None if in_address(masked, start) else match_narrative(masked, start)
        if found is not None:
            citation, end = found
            blanks.append((start, end, CITED))
            yield Part("citation", start, end, citation=citation)
            at = end - 1
        at = masked.find("@", at + 1)
