"""Which program a folder of texts was for, and where it has its texts and files."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import field

from plnfolio.diagnostics import Problem
from plnfolio.frozen import dataclass
from plnfolio.importing.foreign.setting import Tool
from plnfolio.importing.foreign.tree import Below, Tree, text
from plnfolio.read.foreign_fields import plain
from plnfolio.read.strays import ABOUT_FILES, is_text
from plnfolio.read.texts import is_artifact
from plnfolio.read.toml import load_toml
from plnfolio.written.yaml import Value, load

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd", ".rmarkdown")
"""Endings of texts in Markdown, whatever a program calls it."""

OTHERS = (".rst", ".org", ".ipynb", ".adoc", ".textile", ".docx", ".odt", ".html", ".htm")
"""Endings of texts that are none."""

_CONFIGS: Mapping[str, Tool] = {
    "content/site.yaml": "plnfolio",
    "site.yaml": "plnfolio",
    **{f"hugo.{one}": "hugo" for one in ("toml", "yaml", "yml", "json")},
    **{
        f"config/_default/{name}.{one}": "hugo"
        for name in ("hugo", "config")
        for one in ("toml", "yaml", "yml", "json")
    },
    "_quarto.yml": "quarto",
    "_quarto.yaml": "quarto",
    "_config.yml": "jekyll",
    "_config.yaml": "jekyll",
    "_config.toml": "jekyll",
    "pelicanconf.py": "pelican",
    **{f"config.{one}": "hugo" for one in ("toml", "yaml", "yml", "json")},
}
_BESIDE = frozenset(
    "themes archetypes layouts resources _site _layouts _includes _sass _data _freeze _extensions"
    " site_libs .trash templates assets/lib docs/site_libs .github".split()
)
_STRING = re.compile(
    r"""(?m)^(?P<name>[A-Z_]+)[ \t]*=[ \t]*(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)')"""
)
_SIGNS: Mapping[Tool, re.Pattern[str]] = {
    "hugo": re.compile(r"\A\+\+\+|\{\{[<%]"),
    "pelican": re.compile(r"\A[Tt]itle:|[{|](?:filename|static|attach)[}|]"),
    "jekyll": re.compile(r"\{% |(?m:^layout: )|\{:[ .#]"),
    "obsidian": re.compile(r"\[\[[^\[\]\n]+\]\]|(?m:^%%)"),
}
"""What stands in a text of a program, where nothing around it says which that was."""


@dataclass(frozen=True, slots=True)
class Home:
    """A site of another program: its files, its settings, and which of the files are its texts.

    ``inner`` is the folder of its texts, ``roots`` the folders that addresses with a slash in
    front begin at. ``config`` is the file of its settings.
    """

    tree: Tree
    tool: Tool
    texts: Sequence[str]
    inner: str = ""
    roots: Sequence[str] = ("",)
    config: str = ""
    settings: Mapping[str, Value] = field(default_factory=dict)

    def named(self, path: str) -> str:
        """A file as its author knows it."""
        origin = self.tree.origin
        return origin if self.tree.is_one else f"{origin.rstrip('/')}/{path}"

    def setting(self, *names: str) -> str:
        """A setting in words; empty where there is none."""
        found: Value = dict(self.settings)
        for name in names:
            if not isinstance(found, dict):
                return ""
            found = next((one for key, one in found.items() if plain(key) == plain(name)), None)
        return found if isinstance(found, str) else ""

    @property
    def base(self) -> str:
        """Where the site was on the web; empty where that is not known."""
        found = (
            self.setting("baseURL")
            or self.setting("SITEURL")
            or self.setting("website", "site-url")
            or self.setting("base_url")
        )
        if self.tool == "jekyll":
            found = self.setting("url") + self.setting("baseurl")
        return found.rstrip("/")


