"""Whether an author wants to hear that a page has another address now."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from plnfolio.patterns import regex

_LONGEST = 200
"""Characters of an address that anybody types."""

# Whose addresses are made to last, or to be short: it is for them to lead elsewhere.
_LASTING = regex(
    r"(?i)(?:.+\.)?(?:doi\.org|handle\.net|purl\.org|purl\.\w+\.\w+|w3id\.org|n2t\.net|identifiers\.org|osf\.io"
    r"|perma\.cc|bit\.ly|tinyurl\.com|tiny\.cc|t\.co|goo\.gl|ow\.ly|is\.gd|buff\.ly|lnkd\.in|rebrand\.ly"
    r"|rb\.gy|cutt\.ly|shorturl\.at|forms\.gle|g\.co|aka\.ms|amzn\.to|fb\.me|wp\.me|youtu\.be|kutt\.it|v\.gd"
    r"|redd\.it|apple\.co|nyti\.ms|web\.archive\.org)"
)
# Nobody has chosen such a word: “/3xYz9Ab”.
_SHORTENED = regex(r"/(?=\w*[\dA-Z])\w{4,12}/?")
_LANGUAGE = regex(r"(?i)/[a-z]{2}(?:[-_][a-z]{2,4})?(?=/|\Z)")


def worth_telling(asked: str, now: str) -> bool:
    """Whether the address ``now`` says more than the one that was ``asked``.

    Not where the host only tidies up: a slash, “www.”, a language, something behind “?”.
    """
    try:
        before, after = urlsplit(asked), urlsplit(now)
        old, new = (before.hostname or "", after.hostname or "")
    except ValueError:
        return False
    if len(now) > _LONGEST or _LASTING.fullmatch(old):
        return False
    if _bare(old) != _bare(new):
        return not (len(old) <= 10 and _SHORTENED.fullmatch(before.path) and not before.query)
    if before.scheme != after.scheme:
        return after.scheme == "https"
    if unquote(before.path).rstrip("/") == "":
        return False  # a site knows where its front page is
    paths = {_tidy(before.path), _tidy(_LANGUAGE.sub("", before.path, count=1))}
    same = _tidy(after.path) in paths or _tidy(_LANGUAGE.sub("", after.path, count=1)) in paths
    return not same


def is_front_page(address: str) -> bool:
    """Whether a whole site stands at an address, and no page of it."""
    path = urlsplit(address).path
    return path.strip("/") == "" or bool(_LANGUAGE.fullmatch(path.rstrip("/")))


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


def _tidy(path: str) -> str:
    """A path without what servers put right by themselves."""
    path = unquote(path).casefold().rstrip("/")
    for name in ("/index.html", "/index.htm", "/index.php", ".html", ".htm"):
        path = path.removesuffix(name)
    return path
