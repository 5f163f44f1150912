"""Word: filtered HTML in Windows-1252, and documents."""

from __future__ import annotations

import html
import io
import re
import zipfile

from importing.dress.base import Dress, Dressed, linked, picture
from importing.truth import Block, Marks, Truth, article, items_of, marked


class Filtered(Dress):
    """What *Web page, filtered* writes: lists that are paragraphs with typed bullets."""

    marks = Marks(
        em="<i>{}</i>",
        strong="<b>{}</b>",
        plain="<span lang=EN-US style='font-size:12.0pt;\nfont-family:\"Times New Roman\",serif'>{}</span>",
    )

    def p(self, text: str) -> str:
        return f"<p class=MsoNormal style='line-height:200%'>{self.words(text)}</p>\n\n<p class=MsoNormal>&nbsp;</p>"

    def h2(self, text: str) -> str:
        return f"<h1><span lang=EN-US>{self.words(text)}</span></h1>"

    def h3(self, text: str) -> str:
        return f"<h2><span lang=EN-US>{self.words(text)}</span></h2>"

    def items(self, block: Block, tag: str) -> str:
        names = ["First"] + ["Middle"] * (len(block.items) - 2) + ["Last"]
        space = "<span\nstyle='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; </span>"
        made = []
        for n, (item, place) in enumerate(zip(block.items, names, strict=True), start=1):
            mark = "<span lang=EN-US style='font-family:Symbol'>·" if tag == "ul" else f"<span>{n}."
            made.append(
                f"<p class=MsoListParagraphCxSp{place} style='text-indent:-.25in'>{mark}{space}"
                f"</span>{self.words(item)}</p>"
            )
        return "\n\n".join(made)

    def quote(self, text: str) -> str:
        return f"<p class=MsoQuote style='margin-left:.5in'>{self.words(text)}</p>"

    def figure(self, block: Block) -> str:
        return (
            "<p class=MsoNormal align=center style='text-align:center'><span lang=EN-US><img border=0"
            f' width=300 height=200 id="Picture 1" src="{self.src(block.picture)}"'
            f' alt="{html.escape(block.alt)}"></span></p>\n\n<p class=MsoCaption>'
            f"{self.words(block.text)}</p>"
        )

    def box(self, block: Block) -> str:
        inside = "".join(self.block(one) for one in block.inside)
        return (
            "<div style='border:solid windowtext 1.0pt;padding:1.0pt 4.0pt 1.0pt 4.0pt'>"
            f"<p class=MsoNormal style='border:none'><b>{self.box_title(block)}</b></p>{inside}</div>"
        )

    def table(self, block: Block) -> str:
        rows = [[self.line(f"**{cell}**") for cell in block.head]]
        rows += [[self.lined(cell) for cell in row] for row in block.rows]
        inside = "\n".join(
            "<tr>"
            + "".join(f"<td width=156 valign=top style='width:116.9pt'>{c}</td>" for c in row)
            + "</tr>"
            for row in rows
        )
        return (
            "<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0\n style='border-collapse:"
            f"collapse;border:none'>\n{inside}\n</table>"
        )

    def line(self, text: str) -> str:
        """A line of a cell."""
        return f"<p class=MsoNormal style='margin-bottom:0in'>{self.words(text)}</p>"

    def lined(self, cell: str) -> str:
        """A cell, with its bullets as Word types them."""
        items = items_of(cell)
        return (
            self.items(Block("ul", items=items), "ul")
            if len(items) > 1
            else self.line(cell.removeprefix("• "))
        )

    def note(self, text: str) -> str:
        self.noted.append(text)
        n = len(self.noted)
        return (
            f'<a href="#_ftn{n}" name="_ftnref{n}" title=""><span class=MsoFootnoteReference><span'
            f" class=MsoFootnoteReference><span style='font-size:12.0pt'>[{n}]</span></span></span></a>"
        )

    def reference(self, line: str) -> str:
        return f"<p class=MsoBibliography style='margin-left:.5in;text-indent:-.5in'>{line}</p>"

    def foot(self) -> str:
        if not self.noted:
            return ""
        return (
            '<div><br clear=all>\n\n<hr align=left size=1 width="33%">'
            + "".join(
                f'<div id=ftn{n}>\n\n<p class=MsoFootnoteText><a href="#_ftnref{n}" name="_ftn{n}"'
                ' title=""><span class=MsoFootnoteReference><span class=MsoFootnoteReference>'
                f"[{n}]</span></span></a> {self.words(text)}</p>\n\n</div>"
                for n, text in enumerate(self.noted, start=1)
            )
            + "</div>"
        )