def home_of(tree: Tree) -> Home | None:
    """The site in a tree; None where there is no text in Markdown."""
    tree, config = _rooted(tree)
    settings = _settings(tree, config) if config else {}
    texts = [path for path in tree.paths if path.lower().endswith(MARKDOWN) and not is_aside(path)]
    if not texts:
        return None
    tool: Tool = _CONFIGS[config] if config else _by_layout(tree, texts)
    if tool == "hugo" and any(path.lower().endswith((".rmd", ".rmarkdown")) for path in texts):
        tool = "blogdown"
    inner = _inner(tree, tool, settings)
    if tool == "plnfolio":
        texts = [path for path in texts if is_text_here(f"content/{_within(path, inner)}")]
    if tool == "quarto":
        # What begins so is included in others, and no page of its own.
        texts = [path for path in texts if not posixpath.basename(path).startswith("_")]
    if inner:
        texts = [path for path in texts if path.startswith(f"{inner}/")]
    roots = [root for root in _ROOTS if any(path.startswith(f"{root}/") for path in tree.paths)]
    return Home(
        tree, tool, texts, inner, ("", inner, *roots) if inner else ("", *roots), config, settings
    )


_ROOTS = ("static", "content/static", "assets", "public", "images")


def _rooted(tree: Tree) -> tuple[Tree, str]:
    """The tree from where its settings lie, and these."""
    known = frozenset(tree.paths)
    for config, tool in _CONFIGS.items():
        if config in known and _is_sure(known, config, tool):
            return tree, config
    tops = sorted({path.partition("/")[0] for path in tree.paths if "/" in path})
    for top in tops:
        for config, tool in _CONFIGS.items():
            if f"{top}/{config}" in known:
                below = Below(tree, top)
                if _is_sure(frozenset(below.paths), config, tool):
                    return below, config
    return tree, ""


def _is_sure(known: frozenset[str], config: str, tool: Tool) -> bool:
    """Whether a file that many programs have is that one’s."""
    if config.startswith("config."):
        return any(
            path.startswith(("content/", "archetypes/", "post", "layouts/")) for path in known
        )
    if config == "site.yaml":
        return any(path.startswith(("posts/", "pages/")) for path in known)
    return True


def is_aside(path: str) -> bool:
    """Whether a file is of how a site looks, or tells of the folder that it lies in."""
    parts = path.split("/")
    name = parts[-1].partition(".")[0].lower()
    about = name in ABOUT_FILES or (len(parts) == 1 and name == "404")
    return about or bool(_BESIDE & {part.lower() for part in parts[:-1]})


def _by_layout(tree: Tree, texts: Sequence[str]) -> Tool:
    """Whose texts these are by where they lie, or by what stands in them."""
    folders = {part for path in tree.paths for part in path.split("/")[:-1]}
    endings = {posixpath.splitext(path)[1].lower() for path in texts}
    by_name: Mapping[Tool, bool] = {
        "obsidian": ".obsidian" in folders,
        "jekyll": "_posts" in folders or "_drafts" in folders,
        "quarto": ".qmd" in endings,
        "blogdown": bool(endings & {".rmd", ".rmarkdown"}),
    }
    sure = next((tool for tool, found in by_name.items() if found), None)
    if sure is not None:
        return sure
    found = [one for path in texts[:40] if (one := text(tree, path)) is not None]
    return next((tool for tool, sign in _SIGNS.items() if any(map(sign.search, found))), "other")


def _within(path: str, inner: str) -> str:
    return path.removeprefix(f"{inner}/") if inner else path


def is_text_here(path: str) -> bool:
    """Whether plnfolio would publish a file as a text."""
    return is_text(path) or (path.startswith("content/artifacts/") and is_artifact(path))


def _inner(tree: Tree, tool: Tool, settings: Mapping[str, Value]) -> str:
    named = settings.get("PATH") if tool == "pelican" else settings.get("contentDir")
    named = named.strip("./") if isinstance(named, str) else ""
    if tool not in ("hugo", "blogdown", "pelican", "plnfolio"):
        return ""
    there = (one for one in (named, "content") if one)
    return next(
        (one for one in there if any(path.startswith(f"{one}/") for path in tree.paths)), ""
    )


def _settings(tree: Tree, config: str) -> Mapping[str, Value]:
    written = text(tree, config)
    if written is None:
        return {}
    if config.endswith(".py"):
        return {
            one["name"]: one["double"] or one["single"] or "" for one in _STRING.finditer(written)
        }
    problems: list[Problem] = []
    if config.endswith(".toml"):
        data = load_toml(config, written, line=1)
    elif config.endswith(".json"):
        try:
            data = load(config, json.dumps(json.loads(written)), problems)
        except (ValueError, RecursionError):
            return {}
    else:
        data = load(config, written, problems)
    return data.value if data is not None and isinstance(data.value, dict) else {}
