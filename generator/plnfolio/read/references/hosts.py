"""What an address tells by itself: whose it is, whether it opens for everybody, a DOI in it."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

# Who shows videos, as APA names them (10.12); by the last parts of the host.
_VIDEOS = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "youtube-nocookie.com": "YouTube",
    "vimeo.com": "Vimeo",
    "ted.com": "TED Conferences",
    "dailymotion.com": "Dailymotion",
    "dai.ly": "Dailymotion",
    "tiktok.com": "TikTok",
    "twitch.tv": "Twitch",
    "facebook.com": "Facebook",
    "fb.watch": "Facebook",
    "instagram.com": "Instagram",
}
# Addresses of one video, not of a channel or of somebody's page.
_ONE_VIDEO = re.compile(
    r"^(?:youtube(?:-nocookie)?\.com/(?:watch\b|shorts/|live/|embed/|v/)|youtu\.be/[\w-]{6,}"
    r"|(?:player\.)?vimeo\.com/(?:video/|channels/[\w-]+/)?\d+|ted\.com/talks/"
    r"|dailymotion\.com/video/|dai\.ly/\w+|tiktok\.com/@[\w.]+/video/|fb\.watch/)",
    re.IGNORECASE,
)
# Encyclopaedias that everybody writes (APA 10.3 example 49).
_WIKIS = {
    "wikipedia.org": "Wikipedia",
    "wiktionary.org": "Wiktionary",
    "wikiversity.org": "Wikiversity",
    "wikibooks.org": "Wikibooks",
    "wikivoyage.org": "Wikivoyage",
    "edutechwiki.unige.ch": "EduTech Wiki",
}
# Who keeps slides, pictures, programs, data and preprints (APA 10.5, 10.8-10.10, 10.14).
_SLIDES = {"slideshare.net": "SlideShare", "speakerdeck.com": "Speaker Deck", "prezi.com": "Prezi"}
_PICTURES = {
    "flickr.com": "Flickr",
    "unsplash.com": "Unsplash",
    "pexels.com": "Pexels",
    "pixabay.com": "Pixabay",
    "commons.wikimedia.org": "Wikimedia Commons",
    "deviantart.com": "DeviantArt",
}
_PROGRAMS = {
    "apps.apple.com": "App Store",
    "itunes.apple.com": "App Store",
    "play.google.com": "Google Play Store",
    "github.com": "GitHub",
    "gitlab.com": "GitLab",
    "zenodo.org": "Zenodo",
}
_DATA = {
    "zenodo.org": "Zenodo",
    "figshare.com": "figshare",
    "kaggle.com": "Kaggle",
    "osf.io": "OSF",
    "dataverse.harvard.edu": "Harvard Dataverse",
    "data.mendeley.com": "Mendeley Data",
    "datadryad.org": "Dryad",
    "icpsr.umich.edu": "ICPSR",
    "github.com": "GitHub",
}
_PREPRINTS = {
    "arxiv.org": "arXiv",
    "psyarxiv.com": "PsyArXiv",
    "edarxiv.org": "EdArXiv",
    "ssrn.com": "SSRN",
    "biorxiv.org": "bioRxiv",
    "medrxiv.org": "medRxiv",
    "osf.io": "OSF Preprints",
}
_KEEPERS = {
    "speech": _SLIDES,
    "graphic": _PICTURES,
    "figure": _PICTURES,
    "map": _PICTURES,
    "software": _PROGRAMS,
    "dataset": _DATA,
    "article": _PREPRINTS,
}
# Where posts are (APA 10.15), and how the address of one looks.
_POSTS = {
    "twitter.com": ("Twitter", re.compile(r"^/[^/]+/status/")),
    "x.com": ("X", re.compile(r"^/[^/]+/status/")),
    "instagram.com": ("Instagram", re.compile(r"^/(?:p|reel)/")),
    "facebook.com": ("Facebook", re.compile(r"/(?:posts|photos)/")),
    "linkedin.com": ("LinkedIn", re.compile(r"^/(?:posts|feed/update)/")),
    "reddit.com": ("Reddit", re.compile(r"^/r/[^/]+/comments/")),
    "threads.net": ("Threads", re.compile(r"/post/")),
    "bsky.app": ("Bluesky", re.compile(r"/post/")),
}
# Readers' desks of libraries and shops, which open for whoever has signed in (APA 9.30, 9.34).
_CLOSED = re.compile(
    r"^(?:[\w.-]*\bebscohost\.com/|(?:research|openurl|discovery|essentials)\.ebsco\.com/"
    r"|[\w.-]+\.idm\.oclc\.org(?:/|$)|go\.openathens\.net/|[\w.-]*galegroup\.com/"
    r"|go\.gale\.com/ps/|link\.gale\.com/apps/|(?:ebookcentral|gateway)\.proquest\.com/"
    r"|(?:[\w-]+\.)?proquest\.com/(?:.*/)?(?:docview|openview|pqdtopen|legacydocview|pagepdf)\b"
    r"|site\.ebrary\.com/|(?:bookshelf|online|reader)\.vitalsource\.com/|read\.amazon\.[\w.]+(?:/|$)"
    r"|learning\.oreilly\.com/|[\w.-]*safaribooksonline\.com/|[\w.-]*vlebooks\.com/"
    r"|[\w.-]*kortext\.com/|[\w.-]*dawsonera\.com/|[\w.-]*myilibrary\.com/|[\w.-]*redshelf\.com/"
    r"|(?:ovidsp|gateway|[\w.-]*\.ovidsp)[\w.-]*\.ovid\.com/|advance\.lexis\.com/"
    r"|[\w.-]*nexisuni\.com/|infoweb\.newsbank\.com/|[\w.-]+\.exlibrisgroup\.com/"
    r"|zotero\.org/(?:users|groups)/)",
    re.IGNORECASE,
)
# Catalogues have the record of a work, not the work.
_CATALOGUES = re.compile(
    r"^(?:(?:[\w-]+\.)?worldcat\.org/|(?:catalog|lccn)\.loc\.gov/|pubmed\.ncbi\.nlm\.nih\.gov/"
    r"|ncbi\.nlm\.nih\.gov/pubmed/|psycnet\.apa\.org/record/|scopus\.com/(?:inward|record)/"
    r"|[\w.-]*webofscience\.com/|[\w.-]*webofknowledge\.com/|eric\.ed\.gov/\?id=EJ)",
    re.IGNORECASE,
)
_PROXY = re.compile(r"proxy\d*$|^(?:ez)?proxy[-_\d]")
_LOGIN = re.compile(
    r"/login\b.*[?&]q?url=|[?&](?:authtype|accountid|groupid|custid)=", re.IGNORECASE
)
_IN_PATH = re.compile(
    r"(?:/|(?:^|[?&])(?:id|doi|file)=)(10\.\d{4,9}(?:\.\d+)*/[^?&#\s]+?)"
    r"(?:/(?:full|abstract|abs|pdf|pdfft|epdf|epub|html?|meta|summary|references|figures)(?:/.*)?"
    r"|\.(?:pdf|html?|full|abstract))?/?(?=[?&#]|$)",
    re.IGNORECASE,
)
_ERIC = re.compile(r"\b(E[DJ]\d{6,7})\b")


def video_site(address: str) -> str:
    """Who shows the videos that are at such an address, empty if nobody is known for it."""
    return _at(address, _VIDEOS)


def is_one_video(address: str) -> bool:
    """Whether an address is that of a single video."""
    return bool(_ONE_VIDEO.match(_bare(address)))


def wiki(address: str) -> str:
    """The wiki that a page is in."""
    return _at(address, _WIKIS)


def post_site(address: str) -> str:
    """The site of a single post."""
    parts = _parts(address)
    name, shape = next(
        (held for host, held in _POSTS.items() if _is_at(parts, host)), ("", re.compile("$."))
    )
    return name if parts and shape.search(parts.path) else ""


def keeper(address: str, kind: str) -> str:
    """Who keeps works of a CSL type that are at such an address."""
    return _at(address, _KEEPERS.get(kind, {}))


def is_closed(address: str) -> bool:
    """Whether an address opens only for those who have signed in (APA 9.30, 9.34)."""
    parts = _parts(address)
    if not parts:
        return False
    behind = any(map(_PROXY.search, (parts.hostname or "").split(".")[:-2]))
    return behind or bool(_LOGIN.search(address) or _CLOSED.match(_bare(address)))


def is_record(address: str) -> bool:
    """Whether an address leads to a catalogue's record of a work."""
    return bool(_CATALOGUES.match(_bare(address)))


