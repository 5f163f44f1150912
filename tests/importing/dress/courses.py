"""Pressbooks and Canvas: a chapter of a book, a page of a course, a discussion of it."""

from __future__ import annotations

import html

from importing.dress.base import Dress, Dressed, saved
from importing.truth import Block, Marks, article


class Chapter(Dress):
    """Boxes for activities, and notes that Pressbooks gathers."""

    def box(self, block: Block) -> str:
        inside = "\n".join(self.block(one) for one in block.inside)
        if block.kind == "testimony":
            return (
                '<div class="textbox shaded"><blockquote>'
                f"{inside}<p>— {self.words(block.text)}</p></blockquote></div>"
            )
        return (
            '<div class="textbox textbox--exercises"><header class="textbox__header"><p'
            f' class="textbox__title">{self.words(block.text)}</p></header><div'
            f' class="textbox__content">{inside}</div></div>'
        )

    def figure(self, block: Block) -> str:
        return (
            '<figure id="attachment_9" aria-describedby="caption-attachment-9" style="width: 300px"'
            f' class="wp-caption aligncenter"><img class="size-medium wp-image-9" src="'
            f'{self.src(block.picture)}" alt="{html.escape(block.alt)}" width="300" height="225" />'
            f'<figcaption id="caption-attachment-9" class="wp-caption-text">'
            f"{self.words(block.text)}</figcaption></figure>"
        )

    def table(self, block: Block) -> str:
        made = super().table(block)
        return made.replace("<table>", '<table class="grid" style="border-collapse: collapse">')

    def note(self, text: str) -> str:
        self.noted.append(text)
        n = len(self.noted)
        return (
            f'<a class="footnote" title="{html.escape(text)}" id="return-footnote-24-{n}"'
            f' href="#footnote-24-{n}" aria-label="Footnote {n}"><sup class="footnote">[{n}]</sup>'
            "</a>"
        )

    def reference(self, line: str) -> str:
        return f'<p class="hanging-indent">{line}</p>'

    def foot(self) -> str:
        if not self.noted:
            return ""
        items = "".join(
            f'<li id="footnote-24-{n}">{self.words(text)} <a href="#return-footnote-24-{n}"'
            f' class="return-footnote" aria-label="Return to footnote {n}">↵</a></li>'
            for n, text in enumerate(self.noted, start=1)
        )
        return f'<hr class="before-footnotes clear" /><div class="footnotes"><ol>{items}</ol></div>'


