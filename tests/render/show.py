"""Documents as text that a person can read and compare."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from markdown_it.common.normalize_url import normalizeLink

from plnfolio.model.document import (
    CitationSlot,
    DirectiveSlot,
    Document,
    Finding,
    FrameSlot,
    ImageSlot,
    KeySlot,
    LinkSlot,
    Piece,
    TextSlot,
)
from plnfolio.render.addresses import escaped, foreign_picture
from plnfolio.render.markdown import parse, parse_cell

_TITLE = re.compile(r"^=== (?P<title>.*?)(?: \[(?P<setting>[\w-]+)\])?$", re.M)


@dataclass(frozen=True)
class Case:
    """One pair of Markdown and what becomes of it."""

    title: str
    setting: str
    source: str
    expected: str

    def document(self) -> Document:
        if self.setting in ("cell", "field"):
            return parse_cell(self.source, tags=self.setting == "cell")
        return parse(self.source, language=self.setting or "en")


def cases(path: Path) -> list[Case]:
    """The cases of a file; tests/render/cases/README.md says how one is written."""
    _, *parts = _TITLE.split(path.read_text(encoding="utf-8"))
    found = []
    for title, setting, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        source, arrow, expected = text.partition("\n--->\n")
        assert arrow, f"{path.name}: “{title}” has no line “--->”"
        found.append(Case(title, setting or "", source.removeprefix("\n"), expected.strip("\n")))
    return found


def shown(document: Document) -> str:
    """All pieces with their slots in braces, then every finding on a line of its own."""
    html = "".join(piece if isinstance(piece, str) else slot(piece) for piece in document.pieces)
    findings = [found(finding) for finding in document.findings]
    return "\n".join([html.strip("\n"), *findings]).strip("\n")


def found(finding: Finding) -> str:
    place, sign = finding.place, "!" if finding.severity == "error" else "?"
    return f"{sign} {finding.code} {place.line}:{place.column} {finding.message} | {finding.help}"


def slot(piece: Piece) -> str:
    match piece:
        case CitationSlot(place, citation, written, linked):
            how = f"{'enclosed ' if citation.enclosed else ''}{'linked ' if linked else ''}"
            return f"{{cite {place.line}:{place.column} {how}{citation.mode} {written}}}"
        case LinkSlot(written=written) if written:
            return escaped(written)
        case KeySlot(place, _, written, where, sure):
            return f"{{key {place.line}:{place.column} {where} {written}{'' if sure else '?'}}}"
        case LinkSlot(place, target) | FrameSlot(place, target):
            what = f"frame {piece.element}" if isinstance(piece, FrameSlot) else "link"
            return f"{{{what} {place.line}:{place.column} {target}}}"
        case ImageSlot(written=written) if written:
            return foreign_picture(piece)
        case ImageSlot(place, target, alt, title, attributes):
            others = [("title", title)] if title else []
            words = "".join(f" {name}={value}" for name, value in [*others, *attributes])
            return f"{{image {place.line}:{place.column} {target} {alt!r}{words}}}"
        case TextSlot(key, values):
            return f"{{{' '.join([key, *(f'{name}={value}' for name, value in values)])}}}"
        case DirectiveSlot(place, name, argument, options):
            words = "".join(
                f" :{o.name}:{o.value} ({o.place.line}:{o.place.column})" for o in options
            )
            return f"{{{name} {place.line}:{place.column} {argument}{words}}}"
    raise AssertionError(piece)


def standard_html(document: Document) -> str:
    """The Document as CommonMark's own HTML: links with their address, pictures as elements."""
    return "".join(_standard(piece) for piece in document.pieces)


def _standard(piece: Piece) -> str:
    match piece:
        case KeySlot() | FrameSlot():
            return ""
        case str():
            return piece
        case LinkSlot():
            return escaped(normalizeLink(piece.target))
        case ImageSlot():
            title = f' title="{escaped(piece.title)}"' if piece.title else ""
            address = escaped(normalizeLink(piece.target))
            return f'<img src="{address}" alt="{escaped(piece.alt or "")}"{title} />'
    return slot(piece)
