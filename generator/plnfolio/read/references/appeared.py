"""Where a work appeared, looked for where exporters put it, or where only its address tells."""

from __future__ import annotations

import re

from plnfolio.read.references import archived, databases, hosts, newspapers
from plnfolio.read.references.brackets import one_bracket
from plnfolio.read.references.draft import Draft
from plnfolio.read.references.markup import bare

_PAGES = frozenset(("webpage", "document"))
_SOUND = re.compile(
    r"^(?:|(?:audio )?podcast(?: episode)?|audio(?: file)?|mp3|m4a|sound|audio/mpeg)$", re.I
)
_MOVING = re.compile(r"^(?:video(?: podcast)?(?: episode| file)?|mp4|m4v|video/mp4)$", re.I)
_VIDEO_NAMES = {
    "youtube": "YouTube",
    "vimeo": "Vimeo",
    "ted": "TED Conferences",
    "ted talks": "TED Conferences",
    "ted talk": "TED Conferences",
    "dailymotion": "Dailymotion",
    "tiktok": "TikTok",
    "twitch": "Twitch",
}
_WIKI_TITLE = re.compile(
    r"\s*(?:[—–|-]+|\bin\b)\s*(?P<wiki>Wik(?:ipedia|tionary|iversity|ibooks|ivoyage))"
    r"(?:, the free \w+)?$",
    re.IGNORECASE,
)
_WIKI_NAME = re.compile(r"wiki(?!media|leaks|data)|\bfandom\b", re.IGNORECASE)
_CARRIER = r"\b(?:kindle|e-?book|paperback|hardcover|epub)\b"
_SCHOLARLY = re.compile(
    r"journal|review|studies|research|quarterly|annals|transactions|proceedings|bulletin|letters"
    r"|advances|frontiers|archives|science|international|revista|revue|zeitschrift",
    re.IGNORECASE,
)


def look(made: Draft) -> None:
    """Name the show, site, database or periodical, and with it the kind of the work."""
    one_bracket(made)
    _video(made)
    _podcast(made)
    _post(made)
    _kept(made)
    _wiki(made)
    _site(made)
    archived.look(made)
    _newspaper(made)
    _version(made)
    _carrier(made)


def _named(text: str) -> str:
    """A provider's name for comparing: “www.youtube.com” and “YouTube” are one."""
    return re.sub(r"^www\.|\.com$", "", text.strip().lower())


def _says(made: Draft, field: str, name: str) -> bool:
    return _VIDEO_NAMES.get(_named(made.fields.get(field, ""))) == name


def _video(made: Draft) -> None:
    """Whoever uploaded a video is its author, and who shows it its publisher (APA 10.12)."""
    fields, address = made.fields, made.fields.get("URL", "")
    at = hosts.video_site(address)
    held = [_named(fields.get(name, "")) for name in ("container-title", "publisher", "source")]
    site = at or next((_VIDEO_NAMES[name] for name in held if name in _VIDEO_NAMES), "")
    if (
        made.type in _PAGES
        and site
        and (hosts.is_one_video(address) or fields.get("genre", "").lower() == "video")
    ):
        made.type = "motion_picture"
        fields["title"] = re.sub(r"\s+[-–—|]\s+YouTube$", "", fields.get("title", ""))
    if made.type != "motion_picture" or not site:
        return
    fields["genre"] = fields.get("genre") or ("" if fields.get("medium") else "Video")
    uploaded = "author" not in made.names and not fields["genre"].lower().startswith("film")
    if uploaded and "director" in made.names:
        made.names["author"] = made.names.pop("director")
    for name in ("container-title", "publisher"):
        if _says(made, name, site) or _is_author(made, fields.get(name, "")):
            del fields[name]
    if not (fields.get("container-title") or fields.get("publisher")):
        fields["publisher"] = site


def _is_author(made: Draft, text: str) -> bool:
    people = made.names.get("author", ())
    return bool(text) and any(text.casefold() == one.literal.casefold() for one in people)


def _podcast(made: Draft) -> None:
    """Zotero's podcasts are songs or broadcasts of a series, without a label (APA 10.13)."""
    fields = made.fields
    if made.type == "song" and not _is_episode(made):
        return
    if made.type not in ("song", "broadcast"):
        return
    spoken = fields.get("medium") or fields.get("genre", "")
    if "container-title" not in fields and "collection-title" in fields:
        fields["container-title"] = fields.pop("collection-title")
        if number := fields.pop("collection-number", ""):
            fields.setdefault("number", number)
    elif made.type == "broadcast" and not (spoken and _SOUND.match(spoken)):
        return  # on a screen, or what it is has been said
    made.type = "broadcast"
    kind = "Audio podcast" if _SOUND.match(spoken) else "Video podcast"
    if _SOUND.match(spoken) or _MOVING.match(spoken):
        place = "genre" if fields.get("genre") and not fields.get("medium") else "medium"
        fields.pop("genre", None)
        fields[place] = f"{kind} episode" if "container-title" in fields else kind
    if "author" in made.names and "host" not in made.names:
        made.names["host"] = made.names.pop("author")


