"""``_headers``: every page under one policy, courses in a sandbox, the author's own rules first."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from plnfolio.pipeline.build import build
from plnfolio.pipeline.request import BuildRequest
from plnfolio.read.reading import Reading
from plnfolio.write.swap import Swap
from sites.building import NOW, Built, Workshop, build_in, contents

HEAD = "---\ntitle: {0}\ndate: 2023-04-11\n---\n"
POSTS = {f"content/posts/{name}.md": HEAD.format(name) + "Words.\n" for name in ("one", "two")}
POLICY = "Content-Security-Policy"


def rules(built: Built) -> list[tuple[str, dict[str, str]]]:
    """Every rule, in its order."""
    found: list[tuple[str, dict[str, str]]] = []
    for line in built.text("_headers").splitlines():
        if line.startswith("/"):
            found.append((line, {}))
        elif line.strip() and not line.startswith("#"):
            name, _, value = line.strip().partition(": ")
            found[-1][1][name] = value
    return found


def fitting(built: Built, address: str, name: str) -> list[str]:
    """The values of a header for an address, as Netlify's own parser has the patterns fit."""
    values = []
    for path, said in rules(built):
        parts = [part.strip() for part in path.split("/") if part.strip()]
        pattern = "/".join("?(.*)" if part == "*" else re.escape(part) for part in parts)
        if name in said and re.fullmatch(f"/{pattern}/?", address, re.IGNORECASE):
            values.append(said[name])
    return values


def pages(built: Built) -> list[str]:
    names = [path for path in contents(built.output) if path.endswith(".html")]
    return [f"/{name.removesuffix('index.html')}" for name in names]


def test_each_page_has_one_policy_and_each_file_what_all_have(example: Built) -> None:
    course = "/artifacts/label-module/screen-four/"
    for address in pages(example):
        said = fitting(example, address, POLICY)
        if address.startswith("/downloads/"):
            assert said == []  # a file of the author's
            continue
        assert len(said) == 1, address
        assert said[0].startswith("sandbox " if address.startswith(course) else "default-src ")
        assert fitting(example, address, "X-Content-Type-Options") == ["nosniff"]
    assert "unsafe-inline" not in example.text("_headers")
    assert "/posts/*" in dict(rules(example))


def test_what_carries_a_digest_is_kept_for_a_year_and_nothing_else(example: Built) -> None:
    for path in contents(example.output):
        named = re.fullmatch(r"assets/[\w-]+\.[0-9a-f]{10}\.(css|js|woff2)", path)
        lasting = named or path.startswith(("pagefind/fragment/", "pagefind/index/"))
        kept = fitting(example, f"/{path}", "Cache-Control")
        assert kept == (["public, max-age=31536000, immutable"] if lasting else []), path


def test_pages_name_styles_with_their_digests_and_both_names_have_the_bytes(
    workshop: Workshop,
) -> None:
    built = workshop.build({**POSTS, "overrides/assets/custom.css": "p { color: navy }\n"})
    found = re.findall(
        r'(?:href|src)="\.\./\.\./(assets/[^"]+\.(?:css|js))"', built.text("posts/one/index.html")
    )
    assert len(found) == 3
    for path in found:
        plain = re.sub(r"\.[0-9a-f]{10}\.", ".", path)
        assert plain != path
        assert built.text(plain) == built.text(path)
    (built.folder / "overrides/assets/custom.css").write_text("p { color: teal }\n", "utf-8")
    again = build_in(built.folder)
    now = re.search(r"assets/custom\.\w+\.css", again.text("posts/one/index.html"))
    assert now
    assert now[0] not in found
    assert not [path for path in found if "custom" in path and (again.output / path).exists()]


THEIRS = """# mine
/posts/one/
  Content-Security-Policy: default-src *
/*
  Referrer-Policy: no-referrer
"""


def test_what_the_author_says_goes_before_what_we_would(workshop: Workshop) -> None:
    built = workshop.build({**POSTS, "content/static/_headers": THEIRS})
    assert built.text("_headers").endswith(THEIRS)
    assert fitting(built, "/posts/one/", POLICY) == ["default-src *"]
    assert len(fitting(built, "/posts/two/", POLICY)) == 1
    assert len(fitting(built, "/posts/", POLICY)) == 1
    assert fitting(built, "/about/", "Referrer-Policy") == ["no-referrer"]


def test_a_policy_of_the_authors_for_all_takes_the_place_of_every_one(workshop: Workshop) -> None:
    theirs = "/*\n  content-security-policy: default-src *\n"
    built = workshop.build({**POSTS, "content/static/_headers": theirs})
    assert POLICY not in built.text("_headers")


