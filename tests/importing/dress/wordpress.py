"""WordPress: pages of the block editor and of an old theme."""

from __future__ import annotations

import html
from typing import ClassVar

from importing.dress.base import Dress, Dressed, saved
from importing.truth import Block, Marks, Truth, article


class Blocks(Dress):
    """What the block editor writes."""

    def h2(self, text: str) -> str:
        return f'<h2 class="wp-block-heading">{self.words(text)}</h2>'

    def h3(self, text: str) -> str:
        return f'<h3 class="wp-block-heading has-medium-font-size">{self.words(text)}</h3>'

    def items(self, block: Block, tag: str) -> str:
        inside = "\n".join(self.item(item) for item in block.items)
        return f'<{tag} class="wp-block-list">{inside}</{tag}>'

    def quote(self, text: str) -> str:
        return f'<blockquote class="wp-block-quote is-layout-flow">{self.p(text)}</blockquote>'

    def figure(self, block: Block) -> str:
        return (
            '<figure class="wp-block-image size-large"><img loading="lazy" decoding="async"'
            f' width="64" height="48" src="{self.src(block.picture)}"'
            f' alt="{html.escape(block.alt)}" class="wp-image-123"'
            f' srcset="https://x.example/a-300x200.png 300w"/><figcaption'
            f' class="wp-element-caption">{self.words(block.text)}</figcaption></figure>'
        )

    def table(self, block: Block) -> str:
        inside = super().table(block).replace("<table>", '<table class="has-fixed-layout">')
        return f'<figure class="wp-block-table is-style-stripes">{inside}</figure>'

    def note(self, text: str) -> str:
        self.noted.append(text)
        n = len(self.noted)
        return (
            f'<sup data-fn="3f5c-{n}" class="fn"><a href="#3f5c-{n}" id="3f5c-{n}-link">{n}</a>'
            "</sup>"
        )

    def foot(self) -> str:
        if not self.noted:
            return ""
        items = "".join(
            f'<li id="3f5c-{n}">{self.words(text)} <a href="#3f5c-{n}-link" aria-label="Jump to'
            f' footnote reference {n}">↩︎</a></li>'
            for n, text in enumerate(self.noted, start=1)
        )
        return f'<ol class="wp-block-footnotes">{items}</ol>'


class Hanging(Blocks):
    """The list of references as a list, without heading; breaks in cells."""

    bullets: ClassVar[str] = "• "
    listed: ClassVar[bool] = False

    def references(self) -> str:
        lines = "".join(super().references().replace("<p>", "<li>").split("\n"))
        inside = lines.replace("</p>", "</li>")
        rule = '<hr class="wp-block-separator has-alpha-channel-opacity"/>'
        return f'{rule}<ul class="wp-block-list">{inside}</ul>'


class Old(Dress):
    """What the old editor left behind: typed bullets, captions with widths."""

    bullets = "- "
    marks = Marks(em="<i>{}</i>", strong="<b>{}</b>")

    def h2(self, text: str) -> str:
        return f"<p><strong>{self.words(text)}</strong></p>"

    def h3(self, text: str) -> str:
        return f'<p><span style="text-decoration: underline;">{self.words(text)}</span></p>'

    def p(self, text: str) -> str:
        return f'<p style="text-align: justify;">{self.words(text)}</p>\n<p>&nbsp;</p>'

    def figure(self, block: Block) -> str:
        return (
            '<div id="attachment_31" style="width: 510px" class="wp-caption aligncenter"><a'
            f' href="{self.src(block.picture)}"><img aria-describedby="caption-31" class="size-full'
            f' wp-image-31" src="{self.src(block.picture)}" alt="{html.escape(block.alt)}"'
            ' width="500" height="300" /></a><p id="caption-31" class="wp-caption-text">'
            f"{self.words(block.text)}</p></div>"
        )

    def table(self, block: Block) -> str:
        """No head but a first row in bold, as the old editor's button made it."""
        rows = [[f"<strong>{self.words(cell)}</strong>" for cell in block.head]]
        rows += [
            [self.cell(block, r, c) for c in range(len(row))] for r, row in enumerate(block.rows)
        ]
        inside = "\n".join(
            "<tr>\n" + "\n".join(f'<td width="156">{cell}</td>' for cell in row) + "\n</tr>"
            for row in rows
        )
        return f'<table border="1" cellpadding="4">\n<tbody>\n{inside}\n</tbody>\n</table>'

    def reference(self, line: str) -> str:
        return f'<p style="padding-left: 40px; text-indent: -40px;">{line}</p>'


