"""What cameras and programs write into a file is in no byte of the output."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from images.painting import SECRET, gif, jpeg, opened, png, quarters, saved, srgb, webp
from plnfolio.images.picture import BadPictureError, Format, sniff
from plnfolio.images.strip import strip

SMALL = quarters(40, 30)
PICTURES: dict[str, tuple[Format, bytes]] = {
    "jpeg": ("jpeg", jpeg(SMALL)),
    "progressive jpeg": ("jpeg", jpeg(SMALL, progressive=True)),
    "jpeg with restarts": ("jpeg", jpeg(SMALL, restart_marker_rows=1)),
    "jpeg with a profile": ("jpeg", jpeg(SMALL, icc_profile=srgb())),
    "png": ("png", png(SMALL)),
    "png with a palette": ("png", png(SMALL.quantize(4))),
    "webp": ("webp", webp(SMALL)),
    "lossless webp": ("webp", webp(SMALL, lossless=True)),
    "gif": ("gif", gif(SMALL)),
    "moving gif": ("gif", gif(SMALL, SMALL.rotate(180))),
    "moving png": ("png", png(SMALL, save_all=True, append_images=[SMALL.rotate(180)])),
    "moving webp": ("webp", webp(SMALL, save_all=True, append_images=[SMALL.rotate(180)])),
}


def frames(image: Image.Image) -> list[bytes]:
    found = []
    for number in range(getattr(image, "n_frames", 1)):
        image.seek(number)
        found.append(image.convert("RGBA").tobytes())
    return found


@pytest.mark.parametrize("name", PICTURES)
def test_the_place_is_gone_and_every_pixel_stays(name: str) -> None:
    format_, data = PICTURES[name]
    assert SECRET.encode() in data
    assert sniff(data) == format_
    clean = strip(data, format_)
    for trace in (SECRET.encode(), zlib.compress(SECRET.encode()), b"Exif", b"adobe:ns"):
        assert trace not in clean
    before, after = opened(data), opened(clean)
    assert frames(after) == frames(before)
    assert not after.getexif()
    kept = ("loop", "duration", "icc_profile", "transparency")
    assert {k: after.info.get(k) for k in kept} == {k: before.info.get(k) for k in kept}


@pytest.mark.parametrize("name", PICTURES)
def test_what_is_clean_stays_as_it_is(name: str) -> None:
    format_, data = PICTURES[name]
    clean = strip(data, format_)
    assert strip(clean, format_) == clean


@pytest.mark.parametrize("name", PICTURES)
@given(share=st.floats(0.01, 0.7), junk=st.binary(max_size=8))
def test_a_file_that_breaks_off_is_said_or_left_clean(name: str, share: float, junk: bytes) -> None:
    format_, data = PICTURES[name]
    cut = data[: max(16, int(len(data) * share))] + junk
    try:
        clean = strip(cut, format_)
    except BadPictureError:
        return
    assert SECRET.encode() not in clean


def test_only_the_first_of_several_pictures_in_a_jpeg_is_kept() -> None:
    both = saved(SMALL, "MPO", save_all=True, append_images=[SMALL.rotate(180)])
    assert opened(both).format == "MPO"
    assert opened(strip(both, "jpeg")).format == "JPEG"
