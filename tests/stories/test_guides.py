"""Each guide of the manual does what it says: its commands are typed, one after the other."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from importing import test_markdown_sites
from importing.dress import blogs, courses, exports, google, wix, word
from importing.dress.base import Dressed
from migrated.test_migrated import CASES
from sites.building import call
from stories.following import DOCS, Follower, begun

BEGIN = "At the end of this page"
"""How a guide begins; begin.md has a test of its own."""
GUIDES = sorted(
    path.name
    for path in DOCS.glob("*.md")
    if path.name != "begin.md" and path.read_text("utf-8").split("\n\n")[1].startswith(BEGIN)
)
LIST = """References

Brown, J. S., & Adler, R. P. (2008). Minds on fire: Open education, the long tail, and learning 2.0.
EDUCAUSE Review, 43(1), 16-32.

Siemens, G. (2005). Connectivism: A learning theory for the digital age. International Journal of
Instructional Technology and Distance Learning, 2(1), 3-10.

Wenger, E. (1998). Communities of Practice: Learning, Meaning, and Identity. Cambridge University
Press.
"""
RIS = """TY  - JOUR
AU  - Trust, Torrey
PY  - 2012
TI  - Professional learning networks designed for teacher learning
JO  - Journal of Digital Learning in Teacher Education
VL  - 28
IS  - 4
SP  - 133
EP  - 138
ER  -
"""


def with_works(site: Path) -> Path:
    """Somebody has a list of references and a file from a database."""
    (site / "list.txt").write_text(LIST, encoding="utf-8")
    (site / "export.ris").write_text(RIS, encoding="utf-8")
    return site


def with_a_receipt(site: Path) -> Path:
    """Where an instructor has put what a student handed in."""
    assert call("submit", "what-i-learned-from-my-network", "--output", "..", cwd=site).code == 0
    return site.parent


def with_saved(*sources: Dressed) -> Callable[[Path], Path]:
    """Somebody has saved something from a platform, beside the folder of her site."""

    def ready(site: Path) -> Path:
        for source in sources:
            for path, data in source.files.items():
                file = site.parent / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        return site

    return ready


def with_blog(program: str) -> Callable[[Path], Path]:
    """Somebody has a site of another program."""

    def ready(site: Path) -> Path:
        case = next(case for case in CASES if case.stem == program)
        test_markdown_sites.source(case, site.parent / "my-blog")
        return site

    return ready


def elsewhere(site: Path) -> Path:
    """One text from each of the smaller places."""
    ready = with_saved(
        google.sites("site-page", "fractions"),
        exports.atom("feed"),
        blogs.medium_export("medium-story", "warehouse"),
        courses.discussion("discussion", "museum"),
        courses.pressbooks("chapter"),
    )(site)
    (site.parent / "feed.xml").rename(site.parent / "feed.atom")
    return ready


READY: Mapping[str, Callable[[Path], Path]] = {
    "citing.md": with_works,
    "from-elsewhere.md": elsewhere,
    "from-google-docs.md": with_saved(google.docs("my-network", "library")),
    "from-hugo.md": with_blog("hugo"),
    "from-jekyll.md": with_blog("jekyll"),
    "from-obsidian.md": with_blog("obsidian"),
    "from-quarto.md": with_blog("quarto"),
    "from-wix.md": with_saved(wix.post("my-network")),
    "from-word.md": with_saved(word.docx("my-network", "fractions")),
    "from-wordpress.md": with_saved(exports.wxr("my-blog")),
    "instructors.md": with_a_receipt,
}
"""What somebody has before she begins, and in which folder she is; usually that of her site."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where begin.md has led to, before anything was built."""
    folder = tmp_path_factory.mktemp("guides")
    return begun(folder, but=("doctor", "serve", "build", "publish")).folder


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_does_what_it_says(guide: str, site: Path, tmp_path: Path) -> None:
    mine = shutil.copytree(site, tmp_path / site.name)
    there = tmp_path / "there.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", there], check=True)
    who = Follower(READY.get(guide, Path)(mine), there)
    page = (DOCS / guide).read_text(encoding="utf-8")
    who.follow(page)
    assert who.said
    assert "warning[" not in who.said.get("plnfolio build", "") or "warning[" in page


def test_there_is_a_guide_for_what_a_student_does() -> None:
    assert len(GUIDES) > 16
