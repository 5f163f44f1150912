"""What WordPress has stored of a text, as it shows it: empty lines part paragraphs.

The block editor stores HTML between remarks; the classic one has words, line ends and shortcodes.
"""

from __future__ import annotations

import re

_BLOCKS = (
    "address article aside audio blockquote caption center col colgroup dd details div dl dt"
    " fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr iframe legend li main map menu nav"
    " object ol p pre script section style summary table tbody td tfoot th thead tr ul video"
).replace(" ", "|")
_A_BLOCK = re.compile(rf"\s*</?(?:{_BLOCKS})\b", re.IGNORECASE)
_AROUND = re.compile(rf"(</?(?:{_BLOCKS})\b[^>]*>)", re.IGNORECASE)
_KEPT = re.compile(r"<(pre|script|style|textarea|figure)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_CAPTION = re.compile(
    r"\[caption\b(?P<said>[^\]]{0,1000})\](?P<picture>\s*(?:<a\b[^>]*>)?\s*<img\b[^>]*>\s*(?:</a>)?)"
    r"(?P<words>.{0,3000}?)\[/caption\]",
    re.DOTALL | re.IGNORECASE,
)
_SAID = re.compile(r"\bcaption\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ADDRESS = r"https?://[^\s<>\"'\[\]]+"
_EMBEDDED = re.compile(
    rf"\[(?:embed|youtube|vimeo|video|audio)\b[^\]]{{0,200}}?(?P<inside>{_ADDRESS})[^\]]{{0,400}}\]"
    rf"(?:\s*\[/(?:video|audio)\])?"
    rf"|\[(?P<tag>embed|youtube|vimeo)[^\]]{{0,400}}\]\s*(?P<between>{_ADDRESS})\s*\[/(?P=tag)\]",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"^[ \t]*(?P<address>{_ADDRESS})[ \t]*$", re.MULTILINE)
_PLAYED = re.compile(r"(?:youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|ted\.com/talks)/")
_BLOCK_REMARK = "<!-- wp:"


def as_html(stored: str) -> str:
    """The HTML that WordPress would show, its own parts apart."""
    text = stored.replace("\r\n", "\n")
    if "[/caption]" in text:
        text = _CAPTION.sub(_figure, text)
    text = _EMBEDDED.sub(lambda found: _video(found["inside"] or found["between"]), text)
    text = _ALONE.sub(
        lambda found: _video(found["address"]) if _PLAYED.search(found["address"]) else found[0],
        text,
    )
    return text if _BLOCK_REMARK in stored else _paragraphs(text)


def _figure(found: re.Match[str]) -> str:
    said = _SAID.search(found["said"])
    words = found["words"].strip() or (said[1] or said[2] or "" if said else "")
    caption = f"<figcaption>{' '.join(words.split())}</figcaption>" if words else ""
    return f"\n\n<figure>{found['picture'].strip()}{caption}</figure>\n\n"


def _video(address: str) -> str:
    return f'\n\n<iframe src="{address}"></iframe>\n\n'


def _paragraphs(text: str) -> str:
    """Empty lines part paragraphs and line ends are breaks, outside of what is a block already."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\n\n\x00{len(kept) - 1}\x00\n\n"

    text = _KEPT.sub(keep, text)
    # A block stands in lines of its own, so that words beside it are a paragraph.
    text = _AROUND.sub(r"\n\n\1\n\n", text)
    made = []
    for part in re.split(r"\n\s*\n", text):
        one = part.strip()
        if not one:
            continue
        if _A_BLOCK.match(one) or one.startswith("\x00"):
            made.append(one)
        else:
            made.append("<p>" + one.replace("\n", "<br>") + "</p>")
    whole = _unwrapped("\n".join(made))
    return re.sub("\x00(\\d+)\x00", lambda found: kept[int(found[1])], whole)


_ALONE_INSIDE = re.compile(
    r"(<(?:li|td|th|p|h[1-6]|dt|dd|figcaption|summary|caption)\b[^>]*>)\n<p>((?:(?!</?p>).)*)</p>\n"
    r"(?=</(?:li|td|th|p|h[1-6]|dt|dd|figcaption|summary|caption)>)",
    re.DOTALL | re.IGNORECASE,
)


def _unwrapped(text: str) -> str:
    """The words of an item, a cell or a heading are no paragraph in it, if they are all of it."""
    return _ALONE_INSIDE.sub(r"\1\2", text)