def _menu(host: str) -> str:
    return "".join(
        f'<li class="menu-item"><a href="https://{host}/{n.lower()}/">{n}</a></li>'
        for n in ["Home", "About Me", "Artifacts", "Blog", "Contact"]
    )


def _comments() -> str:
    return """<div id="comments" class="comments-area"><h2 class="comments-title">2 thoughts on
this post</h2><ol class="comment-list"><li id="comment-7" class="comment"><article
class="comment-body"><footer><b class="fn">Marisol</b> <span class="says">says:</span>
<time>April 3, 2023 at 8:11 pm</time></footer><div class="comment-content"><p>I never thought of
counting evenings. Thank you for sharing!</p></div><div class="reply"><a href="#">Reply</a></div>
</article></li></ol><div id="respond" class="comment-respond"><h3 id="reply-title">Leave a Reply
<small><a href="#">Cancel reply</a></small></h3><form><p>Your email address will not be published.
Required fields are marked *</p><label>Comment *</label><textarea></textarea><label>Name *</label>
<input><p>Notify me of follow-up comments by email.</p><input type="submit" value="Post Comment">
</form></div></div>"""


def _head(told: Truth, host: str) -> str:
    return f"""<head><meta charset="UTF-8"><title>{html.escape(told.title)} – {host}</title>
<meta name="generator" content="WordPress 6.4.3"><link rel="canonical"
href="https://{host}/2023/{told.date[5:7]}/{told.date[8:]}/{told.name}-post/"><meta
property="article:published_time" content="{told.date}T20:14:00+00:00"><meta property="og:title"
content="{html.escape(told.title)}"></head>"""


def blocks(name: str = "wp-blocks", which: str = "library", worn: type[Dress] = Blocks) -> Dressed:
    """A post in one of the newer themes."""
    told = article(which)
    dress = worn(told, f"{name}_files")
    host = "deskafterdark.wordpress.com"
    terms = ", ".join(f'<a href="https://{host}/tag/{t}/" rel="tag">{t}</a>' for t in told.tags)
    title = html.escape(told.title, quote=False)
    return saved(
        name,
        f"""<!DOCTYPE html><html lang="{told.language}">{_head(told, host)}
<body class="post-template-default single single-post postid-12 wp-embed-responsive"><a
class="skip-link screen-reader-text" href="#wp--skip-link--target">Skip to content</a>
<div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group"><p
class="wp-block-site-title"><a href="/">Desk after dark</a></p><nav
class="wp-block-navigation"><ul class="wp-block-navigation__container">{_menu(host)}</ul></nav></div>
</header><main class="wp-block-group" id="wp--skip-link--target"><div class="wp-block-group"><h1
class="wp-block-post-title">{title}</h1><div class="wp-block-template-part"><div
class="wp-block-post-date"><time datetime="{told.date}T20:14:00+00:00"><a href="#">November 6,
2022</a></time></div><p>by</p><div class="wp-block-post-author"><div
class="wp-block-post-author__content"><p class="wp-block-post-author__name">{told.author}</p></div>
</div><p>in</p><div class="taxonomy-category wp-block-post-terms"><a
href="https://{host}/category/course/" rel="tag">Coursework</a></div></div></div><div
class="entry-content wp-block-post-content has-global-padding is-layout-constrained">%BODY%
<div id="jp-post-flair" class="sharedaddy sd-like-enabled"><div class="sharedaddy sd-sharing-enabled">
<h3 class="sd-title">Share this:</h3><div class="sd-content"><ul><li><a class="share-twitter"
href="#"><span>Click to share on X (Opens in new window)</span> X</a></li><li><a
class="share-facebook" href="#">Facebook</a></li></ul></div></div><div class="sharedaddy
sd-block sd-like"><h3 class="sd-title">Like this:</h3><span class="button"><span>Like</span></span>
<span class="loading">Loading...</span></div><div id="jp-relatedposts" class="jp-relatedposts"><h3
class="jp-relatedposts-headline"><em>Related</em></h3><p><a href="#">An older post about shelves</a></p>
</div></div></div><div class="taxonomy-post_tag wp-block-post-terms"><span
class="wp-block-post-terms__prefix">Tags: </span>{terms}</div><nav
class="wp-block-group" aria-label="Posts"><div class="post-navigation-link-previous
wp-block-post-navigation-link"><span class="post-navigation-link__label">Previous: </span><a
href="#">Shelving by colour</a></div></nav>{_comments()}</main><footer class="wp-block-template-part">
<p>Desk after dark</p><p>Proudly powered by <a href="https://wordpress.org">WordPress</a></p>
</footer></div><div class="actnbr-pub" id="actionbar"><ul><li><a href="#">Subscribe</a></li><li><a
href="#">Subscribed</a></li></ul><p>Already have a WordPress.com account? Log in now.</p></div>
<div id="eu-cookie-law" class="widget_eu_cookie_law_widget">Privacy &amp; Cookies: This site uses
cookies. By continuing to use this website, you agree to their use. <form><input type="submit"
value="Close and accept"></form></div></body></html>""",
        dress,
    )


