"""Tokens, keys and passwords that everybody could read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plnfolio.check.asking import Asked
from plnfolio.check.columns import below
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
    r"|dckr_pat_[\w-]{20,}|figd_[\w-]{30,}|gsk_\w{40,}|ntn_\w{40,}|shpat_[0-9a-f]{32}"
    r"|ya29\.[\w-]{20,}|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,})(?![\w-]))"
    r"|(?P<key>-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----)"
    r"|(?P<hook>(?:hooks\.slack\.com/(?:services|workflows|triggers)(?=/T)"
    r"|discord(?:app)?\.com/api/webhooks/\d+|webhook\.office\.com/webhookb2"
    r"|chat\.googleapis\.com/v1/spaces)/[\w@/.-]{24,})"
    r"|(?P<login>://[^\s/:@<>{}$]+:(?P<pass>[^\s/@<>{}$*]{3,})@[\w.-]+)"
    r"|(?P<bearer>(?<=\bBearer )[\w.~+/-]{20,})"
    r"|(?P<query>[?&](?:access_token|auth_token|api_?key|apikey|client_secret|token|password|passwd"
    r"|pwd|secret|sig|signature)=(?P<value>[^\s&#\"'<>)\]]{8,}))"
)
_BEGINNINGS = Signs(
    *"""
    ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- nfp_ npm_ hf_ AKIA ASIA AIza xox sk- k_live_ k_test_
    SG. pypi- ya29. eyJ -----BEGIN dckr_pat_ figd_ gsk_ ntn_ shpat_ /webhook
    /services/T /workflows/T /triggers/T /v1/spaces
    token= key= secret= password= passwd= pwd= sig= signature=
    """.split(),
    "Bearer ",
)
_NEAR = tuple(
    map(
        regex,
        (
            r"p(?:ass|w[d: \n])",
            r"k(?:ey|en(?<=token)|ennwort)",
            r"c(?:ode|ontrase)",
            r"h(?:a(?<=senha)|twoord|reib(?<=einschreib))",
        ),
    )
)
_PIN = regex(r"P(?=IN\b)")
_WORDS = Signs(
    "passw", "pass w", "passc", "passph", "de passe", "pwd", "pw:", "pw :", "pw ", "pw\n",
    "login code", "api key", "api_key", "api-key", "apikey", "secret key", "secret_key",
    "secret-key", "secretkey", "secret access", "secret_access", "access key", "access_key",
    "access-key", "accesskey", "access token", "access_token", "access-token", "accesstoken",
    "access code", "access_code", "ment key", "ment code", "course key", "license key",
    "licence key", "product key", "activation", "einschreib", "contrase", "kennwort",
    "zugangscode", "wachtwoord", "senha",
)  # fmt: skip
"""One of these is in every block that tells a password, and of ``_NEAR``, which is quick."""
_NAMES = Signs("key", "token", "secret", "pass", "pwd", "-u ")
_CALLED = (
    r"(?:pass ?word|passcode|passwd|pwd|pw(?= ?:)|passphrase|login code|api[ _-]?key"
    r"|secret[ _-]?(?:access[ _-]?)?key|access[ _-]?(?:key|token|code)"
    r"|enroll?ment (?:key|code)|(?:course|licen[cs]e|product) key|activation (?:key|code)"
    r"|einschreibeschlüssel"
    r"|contraseña|passwort|kennwort|zugangscode|wachtwoord|mot de passe|senha)s?"
)
_OF = (
    r"(?: (?:at|for|in|of|on|to|für|im|zum|para|pour|voor|del?|du) (?:[\w-]+ ){0,2}[\w-]+"
    r"(?=\*{0,2} ?:| (?:is|was|ist|es|est)\b))?"
)
_PASSWORD = regex(
    rf"(?i)(?<![a-z]){_CALLED}\b{_OF}"
    r"(?:\*\*|[\"'”’])?(?:\s*[:=]\s*|\s+(?:is|was|are|es|ist|est)\s*:?\s*)"
    r"(?:\*\*\s?|[*_])?[\"'“‘`]?(?P<value>[^\s\"'“”‘’`<>(),;]{6,})"
)
_FIGURES = regex(
    rf"(?i)(?<![a-z])(?:passcode(?: ?:| is| was)? |(?-i:PIN\b){_OF}(?: ?:| is| was) )"
    r"\*{0,2}`?(?P<value>\d{4,10})(?![\w.,/-]*\d)"
)
_WORDED = regex(
    rf"(?i)(?<![a-z]){_CALLED}\b{_OF}\*{{0,2}} ?: ?\*{{0,2}}[`“\"]?"
    r"(?P<value>[a-z]+(?:-[a-z]+){2,})(?![\w.-]*\w)"
)
_NOT_YET = regex(r"(?i)(?:as|auto|case|no|not|one|same|see|to|up|user|your)-")
"""Begins what is said of a password, and is none."""
_BESIDE = regex(
    r"(?i)\b(?:password|passcode|passphrase|passwort|kennwort|contraseña|mot de passe|pw)[ \n]"
    r"(?:[`*]{1,2}|[\"“«] ?)?"
    r"(?P<value>[^\s\"'“”‘’`<>(),;:]{8,})"
)
_JOINED = regex(r"[A-Za-z]+(?:-[A-Za-z]+)+-?\d+")
"""Words of a passphrase: “coir-sisal-1883”."""
_ENTERED = regex(
    r"(?i)\b(?:account|benutzer(?:name)?|guest|log[- ]?in|user(?:name)?|visitor|zugang)\b"
    r"[^.!?\n]{0,60}\Z"
)
"""Says before a password with which name it is to be given."""
_PAIR = regex(
    r"(?i)\b(?:account|benutzer(?:name)?|log[- ]?in|user(?:name)?) ?/ ?(?:pass(?:word|wort)|pw)"
    r"\*{0,2} ?[:=] ?\*{0,2}`?[\w.@-]{2,40}`? ?/ ?`?(?P<value>[^\s\"'“”‘’`<>(),;/]{6,})"
)
_HEAD = regex(rf"(?i)\W*(?:[\w-]+ )?(?:{_CALLED}|pw|pin)\W*")
_CELL = regex(r"[\s*_`]*(?P<value>[^\s*`|]{6,60})[\s*_`]*")
_SETTING = regex(
    r"(?m)^[ \t]*(?:export )?[\"']?(?P<name>[\w.-]+)[\"']? ?[=:] ?"
    r"[\"']?(?P<value>[\w+/=.-]{20,})[\"']?,?[ \t]*$"
)
"""A line of a program's settings, and what the names of secrets hold."""
_GIVEN = regex(
    r"(?i)(?:passw(?:or)?[dt]|passphrase|pwd|pass|kennwort)(?:[\"']? ?(?:=>|:=|[:=]) ?| )"
    r"(?P<mark>[\"']?)(?P<value>[^\s\"'`<>(),;{}\[\]$]{8,})(?=[\"']?[,;)}]?(?:\s|\Z))"
    r"|(?<!\S)(?:-u|--user)[ =][\"']?[\w.@-]+:(?P<told>[^\s\"':]{6,})"
)
"""A password in code, as a setting, in a remark or for a program."""
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
                or ((found["query"] or found["bearer"]) and not _is_mixed(value))
                or (found["pass"] and _EXAMPLE.search(found[0]) and not _is_mixed(value))
            ):
                continue
            yield _given(text, number, found.start(), found[0].lstrip(":/?&"))
    yield from _settings(text)
    near = any(one.search(text.small) for one in _NEAR)
    if (near and _WORDS.stand_in(text.small)) or _PIN.search(text.raw):
        yield from _passwords(text)


