"""Makes the pictures of pages in docs/images/, in Chromium, mostly of the example portfolios.

    python tools/screenshots.py [NAME …]

makes all of them, or those that are named. Each is as wide and as high as the others and weighs no
more than ``HEAVIEST``, so that a page of the manual with three of them is still light. Letters are
those that the machine has; best are Palatino and Times, or P052 and Liberation Serif.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHECKOUT = Path(__file__).parents[1]
IMAGES = CHECKOUT / "docs/images"
PROGRAM = [sys.executable, str(CHECKOUT / "generator")]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
WIDTH, HEIGHT = 1120, 800
HEAVIEST = 60_000
SAVED, BROUGHT = "wp-old-2", "posts/what-the-basement-taught-the-galleries/"
"""A page that somebody has saved, of those that tests bring into sites, and the post it becomes."""


@dataclass(frozen=True)
class Shot:
    """A picture of a page of a site: of its beginning, or of what is there at a selector.

    ``act`` is done to the page before; it has the folder of the site at hand. What is at the
    ``left`` has half of the picture: another page, or a file of that folder. A smaller ``scale``
    shows more.
    """

    site: str
    page: str = ""
    at: str = ""
    scheme: Literal["light", "dark"] = "light"
    act: Callable[[Page, Path], None] = lambda page, site: None
    left: str | None = None
    scale: float = 1


def mistaken(page: Page, site: Path) -> None:
    """A citation of this page is misspelt, and it is said what is wrong."""
    post = site / "content/posts/four-seconds.md"
    post.write_text(post.read_text("utf-8").replace("@rowe1986,", "@rowe1968,"), "utf-8")
    page.get_by_text("rowe1968").first.wait_for()


def cited(page: Page, _: Path) -> None:
    """A citation shows its work."""
    page.locator(".cited a").first.hover()
    page.locator(".cited > .preview:visible").first.wait_for()


SHOTS = {
    "gallery-teacher": Shot("teacher", "posts/where-the-water-comes-from/", left="", scale=0.5),
    "gallery-designer": Shot("designer", "artifacts/call-back/", left="", scale=0.5),
    "gallery-librarian": Shot("librarian", "posts/leer-de-lado/", left="", scale=0.5),
    "network": Shot("teacher", "", ".network-map"),
    "network.dark": Shot("teacher", "", ".network-map", "dark"),
    "post": Shot("teacher", "posts/they-said-they-learned-less/", "h2", act=cited),
    "artifact": Shot("designer", "artifacts/call-back/"),
    "standards": Shot("designer", "standards/"),
    "arrived": Shot("arrived", BROUGHT, "table", left=f"{SAVED}.html", scale=0.65),
    "mistake": Shot("teacher", "posts/four-seconds/", act=mistaken),  # whatever follows has it too
}


def main(names: list[str]) -> None:
    """Make pictures, each under its name."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow, and not for a test

    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not found:
        sys.exit(f"there is no Chromium on this machine (looked for {', '.join(CHROMIUM)})")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        with ExitStack() as stack:
            shown: dict[str, tuple[Path, str]] = {}
            for name in names or SHOTS:
                shot = SHOTS[name]
                if shot.site not in shown:
                    shown[shot.site] = stack.enter_context(served(shot.site))
                save(taken(browser, shot, *shown[shot.site]), IMAGES / f"{name}.webp")
        browser.close()


def taken(browser: Browser, shot: Shot, site: Path, address: str) -> Image.Image:
    """The picture of a shot."""
    pages = [shot.page] if shot.left is None else [shot.left, shot.page]
    width = WIDTH // len(pages)
    page = browser.new_page(
        viewport={"width": round(width / shot.scale), "height": round(HEIGHT / shot.scale)},
        device_scale_factor=shot.scale,
        color_scheme=shot.scheme,
        reduced_motion="reduce",
    )
    whole = Image.new("RGB", (WIDTH, HEIGHT))
    for number, one in enumerate(pages):
        page.goto((site / one).as_uri() if one.endswith(".html") else address + one)
        if shot.at:
            page.locator(shot.at).first.evaluate(TO_THE_TOP)
        if one == shot.page:
            shot.act(page, site)
        whole.paste(Image.open(io.BytesIO(page.screenshot())), (number * width, 0))
    page.close()
    return whole


TO_THE_TOP = "at => scrollTo(0, at.getBoundingClientRect().top + scrollY - 60)"


def bring(folder: Path) -> None:
    """Save a page as a browser does, and import it."""
    sys.path.append(str(CHECKOUT / "tests"))
    from importing.corpus import SOURCES  # noqa: PLC0415 - of the tests, and for one picture

    for name, content in SOURCES[SAVED]().files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(beetles() if file.suffix == ".png" else content)
    settings = folder / "content/site.yaml"
    settings.parent.mkdir(parents=True)
    settings.write_text("title: At the reference desk\nauthor: Tobias Lindqvist\n", "utf-8")
    words = [*PROGRAM, "import", str(folder / f"{SAVED}.html"), "--site", str(folder)]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own


def beetles() -> bytes:
    """What tests leave blank: a drawer, and two labels at each beetle."""
    image = Image.new("RGB", (640, 320), "#e9dcc3")
    draw = ImageDraw.Draw(image)
    for x in range(44, 600, 72):
        for y in range(30, 280, 96):
            draw.line((x - 6, y + 6, x + 34, y + 36), "#46321f", 3)
            draw.line((x + 34, y + 6, x - 6, y + 36), "#46321f", 3)
            draw.ellipse((x, y, x + 28, y + 42), "#46321f")
            draw.line((x + 14, y + 12, x + 14, y + 42), "#8a6a44", 2)
            draw.rectangle((x - 8, y + 50, x + 36, y + 58), "#fffdf6")
            draw.rectangle((x - 8, y + 62, x + 36, y + 70), "#fffdf6")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@contextmanager
def served(name: str) -> Iterator[tuple[Path, str]]:
    """A copy of a portfolio, or a page that was saved and brought: its folder and its address."""
    with tempfile.TemporaryDirectory() as made:
        site = Path(made) / name
        portfolio = CHECKOUT / "docs/gallery" / name
        if portfolio.is_dir():
            shutil.copytree(portfolio, site, ignore=shutil.ignore_patterns(".*"))
        else:
            bring(site)
        words = [*PROGRAM, "serve", "--site", str(site)]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603 - our own
            try:
                said = iter(server.stdout or ())
                address = next(one[0] for line in said if (one := re.search(r"http://\S+/", line)))
                yield site, address
            finally:
                server.terminate()


def save(picture: Image.Image, file: Path) -> None:
    """Write a picture, as good as its weight allows."""
    for quality in range(90, 20, -4):
        out = io.BytesIO()
        picture.save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= HEAVIEST:
            break
    file.write_bytes(out.getvalue())


if __name__ == "__main__":
    main(sys.argv[1:])
