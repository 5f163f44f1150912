"""What other tools call the fields of front matter: words for ours, and fields that we have not.

Hugo, Jekyll and its themes, Pelican, Quarto, R Markdown with blogdown and distill, Obsidian,
Eleventy, Astro, Hexo, Docusaurus, Pandoc, and what WordPress, Ghost and Blogger are exported as.
Names are plain: small letters, without hyphens, underscores and spaces (see ``plain``).
"""

from __future__ import annotations

import re

_BETWEEN = re.compile(r"[\s_.-]+")


def plain(name: str) -> str:
    """A field's name however a tool spells it: ``featured_image`` as ``featuredImage``."""
    return _BETWEEN.sub("", name.casefold())


_OURS = {
    "title": "headline heading posttitle pagetitle",
    "summary": """
        description excerpt abstract desc descr lead lede teaser intro introduction snippet blurb
        synopsis metadescription seodescription customexcerpt postexcerpt summarytext standfirst
        """,
    "date": """
        pubdate pubdatetime publishdate publisheddate publicationdate datepublished publishedat
        publishedon published created createdat createdon createddate creationdate datecreated
        posted postdate posteddate postedon day datetime firstpublished
        """,
    "updated": """
        lastmod lastmodified lastmodifiedat modified modifiedat modifieddate moddate moddatetime
        datemodified modificationdate lastupdate lastupdated updatedat updatedon updateddate
        updatedate dateupdated edited lastedited lastedit revised revisiondate
        """,
    "tags": """
        categories category keywords keyword topics topic subjects subject labels label tag
        taglist metakeywords hashtags
        """,
    "slug": "urlslug postslug titleslug",
    "authors": "author",
    "file": "attachment attachments download",
    "competencies": "standards standard competency competence",
    "course": "coursecode coursename coursetitle",
}
SYNONYMS = {word: ours for ours, words in _OURS.items() for word in words.split()}
"""Fields that we have under another name."""

PUBLIC = frozenset("published publish public ispublished ispublic visible listed dgpublish".split())
"""Fields that keep a text back if they are false."""

KEPT = frozenset("isdraft private isprivate hidden unlisted unpublished wip secret".split())
"""Fields that keep a text back if they are true."""

STATES = frozenset("status poststatus state visibility".split())
"""Fields that say in a word whether a text is public."""

KEPT_WORDS = frozenset("draft drafts private pending future unpublished hidden trash wip".split())
"""States in which a text is kept back."""

OPEN_WORDS = frozenset(
    "publish published public open visible final done complete completed".split()
)
"""States in which a text is public."""

LOCKED = frozenset("password protected postpassword encrypted".split())
"""Fields that show a text to some people only."""

ENDING = frozenset("expirydate expires expirationdate unpublishdate".split())
"""Fields that take a text back on a day."""

_LOOK = """
    layout pagelayout template theme type posttype posttypes kind classes cssclass cssclasses css
    bodyclass pageclass style styles header headers sidebar sidebars toc tableofcontents showtoc
    tocopen hidetoc hidetableofcontents math mathjax katex usemath latex mermaid chart diagram
    hidetitle showtitle hidemeta hidesummary navbar navigation footer wide fullwidth width
    readingtime readtime showreadingtime showdate showbreadcrumbs wordcount breadcrumbs
    titleblockbanner titleblockstyle titleblockcategories anchorsections smoothscroll
    numbersections reveal fontsize mainfont fontfamily linestretch geometry documentclass
    classoption papersize linkcolor urlcolor htmlmathmethod dfprint selfcontained
    embedresources about listing backtotopnavigation authorprofile galleryrow featurerow
    obsidianuimode kanbanplugin excalidrawplugin
    """
_PICTURES = """
    image images img imgs cover covers coverimage coverimg coveralt thumbnail thumb thumbnailimg
    banner bannerimage featuredimage featureimage featureimg featuredimg featuredimagealt hero
    heroimage headerimg headerimage headercover socialimage shareimg shareimage ogimage bigimg
    photo photos picture pictures imagealt imagecaption caption captions gallery icon logo preview
    mediasubpath imgpath lightbox
    """
