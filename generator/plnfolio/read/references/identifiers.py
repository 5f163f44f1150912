"""DOIs and web addresses: one form for each, however an exporter wrote them (APA 9.35, 9.36)."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

from plnfolio.model.webaddress import slip

# ISO 26324: a prefix of “10.” and digits, a slash, and anything.
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_LABEL = re.compile(
    r"^(?:\s*(?:doi|available (?:at|from)|https?)\s*[:=]?\s+|\s*doi\s*[:=]\s*)", re.I
)
# The resolver, old and new, also behind a library's proxy (doi-org.proxy.example.edu).
_RESOLVER = re.compile(
    r"^(?:https?:)?(?://)?(?:dx\.|www\.)?doi(?:\.org|-org\.[\w.-]+)(?::\d+)?/", re.I
)
# https://shortdoi.org: “10/fg6rf9”, resolved as https://doi.org/fg6rf9.
_SHORT = re.compile(r"^(?:10/)?([a-z0-9]{3,12})$", re.I)
_WEB = ("http", "https", "ftp")


def doi(text: str) -> tuple[str, str]:
    """A DOI as ``("10.1000/xyz", "")`` or, for a shortDOI, ``("", its address)``.

    Both empty when the text holds no DOI.
    """
    text = _LABEL.sub("", text.strip().strip("<>{}")).strip()
    resolver = _RESOLVER.match(text)
    rest = text[resolver.end() :] if resolver else text
    if resolver or "%2f" in rest[:12].lower():
        rest = unquote(rest)
    found = _DOI.match(rest) or (_DOI.search(rest) if not resolver else None)
    if found:
        return _trimmed(found[0]), ""
    short = _SHORT.match(rest.rstrip("."))
    if short and (resolver or rest.startswith("10/")):
        return "", f"https://doi.org/{short[1]}"
    return "", ""


def doi_of_url(address: str) -> str:
    """The DOI that an address of the resolver stands for, empty for any other address."""
    return doi(address)[0] if _RESOLVER.match(address.strip()) else ""


def url(text: str) -> str:
    """A web address made whole, empty when the text is none that a reader can open."""
    text = text.strip().strip("<>").strip()
    if re.match(
        r"(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|gov|io|info)(?:/|$))", text, re.I
    ):
        text = f"https://{text}"
    elif text.startswith("//"):
        text = f"https:{text}"
    text = re.sub(r'[\s"<>\\^`{|}]', lambda match: quote(match[0]), text)
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    if slip(text):
        return ""
    return text if parts.scheme.lower() in _WEB and parts.netloc else ""


def _trimmed(found: str) -> str:
    """A DOI without the punctuation of the sentence around it; its own brackets stay."""
    found = found.rstrip(".,;:'\"”’>")
    for opening, closing in ("()", "[]", "{}"):
        while found.endswith(closing) and found.count(closing) > found.count(opening):
            found = found[:-1].rstrip(".,;")
    return found
