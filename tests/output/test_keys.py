"""A key is cited or a problem names its line, whatever markup it stands in."""

from __future__ import annotations

import json
from itertools import product

from sites.building import Workshop, call

LIBRARY = """
- id: kennedy2018
  type: book
  author: [{family: Kennedy, given: Anne}]
  issued: 2018
  title: Networks that teach
  publisher: Meadow Press
"""
HEAD = "---\ntitle: One\ndate: 2023-04-11\n---\n"
FORMS = (
    "[@kennedy2018]",
    "@kennedy2018",
    "(see @kennedy2018, p. 3)",
    "[*@kennedy2018*, p3]",
    "nets@kennedy2018",
    "[see [@kennedy2018] there]",
    "([@kennedy2018])",
)
MARKUP = (
    "{}",
    "_{}_",
    "**so {}**",
    "a ~~{}~~",
    "(so {} says)",
    "[so {}](https://page.example.org)",
    '![A net]({}.png "{}")',
    "![{}](x.svg)",
    "> - # {}",
    "<p>{}</p>",
    '<b title="{}">x</b>',
    "“{}”",
)


def test_no_key_is_published_as_it_is_written(workshop: Workshop) -> None:
    lines = [
        outer.replace("{}", inner.replace("{}", form))
        for outer, inner, form in product(MARKUP, MARKUP, FORMS)
    ]
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'
    files = {"content/references.yaml": LIBRARY, "content/posts/x.svg": picture}

    def build(kept: list[str]) -> tuple[int, set[int], str]:
        post = HEAD + "\n\n".join(kept) + "\n"
        folder = workshop.folder({**files, "content/posts/one.md": post})
        ran = call("build", "--json", cwd=folder)
        problems = json.loads(ran.out)["problems"]
        named = {(problem["line"] - HEAD.count("\n") - 1) // 2 for problem in problems}
        made = (folder / "public").rglob("*") if ran.code == 0 else ()
        texts = [f.read_bytes().decode(errors="ignore") for f in made if f.is_file()]
        return ran.code, named, "".join(texts)

    code, named, _ = build(lines)
    assert code == 1
    code, _, published = build([line for i, line in enumerate(lines) if i not in named])
    assert code == 0
    assert published
    assert "@kennedy2018" not in published
