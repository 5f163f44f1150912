"""Views for tests: a page of every kind, empty or with everything in it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from plnfolio.model.address import rooted
from plnfolio.model.dated import (
    ArtifactsView,
    ArtifactView,
    CaptionsView,
    CaseView,
    CitationView,
    CompetencyView,
    FileView,
    PartView,
    PostView,
    RelatedView,
)
from plnfolio.model.standardview import (
    EvidenceView,
    StandardLine,
    StandardSetView,
    StandardsView,
    StandardView,
)
from plnfolio.model.view import (
    ArchiveView,
    AuthorView,
    CountView,
    CourseView,
    Download,
    EntryView,
    HeadingView,
    HomeView,
    Link,
    ModuleView,
    NetworksView,
    PageView,
    PostSummary,
    PrintView,
    ReferencesView,
    SearchView,
    SiteView,
    StateCount,
    TableLine,
    TermCount,
    TermsView,
    TermView,
    WorkCard,
    WorkView,
    YearView,
)

DAY = datetime.date(2023, 4, 11)
LATER = datetime.date(2023, 4, 15)
HOSTILE = "<script>alert('x')</script> & “co”"
LONG = "A very long title that goes on " * 10


def empty_site(options: Mapping[str, object]) -> SiteView:
    return SiteView(
        title="T",
        description="",
        language="en",
        direction="ltr",
        author=AuthorView("A"),
        base_url="",
        home=rooted("/"),
        archive=rooted("/posts/"),
        options=options,
    )


def full_site(options: Mapping[str, object], language: str = "en") -> SiteView:
    return SiteView(
        title=HOSTILE,
        description=HOSTILE,
        language=language,
        direction="rtl" if language == "ar" else "ltr",
        author=AuthorView("A. Author", "https://example.org", "a@example.org", "Bio"),
        base_url="https://example.org/repo",
        menu=(
            Link("About", rooted("/about/")),
            Link("Posts", rooted("/posts/"), current=True),
            Link("Elsewhere", "https://example.org/"),
        ),
        licence=Link("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        logo='<img class="site-logo" src="logo.svg" alt="">',
        footer="<p>Lines of the author.</p>",
        print=PrintView(qr=True),
        home=rooted("/"),
        archive=rooted("/posts/"),
        feed=rooted("/feed.xml"),
        search=rooted("/search/"),
        options=options,
    )


def empty_pages() -> dict[str, PageView]:
    """A page of every kind with nothing but a title, by template."""
    kinds: dict[str, type[PageView]] = {
        "home": HomeView,
        "post": PostView,
        "page": PageView,
        "archive": ArchiveView,
        "tag": TermView,
        "course": TermView,
        "series": TermView,
        "artifact": ArtifactView,
        "artifacts": ArtifactsView,
        "tags": TermsView,
        "courses": TermsView,
        "networks": NetworksView,
        "network": PageView,
        "resume": PageView,
        "entry": EntryView,
        "references": ReferencesView,
        "search": SearchView,
        "404": PageView,
        "standards": StandardsView,
    }
    shown = {
        f"{kind}.html": view(kind=kind, title="T", url=rooted("/x/"))
        for kind, view in kinds.items()
    }
    line, every = StandardLine("1", "T", "", rooted("/x/"), 0, met=False), Link("T", rooted("/y/"))
    return {
        **shown,
        "standard.html": StandardView("standard", "T", rooted("/x/"), line=line, every=every),
    }


def summary(title: str = HOSTILE) -> PostSummary:
    return PostSummary(
        title=title,
        url=rooted("/posts/x/"),
        date=DAY,
        updated=LATER,
        summary=HOSTILE,
        tags=(Link("pln", rooted("/tags/pln/")),),
        course=Link("DL5763", rooted("/courses/dl5763/")),
        module=HOSTILE,
        minutes=7,
    )


def file(form: str, name: str) -> FileView:
    captions = (CaptionsView("", rooted("/a.vtt")), CaptionsView("es", rooted("/a.es.vtt")))
    return FileView(form, name, rooted("/artifacts/x/a"), "MP4", 1_200_000, captions)


def standard(title: str, *, evidence: int = 1, parts: int = 0) -> StandardLine:
    one = EvidenceView(
        title,
        rooted("/artifacts/x/"),
        title,
        DAY,
        title,
        title,
        reflections=(Link(title, rooted("/posts/x/")), Link(LONG, rooted("/posts/y/"))),
        files=tuple(file(form, title) for form in ("document", "web")),
    )
    post = EvidenceView(LONG, rooted("/posts/x/"), "Post", DAY, is_post=True)
    return StandardLine(
        "AECT-1",
        title,
        title,
        rooted("/standards/aect-1/"),
        0,
        met=bool(evidence or parts),
        parts=parts,
        parts_met=parts,
        evidence=(one, post)[:evidence],
    )


def full_pages(title: str = HOSTILE, html: str = "<p>Text.</p>") -> dict[str, PageView]:
    """A page of every kind with every field filled, by template."""
    posts = (summary(title), summary(LONG))
    terms = (TermCount(Link(title, rooted("/tags/x/")), 3), TermCount(Link("b", rooted("/y/")), 1))
    toc = tuple(
        HeadingView(f"Chapter {n}", f"chapter-{n}", (HeadingView("Part", f"part-{n}"),))
        for n in range(1, 6)
    )
    given = {
        "title": title,
        "url": rooted("/posts/"),
        "canonical": "https://example.org/repo/posts/",
        "description": title,
        "html": html,
        "references": '<section class="references"><h2 id="references">References</h2></section>',
        "toc": toc,
    }
    return {
        "home.html": HomeView(
            kind="home",
            begin=True,
            sections=("author", "text", "work", "network", "posts"),
            portrait='<img src="a.png" alt="">',
            initials="AB",
            counts=(CountView(3, Link(title, rooted("/posts/"))),),
            graders=(Link(title, rooted("/courses/")), Link(LONG, rooted("/b/"))),
            works=(WorkCard(posts[0], '<img src="a.png" alt="">'), WorkCard(posts[1])),
            posts=posts,
            map=html,
            networks=Link(title, rooted("/n/")),
            **given,
        ),
        "post.html": PostView(
            kind="post",
            date=DAY,
            updated=LATER,
            tags=(Link(title, rooted("/tags/pln/")),),
            tagged=(12,),
            course=Link("DL5763", rooted("/courses/dl5763/")),
            minutes=7,
            module=title,
            draft=True,
            part=PartView(
                Link(title, rooted("/series/x/")), 2, 3, Link(title, "/a/"), Link(LONG, "/b/")
            ),
            newer=Link(title, rooted("/posts/newer/")),
            older=Link(LONG, rooted("/posts/older/")),
            related=(RelatedView(Link(title, rooted("/posts/newer/")), title),),
            recent=posts,
            citation=CitationView(
                "Author, A. (2023). <i>A post</i>.", "Author, A. (2023). A post.", ("Author, Ann",)
            ),
            **given,
        ),
        "artifact.html": ArtifactView(
            kind="artifact",
            date=DAY,
            updated=LATER,
            authors=(title, "B. Author"),
            files=tuple(file(form, title) for form in ("document", "web", "video", "audio")),
            case=CaseView(
                cover='<img src="cover.jpg" alt="" width="600" height="400">',
                kind=title,
                role=title,
                audience=LONG,
                tools=(title, "Figma"),
                team=(title, LONG),
                problem=(title, LONG),
                process=(title,),
                result=(title,),
            ),
            competencies=(CompetencyView("AECT-1", title, rooted("/standards/aect-1/")),),
            **given,
        ),
        "artifacts.html": ArtifactsView(
            kind="artifacts", artifacts=(WorkCard(posts[0]), WorkCard(posts[1], html)), **given
        ),
        "page.html": PageView(kind="page", **given),
        "resume.html": PageView(kind="resume", **given),
        "archive.html": ArchiveView(kind="archive", years=(YearView(2023, posts),), **given),
        "tag.html": TermView(kind="tag", posts=posts, **given),
        "course.html": TermView(
            kind="course",
            posts=posts,
            modules=(ModuleView(title, posts),),
            course=CourseView(title, LONG, title),
            **given,
        ),
        "series.html": TermView(kind="series", posts=posts, **given),
        "tags.html": TermsView(kind="tags", terms=terms, **given),
        "courses.html": TermsView(kind="courses", terms=terms, **given),
        "networks.html": NetworksView(
            kind="networks",
            tables=(
                TableLine(
                    Link(title, rooted("/networks/x/")),
                    3,
                    title,
                    "1–8 h a month",
                    (StateCount("Current", 2), StateCount("Planned", 1)),
                ),
                TableLine(Link("b", rooted("/y/")), 0),
            ),
            downloads=(Download(title, rooted("/pln.json"), "application/json"),),
            **given,
        ),
        "network.html": PageView(kind="network", **given),
        "entry.html": EntryView(
            kind="entry",
            short="E",
            tables=(Link(title, rooted("/networks/x/")),),
            mentions=(Link(LONG, rooted("/posts/x/")),),
            before=Link(title, rooted("/networks/a/")),
            after=Link(LONG, rooted("/networks/b/")),
            every=Link(title, rooted("/networks/")),
            **given,
        ),
        "references.html": ReferencesView(
            kind="references",
            works=(WorkView("k", "Entry.", (Link(title, rooted("/posts/x/")),)),),
            **given,
        ),
        "search.html": SearchView(
            kind="search",
            title=title,
            url=rooted("/search/"),
            instead=(Link(title, rooted("/x/")),),
        ),
        "standards.html": StandardsView(
            kind="standards",
            sets=(
                StandardSetView(
                    title,
                    "2012",
                    "https://example.org/aect",
                    (
                        standard(title, evidence=2, parts=3),
                        standard(title, evidence=0, parts=1),
                        standard(LONG, evidence=0),
                    ),
                ),
                StandardSetView("", "", "", (standard(title),)),
            ),
            begin=True,
            **given,
        ),
        "standard.html": StandardView(
            kind="standard",
            line=standard(title, evidence=2, parts=2),
            whole=Link(title, rooted("/standards/aect-1/")),
            parts=(standard(title), standard(LONG, evidence=0)),
            every=Link(title, rooted("/standards/")),
            **given,
        ),
        "404.html": PageView(kind="404", title=title, url=rooted("/404.html")),
    }
