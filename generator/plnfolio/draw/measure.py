"""How wide a text may get, without a font at hand, and where its lines break.

Widths are in em and on the safe side: what the widest of the usual serif text faces needs. A label
that is measured here never runs out of its box in a browser, whatever face that finds.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from math import inf

_LATIN = {
    0.33: " '",
    0.36: ",-./:;\\ijl·",
    0.41: "()I[]f",
    0.46: "!Jt‘’",
    0.52: '"*_`r',
    0.56: "?sz“”",
    0.61: "acevxy|",
    0.66: "$0123456789bdghknopqu{}–",
    0.71: "FLPSTZ",
    0.76: "ABEKVXY",
    0.81: "CGR",
    0.86: "#+<=>DOQU^~",
    0.91: "&HNw",
    0.96: "m",
    1.05: "%@MW—…",
}
_TAMIL = {1.55: "அஆஞஐளனஷஸ", 1.8: "ஊணஹ", 2.3: "ஔ"}
_WIDTHS = {
    char: width for table in (_LATIN, _TAMIL) for width, chars in table.items() for char in chars
}

# First code point of a block, width of its letters, width of its spacing vowel signs (Mc).
_BLOCKS = (
    (0x0000, 0.90, 0.50),
    (0x0370, 0.80, 0.50),  # Greek
    (0x0400, 0.86, 0.50),  # Cyrillic
    (0x0530, 0.78, 0.50),  # Armenian
    (0x0590, 0.68, 0.50),  # Hebrew
    (0x0600, 0.78, 0.50),  # Arabic, Syriac, Thaana, N'Ko
    (0x0900, 0.74, 0.30),  # Devanagari
    (0x0980, 0.76, 0.60),  # Bengali
    (0x0A00, 0.80, 0.30),  # Gurmukhi, Gujarati
    (0x0B00, 0.85, 0.60),  # Oriya
    (0x0B80, 1.15, 1.10),  # Tamil
    (0x0C00, 1.05, 0.70),  # Telugu
    (0x0C80, 1.10, 0.80),  # Kannada
    (0x0D00, 1.35, 1.30),  # Malayalam
    (0x0D80, 1.20, 1.20),  # Sinhala
    (0x0E00, 0.70, 0.60),  # Thai, Lao, Tibetan
    (0x1000, 1.15, 0.66),  # Myanmar
    (0x10A0, 0.80, 0.50),  # Georgian
    (0x1100, 1.00, 0.50),  # Hangul letters
    (0x1200, 0.95, 0.50),  # Ethiopic
    (0x13A0, 1.00, 0.50),  # Cherokee, Canadian syllabics
    (0x1780, 0.95, 1.20),  # Khmer
    (0x1800, 1.00, 1.00),  # Mongolian and its neighbours
    (0x1E00, 0.90, 0.50),  # Latin and Greek with marks
    (0x2000, 1.00, 0.50),  # punctuation and signs
    (0x2600, 1.40, 0.50),  # pictures
    (0x27C0, 1.05, 0.50),
    (0x2E80, 1.00, 0.50),  # Chinese, Japanese, Korean
    (0xA4D0, 1.10, 1.00),
    (0xAC00, 1.00, 0.50),
    (0xD7B0, 1.00, 0.50),
    (0xFB1D, 1.10, 0.50),  # Arabic and Hebrew forms
    (0xFE00, 1.00, 0.50),
    (0x10000, 1.20, 1.00),
    (0x1F000, 1.40, 0.50),  # pictures
    (0x20000, 1.00, 0.50),
)
_STARTS = [start for start, _, _ in _BLOCKS]
_JOINERS = {"\u200d"}
_VIRAMA = 9  # canonical combining class
_TONES = range(0x1F3FB, 0x1F400)  # skin tones
_FLAGS = range(0x1F1E6, 0x1F200)  # letters that stand in pairs for a flag
# Arabic letters as the last of their word, and where the word goes on: the widest of DejaVu Sans
# and of Noto’s Naskh, Kufi, Sans and Nastaliq, as a browser sets them.
_ARABIC = {
    (1.56, 1.56): "ے",
    (1.36, 0.96): "صض",
    (1.30, 0.93): "سش",
    (1.30, 0.40): "بتثٹپ",
    (1.25, 0.64): "كکگفڤ",
    (0.97, 0.84): "طظھ",
    (0.97, 0.40): "يىئی",
    (0.93, 0.68): "عغجحخچق",
    (0.90, 0.40): "لن",
    (0.90, 0.70): "ں",
    (0.71, 0.62): "مہ",
    (0.62, 0.84): "ه",
    (0.62, 0.62): "ةۀء",
    (0.58, 0.58): "دذڈورزڑژؤ",
    (0.33, 0.33): "اأإآٱ",
}
_LAST = {char: last for (last, _), chars in _ARABIC.items() for char in chars}
_GOES_ON = {char: width for (_, width), chars in _ARABIC.items() for char in chars}
_NEVER_JOINED = set("ےةۀءدذڈورزڑژؤاأإآٱ")
_NOT_FIRST = set("、。，．！？：；）］｝〉》」』】〕”’%‰ーぁぃぅぇぉっゃゅょァィゥェォッャュョ…")
_NOT_LAST = set("（［｛〈《「『【〔“‘")
_SPACES = re.compile(r"[^\S\u00a0\u202f]+|\u200b")
_BREAK_AFTER = re.compile(r"(?<=[^\W_][-/–—])(?=\w)")


@lru_cache(maxsize=4096)
def advance(char: str) -> float:
    """The width of one code point in em; 0 for what stands on or beside its neighbour."""
    if (width := _WIDTHS.get(char)) is not None:
        return width
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    if category[0] in "LS" and (base := unicodedata.normalize("NFD", char)[0]) in _WIDTHS:
        return _WIDTHS[base]
    if unicodedata.east_asian_width(char) in "WF" and not _pictorial(char):
        return 1.02
    if (last := _LAST.get(char)) is not None:
        return last
    _, letter, sign = _BLOCKS[bisect_right(_STARTS, ord(char)) - 1]
    if category == "Ll" and ord(char) < 0x0530:
        letter = 1.08 if char in "жмфшщыюѓњљœæ" else letter - 0.08
    elif category == "Lu" and ord(char) < 0x0530:
        letter = 1.2 if char in "ЖМФШЩЫЮЊЉŒÆ" else letter + 0.06
    return sign if category == "Mc" else letter


def _pictorial(char: str) -> bool:
    return (ord(char) >= 0x1F000 and ord(char) < 0x20000) or 0x2600 <= ord(char) < 0x27C0


def clusters(text: str) -> list[str]:
    """The text in pieces that a reader takes for one sign each (after UAX 29)."""
    found: list[str] = []
    for char in text:
        if found and _continues(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def _continues(cluster: str, char: str) -> bool:
    before = cluster[-1]
    if unicodedata.category(char) in ("Mn", "Me", "Mc") or char in _JOINERS:
        return True
    if ord(char) in _TONES or before in _JOINERS:
        return True
    if unicodedata.combining(before) == _VIRAMA and unicodedata.category(char) == "Lo":
        return True
    if ord(char) in _FLAGS:
        return len(cluster) == 1 and ord(before) in _FLAGS
    return 0x1100 <= ord(before) < 0x1200 and 0x1160 <= ord(char) < 0x1200  # Hangul vowels, finals


def width(text: str) -> float:
    """The most a text takes on one line, in em."""
    if text.isascii():
        return sum(map(advance, text))
    return sum(map(advance, text)) - sum(map(_saved, text, text[1:]))


def _saved(char: str, after: str) -> float:
    """How much narrower an Arabic letter is than at the end of a word, because its word goes on."""
    joins = char in _GOES_ON and char not in _NEVER_JOINED and "\u0620" <= after <= "\u06d3"
    return advance(char) - _GOES_ON[char] if joins else 0.0


def is_rtl(text: str) -> bool:
    """Whether a text reads from right to left: its first strong letter decides (UAX 9 P2)."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def slants(text: str) -> bool:
    """Whether the script has an italic: letters before the Hebrew block in Unicode."""
    return all(char < "\u0590" or "\u1e00" <= char < "\u2070" for char in text)


