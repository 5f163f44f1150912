"""Pictures, with what is said of them: alone, with a caption, several in a gallery."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

from plnfolio.importing.article import FROM, Article, fill, pieces, words
from plnfolio.importing.tidy.inline import runs, together
from plnfolio.importing.tidy.larger import larger

_CAPTIONED = re.compile(r"\bwp-caption\b|\bimage-caption-container\b|\btr-caption-container\b")
_CAPTION = re.compile(
    r"\b(?:wp-caption-text|tr-caption|gallery-caption|imageCaption|image-caption)\b"
)
_LAZY = (
    "data-src", "data-lazy-src", "data-original", "data-orig-file", "data-large-file", "data-url",
)  # fmt: skip
_NOTHING = re.compile(r"data:image/(?:gif|svg\+xml|png)[;,].{0,400}\Z|about:blank", re.DOTALL)
_EMOJI = re.compile(r"\b(?:emoji|wp-smiley)\b")
_PICTURE = re.compile(r"(?i)\.(?:png|jpe?g|gif|webp|avif|svg|heic|bmp|tiff?)\Z")


def is_captioned(element: Element) -> bool:
    """Whether it is what old themes and Blogger have for a figure."""
    return element.tag in ("div", "table", "dl") and bool(
        _CAPTIONED.search(element.get("class", ""))
    )


def figure(
    article: Article, element: Element, inside: Callable[[Element], list[Element]]
) -> list[Element]:
    """A figure out of one, or what it holds if that is no picture."""
    caption = next((one for one in element.iter() if _is_caption(one)), None)
    pictures = [one for one in _shown(element) if one.tag == "img"]
    others = any(
        one.tag in ("table", "iframe", "video", "audio", "blockquote", "pre", "figure", "embed")
        for one in element.iter()
        if one is not element
    )
    if element.tag == "img":
        return of_pictures(article, [element])
    if (others and not is_captioned(element)) or not pictures:
        return _around(element, caption, inside)
    made = of_pictures(article, pictures)
    said = words(caption) if caption is not None else ""
    around = " ".join(words(element).split())
    if caption is not None and said:
        line = Element("figcaption")
        fill(line, together(runs(pieces(caption))))
        if not made:
            return [_as_paragraph(line)]
        made[-1].append(line)
    if around.replace(said, "", 1).strip() if said else around:
        rest = _without(
            element, {one for one in element.iter() if one in pictures or one is caption}
        )
        made += inside(rest)
    return made


def _is_caption(element: Element) -> bool:
    return element.tag == "figcaption" or bool(_CAPTION.search(element.get("class", "")))


def _without(element: Element, gone: set[Element]) -> Element:
    made = Element("div")
    for one in pieces(element):
        if isinstance(one, str):
            fill(made, [one])
        elif one not in gone:
            copy = _without(one, gone)
            copy.tag, copy.attrib = one.tag if one.tag != "figure" else "div", dict(one.attrib)
            made.append(copy)
    return made


def _around(
    element: Element, caption: Element | None, inside: Callable[[Element], list[Element]]
) -> list[Element]:
    """What is no picture: a table in a figure keeps its caption, all else has it behind it."""
    if caption is None:
        return inside(_without(element, set()))
    made = inside(_without(element, {caption}))
    line = Element("figcaption")
    fill(line, together(runs(pieces(caption))))
    if not words(line):
        return made
    if len(made) == 1 and made[0].tag == "table" and made[0].find("caption") is None:
        line.tag = "caption"
        made[0].insert(0, line)
        return made
    if len(made) == 1 and made[0].tag == "blockquote":
        made[0].append(_as_paragraph(line))
        return made
    return [*made, _as_paragraph(line)]


def _as_paragraph(line: Element) -> Element:
    line.tag = "p"
    return line


def _shown(element: Element) -> Iterator[Element]:
    """Pictures, without those for browsers that run no scripts where there is another."""
    seen: set[str] = set()
    for one in element.iter("img"):
        name = _candidates(one)[:1]
        if not (name and name[0] in seen):
            seen.update(name)
            yield one


def of_pictures(article: Article, pictures: Sequence[Element]) -> list[Element]:
    """A figure for each picture that is one."""
    made = []
    for one in pictures:
        shown = picture(article, one)
        if shown is None:
            continue
        if shown.tag != "img":
            made.append(shown)
            continue
        holder = Element("figure")
        holder.append(shown)
        made.append(holder)
    return made


def chosen(article: Article, paragraph: Element) -> None:
    """Pictures among words, each with one address."""
    for parent in list(paragraph.iter()):
        if not any(child.tag == "img" for child in parent):
            continue
        inside: list[str | Element] = []
        for one in pieces(parent):
            if isinstance(one, str) or one.tag != "img":
                inside.append(one)
            elif _EMOJI.search(one.get("class", "")):
                inside.append(one.get("alt", ""))
            elif (shown := picture(article, one)) is not None:
                inside.append(shown)
        parent.text = None
        parent[:] = []
        fill(parent, inside)


def picture(article: Article, element: Element) -> Element | None:
    """A picture with the one address that there is a file for; None where it shows nothing."""
    candidates = _candidates(element)
    src = next((one for one in candidates if article.pictures(one) is not None), "")
    src = src or larger(next((one for one in candidates if not _NOTHING.match(one)), ""))
    if not src:
        alt = element.get("alt", "").strip()
        if alt:
            article.note("left out: a picture without an address", left=alt)
        return None
    alt = next(
        (
            " ".join(said.split())
            for name in ("alt", "aria-label", "title")
            if (said := element.get(name, "")).strip()
        ),
        "",
    )
    return Element("img", {"src": src, "alt": alt, FROM: element.get("src", "").strip()})


def _candidates(element: Element) -> list[str]:
    """Addresses that a picture may have, the best first."""
    src = element.get("src", "").strip()
    lazy = [element.get(name, "").strip() for name in _LAZY]
    sets = [element.get(name, "") for name in ("srcset", "data-srcset", "data-lazy-srcset")]
    wide = [address for one in sets for address in _by_width(one)]
    first = [src] if src and not _NOTHING.match(src) else []
    return list(dict.fromkeys(filter(None, [*first, *lazy, *wide, src])))


def _by_width(srcset: str) -> list[str]:
    found = re.findall(r"(\S+?)(?:\s+([\d.]+)[wx])?\s*(?:,\s+|,?$)", srcset.strip())
    ordered = sorted(found, key=lambda one: -float(one[1] or 1) if one[1].count(".") < 2 else 0)
    return [address for address, _ in ordered if address]


def is_picture_file(href: str) -> bool:
    """Whether a link leads to a picture, as those around pictures do."""
    return bool(_PICTURE.search(href.partition("?")[0].partition("#")[0]))
