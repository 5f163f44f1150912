"""Tokens, keys and passwords that everybody could read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plnfolio.check.asking import Asked
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.signs import Signs
from plnfolio.check.text import Text
from plnfolio.diagnostics import Span
from plnfolio.patterns import regex

_TOKEN = regex(
    r"(?P<token>(?<![\w-])(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{22,}|glpat-[\w-]{20,}"
    r"|nfp_[A-Za-z0-9]{30,}|npm_[A-Za-z0-9]{30,}|hf_[A-Za-z0-9]{30,}|(?:AKIA|ASIA)[0-9A-Z]{16}"
    r"|AIza[\w-]{30,}|xox[abeoprs]-[\w-]{12,}|sk-(?:proj-|ant-)?[A-Za-z0-9_-]{20,}"
    r"|[sr]k_(?:live|test)_[A-Za-z0-9]{16,}|SG\.[\w-]{16,}\.[\w-]{16,}|pypi-[\w-]{40,}"
    r"|ya29\.[\w-]{20,}|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,})(?![\w-]))"
    r"|(?P<key>-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----)"
    r"|(?P<login>://[^\s/:@<>{}$]+:(?P<pass>[^\s/@<>{}$*]{3,})@[\w.-]+)"
    r"|(?P<query>[?&](?:access_token|auth_token|api_?key|apikey|client_secret|token|password|passwd"
    r"|pwd|secret|sig|signature)=(?P<value>[^\s&#\"'<>)\]]{8,}))"
)
_BEGINNINGS = Signs(
    *"""
    ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- nfp_ npm_ hf_ AKIA ASIA AIza xox sk- k_live_ k_test_
    SG. pypi- ya29. eyJ -----BEGIN token= key= secret= password= passwd= pwd= sig= signature=
    """.split()
)
_WORDS = Signs("pass", "senha", "pwd", "pw:", "pw :", "code", "key", "token", "contrase")
_NAMES = Signs("key", "token", "secret", "passw")
_PASSWORD = regex(
    r"(?i)(?<![a-z])(?:pass ?word|passcode|passwd|pwd|pw(?= ?:)|passphrase|login code|api[ _-]?key"
    r"|secret[ _-]?(?:access[ _-]?)?key|access[ _-]?(?:key|token|code)"
    r"|contraseña|passwort|mot de passe|senha)s?\b"
    r"(?: (?:at|for|in|of|on|to) (?:the|our|my|this) [a-z-]+(?: [a-z-]+)?(?= (?:is|was)\b))?"
    r"(?:\*\*|[\"'”’])?(?:\s*[:=]\s*|\s+(?:is|was|are|es|ist|est)\s*:?\s*)"
    r"(?:\*\*|[*_])?[\"'“‘`]?(?P<value>[^\s\"'“”‘’`<>(),;]{6,})"
)
_BESIDE = regex(
    r"(?i)\b(?:password|passcode|passwort|contraseña|mot de passe)[ \n]"
    r"(?P<value>[^\s\"'“”‘’`<>(),;:]{8,})"
)
_SETTING = regex(
    r"(?m)^[ \t]*(?:export )?[\"']?(?P<name>[\w.-]+)[\"']? ?[=:] ?"
    r"[\"']?(?P<value>[\w+/=.-]{20,})[\"']?,?[ \t]*$"
)
"""A line of a program's settings, and what the names of secrets hold."""
_SECRET = regex(r"(?:api|access|auth|private|signing|service)[_.-]?key|token|secret|passw")
_EXAMPLE = regex(r"(?i)example|localhost|\$|%|127\.0\.0|:pass(?:word|wd)?[-_]\w+[-_]\w+@")
_LOGIN = regex(r"://[^\s/@]*:[^\s/@]*@")
_PLACEHOLDER = regex(
    r"(?i).*(?:your|example|placeholder|change|insert|redact|dummy|fake|sample|xxx|\*\*\*|\.\.\.|…"
    r"|0000|1234567890123|abcdefgh|secret_?here|token_?here|environ|getenv|process\.env)"
    r"|(?:pass(?:word|wd|phrase)?|pwd?|secret|token|key)\d?\Z|[<${\[%].*|(.)\1*\Z|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\Z"
)

_ANYBODY = regex(r"(?i)://(?:user(?:name)?|name|login|me|usr|foo|alice|bob):")
"""Begins the address of an example."""


def _secret(text: Text, asked: Asked) -> Iterable[Found]:
    """A token, a key or a password: in text, in code, in an address, in front matter."""
    may_be = _BEGINNINGS.stand_in(text.source) or _LOGIN.search(text.source)
    for number, line in enumerate(text.lines if may_be else (), start=1):
        for found in _TOKEN.finditer(line):
            value = found["pass"] or found["value"] or found[0]
            if (
                (not found["pass"] and _PLACEHOLDER.match(found[0]))
                or _ANYBODY.match(found[0])
                or _PLACEHOLDER.match(value)
                or (found["query"] and not _is_mixed(value))
                or (found["pass"] and _EXAMPLE.search(found[0]) and not _is_mixed(value))
            ):
                continue
            yield _given(text, number, found.start(), found[0].lstrip(":/?&"))
    yield from _settings(text)
    if _WORDS.stand_in(text.small):
        yield from _passwords(text)


def _settings(text: Text) -> Iterator[Found]:
    """What a line of code gives to a name that says what it is."""
    for block in text.blocks:
        if block.kind != "code" or not _NAMES.stand_in(block.raw.casefold()):
            continue
        for found in _SETTING.finditer(block.raw):
            value, name = found["value"], found["name"].lower()
            if _SECRET.search(name) and not _PLACEHOLDER.match(value) and _is_random(value):
                yield Found(block.place(found.start("value")), *_sentence(value))


def _passwords(text: Text) -> Iterator[Found]:
    """What stands behind the word."""
    for block in text.paragraphs:
        for found in _BESIDE.finditer(block.raw):
            if _is_chosen(value := found["value"].rstrip(".!?*_")):
                yield Found(block.place(found.start("value")), *_sentence(value))
        for found in _PASSWORD.finditer(block.raw):
            value = found["value"].strip(".*_,")
            if not _PLACEHOLDER.match(value) and _is_mixed(value) and len(value) >= 6:
                yield Found(block.place(found.start("value")), *_sentence(value))


def _is_mixed(value: str) -> bool:
    """Whether letters and digits are mixed, as in no word and no number."""
    return any(sign.isdigit() for sign in value) and any(sign.isalpha() for sign in value)


def _is_chosen(value: str) -> bool:
    """Whether a word beside “password” is one: letters, figures and a sign between or behind."""
    signs = [sign for sign in value if not sign.isalnum() and sign != "-"]
    return bool(signs) and _is_mixed(value) and not _PLACEHOLDER.match(value)


def _is_random(value: str) -> bool:
    """Whether a value has small letters, capitals and figures, as what a program draws."""
    return _is_mixed(value) and value != value.lower() and value != value.upper()


def _given(text: Text, line: int, start: int, value: str) -> Found:
    return Found(Span(text.path, line, start + 1), *_sentence(value))


def _sentence(value: str) -> tuple[str, str]:
    """What is said of a secret, of which no more is shown than is needed to find it."""
    shown = f"{value[:4]}…" if len(value) > 8 else f"{value[:2]}…"
    message = f"“{shown}” looks like a password or a key, and everybody could read it"
    return message, "take it out, and have a new one made: what was public once is known"


TEXT_RULES: tuple[TextRule, ...] = (TextRule("secret", "error", _secret),)
SITE_RULES: tuple[SiteRule, ...] = ()
