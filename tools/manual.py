"""Makes the manual: docs/ as a site, by plnfolio itself.

    python tools/manual.py [FOLDER]

puts the site together in FOLDER, ``.manual`` if none is named, and builds it and the example
portfolios of ``docs/gallery`` into its ``public/``. Pages are read on GitHub too, so each begins
with its title as a heading; a site wants it in front matter. Nothing else of them is changed.
"""

from __future__ import annotations

import json
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
    """Put the manual's site together; what a build keeps there is left alone."""
    content = folder / "content"
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(DOCS, content / "pages", ignore=shutil.ignore_patterns(*NO_PAGES))
    shutil.copyfile(DOCS / SETTINGS, content / SETTINGS)
    for page in (content / "pages").rglob("*.md"):
        page.write_text(titled(page.read_text(encoding="utf-8")), encoding="utf-8")


def titled(text: str) -> str:
    """A page whose first heading is its title."""
    heading, _, rest = text.partition("\n")
    title = json.dumps(heading.removeprefix("# "), ensure_ascii=False)
    return f"---\ntitle: {title}\n---\n{rest}"


def portfolios() -> list[Path]:
    """The example portfolios, each a site of its own."""
    return sorted(path.parents[1] for path in DOCS.glob(f"{GALLERY}/*/content/{SETTINGS}"))


def main(folder: Path) -> int:
    """Gather and build; the exit code of the first build that fails."""
    gather(folder)
    public = folder / "public"
    sites = [(folder, public), *((one, public / GALLERY / one.name) for one in portfolios())]
    for site, output in sites:
        words = [sys.executable, CHECKOUT / "generator", "build", "--site", site]
        done = subprocess.run([*words, "--output", output], check=False)  # noqa: S603 - our own
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(*sys.argv[1:2]) if sys.argv[1:] else CHECKOUT / ".manual"))
