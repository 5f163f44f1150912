"""Blogger and Medium, the latter as a saved page and as its export writes it."""

from __future__ import annotations

import html

from importing.dress.base import Dress, Dressed, saved
from importing.truth import Block, Marks, article, items_of


class Blogger(Dress):
    """Paragraphs that are lines with two breaks between them."""

    marks = Marks(em="<i>{}</i>", strong="<b>{}</b>")
    bullets = "•&nbsp; "
    whole_list = True
    italics = False

    def p(self, text: str) -> str:
        return f'<span style="font-family: georgia;">{self.words(text)}</span><br /><br />'

    def h3(self, text: str) -> str:
        return f'<span style="font-size: large;"><b>{self.words(text)}</b></span><br /><br />'

    def quote(self, text: str) -> str:
        return f'<blockquote class="tr_bq">{self.words(text)}</blockquote>'

    def figure(self, block: Block) -> str:
        src = self.src(block.picture)
        return (
            '<table align="center" cellpadding="0" cellspacing="0" class="tr-caption-container"'
            ' style="margin-left: auto; margin-right: auto;"><tbody><tr><td style="text-align:'
            f' center;"><a href="{src}" style="margin-left: auto;"><img alt="'
            f'{html.escape(block.alt)}" border="0" data-original-height="48" src="{src}" /></a>'
            '</td></tr><tr><td class="tr-caption" style="text-align: center;">'
            f"{self.words(block.text)}</td></tr></tbody></table><br />"
        )

    def lines(self, lines: list[str]) -> str:
        return "<br />".join(lines)

    def note(self, text: str) -> str:
        self.noted.append(text)
        n = len(self.noted)
        return f'<sup><a href="#_ftn{n}" name="_ftnref{n}">[{n}]</a></sup>'

    def foot(self) -> str:
        return "<br /><br />" + "".join(
            f'<div id="ftn{n}"><p class="MsoFootnoteText"><a href="#_ftnref{n}" name="_ftn{n}">[{n}]'
            f"</a> {self.words(text)}</p></div>"
            for n, text in enumerate(self.noted, start=1)
        )


class Divs(Blogger):
    """The newer editor: every line is a div."""

    whole_list = False
    italics = True

    def p(self, text: str) -> str:
        return f"<div>{self.words(text)}</div><div><br /></div>"

    def h3(self, text: str) -> str:
        return f'<h3 style="text-align: left;">{self.words(text)}</h3>'

    def figure(self, block: Block) -> str:
        src = self.src(block.picture)
        return (
            '<div class="separator" style="clear: both; text-align: center;"><a'
            f' href="{src}" imageanchor="1"><img alt="{html.escape(block.alt)}" src="{src}"'
            f' width="320" /></a></div><div style="text-align: center;"><i>'
            f"{self.words(block.text)}</i></div><div><br /></div>"
        )

    def reference(self, line: str) -> str:
        return f'<div style="margin-left: 36px; text-indent: -36px;">{line}</div>'

    def foot(self) -> str:
        return "".join(
            f'<div><a href="#_ftnref{n}" name="_ftn{n}">[{n}]</a> {self.words(text)}</div>'
            for n, text in enumerate(self.noted, start=1)
        )


