"""What cameras and programs write into a file is in no byte of the output."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from images.painting import (
    SECRET,
    SRGB,
    WIDE,
    XMP,
    exif,
    gif,
    in_srgb,
    jpeg,
    opened,
    png,
    profile,
    quarters,
    saved,
    srgb,
    webp,
)
from plnfolio.images.picture import BadPictureError, Format, sniff
from plnfolio.images.strip import strip

pytestmark = pytest.mark.torture

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
    "jpeg with a wide profile": ("jpeg", jpeg(SMALL, icc_profile=profile())),
    "png with a profile": ("png", png(SMALL, icc_profile=srgb())),
    "png with a wide profile": ("png", png(SMALL, icc_profile=profile())),
    "webp with a wide profile": ("webp", webp(SMALL, icc_profile=profile(version=4))),
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
    kept = ("loop", "duration", "transparency")
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


SEGMENTS = {
    "a small picture in the head": b"\xff\xe0\0\x40JFIF\0\x01\x02\0\0\1\0\1\3\3"
    + SECRET.encode().ljust(48, b"."),
    "a small picture beside the head": b"\xff\xe0\0\x40JFXX\0\x10" + SECRET.encode().ljust(56),
    "colours of Adobe's with more behind": b"\xff\xee\0\x40Adobe\0\x64\0\0\0\0\x01"
    + SECRET.encode().ljust(50),
    "several pictures": b"\xff\xe2\0\x40MPF\0" + SECRET.encode().ljust(58),
    "FlashPix": b"\xff\xe2\0\x40FPXR\0" + SECRET.encode().ljust(57),
    "a profile that is none": b"\xff\xe2\0\x40ICC_PROFILE\0\1\1" + SECRET.encode().ljust(48),
    "a part of a profile": b"\xff\xe2\0\x40ICC_PROFILE\0\2\3" + SECRET.encode().ljust(48),
    "Photoshop": b"\xff\xed\0\x40Photoshop 3.0\0" + SECRET.encode().ljust(48),
    "a maker's own": b"\xff\xe5\0\x40" + SECRET.encode().ljust(62),
    "reserved": b"\xff\xc8\0\x40" + SECRET.encode().ljust(62),
    "a remark": b"\xff\xfe\0\x40" + SECRET.encode().ljust(62),
}


@pytest.mark.parametrize("name", SEGMENTS)
def test_what_programs_put_into_a_jpeg_goes(name: str) -> None:
    plain = saved(SMALL, "JPEG")
    head = b"" if "in the head" in name else plain[2:20]
    data = plain[:2] + head + SEGMENTS[name] + plain[20:] + SECRET.encode()
    clean = strip(data, "jpeg")
    assert SECRET.encode() not in clean
    assert opened(clean).tobytes() == opened(plain).tobytes()
    assert {*opened(clean).info} <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_colours_without_adobes_segment_are_what_they_were() -> None:
    for mode in ("RGB", "CMYK"):
        data = saved(SMALL.convert(mode), "JPEG", keep_rgb=mode == "RGB")
        assert opened(strip(data, "jpeg")).tobytes() == opened(data).tobytes()


NAMED = {
    "jpeg": lambda icc: jpeg(SMALL, icc_profile=icc),
    "png": lambda icc: png(SMALL, icc_profile=icc),
    "webp": lambda icc: webp(SMALL, icc_profile=icc, lossless=True),
}


@pytest.mark.parametrize("version", [2, 4])
@pytest.mark.parametrize("name", NAMED)
def test_a_profile_keeps_its_colours_and_loses_its_names(name: Format, version: int) -> None:
    data = NAMED[name](profile(WIDE, version))
    clean = strip(data, name)
    found = opened(clean).info["icc_profile"]
    for trace in (SECRET.encode(), SECRET.encode("utf-16-be"), b"SECR", b"ADBE", b"vcgt", b"mmod"):
        assert trace not in found
        assert trace not in clean
    assert len(found) < 700
    assert in_srgb(opened(clean)).tobytes() == in_srgb(opened(data)).tobytes()
    assert in_srgb(opened(clean)).tobytes() != opened(clean).convert("RGB").tobytes()


@pytest.mark.parametrize("name", NAMED)
def test_a_profile_of_what_browsers_take_for_granted_goes(name: Format) -> None:
    for icc in (srgb(), profile(SRGB), profile(SRGB, 4), b"none", profile()[:200]):
        assert "icc_profile" not in opened(strip(NAMED[name](icc), name)).info


def test_no_other_chunk_of_a_png_speaks_where_its_profile_did() -> None:
    assert b"sRGB\0" in strip(png(SMALL, icc_profile=srgb()), "png")


def test_what_hides_behind_a_loop_or_in_a_frame_goes() -> None:
    moving = gif(SMALL, SMALL.rotate(180))
    at = moving.index(b"NETSCAPE2.0") + 15
    note = bytes([len(SECRET)]) + SECRET.encode()
    clean = strip(moving[:at] + note + moving[at:], "gif")
    assert SECRET.encode() not in clean
    assert frames(opened(clean)) == frames(opened(moving))
    frame = webp(SMALL, save_all=True, append_images=[SMALL.rotate(180)])
    at = frame.index(b"ANMF")
    size = int.from_bytes(frame[at + 4 : at + 8], "little")
    note = b"NOTE" + (16).to_bytes(4, "little") + SECRET.encode()
    inner = frame[at + 8 : at + 8 + size] + note
    whole = frame[12:at] + b"ANMF" + len(inner).to_bytes(4, "little") + inner
    whole = b"WEBP" + whole + frame[at + 8 + size :]
    clean = strip(b"RIFF" + len(whole).to_bytes(4, "little") + whole, "webp")
    assert SECRET.encode() not in clean
    assert frames(opened(clean)) == frames(opened(frame))


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_file_that_is_shown_as_it_lies_still_says_which_side_is_up(turn: int) -> None:
    for format_, data in (
        ("jpeg", jpeg(SMALL, turn)),
        ("png", saved(SMALL, "PNG", exif=exif(turn))),
        ("webp", saved(SMALL, "WEBP", exif=exif(turn))),
    ):
        clean = strip(data, format_, turn)  # type: ignore[arg-type]
        assert SECRET.encode() not in clean
        assert dict(opened(clean).getexif()) == ({} if turn == 1 else {0x0112: turn})


def test_an_avif_loses_what_it_tells_where_it_lies() -> None:
    data = saved(SMALL, "AVIF", exif=exif(), xmp=XMP)
    assert SECRET.encode() in data
    clean = strip(data, "avif")
    assert len(clean) == len(data)
    assert SECRET.encode() not in clean
    assert frames(opened(clean)) == frames(opened(data))
    plain = saved(SMALL, "AVIF")
    assert strip(plain, "avif") == plain
    for share in (0.1, 0.4):
        with pytest.raises(BadPictureError):
            strip(data[: int(len(data) * share)], "avif")
