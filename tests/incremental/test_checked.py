"""A site that was proof-read in between is built to the same bytes as one that was not."""

from __future__ import annotations

import pytest

from sites.building import Workshop, build_in, call

pytestmark = pytest.mark.usefixtures("without_search")

POST = "---\ntitle: {title}\ndate: 2023-04-1{day}\n{more}---\n{text}\n"
LIBRARY = "- id: adams2019\n  type: book\n  title: {title}\n  author: [{{family: Adams}}]\n"
FILES = {
    "content/references.yaml": LIBRARY.format(title="Walking about"),
    "content/posts/one.md": POST.format(
        title="One", day=1, more="", text="As @adams2019 said, see [two](two.md)."
    ),
    "content/posts/two.md": POST.format(title="Two", day=2, more="", text="Text [@adams2019]."),
    "content/posts/later.md": POST.format(
        title="Later", day=3, more="draft: true\n", text="A draft [@adams2019], and [one](one.md)."
    ),
}
SAVES = {
    "content/references.yaml": LIBRARY.format(title="Walking about at night"),
    "content/posts/later.md": POST.format(title="Later", day=3, more="", text="Public now."),
}


def test_reading_in_between_changes_no_byte(workshop: Workshop) -> None:
    folder = workshop.folder(FILES)
    written = dict(FILES)
    for path, text in SAVES.items():
        (folder / path).write_text(text, encoding="utf-8")
        written[path] = text
        assert call("check", cwd=folder).code == 0
        assert build_in(folder).files() == workshop.build(written).files()
