"""Makes the manual: docs/ as a site, by plnfolio itself.

    python tools/manual.py [FOLDER]

puts the site together in FOLDER, ``.manual`` if none is named, and builds it into ``public/``
there. Pages are read on GitHub too. So each begins with its title as a heading, which a site wants
in front matter; and a link to an example portfolio, ``gallery/NAME/``, leads to the folder of its
sources there, and in the site to its first page. Nothing else is changed.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
DOCS = CHECKOUT / "docs"
SETTINGS = "site.yaml"
GALLERY = "gallery"
NO_PAGES = ("decisions", GALLERY, SETTINGS)
"""What of docs/ is no page and no picture of one."""


def gather(folder: Path) -> None:
    """Put the manual's site together, with the portfolios that were built; kept things stay."""
    content = folder / "content"
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(DOCS, content / "pages", ignore=shutil.ignore_patterns(*NO_PAGES))
    shutil.copyfile(DOCS / SETTINGS, content / SETTINGS)
    for page in (content / "pages").rglob("*.md"):
        page.write_text(page_of(page.read_text(encoding="utf-8")), encoding="utf-8")
    for site in portfolios():
        built = content / "static" / GALLERY / site.name
        shutil.copytree(folder / GALLERY / site.name, built, ignore=shutil.ignore_patterns(".*"))


def page_of(text: str) -> str:
    """A text of docs/ as a page: its first heading is its title, portfolios are built."""
    heading, _, rest = text.partition("\n")
    title = json.dumps(heading.removeprefix("# "), ensure_ascii=False)
    rest = _PORTFOLIO.sub(r"](/\g<1>index.html)", rest)
    return f"---\ntitle: {title}\n---\n{rest}"


_PORTFOLIO = re.compile(rf"\]\(({GALLERY}/[\w-]+/)\)")


def portfolios() -> list[Path]:
    """The example portfolios, each a site of its own."""
    return sorted(path.parents[1] for path in DOCS.glob(f"{GALLERY}/*/content/{SETTINGS}"))


def build(site: Path, output: Path) -> None:
    """Build a site, or leave with the exit code of what could not be built."""
    words = [sys.executable, CHECKOUT / "generator", "build", "--site", site, "--output", output]
    done = subprocess.run(words, check=False)  # noqa: S603 - our own
    if done.returncode:
        sys.exit(done.returncode)


def main(folder: Path) -> None:
    """Build the portfolios, and the manual that leads to them."""
    for site in portfolios():
        build(site, folder / GALLERY / site.name)
    gather(folder)
    build(folder, folder / "public")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else CHECKOUT / ".manual")
