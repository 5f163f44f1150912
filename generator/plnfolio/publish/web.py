"""Requests over HTTP: the one module that speaks it. Patient, and silent about tokens.

The standard library’s, see decision 19.
"""

from __future__ import annotations

import http.client
import json
import random
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from plnfolio import __version__
from plnfolio.frozen import dataclass
from plnfolio.publish.host import PublishError, in_a_sentence
from plnfolio.publish.secret import Secret

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


def api_address(text: str, usual: str, variable: str) -> str:
    """Where an API is, by what a ``variable`` holds; PublishError if no token may be sent there."""
    text = text.strip().rstrip("/") or usual
    try:
        parts = urlsplit(text)
        known = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        parts, known = urlsplit(""), False
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL)
    if not (known and safe):
        raise PublishError(
            f"{variable} is no address that a token can be sent to",
            f"write one that begins with https://, or take {variable} away",
        )
    return text


@dataclass(frozen=True, slots=True)
class Patience:
    """How often something is tried, and how long is waited, in seconds.

    ``longest`` is what a host may ask for, and ``whole`` what it may take in all.
    """

    tries: int = 6
    first: float = 0.5
    most: float = 20.0
    longest: float = 120.0
    whole: float = 1200.0
    shown: float = 90.0
    look: float = 0.25
    answer: float = 60.0
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    clock: Callable[[], float] = time.time

    def pause(self, number: int) -> float:
        """How long to wait after try ``number``, which counts from 0: longer each time.

        By chance, so that five which were turned away do not come back together.
        """
        return float(min(self.first * 2**number, self.most) * (0.5 + self.chance() / 2))


PATIENCE = Patience()

_MINUTE = 60.0
"""What GitHub asks for where it names no time (“Exceeding the rate limit”)."""

_DAY = 24 * 60 * 60
"""A longer wait is no answer."""

_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""What passes by itself (RFC 9110 §15, RFC 6585 §4); all of 5xx is taken for it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered; ``headers`` have small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def good(self) -> bool:
        """Whether it did what was asked for."""
        return 200 <= self.status < 300

    @property
    def too_often(self) -> bool:
        """Whether too much was asked: RFC 6585 §4, and GitHub’s 403 for the same.

        docs.github.com, “Rate limits for the REST API”.
        """
        if self.status != 403:
            return self.status == 429
        left = self.headers.get("x-ratelimit-remaining", "").strip()
        named = "retry-after" in self.headers or "rate limit" in self.said().casefold()
        return named or left == "0"

    @property
    def passing(self) -> bool:
        """Whether the same may be answered otherwise in a while."""
        return self.status in _AGAIN or self.status >= 500 or self.too_often

    def data(self) -> Any:
        """The body as JSON; None where it is none."""
        try:
            return json.loads(self.body) if self.body.strip() else None
        except (ValueError, RecursionError):
            return None

    def said(self) -> str:
        """The host’s own message, word for word."""
        return in_a_sentence(_messages(self.data()) or _plain(self.body))[:600]


def _messages(data: Any) -> list[str]:
    """What an object of errors says: ``message``, and ``errors`` however deep they are."""
    if isinstance(data, str):
        return [data]
    if isinstance(data, list):
        return [text for item in data for text in _messages(item)]
    if not isinstance(data, dict):
        return []
    found = _messages(data.get("message")) or _messages(data.get("error"))
    errors = data.get("errors")
    if isinstance(errors, dict):
        return found + [
            f"{key} {text}" for key, value in errors.items() for text in _messages(value)
        ]
    return found + _messages(errors)


def _plain(body: bytes) -> list[str]:
    text = body.decode("utf-8", "replace").strip()
    return [] if text.startswith("<") else [text]


class PassingError(PublishError):
    """Nobody answered, or the host has a fault or asks to be left alone: it may go in a while.

    ``wait`` is how long the host asks for, ``perhaps`` whether it may have done what it was asked.
    ``status`` is that of its answer, and 0 where there was none.
    """

    def __init__(
        self, message: str, remedy: str, *, wait: float, perhaps: bool, status: int = 0
    ) -> None:
        super().__init__(message, remedy)
        self.wait = wait
        self.perhaps = perhaps
        self.status = status


class UntrustedError(PublishError):
    """The host has no certificate that this computer believes."""


class _AsItIs(urllib.request.HTTPErrorProcessor):
    """Every answer is given back; none is followed elsewhere, where a token must not go."""

    def http_response(self, request: urllib.request.Request, response: Any) -> Any:
        return response

    https_response = http_response


class _Followed(_AsItIs):
    """The same where there is no token: the site may have moved to its own domain."""

    def http_response(self, request: urllib.request.Request, response: Any) -> Any:
        if response.status in MOVED:
            return urllib.request.HTTPErrorProcessor.http_response(self, request, response)
        return response

    https_response = http_response


MOVED = frozenset({301, 302, 303, 307, 308})
"""What an answer has that leads elsewhere (RFC 9110 §15.4)."""

FOR_GOOD = frozenset({301, 308})
"""Those that say that it will stay so."""


