"""Wix: a post of its blog, with a table of logos, and a page of its editor, with one of boxes."""

from __future__ import annotations

import html
import json
import zlib
from typing import ClassVar

from importing.dress.base import Dress, Dressed, saved
from importing.truth import Block, Marks, Truth, article, items_of

_SPAN = '<span style="font-size:17px" class="wixui-rich-text__text">{}</span>'


class Post(Dress):
    """A post of the blog, as its viewer of rich content shows it."""

    marks = Marks(
        em='<span style="font-style:italic"><span class="_3XYz">{}</span></span>',
        strong='<strong class="_1lqYx"><span>{}</span></strong>',
        link='<a class="_3Bkfb _1lsz7" href="{to}" rel="noopener noreferrer" target="_blank"'
        ' data-hook="web-link"><u class="sBuDf">{words}</u></a>',
        plain="<span>{}</span>",
    )
    logos = True
    bullets = "• "

    def wrapped(self, inside: str, kind: str) -> str:
        """What stands around every block."""
        return f'<div type="{kind}" data-breakout="normal" class="Zl7cc">{inside}</div>'

    def p(self, text: str) -> str:
        line = f'<p class="gTXrY _0Ksd" dir="auto" id="viewer-{len(text)}">{self.words(text)}</p>'
        empty = '<div type="empty-line" data-hook="rcv-block3"></div>'
        return self.wrapped(line, "paragraph") + empty

    def h2(self, text: str) -> str:
        return self.wrapped(f'<h2 class="K8YNX _1f" dir="auto">{self.words(text)}</h2>', "first")

    def h3(self, text: str) -> str:
        return self.wrapped(f'<h3 class="K8YNX _2f" dir="auto">{self.words(text)}</h3>', "heading")

    def item(self, text: str) -> str:
        return (
            '<li class="Jd8aB" aria-level="1" dir="auto"><p class="gTXrY" dir="auto">'
            f"{self.words(text)}</p></li>"
        )

    def quote(self, text: str) -> str:
        return f'<blockquote class="Wq2Ec"><div dir="auto">{self.words(text)}</div></blockquote>'

    def figure(self, block: Block) -> str:
        info = html.escape(json.dumps({"imageData": {"uri": block.picture, "width": 64}}))
        return (
            '<div type="image" data-hook="rcv-block9"><div class="mlSs7"><figure'
            ' data-hook="figure-IMAGE"><div data-hook="imageViewer" role="button" tabindex="0">'
            f'<wow-image id="w1" class="BI8PVQ" data-image-info="{info}"><img'
            f' src="{self.src(block.picture)}" alt="{html.escape(block.alt)}" data-pin-media="x"'
            ' fetchpriority="high"></wow-image></div><button aria-label="Expand image"'
            ' data-hook="image-expand-button"><svg viewBox="0 0 19 19"></svg></button>'
            '<figcaption class="nxQWU" data-hook="image-caption"><span dir="auto">'
            f"{self.words(block.text)}</span></figcaption></figure></div></div>"
        )

    def table(self, block: Block) -> str:
        """A head that looks like any row, and paragraphs in every cell."""
        rows = [[self.words(f"**{cell}**") for cell in block.head]]
        rows += [
            [self.cell(block, r, c) for c in range(len(row))] for r, row in enumerate(block.rows)
        ]
        cells = "".join(
            "<tr data-table-row>"
            + "".join(
                '<td class="AIBdj" style="vertical-align:top"><div data-hook="table-cell"'
                f' class="ZgFrT"><p class="gTXrY" dir="auto">{cell}</p></div></td>'
                for cell in row
            )
            + "</tr>"
            for row in rows
        )
        return (
            '<div type="table" data-hook="rcv-block12"><div class="uuj3C" data-hook="TableComponent">'
            '<div class="table-container"><table class="yk9qy"><colgroup><col width="120">'
            f"</colgroup><tbody>{cells}</tbody></table></div></div></div>"
        )

    def reference(self, line: str) -> str:
        return f'<p class="gTXrY _0Ksd" dir="auto">{line}</p>'

    def note(self, text: str) -> str:
        self.noted.append(text)
        return ""

    def foot(self) -> str:
        return ""


_BANNER = (
    '<div data-hook="ccsu-banner-wrapper" class="consent-banner-root" role="alert"><div>We use'
    " cookies on our website to see how you interact with it. By accepting, you agree to our use"
    ' of such cookies. <a href="/privacy">Privacy Policy</a></div><button>Settings</button>'
    "<button>Accept</button></div>"
)