def blogger(name: str, which: str, worn: type[Dress] = Blogger) -> Dressed:
    """A post of a blog at Blogger."""
    told = article(which)
    title = html.escape(told.title, quote=False)
    return saved(
        name,
        f"""<!DOCTYPE html><html dir='ltr' lang='en'><head><meta charset='utf-8'>
<title>My Learning Journal: {title}</title><meta content='blogger' name='generator'/><link
href='https://mylearningjournal.blogspot.com/2022/11/{which}.html' rel='canonical'/></head><body
class='loading'><div class='navbar section' id='navbar'><a href='#main'>Skip to main content</a>
</div><div class='body-fauxcolumns'></div><div class='content'><header><div class='header section'
id='header'><h1 class='title'><a href='/'>My Learning Journal</a></h1><div
class='descriptionwrapper'><p class='description'><span>Notes of a slow learner</span></p></div></div>
</header><div class='tabs-outer'><ul><li class='selected'><a href='/'>Home</a></li><li><a
href='/p/about.html'>Who I am</a></li></ul></div><div class='main-outer'><div class='main section'
id='main'><div class='blog-posts hfeed'><div class="date-outer"><h2 class='date-header'><span>Sunday,
November 6, 2022</span></h2><div class='post-outer'><div class='post hentry uncustomized-post-template'
itemscope='itemscope' itemtype='http://schema.org/BlogPosting'><a name='808'></a><h3 class='post-title
entry-title' itemprop='name'>{title}</h3><div class='post-header'><div class='post-header-line-1'>
</div></div><div class='post-body entry-content' id='post-body-808' itemprop='description
articleBody'>%BODY%<div style='clear: both;'></div></div><div class='post-footer'><div
class='post-footer-line post-footer-line-1'><span class='post-author vcard'>Posted by <span
class='fn' itemprop='author'><span itemprop='name'>{told.author}</span></span></span> <span
class='post-timestamp'>at <meta content='https://x.example/' itemprop='url'/><a
class='timestamp-link' href='#' rel='bookmark'><abbr class='published' itemprop='datePublished'
title='{told.date}T21:04:00-08:00'>9:04 PM</abbr></a></span><span class='post-icons'></span><div
class='post-share-buttons goog-inline-block'><a class='goog-inline-block share-button' href='#'
title='Email This'><span class='share-button-link-text'>Email This</span></a><a href='#'><span
class='share-button-link-text'>BlogThis!</span></a><a href='#'><span
class='share-button-link-text'>Share to Facebook</span></a></div></div><div
class='post-footer-line post-footer-line-2'><span class='post-labels'>Labels: <a href='#'
rel='tag'>{told.tags[0]}</a>, <a href='#' rel='tag'>{told.tags[1]}</a></span></div></div></div><div
class='comments' id='comments'><h4>1 comment:</h4><div id='comment-holder'><ol><li class='comment'>
<div class='comment-header'><cite class='user'>Unknown</cite><span>November 9, 2022 at 6:41 AM</span>
</div><p class='comment-content'>Nice post, keep going!</p><span
class='comment-actions'><a>Reply</a><a>Delete</a></span></li></ol></div><p
class='comment-footer'><a href='#'>Add comment</a></p></div></div></div></div><div
class='blog-pager' id='blog-pager'><a class='blog-pager-newer-link' href='#'>Newer Post</a><a
class='blog-pager-older-link' href='#'>Older Post</a><a class='home-link' href='/'>Home</a></div><div
class='post-feeds'>Subscribe to: <a href='#'>Post Comments (Atom)</a></div></div></div><aside><div
class='sidebar section' id='sidebar-right-1'><div class='widget Profile'><h2>About Me</h2><dl><dt><a
href='#'>Me</a></dt></dl><a href='#'>View my complete profile</a></div><div class='widget
BlogArchive'><h2>Blog Archive</h2><ul><li>▼ 2022 (4)</li><li>► 2021 (9)</li></ul></div></div></aside>
<footer><div class='widget Attribution'>Simple theme. Powered by <a
href='https://www.blogger.com'>Blogger</a>.</div></footer></div><div id='cookieChoiceInfo'
class='cookie-choices-info'><span class='cookie-choices-text'>This site uses cookies from Google to
deliver its services.</span><a>Learn More</a><a>OK</a></div></body></html>""",
        worn(told, f"{name}_files"),
    )


class Story(Dress):
    """Medium: no tables, so every network is a line in bold and its cells as a list."""

    marks = Marks(
        strong='<strong class="la fr">{}</strong>',
        em='<em class="ny">{}</em>',
        link='<a class="af nz" href="{to}" rel="noopener ugc nofollow" target="_blank">{words}</a>',
    )
    sizes = ("h1", "h2")
    classes = ("pw-post-body-paragraph mh mi fq", "nq nr fq", "graf")

    def p(self, text: str) -> str:
        return f'<p id="a1b2" class="{self.classes[0]}">{self.words(text)}</p>'

    def h2(self, text: str) -> str:
        return f'<{self.sizes[0]} id="d4" class="{self.classes[1]}">{self.words(text)}</{self.sizes[0]}>'

    def h3(self, text: str) -> str:
        return f'<{self.sizes[1]} id="d5" class="{self.classes[1]}">{self.words(text)}</{self.sizes[1]}>'

    def quote(self, text: str) -> str:
        return (
            f'<blockquote class="ob oc od"><p class="mh mi oe">{self.words(text)}</p></blockquote>'
        )

    def figure(self, block: Block) -> str:
        return (
            '<figure class="nh ni nj paragraph-image"><div role="button" tabindex="0" class="nk"><div'
            ' class="ne nf ng"><picture><source srcset="https://miro.medium.com/v2/resize:fit:640/x'
            f'.png 640w" type="image/webp"><img alt="{html.escape(block.alt)}"'
            f' class="bh" width="64" height="48" src="{self.src(block.picture)}"></picture></div>'
            f'</div><figcaption class="nt nu nv" data-selectable-paragraph="">'
            f"{self.words(block.text)}</figcaption></figure>"
        )

    def table(self, block: Block) -> str:
        parts = []
        for row in block.rows:
            items = [items_of(cell) or (cell,) for cell in row[1:]]
            inside = "".join(f"<li>{self.words(i)}</li>" for cell in items for i in cell)
            parts.append(self.p(f"**{row[0]}**") + f'<ul class="oj">{inside}</ul>')
        return "".join(parts)

    def reference(self, line: str) -> str:
        return f'<p id="e9" class="{self.classes[0]}">{line}</p>'

    def note(self, text: str) -> str:
        self.noted.append(text)
        return ""

    def foot(self) -> str:
        return ""


