"""Google Sites, and Google Docs as the web page in a zip file that it gives."""

from __future__ import annotations

import html
import io
import zipfile
from urllib.parse import quote as quoted

from importing.dress.base import Dress, Dressed, saved
from importing.truth import Block, Marks, article, items_of


class Sites(Dress):
    """Spans with all of their styles, and a table that is columns of boxes."""

    marks = Marks(
        em='<span class="C9DxTc " style="font-style: italic; font-weight: 400;">{}</span>',
        strong='<span class="C9DxTc " style="font-variant: normal; font-weight: 700;">{}</span>',
        plain='<span class="C9DxTc " style="font-variant: normal; font-weight: 400;">{}</span>',
        link='<a class="XqQF9c" href="https://www.google.com/url?q={to}&amp;sa=D&amp;sntz=1&amp;usg='
        'AOvVaw0" target="_blank"><span class="C9DxTc aw5Odc" style="text-decoration: underline;">'
        "{words}</span></a>",
        address=lambda to: quoted(to, safe=""),
    )
    hanging = True

    def p(self, text: str) -> str:
        return (
            f'<p class="zfr3Q CDt4Ke " dir="ltr" style="padding-top: 0pt;">{self.words(text)}</p>'
        )

    def h2(self, text: str) -> str:
        return (
            '<h2 class="zfr3Q JYVBee CDt4Ke " dir="ltr" id="h.ab1" tabindex="-1"><div class="CjVfdc">'
            f'</div><div class="PPhIP rviiZ" role="presentation"><div class="U26fgb" role="button"'
            ' aria-label="Copy heading link" data-tooltip="Copy heading link"></div></div><span'
            f' class="C9DxTc " style="font-weight: 400;">{self.words(text)}</span></h2>'
        )

    def h3(self, text: str) -> str:
        return f'<h3 class="zfr3Q OmQG5e CDt4Ke " dir="ltr">{self.words(text)}</h3>'

    def items(self, block: Block, tag: str) -> str:
        inside = "".join(
            '<li class="zfr3Q TYR86d eD0Rn " dir="ltr"><p class="zfr3Q CDt4Ke " dir="ltr"'
            f' role="presentation">{self.words(item)}</p></li>'
            for item in block.items
        )
        return f'<{tag} class="n8H08c UVNKR " style="padding: 0;">{inside}</{tag}>'

    def quote(self, text: str) -> str:
        return (
            '<p class="zfr3Q CDt4Ke " dir="ltr" style="margin-left: 36pt; margin-right: 36pt;">'
            f"{self.words(text)}</p>"
        )

    def figure(self, block: Block) -> str:
        return (
            '<div class="oKdM2c ZZyype Kzv0Me"><div class="jXK9ad-SmKAyb"><div class="tyJCtd baZpAe">'
            f'<div class="t3iYD"><img src="{self.src(block.picture)}" class="CENy8b"'
            f' role="img" alt="{html.escape(block.alt)}"></div></div></div></div>'
            f'<p class="zfr3Q CDt4Ke " dir="ltr"><small class="dVajme zfr3Q">'
            f"{self.words(block.text)}</small></p>"
        )

    def table(self, block: Block) -> str:
        rows = [[self.p(f"**{cell}**") for cell in block.head]]
        rows += [
            ["".join(self.p(i) for i in (items_of(cell) or (cell,))) for cell in row]
            for row in block.rows
        ]
        return "".join(
            '<section class="yaqOZd"><div class="mYVXT"><div class="LS81yb VICjCf j5pSsc db35Fc">'
            + "".join(
                '<div class="hJDwNd-AhqUyc-II5mzb Ft7HRd-AhqUyc-II5mzb jXK9ad"><div'
                ' class="jXK9ad-SmKAyb"><div class="tyJCtd mGzaTb Depvyb baZpAe">'
                f"{cell}</div></div></div>"
                for cell in row
            )
            + "</div></div></section>"
            for row in rows
        )

    def note(self, text: str) -> str:
        self.noted.append(text)
        return ""

    def foot(self) -> str:
        return ""

    def reference(self, line: str) -> str:
        style = "margin-left: 36pt; text-indent: -36pt;" if self.hanging else ""
        return f'<p class="zfr3Q CDt4Ke " dir="ltr" style="{style}">{line}</p>'


class Pasted(Sites):
    """A table that came along with what was pasted."""

    bullets = "● "
    hanging = False

    def table(self, block: Block) -> str:
        return Dress.table(self, block).replace("<table>", '<table class="zBBmhe" border="1">')


