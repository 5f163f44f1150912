"""What pictures are said to show (WCAG 2.2, 1.1.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from plnfolio.check.asking import Asked
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.text import Block, Text
from plnfolio.diagnostics import Span
from plnfolio.patterns import regex

LONGEST = 400
"""Characters of a description; screen readers say them in one breath."""

_FILE = regex(r"(?i)\S.*\.(?:png|jpe?g|gif|svg|webp|heic|heif|bmp|tiff?|avif)")
_CAMERA = regex(
    r"(?i)(?:WhatsApp (?:Bild|Image|Imagen?)"
    r"|IMG|DSC[FN]?|PXL|MVI|GOPR|P|image|img|photo|screen[ -]?shot|screenshot|bildschirmfoto"
    r"|captura(?: de pantalla)?|unnamed|untitled|download)[ _-]?\(?\d[\d _.:-]*"
    r"(?:(?:at|um|a las|à) \d[\d _.:-]*)?\)?(?: ?[ap]m)?"
)
_JOINED = regex(r"(?=[\w.-]*[^\W\d_])[\w.-]+_[\w.-]+")
"""Words joined as only the names of files join them: “helmet_final_v3”."""
_BARE = regex(
    r"(?i)(?:an? |the |my )?(?:image|img|picture|pic|photo|photograph|graphic|figure|diagram|chart"
    r"|graph|screenshot|illustration|drawing|clip ?art|logo|icon|alt(?: text)?|placeholder"
    r"|screen(?: ?grab)?|imagen|imagem|foto|fotografía|gráfico|figura|Bild|Abbildung|Foto|Grafik"
    r"|photographie|schéma"
    r"|capture d[’']écran|captura de tela)"
    r"(?: ?\d{1,3})?[.:]?"
)
_OF = regex(
    r"(?i)(?:this is )?(?:an? |the )?(?:image|picture|pic)s? (?:of|showing|that shows)\b"
    r"|(?:una )?(?:imagen|fotografía) (?:de|que muestra)\b|(?:ein )?Bild (?:von|mit|des|der)\b"
    r"|(?:une )?image (?:de|d’|d'|qui montre)"
)
_IMG = regex(r"(?is)<img\b(?P<tag>[^<>]*)>")
_ALT = regex(r"(?is)\balt\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
_SRC = regex(r"(?is)\bsrc\s*=\s*[\"']?(?P<src>[^\"'\s>]+)")


class Said(NamedTuple):
    """What a picture is said to show, where that stands, and which file it is."""

    alt: str
    target: str
    span: Span


def _described(text: Text, asked: Asked) -> Iterable[Found]:
    for one in _pictures(text):
        alt = " ".join(one.alt.split())
        if alt and (what := _wrong(alt, one.target)):
            message, remedy = what
            yield Found(one.span, message, remedy)


def _wrong(alt: str, target: str) -> tuple[str, str] | None:
    show = "say what it shows, as you would on the telephone"
    if _is_file(alt, target):
        return f"“{alt}” is the name of a file, and no description of the picture", show
    if _BARE.fullmatch(alt):
        return f"“{alt}” does not say what the picture shows", show
    if found := _OF.match(alt):
        message = f"the description begins with “{found[0]}”, which a screen reader says by itself"
        return message, "leave these words out, and begin with what is to be seen"
    if len(alt) > LONGEST:
        message = f"the description of the picture is {len(alt)} characters long"
        return message, "say it in one or two sentences, and put the rest into the text"
    return None


def _is_file(alt: str, target: str) -> bool:
    name = PurePosixPath(unquote(target.partition("?")[0].replace("\\", "/"))).name
    stem = name.rpartition(".")[0] or name
    if _FILE.fullmatch(alt) and " " not in alt.rpartition(".")[0][-1:] and len(alt.split()) <= 6:
        return True
    if _CAMERA.fullmatch(alt) or _JOINED.fullmatch(alt):
        return True
    if " " in alt or alt not in (name, stem):
        return False
    return alt.islower() or any(sign in alt for sign in "-_.")


def _pictures(text: Text) -> Iterator[Said]:
    """Every picture of a text that has a description, however it is put there."""
    for block, part in text.parts_of("picture"):
        start, end = part.words
        own = _ALT.search(part.attributes)
        alt = (own["double"] or own["single"] or "") if own else block.raw[start:end]
        if alt == part.target and block.raw.startswith("![[", part.start):
            continue  # the name of a file in double brackets: nothing is said of it
        yield Said(alt.strip(), part.target, block.place(start))
    for block in text.blocks if "<img" in text.source.lower() else ():
        if block.kind != "code" and "<img" in block.raw.lower():
            yield from _in_html(block)
    for call in text.calls:
        alt = call.option("alt")
        if alt is not None:
            poster = call.value("poster", call.argument)
            yield Said(alt.value, poster, text.option(alt))


def _in_html(block: Block) -> Iterator[Said]:
    for found in _IMG.finditer(block.html):
        alt, src = _ALT.search(found["tag"]), _SRC.search(found["tag"])
        if alt:
            group = "double" if alt["double"] is not None else "single"
            start = found.start("tag") + alt.start(group)
            yield Said(alt[group], src["src"] if src else "", block.place(start))


TEXT_RULES: tuple[TextRule, ...] = (TextRule("alt-text", "warning", _described),)
SITE_RULES: tuple[SiteRule, ...] = ()