def medium(name: str = "medium", which: str = "warehouse") -> Dressed:
    """A story, saved from the browser."""
    told = article(which)
    title = html.escape(told.title, quote=False)
    tags = "".join(f'<a href="/tag/{t}"><div class="nn">{t.title()}</div></a>' for t in told.tags)
    return saved(
        name,
        f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | by
{told.author} | Medium</title><meta property="article:published_time"
content="{told.date}T09:11:12.345Z"><meta property="og:site_name" content="Medium"><link
rel="canonical" href="https://medium.com/@priya/{which}-3fa92b"></head><body><div id="root"><div
class="a b c"><a href="/sitemap">Sitemap</a><div class="d e"><a href="#">Open in app</a><p><button>Sign
up</button></p><p><a href="#">Sign in</a></p><div role="search"><input placeholder="Search"></div><a
href="#">Write</a></div><div class="l"><article><div class="l"><section><div><div class="gw gx"><div
class="ab cb"><div class="ci bh"><div><h1 id="5b1c" class="pw-post-title gy gz" data-testid="storyTitle">
{title}</h1></div><div class="hg hh"><div class="ab"><div><a href="/@priya"><div class="l"><img alt="
{told.author}" class="l" src="https://miro.medium.com/v2/resize:fill:64:64/a.jpeg" width="32"
height="32" data-testid="authorPhoto"></div></a></div><div class="bn bh"><span><a
data-testid="authorName" href="/@priya">{told.author}</a></span><button>Follow</button><div><span
data-testid="storyReadTime">5 min read</span><span>·</span><span
data-testid="storyPublishDate">Jun 21, 2023</span></div></div></div><div class="headerActions"><div
class="pw-multi-vote-icon"><button>--</button></div><div><button aria-label="responses"><p
class="bf">2</p></button></div><div><button data-testid="audioPlayButton"><p>Listen</p></button></div>
<div><button aria-label="Share Post"><p>Share</p></button></div></div></div></div></div>%BODY%</div>
</div></section></div></article><div class="ab footer-tags">{tags}</div><div class="l"><footer><div
class="pw-multi-vote-count"><p><button>31</button></p></div><p><button>2</button></p></footer><div
class="author-card"><h2>Written by {told.author}</h2><span class="pw-follower-count">12 followers</span>
<p>Learning designer.</p><button>Follow</button></div><div><h2>Responses (2)</h2><button>Write a
response</button><a href="#">What are your thoughts?</a><pre><div>I work on a dock, and she is right.
</div></pre></div><div><h2>More from {told.author}</h2><article><a href="#"><h2>Captions for people
in a hurry</h2><h3>Seven rules, two of which I keep</h3></a></article></div><div><h2>Recommended from
Medium</h2><article><a href="#"><h2>Ten habits of ten habits</h2></a></article></div></div><div
class="foot"><a href="#"><p>Help</p></a><a href="#"><p>Status</p></a><a href="#"><p>About</p></a><a
href="#"><p>Careers</p></a><a href="#"><p>Text to speech</p></a></div></div></div></div></body></html>""",
        Story(told, f"{name}_files"),
        tables=False,
        notes=False,
    )


class Exported(Story):
    """The same in Medium's own export."""

    marks = Marks(
        strong='<strong class="markup--strong markup--p-strong">{}</strong>',
        em='<em class="markup--em markup--p-em">{}</em>',
        link='<a href="{to}" data-href="{to}" class="markup--anchor markup--p-anchor"'
        ' rel="noopener" target="_blank">{words}</a>',
    )
    sizes = ("h3", "h4")
    classes = ("graf graf--p graf-after--p", "graf graf--h3", "graf")

    def quote(self, text: str) -> str:
        return f'<blockquote name="c" class="graf graf--blockquote">{self.words(text)}</blockquote>'

    def figure(self, block: Block) -> str:
        return (
            '<figure name="f" class="graf graf--figure"><img class="graf-image" data-image-id="1*x"'
            f' alt="{html.escape(block.alt)}" src="{self.src(block.picture)}"><figcaption'
            f' class="imageCaption">{self.words(block.text)}</figcaption></figure>'
        )


def medium_export(name: str = "medium-export", which: str = "fractions") -> Dressed:
    """A file of the export that Medium sends."""
    told = article(which)
    title = html.escape(told.title, quote=False)
    return saved(
        name,
        f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html;
charset=utf-8"><title>{title}</title><style>* {{font-family: Georgia}}</style></head><body><article
class="h-entry"><header><h1 class="p-name">{title}</h1></header><section data-field="subtitle"
class="p-summary"></section><section data-field="body" class="e-content"><section name="b0"
class="section section--body section--first section--last"><div class="section-divider"><hr
class="section-divider"></div><div class="section-content"><div class="section-inner
sectionLayout--insetColumn"><h3 name="t" class="graf graf--h3 graf--leading graf--title">{title}</h3>
%BODY%</div></div></section></section><footer><p>By <a href="https://medium.com/@desmond"
class="p-author h-card">{told.author}</a> on <a href="https://medium.com/p/91ab"><time
class="dt-published" datetime="{told.date}T14:00:00.000Z">February 5, 2023</time></a>.</p><p><a
href="https://medium.com/@desmond/{which}-91ab" class="p-canonical">Canonical link</a></p><p>Exported
from <a href="https://medium.com">Medium</a> on May 1, 2023.</p></footer></article></body></html>""",
        Exported(told, f"{name}_files"),
        tables=False,
        notes=False,
    )