def _is_episode(made: Draft) -> bool:
    """Whether a “song” was spoken: it is of a series, or of a show that has days."""
    if "composer" in made.names:
        return False
    if "collection-title" in made.fields and "container-title" not in made.fields:
        return "publisher" not in made.fields
    date = made.dates.get("issued")
    of_a_day = bool(date and date.parts and len(date.parts[0]) > 2)
    return "container-title" in made.fields and of_a_day


def _post(made: Draft) -> None:
    """A post on a social network, which its address tells (APA 10.15)."""
    fields = made.fields
    site = hosts.post_site(fields.get("URL", ""))
    if made.type == "post" or (made.type in _PAGES and site):
        made.type = "post"
        if not fields.get("container-title") or "twitter" in fields["container-title"].lower():
            fields["container-title"] = site or fields.get("container-title", "")


def _kept(made: Draft) -> None:
    """Slides, pictures, programs, data and preprints, whose keeper the address tells."""
    fields = made.fields
    kept = [fields.get(name) for name in ("publisher", "container-title", "event-title", "archive")]
    name = hosts.keeper(fields.get("URL", ""), made.type)
    if name and not any(kept) and not _is_author(made, name):
        fields["publisher"] = name


def _wiki(made: Draft) -> None:
    """Pages of Wikipedia and other wikis, which nobody in particular wrote (APA 10.3 ex. 49)."""
    fields = made.fields
    title = fields.get("title", "")
    match = _WIKI_TITLE.search(title)
    held = [fields.get(name, "") for name in ("container-title", "publisher", "collection-title")]
    named = next((name for name in held if _WIKI_NAME.search(name)), "")
    wiki = hosts.wiki(fields.get("URL", "")) or _plain_wiki(named)
    if not wiki or not (made.type in _PAGES or made.type.startswith(("entry", "article", "chap"))):
        return
    made.type = "entry-dictionary" if wiki == "Wiktionary" else "entry-encyclopedia"
    if match:
        fields["title"] = title[: match.start()]
    for name in ("publisher", "collection-title"):
        if _WIKI_NAME.search(fields.get(name, "")) or "wikimedia" in fields.get(name, "").lower():
            del fields[name]
    fields["container-title"] = wiki
    kept = tuple(
        name
        for name in made.names.pop("author", ())
        if not re.search(r"\bcontributors?$", name.literal, re.I)
        and name.literal.casefold() not in (wiki.casefold(), named.casefold())
    )
    if kept:
        made.names["author"] = kept


def _plain_wiki(name: str) -> str:
    """“Wikipedia, the free encyclopedia” as “Wikipedia”."""
    return re.sub(r"(?i)^(wik\w+), the free \w+$", r"\1", bare(name)).strip()


def _site(made: Draft) -> None:
    """A page whose site is known by who provided it (APA 9.32)."""
    fields = made.fields
    source = fields.get("source", "")
    named = fields.get("container-title") or fields.get("publisher")
    if made.type in ("webpage", "post-weblog") and source and not named:
        fields["container-title"] = source if databases.is_site(source) else ""


def _newspaper(made: Draft) -> None:
    """What newspapers and magazines print is dated to the day (APA 10.1 examples 15 and 16)."""
    fields = made.fields
    name = bare(fields.get("container-title", ""))
    if made.type != "article-journal" or not name:
        return
    numbered = any(fields.get(field) for field in ("volume", "DOI", "PMID", "status"))
    placed = any(fields.get(field) for field in ("issue", "page", "number"))
    date = made.dates.get("issued")
    of_a_day = bool(date and date.parts and len(date.parts[0]) > 2)
    kind = newspapers.kind(name, numbered=numbered)
    online = of_a_day and fields.get("URL") and not (numbered or placed)
    if not kind and online and not _SCHOLARLY.search(name):
        kind = "article-magazine"
    made.type = kind or made.type


def _carrier(made: Draft) -> None:
    """“Kindle edition” says what carries the text, which APA 7 leaves out (10.2 example 22)."""
    said = made.fields.get("edition", "")
    kept = re.sub(_CARRIER, "", said, flags=re.IGNORECASE).strip(" ,;")
    if kept != said:
        made.fields["edition"] = "" if re.fullmatch(r"(?i)ed(?:n|ition)?\.?|", kept) else kept


def _version(made: Draft) -> None:
    """The version of a program stands once, in whichever fields it was written (APA 10.10)."""
    fields = made.fields
    if made.type not in ("software", "dataset"):
        return
    version = fields.get("version") or fields.pop("edition", "")
    if not version:
        return
    fields["version"] = version
    if _figure(fields.get("edition", "")) == _figure(version):
        fields.pop("edition", None)
    title, found, said = fields.get("title", "").rpartition(" (")
    if found and said.endswith(")") and _figure(said[:-1]) == _figure(version):
        fields["title"] = title


def _figure(text: str) -> str:
    label = r"\b(?:version|ver|v)\b\.?\s*|\s*\bversion\b|^v(?=\d)"
    return re.sub(label, "", text, flags=re.IGNORECASE).strip().lower()