def pressbooks(name: str = "pressbooks", which: str = "chapter") -> Dressed:
    """A chapter of an open textbook."""
    told = article(which)
    title = html.escape(told.title, quote=False)
    toc = "".join(
        f'<li class="toc__chapter"><div class="toc__title__container"><p class="toc__title"><a'
        f' href="https://pressbooks.pub/tutors/chapter/{n}/">Chapter {n}</a></p></div></li>'
        for n in range(1, 6)
    )
    return saved(
        name,
        f"""<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>{title} – Tutoring for
beginners</title><meta name="citation_title" content="{title}"><meta name="citation_author"
content="{told.author}"><meta name="citation_publication_date" content="{told.date.replace("-", "/")}">
<link rel="canonical" href="https://pressbooks.pub/tutors/chapter/{which}/"></head><body
class="chapter-template-default single single-chapter"><div id="page" class="site"><a
class="skip-link screen-reader-text" href="#content">Skip to content</a><div
class="cookie-notice--wrapper"></div><header class="header"><div class="header__inside"><div
class="header__brand"><a href="/"><span class="screen-reader-text">Pressbooks network</span></a></div>
<div class="header__nav"><a class="header__nav-icon" href="#navigation">Toggle Menu</a><nav
class="js-header-nav" id="navigation"><ul id="nav-primary-menu" class="nav--primary"><li
class="nav--primary-item"><a href="/">Home</a></li><li><a href="#">Read</a></li><li><a href="#">Sign
in</a></li></ul></nav></div></div><nav class="reading-header"><div class="reading-header__inside"><div
class="reading-header__toc dropdown"><button>Contents</button><div class="block-reading-toc"><ol
class="toc">{toc}</ol></div></div><h1 class="reading-header__title"><a href="/">Tutoring for
beginners</a></h1><div class="reading-header__end-container"><div class="search-form"><input
placeholder="Search in book …"></div></div></div></nav></header><main id="main"><div id="content"
class="site-content"><section data-type="chapter" class="chapter type-chapter"><header><h1
class="entry-title"><span aria-hidden="true">3</span><span class="screen-reader-text">3. </span>
{title}</h1><p data-type="author">{told.author}</p></header>%BODY%</section></div><div
class="block-reading-meta"><h2 class="screen-reader-text">License</h2><div
class="block-reading-meta__subsection"><section class="license-attribution"><p><img
src="https://pressbooks.pub/cc-by.svg" alt="Icon for the Creative Commons Attribution 4.0 License"></p><p>
<a href="/">Tutoring for beginners</a> Copyright © 2023 by {told.author} is licensed under a <a
href="https://creativecommons.org/licenses/by/4.0/">Creative Commons Attribution 4.0 International
License</a>, except where otherwise noted.</p></section></div><div
class="block-reading-meta__subsection"><h2 class="block-reading-meta__subtitle">Share This Book</h2>
<ul class="sharing-icons"><li><a href="#">Share on Twitter</a></li></ul></div></div><nav
class="nav-reading nav-reading--chapter"><div class="nav-reading__previous"><a href="#">Previous:
Welcome to the table</a></div><div class="nav-reading__next"><a href="#">Next: Saying
nothing</a></div><button class="nav-reading__up">Back to top</button></nav></main><footer
class="footer"><div class="footer__inner"><section class="footer__pressbooks"><a href="#">Pressbooks</a>
<p><a href="#">Powered by Pressbooks</a></p><ul><li>Pressbooks User Guide</li><li>Pressbooks
Directory</li></ul></section></div></footer></div></body></html>""",
        Chapter(told, f"{name}_files"),
    )


class Page(Dress):
    """Canvas: links with remarks for screen readers, tables with inline styles."""

    bullets = "• "
    marks = Marks(
        link='<a class="external" href="{to}" target="_blank" rel="noreferrer noopener"><span>{words}'
        '</span><span class="external_link_icon" role="presentation"><svg viewBox="0 0 9 9"></svg>'
        '<span class="screenreader-only">Links to an external site.</span></span></a>',
    )

    def p(self, text: str) -> str:
        return f'<p><span style="font-size: 12pt;">{self.words(text)}</span></p>'

    def quote(self, text: str) -> str:
        return f'<p style="padding-left: 40px;">{self.words(text)}</p>'

    def box(self, block: Block) -> str:
        inside = "\n".join(self.block(one) for one in block.inside)
        return (
            '<div class="content-box border border-trbl pad-box-mini"><h4><strong>'
            f"{self.words(self.box_title(block))}</strong></h4>{inside}</div>"
        )

    def figure(self, block: Block) -> str:
        return (
            f'<p><img src="{self.src(block.picture)}" alt="{html.escape(block.alt)}" width="300"'
            ' data-api-endpoint="https://school.instructure.com/api/v1/courses/9/files/1"'
            ' data-api-returntype="File" loading="lazy"></p><p style="text-align: center;"><em>'
            f"{self.words(block.text)}</em></p>"
        )

    def table(self, block: Block) -> str:
        rows = [[f"<strong>{self.words(cell)}</strong>" for cell in block.head]]
        rows += [
            [self.cell(block, r, c) for c in range(len(row))] for r, row in enumerate(block.rows)
        ]
        inside = "".join(
            f'<tr style="height: 28px;">{"".join(_td(cell) for cell in row)}</tr>' for row in rows
        )
        return (
            '<table style="border-collapse: collapse; width: 100%;" border="1"><caption></caption>'
            f"<tbody>{inside}</tbody></table>"
        )


def _td(cell: str) -> str:
    return f'<td style="width: 25%; padding: 4px;"><p>{cell}</p></td>'


