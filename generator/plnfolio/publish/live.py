"""Whether a site is live: it is asked which build it is, until it says the right one."""

from __future__ import annotations

from dataclasses import replace

from plnfolio.publish.host import PublishError
from plnfolio.publish.web import Answer, PassingError, Patience, Web

SHUT = frozenset({401, 403})
"""What a site answers that only some may see."""

MOVED = frozenset({301, 302, 307, 308})
_HOPS = 3


def shows(address: str, path: str, data: bytes, patience: Patience) -> bool:
    """Whether an address has a file with these bytes, asked once."""
    try:
        answer = _site(address, patience).ask("GET", f"/{path}", tries=1)
    except PublishError:
        return False
    return answer.good and answer.body == data


def nothing_there(address: str, path: str, patience: Patience) -> bool:
    """Whether an address says, asked once, that it has no such file: nothing is shown there yet."""
    try:
        return _followed(_site(address, patience), path, patience).status == 404
    except PublishError:
        return False


def _site(address: str, patience: Patience) -> Web:
    return Web("Your site", address.rstrip("/"), None, replace(patience, answer=10.0))


def wait_until_live(
    address: str, path: str, data: bytes, patience: Patience, setting: str = ""
) -> str:
    """Ask an address for a file until it has these bytes; a note where nobody can tell.

    PublishError if it goes on showing something else, with the ``setting`` that may be at fault.
    """
    web = _site(address, patience)
    waited, looks = 0.0, 0
    while True:
        try:
            answer = _followed(web, path, patience)
        except PassingError as error:
            return f"it could not be seen from here ({error.message}); look at {address} yourself"
        if answer.good and answer.body == data:
            return ""
        if answer.status in SHUT:
            return f"it could not be seen from here, as {address} asks for a password"
        if waited >= patience.shown:
            raise PublishError(
                f"{address} does not show this build yet; it still has another",
                f"look there in a few minutes; if it stays so, {setting}"
                if setting
                else "look there in a few minutes; if it stays so, see at your host whether the "
                "site is locked to an earlier version",
            )
        pause = min(patience.look * 1.3**looks, 8 * patience.look)
        patience.sleep(pause)
        waited, looks = waited + pause, looks + 1


def _followed(web: Web, path: str, patience: Patience) -> Answer:
    """What is answered, where the site may have moved to another domain of the author’s."""
    answer = web.ask("GET", f"/{path}", tries=3)
    for _ in range(_HOPS):
        to = answer.headers.get("location", "")
        if answer.status not in MOVED or not to.startswith("http") or not to.endswith(f"/{path}"):
            break
        base = to.removesuffix(f"/{path}")
        answer = _site(base, patience).ask("GET", f"/{path}", tries=3)
    return answer
