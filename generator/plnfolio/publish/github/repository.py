"""Repositories at GitHub: what people write for one, and where GitHub shows its site.

docs.github.com, “What is GitHub Pages?”, “Types of GitHub Pages sites”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

BRANCH = "gh-pages"
REF = f"refs/heads/{BRANCH}"

_PART = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_SHORT = re.compile(rf"({_PART})/([\w.-]+)")
_URL = re.compile(
    rf"(?:https?|git|ssh|git\+ssh)://(?:[^/@]*@)?(?:www\.|ssh\.)?github\.com(?::\d+)?/"
    rf"({_PART})/([\w.-]+?)(?:\.git)?/?",
    re.IGNORECASE,
)
_SCP = re.compile(
    rf"(?:[^/@:]*@)?github(?:\.com)?(?:[-_.][\w.-]+)?:/?({_PART})/([\w.-]+?)(?:\.git)?/?",
    re.IGNORECASE,
)
"""As ssh has it (git-push, “Git URLs”); who has two accounts calls the host github.com-work."""

_BARE = re.compile(rf"(?:www\.)?github\.com/({_PART})/([\w.-]+?)(?:\.git)?/?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository at github.com."""

    owner: str
    name: str

    def __str__(self) -> str:
        return f"{self.owner}/{self.name}"

    @property
    def address(self) -> str:
        """Where its site is: at the root for “ada.github.io”, else under its name."""
        home = f"{self.owner.lower()}.github.io"
        return f"https://{home}" if self.name.lower() == home else f"https://{home}/{self.name}"

    @property
    def url(self) -> str:
        """Where git finds it."""
        return f"https://github.com/{self}.git"

    @property
    def page(self) -> str:
        """Where people find it."""
        return f"https://github.com/{self}"


def repository(text: str) -> Repository | None:
    """A repository as people write it: ada/notes, its page, or what git calls it.

    None for one that is not at github.com.
    """
    text = text.strip()
    for form in (_SHORT, _URL, _BARE, _SCP):
        if found := form.fullmatch(text):
            owner, name = found[1], found[2].removesuffix(".git")
            return None if name in ("", ".", "..") else Repository(owner, name)
    return None


def without_secrets(text: str) -> str:
    """A text of somebody else’s without what may be a password or a token.

    docs.github.com, “About authentication to GitHub”, “GitHub’s token formats”.
    """
    text = re.sub(r"(\b[a-z][a-z0-9+.-]*://)[^/@\s]*@", r"\1", text, flags=re.IGNORECASE)
    return re.sub(r"\b(?:gh[a-z]_|github_pat_)\w+", "…", text)