def old(name: str = "wp-old", which: str = "warehouse") -> Dressed:
    """A post in a theme of 2010."""
    told = article(which)
    dress = Old(told, f"{name}_files")
    host = "spareroom.edublogs.org"
    return saved(
        name,
        f"""<!DOCTYPE html><html dir="ltr" lang="en-US">{_head(told, host)}<body
class="single single-post single-format-standard"><div id="wrapper" class="hfeed"><div
id="header"><div id="masthead"><div id="branding" role="banner"><div id="site-title"><span><a
href="/" rel="home">Spare room</a></span></div><div id="site-description">Just another Edublogs
site</div></div><div id="access" role="navigation"><div class="skip-link screen-reader-text"><a
href="#content">Skip to content</a></div><div class="menu"><ul>{_menu(host)}</ul></div></div></div>
</div><div id="main"><div id="container"><div id="content" role="main"><div id="nav-above"
class="navigation"><div class="nav-previous"><a href="#" rel="prev"><span
class="meta-nav">&larr;</span> Captions first</a></div></div><div id="post-44" class="post-44 post
type-post hentry"><h1 class="entry-title">{html.escape(told.title, quote=False)}</h1><div
class="entry-meta"><span class="meta-prep meta-prep-author">Posted on</span> <a href="#"
rel="bookmark"><span class="entry-date">June 21, 2023</span></a> <span class="meta-sep">by</span>
<span class="author vcard"><a class="url fn n" href="/author/priya/">{told.author}</a></span></div><div
class="entry-content">%BODY%<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent
sd-block sd-social"><h3 class="sd-title">Share this:</h3><div class="sd-content"><ul><li><a
href="#">Print</a></li><li><a href="#">Email</a></li></ul></div></div></div></div><div
class="entry-utility">This entry was posted in <a href="#" rel="category tag">Uncategorized</a> and
tagged <a href="#" rel="tag">{told.tags[0]}</a>. Bookmark the <a href="#" rel="bookmark">permalink</a>.
</div></div><div id="nav-below" class="navigation"><div class="nav-previous"><a href="#"
rel="prev"><span class="meta-nav">&larr;</span> Captions first</a></div></div>{_comments()}</div></div>
<div id="primary" class="widget-area" role="complementary"><ul class="xoxo"><li id="search-2"
class="widget-container"><h3 class="widget-title">Search</h3><form><label>Search for:</label><input>
</form></li><li id="recent-posts-2" class="widget-container widget_recent_entries"><h3
class="widget-title">Recent Posts</h3><ul><li><a href="#">Captions first</a></li><li><a
href="#">What a dock sounds like</a></li></ul></li><li id="archives-2" class="widget-container"><h3
class="widget-title">Archives</h3><ul><li><a href="#">June 2023</a></li><li><a href="#">May 2023</a>
</li></ul></li><li id="meta-2" class="widget-container"><h3 class="widget-title">Meta</h3><ul><li><a
href="#">Log in</a></li><li><a href="#">Entries feed</a></li></ul></li></ul></div></div><div
id="footer" role="contentinfo"><div id="colophon"><div id="site-info"><a href="/">Spare room</a>
</div><div id="site-generator"><a href="https://wordpress.org/">Proudly powered by WordPress.</a>
</div></div></div></div></body></html>""",
        dress,
    )
