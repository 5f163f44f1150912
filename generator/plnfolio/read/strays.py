"""Files of the author's that no page shows: each is named, so that nothing is missed silently."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from plnfolio.diagnostics import ANY_WORK, Problem, Span, did_you_mean
from plnfolio.frozen import dataclass
from plnfolio.images.picture import ENDINGS
from plnfolio.model.source import CONTENT, PLAIN_TEXTS, READMES, is_index_in_capitals
from plnfolio.read.reading import MARKDOWN, YAML
from plnfolio.spelling import nearest

_TEXT_FOLDERS = (f"{CONTENT}/posts/", f"{CONTENT}/pages/")
_FOLDERS = ("posts", "pages", "static", "artifacts", "networks", "references")

_PICTURES = tuple(ENDINGS)
OFFICE = (
    ".docx", ".doc", ".docm", ".dotx", ".odt", ".fodt", ".ott", ".rtf", ".pages", ".gdoc", ".wpd",
    ".wps",
)  # fmt: skip
PROGRAMS_TEXTS = (".qmd", ".rmd", ".rmarkdown", ".mdx", ".mkd", ".mdown", ".mmd")
"""What Quarto, R Markdown and others call Markdown."""

_NO_MARKDOWN = (".rst", ".org", ".ipynb", ".adoc", ".tex")
PLAIN = (*PLAIN_TEXTS, *PROGRAMS_TEXTS, *_NO_MARKDOWN)
_WRITTEN = (*OFFICE, *PLAIN)
_WEB = (".html", ".htm")
TEXTS = (*_WRITTEN, *_WEB)
"""What a text is saved as by programs that do not write Markdown, or do not call it so."""

UNTOLD = (*OFFICE, *_WEB)
"""Texts that show no key of a work, or none without their own program."""

TWO_ENDINGS = "take the last ending off its name (Windows hides it: View → File name extensions)"
"""What helps where a program or a system has put another ending behind the right one."""

ABOUT_FILES = frozenset(
    "readme license licence copying ofl changelog contributing code_of_conduct todo".split()
)
"""Names of what lies in a folder for those who look into it, and not for a site’s readers."""

PAGES = frozenset(
    "index about about-me aboutme contact cv resume vita now uses home imprint privacy colophon"
    " portfolio projects teaching publications".split()
)
"""Names of texts that are pages, as most people call them."""

SHEETS = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".numbers", ".json")
"""What tables are saved as by programs that do not write YAML."""

_KNOWN = (*MARKDOWN, *TEXTS, *YAML, *SHEETS)

_SETTINGS = re.compile(
    r"(?:_?(?:config|quarto|output|bookdown|metadata)|_site|_data|hugo|mkdocs|docusaurus\.config"
    r"|astro\.config|eleventy\.config|pelicanconf|publishconf)\.(?:ya?ml|toml|json|py|[cm]?js|ts)"
)
"""Files in which other programs keep what a site is called and how it is built."""

_SECTION = re.compile(r"/_index\.(?:md|markdown)\Z", re.IGNORECASE)


def strays(paths: Sequence[str]) -> Iterator[Problem]:
    """A warning for each file below ``content/`` that nothing reads; ``paths`` are all of them.

    Pictures may lie anywhere, and what a text links to is no stray: whoever knows the links takes
    those away. Problem: ``stray-file``.
    """
    found = frozenset(paths)
    for path in paths:
        # Nearly all files are these.
        if is_text(path) and path.endswith(MARKDOWN):
            continue
        stray = _Stray(path, found)
        if (said := stray.said()) is not None:
            message, remedy = said
            span, belongs = Span(path), stray.belongs()
            yield Problem("stray-file", message, span, remedy, "warning", belongs=belongs)
    yield from _folders_without_text(paths)


def is_text(path: str) -> bool:
    """Whether a file may be a post or a page by where it lies.

    Hugo’s ``_index.md`` is none: it heads a list, and lists have no text of their own here.
    """
    return path.startswith(_TEXT_FOLDERS) and not _SECTION.search(path)


def _folders_without_text(paths: Sequence[str]) -> Iterator[Problem]:
    """A warning for each folder of an artifact that holds files and no text at all.

    A text that is saved as something else is said by itself.
    """
    start = f"{CONTENT}/artifacts/"
    first: dict[str, str] = {}
    told = set()
    for path in paths:
        folder, slash, _ = path.removeprefix(start).partition("/")
        if slash and path.startswith(start):
            first.setdefault(folder, path)
            if path.lower().endswith(MARKDOWN) or _is_saved_otherwise(path):
                told.add(folder)
    for folder, path in first.items():
        if folder not in told:
            message = (
                f"nothing of this folder is published: there is no index.md in {start}{folder}"
            )
            remedy = "write a text about it, called index.md (plnfolio new artifact makes one)"
            own = f"{start}{folder}/index.md"
            yield Problem(
                "stray-file", message, Span(path), remedy, "warning", leads_to=own, belongs=(own,)
            )


def _is_saved_otherwise(path: str) -> bool:
    """Whether a file is the text about an artifact, but for the kind that it is saved as."""
    own = PurePosixPath(path.lower())
    return len(own.parts) == 4 and own.name.startswith("index.") and own.suffix in _WRITTEN


def meant(folder: str) -> str:
    """The folder of ``content/`` that is meant by a name which is nearly its own; empty if none."""
    if folder in _FOLDERS or folder.startswith("_"):
        return ""
    return nearest(folder, _FOLDERS, 0.8)


def is_lost_text(stray: Problem) -> bool:
    """Whether a stray is a text that was meant to be published."""
    path = PurePosixPath(stray.span.path.lower())
    named = path.name.endswith((*MARKDOWN, *TEXTS))
    return bool(stray.belongs) and (named or (not path.suffix and is_text(str(path))))


def by_folder(strays: Iterable[Problem], taken: Callable[[str], bool]) -> Iterator[Problem]:
    """Strays, those in a folder whose name has a slip as one; ``taken`` says what there is.

    A text that another program has written has to be called otherwise, too.

    Problem: ``stray-file``.
    """
    lost: dict[tuple[str, str], list[str]] = {}
    for stray in strays:
        _, folder, *inner = (*PurePosixPath(stray.span.path).parts, "", "")[:3]
        right = meant(folder) if inner != [""] and stray.span.path.startswith(CONTENT) else ""
        if not right or (right in ("posts", "pages") and stray.span.path.lower().endswith(TEXTS)):
            yield stray
        else:
            lost.setdefault((folder, right), []).append(stray.span.path)
    for (folder, right), paths in lost.items():
        message = f"nothing in this folder is read: it is called “{folder}”, not “{right}”"
        remedy = f"rename it to {right}"
        if taken(f"{CONTENT}/{right}/"):
            remedy = f"move what is in it to {CONTENT}/{right}/"
        hides = (ANY_WORK,) if right == "references" else ()
        here, there = f"{CONTENT}/{folder}", f"{CONTENT}/{right}"
        belongs = tuple(there + path.removeprefix(here) for path in paths)
        yield Problem(
            "stray-file", message, Span(here), remedy, "warning", hides=hides, belongs=belongs
        )


@dataclass(frozen=True, slots=True)
class _Stray:
    """One file, and what is to be said if nothing reads it."""

    path: str
    found: frozenset[str]

    @property
    def folder(self) -> str:
        """The folder of ``content/`` that it lies in; empty for ``content/`` itself."""
        parts = PurePosixPath(self.path).parts
        return parts[1] if len(parts) > 2 else ""

    @property
    def name(self) -> str:
        """Its own name in small letters."""
        return PurePosixPath(self.path).name.lower()

    def said(self) -> tuple[str, str] | None:
        readme = PurePosixPath(self.name).stem in READMES
        picture = self.folder and self.name.endswith(_PICTURES)
        if self.folder == "static" or picture or readme:
            return None
        if self.folder not in ("artifacts", "networks") and (said := self._of_another_program()):
            return said
        match self.folder:
            case "":
                return self._in_content()
            case "posts" | "pages":
                return self._among_texts()
            case "artifacts":
                return self._among_artifacts()
            case "networks":
                return self._among_networks()
            case "references":
                return None
        return self._elsewhere()

    def belongs(self) -> tuple[str, ...]:
        """The paths under which it would be read."""
        path = PurePosixPath(self.path)
        stem = path.name
        while stem.lower().endswith(_KNOWN):
            stem = stem[: stem.rindex(".")]
        match self.folder:
            case "posts" | "pages" if not self.name.endswith(YAML):
                return (f"{path.parent}/{stem}.md",)
            case "artifacts":
                folder = path.parts[2] if len(path.parts) > 3 else stem
                return (f"{CONTENT}/artifacts/{folder}/index.md",)
            case "" if not self.name.endswith(YAML):
                return tuple(f"{folder}{stem}.md" for folder in _TEXT_FOLDERS)
            case folder if folder == "networks" or self.name.endswith(YAML):
                return as_tables(stem)
        return ()

    def _of_another_program(self) -> tuple[str, str] | None:
        if _SETTINGS.fullmatch(self.name):
            message = "nothing reads this file: it holds the settings of another program"
            where = f"{CONTENT}/site.yaml"
            return message, f"write title, author and menu into {where}, and take the file out"
        if _SECTION.search(self.path) and self.folder == "pages":
            return _unpublished("a page in a folder is called index.md"), "call it index.md"
        if _SECTION.search(self.path) and self.folder:
            remedy = f"move what it says to a page in {CONTENT}/pages/, or take it out"
            return _unpublished("lists have no text of their own"), remedy
        return None

    def _in_content(self) -> tuple[str, str] | None:
        if self.name.endswith(MARKDOWN):
            where = "the content folder itself holds no posts or pages"
            return _unpublished(where), "move it to content/posts/ or content/pages/"
        if self.name.endswith(TEXTS) and not self.name.startswith("references."):
            return _unpublished("the content folder itself holds no posts or pages"), _as(self.name)
        if self.name == "site.yml" and f"{CONTENT}/site.yaml" in self.found:
            message = "nothing reads this file: the settings of the site stand in site.yaml"
            return message, f"move what it says to {CONTENT}/site.yaml, and take it out"
        known = self.name.startswith(("site.", "references.", "permalinks."))
        if self.name.startswith("standards.") and self.name.endswith(YAML):
            message = "nothing reads this file: site.yaml does not name it"
            return message, f"add a line to {CONTENT}/site.yaml: standards: {self.name}"
        return None if known else self._as_table()

    def _as_table(self) -> tuple[str, str] | None:
        """What is said of a YAML file in another folder than that of tables."""
        if not self.name.endswith(YAML):
            return None
        message = "nothing reads this file: a table of networks lies in the folder “networks”"
        return message, f"move it to {CONTENT}/networks/"

    def _among_texts(self) -> tuple[str, str] | None:
        if self._goes_with_a_text():
            return None
        if said := self._as_table():
            return said
        if "." not in self.name and self.name not in ABOUT_FILES:
            return _unpublished(
                "its name has no ending"
            ), f"call it {PurePosixPath(self.path).name}.md"
        if not self.name.endswith(TEXTS):
            return None
        return _unpublished("posts and pages are Markdown files, whose names end in .md"), _as(
            self.name
        )

    def _goes_with_a_text(self) -> bool:
        """Whether it lies in the folder of a text, for its visitors to take with them."""
        parents = PurePosixPath(self.path).parents
        return any(
            f"{folder}/index{ending}" in self.found
            for folder in list(parents)[:-3]
            for ending in MARKDOWN
        )

    def _among_artifacts(self) -> tuple[str, str] | None:
        inner = PurePosixPath(self.path).parts[2:]
        if len(inner) == 1:
            if self.name.endswith(MARKDOWN):
                return None
            where = f"{CONTENT}/artifacts/{PurePosixPath(inner[0]).stem}/"
            message = "this file is not published: it lies loose among the artifacts"
            return message, f"move it to {where}, and write a text about it there, called index.md"
        where = f"{CONTENT}/artifacts/{inner[0]}"
        if any(f"{where}/index{ending}" in self.found for ending in MARKDOWN):
            return None
        if _is_saved_otherwise(self.path):
            return _unpublished("the text about an artifact is a Markdown file"), _as(self.name)
        if self.name.endswith(MARKDOWN):
            remedy = "the text about an artifact is called index.md and lies in its folder"
            if is_index_in_capitals(self.path):
                remedy = f"rename it to {self.name}, in small letters: capitals count on the web"
            return _unpublished(f"there is no index.md in {where}"), remedy
        return None

    def _among_networks(self) -> tuple[str, str] | None:
        if self.name.endswith(YAML) or not self.name.endswith((*MARKDOWN, *SHEETS, *TEXTS)):
            return None
        message = "nothing reads this file: tables of networks are YAML files"
        if self.name.endswith(MARKDOWN):
            table = f"{PurePosixPath(self.path).stem}.yaml"
            return message, f"call it {table}; or, if it is a text, move it to content/posts/"
        if re.search(r"\.ya?ml\.", self.name):
            return message, "take the last ending off its name"
        return message, "write its rows into a file that ends in .yaml, as docs/networks.md shows"

    def _elsewhere(self) -> tuple[str, str] | None:
        near = did_you_mean(self.folder, _FOLDERS)
        if self.name.endswith((*MARKDOWN, *PROGRAMS_TEXTS)):
            where = f"the folder “{self.folder}” holds no posts or pages"
            return _unpublished(where), near or "move it to content/posts/ or content/pages/"
        if near and self.folder not in _FOLDERS:
            return f"nothing reads this file: there is no folder “{self.folder}”", near
        return self._as_table()


def as_tables(name: str) -> tuple[str, ...]:
    """Where a table of a name would be read."""
    return tuple(f"{CONTENT}/networks/{name}{ending}" for ending in YAML)


def _unpublished(why: str) -> str:
    return f"this text is not published: {why}"


def _as(name: str) -> str:
    """How a text of another kind becomes one that is read."""
    if re.search(r"\.(?:md|markdown)\.[a-z]+$", name):
        return TWO_ENDINGS
    if name.endswith(OFFICE):
        return "open it in its own program, and copy its text into a file that ends in .md"
    if name.endswith(_NO_MARKDOWN):
        return "write its text as Markdown into a file that ends in .md"
    if name.endswith(_WEB):
        return "write its text into a file that ends in .md, or publish it as it is from static/"
    return "save it under a name that ends in .md"
