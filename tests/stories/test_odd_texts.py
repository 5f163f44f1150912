"""Texts that nobody writes by hand: endless nesting, numbers without end, templates that fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from sites.building import Workshop, call

pytestmark = pytest.mark.usefixtures("without_search")

POST = "---\ntitle: One\ndate: 2023-04-11\n---\n"


def nested(before: str, after: str, times: int, inner: str = "x") -> str:
    return before * times + inner + after * times


DEEP = "error[template-syntax]: this is nested too deep to be read"
LONG = "error[template-syntax]: what this line works out is too long or nested too deep"
TEMPLATES = {
    nested("{% if 1 %}", "{% endif %}", 500): DEEP,
    nested("{% for a in [1] %}", "{% endfor %}", 30): DEEP,
    nested("{% macro m() %}", "{% endmacro %}", 200): DEEP,
    nested("{% if 1 %}{% for a in [1] %}", "{% endfor %}{% endif %}", 300): DEEP,
    "{{ " + nested("(", ")", 500, "1") + " }}": LONG,
    "{{ " + nested("[", "]", 5000, "") + " }}": LONG,
    "{{ " + "1 + " * 5000 + "1 }}": LONG,
    "{{ 'a'" + "|upper" * 3000 + " }}": LONG,
    "{% if 0 %}" + "{% elif 1 %}" * 5000 + "{% endif %}": LONG,
    '{{ "\\ud800" }}': "error[template-error]: this template writes “\\ud800”, which is half",
    '{{ "%c"|format(55296) }}': "error[template-error]: this template writes “\\ud800”, which is",
    '{% include "\\udcff" %}': "error[template-missing]: no template called “\\xff”",
    "{% include 5 %}": "error[template-syntax]: this line names no template",
    "{% extends 5 %}": "error[template-syntax]: this line names no template",
    "{% from 5 import a %}": "error[template-syntax]: this line names no template",
    "{% include [5, 'a.html'] %}": "error[template-syntax]: this line names no template",
    "{% include x %}": "error[template-error]: nothing is called “x” here",
    "{% set a = 5 %}{% include a %}": "error[template-error]: this line does with a value what",
    "{% include page %}": "error[template-error]: this line does with a value what cannot be done",
    "{% include 'post' ~ '.html' %}": "error[template-error]: this template calls itself without",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}": "error[template-error]: this template calls",
    "{{ 'a' * 10 ** 15 }}": "error[template-error]: this line makes something too big",
    "{{ 10 ** 5000 }}": "error[template-error]: this line does with a value what cannot be done",
    "{% set x = 1e400 %}{{ x }}": "error[template-error]: this line fails",
    "{% set x = cycler() %}": "error[template-error]: this line fails",
    # What people do write.
    nested("{% if 1 %}", "{% endif %}", 10): "",
    nested("{% for a in [1] %}", "{% endfor %}", 8): "",
    "{{ " + nested("(", ")", 20, "1") + " }}": "",
    '{% include ["none.html", "head.html"] ignore missing %}': "",
    '{% set a = "x" %}{% include a ignore missing %}': "",
}


@pytest.mark.parametrize(
    ("template", "said"), TEMPLATES.items(), ids=[text[:40] for text in TEMPLATES]
)
def test_a_template_that_no_page_comes_of_is_said(
    template: str, said: str, workshop: Workshop
) -> None:
    folder = workshop.folder(
        {"content/posts/one.md": POST, "overrides/templates/post.html": template}
    )
    ran = call("build", cwd=folder)
    assert ran.code == (1 if said else 0)
    first, _, rest = ran.err.partition("\n")
    assert first.startswith(said)
    assert not said or "--> overrides/templates/post.html" in rest


def bib(title: str) -> str:
    return f"@book{{a, author = {{Hooks, Bell}}, title = {title}, year = 1994, publisher = {{P}}}}"


def toml(line: str) -> str:
    return f'+++\ntitle = "A"\ndate = 2023-01-01\n{line}\n+++\nText\n'


TEXTS = [
    *(("content/references.bib", bib(nested("{", "}", n)), "") for n in (150, 1000, 20_000)),
    ("content/references.bib", bib('"' + nested("{", "}", 500) + '"'), ""),
    ("content/references.bib", bib("{" + nested(r"\emph{", "}", 500) + "}"), ""),
    ("content/references.bib", bib("{" + "$" * 999 + nested("{", "}", 500) + "}"), ""),
    ("content/references.bib", bib(" # ".join(['"a"'] * 3000)), ""),
    (
        "content/references.bib",
        "".join(f"@inbook{{a{n}, title = {{T}}, crossref = {{a{n + 1}}}}}" for n in range(1000)),
        "",
    ),
    ("content/references.bib", "@book{a, crossref = {b}}\n@book{b, crossref = {a}}\n", ""),
    ("content/references.json", nested("[", "]", 100_000, ""), "error[json-syntax]"),
    ("content/references.json", nested('{"a":', "}", 5000, "1"), "error[json-syntax]"),
    ("content/references.json", '[{"id": "a", "volume": ' + "9" * 6000 + "}]", "error[json"),
    ("content/references.json", '[{"id": "a\\ud800", "type": "book", "title": "\\udfff"}]', ""),
    ("content/references.ris", "TY  - BOOK\nTI  - " + "<i>" * 5000 + "\nPY  - " + "9" * 6000, ""),
    *(
        ("content/posts/two.md", toml(line), "error[missing-front-matter]")
        for line in (
            "x = " + nested("[", "]", 500, ""),
            "x = " + nested("{a = ", "}", 5000, "1"),
            ".".join("a" * 500) + " = 1",
            f"[{'.'.join('a' * 5000)}]\nb = 1",
            "x = " + "9" * 6000,
            'x = "\\ud800"',
        )
    ),
    ("content/networks/a.yaml", "- " * 30_000 + "a", "error[yaml-syntax]"),
    ("content/networks/a.yaml", "title: x\nnetworks: " + "[" * 50_000, "error[yaml-syntax]"),
    ("content/posts/two.md", '---\ntitle: "\\ud800"\ndate: 2023-01-01\n---\n', "error[yaml"),
    ("content/posts/two.md", POST + "> " * 3000 + "x", ""),
    ("content/posts/two.md", POST + "- " * 3000 + "x", ""),
    ("content/posts/two.md", POST + nested("*a ", "*", 2000), ""),
    ("content/posts/two.md", POST + nested("<div>", "</div>", 5000), ""),
    ("content/posts/two.md", POST + nested("<b>", "</b>", 5000), ""),
    ("content/posts/two.md", POST + "```json\n" + "[" * 10_000 + "\n```", ""),
    ("content/posts/two.md", POST + "&#xD800; &#x110000; &#0;", ""),
    ("content/posts/two.md", POST + "[^a]\n\n[^a]: [^b]\n\n[^b]: [^a]\n", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "text", "said"), TEXTS, ids=[f"{path[8:]} {text[:30]}" for path, text, _ in TEXTS]
)
def test_what_is_nested_without_end_is_read_or_said(
    path: str, text: str, said: str, workshop: Workshop
) -> None:
    folder = workshop.folder({path: text})
    ran = call("build", cwd=folder)
    errors = [line for line in ran.err.splitlines() if line.startswith("error[")]
    assert [line[: len(said)] for line in errors[:1]] == ([said] if said else [])


DEEP_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'


@pytest.mark.parametrize("times", [10, 10_000, 200_000])
def test_a_drawing_nested_without_end_is_said(times: int, workshop: Workshop) -> None:
    drawn = DEEP_SVG.format(nested("<g>", "</g>", times, ""))
    folder = workshop.folder(
        {"content/posts/a.svg": drawn, "content/posts/one.md": POST + "![a](a.svg)"}
    )
    ran = call("build", cwd=folder)
    assert ("is nested too deep to be shown" in ran.err) == (times > 10)


@pytest.mark.parametrize(
    "day", ["0000-01-01", "10000-01-01", "0001-01-01T00:00:00+14:00", "-1-1-1"]
)
def test_days_of_no_calendar_are_said(day: str, workshop: Workshop) -> None:
    text = f"---\ntitle: One\ndate: {day}\n---\n"
    ran = call("build", cwd=workshop.folder({"content/posts/one.md": text}))
    assert ran.err.startswith("error[bad-date]")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Midway"])
def test_the_first_and_the_last_day_are_days(day: str, zone: str, workshop: Workshop) -> None:
    site = f"title: T\nauthor: A\ntimezone: {zone}\n"
    text = f"---\ntitle: One\ndate: {day}\n---\n"
    folder = workshop.folder({"content/site.yaml": site, "content/posts/one.md": text})
    assert call("build", "--future", "--base-url", "https://example.org", cwd=folder).code == 0


FILES = [
    "content/posts/one.md", "content/pages/a.md", "content/networks/a.yaml",
    "content/references.bib", "content/references/a.ris", "content/artifacts/a/index.md",
    "content/static/robots.txt", "overrides/templates/post.html", "overrides/strings/en.yaml",
    "overrides/assets/site.css", "themes/a/theme.yaml",
]  # fmt: skip


@pytest.mark.parametrize("path", FILES)
def test_a_folder_named_like_a_file_and_an_empty_file_are_no_tracebacks(
    path: str, workshop: Workshop
) -> None:
    site = "title: T\nauthor: A\n" + ("theme: a\n" if path.startswith("themes") else "")
    for files in ({f"{path}/inside": "Text."}, {path: ""}):
        folder = workshop.folder({"content/site.yaml": site, **files})
        ran = call("build", cwd=folder)
        assert (ran.code == 1) == ("error[" in ran.err)
        assert Path(folder, "public/index.html").exists() == (ran.code == 0)
