"""Pictures of titles, for pages that are shared and have no picture of their own."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from images.painting import jpeg, quarters
from plnfolio.write.painting import has_png
from sites.building import Built, Workshop, build_in, call
from sites.extras import extras

pytestmark = pytest.mark.skipif(not has_png(), reason="the extra “png” is not installed")

BASE = "https://ada.example.org/repo"
SITE = {
    "content/site.yaml": "title: Notes & more\nauthor: Ada Lovelace\n",
    "content/posts/plain.md": "---\ntitle: Plain & simple\ndate: 2023-04-11\n---\nText.\n",
    "content/posts/seen/index.md": "---\ntitle: S\ndate: 2023-04-12\n---\n![A house](house.jpg)\n",
    "content/posts/seen/house.jpg": jpeg(quarters(900, 500)),
    "content/posts/later.md": "---\ntitle: Secret\ndate: 2023-04-13\ndraft: true\n---\nText.\n",
}


@pytest.fixture(scope="module")
def built(workshop: Workshop) -> Built:
    built = workshop.build(SITE, base_url=BASE)
    assert built.shown == ""
    return built


def said(built: Built, address: str) -> dict[str, str]:
    """What a page says of its picture."""
    metas = [node.attributes for node in built.page(address).all("meta")]
    named = {meta.get("property") or meta.get("name", ""): meta.get("content") for meta in metas}
    return {name: str(value) for name, value in named.items() if "image" in name or "card" in name}


def test_a_page_without_a_picture_is_shared_with_its_title(built: Built) -> None:
    assert said(built, "/posts/plain/") == {
        "og:image": f"{BASE}/cards/posts/plain.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Plain & simple – Notes & more",
        "twitter:card": "summary_large_image",
    }
    with Image.open(BytesIO(built.files()["cards/posts/plain.png"])) as card:
        assert (card.format, card.size) == ("PNG", (1200, 630))


def test_lists_share_the_card_of_the_site(built: Built) -> None:
    for address in ("/", "/posts/"):
        assert said(built, address)["og:image"] == f"{BASE}/cards/site.png"
    cards = {path for path in built.files() if path.startswith("cards/")}
    assert cards == {"cards/site.png", "cards/posts/plain.png"}


def test_a_page_with_a_picture_keeps_it(built: Built) -> None:
    picture = said(built, "/posts/seen/")
    assert picture["og:image"].startswith(f"{BASE}/posts/seen/house")
    assert (picture["og:image:width"], picture["og:image:height"]) == ("900", "500")


def test_a_card_is_no_picture_of_a_feed(built: Built) -> None:
    images = [item.get("image", "") for item in json.loads(built.text("feed.json"))["items"]]
    assert [image.rpartition("/")[2] for image in images] == ["house.jpg", ""]


def test_a_draft_leaves_no_card_behind(workshop: Workshop) -> None:
    folder = workshop.folder(SITE)
    drafted = build_in(folder, base_url=BASE, drafts=True)
    assert "cards/posts/later.png" in drafted.files()
    assert "cards/posts/later.png" not in build_in(folder, base_url=BASE).files()


def test_cards_have_the_same_bytes_however_they_came(built: Built) -> None:
    again = build_in(built.folder, base_url=BASE).files()
    assert again == built.files()


TITLES = {
    "one word": "PLN",
    "long": "What I learned from months of answering questions in a forum, and why I would again "
    * 2,
    "one long word": "Rechtsschutzversicherungsgesellschaften" * 4,
    "Arabic": "التعلم الاجتماعي والنمو المهني في شبكات التعلم الشخصية!",
    "Japanese": "個人学習ネットワークを描いてみて、わかったこと。" * 3,
    "markup": "<b>&amp;</b> \" ' ]]>",
    "signs": "PLN 3.0 → fine ✓ 🎉 👩\u200d🏫 🇪🇸 1\ufe0f\u20e3",
    "Greek": "Κοινωνική μάθηση",
}
JAPANESE = Path(__file__).with_name("japanese.otf").read_bytes()
"""Some letters that no face of the program has."""


@pytest.fixture(scope="module", params=["base", "folio", "paper"])
def titled(request: pytest.FixtureRequest, workshop: Workshop) -> Built:
    """A post for each of the titles, in every theme."""
    files: dict[str, str | bytes] = {
        "content/site.yaml": f"title: Notes\nauthor: Ada\ntheme: {request.param}\n",
        "overrides/faces/japanese.otf": JAPANESE,
    }
    for number, title in enumerate(TITLES.values()):
        text = json.dumps(title, ensure_ascii=False)
        post = f"---\ntitle: {text}\nslug: p{number}\ndate: 2023-04-11\n---\nText.\n"
        files[f"content/posts/{number}.md"] = post
    return workshop.build(files, base_url=BASE)


@pytest.mark.parametrize("title", TITLES)
def test_any_title_stays_within_the_margins(title: str, titled: Built) -> None:
    name = f"cards/posts/p{list(TITLES).index(title)}.png"
    with Image.open(titled.output / name) as image:
        card = image.convert("RGB")
    ground = Image.new("RGB", card.size, card.getpixel((0, 0)))
    left, top, right, bottom = ImageChops.difference(card, ground).crop((0, 0, 1200, 520)).getbbox()
    assert 80 <= left < right <= 1120
    assert 40 <= top < bottom < 520
    side = "right" if title == "Arabic" else "left"
    assert {"left": left < 110, "right": right > 1090}[side]


def test_a_site_draws_its_own_cards(workshop: Workshop) -> None:
    own = '{% extends "!parent/card.svg" %}{% block ground %}#123456{% endblock %}'
    built = workshop.build({**SITE, "overrides/templates/card.svg": own}, base_url=BASE)
    with Image.open(BytesIO(built.files()["cards/site.png"])) as card:
        assert card.convert("RGB").getpixel((0, 0)) == (0x12, 0x34, 0x56)


def test_a_drawing_that_cannot_be_painted_is_the_authors_problem(workshop: Workshop) -> None:
    built = workshop.build({**SITE, "overrides/templates/card.svg": "<svg>"}, base_url=BASE)
    assert built.result is None
    assert "error[template-error]: this does not make an SVG that can be painted" in built.shown


def test_without_an_address_or_the_extra_there_are_no_cards(workshop: Workshop) -> None:
    assert not any(path.startswith("cards") for path in workshop.build(SITE).files())
    folder = workshop.folder(SITE)
    with extras({"resvg_py": None}):
        ran = call("build", "--base-url", BASE, cwd=folder)
    assert ran.code == 0
    assert "card" not in ran.out + ran.err
    assert not (folder / "public/cards").exists()
    assert "og:image" not in (folder / "public/posts/plain/index.html").read_text("utf-8")
