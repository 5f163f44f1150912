"""Pictures of any kind that a site has are in its papers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from pdf.printed import printed


def picture(mode: str) -> Image.Image:
    return Image.linear_gradient("L").resize((60, 30)).convert(mode)


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("a.png", "RGB"),
        ("a.png", "RGBA"),
        ("a.png", "P"),
        ("a.png", "1"),
        ("a.png", "I;16"),
        ("a.jpg", "RGB"),
        ("a.jpg", "L"),
        ("a.jpg", "CMYK"),
        ("a.gif", "P"),
        ("a.webp", "RGB"),
        ("a.webp", "RGBA"),
        ("a.avif", "RGB"),
        ("a.bmp", "RGB"),
        ("a.tiff", "RGB"),
    ],
)
def test_is_shown_and_described(name: str, mode: str, tmp_path: Path) -> None:
    picture(mode).save(tmp_path / name)
    made = printed(f'<p><img src="/{name}" alt="A slope"></p>', tmp_path)
    assert made.alts == ["A slope"]
    assert made.problems == ()


def test_a_drawing_is_no_picture_of_dots(tmp_path: Path) -> None:
    made = printed(
        '<p><svg viewBox="0 0 90 30" role="img"><title>Notes</title><text x="5" y="20" '
        'fill="var(--map-ink,#26221d)">Notes to see</text></svg></p>',
        tmp_path,
    )
    assert "Notes to see" in made.text
    assert made.alts == ["Notes"]
    assert not made.reader.pages[1].images


@pytest.mark.parametrize(
    "drawing",
    [
        '<svg viewBox="0 0 0 0"></svg>',
        '<svg width="0" height="5"></svg>',
        '<svg viewBox="0 0 9 9"><text>\U00038abc</text></svg>',
        '<svg viewBox="0 0 9 9"><path d="nonsense"/><use href="#none"/></svg>',
        '<svg viewBox="0 0 9 9"><svg><foreignObject><p>a</p></foreignObject></svg></svg>',
    ],
)
def test_a_drawing_with_mistakes_keeps_nobody_from_a_paper(drawing: str) -> None:
    assert "after" in printed(f"<p>{drawing}</p><p>after</p>").text