def filtered(name: str, which: str) -> Dressed:
    """A page that says Windows-1252 and is."""
    told = article(which)
    dress = Filtered(told, f"{name}_files")
    page = f"""<html>

<head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<meta name=Generator content="Microsoft Word 15 (filtered)">
<title>{html.escape(told.title)}</title>
<style>
<!--
 /* Font Definitions */
 @font-face {{font-family:Wingdings;}}
 p.MsoNormal {{margin-bottom:8.0pt;}}
-->
</style>
</head>

<body lang=EN-US style='word-wrap:break-word'>

<div class=WordSection1>

<p class=MsoTitle>{html.escape(told.title, quote=False)}</p>

<p class=MsoNormal align=center style='text-align:center'>{told.author}</p>

{dress.body()}

</div>

</body>

</html>
"""
    data = page.encode("cp1252", "xmlcharrefreplace")
    return Dressed(name, f"{name}.htm", {f"{name}.htm": data, **dress.files}, (told,))


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Document:
    """A document of Word, written by hand: the parts that a reader needs."""

    def __init__(self, told: Truth) -> None:
        self.told = told
        self.links: list[str] = []
        self.noted: list[str] = []
        self.pictures: dict[str, bytes] = {}

    def runs(self, text: str) -> str:
        """Words with their marks, as runs."""
        marks = Marks(
            em="\x01i{}\x02",
            strong="\x01b{}\x02",
            link="\x01a{to}\x03{words}\x02",
            plain="\x01n{}\x02",
            note=self.note,
        )
        return re.sub(
            "\x01([ibna])(?:([^\x02\x03]*)\x03)?([^\x02]*)\x02", self.run, marked(text, marks)
        )

    def run(self, found: re.Match[str]) -> str:
        """One of them."""
        kind, to, words = found.groups()
        style = {"i": "<w:rPr><w:i/></w:rPr>", "b": "<w:rPr><w:b/></w:rPr>"}.get(kind, "")
        made = f'<w:r>{style}<w:t xml:space="preserve">{words}</w:t></w:r>'
        if kind == "a":
            self.links.append(html.unescape(to))
            return f'<w:hyperlink r:id="rLink{len(self.links)}">{made}</w:hyperlink>'
        return made

    def note(self, text: str) -> str:
        """A footnote."""
        self.noted.append(text)
        return f'<w:r><w:footnoteReference w:id="{len(self.noted) + 1}"/></w:r>'

    def p(self, text: str, style: str = "", more: str = "") -> str:
        """A paragraph in a style."""
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        return f"<w:p><w:pPr>{named}{more}</w:pPr>{self.runs(text)}</w:p>"

    def items(self, items: tuple[str, ...], number: int) -> str:
        """A list, of bullets (1) or numbered (2)."""
        more = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        return "".join(self.p(item, "ListParagraph", more) for item in items)

    def block(self, block: Block) -> str:
        """One block."""
        kind, text = block.kind, block.text
        if kind in {"ul", "ol"}:
            return self.items(block.items, 1 if kind == "ul" else 2)
        if kind in {"network", "table"}:
            return self.table(block)
        if kind == "figure":
            return self.figure(block) + self.p(text, "Caption")
        if kind in {"activity", "testimony"}:
            title = f"Activity: {text}" if kind == "activity" else text
            return self.p(title, "Heading3") + "".join(self.block(one) for one in block.inside)
        styles = {"h2": "Heading1", "h3": "Heading2", "quote": "Quote"}
        return self.p(text, styles.get(kind, ""))

    def table(self, block: Block) -> str:
        """A table whose first row is like the others."""
        rows = [[self.p(f"**{cell}**") for cell in block.head]]
        rows += [
            [self.items(items_of(c), 1) if items_of(c) else self.p(c) for c in row]
            for row in block.rows
        ]
        inside = "".join(
            f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{cell}</w:tc>' for cell in row)}</w:tr>"
            for row in rows
        )
        return f"<w:tbl><w:tblPr/>{inside}</w:tbl>"

    def figure(self, block: Block) -> str:
        """A picture in a paragraph of its own."""
        self.pictures[block.picture] = picture(block.picture)
        return (
            '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/'
            '2006/wordprocessingDrawing"><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="x"'
            f' descr="{html.escape(block.alt)}"/><a:graphic xmlns:a="http://schemas.openxmlformats.'
            'org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/'
            'drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml'
            '/2006/picture"><pic:blipFill><a:blip r:embed="rPic1"/></pic:blipFill></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        )

    def body(self) -> str:
        """All of it."""
        told = self.told
        blocks = "".join(self.block(block) for block in told.blocks)
        indent = '<w:ind w:left="720" w:hanging="720"/>'
        works = "".join(self.p(linked(line), more=indent) for line in told.references)
        changed = (
            '<w:p><w:ins w:id="8" w:author="Tutor" w:date="2023-01-01T00:00:00Z"><w:r><w:t>This'
            ' sentence was put in by the tutor.</w:t></w:r></w:ins><w:del w:id="9" w:author="Tutor">'
            "<w:r><w:delText>This one was struck out.</w:delText></w:r></w:del><w:r><w:commentRefere"
            'nce w:id="0"/></w:r></w:p>'
        )
        return (
            self.p(told.title, "Title")
            + self.p(told.author, "Subtitle")
            + blocks
            + self.p(told.heading, "Heading1")
            + works
            + changed
        )


def _types(document: Document) -> str:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-'
        'types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default'
        ' Extension="png" ContentType="image/png"/><Default Extension="jpg" ContentType="image/jpeg"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/></Types>'
    )


