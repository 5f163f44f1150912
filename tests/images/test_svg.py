"""An SVG is shown as it was drawn, and can do nothing else."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from images.painting import ORIENTATION, SECRET, jpeg, opened, quarters
from plnfolio.images.picture import BadPictureError
from plnfolio.images.svg import sanitised
from sites.building import CHECKOUT
from sites.cases import read_yaml

ATTACKS = read_yaml((Path(__file__).parent / "attacks.yaml").read_text(encoding="utf-8"))
EXAMPLES = sorted((CHECKOUT / "content").rglob("*.svg"))
NAMES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:ink="http://www.inkscape.org/namespaces/inkscape"'
)


def clean(inside: str, attributes: str = "") -> str:
    return sanitised(f"<svg {NAMES} {attributes}>{inside}</svg>".encode())[0].decode()


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack["name"])
def test_what_fetches_or_runs_is_taken_out(attack: dict[str, str]) -> None:
    left = clean(attack["svg"])
    assert left.partition(">")[2].removesuffix("</svg>") == attack["left"] or (
        left.endswith("/>") and not attack["left"]
    )
    assert sanitised(left.encode())[0].decode() == left


def test_handlers_and_base_of_the_outermost_element_go_too() -> None:
    left = clean("<rect/>", 'onload="a()" xml:base="//x.example" viewBox="0 0 4 3" class="a"')
    assert "onload" not in left
    assert "base" not in left
    assert 'class="a"' in left


def _written(pairs: dict[str, str]) -> str:
    return " ".join(f'{key}="{value}"' for key, value in pairs.items())


_ELEMENTS = st.sampled_from("script svg a set style image foreignObject x:y rect use".split())
_KEYS = st.sampled_from("href onload style fill xlink:href attributeName to xml:base src".split())
_VALUES = st.sampled_from(
    [
        "javascript:a()",
        "url(//e.example)",
        "#a",
        "onload",
        "data:text/html,a",
        "\\75rl(//e.example)",
    ]
)
_TREES = st.recursive(
    st.just(""),
    lambda inner: st.builds(
        lambda name, pairs, inside: f"<{name} {_written(pairs)}>{inside}</{name}>",
        _ELEMENTS,
        st.dictionaries(_KEYS, _VALUES, max_size=3),
        st.lists(inner, max_size=2).map("".join),
    ),
    max_leaves=8,
)


@given(_TREES)
def test_nothing_that_runs_or_fetches_is_left_of_any_svg(inside: str) -> None:
    left = clean(inside, 'xmlns:x="urn:x"')
    for word in ("script", "onload=", "e.example", 'href="d', "foreign", "base="):
        assert word not in left
    assert not re.search(r'<set[^>]* attributeName="(on|href|style|xlink)', left)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_pictures_of_the_example_stay_as_they_are(path: Path) -> None:
    data = path.read_bytes()
    assert ET.canonicalize(sanitised(data)[0]) == ET.canonicalize(data)


def embedded(data: bytes) -> str:
    return f"data:image/jpeg;base64,{base64.b64encode(data).decode()}"


def test_a_photo_in_a_drawing_tells_no_place_and_stays_upright() -> None:
    photo = embedded(jpeg(quarters(40, 30), 6))
    left = clean(f'<image href="{photo}"/><style>.a {{ mask: url({photo}) }}</style>')
    found = re.findall(r"base64,([A-Za-z0-9+/=]+)", left)
    assert len(found) == 2
    for one in map(base64.b64decode, found):
        assert SECRET.encode() not in one
        assert opened(one).getexif()[ORIENTATION] == 6
        assert opened(one).tobytes() == opened(jpeg(quarters(40, 30))).tobytes()


def test_a_photo_in_a_drawing_that_breaks_off_is_said() -> None:
    photo = embedded(jpeg(quarters(40, 30))[:300])
    with pytest.raises(BadPictureError, match="holds a picture that is damaged"):
        clean(f'<image href="{photo}"/>')


SIZES = {
    'viewBox="0 0 40 30"': (40, 30),
    'viewBox="0 0 40 30" width="80"': (80, 60),
    'viewBox="0,0 40,30" height="15px"': (20, 15),
    'viewBox="0 0 40 30" width="100%" height="100%"': (40, 30),
    'width="2in" height="25.4mm"': (192, 96),
    'viewBox="0 0 0.2 0.1"': (1, 1),
    'width="2em" height="3"': (0, 0),
    'viewBox="none"': (0, 0),
    'viewBox="0 0 -4 nan"': (0, 0),
    'viewBox="0 0 inf inf"': (0, 0),
    "": (0, 0),
}


@pytest.mark.parametrize("written", SIZES)
def test_its_size_is_taken_from_what_it_says_or_its_view_box(written: str) -> None:
    data, facts = sanitised(f"<svg {NAMES} {written}/>".encode())
    assert (facts.width, facts.height) == SIZES[written]
    root = ET.fromstring(data)
    if facts.width:
        assert (root.get("width"), root.get("height")) == tuple(map(str, SIZES[written]))
        assert root.get("viewBox")


def test_a_drawing_of_an_old_program_is_read() -> None:
    text = (
        '<?xml version="1.0" encoding="iso-8859-1"?>\n'
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" ['
        '<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>\n'
        '<s:svg xmlns:s="&ns_svg;" viewBox="0 0 4 3"><s:title>Café</s:title></s:svg>'
    )
    data, _ = sanitised(text.encode("latin-1"))
    assert data.decode() == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3" width="4" height="3">'
        "<title>Café</title></svg>"
    )


_LAUGHS = "".join(
    "<!ENTITY l{} '{}'>".format(n, f"&l{n - 1};" * 10 if n else "lol" * 100) for n in range(10)
)
BROKEN = {
    "cut off": f"<svg {NAMES}><g>",
    "two at once": f"<svg {NAMES}/><svg {NAMES}/>",
    "no namespace": "<svg/>",
    "another root": f"<html><svg {NAMES}/></html>",
    "a file from the disk": (
        f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hosts">]><svg {NAMES}>&a;</svg>'
    ),
    "a billion laughs": f"<!DOCTYPE svg [{_LAUGHS}]><svg {NAMES}>&l9;</svg>",
    "very deep": f"<svg {NAMES}>{'<g>' * 5000}{'</g>' * 5000}</svg>",
    "an encoding that nobody knows": f'<?xml version="1.0" encoding="klingon"?><svg {NAMES}/>',
    "nothing": "",
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_svg_is_said(name: str) -> None:
    with pytest.raises(BadPictureError) as error:
        sanitised(BROKEN[name].encode())
    assert error.value.remedy
