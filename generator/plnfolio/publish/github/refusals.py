"""Why git could not fetch or push, in words for whoever has to mend it.

What GitHub says is in docs.github.com, “Error messages”: GH001 to GH013.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from plnfolio.publish.github.repository import BRANCH, Repository, without_secrets
from plnfolio.publish.github.ways import LockedError, somebody_else
from plnfolio.publish.host import PublishError, in_a_sentence

TOKEN, SECOND = "GITHUB_TOKEN", "GH_TOKEN"
TOKENS = "https://github.com/settings/personal-access-tokens/new"
HOW_TO_TOKEN = (
    f"make a token at {TOKENS} for this repository, with “Contents: Read and write”, and set the "
    f"variable before you publish: export {TOKEN}=… (Linux, Mac), $env:{TOKEN}='…' (Windows)"
)


class _Refusal(NamedTuple):
    """What is looked for, what it means and what helps; ``locked`` where somebody else may get in.

    ``{host}``, ``{page}``, ``{rest}``, ``{folder}`` and ``{token}`` are what only a case can tell.
    """

    pattern: str
    message: str
    remedy: str = ""
    locked: bool = False


_REFUSALS = (
    _Refusal(
        r"dubious ownership in repository",
        "git does not trust this folder, as it belongs to somebody else on this computer",
        "if it is yours all the same, say so with: "
        "git config --global --add safe.directory “{folder}”",
    ),
    _Refusal(
        r"error: GH001|exceeds GitHub'?s file size limit",
        "a file is larger than GitHub takes, which is 100 MB{rest}",
        "put a smaller one in its place, or show it from a site for recordings and link to it",
    ),
    _Refusal(
        r"GH007|publish a private email",
        "GitHub keeps your e-mail address private, and git would publish it",
        "take the address that https://github.com/settings/emails shows for it: "
        "git config --global user.email NUMBER+NAME@users.noreply.github.com",
    ),
    _Refusal(
        r"archived so it is read-only",
        "the repository is archived, and nothing can be added to it",
        "see its settings: {page}/settings",
    ),
    _Refusal(
        r"GH006|GH013|protected branch|rule violations",
        f"the branch {BRANCH} is protected{{rest}}",
        f"let it be pushed to: {{page}}/settings/rules and {{page}}/settings/branches say what "
        f"holds for {BRANCH}",
    ),
    _Refusal(
        r"SAML SSO|enforced SSO",
        "the organisation of this repository asks you to sign in once more{rest}",
        "open the address that GitHub names, and run the same again",
        locked=True,
    ),
    _Refusal(
        r"marked as read only|denied to deploy key",
        "your key may only read this repository",
        "allow it to write: {page}/settings/keys",
        locked=True,
    ),
    _Refusal(
        r"denied to|Write access to repository not granted|returned error: 403",
        "you are not allowed to publish to this repository{rest}",
        "ask whoever owns it to let you write there; if you have another account, see which one "
        "git signs in with",
        locked=True,
    ),
    _Refusal(
        r"Password authentication|password authentication|two-factor|\b2FA\b|"
        r"Invalid username or|Authentication failed|returned error: 401",
        "{host} does not take this user name and password; GitHub has not taken passwords since "
        "2021",
        "{token}",
        locked=True,
    ),
    _Refusal(
        r"could not read (?:Username|Password)|terminal prompts disabled|no askpass",
        "{host} asks who you are, and git has nothing to say to it",
        "{token}",
        locked=True,
    ),
    _Refusal(
        r"Host key verification failed",
        "ssh does not know this host yet, or it is not the one that it knew",
        "connect once by hand, ssh -T git@github.com, and compare what it shows with "
        "https://docs.github.com/authentication/keeping-your-account-and-data-secure/"
        "githubs-ssh-key-fingerprints",
        locked=True,
    ),
    _Refusal(
        r"Permission denied \(|Load key|no mutual signature",
        "{host} does not know your ssh key",
        "add it at https://github.com/settings/keys; or: {token}",
        locked=True,
    ),
    _Refusal(
        r"Could not resolve host|Failed to connect|Connection (?:timed out|refused|reset)|"
        r"Network is unreachable|Temporary failure in name resolution|Operation timed out",
        "{host} cannot be reached",
        "see whether you are connected, and run the same again",
    ),
    _Refusal(
        r"[Rr]epository not found|Repository .* not found|does not appear to be a git repository|"
        r"repository '[^']*' (?:does not exist|not found)|returned error: 404",
        "there is no such repository, or you may not see it{rest}",
        "make it at https://github.com/new, or see whether its address is right",
        locked=True,
    ),
    _Refusal(
        r"unable to create temporary object directory|insufficient permission for adding",
        "you are not allowed to publish to this repository{rest}",
        "ask whoever owns it to let you write there",
    ),
    _Refusal(
        r"No space left on device",
        "there is no room left on a disk{rest}",
        "make room, and run the same again",
    ),
    _Refusal(
        r"pre-receive hook declined|hook declined",
        "{host} has refused it{rest}",
        "mend what it says, or ask whoever looks after it",
    ),
    _Refusal(
        r"\[rejected\]|fetch first|non-fast-forward|cannot lock ref|failed to update ref|"
        r"incorrect old value|reference already exists",
        "",
    ),
    _Refusal(
        r"hung up unexpectedly|early EOF|RPC failed|unexpected disconnect|Operation too slow",
        "the connection to {host} was cut off",
        "run the same again",
    ),
)
"""In the order in which they are looked for: a sentence of the host’s before git’s own."""

_NOISE = re.compile(
    r"^(?:To |hint:|Done$|Everything up-to-date|error: failed to push|Counting|Compressing|Writing|"
    r"Enumerating|Total |Delta|remote: (?:Resolving|Counting|Compressing|$)|\s*$)"
)


def refused(said: str, to: Repository | None) -> PublishError:
    """What git has said, in our words where we know them, else in its own."""
    host = "GitHub" if to else "the remote repository"
    for one in _REFUSALS:
        if not re.search(one.pattern, said):
            continue
        if not one.message:
            return somebody_else()
        words = {
            "host": host,
            "page": to.page if to else "its page",
            "rest": _rest(said),
            "folder": (re.findall(r"repository at '([^']*)'", said) or ["."])[0],
            "token": HOW_TO_TOKEN if to else "see how you sign in there",
        }
        kind = LockedError if one.locked else PublishError
        return kind(_sentence(one.message.format(**words)), one.remedy.format(**words))
    return PublishError(f"git could not do it{_rest(said)}")


def _rest(said: str) -> str:
    """What the host itself has said, or else git, word for word."""
    lines = [line.strip() for line in said.splitlines() if not _NOISE.match(line)]
    remote = [line.removeprefix("remote:").strip() for line in lines if line.startswith("remote:")]
    remote = [line for line in remote if not line.startswith("warning:")]
    own = [line for line in lines if line.startswith(("fatal:", "error:", "ERROR:"))]
    text = in_a_sentence(without_secrets(line) for line in remote or own or lines)
    return f": “{text[:600]}”" if text else ""


def _sentence(text: str) -> str:
    return text.rstrip(".")
