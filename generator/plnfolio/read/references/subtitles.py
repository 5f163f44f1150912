"""Where a title begins again: a capital after a colon, an end mark or a dash (APA 6.17, 9.19)."""

from __future__ import annotations

import re

# Tags and quotation marks may stand on either side of the mark: “<i>Emma</i>: a novel”.
_CLOSES, _OPENS = r"(?:</?\w[^<>]*>|[”\"’'»)\]])*", r"(?:<\w[^<>]*>|[“\"‘'«([¿¡])*"
_WORD = r"(?P<word>[^\W\d_]+)"
_SHAPES = tuple(
    re.compile(shape + _OPENS + _WORD)
    for shape in (
        rf"[\w%]{_CLOSES}:{_CLOSES}\s+",
        r"(?<=[^\W\d_])\?\s+",
        r"(?P<shout>[^\W\d_]+)!\s+",
    )
)
_DASH = re.compile(rf"(?<=\w)(?:\s?—\s?){_OPENS}{_WORD}")
# Weaker marks, after which only words that open a sentence are sure to begin one.
_WEAK = re.compile(
    rf"(?:(?<=\w)\s+(?:–|--?)\s+|(?<=[a-zß-ÿ]{{5}})\.\s+){_OPENS}"
    r"(?P<word>an?|the|how|what|why|when|where|who|is|are|does|do|can|should|which|whose)\b(?!-)"
)
# Names that end in an exclamation mark, as tools for the classroom have them.
_SHOUTING = frozenset("jeopardy joomla kahoot panic plickers yahoo yum".split())
_RUNS_ON = frozenset(
    "and as at by for from in into is of on or than to versus via vs was with".split()
)
_ADDS = frozenset(("and", "or", "but", "not"))
# “p < .05”, “df = 3”, “n. s.”: a symbol keeps its small letter.
_SYMBOL = re.compile(r"\s*(?:</\w+>\s*)?(?:<(?!/?[a-z])|[>=≤≥≈±])")
_TOKEN = re.compile(r"\S+")


def begun(title: str) -> str:
    """The title with a capital where it begins again, and none within an address or a symbol."""
    for shape in _SHAPES:
        title = shape.sub(_capital, title)
    if len(re.findall("—", title)) == 1:  # a pair of dashes holds an aside
        title = _DASH.sub(_after_dash, title)
    return _WEAK.sub(_capital, title)


def joined(title: str, subtitle: str) -> str:
    """A title and its subtitle, with no colon after a mark that ends the title."""
    if not title or not subtitle:
        return title
    return f"{title}{' ' if title.endswith(('?', '!', ':', '—')) else ': '}{subtitle}"


def _after_dash(match: re.Match[str]) -> str:
    """“Clubs—and they make a difference” goes on; “Clubs—A view” begins again."""
    return match[0] if match["word"] in _ADDS else _capital(match)


def _capital(match: re.Match[str]) -> str:
    word, start = match["word"], match.start("word")
    after = match.string[match.end("word") :]
    shout = match.groupdict().get("shout")
    if word != word.lower() or is_symbol(word, after) or _is_address(match.string[start:]):
        return match[0]
    if shout and (shout.lower() in _SHOUTING or word in _RUNS_ON):
        return match[0]
    at = start - match.start()
    return match[0][:at] + word[0].upper() + match[0][at + 1 :]


def is_symbol(word: str, after: str) -> bool:
    """Whether a word in small letters stands for a number (“p < .05”, “n = 12”, “t test”)."""
    if _SYMBOL.match(after):
        return True
    return len(word) == 1 and word not in "aàio" and not (after[:1] == "-" and word in "ex")


def _is_address(text: str) -> bool:
    """Whether the text begins with an address, the name of a file, or “e.g.”."""
    match = _TOKEN.match(text)
    token = match[0].rstrip(".,;:?!)”\"’'") if match else ""
    return bool("://" in token or "@" in token or re.search(r"\w\.[^\W\d_]|_", token))
