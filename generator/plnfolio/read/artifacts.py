"""What lies beside the text of an artifact: which files are shown, and as what."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

from plnfolio.cache.stamps import GONE, stamp
from plnfolio.diagnostics import Problem, Span, did_you_mean, listed, unreadable
from plnfolio.images.papers import BadPaperError
from plnfolio.images.picture import ENDINGS
from plnfolio.model.site import Artifact, ArtifactFile, Form, Places
from plnfolio.packages.starts import WEB, Start, inmost, is_manifest, start_of
from plnfolio.read.folder import Folder, folder_of, under
from plnfolio.read.packed import ZIP, packed, zip_of
from plnfolio.read.papers import PDF, paper
from plnfolio.read.reading import MARKDOWN

VIDEO = (".mp4", ".m4v", ".webm", ".ogv", ".mov")
AUDIO = (".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".flac", ".wav")
_CAPTIONS = ".vtt"
_H5P = ".h5p"
_AS_HTML = "export it as a web page (in Lumi: Export), and put that folder beside it"

# What lies beside a text without being what it is about.
_QUIET = (*ENDINGS, _CAPTIONS, *MARKDOWN)


def read_files(
    folder: Folder, named: Sequence[str], places: Places, problems: list[Problem]
) -> tuple[ArtifactFile, ...]:
    """The files that an artifact shows: those ``named``, or the only one that is there to show.

    A picture is none: the text shows it, with words for those who cannot see it. Problems:
    ``missing-file``, ``which-file``, ``no-start-page``, ``loose-export``, ``missing-alt``,
    ``damaged-package``, ``unsafe-package``, and the warnings ``no-captions``,
    ``told-place`` and ``unreadable-paper``.
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
    shown = tuple(filter(None, found))
    problems += _told(shown, folder, places)
    if not any(file.form == "web" for file in shown):
        problems += _unplayed(shown, folder, places)
    return shown


def copied_with(files: Iterable[ArtifactFile], folder: Folder) -> Iterator[str]:
    """Every file that has to be published for these to work."""
    for file in files:
        if file.package and file.packed:
            yield from file.packed
        elif file.package:
            yield from under(f"{file.package}/", sorted(folder.files.values()))
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
        page = _start(posixpath.dirname(name), folder).page or "module/story.html"
        message = f"“{name}” is a list for an LMS, and no page to open"
        remedy = f"name the page that the course opens with: “file: {page}”"
        problems.append(Problem("no-start-page", message, span, remedy))
        return None
    wanted = normalize("NFC", posixpath.normpath(name.replace("\\", "/")))
    start = Start(wanted) if wanted in folder.files else _start(_exported(wanted, folder), folder)
    archive, page = zip_of(wanted, folder) if not start.page or _is_zip(start.page) else ("", "")
    if archive and folder.insides:
        found = packed(archive, page, folder, folder.insides.shelf, span)
        if isinstance(found, Problem):
            problems.append(found)
        if found:
            return found if isinstance(found, ArtifactFile) else None
    if not start.page:
        problems.append(_missing(name, wanted, folder, span))
        return None
    return _shown(name, start, folder, span, problems)


def _is_zip(name: str) -> bool:
    return name.lower().endswith(ZIP)


def _shown(
    name: str, start: Start, folder: Folder, span: Span, problems: list[Problem]
) -> ArtifactFile | None:
    """A file that is there, and what goes with it."""
    path = folder.files[start.page]
    form = _form(start.page)
    if form is None:
        message = f"the picture “{name}” says nothing to those who cannot see it"
        remedy = f"take “file” out and show it in the text: ![What can be seen]({start.page})"
        problems.append(Problem("missing-alt", message, span, remedy))
        return None
    if form == "web" and "/" in start.page:
        return _course(path, start, folder)
    captions = tuple(sorted(_captions(start.page, folder))) if form == "video" else ()
    if form == "video" and not captions:
        message = f"“{name}” has no captions"
        remedy = f"put them beside it as {posixpath.splitext(start.page)[0]}{_CAPTIONS}"
        problems.append(Problem("no-captions", message, span, remedy, "warning"))
    size = (folder.root / path).stat().st_size
    file = ArtifactFile(path, form, size, captions=captions)
    if not size:
        message, remedy = f"“{name}” is empty", "export it anew, and put that file in its place"
        problems.append(Problem("missing-file", message, span, remedy, "warning"))
        return file
    if not (path.lower().endswith(PDF) and folder.insides):
        return file
    try:
        return paper(start.page, file, folder, folder.insides.papers)
    except BadPaperError as error:
        message = f"“{name}” {error.reason}"
        problems.append(Problem("unreadable-paper", message, span, error.remedy, "warning"))
    return file