def sites(name: str, which: str, worn: type[Dress] = Sites) -> Dressed:
    """A page of Google Sites."""
    told = article(which)
    title = html.escape(told.title, quote=False)
    menu = "".join(
        f'<li class="VsJjtf oXBWEc" data-nav-level="1"><div class="PsKE7e"><a class="aJHbb dk90Ob'
        f' hDrhEe HlqNPb" href="https://sites.google.com/view/okaforhale/{n}">{n.title()}</a></div></li>'
        for n in ["home", "about", "network", "artifacts", "contact"]
    )
    return saved(
        name,
        f"""<!DOCTYPE html><html lang="en-US" itemscope itemtype="http://schema.org/WebPage"><head><meta
charset="utf-8"><title>Okafor-Hale - {title}</title><meta property="og:title" content="Okafor-Hale -
{title}"><meta itemprop="name" content="Okafor-Hale - {title}"><meta property="og:url"
content="https://sites.google.com/view/okaforhale/{which}"><link rel="canonical"
href="https://sites.google.com/view/okaforhale/{which}"></head><body dir="ltr" itemscope
id="yDmH0d"><div jscontroller="pc62j" class="iTLnSe"><div jscontroller="X4BaPc"><div class="gtUSk
nvP0gd"></div><div class="Xb9hP"></div></div><div class="PPhIP" role="banner"><div class="SmKAyb"><a
class="skip" href="#h">Skip to main content</a><a href="#n">Skip to navigation</a></div><header
id="atIdViewHeader"><div class="BbxBP HP6J1d K5Zlne"><div class="kFwPee"><div class="YSH9J"><a
href="/view/okaforhale/home"><span class="dk90Ob">Okafor-Hale</span></a></div></div><nav
class="JzO0Vc" role="navigation"><ul class="jYxBte Fpy8Db">{menu}</ul></nav><div role="search"><div
class="snByac">Search this site</div></div></div></header></div><div class="UtePc RCETm"
role="main" tabindex="-1" dir="ltr"><section id="h.top" class="yaqOZd LB7kq cJgDec tpmmCb O13XJf KEFykf"
style=""><div class="Nu95r"><div class="IFuOkc"></div></div><div class="mYVXT"><div class="LS81yb
VICjCf j5pSsc db35Fc" tabindex="-1"><div class="jXK9ad-SmKAyb"><div class="tyJCtd mGzaTb Depvyb
baZpAe"><h1 id="h.x" dir="ltr" class="zfr3Q duRjpb CDt4Ke " tabindex="-1"><span class="C9DxTc "
style="font-weight: 700;">{title}</span></h1></div></div></div></div></section><section id="h.b"
class="yaqOZd"><div class="mYVXT"><div class="LS81yb VICjCf j5pSsc db35Fc" tabindex="-1"><div
class="hJDwNd-AhqUyc-uQSCkd jXK9ad D2fZ2"><div class="jXK9ad-SmKAyb"><div class="tyJCtd mGzaTb Depvyb
baZpAe lkHyyc">%BODY%</div></div></div></div></div></section></div><footer jsname="yePe5c"><div
class="dZA9kd" role="contentinfo"><div>Google Sites</div><div>Report abuse</div><div>Page
details</div><div>Page updated</div></div></footer><div class="cookie" role="dialog">This site uses
cookies from Google to deliver its services and to analyze traffic. <a>Learn more</a><a>Got it</a></div>
</div></body></html>""",
        worn(told, f"{name}_files"),
        notes=False,
    )


_STYLE = """@import url(https://themes.googleusercontent.com/fonts/css?kit=x);.lst-kix_q1-0>li:before{
content:"●  "}ul.lst-kix_q1-0{list-style-type:none}ol{margin:0;padding:0}table td,table th{padding:0}
.c0{color:#000000;font-weight:400;text-decoration:none;font-size:11pt;font-family:"Arial";font-style:
normal}.c1{padding-top:0pt;line-height:1.15;text-align:left}.c2{font-weight:700}.c3{font-style:italic}
.c4{color:inherit;text-decoration:inherit}.c5{border-right-style:solid;padding:5pt 5pt 5pt 5pt}
.c6{margin-left:36pt;text-indent:-36pt}.c7{margin-left:36pt;margin-right:36pt}.c8{color:#1155cc;
text-decoration:underline}.c15{text-decoration:underline}.c9{background-color:#ffffff;max-width:468pt;padding:72pt 72pt 72pt 72pt}
.title{padding-top:0pt;color:#000000;font-size:26pt}.subtitle{font-size:15pt;color:#666}"""