def test_html_of_the_authors_own_has_no_policy_of_ours(workshop: Workshop) -> None:
    static = {"content/static/posts/game.html": "<script>play()</script>"}
    built = workshop.build({**POSTS, **static})
    assert fitting(built, "/posts/game.html", POLICY) == []
    assert len(fitting(built, "/posts/one/", POLICY)) == 1


def test_a_folder_whose_name_another_begins_with_has_no_star(workshop: Workshop) -> None:
    page = {"content/pages/posts-of-old.md": "---\ntitle: Old\n---\n<p style='color:red'>Red</p>\n"}
    built = workshop.build({**POSTS, **page})
    for address in ("/posts/one/", "/posts/two/", "/posts-of-old/"):
        assert len(fitting(built, address, POLICY)) == 1, address
    assert "unsafe-hashes" not in fitting(built, "/posts/one/", POLICY)[0]


def test_many_styles_make_many_rules(workshop: Workshop) -> None:
    styled = {
        f"content/posts/p{number}.md": HEAD.format(number)
        + "".join(f'<p style="color: #{number:03}{line:03}">A</p>\n\n' for line in range(15))
        for number in range(3)
    }
    built = workshop.build(styled)
    for number in range(3):
        (said,) = fitting(built, f"/posts/p{number}/", POLICY)
        assert said.count("sha256") == 15 + 1


COURSES = {
    "a course that keeps nothing": ("<p>Hello</p>", False),
    "one that keeps how far a reader came": ("<script>localStorage.a = 1</script>", True),
    "one that frames a film": ('<iframe src="https://www.youtube.com/embed/x"></iframe>', True),
}


@pytest.mark.parametrize(("html", "kept"), COURSES.values(), ids=COURSES.keys())
def test_a_course_has_the_origin_of_the_site_only_where_it_needs_it(
    workshop: Workshop, html: str, kept: bool
) -> None:
    folder = "content/artifacts/module"
    files = {
        f"{folder}/index.md": HEAD.format("Module") + "Words.\n",
        f"{folder}/my course/index.html": html,
        f"{folder}/my course/lib/data.json": "{}",
    }
    built = workshop.build(files)
    for address in ("/artifacts/module/my course/", "/artifacts/module/my%20course/lib/data.json"):
        (said,) = fitting(built, address, POLICY)
        assert said.startswith("sandbox allow-scripts ")
        assert ("allow-same-origin" in said) == kept
        assert fitting(built, address, "Access-Control-Allow-Origin") == ([] if kept else ["*"])
    assert fitting(built, "/artifacts/module/", POLICY)[0].startswith("default-src")


def test_previews_are_to_be_found_by_nobody(workshop: Workshop) -> None:
    folder = workshop.folder(POSTS)
    output = folder / "public"
    build(BuildRequest(Reading(folder, NOW), output, "https://p.example", preview=True))
    built = Built(folder, output, None, ())
    assert fitting(built, "/posts/one/", "X-Robots-Tag") == ["noindex"]
    assert "Sitemap" not in built.text("robots.txt")
    build(BuildRequest(Reading(folder, NOW), output, "https://p.example"))
    assert fitting(built, "/posts/one/", "X-Robots-Tag") == []


def test_the_dev_server_is_told_what_the_author_says_and_names_files_plainly(
    workshop: Workshop,
) -> None:
    folder = workshop.folder({**POSTS, "content/static/_headers": THEIRS})
    output = folder / "shown"
    build(BuildRequest(Reading(folder, NOW), output, local=True))
    built = Built(folder, output, None, ())
    assert [path for path, _ in rules(built)] == ["/posts/one/", "/*"]
    assert '"../../assets/site.css"' in built.text("posts/one/index.html")


def test_no_page_is_without_its_style_sheet_while_a_build_is_swapped_in(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = workshop.build({**POSTS, "overrides/assets/custom.css": "p { color: navy }\n"})
    (built.folder / "overrides/assets/custom.css").write_text("p { color: teal }\n", "utf-8")
    lost: list[str] = []
    steps = 0

    def watched(step: Callable[..., None]) -> Callable[..., None]:
        def done(*words: object) -> None:
            nonlocal steps
            step(*words)
            steps += 1
            for path in pages(built):
                html = built.text(f"{path[1:]}index.html" if path.endswith("/") else path[1:])
                named = re.findall(r"assets/[\w.]+\.(?:css|js)", html)
                lost.extend(name for name in named if not (built.output / name).is_file())

        return done

    monkeypatch.setattr(Swap, "put", watched(Swap.put))
    monkeypatch.setattr(Swap, "remove", watched(Swap.remove))
    assert build_in(built.folder).result
    assert steps > len(pages(built))
    assert lost == []