class Web:
    """A host’s address, and the token that it knows the author by.

    ``base`` is where all paths begin. What passes is tried again; everything else is given back.
    Where there is a token, or nobody is to ``follow``, so is an answer that leads elsewhere. No
    more than ``most`` bytes of an answer are read, if it is given. ``accept`` is the kind of answer
    that is asked for.
    """

    def __init__(
        self,
        name: str,
        base: str,
        token: Secret | None,
        patience: Patience,
        *,
        follow: bool = True,
        most: int = -1,
        accept: str = "application/json",
    ) -> None:
        self.name = name
        self.patience = patience
        self._base = base
        self._token = token
        self._most = most
        self._accept = accept
        local = urlsplit(base).hostname in LOCAL
        proxies = [urllib.request.ProxyHandler({})] if local else []
        as_it_is = _Followed if follow and not token else _AsItIs
        self._open = urllib.request.build_opener(*proxies, as_it_is).open

    def ask(
        self,
        method: str,
        path: str,
        *,
        json_: object = None,
        data: bytes | None = None,
        tries: int = 0,
    ) -> Answer:
        """An answer that is no passing one; PassingError if none comes."""
        number = 0
        while True:
            try:
                answer = self._once(method, path, json_, data)
                if not answer.passing:
                    return answer
                raise self._busy(answer, self._asked(answer))
            except PassingError as error:
                number += 1
                if number >= (tries or self.patience.tries) or not self.rest(error, number):
                    raise

    def rest(self, error: PassingError, number: int) -> bool:
        """Wait after the try with this number; False, at once, if the host asks for too long."""
        wait = error.wait or self.patience.pause(number - 1)
        if wait > self.patience.longest:
            return False
        self.patience.sleep(wait)
        return True

    def _once(self, method: str, path: str, json_: object, data: bytes | None) -> Answer:
        headers = {
            "User-Agent": f"plnfolio/{__version__}",
            "Accept": self._accept,
            "Cache-Control": "no-cache",
        }
        if self._token:
            headers["Authorization"] = f"Bearer {self._token.reveal()}"
        if json_ is not None:
            data = json.dumps(json_, ensure_ascii=False).encode()
            headers["Content-Type"] = "application/json"
        elif data is not None:
            headers["Content-Type"] = "application/octet-stream"
        request = urllib.request.Request(  # noqa: S310 - https, or this computer
            self._base + path, data=data, headers=headers, method=method
        )
        try:
            with self._open(request, timeout=self.patience.answer) as response:
                return _answer(response, self._most, self.patience)
        except (OSError, http.client.HTTPException) as error:
            # ``from None``: what a request was made of is in no traceback either.
            raise self._unreachable(error) from None

    def _unreachable(self, error: Exception) -> PublishError:
        """Why no answer came."""
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        where = urlsplit(self._base).netloc
        if isinstance(reason, ssl.SSLCertVerificationError):
            return UntrustedError(
                f"{where} cannot prove to this computer who it is",
                "with Python from python.org on a Mac, run “Install Certificates.command” in its "
                "folder; in a school or a company, ask whoever looks after the network",
            )
        said, perhaps = "the connection was cut off", True
        if isinstance(reason, TimeoutError):
            said = "no answer came"
        elif isinstance(reason, socket.gaierror | ConnectionRefusedError):
            said, perhaps = "nobody is there", False
        return PassingError(
            f"{self.name} cannot be reached at {where}: {said}",
            "see whether you are connected, and run the same again: it goes on where it stopped",
            wait=0.0,
            perhaps=perhaps,
        )

    def _busy(self, answer: Answer, wait: float) -> PassingError:
        said = f": “{self.hide(answer.said())}”" if answer.said() else ""
        what = "is asked too often" if answer.too_often else "has a fault of its own"
        long = self.patience.longest < wait < _DAY
        when = f"in {round(wait / 60)} minutes" if long else "later"
        return PassingError(
            f"{self.name} {what} ({answer.status}){said}",
            f"run the same again {when}: it goes on where it stopped",
            wait=wait,
            perhaps=not answer.too_often and answer.status != 503,
            status=answer.status,
        )

    def _asked(self, answer: Answer) -> float:
        """How long the host asks to wait (RFC 9110 §10.2.3); 0 if it does not say."""
        asked = answer.headers.get("retry-after", "").strip()
        if asked.isascii() and asked.isdecimal():
            return float(asked)
        if asked:
            try:
                then = parsedate_to_datetime(asked).timestamp()
            except (ValueError, OverflowError):
                return 0.0
            return max(0.0, then - self.patience.clock())
        reset = answer.headers.get("x-ratelimit-reset", "").strip()
        used_up = answer.headers.get("x-ratelimit-remaining", "0").strip() == "0"
        if answer.too_often and used_up and reset.isascii() and reset.isdecimal():
            return max(0.0, float(reset) - self.patience.clock())
        return _MINUTE if answer.status == 403 else 0.0

    def hide(self, text: str) -> str:
        """A host’s message, in which no token may stand."""
        return self._token.hide(text) if self._token else text


def _answer(response: Any, most: int, patience: Patience) -> Answer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    body = response.read() if most < 0 else _read(response, most, patience)
    return Answer(response.status, headers, body)


def _read(response: Any, most: int, patience: Patience) -> bytes:
    """No more than ``most`` bytes; TimeoutError where they come drop by drop."""
    end = time.monotonic() + 2 * patience.answer
    pieces: list[bytes] = []
    while most > 0 and (piece := response.read1(min(most, 1 << 16))):
        pieces.append(piece)
        most -= len(piece)
        if time.monotonic() > end:
            raise TimeoutError
    return b"".join(pieces)