_SHELL = """<!DOCTYPE html><html dir="ltr" lang="en"><head><meta charset="utf-8"><title>{title}:
DL5763 Learning in networks</title></head><body class="with-left-side course-menu-expanded pages
primary-nav-expanded"><noscript><div role="alert" class="ic-flash-static ic-flash-error"><h1>You need to
have JavaScript enabled in order to access this site.</h1></div></noscript><ul id="flash_message_holder">
</ul><div id="application" class="ic-app"><header role="banner" id="header" class="ic-app-header
no-print"><a href="#content" id="skip_navigation_link">Skip To Content</a><div role="region"
class="ic-app-header__main-navigation"><ul id="menu" class="ic-app-header__menu-list"><li><a
href="/profile" class="ic-app-header__menu-list-link"><div class="menu-item__text">Account</div></a></li>
<li><a href="/"><div class="menu-item__text">Dashboard</div></a></li><li><a href="/courses"><div
class="menu-item__text">Courses</div></a></li><li><a href="/conversations"><div
class="menu-item__text">Inbox <span class="screenreader-only">2 unread messages</span></div></a></li></ul>
</div></header><div id="wrapper" class="ic-Layout-wrapper"><div class="ic-app-nav-toggle-and-crumbs
no-print"><nav id="breadcrumbs" role="navigation" aria-label="breadcrumbs"><ul><li class="home"><a
href="/"><span>My Dashboard</span></a></li><li><a href="/courses/9"><span>DL5763</span></a></li><li><a
href="/courses/9/pages"><span>Pages</span></a></li></ul></nav></div><div id="main"
class="ic-Layout-columns"><div class="ic-Layout-watermark"></div><div id="left-side"
class="ic-app-course-menu list-view"><nav role="navigation" aria-label="Courses Navigation Menu"><ul
id="section-tabs"><li class="section"><a href="#">Home</a></li><li><a href="#">Modules</a></li><li><a
href="#">Grades</a></li></ul></nav></div><div id="not_right_side" class="ic-app-main-content"><div
id="content-wrapper" class="ic-Layout-contentWrapper"><div id="content" class="ic-Layout-contentMain"
role="main">{inside}</div></div><div id="right-side-wrapper"><aside id="right-side"
role="complementary"></aside></div></div></div></div></div></body></html>"""


def canvas(name: str = "canvas-page", which: str = "chapter") -> Dressed:
    """A page of a course."""
    told = article(which)
    title = html.escape(told.title, quote=False)
    inside = f"""<div id="wiki_page_show"><div class="header-bar-outer-container"><div
class="page-toolbar"><a class="btn" href="#">View All Pages</a><button>Published</button><a
class="btn edit-wiki" href="#">Edit</a></div></div><div class="show-content user_content clearfix
enhanced"><h1 class="page-title">{title}</h1>%BODY%</div><div class="module-sequence-footer"
role="navigation"><div class="module-sequence-footer-content"><a class="Button" href="#">Previous</a><a
class="Button" href="#">Next</a></div></div><div class="page-changed-alert">Last edited
{told.date}</div></div>"""
    return saved(name, _SHELL.format(title=title, inside=inside), Page(told, f"{name}_files"))


def discussion(name: str = "canvas-discussion", which: str = "fractions") -> Dressed:
    """A topic of a discussion, whose first entry is the article."""
    told = article(which)
    title = html.escape(told.title, quote=False)
    inside = f"""<div id="discussion_container"><div class="discussion-header-right"><button>Mark as
read</button></div><article id="discussion_topic" class="topic discussion-entry"><div
class="entry-content"><header class="discussion-header-content"><h1 class="discussion-title">{title}
</h1><div class="discussion-subtitle"><a class="author" href="/users/4">{told.author}</a></div><div
class="discussion-pubdate"><time datetime="{told.date}T10:00:00Z">Feb 5, 2023</time></div></header><div
class="discussion-section message_wrapper"><div class="message user_content enhanced">%BODY%</div></div>
</div></article><div id="discussion_subentries"><ul class="discussion-entries"><li class="entry"><article
class="discussion_entry"><header><h2 class="discussion-title"><a class="author">Karim Bell</a></h2>
</header><div class="message user_content"><p>Thank you, Desmond. My corridor has no kettle, and after
reading this I know what to ask for.</p></div><a class="discussion-reply-action">Reply</a></article></li>
</ul></div><div class="discussion-reply-box">Write a reply...</div></div>"""
    return saved(name, _SHELL.format(title=title, inside=inside), Page(told, f"{name}_files"))
