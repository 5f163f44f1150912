"""Finding, checking and rendering templates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plnfolio.diagnostics import SiteError
from plnfolio.theme.chain import builtin_themes
from theme import views

THEMES = sorted(folder.name for folder in builtin_themes().iterdir())
CHILD = {"themes/mine/theme.yaml": "extends: folio\n"}


def render(folder, name="page.html", theme="folio"):
    templates = folder.templates(theme)
    page = views.full_pages("A title").get(name) or views.full_pages("A title")["page.html"]
    return templates.render(name, page, views.full_site(folder.theme(theme).options))


def failure(folder, name="page.html"):
    with pytest.raises(SiteError) as raised:
        render(folder, name)
    (problem,) = raised.value.problems
    return problem


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", views.full_pages())
def test_every_page_renders_empty_and_full(site, theme, name):
    folder = site({})
    templates, options = folder.templates(theme), folder.theme(theme).options
    empty = templates.render(name, views.empty_pages()[name], views.empty_site(options))
    assert ">T</h1>" in empty
    full = templates.render(name, views.full_pages()[name], views.full_site(options))
    assert "<script>alert" not in full
    assert "&lt;script&gt;alert" in full
    long = templates.render(name, views.full_pages(views.LONG)[name], views.full_site(options))
    assert f">{views.LONG}</h1>" in long


EMPTY_STATES = {
    "archive.html": "There are no posts yet.",
    "tag.html": "There is nothing here yet.",
    "course.html": "There is nothing here yet.",
    "series.html": "There is nothing here yet.",
    "artifacts.html": "There are no artifacts yet.",
    "tags.html": "There are no tags yet.",
    "courses.html": "There are no courses yet.",
    "networks.html": "There are no tables of networks yet.",
}


@pytest.mark.parametrize(("name", "sentence"), EMPTY_STATES.items())
def test_nothing_to_show_is_said_in_a_sentence(site, name, sentence):
    folder = site({})
    page = views.empty_pages()[name]
    html = folder.templates().render(name, page, views.empty_site(folder.theme().options))
    assert f'<p class="empty">{sentence}</p>' in html


def test_a_post_shows_its_day_its_course_and_its_neighbours(site):
    html = render(site({}), "post.html")
    for part in (
        '<time class="dt-updated" datetime="2023-04-15">Updated April 15, 2023</time>',
        "7 min read",
        'href="\x01/courses/dl5763/">DL5763</a>',
        'rel="prev" href="/a/"',
        'rel="next" href="/b/"',
        "Recent posts</h2>",
        '<a href="\x01/posts/">See all</a>',
        'href="#page-top">Back to top</a>',
        "Licensed under CC BY 4.0</a>",
        '<section class="references">',
    ):
        assert part in html


def test_absolute_addresses_stand_only_where_the_site_has_one(site):
    folder = site({})
    options = folder.theme().options
    page = views.empty_pages()["post.html"]
    html = folder.templates().render("post.html", page, views.empty_site(options))
    assert "canonical" not in html
    assert "og:" not in html
    assert 'rel="canonical" href="https://example.org/repo/posts/"' in render(folder, "post.html")


def test_the_menu_marks_where_the_reader_is(site):
    folder = site({})
    options = folder.theme().options
    post = views.empty_pages()["post.html"]
    inside = type(post)(kind="post", title="T", url="\x01/posts/x/")
    html = folder.templates().render("post.html", inside, views.full_site(options))
    assert '<a href="\x01/posts/" aria-current="page">' in html
    assert '<a href="\x01/about/">' in html
    about = type(post)(kind="page", title="T", url="\x01/about/team/")
    html = folder.templates().render("page.html", about, views.full_site(options))
    assert '<a href="\x01/about/" aria-current="true">' in html


def test_a_missing_page_finds_its_way_from_any_depth(site):
    html = render(site({}), "404.html")
    assert 'root = "/repo/"' in html
    assert "<style>" in html
    assert 'rel="stylesheet"' not in html
    assert 'href="#' not in html


def test_a_language_from_right_to_left_says_so(site):
    folder = site({})
    page = views.full_pages("عنوان")["post.html"]
    html = folder.templates(language="ar").render(
        "post.html", page, views.full_site(folder.theme().options, "ar")
    )
    assert '<html lang="ar" dir="rtl"' in html
    assert "حُدِّث في 15 أبريل 2023" in html


def test_a_child_theme_of_three_files_changes_just_that(site):
    plain = render(site({}), "post.html")
    child = site(
        {
            **CHILD,
            "themes/mine/templates/post.html": '{% extends "!parent/post.html" %}\n'
            "{% block tags %}\n<p>no tags here</p>\n{% endblock %}\n",
            "themes/mine/assets/custom.css": ":root { --accent: teal; }",
        }
    )
    html = render(child, "post.html", "mine")
    assert "<p>no tags here</p>" in html
    link = '<link rel="stylesheet" href="\x01/assets/custom.css">\n'
    tags = plain[plain.index('<ul class="tags"') : plain.index('<details class="cite-this">')]
    assert html.replace(link, "").replace("<p>no tags here</p>\n", tags.strip() + "\n") == plain
    assert "teal" in render(child, "404.html", "mine")


def test_each_layer_can_add_to_the_same_template(site):
    add = (
        '{{% extends "!parent/page.html" %}}{{% block title %}}{{{{ super() }}}}{}{{% endblock %}}'
    )
    files = {
        "themes/a/theme.yaml": "extends: b\n",
        "themes/b/theme.yaml": "extends: folio\n",
        "themes/b/templates/page.html": add.format("<i>b</i>"),
        "themes/a/templates/page.html": add.format("<i>a</i>"),
        "overrides/templates/page.html": add.format("<i>site</i>"),
    }
    assert "</h1>\n<i>b</i><i>a</i><i>site</i>" in render(site(files), "page.html", "a")


def test_a_base_template_uses_what_a_nearer_layer_includes(site):
    files = {"overrides/templates/partials/post-meta.html": "<p>meta of {{ post.title }}</p>"}
    assert "<p>meta of A title</p>" in render(site(files), "post.html")


def test_an_added_template_renders(site):
    files = {"overrides/templates/cv.html": '{% extends "layout.html" %}'}
    assert "<h1>A title</h1>" in render(site(files), "cv.html")


MISTAKES = {
    "extends itself": (
        {"overrides/templates/page.html": '\n{% extends "page.html" %}'},
        "template-self-extends",
        "overrides/templates/page.html:2",
        "!parent/page.html",
    ),
    "includes itself": (
        {"overrides/templates/page.html": '{% include "page.html" %}'},
        "template-self-extends",
        "overrides/templates/page.html:1",
        "!parent/page.html",
    ),
    "extends in a circle": (
        {"overrides/templates/layout.html": '{% extends "page.html" %}'},
        "template-self-extends",
        "overrides/templates/layout.html:1",
        "!parent/layout.html",
    ),
    "no such template": (
        {"overrides/templates/page.html": 'x\n\n{% extends "layuot.html" %}'},
        "template-missing",
        "overrides/templates/page.html:3",
        "“layout.html”",
    ),
    "no parent of that name": (
        {
            "overrides/templates/cv.html": '{% extends "!parent/cv.html" %}',
            "overrides/templates/page.html": '{% include "cv.html" %}',
        },
        "template-missing",
        "overrides/templates/cv.html:1",
        "no parent",
    ),
    "a name known only later": (
        {"overrides/templates/page.html": '\n{% include "x" ~ page.kind %}'},
        "template-missing",
        "overrides/templates/page.html:2",
        "",
    ),
    "a block left open": (
        {"overrides/templates/page.html": "a\n{% if page %}\nb\n"},
        "template-syntax",
        "overrides/templates/page.html:2",
        "{% endif %}",
    ),
    "an unknown filter": (
        {"overrides/templates/page.html": "a\n{{ page.title | dat }}"},
        "template-syntax",
        "overrides/templates/page.html:2",
        "“date”",
    ),
    "an unknown field": (
        {"overrides/templates/page.html": "\n\n{{ page.titel }}"},
        "template-error",
        "overrides/templates/page.html:3",
        "“title”",
    ),
    "an unknown name": (
        {"overrides/templates/page.html": "{{ pgae }}"},
        "template-error",
        "overrides/templates/page.html:1",
        "“page”",
    ),
    "an unknown word": (
        {"overrides/templates/page.html": '\n{{ t("see_al") }}'},
        "template-error",
        "overrides/templates/page.html:2",
        "“see_all”",
    ),
    "an unknown asset": (
        {"overrides/templates/page.html": '{{ asset("sitee.css") }}'},
        "template-error",
        "overrides/templates/page.html:1",
        "“site.css”",
    ),
    "a failing line": (
        {"overrides/templates/page.html": "\n{{ 1 // 0 }}"},
        "template-error",
        "overrides/templates/page.html:2",
        "",
    ),
    "an error in an included file": (
        {
            "overrides/templates/page.html": '{% include "part.html" %}',
            "overrides/templates/part.html": "\n{{ page.nothing }}",
        },
        "template-error",
        "overrides/templates/part.html:2",
        "title",
    ),
    "a loop without end": (
        {
            "overrides/templates/page.html": "\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        },
        "template-error",
        "overrides/templates/page.html:2",
        "",
    ),
    "a value that words ask for": (
        {"overrides/templates/page.html": '\n{{ t("updated") }}'},
        "template-error",
        "overrides/templates/page.html:2",
        "date",
    ),
}


@pytest.mark.parametrize("case", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_in_a_template_is_named_with_file_and_line(site, case):
    files, code, place, remedy = case
    problem = failure(site(files))
    assert (problem.code, str(problem.span)) == (code, place)
    assert remedy in problem.help


def test_a_template_of_a_theme_is_named_by_the_theme(site):
    folder = site({**CHILD, "themes/mine/templates/page.html": "{{ page.nothing }}"})
    with pytest.raises(SiteError) as raised:
        render(folder, "page.html", "mine")
    assert str(raised.value.problems[0].span) == "themes/mine/templates/page.html:1"


def test_a_template_that_nobody_has_is_missing(site):
    (problem,) = site({}).templates().check("pots.html")
    assert problem.code == "template-missing"
    assert "“post.html”" in problem.help


def test_all_that_is_wrong_is_found_without_rendering(site):
    files = {
        "overrides/templates/page.html": '{% extends "layuot.html" %}\n{{ page.title | dat }}',
        "overrides/templates/post.html": "{% if %}",
    }
    templates = site(files).templates()
    assert [p.code for p in templates.check("page.html")] == ["template-missing", "template-syntax"]
    assert [p.code for p in templates.check("post.html")] == ["template-syntax"]
    assert templates.check("home.html") == ()


def test_an_include_that_may_be_missing_is_none(site):
    files = {"overrides/templates/page.html": '{% include "nobody.html" ignore missing %}ok'}
    assert render(site(files)) == "ok"


def test_dependencies_name_all_that_a_page_is_made_from(site):
    names = dict(site({}).templates().dependencies("post.html"))
    assert names.keys() == {
        "themes/base/templates/post.html",
        "themes/base/templates/dated.html",
        "themes/base/templates/layout.html",
        "themes/folio/templates/layout.html",
        "themes/base/templates/partials/contents.html",
        "themes/base/templates/partials/post-meta.html",
        "themes/base/templates/partials/size.html",
        "assets",
        "names",
        "options",
        "strings",
    }


CHANGES = {
    "a template it extends": {
        "overrides/templates/layout.html": '{% extends "!parent/layout.html" %}'
    },
    "a word": {"overrides/strings/en.yaml": "see_all: All"},
    "an asset more": {"overrides/assets/custom.css": ""},
}


@pytest.mark.parametrize("files", CHANGES.values(), ids=CHANGES.keys())
def test_dependencies_change_with(site, files):
    before = site({}).templates().dependencies("post.html")
    assert before == site({}).templates().dependencies("post.html")
    assert before != site(files).templates().dependencies("post.html")


def test_what_a_page_does_not_reach_leaves_its_dependencies_alone(site):
    before = site({}).templates().dependencies("page.html")
    files = {"overrides/templates/post.html": "x", "overrides/assets/site.css": "x"}
    folder = site(files)
    assert before == folder.templates().dependencies("page.html")


def test_a_page_with_its_style_sheet_inside_depends_on_it(site):
    before = site({}).templates().dependencies("404.html")
    assert before != site({"overrides/assets/site.css": "x"}).templates().dependencies("404.html")


FACES = {
    "the default": ("folio", "en", {}, 2),
    "a face of the reader's": ("folio", "en", {"face": "system"}, 0),
    "Japanese": ("folio", "ja", {}, 0),
    "a manuscript": ("paper", "en", {}, 0),
    "without a face": ("base", "en", {}, 0),
}


@pytest.mark.parametrize(("theme", "language", "chosen", "count"), FACES.values(), ids=FACES.keys())
def test_letters_are_asked_for_early_where_they_are_used(site, theme, language, chosen, count):
    folder = site({})
    options = folder.theme(theme, **chosen).options
    shown = replace(views.empty_site(options), language=language)
    page = views.empty_pages()["page.html"]
    html = folder.templates(theme, language).render("page.html", page, shown)
    assert html.count('rel="preload"') == count
