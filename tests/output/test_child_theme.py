"""A child theme of three files changes what they say and nothing else."""

from __future__ import annotations

import shutil

from sites.building import CHECKOUT, Built, Workshop, build_in

CHILD = {
    "themes/harbour/theme.yaml": "name: Harbour\nextends: folio\n",
    "themes/harbour/templates/post.html": '{% extends "!parent/post.html" %}\n'
    '{% block tags %}{% include "partials/signature.html" %}{% endblock %}\n',
    "themes/harbour/templates/partials/signature.html": "<p>Signed, {{ site.author.name }}</p>\n",
    "themes/harbour/assets/theme.css": ":root { --paper: light-dark(#ffffff, #000000); }\n",
}
SIGNED = b"<p>Signed, Ines Halvorsen</p>\n"


def child(workshop: Workshop) -> Built:
    """The example portfolio in its child theme."""
    folder = workshop.folder(CHILD)
    shutil.rmtree(folder / "content")
    shutil.copytree(CHECKOUT / "content", folder / "content")
    said = (folder / "content/site.yaml").read_text("utf-8")
    (folder / "content/site.yaml").write_text(
        said.replace("theme: folio", "theme: harbour"), encoding="utf-8"
    )
    return build_in(folder)


def without_tags(page: bytes) -> bytes:
    """A post without its list of tags, where the child has its signature."""
    start = page.find(b'<ul class="tags" aria-label=')
    if start < 0:
        return page
    return page[:start] + page[page.index(b"</ul>\n", start) + 6 :]


def test_a_block_a_template_and_a_token_change_just_that(workshop, example):
    built = child(workshop)
    assert built.problems == example.problems
    after, before = built.files(), example.files()
    sheet = CHILD["themes/harbour/assets/theme.css"].encode()
    assert after.pop("assets/theme.css") == sheet
    lasting = next(path for path in after if path.startswith("assets/theme."))
    assert after.pop(lasting) == sheet
    # The index of the search holds what the pages say.
    kept = {path for path in before if not path.startswith((".plnfolio", "pagefind/"))}
    assert kept == {path for path in after if not path.startswith((".plnfolio", "pagefind/"))}
    for path in kept:
        now = after[path]
        if path.endswith("index.html"):
            assert now.count(lasting.encode()) == 1
            lines = now.splitlines(keepends=True)
            now = b"".join(line for line in lines if lasting.encode() not in line)
        if path == "404.html":
            now = now.replace(sheet, b"")
        if b'class="post-page"' in now:
            assert SIGNED in now
            assert now.replace(SIGNED, b"") == without_tags(before[path])
        else:
            assert path in ("_headers", "build.json") or now == before[path]
