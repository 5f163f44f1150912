"""What is painted is painted with the faces that come along, whatever the machine has."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from plnfolio.theme.faces import PLAIN, Face, Faces, paintable
from plnfolio.write.painting import has_png, png
from sites.building import CHECKOUT, Workshop, call, contents, run

pytestmark = pytest.mark.skipif(not has_png(), reason="the extra “png” is not installed")

FOLDER = CHECKOUT / "themes/base/faces"
FACES = Faces({path.name: path for path in sorted(FOLDER.glob("*.ttf"))})
SITE = {
    "content/site.yaml": "title: Notes\nauthor: Ada Lovelace\ntheme: paper\n",
    "content/posts/one.md": "---\ntitle: One → two\ndate: 2023-04-11\n---\nText.\n",
    "content/networks/current.yaml": "title: Now\nnetworks:\n  - name: Mastodon\n",
    "overrides/templates/card.svg": (
        '{% extends "!parent/card.svg" %}{% block face %}"Moto Serif", serif{% endblock %}'
    ),
}
PAINTED = ("cards/posts/one.png", "cards/site.png", "networks/pln-map.png")


def drawn(words: str, family: str = "serif") -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="100" font-family="{family}">'
        f'<text x="20" y="60" font-size="40">{words}</text></svg>'
    )


def ink(data: bytes) -> int:
    """How much of a picture is painted."""
    with Image.open(BytesIO(data)) as image:
        return sum(image.getchannel("A").histogram()[1:])


@pytest.fixture
def homes(tmp_path: Path) -> dict[str, Path]:
    """Two people: one whose machine has one font more, which draws everything twice as large."""
    font = bytearray((FOLDER / "NotoSerif-Regular.ttf").read_bytes())
    at = int.from_bytes(font[font.index(b"head") + 8 :][:4], "big") + 18  # unitsPerEm
    font[at : at + 2] = (int.from_bytes(font[at : at + 2], "big") // 2).to_bytes(2, "big")
    family = "Noto Serif".encode("utf-16-be"), "Moto Serif".encode("utf-16-be")
    found = {name: tmp_path / name for name in ("rich", "poor")}
    for folder in (".fonts", ".local/share/fonts", "Library/Fonts"):
        (found["rich"] / folder).mkdir(parents=True)
        (found["rich"] / folder / "Moto.ttf").write_bytes(font.replace(*family))
    found["poor"].mkdir()
    return found


def at_home(home: Path) -> dict[str, str]:
    return {"HOME": str(home), "XDG_DATA_HOME": str(home / ".local/share")}


def test_no_byte_depends_on_the_fonts_of_the_machine(
    homes: dict[str, Path], workshop: Workshop
) -> None:
    painted = []
    for home in homes.values():
        folder = workshop.folder(SITE)
        ran = run("build", "--base-url=https://a.example", cwd=folder, env=at_home(home))
        assert (ran.code, ran.err) == (0, "")
        painted.append(contents(folder / "public"))
    assert set(PAINTED) <= set(painted[0])
    assert painted[0] == painted[1]


def test_what_would_be_another_s_font_is_found_where_it_is_looked_for(
    homes: dict[str, Path],
) -> None:
    """Else the test above could not fail."""
    svg = drawn("Letters", "Moto Serif")
    program = f"import resvg_py, sys; sys.stdout.buffer.write(resvg_py.svg_to_bytes({svg!r}))"
    if sys.platform == "win32":
        pytest.skip("fonts do not lie in the home folder here")
    one, other = (
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, **at_home(home)},
            capture_output=True,
            check=True,
        ).stdout
        for home in homes.values()
    )
    assert one != other


@pytest.mark.parametrize("family", ["serif", "sans-serif", "monospace", "Gill Sans", "Charter"])
def test_whatever_face_a_drawing_names_its_letters_are_painted(family: str) -> None:
    assert ink(png(drawn("Letters", family), FACES)) > 1000


@pytest.mark.parametrize(
    "sign", "é ß Ł ő ả Ж θ ﬁ → ≥ √ ✓ ★ ① Ⅳ № € 🎉 👩\u200d🏫 ❤\ufe0f ש م".split()
)
def test_every_sign_is_painted_among_letters(sign: str) -> None:
    """With a ligature in the same line, which is where resvg’s own search gives up."""
    assert FACES.lacking(sign) == ""
    line, without = (ink(png(drawn(f"fine {words} line"), FACES)) for words in (sign, " "))
    assert line > without + 40


def test_the_letters_of_a_language_stand_in_one_face() -> None:
    arabic = Face("Noto Naskh Arabic", FOLDER / "NotoNaskhArabic-Regular.ttf")
    assert list(FACES.runs("a م\u064eن b")) == [(None, "a "), (arabic, "م\u064eن"), (None, " b")]


def test_plain_signs_are_those_of_noto_serif() -> None:
    serif = Faces({"NotoSerif-Regular.ttf": FOLDER / "NotoSerif-Regular.ttf"})
    plain = {chr(code) for code in range(0x20, 0x3000) if PLAIN.fullmatch(chr(code))}
    assert len(plain) > 500
    assert not {sign for sign in plain if not sign.isspace() and serif._lookup(sign) is None}


@pytest.mark.parametrize(
    ("text", "painted"),
    [
        ("no picture: 1\u200d2", "no picture: 1\u200d2"),
        ("👩\u200d🏫 👍🏽 ❤\ufe0f", "👩 👍 ❤"),
        ("1\ufe0f\u20e3", "1"),
        ("क्\u200dष", "क्\u200dष"),
    ],
)
def test_an_emoji_stands_for_all_of_its_kind(text: str, painted: str) -> None:
    assert paintable(text) == painted


def test_a_face_of_the_site_is_used_before_those_that_come_along(workshop: Workshop) -> None:
    svg = drawn("個人学習")
    own = Path(__file__).with_name("japanese.otf")
    assert FACES.lacking("個人学習 PLN") == "個人学習"
    assert ink(png(svg, FACES)) == 0
    more = Faces({own.name: own, **FACES.files}, frozenset({own.name}))
    assert more.lacking("個人学習 PLN") == ""
    assert ink(png(svg, more)) > 1000
    assert more.digest != FACES.digest


def test_a_card_is_painted_again_when_a_face_was_added(workshop: Workshop) -> None:
    folder = workshop.folder(
        {**SITE, "content/posts/two.md": "---\ntitle: 個人学習\ndate: 2023-04-12\n---\nText.\n"}
        | {"content/site.yaml": "title: Notes\nauthor: Ada\nbase_url: https://a.example\n"}
    )
    assert "not-painted" in call("build", cwd=folder).err
    assert not (folder / "public/cards/posts/two.png").exists()
    page = folder / "public/posts/two/index.html"
    assert "https://a.example/cards/site.png" in page.read_text("utf-8")
    (folder / "overrides/faces").mkdir()
    own = Path(__file__).with_name("japanese.otf").read_bytes()
    (folder / "overrides/faces/japanese.otf").write_bytes(own)
    assert call("build", cwd=folder).err == ""
    assert (folder / "public/cards/posts/two.png").is_file()
    assert "https://a.example/cards/posts/two.png" in page.read_text("utf-8")


def test_what_is_not_painted_is_not_offered(workshop: Workshop) -> None:
    site = {"content/networks/current.yaml": "title: Now\nnetworks:\n  - name: 知乎\n"}
    built = workshop.build(site)
    assert [problem.code for problem in built.problems] == ["not-painted"]
    assert "networks/pln-map.svg" in built.files()
    assert "networks/pln-map.png" not in built.files()
    assert "PNG" not in built.text("networks/index.html")


def test_the_licence_stands_beside_the_faces_and_names_them() -> None:
    licence = (FOLDER / "OFL.txt").read_text("utf-8")
    families = {FACES._font(name).getname()[0] for name in FACES.files}
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert all(re.search(rf"{family}\b", licence) for family in families)
    assert sum(path.stat().st_size for path in FACES.files.values()) < 2_000_000
