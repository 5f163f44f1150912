"""What shortcodes of Hugo and Quarto and tags of Jekyll stand for, whatever a theme calls them."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from plnfolio.patterns import regex
from plnfolio.render.boxes import KINDS

_ARGUMENT = regex(
    r"""(?:(?P<name>[\w:-]+)\s*=\s*)?(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=]+))"""
)
_EMBEDDED = regex(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+)\S*")
_INDEX = regex(r"(?i)(?:(?:^|/)_?index)?(?:\.(?:markdown|r?md|qmd|html?))?/?$")

_MEANT = {
    "video": "youtube youtubelite video peertube",
    "vimeo": "vimeo",
    "figure": "figure fig image img imgproc picture asset_img",
    "box": "callout notice alert admonition hint box note info important tip warning danger error"
    " caution",
    "link": "ref relref link post_url",
    "quote": "quote blockquote pullquote",
    "gist": "gist",
    "button": "button",
    "cite": "cite citation",
    "folded": "details expand spoiler collapse",
    "tab": "tab",
    "tabs": "tabs tabset",
    "code": "highlight code",
    "toc": "toc tableofcontents",
    "remark": "comment",
    "include": "include include_relative",
    "pagebreak": "pagebreak",
    "raw": "raw rawhtml",
    "formula": "katex math latex",
    "drawing": "mermaid",
    "more": "more",
    "tweet": "tweet twitter x",
    "instagram": "instagram",
    "framed": "iframe embed audio pdf",
    "value": "param meta",
}
MEANT: Mapping[str, str] = {name: kind for kind, names in _MEANT.items() for name in names.split()}
"""What a name stands for, in a word."""

OWN_BOXES: Mapping[str, str] = {
    **dict.fromkeys(("note", "info", "important"), "note"),
    "tip": "tip",
    **dict.fromkeys(("warning", "danger", "error", "caution"), "warning"),
}
"""Names that say themselves which box is meant."""

HELD = frozenset(("video", "vimeo", "figure", "box", "link", "quote", "gist", "button", "cite"))
"""What stands for something that is shown, and not for how a page is made."""


class Arguments:
    """What stands behind a shortcode's name: ``src="a.png" "words" more``."""

    def __init__(self, rest: str, *, liquid: bool = False) -> None:
        self.liquid = liquid
        self.named: dict[str, str] = {}
        self.others: list[str] = []
        for match in _ARGUMENT.finditer(rest.rstrip("-/ \t")):
            value = next((match[kind] for kind in ("double", "single", "bare") if match[kind]), "")
            if match["name"]:
                self.named[match["name"].lower()] = value
            else:
                self.others.append(value)

    def get(self, *names: str) -> str:
        """The first of the arguments of these names that is there and no variable."""
        found = (self.named.get(name, "") for name in names)
        return next((value for value in found if value and "{{" not in value), "")

    def first(self) -> str:
        """The first argument without a name."""
        return self.others[0] if self.others else ""


def has_arguments(rest: str) -> bool:
    """Whether anything stands behind a name."""
    return _ARGUMENT.search(rest) is not None


def picture(found: Arguments) -> str:
    """Which picture a figure shows; empty where it is not said."""
    return found.get("src", "url", "image_path", "path", "file", "image", "link") or next(
        (one for one in found.others if re.search(r"\.\w{3,4}$", one)), ""
    )


def video(found: Arguments) -> str:
    """The address of a video; empty where it cannot be told."""
    key = found.get("id", "src", "url", "video_id") or found.first()
    if embedded := _EMBEDDED.fullmatch(key):
        return f"https://www.youtube.com/watch?v={embedded[1]}"
    if key.startswith(("https://", "http://")) or re.search(r"\.\w{3,4}$", key):
        return key
    if found.get("provider").lower() in ("", "youtube") and re.fullmatch(r"[\w-]{6,}", key):
        return f"https://www.youtube.com/watch?v={key}"
    return ""


def vimeo(found: Arguments) -> str:
    """The address of a video at Vimeo, likewise."""
    key = found.get("id") or found.first()
    return f"https://vimeo.com/{key}" if key else ""


def gist(found: Arguments) -> str:
    """The address of a gist."""
    return f"https://gist.github.com/{'/'.join(found.others[:2])}"


def tweet(found: Arguments) -> str:
    """The address of something that was posted at X, once Twitter."""
    key, user = found.get("id") or found.first(), found.get("user") or "i"
    if key.startswith("http"):
        return key
    return f"https://twitter.com/{user}/status/{key}" if key.isdigit() else ""


def instagram(found: Arguments) -> str:
    """The address of something that was posted at Instagram."""
    key = found.get("id") or found.first()
    return f"https://www.instagram.com/p/{key}/" if key and "/" not in key else key


def framed(found: Arguments) -> str:
    """What is shown in a frame or played."""
    return found.get("src", "url", "file", "path", "link") or found.first()


def button(found: Arguments) -> str:
    """Where a button leads."""
    return found.get("href", "url", "link", "relref")


def box(name: str, found: Arguments) -> str:
    """Which of our boxes is meant."""
    if name in OWN_BOXES:
        return OWN_BOXES[name]
    kind = (found.get("type", "kind", "class", "style") or found.first()).lower()
    return KINDS.get(kind, "note")


def named_text(found: Arguments) -> str:
    """The text that a link names, by its name, with the heading behind ``#``."""
    target = found.get("path") or found.first()
    path, hash_, anchor = target.partition("#")
    return f"{_INDEX.sub('', path.removeprefix('_posts/')).lstrip('./')}{hash_}{anchor}"


FETCHED = frozenset(("tweet", "instagram", "framed"))
"""What is shown of another site, by its address."""


def included(rest: str, kinds: Container[str] = HELD) -> tuple[str, str]:
    """A file that Jekyll includes is mostly what others have as a shortcode of its name.

    ``kinds`` are those that a file may stand for.
    """
    file, _, others = rest.strip().partition(" ")
    name = file.rpartition("/")[2].partition(".")[0].lower()
    known = len(name) > 1 and MEANT.get(name) in kinds and has_arguments(others)
    return (name, others) if known else ("include", rest)
