"""What one address of the web is: alive, dead, or what nobody can say, and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field, replace
from typing import Literal
from urllib.parse import urldefrag, urlsplit

from plnfolio.frozen import dataclass
from plnfolio.lookup import anchors
from plnfolio.lookup.fetching import DOI
from plnfolio.lookup.moved import worth_telling
from plnfolio.patterns import regex
from plnfolio.publish import web
from plnfolio.publish.anywhere import EndlessError, Led, NoAddressError, NoHostError, ask, reach
from plnfolio.publish.host import PublishError
from plnfolio.publish.web import PassingError, UntrustedError

Verdict = Literal["alive", "dead", "unknown"]

REASONS: Mapping[str, str] = {
    "sign-in": "asks readers to sign in",
    "refused": "lets no program in",
    "busy": "was asked too often",
    "fault": "has a fault of its own",
    "silent": "gives no answer",
    "no-host": "has a host that nobody knows",
    "untrusted": "cannot prove who it is",
    "endless": "leads on and on",
    "no-address": "is no address of the web",
    "lost": "leads to a page of errors",
    "late": "was not asked, as it took too long",
}
"""Why an address is not judged, as it is said of it."""

_DEAD = frozenset({404, 410})
_BUSY = frozenset({408, 425, 429})
_NOT_NOW = frozenset({*_BUSY, 407})
"""What says nothing of the address: the proxy’s password, too many questions."""

_SECONDS = 10.0
_PAUSE = 0.2
_WAIT = 20.0
"""Seconds that a host may ask to be left in peace for, before the same is asked again."""

_SIGN_IN = regex(
    r"(?i)[/.](?:log-?in|sign-?in|log-?on|sso|saml2?|oauth2?|auth|authenticate|adfs|cas|shibboleth"
    r"|idp|accounts?)(?:[/.?_-]|\Z)"
)
_LOST = regex(r"(?i)/(?:404|(?:page-?)?not-?found|error(?:-?404)?)(?:\.\w+)?/?")


@dataclass(frozen=True, slots=True)
class Answered:
    """What an address said on a day; ``status`` is 0 where there was no answer.

    ``why`` is a key of ``REASONS``, for what is unknown. ``moved`` is the address that it has now,
    where that is worth telling. ``parts`` says of each place that was asked for whether it may be
    there. ``copy`` is the address of a copy of what is dead, empty where there is none, and None
    where nobody has said.
    """

    verdict: Verdict
    day: str = ""
    status: int = 0
    why: str = ""
    moved: str = ""
    parts: Mapping[str, bool] = field(default_factory=dict)
    copy: str | None = None

    @property
    def lasting(self) -> bool:
        """Whether it is likely to be the same tomorrow."""
        passing = self.status in _NOT_NOW or 500 <= self.status < 600
        return bool(self.status) and not passing


def answered(address: str, parts: Collection[str] = ()) -> Answered:
    """What an address is. It is dead where two answers say so.

    A HEAD is enough where it succeeds (RFC 9110 §9.3.2). Some hosts refuse it, or answer it with
    404 alone, so that everything else is asked again as a browser asks. Where places in the page
    are looked for, it is read.
    """
    asked = address.replace(DOI.usual, DOI.base, 1) if address.startswith(DOI.usual) else address
    try:
        reach(asked)
    except PublishError as error:
        return Answered("unknown", why=_why(error))
    gone, one = 0, Answered("unknown", why="silent")
    for number, method in enumerate(["GET" if parts else "HEAD", "GET", "GET"]):
        if number:
            web.PATIENCE.sleep(_PAUSE)
        one = _patiently(asked, method, parts)
        gone += one.verdict == "dead"
        if one.verdict == "alive" or gone == 2 or one.why in ("busy", "endless", "no-address"):
            break
        if number and one.verdict == "unknown":
            break
    if one.verdict == "dead" and gone < 2:
        return replace(one, verdict="unknown", why="refused")
    return one if address == asked else replace(one, moved="")


def _patiently(asked: str, method: str, parts: Collection[str]) -> Answered:
    """An answer; where the host asks for a short while in peace, the one after it."""
    try:
        return _once(asked, method, parts)
    except PassingError as error:
        if 0 < error.wait <= _WAIT:
            web.PATIENCE.sleep(error.wait)
            try:
                return _once(asked, method, parts)
            except PublishError as again:
                return _unanswered(again)
        return _unanswered(error)
    except PublishError as error:
        return _unanswered(error)


def _once(asked: str, method: str, parts: Collection[str]) -> Answered:
    patience = replace(web.PATIENCE, answer=_SECONDS)
    most = anchors.MOST if parts and method == "GET" else 0
    led = ask(asked, patience, most=most, accept="text/html, */*", method=method)
    status = led.answer.status
    if status in _DEAD:
        return Answered("dead", status=status)
    if why := _doubt(asked, led):
        return Answered("unknown", status=status, why=why)
    moved = led.moved if worth_telling(asked, led.moved) else ""
    own = urldefrag(led.address).fragment
    return Answered(
        "alive",
        status=status,
        moved=moved,
        parts=dict.fromkeys(parts, True) if own or not most else anchors.there(led.answer, parts),
    )


def _doubt(asked: str, led: Led) -> str:
    """Why an answer says nothing of the address, if it does not."""
    status = led.answer.status
    led_on = led.address != asked
    if status == 401 or (led_on and _SIGN_IN.search(led.address)):
        return "sign-in"
    if led_on and _LOST.fullmatch(urlsplit(led.address).path):
        return "lost"
    if not led.answer.good:
        return "busy" if status in _BUSY else "refused"
    return ""


def _unanswered(error: PublishError) -> Answered:
    status = error.status if isinstance(error, PassingError) else 0
    return Answered("unknown", status=status, why=_why(error))


def _why(error: PublishError) -> str:
    """Why no answer came that could be judged."""
    match error:
        case NoAddressError():
            return "no-address"
        case EndlessError():
            return "endless"
        case NoHostError():
            return "no-host"
        case UntrustedError():
            return "untrusted"
        case PassingError(status=status) if status in _BUSY:
            return "busy"
        case PassingError(status=status) if 500 <= status < 600:
            return "fault"
        case PassingError(status=status) if status:
            return "refused"
        case _:
            return "silent"
