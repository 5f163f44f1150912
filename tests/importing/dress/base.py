"""What all platforms have in common: a tidy body, of which each changes what it writes otherwise."""

from __future__ import annotations

import html
import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from PIL import Image

from importing.truth import Block, Marks, Truth, items_of, marked


@dataclass(frozen=True)
class Dressed:
    """A source as somebody brings it."""

    name: str
    main: str
    """Which of the files is named on the command line."""
    files: dict[str, bytes]
    articles: tuple[Truth, ...]
    furniture: str = ""
    """What surrounds the articles, as HTML: none of it may arrive."""
    tables: bool = True
    """Whether the platform has tables."""
    logos: bool = False
    """Whether networks are named by pictures of their logos."""
    notes: bool = True
    """Whether the platform has notes at the foot."""
    italics: bool = True
    """Whether the list of references has its italics."""


def picture(name: str) -> bytes:
    """A small picture that is like no other."""
    shade = zlib.crc32(name.encode())
    colour = (shade & 255, shade >> 8 & 255, shade >> 16 & 255)
    image = Image.new("RGB", (64, 48), colour)
    image.putpixel((3, 3), (255 - colour[0], 0, 9))
    out = io.BytesIO()
    image.save(out, "JPEG" if name.endswith("jpg") else "PNG")
    return out.getvalue()


class Dress:
    """Tidy HTML; a platform overrides what is different there."""

    marks: ClassVar[Marks] = Marks()
    bullets: ClassVar[str] = "list"
    """Lists in cells: ``list``, or what stands before an item where lines are broken."""
    logos: ClassVar[bool] = False
    whole_list: ClassVar[bool] = False
    """The references are one paragraph with breaks."""
    italics: ClassVar[bool] = True
    listed: ClassVar[bool] = True
    """The references have a heading."""

    def __init__(self, article: Truth, folder: str = "files") -> None:
        self.article = article
        self.folder = folder
        self.noted: list[str] = []
        self.files: dict[str, bytes] = {}
        self.here = replace(self.marks, note=self.note)

    def note(self, text: str) -> str:
        """What leads to a note."""
        self.noted.append(text)
        number = len(self.noted)
        return f'<sup><a href="#fn{number}" id="ref{number}">{number}</a></sup>'

    def words(self, text: str) -> str:
        """Words with their marks."""
        return marked(text, self.here)

    def src(self, name: str) -> str:
        """Where a picture lies."""
        self.files[f"{self.folder}/{name}"] = picture(name)
        return html.escape(f"{self.folder}/{name}".replace(" ", "%20"))

    def body(self) -> str:
        """All of the article, below its title."""
        parts = [self.block(block) for block in self.article.blocks]
        return "\n".join([*parts, self.references(), self.foot()])

    def block(self, block: Block) -> str:
        """One block, as its kind is written."""
        makes: dict[str, Callable[[Block], str]] = {
            "p": lambda b: self.p(b.text),
            "h2": lambda b: self.h2(b.text),
            "h3": lambda b: self.h3(b.text),
            "ul": lambda b: self.items(b, "ul"),
            "ol": lambda b: self.items(b, "ol"),
            "quote": lambda b: self.quote(b.text),
            "figure": self.figure,
            "network": self.table,
            "table": self.table,
            "activity": self.box,
            "testimony": self.box,
        }
        return makes[block.kind](block)

    def p(self, text: str) -> str:
        """A paragraph."""
        return f"<p>{self.words(text)}</p>"

    def h2(self, text: str) -> str:
        """A heading of a section."""
        return f"<h2>{self.words(text)}</h2>"

    def h3(self, text: str) -> str:
        """A heading below it."""
        return f"<h3>{self.words(text)}</h3>"

    def items(self, block: Block, tag: str) -> str:
        """A list."""
        return f"<{tag}>{''.join(self.item(item) for item in block.items)}</{tag}>"

    def item(self, text: str) -> str:
        """An item of it."""
        return f"<li>{self.words(text)}</li>"

    def quote(self, text: str) -> str:
        """A quotation."""
        return f"<blockquote>{self.p(text)}</blockquote>"

    def figure(self, block: Block) -> str:
        """A picture with its caption."""
        return (
            f'<figure><img src="{self.src(block.picture)}" alt="{html.escape(block.alt)}">'
            f"<figcaption>{self.words(block.text)}</figcaption></figure>"
        )

    def box(self, block: Block) -> str:
        """An activity or a testimony, where the platform has none: a line in bold, and all else."""
        inside = "\n".join(self.block(one) for one in block.inside)
        return f"{self.p(f'**{self.box_title(block)}**')}\n{inside}"

    def box_title(self, block: Block) -> str:
        """What a box is called."""
        return f"Activity: {block.text}" if block.kind == "activity" else block.text

    def table(self, block: Block) -> str:
        """A table with a head."""
        head = "".join(f"<th>{self.words(cell)}</th>" for cell in block.head)
        rows = "".join(
            f"<tr>{''.join(f'<td>{self.cell(block, r, c)}</td>' for c in range(len(row)))}</tr>"
            for r, row in enumerate(block.rows)
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

    def cell(self, block: Block, row: int, column: int) -> str:
        """What stands in a cell."""
        text = block.rows[row][column]
        if self.logos and column == 0 and block.kind == "network":
            return self.logo(text, row)
        items = items_of(text)
        if not items:
            return self.words(text)
        if self.bullets == "list":
            return f"<ul>{''.join(f'<li>{self.words(item)}</li>' for item in items)}</ul>"
        return "<br>".join(f"{self.bullets}{self.words(item)}" for item in items)

    def logo(self, name: str, row: int) -> str:
        """A picture in the place of a name; every third has no description."""
        file = f"logo-{zlib.crc32(name.encode()):08x}.png"
        alt = "" if row % 3 == 2 else f"{html.escape(name)} logo"
        to = "https://www." + "".join(c for c in name.lower() if c.isalpha())[:20] + ".example"
        return f'<a href="{to}" target="_blank"><img src="{self.src(file)}" alt="{alt}"></a>'

    def references(self) -> str:
        """The list at the end."""
        heading = self.h2(self.article.heading) if self.listed else ""
        lines = [
            self.words(line if self.italics else line.replace("*", ""))
            for line in map(linked, self.article.references)
        ]
        if self.whole_list:
            return heading + self.lines(lines)
        return heading + "\n".join(self.reference(line) for line in lines)

    def reference(self, line: str) -> str:
        """One work of it, marked."""
        return f"<p>{line}</p>"

    def lines(self, lines: list[str]) -> str:
        """All of them in one paragraph."""
        return f"<p>{'<br>'.join(lines)}</p>"

    def foot(self) -> str:
        """The notes."""
        if not self.noted:
            return ""
        items = "".join(
            f'<li id="fn{n}">{self.words(text)} <a href="#ref{n}">↩</a></li>'
            for n, text in enumerate(self.noted, start=1)
        )
        return f"<hr><ol>{items}</ol>"


def linked(line: str) -> str:
    """A reference whose address is a link, as editors make it."""
    words, _, address = line.rpartition(" https://")
    return f"{words} [https://{address}](https://{address})" if words else line


def saved(name: str, page: str, dress: Dress, **said: bool) -> Dressed:
    """A page saved by a browser, with its folder; ``%BODY%`` is where the article goes."""
    whole = page.replace("%BODY%", dress.body())
    return Dressed(
        name,
        f"{name}.html",
        {f"{name}.html": whole.encode(), **dress.files},
        (dress.article,),
        page.replace("%BODY%", ""),
        logos=dress.logos,
        italics=dress.italics,
        **said,
    )
