"""One corpus, written for three generators: ``python benchmarks/corpus.py FOLDER --posts 1000``.

The text of a post is the same bytes for all of them; front matter and the site around it are each
generator's own, from ``sites/``. Citations and networks are plnfolio's alone: the others have none.
"""

from __future__ import annotations

import argparse
import datetime
import json
import shutil
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

from prose import Dice, Post, Prose, post

SITES = Path(__file__).parent / "sites"
LIBRARY = 300
"""Works in the library that citations come from, whatever the number of posts."""

_FIRST_DAY = datetime.date(2014, 1, 1)


@dataclass(frozen=True)
class Corpus:
    """What to write: how many posts, and what else they have."""

    posts: int
    citations: bool = False
    networks: int = 0
    """Entries in tables of thirty, in ``content/networks/``."""
    images: bool = False
    """Every tenth post has a picture of 640 by 480 pixels."""

    def post(self, number: int) -> Post:
        keys = [f"work{work:03}" for work in range(LIBRARY)] if self.citations else ()
        return post(number, keys, picture=self.images and number % 10 == 0)


def write_plnfolio(corpus: Corpus, root: Path) -> None:
    content = _site("plnfolio", root) / "content"
    for each in map(corpus.post, range(corpus.posts)):
        plnfolio_post(each, root)
    if corpus.citations:
        works = [_work(number) for number in range(LIBRARY)]
        text = json.dumps(works, indent=1)
        _write(content / "references.json", text)
    for start in range(0, corpus.networks, 30):
        count = min(30, corpus.networks - start)
        _write(content / "networks" / f"table-{start:05}.yaml", _networks(start, count))


def write_hugo(corpus: Corpus, root: Path) -> None:
    _site("hugo", root)
    for each in map(corpus.post, range(corpus.posts)):
        hugo_post(each, root)


def write_pelican(corpus: Corpus, root: Path) -> None:
    _site("pelican", root)
    for each in map(corpus.post, range(corpus.posts)):
        pelican_post(each, root)


WRITERS = {"plnfolio": write_plnfolio, "hugo": write_hugo, "pelican": write_pelican}


def plnfolio_post(each: Post, root: Path) -> Path:
    matter = {
        "title": each.title,
        "date": _day(each),
        "tags": f"[{', '.join(each.tags)}]",
        "course": each.course,
        "summary": json.dumps(each.summary),
    }
    return _post(each, root / "content" / "posts", f"---\n{_lines(matter)}---\n", each.body)


def hugo_post(each: Post, root: Path) -> Path:
    matter = {
        "title": each.title,
        "date": _day(each),
        "tags": f"[{', '.join(each.tags)}]",
        "courses": f"[{each.course}]",
        "summary": json.dumps(each.summary),
    }
    return _post(each, root / "content" / "posts", f"---\n{_lines(matter)}---\n", each.body)


def pelican_post(each: Post, root: Path) -> Path:
    matter = {
        "Title": each.title,
        "Date": _day(each),
        "Slug": each.slug,
        "Tags": ", ".join(each.tags),
        "Category": each.course,
        "Summary": each.summary,
    }
    body = each.body.replace("](picture.png)", "]({attach}picture.png)")
    return _post(each, root / "content" / "posts", f"{_lines(matter)}\n", body)


def _site(name: str, root: Path) -> Path:
    shutil.copytree(SITES / name, root, ignore=shutil.ignore_patterns("__pycache__"))
    return root


def _post(each: Post, folder: Path, matter: str, body: str) -> Path:
    path = folder / (f"{each.slug}/index.md" if each.picture else f"{each.slug}.md")
    _write(path, matter + body)
    if each.picture:
        (path.parent / "picture.png").write_bytes(_picture(each.number))
    return path


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def _lines(matter: dict[str, str]) -> str:
    return "".join(f"{name}: {value}\n" for name, value in matter.items())


def _day(each: Post) -> str:
    return (_FIRST_DAY + datetime.timedelta(days=each.day)).isoformat()


def _work(number: int) -> dict[str, object]:
    dice = Dice(1_000_000 + number)
    prose = Prose(dice)
    families = ["Abara", "Berg", "Castro", "Dube", "Eriksen", "Fofana", "Gupta", "Haddad", "Ito"]
    authors = [
        {"family": f"{dice.pick(families)}", "given": f"{chr(65 + dice.roll(26))}."}
        for _ in range(dice.roll(4) + 1)
    ]
    return {
        "id": f"work{number:03}",
        "type": dice.pick(("article-journal", "book", "chapter")),
        "author": authors,
        "issued": {"date-parts": [[1970 + dice.roll(53)]]},
        "title": prose.heading(),
        "container-title": f"Journal of {prose.heading()}",
        "publisher": "Harbour Press",
        "volume": str(dice.roll(60) + 1),
        "page": f"{number + 1}-{number + 12}",
    }


def _networks(start: int, count: int) -> str:
    entries = []
    for number in range(start, start + count):
        dice = Dice(2_000_000 + number)
        prose = Prose(dice)
        entries.append(
            f"  - name: {json.dumps(f'{prose.heading()} {number}')}\n"
            f"    url: https://example.org/networks/{number}\n"
            f"    kind: {dice.pick(('community', 'podcast', 'person', 'association', 'course'))}\n"
            f"    group: {dice.pick(('Peers', 'Ideas', 'Profession', 'Practice'))}\n"
            f"    status: {dice.pick(('current', 'planned'))}\n"
            f"    purpose: {json.dumps(prose.paragraph(3))}\n"
            f"    activities: [{json.dumps(prose.sentence())}, {json.dumps(prose.sentence())}]\n"
            f"    time: {dice.roll(5) + 1} hours a week\n"
        )
    number = start // 30 + 1
    head = f"title: Table {number} of my networks\nsummary: Thirty at most.\nnetworks:\n"
    return head + "\n".join(entries)


def _picture(number: int) -> bytes:
    """A grey PNG, its data stored and not compressed: compressors differ between machines."""
    width, height = 640, 480
    row = bytes((x * 255 // width + number) % 256 for x in range(width))
    data = (b"\0" + row) * height
    blocks = [data[start : start + 65535] for start in range(0, len(data), 65535)]
    stored = b"\x78\x01" + b"".join(
        struct.pack("<BHH", block is blocks[-1], len(block), len(block) ^ 0xFFFF) + block
        for block in blocks
    )
    stored += struct.pack(">I", zlib.adler32(data))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", stored), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--networks", type=int, default=0, help="how many, in tables of thirty")
    parser.add_argument("--citations", action="store_true", help="ten in every post")
    parser.add_argument("--images", action="store_true", help="one in every tenth post")
    words = parser.parse_args()
    corpus = Corpus(words.posts, words.citations, words.networks, words.images)
    for name, write in WRITERS.items():
        write(corpus, words.folder / name)


if __name__ == "__main__":
    main()