def meant(address: str) -> str:
    """The address that a library's login leads on to, or the address itself."""
    parts = _parts(address)
    if parts and "url=" in parts.query and (_LOGIN.search(address) or is_closed(address)):
        onward = [value for key in ("url", "qurl") for value in parse_qs(parts.query).get(key, [])]
        return next((one for one in onward if one.startswith("http")), address)
    return address


def doi_within(address: str) -> str:
    """The DOI in a publisher's address (“…/doi/full/10.1080/…”), empty if there is none."""
    parts = _parts(meant(address))
    if not parts or "handle" in parts.path or parts.netloc.startswith("hdl."):
        return ""
    rest = f"{unquote(parts.path)}?{unquote(parts.query)}" if parts.query else unquote(parts.path)
    found = _IN_PATH.search(rest)
    return found[1].rstrip(".,;") if found else ""


def eric_number(text: str) -> str:
    """ERIC's number of a document (“ED545393”) or of an article (“EJ972454”)."""
    found = _ERIC.search(text.upper())
    return found[1] if found else ""


def is_eric(address: str) -> bool:
    """Whether ERIC has what is at the address, or a record of it."""
    return _is_at(_parts(address), "eric.ed.gov")


def is_proquest(address: str) -> bool:
    """Whether ProQuest has what is at the address."""
    return _is_at(_parts(address), "proquest.com")


def _at(address: str, names: dict[str, str]) -> str:
    parts = _parts(address)
    return next((name for host, name in names.items() if _is_at(parts, host)), "")


def _is_at(parts: SplitResult | None, host: str) -> bool:
    name = (parts.hostname or "") if parts else ""
    return name == host or name.endswith(f".{host}")


def _bare(address: str) -> str:
    """An address without its scheme and “www.” or “m.”."""
    return re.sub(r"^https?://(?:(?:www|m)\.)?", "", address.strip(), flags=re.IGNORECASE)


def _parts(address: str) -> SplitResult | None:
    text = address.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        return parts if parts.hostname else None
    except ValueError:
        return None