def wrap(text: str, limit: float) -> tuple[str, ...]:
    """Lines of at most ``limit`` em, as even as they get without another line.

    A word is broken only if it is wider than a line; Chinese and Japanese break between signs.
    """
    pieces = _pieces(text, limit)
    lines = _fill(pieces, limit)
    if len(lines) > 1:
        low, high = max(size for _, _, size in pieces), limit
        for _ in range(5):
            middle = (low + high) / 2
            tried = _fill(pieces, middle)
            if len(tried) <= len(lines):
                lines, high = tried, middle
            else:
                low = middle
    return tuple(lines)


def longest(text: str) -> float:
    """The widest piece of a text that no line is broken in, in em."""
    return max((size for _, _, size in _pieces(text, inf)), default=0.0)


def _fill(pieces: list[tuple[str, str, float]], limit: float) -> list[str]:
    """Lines filled one after the other; a piece is (space before it, text, width)."""
    lines: list[str] = []
    used = 0.0
    for space, text, size in pieces:
        needed = used + advance(" ") * len(space) + size
        if lines and needed <= limit:
            lines[-1] += space + text
            used = needed
        else:
            lines.append(text)
            used = size
    return lines or [""]


def _pieces(text: str, limit: float) -> list[tuple[str, str, float]]:
    """What must stay together on a line, cut where it is wider than a line."""
    found: list[tuple[str, str, float]] = []
    for word in filter(None, _SPACES.split(text.replace("\u00ad", ""))):
        space = " "
        for part in _BREAK_AFTER.split(word):
            for piece in _unbroken(part):
                for bit, size in _cut(piece, limit):
                    found.append((space, bit, size))
                    space = ""
    return found


def _unbroken(word: str) -> list[str]:
    if not any(map(_breaks_anywhere, word)):
        return [word]
    pieces: list[str] = []
    for cluster in clusters(word):
        before = pieces[-1] if pieces else ""
        apart = before and (_breaks_anywhere(before[-1]) or _breaks_anywhere(cluster[0]))
        if apart and before[-1] not in _NOT_LAST and cluster[0] not in _NOT_FIRST:
            pieces.append(cluster)
        elif pieces:
            pieces[-1] += cluster
        else:
            pieces.append(cluster)
    return pieces


def _breaks_anywhere(char: str) -> bool:
    """Whether a line may break beside the sign: ideographs and kana, but not Hangul."""
    return unicodedata.east_asian_width(char) in "WF" and not 0xAC00 <= ord(char) < 0xD7B0


def _cut(piece: str, limit: float) -> list[tuple[str, float]]:
    size = width(piece)
    if size <= limit:
        return [(piece, size)]
    bits: list[tuple[str, float]] = []
    for cluster in clusters(piece):
        wide = width(cluster)
        if bits and bits[-1][1] + wide <= limit:
            bits[-1] = (bits[-1][0] + cluster, bits[-1][1] + wide)
        else:
            bits.append((cluster, wide))
    return bits