class Docs(Dress):
    """Classes that say what is bold and what is a list, and links that lead around."""

    marks = Marks(
        em='<span class="c0 c3">{}</span>',
        strong='<span class="c2 c0">{}</span>',
        plain='<span class="c0">{}</span>',
        link='<span class="c8"><a class="c4" href="https://www.google.com/url?q={to}&amp;sa=D&amp;'
        'source=editors&amp;ust=1690000000000000&amp;usg=AOvVaw1xyz">{words}</a></span>',
    )

    def src(self, name: str) -> str:
        made = super().src(name)
        return made.replace(self.folder, "images")

    def p(self, text: str) -> str:
        return f'<p class="c1">{self.words(text)}</p><p class="c1"><span class="c0"></span></p>'

    def h2(self, text: str) -> str:
        return f'<h1 class="c1" id="h.3f">{self.words(text)}</h1>'

    def h3(self, text: str) -> str:
        return f'<h2 class="c1" id="h.4f">{self.words(text)}</h2>'

    def items(self, block: Block, tag: str) -> str:
        inside = "".join(
            f'<li class="c1 c6 li-bullet-0">{self.words(item)}</li>' for item in block.items
        )
        return f'<{tag} class="c10 lst-kix_q1-0 start">{inside}</{tag}>'

    def quote(self, text: str) -> str:
        return f'<p class="c1 c7">{self.words(text)}</p>'

    def figure(self, block: Block) -> str:
        return (
            '<p class="c1"><span style="overflow: hidden; display: inline-block; margin: 0.00px;'
            f' width: 400.00px;"><img alt="{html.escape(block.alt)}" src="{self.src(block.picture)}"'
            ' style="width: 400.00px; transform: rotate(0.00rad);" title=""></span></p>'
            f'<p class="c1"><span class="c0 c3">{html.escape(block.text, quote=False)}</span></p>'
        )

    def table(self, block: Block) -> str:
        rows = [[f'<p class="c1">{self.words(f"**{cell}**")}</p>' for cell in block.head]]
        rows += [
            [self.cell(block, r, c) for c in range(len(row))] for r, row in enumerate(block.rows)
        ]
        inside = "".join(
            f'<tr class="c11">{"".join(_td(cell) for cell in row)}</tr>' for row in rows
        )
        return f'<a id="t.0"></a><table class="c12">{inside}</table>'

    def cell(self, block: Block, row: int, column: int) -> str:
        items = items_of(block.rows[row][column])
        if items:
            return self.items(Block("ul", items=items), "ul")
        return f'<p class="c1">{self.words(block.rows[row][column])}</p>'

    def note(self, text: str) -> str:
        self.noted.append(text)
        n = len(self.noted)
        return f'<sup class="c0"><a href="#ftnt{n}" id="ftnt_ref{n}">[{n}]</a></sup>'

    def reference(self, line: str) -> str:
        return f'<p class="c1 c6">{line}</p>'

    def foot(self) -> str:
        if not self.noted:
            return ""
        return '<hr class="c13">' + "".join(
            f'<div><p class="c1"><a href="#ftnt_ref{n}" id="ftnt{n}">[{n}]</a><span class="c0">'
            f"&nbsp;</span>{self.words(text)}</p></div>"
            for n, text in enumerate(self.noted, start=1)
        )


def _td(cell: str) -> str:
    return f'<td class="c5" colspan="1" rowspan="1">{cell}</td>'


class Typed(Docs):
    """Bullets that were typed, references in one paragraph, and no heading in the style of one."""

    whole_list = True

    def h2(self, text: str) -> str:
        return f'<p class="c1">{self.words(f"**{text}**")}</p>'

    def h3(self, text: str) -> str:
        return f'<p class="c1"><span class="c0 c15">{html.escape(text, quote=False)}</span></p>'

    def cell(self, block: Block, row: int, column: int) -> str:
        items = items_of(block.rows[row][column]) or (block.rows[row][column],)
        dot = "- " if len(items) > 1 else ""
        return "".join(
            f'<p class="c1"><span class="c0">{dot}</span>{self.words(i)}</p>' for i in items
        )


def docs(name: str, which: str, worn: type[Dress] = Docs) -> Dressed:
    """A document, as *File, Download, Web page* gives it."""
    told = article(which)
    dress = worn(told, "images")
    title = html.escape(told.title, quote=False)
    body = dress.body()
    comment = (
        '<div class="c14"><p class="c1"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span class="c0">Could'
        " you say more about this, please? _Assigned to you_</span></p></div>"
    )
    first = '<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p>'
    page = (
        f'<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><style'
        f' type="text/css">{_STYLE}</style></head><body class="c9 doc-content"><p class="c1 title"'
        f' id="h.1"><span class="c0">{title}</span></p><p class="c1 subtitle"><span class="c0">'
        f"{told.author}</span></p>{body.replace('</p>', first, 1)}{comment}</body></html>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr(f"{told.title.replace(' ', '')[:20]}.html", page)
        for path, data in dress.files.items():
            box.writestr(path, data)
    return Dressed(name, f"{name}.zip", {f"{name}.zip": packed.getvalue()}, (told,))
