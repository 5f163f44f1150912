"""Pixels come out upright, in the right widths, and in colours that browsers show."""

from __future__ import annotations

import sys

import pytest
from PIL import Image

from images.painting import (
    BLUE,
    SECRET,
    SRGB,
    corners,
    gif,
    in_srgb,
    jpeg,
    opened,
    png,
    profile,
    quarters,
    saved,
    webp,
)
from plnfolio.images.picture import BadPictureError, Facts, Format, sniff
from plnfolio.images.raster import inspect, make


def made(data: bytes) -> tuple[Facts, dict[str, bytes]]:
    format_ = sniff(data)
    assert format_
    facts = inspect(data, format_)
    return facts, make(data, facts)


TURNED = {1: "RGBW", 2: "GRWB", 3: "WBGR", 4: "BWRG", 5: "RBGW", 6: "BRWG", 7: "WGBR", 8: "GWRB"}
"""What is seen by Exif’s eight orientations, the picture lying in the file as RG over BW."""


@pytest.mark.parametrize("orientation", TURNED)
def test_a_photo_is_turned_the_right_way_up(orientation: int) -> None:
    facts, files = made(jpeg(quarters(640, 480), orientation))
    upright = (480, 640) if orientation >= 5 else (640, 480)
    assert (facts.width, facts.height) == upright
    for data in files.values():
        image = opened(data)
        assert corners(image) == TURNED[orientation]
        assert not image.getexif()
        assert SECRET.encode() not in data
    assert opened(files["original"]).size == upright


WIDTHS = {
    (300, 200): {"original": (300, 200)},
    (480, 20): {"original": (480, 20)},
    (481, 300): {"original": (481, 300), "480": (480, 299), "481": (481, 300)},
    (1440, 10): {"original": (1440, 10), "480": (480, 3), "960": (960, 7), "1440": (1440, 10)},
    (2500, 1000): {"original": (2000, 800), "480": (480, 192), "960": (960, 384),
                   "1440": (1440, 576), "2000": (2000, 800)},
    (600, 17000): {"original": (600, 17000), "480": (480, 13600)},
}  # fmt: skip


@pytest.mark.parametrize("size", WIDTHS, ids=str)
def test_a_picture_comes_in_widths_up_to_its_own(size: tuple[int, int]) -> None:
    facts, files = made(png(Image.new("L", size, 90)))
    assert {name.removesuffix(".webp"): opened(d).size for name, d in files.items()} == WIDTHS[size]
    assert facts.shown == WIDTHS[size]["original"]


def test_what_need_not_change_keeps_its_own_pixels() -> None:
    photo = jpeg(quarters(640, 480))
    _, files = made(photo)
    assert opened(files["original"]).tobytes() == opened(photo).tobytes()


def test_letters_on_a_screen_stay_sharp() -> None:
    screen = quarters(900, 600)
    _, files = made(png(screen))
    assert opened(files["900.webp"]).tobytes() == screen.tobytes()


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_can_be_seen_through_stays_so(mode: str) -> None:
    image = Image.new("RGBA", (2400, 30), (0, 0, 0, 0))
    image.paste((90, 90, 90, 255), (0, 0, 1200, 30))
    facts, files = made(png(image.convert(mode)))
    assert facts.clear
    for data in files.values():
        seen = opened(data).convert("RGBA").getchannel("A")
        assert seen.getpixel((10, 2)) == 255
        assert seen.getpixel((seen.width - 10, 2)) == 0


def test_printers_colours_become_screen_colours() -> None:
    _, files = made(jpeg(quarters(640, 480).convert("CMYK")))
    assert {opened(data).mode for data in files.values()} == {"RGB"}
    assert all(corners(opened(data)) == "RGBW" for data in files.values())


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF"])
@pytest.mark.parametrize("size", [(300, 200), (700, 500), (2400, 60)], ids=str)
def test_wide_colours_become_those_that_every_screen_has(
    format_: str, size: tuple[int, int]
) -> None:
    data = saved(quarters(*size), format_, icc_profile=profile(), quality=95)
    right = in_srgb(opened(data)).resize((2, 2), Image.Resampling.NEAREST)
    _, files = made(data)
    for one in files.values():
        shown = opened(one)
        assert "icc_profile" not in shown.info
        assert SECRET.encode() not in one
        seen = shown.convert("RGB").resize((2, 2), Image.Resampling.NEAREST)
        pairs = zip(seen.tobytes(), right.tobytes(), strict=True)
        assert all(abs(got - want) < 8 for got, want in pairs)


def test_a_clear_picture_in_wide_colours_stays_clear() -> None:
    image = quarters(600, 400, "RGBA")
    image.putalpha(Image.linear_gradient("L").resize((600, 400)))
    _, files = made(saved(image, "PNG", icc_profile=profile()))
    seen = opened(files["original"])
    assert seen.getchannel("A").tobytes() == image.getchannel("A").tobytes()
    assert seen.convert("RGB").tobytes() != image.convert("RGB").tobytes()