def _course(path: str, start: Start, folder: Folder) -> ArtifactFile:
    """A page in a folder, with all that lies in that."""
    files = folder.below(start.page.split("/", 1)[0]).values()
    stamps = {one: stamp(folder.root / one) for one in files}
    for one in (one for one, now in stamps.items() if now == GONE):
        (folder.root / one).stat()
    package = posixpath.join(folder.path, path[len(folder.path) + 1 :].split("/", 1)[0])
    alone = folder.insides is not None and folder.insides.shelf.runs_alone(package, stamps)
    size = sum(now[0] for now in stamps.values())
    return ArtifactFile(path, "web", size, package, query=start.query, alone=alone)


def _told(files: Iterable[ArtifactFile], folder: Folder, places: Places) -> Iterator[Problem]:
    """A warning for each zip file whose photos tell where they were taken: it is not changed."""
    for index, file in enumerate(files if folder.insides else ()):
        if names := folder.insides and folder.insides.shelf.telling(file.path):
            name, more = posixpath.basename(file.path), len(names) - 1
            said = listed([names[0], *([f"{more} more"] if more else [])])
            message = f"photos in “{name}” tell readers where they were taken: {said}"
            remedy = "take the place out of them, and pack them anew"
            yield Problem("told-place", message, places["file", index], remedy, "warning")


def _unplayed(files: Iterable[ArtifactFile], folder: Folder, places: Places) -> Iterator[Problem]:
    """A warning for each H5P package that an artifact has nothing to play with."""
    shelf = folder.insides and folder.insides.shelf
    for index, file in enumerate(files):
        name = posixpath.basename(file.path)
        if name.lower().endswith(_H5P) or (shelf and shelf.is_h5p(file.path)):
            message = f"“{name}” plays only where H5P is installed, so readers can only download it"
            span = places["file", index]
            yield Problem("no-start-page", message, span, _AS_HTML, "warning")


def _exported(name: str, folder: Folder) -> str:
    """The folder that holds an export: ``name``, or the one that is alone in it; else empty."""
    name = posixpath.join(name, inmost(folder.below(name))).rstrip("/")
    return name if _start(name, folder).page else ""


def _start(name: str, folder: Folder) -> Start:
    """The page that a folder of web pages opens with; none where it has none."""
    files = folder.below(name)
    found = start_of(files, lambda one: (folder.root / files[one]).read_bytes())
    return Start(f"{name}/{found.page}", found.query) if found.page else found


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


def _missing(name: str, wanted: str, folder: Folder, span: Span) -> Problem:
    """What is wrong with a name that leads to nothing."""
    if folder.below(wanted):
        message = f"the folder “{name}” has no page to open it with"
        if "h5p.json" in folder.below(wanted):
            message = f"the folder “{name}” plays only where H5P is installed"
            return Problem("no-start-page", message, span, _AS_HTML)
        remedy = f"name the page that it opens with, such as “file: {wanted}/start.html”"
        return Problem("no-start-page", message, span, remedy)
    belongs: tuple[str, ...] = ()
    if "://" in name:
        remedy = "link to what lies elsewhere in the text, and leave “file” out"
    elif not folder.files:
        own = f"{posixpath.splitext(span.path)[0]}/index.md"
        remedy, belongs = f"an artifact with a file has a folder: move this text to {own}", (own,)
    else:
        near = did_you_mean(wanted, folder.files)
        remedy = near or f"there are {listed(sorted(folder.files)[:5])}"
    message = f"there is no file “{name}” beside this text"
    return Problem("missing-file", message, span, remedy, belongs=belongs)
