"""What lies beside the text of an artifact: which files are shown, and as what."""

from __future__ import annotations

import posixpath
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from unicodedata import normalize

from plnfolio.diagnostics import Problem, Span, did_you_mean, listed, unreadable
from plnfolio.frozen import dataclass
from plnfolio.images.picture import ENDINGS
from plnfolio.model.site import Artifact, ArtifactFile, Form, Places
from plnfolio.read.exports import WEB, inmost, is_manifest, is_packed
from plnfolio.read.exports import start as start_of
from plnfolio.read.reading import MARKDOWN

VIDEO = (".mp4", ".m4v", ".webm", ".ogv", ".mov")
AUDIO = (".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".flac", ".wav")
_CAPTIONS = ".vtt"

# What lies beside a text without being what it is about.
_QUIET = (*ENDINGS, _CAPTIONS, *MARKDOWN)


@dataclass(frozen=True, slots=True)
class Folder:
    """An artifact's folder: ``files`` are its paths by what follows the folder, accents composed.

    They are sorted by it. All paths begin at the site's folder ``root``.
    """

    root: Path
    path: str
    files: Mapping[str, str]
    names: Sequence[str]

    def below(self, name: str) -> dict[str, str]:
        """The paths of all files in a folder of this one, by what follows that."""
        start = f"{name}/"
        return {one[len(start) :]: self.files[one] for one in _under(start, self.names)}


def folder_of(root: Path, text: str, paths: Sequence[str]) -> Folder:
    """The folder that the artifact at ``text`` has for itself; ``paths`` are sorted.

    Without files where the text has no folder of its own.
    """
    path, name = posixpath.split(text)
    found = _under(f"{path}/", paths) if posixpath.splitext(name)[0] == "index" else ()
    inner = {normalize("NFC", one[len(path) + 1 :]): one for one in found if one != text}
    names = sorted(inner)
    return Folder(root, path, {name: inner[name] for name in names}, names)


def read_files(
    folder: Folder, named: Sequence[str], places: Places, problems: list[Problem]
) -> tuple[ArtifactFile, ...]:
    """The files that an artifact shows: those ``named``, or the only one that is there to show.

    A picture is none: the text shows it, with words for those who cannot see it. Problems:
    ``missing-file``, ``which-file``, ``no-start-page``, ``loose-export``, ``missing-alt`` and the
    warning ``no-captions``.
    """
    loose = next((one for one in folder.files if one == "index.html" or _is_list(one)), "")
    if loose:
        message = "the start page of an export lies loose beside this text"
        if loose != "index.html":
            message = f"the files of an exported course lie loose beside this text: {loose} is one"
        remedy = "move the whole export into a folder of its own beside index.md, such as module/"
        problems.append(Problem("loose-export", message, places["file",], remedy))
        return ()
    found = []
    for index, name in enumerate(named or _only(folder, places, problems)):
        try:
            found.append(_file(name, folder, places, index, problems))
        except OSError as error:
            problems.append(unreadable(f"{folder.path}/{name}", error))
    return tuple(filter(None, found))


def copied_with(files: Iterable[ArtifactFile], folder: Folder) -> Iterator[str]:
    """Every file that has to be published for these to work."""
    for file in files:
        if file.package:
            yield from _under(f"{file.package}/", sorted(folder.files.values()))
        else:
            yield file.path
        yield from (path for _, path in file.captions)


def unopened(artifact: Artifact, paths: Sequence[str]) -> Iterator[Problem]:
    """A warning for each folder beside a text that shows nothing and has no page to open it with.

    Folders of pictures are for the text. Problem: ``no-start-page``.
    """
    folder = folder_of(Path(), artifact.path, paths)
    loose = any("/" not in name and not name.lower().endswith(_QUIET) for name in folder.files)
    if artifact.files or artifact.matter.file or loose:
        return
    for name in dict.fromkeys(name.split("/", 1)[0] for name in folder.files if "/" in name):
        if all(inner.lower().endswith(_QUIET) for inner in folder.below(name)):
            continue
        message = f"nothing shows what is in the folder “{name}”: it has no page to open it with"
        remedy = f"name its first page in index.md, such as “file: {name}/start.html”"
        yield Problem("no-start-page", message, Span(f"{folder.path}/{name}"), remedy, "warning")


def _under(start: str, paths: Sequence[str]) -> Sequence[str]:
    """Those of some sorted paths that begin with ``start``."""
    first = bisect_left(paths, start)
    return paths[first : bisect_left(paths, start + "\U0010ffff", first)]


def _only(folder: Folder, places: Places, problems: list[Problem]) -> list[str]:
    """The name of what there is to show, where there is one thing."""
    names = [n for n in folder.files if "/" not in n and not n.lower().endswith(_QUIET)]
    below = dict.fromkeys(name.split("/", 1)[0] for name in folder.files if "/" in name)
    names += filter(None, (_exported(name, folder) for name in below))
    if len(names) < 2:
        return names
    message = f"several files lie beside this artifact: {listed(names)}"
    remedy = f"say which one to show, or which ones in their order: “file: {names[0]}”"
    problems.append(Problem("which-file", message, places[()], remedy))
    return []


def _file(
    name: str, folder: Folder, places: Places, index: int, problems: list[Problem]
) -> ArtifactFile | None:
    span = places["file", index]
    if is_manifest(name):
        page = _start(posixpath.dirname(name), folder) or "module/story.html"
        message = f"“{name}” is a list for an LMS, and no page to open"
        remedy = f"name the page that the course opens with: “file: {page}”"
        problems.append(Problem("no-start-page", message, span, remedy))
        return None
    wanted = normalize("NFC", posixpath.normpath(name.replace("\\", "/")))
    start = wanted if wanted in folder.files else _start(_exported(wanted, folder), folder)
    if not start:
        problems.append(_missing(name, wanted, folder, span))
        return None
    path = folder.files[start]
    form = _form(start)
    if form is None:
        message = f"the picture “{name}” says nothing to those who cannot see it"
        remedy = f"take “file” out and show it in the text: ![What can be seen]({start})"
        problems.append(Problem("missing-alt", message, span, remedy))
        return None
    if form == "web" and "/" in start:
        top = start.split("/", 1)[0]
        package = posixpath.join(folder.path, path[len(folder.path) + 1 :].split("/", 1)[0])
        return ArtifactFile(path, form, _size(folder.root, folder.below(top).values()), package)
    if form == "document" and start.lower().endswith(".zip") and is_packed(folder.root / path):
        message = f"“{name}” is a packed course, which readers can only download"
        remedy = "unpack it into a folder of its own beside index.md, and take the .zip file away"
        problems.append(Problem("no-start-page", message, span, remedy, "warning"))
    captions = tuple(sorted(_captions(start, folder))) if form == "video" else ()
    if form == "video" and not captions:
        message = f"“{name}” has no captions"
        remedy = f"put them beside it as {posixpath.splitext(start)[0]}{_CAPTIONS}"
        problems.append(Problem("no-captions", message, span, remedy, "warning"))
    return ArtifactFile(path, form, _size(folder.root, [path]), captions=captions)


def _exported(name: str, folder: Folder) -> str:
    """The folder that holds an export: ``name``, or the one that is alone in it; else empty."""
    name = posixpath.join(name, inmost(folder.below(name))).rstrip("/")
    return name if _start(name, folder) else ""


def _start(name: str, folder: Folder) -> str:
    """The page that a folder of web pages opens with; empty where it has none."""
    found = start_of(folder.root, folder.below(name))
    return found and f"{name}/{found}"


def _is_list(name: str) -> bool:
    return "/" not in name and is_manifest(name)


def _form(name: str) -> Form | None:
    """How a file is shown by its name; None for a picture."""
    ending = posixpath.splitext(name)[1].lower()
    if ending in ENDINGS:
        return None
    forms: dict[Form, Iterable[str]] = {"web": WEB, "video": VIDEO, "audio": AUDIO}
    return next((form for form, endings in forms.items() if ending in endings), "document")


def _captions(video: str, folder: Folder) -> Iterator[tuple[str, str]]:
    """``talk.vtt`` and ``talk.es.vtt`` beside ``talk.mp4``, by language."""
    stem = posixpath.splitext(video)[0]
    for name, path in folder.files.items():
        if name.startswith(f"{stem}.") and name.lower().endswith(_CAPTIONS):
            yield name[len(stem) + 1 : -len(_CAPTIONS)], path


def _size(root: Path, paths: Iterable[str]) -> int:
    return sum((root / path).stat().st_size for path in paths)


def _missing(name: str, wanted: str, folder: Folder, span: Span) -> Problem:
    """What is wrong with a name that leads to nothing."""
    if folder.below(wanted):
        message = f"the folder “{name}” has no page to open it with"
        remedy = f"name the page that it opens with, such as “file: {wanted}/start.html”"
        return Problem("no-start-page", message, span, remedy)
    if "://" in name:
        remedy = "link to what lies elsewhere in the text, and leave “file” out"
    elif not folder.files:
        remedy = "an artifact with a file has a folder: content/artifacts/my-artifact/index.md"
    else:
        near = did_you_mean(wanted, folder.files)
        remedy = near or f"there are {listed(sorted(folder.files)[:5])}"
    message = f"there is no file “{name}” beside this text"
    return Problem("missing-file", message, span, remedy)
