"""Descriptions in square brackets that people wrote behind a title: one is enough (APA 9.21)."""

from __future__ import annotations

import re

from plnfolio.read.references.draft import Draft
from plnfolio.read.references.markup import bare

_BEHIND = re.compile(r"^(?P<title>.*\S)\s*\[(?P<said>[^\[\]]+)\]$", re.DOTALL)
# What a bracket behind a title says of the work; other brackets are translations (APA 9.38).
_KINDS = re.compile(
    r"^(?:(?:online |streaming |youtube |instructional )?videos?(?: file| clip| recording)?|film"
    r"|motion picture|documentary(?: film)?|webinar|webcast|audio(?: file| recording|book)?"
    r"|(?:(?:audio|video) )?podcast(?: episode)?|(?:tv|television|radio) (?:series|broadcast)"
    r"(?: episode)?|(?:tv|television) (?:series )?episode|song|album|ted ?talk"
    r"|data ?(?:set|file)s?|computer software|software|mobile app(?:lication)?|app"
    r"|(?:powerpoint|lecture|google) (?:slides|notes)|powerpoint(?: presentation)?|slides?"
    r"|infographic|photograph|image|map|poster|lecture|speech|presentation|blog(?: post)?"
    r"|web ?log(?: post)?|tweet|status update|(?:facebook )?post|large language model"
    r"|(?:doctoral|master[’']?s|unpublished \w+)[\w’' ]* (?:dissertation|thesis)|press release)$",
    re.IGNORECASE,
)
# APA 6's words for what APA 7 calls otherwise (10.12, 10.13).
_NEWER = {
    "video file": "Video",
    "video clip": "Video",
    "online video": "Video",
    "streaming video": "Video",
    "youtube video": "Video",
    "ted talk": "Video",
    "audio file": "Audio",
    "motion picture": "Film",
    "data file": "Data set",
    "dataset": "Data set",
    "powerpoint": "PowerPoint slides",
    "powerpoint presentation": "PowerPoint slides",
    "television series": "TV series",
    "television series episode": "TV series episode",
}


def one_bracket(made: Draft) -> None:
    """Take a description from behind the title; it is the work's if the record says none."""
    fields = made.fields
    for name in ("genre", "medium"):
        fields[name] = _newer(fields.get(name, ""))
    match = _BEHIND.match(fields.get("title", ""))
    said = bare(match["said"]).strip() if match else ""
    told = {fields["genre"].casefold(), fields["medium"].casefold()}
    if not match or not (_KINDS.match(said) or said.casefold() in told):
        return
    fields["title"] = match["title"]
    if not (fields["genre"] or fields["medium"]):
        fields["genre"] = _newer(said)


def _newer(said: str) -> str:
    return _NEWER.get(said.casefold(), said)