_MANY_FIGURES = 6
"""Among letters, as no word has them."""


def _settings(text: Text) -> Iterator[Found]:
    """What a line of code gives to a name that says what it is."""
    for block in text.blocks:
        if block.kind != "code" or not _NAMES.stand_in(block.raw.casefold()):
            continue
        for found in _SETTING.finditer(block.raw):
            value, name = found["value"], found["name"].lower()
            drawn = _is_random(value) or sum(map(str.isdigit, value)) >= _MANY_FIGURES
            if _SECRET.search(name) and not _PLACEHOLDER.match(value) and drawn:
                yield Found(block.place(found.start("value")), *_sentence(value))
        for found in _GIVEN.finditer(block.raw):
            value = found["value"] or found["told"]
            quoted = bool(found["mark"] or found["told"])
            hard = _is_random(value) or (quoted and _is_chosen(value))
            if hard and not _PLACEHOLDER.match(value) and "://" not in value:
                yield Found(block.place(found.start(found.lastgroup or 0)), *_sentence(value))


def _passwords(text: Text) -> Iterator[Found]:
    """What stands behind the word, or below it in a table."""
    for block in text.paragraphs:
        said = _WORDS.stand_in(block.raw.casefold()) or "PIN" in block.raw
        for start, value in sorted(dict(_behind(block.raw)).items()) if said else ():
            yield Found(block.place(start), *_sentence(value))
    for block in below(text, _HEAD):
        found = _CELL.fullmatch(block.raw)
        if found is not None and _is_chosen(value := found["value"], "-"):
            yield Found(block.place(found.start("value")), *_sentence(value))


def _behind(raw: str) -> Iterator[tuple[int, str]]:
    """What stands behind the word in a block, with the place of each."""
    for found in _BESIDE.finditer(raw):
        value = found["value"].rstrip("?*_")
        plain = value.rstrip(".!")
        entered = _is_mixed(plain) and _ENTERED.search(
            raw, max(0, found.start() - 80), found.start()
        )
        if (
            _is_chosen(plain)
            or _JOINED.fullmatch(plain)
            or (entered and not _PLACEHOLDER.match(plain))
        ):
            yield found.start("value"), plain
    for pattern in (_PASSWORD, _PAIR):
        for found in pattern.finditer(raw):
            value = found["value"].strip(".*_,")
            if not _PLACEHOLDER.match(value) and _is_mixed(value) and len(value) >= 6:
                yield found.start("value"), value
    for found in _FIGURES.finditer(raw):
        yield found.start("value"), found["value"]
    for found in _WORDED.finditer(raw):
        value = found["value"]
        if not (_NOT_YET.match(value) or _PLACEHOLDER.match(value)):
            yield found.start("value"), value


def _is_mixed(value: str) -> bool:
    """Whether letters and digits are mixed, as in no word and no number."""
    return any(sign.isdigit() for sign in value) and any(sign.isalpha() for sign in value)


def _is_chosen(value: str, joining: str = "") -> bool:
    """Whether a word beside “password” is one: letters, figures and a sign between or behind,
    which a dash is only where it may be ``joining``.
    """
    signs = [sign for sign in value if not sign.isalnum() and (sign != "-" or sign in joining)]
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