_AUTHORS = """
    author authors byline authorname authorurl authorlogin email affiliations orcid
    institute contributors guest editors creator
    """
_ADDRESS = """
    permalink url redirectto canonical canonicalurl
    link links externalurl externallink guid id uid uuid identifier ref path saveas basename
    urlpath postid wordpressid wordpressurl wpid parentid bloggerid bloggerorigurl mediumid
    abbrlink origurl customediturl originalurl shorturl
    """
_ORDER = """
    weight order position sidebarposition sidebarlabel navorder priority sticky pinned pin
    featured menu menus parent haschildren rank top linktitle shorttitle eleventynavigation
    """
_COMMENTS = """
    comments comment disqus commentable allowcomments enablecomments commentsenabled
    disablecomments discussion commentsid share sharing social showshare sharebuttons likes
    webmentions hypothesis utterances giscus
    """
_WORKS = """
    bibliography csl linkcitations references referencesectiontitle suppressbibliography citation
    citations citationstyle bibliostyle citemethod notecite zotero googlescholar citeproc
    """
_OUTPUT = """
    format formats output outputs pdf docx execute jupyter engine knitr kernel kernelspec jupytext
    editor editoroptions freeze params runtime vignette site filters website crossref keepmd
    alwaysallowhtml rmdhash draftmode markup renderwithliquid templateengine templateengineoverride
    pagination permalinkbypassoutputdir eleventycomputed eleventyexcludefromcollections build
    cascade headless resources extra taxonomies collection collections projects repositoryurl
    creativecommons ghrepo ghbadge dateformat disablenunjucks processor
    """
_LANGUAGE = "lang language locale languagecode langcode translationkey translation translations dir"
_OTHER = """
    license licence copyright rights robots noindex nofollow sitemap search searchable
    excludesearch seo metatitle seotitle ogtitle ogdescription ogtype feed rss meta metadata
    location geo latitude longitude postformat related showrelated relatedposts comment
    excerptseparator doi funding appendixstyle otherlinks codelinks repoactions source sourceurl
    version
    """
ADDRESS = "the address of a text is its file’s name, or its “slug”"
_LINES = {
    _LOOK: "how pages look is the theme’s: take the line out",
    _PICTURES: "a picture belongs into the text; the first is shown where the page is shared",
    _AUTHORS: "who writes is said in site.yaml, by “author”",
    _ADDRESS: ADDRESS,
    "alias redirect redirects redirectfrom": "the addresses it had before are “aliases” here",
    _ORDER: "posts stand by their “date”; what is in the menu says site.yaml",
    _COMMENTS: "there are no comments and no buttons for sharing: take the line out",
    _WORKS: "your library is content/references.yaml, .json, .bib or .ris, or lies in"
    " content/references/; its style is said in site.yaml, by “style”",
    _OUTPUT: "there is one kind of output, and no code is run: take the line out",
    _LANGUAGE: "the language of the site is said in site.yaml, by “language”",
    _OTHER: "take the line out",
    "subtitle tagline subhead subheading": "write it behind the title and a colon, in quotes, or as"
    " “summary”",
}
FOREIGN = {word: remedy for words, remedy in _LINES.items() for word in words.split()}
"""Fields that mean nothing here, and what to do instead."""

_FAMILIES = {
    "fig": _OUTPUT, "code": _OUTPUT, "pdf": _OUTPUT, "html": _OUTPUT, "include": _OUTPUT,
    "toc": _LOOK, "header": _LOOK, "og": _OTHER, "twitter": _OTHER, "seo": _OTHER,
    "dg": _OTHER, "eleventy": _OUTPUT, "hugo": _OUTPUT,
}  # fmt: skip
FAMILIES = {first: _LINES[words] for first, words in _FAMILIES.items()}
"""First words of names with a hyphen or underscore behind them: ``fig-cap-location``."""