def test_a_photo_in_usual_colours_keeps_its_pixels_and_loses_their_name() -> None:
    photo = jpeg(quarters(640, 480), icc_profile=profile(SRGB))
    _, files = made(photo)
    assert opened(files["original"]).tobytes() == opened(photo).tobytes()
    assert not any(SECRET.encode() in data for data in files.values())


def test_sixteen_bits_are_scaled_and_not_cut_off() -> None:
    image = Image.new("I;16", (600, 20), 128 * 257)
    _, files = made(saved(image, "PNG"))
    grey = opened(files["480.webp"]).convert("L").getpixel((5, 5))
    assert isinstance(grey, int | float)
    assert abs(grey - 128) <= 2


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "CMYK", "I;16", "F"])
def test_every_kind_of_colour_is_taken(mode: str) -> None:
    image = Image.new(mode, (500, 20))
    _, files = made(saved(image, "TIFF"))
    assert set(files) == {"original", "480.webp", "500.webp"}


@pytest.mark.parametrize("format_", ["GIF", "WEBP", "PNG"])
def test_a_moving_picture_keeps_moving_and_its_size(format_: str) -> None:
    first, second = quarters(900, 30), quarters(900, 30).rotate(180)
    both = {"save_all": True, "append_images": [second]}
    data = {
        "GIF": lambda: gif(first, second),
        "WEBP": lambda: webp(first, **both),
        "PNG": lambda: png(first, **both),
    }[format_]()
    facts, files = made(data)
    assert facts.animated
    assert list(files) == ["original"]
    image = opened(files["original"])
    assert (image.format, image.size, getattr(image, "n_frames", 1)) == (format_, (900, 30), 2)
    assert SECRET.encode() not in files["original"]


CONVERTED = {"HEIF": (".heic", ".jpg", "JPEG"), "TIFF": (".tif", ".jpg", "JPEG"),
             "BMP": (".bmp", ".jpg", "JPEG"), "AVIF": (".avif", ".jpg", "JPEG"),
             "PNG": (".png", ".png", "PNG"), "WEBP": (".webp", ".webp", "WEBP")}  # fmt: skip


@pytest.mark.parametrize("format_", CONVERTED)
def test_a_format_that_not_all_browsers_show_is_converted(format_: str) -> None:
    own, ending, shown = CONVERTED[format_]
    facts, files = made(saved(quarters(640, 480), format_))
    assert facts.ending(own) == ending
    assert opened(files["original"]).format == shown
    assert corners(opened(files["original"])) == "RGBW"


def test_a_clear_picture_is_converted_to_a_format_that_can_be_clear() -> None:
    facts, files = made(saved(Image.new("RGBA", (30, 30), (*BLUE, 0)), "TIFF"))
    assert facts.ending(".tif") == ".png"
    assert opened(files["original"]).getpixel((5, 5)) == (*BLUE, 0)


def test_the_photo_of_an_iphone_loses_its_place() -> None:
    from images.painting import exif  # noqa: PLC0415 - beside what it is about

    _, files = made(saved(quarters(640, 480), "HEIF", exif=exif()))
    assert not any(SECRET.encode() in data for data in files.values())


def test_a_heic_photo_without_its_reader_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    photo = saved(quarters(40, 30), "HEIF")
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with pytest.raises(BadPictureError) as error:
        inspect(photo, "heif")
    assert 'pip install "plnfolio[heic]"' in error.value.remedy


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "AVIF", "HEIF"])
@pytest.mark.parametrize("share", [0.1, 0.6])
def test_a_file_that_breaks_off_is_said(format_: str, share: float) -> None:
    data = saved(Image.effect_noise((300, 200), 60).convert("RGB"), format_)
    found: Format | None = sniff(data)
    assert found
    with pytest.raises(BadPictureError):
        make(data[: int(len(data) * share)], inspect(data[: int(len(data) * share)], found))


def test_a_picture_that_would_fill_the_memory_is_not_opened() -> None:
    head = bytearray(saved(Image.new("1", (8, 8)), "PNG"))
    head[16:24] = (60000).to_bytes(4) + (60000).to_bytes(4)
    import zlib  # noqa: PLC0415 - beside what it is for

    head[29:33] = zlib.crc32(head[12:29]).to_bytes(4)
    with pytest.raises(BadPictureError, match="too many pixels"):
        inspect(bytes(head), "png")


@pytest.mark.parametrize("side", [9600, 30000])
def test_many_pixels_are_said_from_the_bound_on(side: int) -> None:
    with pytest.raises(BadPictureError, match="too many pixels"):
        inspect(saved(Image.new("1", (side, 9600)), "TIFF", compression="group4"), "tiff")


def test_the_same_picture_gives_the_same_bytes() -> None:
    photo = jpeg(quarters(700, 500), 6)
    assert made(photo) == made(photo)