def _frame(title: str, inside: str, head: str = "", author: str = "Rosalind") -> str:
    menu = "".join(
        f'<li id="comp-m{n}" class="_0DATzU wixui-dropdown-menu__item" data-direction="ltr"><a'
        f' data-testid="linkElement" href="https://museumbasement.wixsite.com/pln/{name}"'
        f' class="NHM1d1"><div class="YGlZMx"><p class="JS76Uv" id="comp-m{n}label">{name}</p>'
        "</div></a></li>"
        for n, name in enumerate(["Home", "About", "Portfolio", "Blog", "Contact", "More"])
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{html.escape(title)}</title><meta name="generator" content="Wix.com Website Builder">
<link rel="canonical" href="https://museumbasement.wixsite.com/pln/post/what-i-found">{head}
<style data-href="x">._0DATzU{{display:block}}</style></head><body class="device-mobile-optimized">
<div id="SCROLL_TO_TOP" class="qhwIj ignore-focus SCROLL_TO_TOP" role="region" tabindex="-1"
aria-label="top of page"><span class="mHZSwn">top of page</span></div>
<div id="SITE_CONTAINER"><div id="main_MF" class="main_MF"><div id="WIX_ADS" class="WIX_ADS"><a
href="//www.wix.com/lpviral/enviral">This site was designed with the <b>.com</b> website builder.
Create your website today. <span>Start Now</span></a></div><div id="site-root">
<header id="SITE_HEADER" class="xU8fqS SITE_HEADER wixui-header" tabindex="-1"><div><div
class="wixui-rich-text"><h2 class="font_2 wixui-rich-text__text"><a href="/">{author}’s
Portfolio</a></h2></div><nav class="XwCBRN" aria-label="Site"><ul>{menu}</ul></nav>
<button class="login">Log In</button></div></header>
<main id="PAGES_CONTAINER" class="PAGES_CONTAINER" tabindex="-1" data-main-content="true"><div
id="SITE_PAGES"><div id="c1dmp" class="dBAkHi theme-vars"><div class="PFkO7r wixui-page">
{inside}</div></div></div></main>
<footer id="SITE_FOOTER" class="SITE_FOOTER wixui-footer"><div class="wixui-rich-text"><p
class="font_9 wixui-rich-text__text">©2023 by {author}. Proudly created with Wix.com</p></div>
<form><p>Subscribe Form</p><label>Enter your email here</label><input type="email"><button>Join
</button><p>Thanks for submitting!</p></form><ul aria-label="Social Bar"><li><a
href="https://www.facebook.com/wix"><img alt="Facebook" src="https://static.wixstatic.com/fb.png">
</a></li></ul></footer></div></div></div>
<div id="SCROLL_TO_BOTTOM" class="qhwIj ignore-focus SCROLL_TO_BOTTOM" role="region" tabindex="-1"
aria-label="bottom of page"><span class="mHZSwn">bottom of page</span></div>{_BANNER}
<script>window.x = "never words";</script></body></html>"""


def post(name: str = "wix-post", which: str = "museum") -> Dressed:
    """A post with a table of logos."""
    told = article(which)
    dress = Post(told, f"{name}_files")
    data = {"@context": "https://schema.org", "@type": "BlogPosting", "headline": told.title}
    data |= {"datePublished": f"{told.date}T15:04:05.063Z", "author": {"name": told.author}}  # type: ignore[dict-item]
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    page = _frame(told.title, _post(told, "%BODY%"), head)
    return saved(name, page, dress, notes=False)


def _post(told: Truth, body: str) -> str:
    tags = "".join(f'<li><a href="/blog/tags/{t}">{t}</a></li>' for t in told.tags)
    return f"""<div id="TPAMultiSection_1"><div data-hook="main-container"><div
data-hook="post-list-header"><nav aria-label="Blog"><ul><li><a href="/blog">All Posts</a></li>
</ul></nav><button aria-label="Search">Search</button></div><article data-hook="post"><div
class="post-header"><ul class="post-metadata"><li><span data-hook="user-name"
title="{told.author}">{told.author}</span></li><li><span title="Mar 14, 2023"
data-hook="time-ago">Mar 14, 2023</span></li><li><span data-hook="time-to-read"
title="4 min read">4 min read</span></li></ul><button aria-label="More actions"
data-hook="more-button"></button></div><h1 data-hook="post-title" class="H3vOVf _33Vdn"><span
class="post-title__text blog-post-title-font">{html.escape(told.title, quote=False)}</span></h1>
<section data-hook="post-description"><div class="rich-content-viewer fTEXDR" data-id="rcv"
data-rce-version="9.18"><div class="bsQ2S" data-id="content-viewer">{body}</div></div></section>
<div data-hook="post-footer" class="post-footer"><nav aria-label="tags"><ul>{tags}</ul></nav><div
data-hook="post-social-actions__container"><button>Share via Facebook</button><button>Share via
LinkedIn</button><button>Copy link</button></div><div data-hook="post-main-actions__stats"><span>27
views</span><span>0 comments</span><button>2 likes. Post not marked as liked</button></div></div>
</article><section data-hook="recent-posts"><h2>Recent Posts</h2><a href="/blog">See All</a>
<article><a href="/post/one"><h3>Hello again</h3></a><p>What I read in the winter, and what I
skipped.</p></article></section><div data-hook="comments-widget"><h2>Comments</h2><p>Great
reflection! I had the same trouble with my table.</p><button>Write a comment...</button></div></div>
</div>"""


class Page(Post):
    """A page of the editor: boxes in boxes, and a table that is none."""

    marks = Marks(
        em='<span style="font-style:italic" class="wixui-rich-text__text">{}</span>',
        strong='<span style="font-weight:bold" class="wixui-rich-text__text">{}</span>',
        link='<a href="{to}" target="_blank" class="wixui-rich-text__text"><span'
        ' style="text-decoration:underline" class="wixui-rich-text__text">{words}</span></a>',
    )
    logos = False
    bullets = "- "
    whole_list = True
    empty: ClassVar[str] = (
        '<p class="font_8 wixui-rich-text__text" style="font-size:17px"><span'
        ' class="wixGuard wixui-rich-text__text">\u200b</span></p>'
    )

    def rich(self, inside: str) -> str:
        """A box of text."""
        number = zlib.crc32(inside.encode()) % 9999
        return (
            f'<div id="comp-k{number}" class="KcpHeO tz5f0K comp-k{number} wixui-rich-text"'
            f' data-testid="richTextElement">{inside}</div>'
        )

    def p(self, text: str) -> str:
        words = _SPAN.format(self.words(text))
        return f'<p class="font_8 wixui-rich-text__text" style="font-size:17px">{words}</p>'

    def h2(self, text: str) -> str:
        return self.rich(
            f'<h2 class="font_2 wixui-rich-text__text">{_SPAN.format(self.words(text))}</h2>'
        )

    def h3(self, text: str) -> str:
        return self.rich(
            f'<h3 class="font_3 wixui-rich-text__text">{_SPAN.format(self.words(text))}</h3>'
        )

    def item(self, text: str) -> str:
        return f'<li class="wixui-rich-text__text">{self.p(text)}</li>'

    def quote(self, text: str) -> str:
        return f'<blockquote class="wixui-rich-text__text">{self.p(text)}</blockquote>'

    def figure(self, block: Block) -> str:
        return (
            '<div id="comp-i1" class="MazNVa wixui-image rYiAuL" title=""><div class="j7pOnl">'
            f'<wow-image id="img1" class="HlRz5e"><img src="{self.src(block.picture)}"'
            f' alt="{html.escape(block.alt)}" style="width:600px"></wow-image></div></div>'
            + self.rich(self.p(block.text))
        )

    def table(self, block: Block) -> str:
        """Columns of boxes, one row after the other."""
        rows = [[self.p(f"**{cell}**") for cell in block.head]]
        rows += [
            [f'<div class="box">{self.boxed(block, r, c)}</div>' for c in range(len(row))]
            for r, row in enumerate(block.rows)
        ]
        strips = "".join(
            '<div class="wixui-column-strip" role="listitem"><div class="V5AUxf columns">'
            + "".join(
                '<div class="wixui-column-strip__column"><div class="bg"></div><div'
                f' data-mesh-id="inline">{self.rich(cell)}</div></div>'
                for cell in row
            )
            + "</div></div>"
            for row in rows
        )
        return f'<div class="wixui-repeater" role="list">{strips}</div>'

    def boxed(self, block: Block, row: int, column: int) -> str:
        """A cell: a paragraph for every item."""
        items = items_of(block.rows[row][column])
        lines = [f"- {item}" for item in items] if items else [block.rows[row][column]]
        return "".join(self.p(line) for line in lines)

    def lines(self, lines: list[str]) -> str:
        broken = '<br class="wixui-rich-text__text">'.join(lines)
        return self.rich(
            f'<p class="font_8 wixui-rich-text__text">{_SPAN.format(broken)}</p>{self.empty}'
        )


def page(name: str = "wix-page", which: str = "warehouse") -> Dressed:
    """A page with tables of boxes."""
    told = article(which)
    dress = Page(told, f"{name}_files")
    title = (
        '<section class="Oqnisf comp-a wixui-section"><div class="wixui-rich-text"'
        ' data-testid="richTextElement"><h1 class="font_0 wixui-rich-text__text"><span'
        f' class="color_15 wixui-rich-text__text">{html.escape(told.title, quote=False)}</span>'
        f'</h1></div></section><section class="Oqnisf wixui-section">%BODY%</section>'
    )
    page = _frame(f"{told.title} | Priya’s Portfolio", title, author="Priya")
    return saved(name, page, dress, notes=False)