_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "").title().replace("paragraph", "Paragraph")}">'
    f'<w:name w:val="{name}"/></w:style>'
    for name in [
        "Title",
        "Subtitle",
        "heading 1",
        "heading 2",
        "heading 3",
        "Quote",
        "caption",
        "List Paragraph",
    ]
)


def docx(name: str, which: str) -> Dressed:
    """A document with footnotes, a comment and a tracked change."""
    told = article(which)
    document = Document(told)
    body = document.body()
    notes = "".join(
        f'<w:footnote w:id="{n}">{document.p(text, "FootnoteText")}</w:footnote>'
        for n, text in enumerate(list(document.noted), start=2)
    )
    rels = [
        f'<Relationship Id="rLink{n}" Type="{_R}/hyperlink" Target="{html.escape(to)}"'
        ' TargetMode="External"/>'
        for n, to in enumerate(document.links, start=1)
    ]
    rels += [
        f'<Relationship Id="rPic1" Type="{_R}/image" Target="media/{p}"/>'
        for p in document.pictures
    ]
    rels += [
        f'<Relationship Id="r{part}" Type="{_R}/{part}" Target="{part}.xml"/>'
        for part in ["styles", "numbering", "footnotes", "comments"]
    ]
    levels = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/></w:lvl>'
        "</w:abstractNum>"
        for n, form in ((1, "bullet"), (2, "decimal"))
    )
    numbers = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2)
    )
    start = '<?xml version="1.0" encoding="UTF-8"?>'
    rel = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    parts = {
        "[Content_Types].xml": _types(document),
        "_rels/.rels": f'{start}<Relationships {rel}><Relationship Id="r1" Type="{_R}/officeDocument"'
        ' Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"{start}<Relationships {rel}>{''.join(rels)}</Relationships>",
        "word/document.xml": f'{start}<w:document {_W} xmlns:r="{_R}"><w:body>{body}</w:body>'
        "</w:document>",
        "word/styles.xml": f"{start}<w:styles {_W}>{_STYLES}</w:styles>",
        "word/numbering.xml": f"{start}<w:numbering {_W}>{levels}{numbers}</w:numbering>",
        "word/footnotes.xml": f"{start}<w:footnotes {_W}>{notes}</w:footnotes>",
        "word/comments.xml": f'{start}<w:comments {_W}><w:comment w:id="0" w:author="Tutor"'
        ' w:initials="T"><w:p><w:r><w:t>Well argued, cite one more.</w:t></w:r></w:p></w:comment>'
        "</w:comments>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as box:
        for path, text in parts.items():
            box.writestr(path, text)
        for path, data in document.pictures.items():
            box.writestr(f"word/media/{path}", data)
    return Dressed(name, f"{name}.docx", {f"{name}.docx": packed.getvalue()}, (told,))
