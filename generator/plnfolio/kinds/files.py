"""What an artifact shows beside its text, as pages show it: what sort of file each is."""

from __future__ import annotations

import posixpath

from plnfolio.kinds.base import Material, canonical
from plnfolio.model.address import rooted
from plnfolio.model.dated import SANDBOX, CaptionsView, FileView
from plnfolio.model.marks import ROOT
from plnfolio.model.site import ArtifactFile

_FORMS = {"web": "web_page", "video": "video", "audio": "audio"}

_SORTS = {
    "word": ".docx .doc .docm .dotx",
    "powerpoint": ".pptx .ppt .pptm .ppsx .pps .potx",
    "excel": ".xlsx .xls .xlsm .xltx",
    "pages": ".pages",
    "keynote": ".key",
    "numbers": ".numbers",
    "text_document": ".odt .rtf",
    "slides": ".odp",
    "spreadsheet": ".ods",
    "table": ".csv .tsv",
    "text": ".txt .text",
    "book": ".epub",
    "zip": ".zip",
    "h5p": ".h5p",
}
_SORT_OF = {ending: sort for sort, endings in _SORTS.items() for ending in endings.split()}
_SHOWN = (".pdf", ".txt", ".text")
"""Endings of documents that browsers open by themselves."""


def file_view(material: Material, file: ArtifactFile) -> FileView:
    """A file of an artifact as pages show it."""
    opens = file.form != "document" or file.path.lower().endswith(_SHOWN)
    url = rooted(material.file_path(file.path)) + file.query
    return FileView(
        form=file.form if opens else "download",
        name=posixpath.basename(file.package or file.path),
        url=url,
        address=canonical(material.site.config, url.removeprefix(ROOT)),
        type=_type(material, file.path),
        size=file.size,
        captions=tuple(
            CaptionsView(language, rooted(material.file_path(captions)))
            for language, captions in file.captions
        ),
        sandbox=SANDBOX if file.package and file.alone else "",
        pages=file.pages,
    )


def label(material: Material, files: tuple[ArtifactFile, ...]) -> str:
    """What an artifact is, by its first file: PDF, a video."""
    for file in files[:1]:
        if file.form != "document":
            return material.t(_FORMS[file.form])
        return _type(material, file.path)
    return ""


def _type(material: Material, path: str) -> str:
    """As people say it: “PDF”, “Word document”; the ending for what has no such name."""
    ending = posixpath.splitext(path)[1].lower()
    sort = _SORT_OF.get(ending)
    return material.t(f"file_{sort}") if sort else ending[1:].upper()
